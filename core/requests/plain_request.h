// SPDX-FileCopyrightText: Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// PlainRequest: a request with every variable, parameter and credential in its place, before it becomes bytes. What is
// sent and what snippets print come from this one value.
#pragma once

#include "core/base/result.h"
#include "core/client/http_client.h"
#include "core/design/saved_request.h"
#include "core/requests/variables.h"

#include <filesystem>
#include <optional>

namespace signalbox::requests {

struct BasicCredentials {
  std::string username;
  std::string password;
  bool operator==(const BasicCredentials&) const = default;
};

struct PlainRequest {
  std::string method = "GET";
  std::string url;            // with its query
  client::HeaderList headers; // with Content-Type where the body's kind has one of its own; not multipart's
  std::optional<BasicCredentials> basic;
  design::RequestBody::Kind body = design::RequestBody::Kind::None;
  std::string text;                       // json, raw; form, already encoded
  std::vector<design::RequestPart> parts; // form, multipart: those that are enabled
  std::string file;                       // binary
  bool followRedirects = false;
  std::optional<bool> checksCertificates; // none: as set

  bool trustsAnybody() const { return checksCertificates == false; }
  bool operator==(const PlainRequest&) const = default;
};

struct Plain {
  PlainRequest request;
  std::vector<std::string> missing; // variables without a value, each once
};

// `auth` takes the place of an inherited one. `bearer` is the token that OAuth2 has given.
Plain plainRequest(const design::SavedRequest& request, const Lookup& lookup, const design::RequestAuth& inherited,
                   const std::string& bearer = {});

// The bytes. Fails with a sentence when a file cannot be read. Relative files are looked for in `folder`.
Result<client::Request> encode(const PlainRequest& request, const std::filesystem::path& folder);

// What has a multipart body: each piece is text or a file's content, in the order in which they are sent.
struct MultipartPiece {
  std::string text;
  std::string file; // empty = the text
};
std::vector<MultipartPiece> multipartPieces(const std::vector<design::RequestPart>& parts, const std::string& boundary);

// The value of a part's Content-Disposition, as browsers write it.
std::string contentDisposition(const design::RequestPart& part);

bool hasHeader(const client::HeaderList& headers, std::string_view name);
std::string fileName(std::string_view path);
// By the ending of the file's name; "application/octet-stream" where it says nothing.
std::string mediaTypeOf(const design::RequestPart& part);

} // namespace signalbox::requests
