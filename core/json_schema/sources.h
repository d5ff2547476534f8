// SPDX-FileCopyrightText: Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// Sources: the documents of one compilation, their schema resources (what has an address) and the way from a reference
// to the schema it means.
#pragma once

#include "core/base/result.h"
#include "core/json_schema/dialect.h"
#include "core/json_schema/schema.h"

#include <deque>
#include <string>
#include <unordered_map>
#include <vector>

namespace signalbox::json_schema {

using ResourceIndex = std::uint32_t;

struct Resource {
  std::string uri; // absolute where the document has an address; no fragment
  const Value* root = nullptr;
  Rules rules;
  std::unordered_map<std::string, const Value*> anchors;
  std::unordered_map<std::string, const Value*> dynamicAnchors; // $recursiveAnchor is the one named ""
};

// Where a schema stands: its resource and the pointer from that resource's root.
struct Site {
  ResourceIndex resource = 0;
  std::string pointer;
};

class Sources final {
public:
  explicit Sources(const CompileOptions& options) : m_options(options) {}

  // The document's root becomes a resource, and so does every schema in it that has an address.
  Result<ResourceIndex> load(const DocumentPtr& document);

  // What `reference` means inside of `resource`.
  Result<const Value*> resolve(ResourceIndex resource, std::string_view reference);

  // A schema that stands at a place where the scan did not expect one.
  Result<void> scan(const Value& schema, ResourceIndex resource, std::string pointer);

  bool isKnown(const Value& schema) const { return m_sites.contains(&schema); }
  const Site& siteOf(const Value& schema) const { return m_sites.at(&schema); }
  const Resource& at(ResourceIndex index) const { return m_resources[index]; }
  std::size_t resourceCount() const { return m_resources.size(); }
  std::vector<DocumentPtr> takeDocuments() { return std::move(m_documents); }

private:
  struct Visit {
    const Value* schema = nullptr;
    ResourceIndex resource = 0;
    std::string pointer;
  };

  Result<void> visit(Visit visit, std::vector<Visit>& open);
  void addAnchors(const Value& schema, ResourceIndex resource);
  void addChildren(const Value& schema, ResourceIndex resource, const std::string& pointer, std::vector<Visit>& open);
  ResourceIndex addResource(std::string uri, const Value& root, const Rules& rules);
  Result<Rules> rulesOf(const Value& schema, const Rules& inherited);
  Result<Rules> customRules(std::string_view metaschemaUri, const Rules& inherited);
  DocumentPtr find(std::string_view uri) const;
  Result<const Value*> anchorIn(ResourceIndex resource, const std::string& name, std::string_view reference) const;
  const Value* step(const Value& value, const std::string& token);
  Result<const Value*> follow(ResourceIndex resource, std::string_view pointer, std::string_view reference);

  const CompileOptions& m_options;
  std::deque<Resource> m_resources;
  std::unordered_map<std::string, ResourceIndex> m_byUri;
  std::unordered_map<const Value*, Site> m_sites;
  std::unordered_map<const Value*, std::unordered_map<std::string_view, const Value*>> m_largeDicts; // by key
  std::vector<DocumentPtr> m_documents;
};

// A member that is a text; empty when there is none.
std::string_view textOf(const Value& object, std::string_view key);

} // namespace signalbox::json_schema
