// SPDX-FileCopyrightText: Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// Python objects that stand behind a text: complex numbers, paths, patterns, JSON inside a text.
#include "core/schema/complex_text.h"
#include "core/schema/number_text.h"
#include "core/schema/path_text.h"
#include "core/schema/python_pattern.h"
#include "core/schema/walk.h"
#include "core/value/read_jiter.h"

namespace signalbox::schema {

namespace {

bool isText(const Value& value) { return value.is(Kind::Str) || value.is(Kind::Bytes); }
bool isBroken(const Value& text) { return text.is(Kind::Str) && (text.flags() & Value::LoneSurrogate) != 0; }

// Whether the file system is as a FilePath, DirectoryPath or NewPath wants it.
std::optional<ErrorType> mistakeOf(PathKind kind, const std::string& path) {
  switch (kind) {
  case PathKind::Path: return std::nullopt;
  case PathKind::File: return isFile(path) ? std::nullopt : std::optional(ErrorType::PathNotFile);
  case PathKind::Directory: return isDirectory(path) ? std::nullopt : std::optional(ErrorType::PathNotDirectory);
  case PathKind::New: break;
  }
  if (pathExists(path)) return ErrorType::PathExists;
  return pathExists(parentOf(path)) ? std::nullopt : std::optional(ErrorType::ParentDoesNotExist);
}

} // namespace

bool Walk::complexNumber(const Node& node, const Value& input, Value& output) {
  if (input.is(Kind::Object) && input.asObject().kind == ObjectKind::Complex) {
    output = input;
    return true;
  }
  if (node.isStrict && !textPassesStrict()) // the run-time flag does not reach it
    return fail(ErrorType::IsInstanceOf, input, {contextOf("class", Value::str("complex"))});
  const bool isNumber = input.is(Kind::Int) || input.is(Kind::BigInt) || input.is(Kind::Float);
  if (node.isStrict && isNumber && !isLongInteger(input)) return fail(ErrorType::ComplexStrParsing, input);
  lower(isNumber ? Exactness::Lax : m_rules->parsed);
  std::optional<Complex> value;
  const bool isPython = m_rules->mode == Mode::Python;
  switch (input.kind()) {
  case Kind::Float: value = Complex{input.asFloat(), 0}; break;
  case Kind::Int:
    if (!isLongInteger(input)) value = Complex{static_cast<double>(input.asInt()), 0};
    break;
  case Kind::BigInt:
    if (const auto wide = bigIntToDouble(input.asText()); wide && !isLongInteger(input)) value = Complex{*wide, 0};
    break;
  case Kind::Bool:
    if (isPython) value = Complex{input.asBool() ? 1.0 : 0.0, 0};
    break;
  case Kind::Str:
    value = isBroken(input) ? std::nullopt : readComplex(input.asText());
    if (!value && !isPython) return fail(ErrorType::ComplexStrParsing, input);
    break;
  default: break;
  }
  if (!value) return fail(ErrorType::ComplexType, input);
  const std::string_view text = m_arena.copy(std::string_view(complexText(*value)));
  output = Value::object(m_arena.keep(ObjectValue{ObjectKind::Complex, "complex", text}));
  return true;
}

bool Walk::path(const Node& node, const Value& input, Value& output) {
  std::string text;
  if (input.is(Kind::Object) && input.asObject().kind == ObjectKind::Path && !countsAsJson()) {
    output = input;
    text = input.asObject().text;
  } else {
    if (isStrict(node) && !countsAsJson())
      return fail(ErrorType::IsInstanceOf, input, {contextOf("class", Value::str("Path"))});
    ValidationErrors* const errors = m_errors;
    if (!isStrict(node)) m_errors = nullptr; // one error for whatever is wrong
    Value read;
    const bool isRead = string({.kind = NodeKind::Str, .isStrict = node.isStrict, .rules = node.second}, input, read);
    m_errors = errors;
    const bool isTaken = isRead && (input.is(Kind::Str) || countsAsJson()); // numbers only there
    if (!isTaken) return !isStrict(node) && fail(ErrorType::PathType, input);
    lower(countsAsJson() ? m_rules->text : m_rules->parsed);
    text = normalizedPath(read.asText());
    const std::string_view kept = m_arena.copy(std::string_view(text));
    output = Value::object(m_arena.keep(ObjectValue{ObjectKind::Path, "PosixPath", kept}));
  }
  const auto mistake = mistakeOf(m_program.paths[node.rules].kind, text);
  return !mistake || fail(*mistake, input);
}

bool Walk::pattern(const Value& input, Value& output) {
  if (input.is(Kind::Object) && input.asObject().kind == ObjectKind::Pattern) {
    output = input;
    return true;
  }
  if (!input.is(Kind::Str)) return fail(ErrorType::PatternType, input);
  if (!isPythonPattern(input.asText())) return fail(ErrorType::PatternRegex, input);
  output = Value::object(m_arena.keep(ObjectValue{ObjectKind::Pattern, "Pattern", m_arena.copy(input.asText())}));
  return true;
}

bool Walk::jsonText(const Node& node, const Value& input, Value& output) {
  if (!isText(input)) return fail(ErrorType::JsonType, input);
  if (isBroken(input)) return fail(ErrorType::StringUnicode, input);
  lower(m_rules->parsed);
  const auto document = readJsonAsJiter(input.asText(), m_arena);
  return document ? runJson(node.first, *document, output) : failJson(document.error(), input);
}

} // namespace signalbox::schema
