// SPDX-FileCopyrightText: Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/design/fault_rules.h"

#include <algorithm>
#include <array>
#include <span>

namespace signalbox::design {
namespace {

constexpr double day = 24.0 * 60 * 60 * 1000; // milliseconds
constexpr std::array<std::string_view, 5> distributions{"fixed", "uniform", "normal", "lognormal", "exponential"};

// Reads one object, telling what is wrong where somebody listens.
class FaultReader final {
public:
  FaultReader(const Json& object, DesignPlace place, std::vector<Diagnostic>* list)
      : m_object(object), m_place(std::move(place)), m_list(list) {}

  std::optional<double> number(const char* key, double low, double high) const {
    const auto value = m_object.find(key);
    if (value == m_object.end()) return std::nullopt;
    if (value->is_number())
      if (const double number = value->get<double>(); number >= low && number <= high) return number;
    error(key, "`" + std::string(key) + "` must be a number from " + text(low) + " to " + text(high) + ".");
    return std::nullopt;
  }

  std::optional<std::int64_t> whole(const char* key, std::int64_t low, std::int64_t high) const {
    const auto value = m_object.find(key);
    if (value == m_object.end()) return std::nullopt;
    if (value->is_number_integer())
      if (const auto number = value->get<std::int64_t>(); number >= low && number <= high) return number;
    error(key, "`" + std::string(key) + "` must be a whole number from " + std::to_string(low) + " to " +
                   std::to_string(high) + ".");
    return std::nullopt;
  }

  Latency::Distribution distribution() const {
    const auto value = m_object.find("distribution");
    if (value == m_object.end()) return Latency::Distribution::Fixed;
    const auto known = value->is_string() ? std::ranges::find(distributions, value->get_ref<const std::string&>())
                                          : distributions.end();
    if (known != distributions.end()) return static_cast<Latency::Distribution>(known - distributions.begin());
    error("distribution", "`distribution` must be one of: fixed uniform normal lognormal exponential.");
    return Latency::Distribution::Fixed;
  }

  void allow(std::span<const std::string_view> keys) const {
    for (const auto& [key, value] : m_object.items())
      if (std::ranges::find(keys, std::string_view(key)) == keys.end())
        tell(Severity::Warning, "unknown-option", key, "`" + key + "` means nothing here.");
  }

  void error(const std::string& key, std::string message) const {
    tell(Severity::Error, "invalid-option", key, std::move(message));
  }

  FaultReader below(const char* key) const {
    return {m_object.at(key), {m_place.kind, m_place.entity, m_place.pointer + '/' + key}, m_list};
  }
  bool hasObject(const char* key) const {
    const auto value = m_object.find(key);
    if (value == m_object.end()) return false;
    if (!value->is_object()) error(key, "`" + std::string(key) + "` must be an object.");
    return value->is_object();
  }

private:
  static std::string text(double number) { return std::to_string(static_cast<std::int64_t>(number)); }

  void tell(Severity severity, std::string code, const std::string& key, std::string message) const {
    if (m_list)
      m_list->push_back({severity,
                         std::move(code),
                         std::move(message),
                         {m_place.kind, m_place.entity, m_place.pointer + '/' + key},
                         {}});
  }

  const Json& m_object;
  DesignPlace m_place;
  std::vector<Diagnostic>* m_list;
};

Latency latencyOf(const FaultReader& reader) {
  using enum Latency::Distribution;
  reader.allow(latencyKeys);
  Latency latency;
  latency.distribution = reader.distribution();
  latency.mean = reader.number("mean", 0, day).value_or(0);
  latency.deviation = reader.number("deviation", 0, day).value_or(0);
  latency.low = reader.number("low", 0, day);
  latency.high = reader.number("high", 0, day);
  if (latency.low && latency.high && *latency.low > *latency.high)
    reader.error("low", "`low` must not be above `high`.");
  if (latency.distribution == Uniform && (!latency.low || !latency.high))
    reader.error("distribution", "A uniform latency lies between `low` and `high`: give both.");
  const bool needsMean = latency.distribution == LogNormal || latency.distribution == Exponential;
  if (needsMean && latency.mean <= 0) reader.error("mean", "This distribution needs a `mean` above 0.");
  return latency;
}

FaultRules rulesOf(const Json& faults, const FaultReader& reader) {
  FaultRules rules;
  if (!faults.is_object()) return rules;
  reader.allow(faultKeys);
  if (reader.hasObject("latency")) rules.latency = latencyOf(reader.below("latency"));
  rules.errorRate = reader.number("error_rate", 0, 1).value_or(0);
  rules.dropRate = reader.number("drop_rate", 0, 1).value_or(0);
  rules.status = static_cast<int>(reader.whole("status", 400, 599).value_or(503));
  if (const auto seed = reader.whole("seed", 0, INT64_MAX)) rules.seed = static_cast<std::uint64_t>(*seed);
  if (const auto detail = faults.find("detail"); detail != faults.end()) rules.detail = *detail;
  return rules;
}

} // namespace

FaultRules faultRules(const Json& faults) { return rulesOf(faults, FaultReader(faults, {}, nullptr)); }

void diagnoseFaults(const Design& design, std::vector<Diagnostic>& list) {
  for (const EndpointPtr& endpoint : design.endpoints())
    if (!endpoint->faults.empty())
      rulesOf(endpoint->faults,
              FaultReader(endpoint->faults, {EntityKind::Endpoint, endpoint->id(), "/faults"}, &list));
}

} // namespace signalbox::design
