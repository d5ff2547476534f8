// SPDX-FileCopyrightText: Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// BodyEditor: the body of a draft in the form of its kind: JSON, a form, multipart, raw text, a file, or nothing.
#pragma once

#include "ui/panels/request_draft.h"

#include <QWidget>

class QStackedLayout;

namespace signalbox::ui {

class CodeEditor;
class ComboBox;
class JsonEditor;
class LineEdit;
class PartTable;

class BodyEditor final : public QWidget {
  Q_OBJECT
public:
  explicit BodyEditor(QWidget* parent = nullptr);

  void setDraft(const RequestDraft& draft); // does not emit edited()
  JsonEditor& json() { return *m_json; }
  PartTable& parts() { return *m_parts; }
  BodyKind kind() const { return m_draft.bodyKind; }

Q_SIGNALS:
  void kindRequested(signalbox::ui::BodyKind kind);      // where no body is sent
  void edited(const signalbox::ui::RequestDraft& draft); // by the person; only the body's members differ

private:
  QWidget* makeNothing();
  QWidget* makeRaw();
  QWidget* makeBinary();
  void chooseFile();
  void showType(LineEdit& edit) const;
  void change();

  RequestDraft m_draft;
  QStackedLayout* m_pages;
  JsonEditor* m_json;
  PartTable* m_parts;
  CodeEditor* m_raw = nullptr;
  LineEdit* m_rawType = nullptr;
  LineEdit* m_file = nullptr;
  LineEdit* m_fileType = nullptr;
};

} // namespace signalbox::ui
