// SPDX-FileCopyrightText: Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/behaviour/cookie_list.h"

#include "core/api/header_text.h"
#include "core/api/http_date.h"
#include "core/api/set_cookie.h"
#include "core/behaviour/clock.h"
#include "core/behaviour/header_value.h"
#include "core/value/write.h"

#include <algorithm>

namespace signalbox::behaviour {
namespace {

bool flagAt(const Options& options, const char* key) {
  if (!options.has(key)) return false;
  if (!options.at(key).is_boolean())
    options.error("invalid-option", "'" + std::string(key) + "' must be true or false.", key);
  return options.at(key) == true;
}

std::string sameSiteAt(const Options& options) {
  if (!options.has("samesite")) return "lax";
  if (options.at("samesite").is_null()) return {};
  const std::string text = options.textAt("samesite").value_or("lax");
  const std::string lower = api::lowerCase(text);
  if (lower != "lax" && lower != "strict" && lower != "none")
    options.error("invalid-option", "'samesite' is 'lax', 'strict', 'none' or null.", "samesite");
  return text;
}

std::optional<std::int64_t> asWhole(const Value& value) {
  if (value.is(Kind::Bool)) return value.asBool() ? 1 : 0;
  return value.is(Kind::Int) ? std::optional(value.asInt()) : std::nullopt;
}

// The text of an attribute; nothing where there is no template, or it gives None.
Result<std::string> attribute(const std::optional<Template>& source, expression::Frame& frame,
                              const char* fallback = "") {
  if (!source) return fallback;
  const auto value = source->render(frame);
  if (!value) return std::unexpected(value.error());
  if (const auto whole = asWhole(*value)) return std::to_string(*whole);
  return value->isNull() ? std::string() : pythonStr(*value);
}

double dayNumber(const Date& date) {
  const std::chrono::year_month_day day{std::chrono::year{date.year}, std::chrono::month{date.month},
                                        std::chrono::day{date.day}};
  return static_cast<double>(std::chrono::sys_days{day}.time_since_epoch().count());
}

// email.utils.format_datetime(moment, usegmt=True)
Result<std::string> dateOf(const DateTime& moment) {
  const Time& time = moment.time;
  if (time.offset != 0) return failure("ValueError: usegmt option requires a UTC datetime");
  return api::httpDate(dayNumber(moment.date) * 86400 + time.hour * 3600 + time.minute * 60 + time.second);
}

Result<std::string> expiresText(const std::optional<Template>& source, expression::Frame& frame) {
  if (!source) return std::string();
  const auto value = source->render(frame);
  if (!value) return std::unexpected(value.error());
  if (value->isNull()) return std::string();
  if (const auto whole = asWhole(*value)) return api::httpDate(secondsNow() + static_cast<double>(*whole));
  if (value->is(Kind::DateTime)) return dateOf(value->asDateTime());
  return pythonStr(*value);
}

} // namespace

CookieList::Cookie CookieList::cookieOf(const Options& options) {
  Cookie cookie;
  cookie.isDelete = flagAt(options, "delete");
  if (cookie.isDelete)
    options.allow(keys::deletedCookie);
  else
    options.allow(keys::cookie);
  cookie.when = options.expressionAt("when");
  cookie.key = options.textAt("key").value_or("");
  if (!options.has("key"))
    options.error("missing-option", "A cookie needs 'key', its name.", "key");
  else if (!api::isCookieKey(cookie.key))
    options.error("invalid-cookie", "'" + cookie.key + "' is no name of a cookie.", "key");
  if (!cookie.isDelete) {
    cookie.value = options.templateAt("value");
    cookie.maxAge = options.templateAt("max_age");
    cookie.expires = options.templateAt("expires");
  }
  cookie.path = options.templateAt("path");
  cookie.domain = options.templateAt("domain");
  cookie.sameSite = sameSiteAt(options);
  cookie.isSecure = flagAt(options, "secure");
  cookie.isHttpOnly = flagAt(options, "httponly");
  return cookie;
}

CookieList::CookieList(const Options& options) {
  for (const Options& item : options.objectsAt("cookies")) m_cookies.push_back(cookieOf(item));
}

bool CookieList::isConstant() const {
  const auto isFixed = [](const std::optional<Template>& part) { return !part || part->isConstant(); };
  return std::ranges::all_of(m_cookies, [&](const Cookie& cookie) {
    return !cookie.when && !cookie.isDelete && isFixed(cookie.value) && isFixed(cookie.maxAge) && !cookie.expires &&
           isFixed(cookie.path) && isFixed(cookie.domain);
  });
}

Result<void> CookieList::render(expression::Frame& frame, std::vector<api::HeaderLine>& lines) const {
  for (const Cookie& cookie : m_cookies) {
    if (cookie.when) {
      const auto holds = cookie.when->evaluate(frame);
      if (!holds) return std::unexpected(holds.error());
      if (!isTruthy(*holds)) continue;
    }
    auto line = text(cookie, frame);
    if (!line) return std::unexpected(line.error());
    lines.push_back({"set-cookie", std::move(*line)});
  }
  return {};
}

Result<std::string> CookieList::text(const Cookie& cookie, expression::Frame& frame) {
  const auto value = cookie.value ? cookie.value->render(frame) : Result<Value>(Value::str(""));
  if (!value) return std::unexpected(value.error());
  const auto maxAge = attribute(cookie.maxAge, frame);
  const auto expires = expiresText(cookie.expires, frame);
  const auto path = attribute(cookie.path, frame, "/");
  const auto domain = attribute(cookie.domain, frame);
  for (const auto* part : {&maxAge, &expires, &path, &domain})
    if (!*part) return std::unexpected(part->error());
  api::SetCookie line{cookie.key, pythonStr(*value), *domain,           *expires,       *maxAge,
                      *path,      cookie.sameSite,   cookie.isHttpOnly, cookie.isSecure};
  if (cookie.isDelete) {
    line.value.clear();
    line.expires = api::httpDate(secondsNow());
    line.maxAge = "0";
  }
  return headerValue(api::setCookieText(line));
}

} // namespace signalbox::behaviour
