// SPDX-FileCopyrightText: Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// The rules of a request's head that stand on whole elements: which bytes, methods, hosts, lengths and codings are
// taken.
#pragma once

#include "core/server/byte_class.h"

#include <cstdint>
#include <optional>
#include <string_view>

namespace signalbox::server {

// Why a request was turned away before anybody looked at its meaning.
struct Refusal {
  int status = 400;
  std::string_view reason; // static text, for the record; the peer does not get it
};

// What the fields say about framing and the connection, gathered while they are read.
struct HeadFacts {
  int hosts = 0;
  int contentLengths = 0;
  int transferCodings = 0;
  std::string_view host;
  std::string_view contentLength;
  std::string_view transferCoding;
  std::string_view upgrade;
  std::string_view webSocketKey;
  std::string_view webSocketVersion;
  bool asksClose = false;
  bool asksUpgrade = false;
  bool expectsContinue = false;
  bool isMultipart = false; // multipart/form-data: files
};

struct Framing {
  bool isChunked = false;
  std::uint64_t length = 0;
};

bool isKnownMethod(std::string_view method); // registered ones, upper case, without CONNECT and PRI
bool isValidHost(std::string_view host);     // uri-host [":" port], not empty
bool listContains(std::string_view list, std::string_view lowerCaseToken); // a comma separated header value
std::string_view trimmed(std::string_view text);

// Adds one field to the facts.
void gather(HeadFacts& facts, std::string_view name, std::string_view value);

// RFC 9112 §6.3, read strictly; the refusal when the framing is not beyond doubt.
std::optional<Refusal> checkFraming(const HeadFacts& facts, bool isHttp10, std::uint64_t bodyLimit, Framing& framing);
std::optional<Refusal> checkHost(const HeadFacts& facts, bool isHttp10);

// The origin form inside an absolute form ("http://a.test/x?y" -> "/x?y", "http://a.test?y" -> "?y"); nullopt if it is
// none.
std::optional<std::string_view> pathOfAbsoluteForm(std::string_view target);

} // namespace signalbox::server
