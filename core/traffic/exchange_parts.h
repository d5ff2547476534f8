// SPDX-FileCopyrightText: Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// ExchangeParts: what is large of an exchange: headers, bodies and the trace. Without them it is still a row of a log.
#pragma once

#include "core/api/exchange.h"

#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace signalbox::traffic {

struct ExchangeParts {
  using Headers = std::vector<std::pair<std::string, std::string>>;
  Headers requestHeaders;
  Headers responseHeaders;
  std::string requestBody;
  std::string responseBody;
  std::vector<api::RouteCandidate> candidates;
  std::vector<api::ReadParameter> parameters;
  std::vector<std::string> problems;
  std::vector<api::Stage> stages;
};

// Moves them out. The first problem stays too: that validation refused it is known without them.
ExchangeParts takeParts(api::Exchange& exchange);
void giveParts(api::Exchange& exchange, ExchangeParts parts);
std::size_t partsBytes(const api::Exchange& exchange); // about what they cost in memory

// For this process to read again: numbers stand as the machine has them.
void appendParts(std::string& bytes, const ExchangeParts& parts);
std::optional<ExchangeParts> readParts(std::string_view bytes); // nullopt: not what appendParts() wrote

} // namespace signalbox::traffic
