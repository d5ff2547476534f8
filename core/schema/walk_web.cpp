// SPDX-FileCopyrightText: Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// Texts with a meaning on the web: email addresses, URLs, secrets.
#include "core/schema/email.h"
#include "core/schema/number_text.h"
#include "core/schema/text_case.h"
#include "core/schema/url.h"
#include "core/schema/walk.h"

namespace signalbox::schema {

bool Walk::email(const Node& node, const Value& input, Value& output) {
  if (!string(node, input, output)) return false;
  if (!isPlainEmail(output.asText())) {
    const auto email = readEmail(output.asText());
    if (!email) return refuseEmail(email.error(), input);
    output = keep(email->address);
  }
  if (node.second == none) return true;
  if (!checkEmail(m_program.strs[node.second], input, output)) return false;
  const Value shaped = output;
  return checkText(m_program.strs[node.second + 1], shaped, output);
}

// The field's own facets but the pattern: they look at what came out.
bool Walk::checkEmail(const StrRules& rules, const Value& input, Value& output) {
  const auto length = static_cast<std::int64_t>(countCodePoints(output.asText()));
  if (rules.length.min && length < *rules.length.min)
    return lengthError(ErrorType::TooShort, "Value", input, *rules.length.min, Value::integer(length));
  if (rules.length.max && length > *rules.length.max)
    return lengthError(ErrorType::TooLong, "Value", input, *rules.length.max, Value::integer(length));
  if (rules.toUpper) output = keep(upperCase(output.asText()));
  if (rules.toLower) output = keep(lowerCase(output.asText()));
  return true;
}

bool Walk::refuseEmail(std::string_view reason, const Value& input) {
  return isCollecting() && fail(ErrorType::Email, input, {contextOf("reason", keep(reason))});
}

bool Walk::nameEmail(const Node& node, const Value& input, Value& output) {
  if (input.is(Kind::Object) && input.asObject().kind == ObjectKind::NameEmail) {
    output = input;
    return true;
  }
  ValidationErrors* errors = m_errors;
  if (!countsAsJson()) m_errors = nullptr; // one error for all that keeps it from being text
  const bool isText = string(node, input, output);
  m_errors = errors;
  if (!isText) return !countsAsJson() && fail(ErrorType::NameEmailType, input);
  const auto email = readEmail(output.asText());
  if (!email) return refuseEmail(email.error(), input);
  output = object(ObjectKind::NameEmail, "NameEmail", shownNameEmail(*email));
  return true;
}

bool Walk::url(const Node& node, const Value& input, Value& output) {
  const UrlRules& rules = m_program.urls[node.rules];
  const UrlType& type = *rules.type;
  if (input.is(Kind::Object) && input.asObject().className == type.name) {
    output = input;
    return true;
  }
  const bool isText = input.is(Kind::Str) || (input.is(Kind::Bytes) && !isStrict(node));
  if (!isText) return fail(ErrorType::UrlType, input);
  if (input.flags() & Value::LoneSurrogate) return fail(ErrorType::StringUnicode, input);
  lower(Exactness::Lax);
  if (type.maxLength && input.size() > *type.maxLength)
    return fail(ErrorType::UrlTooLong, input,
                {contextOf("max_length", Value::integer(static_cast<std::int64_t>(*type.maxLength)))});
  const auto url = readUrl(type, input.asText(), {isStrict(node), rules.keepsEmptyPath});
  if (!url) return refuseUrl(type, url.error(), input);
  output = object(ObjectKind::Url, type.name, *url);
  return true;
}

bool Walk::refuseUrl(const UrlType& type, const UrlRefusal& refusal, const Value& input) {
  if (!isCollecting()) return false;
  if (refusal.mistake == UrlMistake::Scheme)
    return fail(ErrorType::UrlScheme, input, {contextOf("expected_schemes", keep(expectedSchemes(type)))});
  const auto error = refusal.mistake == UrlMistake::Parsing ? ErrorType::UrlParsing : ErrorType::UrlSyntaxViolation;
  return fail(error, input, {contextOf("error", Value::str(refusal.text))});
}

} // namespace signalbox::schema
