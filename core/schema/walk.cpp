// SPDX-FileCopyrightText: Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/schema/walk.h"

#include "core/schema/unique_values.h"
#include "core/value/write.h"

#include <algorithm>

namespace signalbox::schema {

Walk::Walk(const Program& program, Arena& arena, const ValidateOptions& options, ValidationErrors* errors)
    : m_program(program), m_arena(arena), m_options(options), m_rules(&inputRules(options.mode)), m_errors(errors) {
  m_options.fromAttributes = options.fromAttributes && options.mode == Mode::Python;
}

bool Walk::run(NodeIndex index, const Value& input, Value& output) {
  const Node& node = m_program.at(index);
  switch (node.kind) {
  case NodeKind::Any:
    output = plain(input);
    if (node.rules == jsonValue && m_rules->mode == Mode::Python) return isJsonValue(input);
    if (node.rules == hashable) {
      lower(m_rules->text);
      return isHashable(output) || fail(ErrorType::IsHashable, input);
    }
    lower(Exactness::Strict);
    return true;
  case NodeKind::None: output = Value(); return input.isNull() || fail(ErrorType::NoneRequired, input);
  case NodeKind::Bool: return boolean(node, input, output);
  case NodeKind::Int: return integer(node, input, output);
  case NodeKind::Float: return number(node, input, output);
  case NodeKind::Str: return string(node, input, output);
  case NodeKind::Bytes: return bytes(node, input, output);
  case NodeKind::Date: return date(node, input, output);
  case NodeKind::Time: return time(node, input, output);
  case NodeKind::DateTime: return dateTime(node, input, output);
  case NodeKind::TimeDelta: return timeDelta(node, input, output);
  case NodeKind::Uuid: return uuid(node, input, output);
  case NodeKind::Email: return email(node, input, output);
  case NodeKind::Url: return url(node, input, output);
  case NodeKind::NameEmail: return nameEmail(node, input, output);
  case NodeKind::Ip: return ip(node, input, output);
  case NodeKind::Secret: return secret(node, input, output);
  case NodeKind::SecretBytes: return secretBytes(node, input, output);
  case NodeKind::Decimal: return decimal(node, input, output);
  case NodeKind::Path: return path(node, input, output);
  case NodeKind::ByteSize: return byteSize(node, input, output);
  case NodeKind::Complex: return complexNumber(node, input, output);
  case NodeKind::Pattern: return pattern(input, output);
  case NodeKind::Base64: return base64(node, input, output);
  case NodeKind::UploadFile: return uploadFile(input, output);
  case NodeKind::General: return general(node, input, output);
  case NodeKind::List: return list(node, input, output);
  case NodeKind::Tuple: return tuple(node, input, output);
  case NodeKind::FixedTuple: return fixedTuple(node, input, output);
  case NodeKind::Set:
  case NodeKind::FrozenSet: return set(node, input, output);
  case NodeKind::Deque: return deque(node, input, output);
  case NodeKind::Sequence: return sequence(node, input, output);
  case NodeKind::Iterable: return iterable(node, input, output);
  case NodeKind::Dict: return dict(node, input, output);
  case NodeKind::Nullable:
    if (!input.isNull()) return run(node.first, input, output);
    output = Value();
    return true;
  case NodeKind::Union: return smartUnion(node, input, output);
  case NodeKind::TaggedUnion: return taggedUnion(node, input, output);
  case NodeKind::Checked: return checked(node, input, output);
  case NodeKind::JsonText: return jsonText(node, input, output);
  case NodeKind::SecretOf: return secretOf(node, input, output);
  case NodeKind::Function: return function(node, input, output);
  case NodeKind::Literal: return literal(node, input, output);
  case NodeKind::Enum: return enumeration(node, input, output);
  case NodeKind::Model: return model(node, input, output);
  case NodeKind::Use: return run(node.first, input, output);
  }
  return false;
}

void Walk::enterKey(const Value& key) {
  if (key.is(Kind::Str)) return enter(key.asText());
  if (key.is(Kind::Int) && key.asInt() >= 0) return enter(static_cast<std::size_t>(key.asInt()));
  enter(m_arena.copy(std::string_view(pythonStr(key))));
}

// ctx of a ValueError holds the exception itself; FastAPI's encoder finds nothing in it.
Value Walk::exceptionContext() {
  const Member error = contextOf("error", Value::dict({}));
  return Value::dict(m_arena.copy(std::span(&error, 1)));
}

std::span<LocStep> Walk::locOfPath(std::size_t more) {
  const auto loc = m_arena.make<LocStep>(m_path.size() + more);
  std::ranges::copy(m_path, loc.begin());
  return loc;
}

bool Walk::fail(ErrorType type, const Value& input, std::initializer_list<Member> context) {
  if (!isCollecting()) return false;
  ErrorDetail error;
  error.type = nameOf(type);
  error.loc = locOfPath();
  error.input = plain(input);
  if (context.size() > 0) error.context = Value::dict(m_arena.copy(std::span(context.begin(), context.size())));
  error.message = render(type, m_options.mode != Mode::Python, error.context, m_arena);
  if (type == ErrorType::ValueError) error.context = exceptionContext();
  m_errors->push_back(error);
  return false;
}

} // namespace signalbox::schema
