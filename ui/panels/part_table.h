// SPDX-FileCopyrightText: Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// PartTable: the parts of a form or multipart body as rows: on or off, name, text or file; or as one text.
#pragma once

#include "ui/panels/request_completion.h"
#include "ui/panels/request_draft.h"

#include <QWidget>

#include <vector>

class QVBoxLayout;

namespace signalbox::ui {

class BulkEditor;
class Button;

class PartTable final : public QWidget {
  Q_OBJECT
public:
  explicit PartTable(QWidget* parent = nullptr);

  void setParts(const QVector<PartRow>& parts, BodyKind kind); // keeps the focus when the names are the same
  void setBulk(bool isText);
  bool isBulk() const { return m_isBulk; }
  std::optional<RequestField> fieldOf(const QLineEdit& edit) const; // none where it is no row's
  bool focusRow(const QString& name);                               // false when there is none
  bool setProblem(const QString& name, const QString& message);
  void clearProblems();

Q_SIGNALS:
  void edited(const QVector<signalbox::ui::PartRow>& parts);

private:
  class Row;
  void rebuild();
  void change(int index, const PartRow& part);
  void remove(int index);
  void add(bool isFile);
  void goOn(const Row& row); // to the next row, or a new one behind the last
  void chooseFile(int index);
  void renderText();

  BodyKind m_kind = BodyKind::Form;
  QVector<PartRow> m_parts;
  std::vector<Row*> m_widgets;
  QVBoxLayout* m_layout;
  QWidget* m_buttons;
  Button* m_addText;
  Button* m_addFile;
  BulkEditor* m_text = nullptr; // made when it is first wanted
  bool m_isBulk = false;
};

} // namespace signalbox::ui
