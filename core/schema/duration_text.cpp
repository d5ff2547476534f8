// SPDX-FileCopyrightText: Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// Durations from text and numbers, and as constraint messages describe them.
#include "core/schema/temporal_text.h"

#include <algorithm>
#include <cmath>
#include <vector>

namespace signalbox::schema {

namespace {

using std::unexpected;
constexpr std::string_view tooShort = "input is too short";
constexpr std::string_view tooLarge = "a numeric value in the duration is too large";
constexpr std::string_view brokenDay = "\"day\" identifier in duration not correctly formatted";
constexpr std::string_view tooManyHours = "durations may not exceed 999,999,999 hours";
constexpr std::string_view tooManyDays = "durations may not exceed 999,999,999 days";
constexpr std::uint64_t limit32 = UINT32_MAX;

bool isDigit(char c) { return c >= '0' && c <= '9'; }

// Without a sign; the parts are not normalised.
struct Amount {
  std::uint64_t days = 0;
  std::uint64_t seconds = 0;
  std::uint64_t microseconds = 0;
};

Parsed<TimeDelta> toTimeDelta(Amount amount, bool isNegative) {
  amount.seconds += amount.microseconds / 1'000'000;
  amount.microseconds %= 1'000'000;
  amount.days += amount.seconds / 86400;
  amount.seconds %= 86400;
  if (amount.days > 999'999'999) return unexpected(tooManyDays);
  std::int64_t days = static_cast<std::int64_t>(amount.days);
  std::int64_t seconds = static_cast<std::int64_t>(amount.seconds);
  std::int64_t microseconds = static_cast<std::int64_t>(amount.microseconds);
  if (isNegative) {
    days = -days;
    seconds = -seconds;
    microseconds = -microseconds;
    if (microseconds < 0) {
      microseconds += 1'000'000;
      --seconds;
    }
    if (seconds < 0) {
      seconds += 86400;
      --days;
    }
  }
  return TimeDelta{static_cast<std::int32_t>(days), static_cast<std::int32_t>(seconds),
                   static_cast<std::int32_t>(microseconds)};
}

class DurationReader final {
public:
  explicit DurationReader(std::string_view text) : m_text(text) {}

  Parsed<TimeDelta> read() {
    if (m_text.empty()) return unexpected(tooShort);
    const bool isNegative = m_text[0] == '-';
    if (isNegative || m_text[0] == '+') m_at = 1;
    const auto amount = readAmount();
    if (!amount) return unexpected(amount.error());
    return toTimeDelta(*amount, isNegative);
  }

private:
  Parsed<Amount> readAmount() {
    if (peek() == 'P') {
      ++m_at;
      return readIso();
    }
    const bool namesDays = m_text.find_first_of("dD") != std::string_view::npos;
    return namesDays || m_text.size() - m_at < 5 ? readDays() : readClock(); // the sign does not count
  }

  struct Quantity {
    std::uint64_t whole = 0;
    std::optional<double> fraction;
  };

  Parsed<std::uint64_t> readNumber() {
    if (!isDigit(peek())) return unexpected("invalid digit in duration");
    std::uint64_t value = 0;
    while (isDigit(peek())) {
      value = value * 10 + static_cast<std::uint64_t>(m_text[m_at++] - '0');
      if (value > limit32) return unexpected(tooLarge);
    }
    return value;
  }

  Parsed<Quantity> readQuantity() {
    const auto whole = readNumber();
    if (!whole) return unexpected(whole.error());
    if (peek() != '.' && peek() != ',') return Quantity{*whole, std::nullopt};
    ++m_at;
    double digits = 0;
    double scale = 1;
    for (; isDigit(peek()); ++m_at) {
      digits = digits * 10 + (peek() - '0');
      scale *= 10;
    }
    return Quantity{*whole, digits / scale};
  }

  Parsed<Amount> readIso() {
    Amount amount;
    bool inTime = false;
    bool hadFraction = false;
    for (; m_at < m_text.size(); ++m_at) {
      if (peek() == 'T') {
        if (inTime) return unexpected("`t` character repeated in duration");
        inTime = true;
        continue;
      }
      const auto quantity = readQuantity();
      if (!quantity) return unexpected(quantity.error());
      if (hadFraction) return unexpected("quantity fraction invalid in duration");
      hadFraction = quantity->fraction.has_value();
      const auto added = inTime ? addTime(*quantity, amount) : addDate(*quantity, amount);
      if (!added) return unexpected(added.error());
    }
    if (m_at < 3) return unexpected(tooShort);
    return amount;
  }

  Parsed<bool> addTime(const Quantity& quantity, Amount& amount) const {
    const std::uint64_t unit = peek() == 'H' ? 3600 : peek() == 'M' ? 60 : peek() == 'S' ? 1 : 0;
    if (unit == 0) return unexpected("quantity invalid in time part of duration");
    amount.seconds += quantity.whole * unit;
    if (quantity.fraction) addSeconds(*quantity.fraction * static_cast<double>(unit), amount);
    return within(quantity.whole * unit, amount);
  }

  Parsed<bool> addDate(const Quantity& quantity, Amount& amount) const {
    const std::uint64_t unit = peek() == 'Y' ? 365 : peek() == 'M' ? 30 : peek() == 'W' ? 7 : peek() == 'D' ? 1 : 0;
    if (unit == 0) return unexpected("quantity invalid in date part of duration");
    amount.days += quantity.whole * unit;
    if (quantity.fraction) {
      const double days = *quantity.fraction * static_cast<double>(unit);
      amount.days += static_cast<std::uint64_t>(days);
      addSeconds((days - std::trunc(days)) * 86400, amount);
    }
    return within(quantity.whole * unit, amount);
  }

  static void addSeconds(double seconds, Amount& amount) {
    const double whole = std::trunc(seconds);
    amount.seconds += static_cast<std::uint64_t>(whole);
    amount.microseconds += static_cast<std::uint64_t>(std::round((seconds - whole) * 1e6));
  }

  static Parsed<bool> within(std::uint64_t added, const Amount& amount) {
    if (std::max({added, amount.days, amount.seconds}) > limit32) return unexpected(tooLarge);
    return true;
  }

  // 3 days, 04:05:06
  Parsed<Amount> readDays() {
    if (m_at >= m_text.size()) return unexpected(tooShort);
    const auto days = readNumber();
    if (!days) return unexpected(days.error());
    if (peek() == ' ') ++m_at;
    if (!skipDayWord()) return unexpected(brokenDay);
    if (peek() == ',') ++m_at;
    if (peek() == ' ') ++m_at;
    Amount amount{*days, 0, 0};
    if (m_at >= m_text.size()) return amount;
    const auto clock = readClock();
    if (!clock) return unexpected(clock.error());
    return Amount{amount.days + clock->days, clock->seconds, clock->microseconds};
  }

  // d, day or days, any case.
  bool skipDayWord() {
    const auto isLetter = [&](std::size_t at, char lower) { return at < m_text.size() && (m_text[at] | 32) == lower; };
    if (!isLetter(m_at, 'd')) return false;
    ++m_at;
    if (!isLetter(m_at, 'a')) return true;
    if (!isLetter(m_at + 1, 'y')) return false;
    m_at += isLetter(m_at + 2, 's') ? 3 : 2;
    return true;
  }

  // H+:MM[:SS[.ffffff]]
  Parsed<Amount> readClock() {
    const std::string_view rest = m_text.substr(std::min(m_at, m_text.size()));
    if (rest.size() < 5) return unexpected(tooShort);
    const auto colon = rest.find(':');
    if (colon == std::string_view::npos) return unexpected("invalid character in hour");
    if (colon > 10) return unexpected(tooManyHours);
    std::uint64_t hours = 0;
    for (const char c : rest.substr(0, colon)) {
      if (!isDigit(c)) return unexpected("invalid character in hour");
      hours = hours * 10 + static_cast<std::uint64_t>(c - '0');
    }
    if (hours > 2'400'000'000) return unexpected(tooManyHours);
    const auto time = readWallTime("00:" + std::string(rest.substr(colon + 1, 12)));
    if (!time) return unexpected(time.error());
    const std::uint64_t seconds = hours % 24 * 3600 + std::uint64_t{time->minute} * 60 + time->second;
    return Amount{hours / 24, seconds, time->microsecond};
  }

  char peek() const { return m_at < m_text.size() ? m_text[m_at] : '\0'; }

  std::string_view m_text;
  std::size_t m_at = 0;
};

void addPart(std::vector<std::string>& parts, std::int64_t count, std::string_view unit) {
  if (count != 0) parts.push_back(std::to_string(count) + " " + std::string(unit) + (count == 1 ? "" : "s"));
}

} // namespace

Parsed<TimeDelta> readTimeDelta(std::string_view text) { return DurationReader(text).read(); }

Parsed<TimeDelta> timeDeltaFromSeconds(std::int64_t seconds) {
  const std::uint64_t size =
      seconds < 0 ? 0 - static_cast<std::uint64_t>(seconds) : static_cast<std::uint64_t>(seconds);
  return toTimeDelta({static_cast<std::uint32_t>(size / 86400), size % 86400, 0},
                     seconds < 0); // days wrap, as in the reference
}

Parsed<TimeDelta> timeDeltaFromSeconds(double seconds) {
  if (std::isnan(seconds)) return unexpected("NaN values not permitted");
  const double size = std::abs(seconds);
  const double days = std::min(std::floor(size / 86400), static_cast<double>(limit32));
  const double inDay = std::isinf(size) ? 0 : std::fmod(size, 86400);
  const double whole = std::trunc(inDay);
  const auto microseconds = static_cast<std::uint64_t>(std::round((inDay - whole) * 1e6));
  return toTimeDelta({static_cast<std::uint64_t>(days), static_cast<std::uint64_t>(whole), microseconds}, seconds < 0);
}

std::string describe(const TimeDelta& value) {
  std::vector<std::string> parts;
  addPart(parts, value.days, "day");
  addPart(parts, value.seconds / 3600, "hour");
  addPart(parts, value.seconds / 60 % 60, "minute");
  addPart(parts, value.seconds % 60, "second");
  addPart(parts, value.microseconds, "microsecond");
  if (parts.empty()) return "0 seconds";
  std::string result = parts.front();
  for (std::size_t i = 1; i < parts.size(); ++i) result += " and " + parts[i];
  return result;
}

} // namespace signalbox::schema
