// SPDX-FileCopyrightText: Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/models/chat_text.h"

#include <nlohmann/json.hpp>

namespace signalbox::ui {
namespace {

using Json = nlohmann::json;

constexpr std::size_t largestChunk = 64U << 10; // a longer message is no piece of a text
constexpr std::string_view done = "[DONE]";

const Json& at(const Json& value, const char* key) {
  static const Json nothing;
  const auto found = value.is_object() ? value.find(key) : value.end();
  return value.is_object() && found != value.end() ? *found : nothing;
}

std::string textOf(const Json& value) { return value.is_string() ? value.get<std::string>() : std::string(); }

// choices[0].delta.content of chat completions, choices[0].text of completions.
std::optional<std::string> openAiPiece(const Json& chunk) {
  const Json& choices = at(chunk, "choices");
  if (!choices.is_array()) return std::nullopt;
  if (choices.empty()) return std::string(); // the last chunk, with the usage
  const Json& choice = choices.front();
  if (const Json& delta = at(choice, "delta"); delta.is_object()) return textOf(at(delta, "content"));
  return at(choice, "text").is_string() ? std::optional(textOf(at(choice, "text"))) : std::nullopt;
}

// {"type": "content_block_delta", "delta": {"text": ...}}, {"type": "response.output_text.delta", "delta": "..."}.
std::optional<std::string> deltaPiece(const Json& chunk) {
  const Json& delta = at(chunk, "delta");
  if (delta.is_string()) return textOf(delta);
  return delta.is_object() ? std::optional(textOf(at(delta, "text"))) : std::nullopt;
}

// Ollama: {"message": {"content": ...}, "done": false} and {"response": ..., "done": false}.
std::optional<std::string> ollamaPiece(const Json& chunk) {
  if (!at(chunk, "done").is_boolean()) return std::nullopt;
  if (at(chunk, "response").is_string()) return textOf(at(chunk, "response"));
  return textOf(at(at(chunk, "message"), "content"));
}

// {"token": "..."}, {"content": "..."}, {"text": "..."}: nothing else beside an index or an id.
std::optional<std::string> barePiece(const Json& chunk) {
  for (const char* key : {"token", "content", "text"})
    if (at(chunk, key).is_string() && chunk.size() <= 3) return textOf(at(chunk, key));
  return std::nullopt;
}

std::optional<std::string> pieceOf(const Json& chunk) {
  if (chunk.is_string()) return textOf(chunk);
  if (!chunk.is_object()) return std::nullopt;
  for (const auto read : {openAiPiece, deltaPiece, ollamaPiece, barePiece})
    if (auto piece = read(chunk)) return piece;
  return std::nullopt;
}

bool endsText(const MessageView& message) {
  if (message.payload == done) return true;
  if (message.payload.find("\"finish_reason\"") == std::string_view::npos &&
      message.payload.find("\"done\"") == std::string_view::npos)
    return false;
  const Json chunk = Json::parse(message.payload.begin(), message.payload.end(), nullptr, false);
  if (at(chunk, "done") == true) return true;
  const Json& choices = at(chunk, "choices");
  return choices.is_array() && !choices.empty() && at(choices.front(), "finish_reason").is_string();
}

} // namespace

std::optional<std::string> chatPiece(const MessageView& message) {
  if (message.direction != MessageDirection::In || message.isBinary || message.payload.size() > largestChunk)
    return std::nullopt;
  if (message.payload == done) return std::string();
  const Json chunk = Json::parse(message.payload.begin(), message.payload.end(), nullptr, false);
  return chunk.is_discarded() ? std::optional(std::string(message.payload)) : pieceOf(chunk);
}

void ChatText::add(const MessageView& message) {
  const auto piece = chatPiece(message);
  if (!piece) return;
  m_isComplete = m_isComplete || endsText(message);
  if (piece->empty()) return;
  ++m_pieces;
  m_last = message.microseconds;
  if (m_first == 0) m_first = message.microseconds;
  m_isCut = m_isCut || m_text.size() + piece->size() > keptBytes;
  if (!m_isCut) m_text += *piece;
}

} // namespace signalbox::ui
