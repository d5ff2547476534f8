// SPDX-FileCopyrightText: Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// ExchangeBody: a body of the log as text, laid out, as a tree or in hexadecimal, with a search; over the bytes
// themselves. JSON is filtered by a JSONPath.
#pragma once

#include "ui/text/byte_lines.h"

#include <QWidget>

class QStackedLayout;

namespace signalbox::ui {

class BytesView;
class EmptyState;
class IconButton;
class JsonPages;
class Label;
class SearchField;
class Segmented;

class ExchangeBody final : public QWidget {
  Q_OBJECT
public:
  ExchangeBody(const QString& name, const QString& id, QWidget* parent = nullptr);

  // `bytes`: of the whole; `body` is what is kept of it.
  void show(std::string body, const QString& mediaType, std::uint64_t bytes, bool isLost);
  void showNote(const QString& title, const QString& text); // in place of a body
  void focusSearch();
  bool isJson() const { return m_isJson; } // all of it is here
  void openFilter();                       // of JSON, by a JSONPath
  void setFilterKeys(const QString& keys);

protected:
  bool eventFilter(QObject* watched, QEvent* event) override; // Enter: the next match

private:
  QWidget* makeTools();
  void render();
  void renderCount();
  void showInText(std::size_t begin);

  Bytes m_body;
  bool m_isJson = false;
  Label* m_facts;
  Label* m_count;
  SearchField* m_search;
  Segmented* m_form;
  IconButton* m_filter;
  IconButton* m_copy;
  BytesView* m_view;
  JsonPages* m_json;
  EmptyState* m_empty;
  QStackedLayout* m_pages;
  QWidget* m_content;
};

} // namespace signalbox::ui
