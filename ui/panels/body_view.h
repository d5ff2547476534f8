// SPDX-FileCopyrightText: Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// BodyView: the body of an answer in the forms that suit it: pretty or raw, a table, a picture, a page that can do
// nothing, or hexadecimal; with a search over what is shown.
#pragma once

#include "ui/commands/findable.h"
#include "ui/models/csv_model.h"
#include "ui/panels/response_state.h"
#include "ui/text/byte_lines.h"

#include <QWidget>

class QLabel;
class QStackedLayout;
class QTableView;
class QTextBrowser;

namespace signalbox::ui {

class BytesView;
class IconButton;
class JsonEditor;
class Label;
class SearchField;

class BodyView final : public QWidget, public Findable {
  Q_OBJECT
public:
  enum class Form { Pretty, Raw, Table, Picture, Page, Hex };
  static constexpr std::size_t editorLimit = 1 << 20; // bytes: what is larger is shown by a view over the bytes

  explicit BodyView(QWidget* parent = nullptr);

  void setBody(const std::shared_ptr<const client::Response>& response, const ResponseState& state);
  const QVector<Form>& forms() const { return m_forms; } // the usual one first
  void setForm(Form form);
  Form form() const { return m_form; }
  static QString formName(Form form);

  void openSearch();
  void find() override { openSearch(); }
  BytesView& bytesView() { return *m_bytesView; }
  Bytes bytes() const { return m_bytes; }

protected:
  bool eventFilter(QObject* watched, QEvent* event) override;

private:
  QWidget* makeSearch();
  QWidget* makePicture();
  void show();
  void showInEditor(const QString& text);
  void showBytes(ByteLines::Kind kind);
  void showPicture();
  void search(const QString& text);
  void step(int direction);
  void renderCount();

  Bytes m_bytes;
  ResponseState m_state;
  QVector<Form> m_forms;
  Form m_form = Form::Pretty;
  QStackedLayout* m_pages;
  JsonEditor* m_editor;
  BytesView* m_bytesView;
  CsvModel m_csv;
  QTableView* m_table;
  QTextBrowser* m_page;
  QLabel* m_picture = nullptr;
  QWidget* m_searchRow = nullptr;
  SearchField* m_searchField = nullptr;
  Label* m_count = nullptr;
};

} // namespace signalbox::ui
