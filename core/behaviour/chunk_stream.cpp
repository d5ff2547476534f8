// SPDX-FileCopyrightText: Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/behaviour/chunk_stream.h"

#include <string>
#include <utility>
#include <vector>

namespace signalbox::behaviour {
namespace {

class ChunkStream final : public api::Stream {
public:
  explicit ChunkStream(const Value& value) {
    if (value.is(Kind::Str)) {
      add(value);
    } else if (value.is(Kind::Dict)) {
      for (const Member& member : value.members()) add(member.key);
    } else if (value.is(Kind::List)) {
      for (const Value& item : value.items()) add(item);
    } else {
      m_problem = "TypeError: the content of a StreamingResponse is no list";
    }
  }

  std::optional<Step> next() override {
    if (m_next == m_chunks.size()) return std::nullopt;
    return Step{{}, std::move(m_chunks[m_next++])};
  }
  std::string_view broken() const override { return m_problem; }

private:
  void add(const Value& chunk) {
    if (!m_problem.empty()) return;
    if (chunk.is(Kind::Str))
      m_chunks.emplace_back(chunk.asText());
    else
      m_problem = "AttributeError: a piece of a StreamingResponse is no text";
  }

  std::vector<std::string> m_chunks;
  std::size_t m_next = 0;
  std::string_view m_problem;
};

} // namespace

std::unique_ptr<api::Stream> chunkStream(const Value& value) { return std::make_unique<ChunkStream>(value); }

} // namespace signalbox::behaviour
