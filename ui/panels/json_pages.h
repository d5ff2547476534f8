// SPDX-FileCopyrightText: Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// JsonPages: a JSON text as a tree and filtered by a JSONPath, beside what shows the text itself, which is its owner's.
// The text is read when one of both is first asked for.
#pragma once

#include <QWidget>

#include <memory>
#include <string>

class QStackedLayout;
class QVBoxLayout;

namespace signalbox::ui {

class JsonReader;
class JsonTreeView;
class PathFilter;

class JsonPages final : public QWidget {
  Q_OBJECT
public:
  enum class Page { Text, Tree };

  // `id` begins the object names: "response" gives "response.tree" and "response.path"; `name` is the tree's. `text` is
  // shown as the first page; its focus proxy, where it has one, gets the keyboard.
  JsonPages(const QString& id, const QString& name, QWidget* text, QWidget* parent = nullptr);

  void setJson(std::shared_ptr<const std::string> json); // null: there is none, and nothing to filter
  void show(Page page);                                  // in place of the results, where these are listed
  bool showsText() const;
  void openFilter(const QString& path = {}); // an empty path leaves the last one; nothing where there is no JSON
  void showPlace(std::size_t offset);        // of a value, on the page that is shown
  void focusPage();
  QString path() const;      // of the filter
  void setKeeps(bool keeps); // values of the tree may be kept as variables

Q_SIGNALS:
  // A value from `begin` to `end` of the JSON is to be shown in the text, whose page is in view.
  void textRequested(std::size_t begin, std::size_t end);
  void keepRequested(const QString& path, const QString& value);

private:
  JsonReader& reader();
  JsonTreeView& tree();
  PathFilter& filter();
  void showResults();
  bool showsResults() const;
  void showInText(std::size_t offset);
  void closeResults();

  QString m_id;
  QString m_name;
  bool m_keeps = false;
  std::shared_ptr<const std::string> m_json;
  Page m_page = Page::Text;
  QVBoxLayout* m_column;
  QStackedLayout* m_pages;
  QWidget* m_text;
  JsonReader* m_reader = nullptr; // each is made at its first need
  JsonTreeView* m_tree = nullptr;
  PathFilter* m_filter = nullptr;
};

} // namespace signalbox::ui
