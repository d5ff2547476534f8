// SPDX-FileCopyrightText: Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// Registry: documents that references may lead to, by address. A document is kept as Values, so that numbers of any
// size stay exact.
#pragma once

#include "core/base/result.h"
#include "core/design/model.h"
#include "core/value/arena.h"
#include "core/value/value.h"

#include <map>
#include <memory>
#include <string>
#include <string_view>

namespace signalbox::json_schema {

enum class Dialect : std::uint8_t { Draft4, Draft6, Draft7, Draft201909, Draft202012, OpenApi30, OpenApi31 };

struct Document {
  std::string uri;
  Arena arena;
  Value root; // in `arena`
};
using DocumentPtr = std::shared_ptr<const Document>;

// Copies. Fails when it nests more than 900 levels.
Result<DocumentPtr> makeDocument(std::string_view uri, const design::Json& json);
Result<DocumentPtr> makeDocument(std::string_view uri, const Value& value);

class Registry final {
public:
  void add(DocumentPtr document); // replaces the one of the same address
  DocumentPtr find(std::string_view uri) const;

private:
  std::map<std::string, DocumentPtr, std::less<>> m_documents;
};

// The metaschemas of the drafts, by their public addresses; null for any other. Parsed when asked for.
DocumentPtr metaschema(std::string_view uri);

} // namespace signalbox::json_schema
