// SPDX-FileCopyrightText: Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/docs/search.h"

#include <algorithm>

namespace signalbox::docs {

namespace {

std::string lowered(std::string_view text) {
  std::string low(text);
  std::ranges::transform(low, low.begin(), [](char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c + 32) : c; });
  return low;
}

std::vector<std::string> wordsOf(std::string_view query) {
  std::vector<std::string> words;
  std::string word;
  for (const char c : lowered(query) + ' ') {
    if (c != ' ')
      word += c;
    else if (!word.empty())
      words.push_back(std::exchange(word, {}));
  }
  return words;
}

int countOf(const std::string& text, const std::string& word) {
  int count = 0;
  for (std::size_t at = text.find(word); at != text.npos; at = text.find(word, at + word.size())) ++count;
  return count;
}

// One page: its texts are shown to it one after the other.
class Page final {
public:
  explicit Page(const std::vector<std::string>& words) : m_words(words), m_counts(words.size()) {}

  void read(std::string_view text, const std::string& where = {}) {
    const std::string low = lowered(text);
    bool isHere = false;
    for (std::size_t index = 0; index < m_words.size(); ++index) {
      const int count = countOf(low, m_words[index]);
      m_counts[index] += count;
      isHere = isHere || count > 0;
    }
    if (isHere && m_where.empty() && !m_isInTitle) m_where = where;
    if (isHere && where.empty()) m_isInTitle = true;
  }

  void read(const Field& field, const std::string& what) {
    const std::string where = what + ' ' + field.name;
    read(field.name, where);
    read(field.type, where);
    read(field.description, where);
    for (const std::string& facet : field.facets) read(facet, where);
  }

  void read(const std::vector<Content>& contents, const std::string& what, bool isShownWhole) {
    for (const Content& content : contents) {
      read(content.mediaType, what);
      read(content.type, what);
      read(content.description, what);
      if (isShownWhole || content.models.empty()) // else they stand on the model's own page
        for (const Field& field : content.fields) read(field, what + " field");
    }
  }

  void read(const Operation& operation) {
    read(operation.title);
    read(operation.method + ' ' + operation.path);
    read(operation.id, "operation id");
    for (const std::string& tag : operation.tags) read(tag, "tag");
    read(operation.description, "description");
    for (const Group& group : operation.parameters)
      for (const Field& field : group.fields) read(field, group.place + " parameter");
    read(operation.bodyDescription, "body");
    read(operation.bodies, "body", true);
    for (const Response& response : operation.responses) {
      read(response.status + ' ' + response.description, "response " + response.status);
      read(response.contents, "response " + response.status, false);
    }
    for (const Operation& callback : operation.callbacks) {
      read(callback.callbackName, "callback");
      read(callback.title, "callback");
      read(callback.description, "callback");
    }
  }

  void read(const Model& model) {
    read(model.name);
    read(model.description, "description");
    read(model.type, "type");
    for (const Field& field : model.fields) read(field, "field");
    for (const std::string& value : model.values) read(value, "value " + value);
  }

  void finish(std::string key, std::string title, std::vector<Hit>& hits) const {
    if (std::ranges::find(m_counts, 0) != m_counts.end()) return;
    int all = 0;
    for (const int count : m_counts) all += count;
    hits.push_back({std::move(key), std::move(title), m_isInTitle ? std::string() : m_where, all});
  }

private:
  const std::vector<std::string>& m_words;
  std::vector<int> m_counts;
  std::string m_where; // the first place besides the title
  bool m_isInTitle = false;
};

} // namespace

std::vector<Hit> search(const Document& document, std::string_view query) {
  std::vector<Hit> hits;
  const std::vector<std::string> words = wordsOf(query);
  if (words.empty()) return hits;
  for (const std::vector<Operation>* pages : {&document.operations, &document.webhooks})
    for (const Operation& operation : *pages) {
      Page page(words);
      page.read(operation);
      page.finish(operation.key(), operation.title, hits);
    }
  for (const Model& model : document.models) {
    Page page(words);
    page.read(model);
    page.finish(model.key(), model.name, hits);
  }
  return hits;
}

} // namespace signalbox::docs
