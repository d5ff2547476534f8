// SPDX-FileCopyrightText: Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// BodyView: the body of an answer in the forms that suit it: pretty or raw, a tree, a table, a picture, a page
// that can do nothing, or hexadecimal; with a search over what is shown, and JSON filtered by a path.
#pragma once

#include "ui/commands/findable.h"
#include "ui/panels/response_state.h"
#include "ui/text/byte_lines.h"

#include <QWidget>

class QLabel;
class QStackedLayout;
class QTextBrowser;

namespace signalbox::ui {

class BytesView;
class CsvView;
class FindBar;
class JsonEditor;
class JsonPages;

class BodyView final : public QWidget, public Findable {
  Q_OBJECT
public:
  enum class Form { Pretty, Raw, Tree, Table, Picture, Page, Hex };
  static constexpr std::size_t editorLimit = 1 << 20; // bytes: what is larger is shown by a view over the bytes

  explicit BodyView(QWidget* parent = nullptr);

  void setBody(const std::shared_ptr<const client::Response>& response, const ResponseState& state);
  const QVector<Form>& forms() const { return m_forms; } // the usual one first
  void setForm(Form form);
  Form form() const { return m_form; }
  static QString formName(Form form);
  bool isJson() const;
  bool showsEditor() const; // whose lines may wrap

  void openSearch();
  void closeSearch();
  void find() override { openSearch(); }
  bool filter() override; // JSON
  JsonPages& json() { return *m_json; }
  BytesView& bytesView() { return *m_bytesView; }
  Bytes bytes() const { return m_bytes; }

Q_SIGNALS:
  void formChanged();                                            // by the view itself
  void keepRequested(const QString& name, const QString& value); // as a variable; the name may be empty

private:
  QWidget* makeSearch();
  QWidget* makePicture();
  QWidget* makePages();
  void showInText(std::size_t begin, std::size_t end); // bytes of the body
  void show();
  void showInEditor(Form form);
  QString textOf(Form form) const;
  void showBytes(ByteLines::Kind kind);
  void showPage();
  void showPicture();
  void openMenu(const QPoint& place); // of the editor
  void search(const QString& text);
  void step(int direction);
  void renderCount();

  Bytes m_bytes;
  ResponseState m_state;
  QVector<Form> m_forms;
  QVector<Form> m_made; // of this body: what was laid out or decoded once stays
  Form m_form = Form::Pretty;
  QStackedLayout* m_pages;
  JsonEditor* m_editor;
  BytesView* m_bytesView;
  JsonPages* m_json;
  CsvView* m_table;
  QTextBrowser* m_page;
  QLabel* m_picture = nullptr;
  FindBar* m_find = nullptr;
};

} // namespace signalbox::ui
