// SPDX-FileCopyrightText: Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// Requests of every kind of body and auth, with texts that try every quote there is.
#pragma once

#include "core/requests/client_options.h"
#include "core/requests/plain_request.h"

#include <string>
#include <vector>

namespace signalbox::test {

struct RequestCase {
  std::string name;
  design::SavedRequest request;
};

// `base` is where the server listens, `file` a file that exists.
std::vector<RequestCase> inline requestCases(const std::string& base, const std::string& file) {
  using Body = design::RequestBody::Kind;
  using Auth = design::RequestAuth::Kind;
  const std::string nasty =
      "it's \"q\" $HOME `id` \\n {{x}} %PATH% \xe2\x80\x99; <&>\n\tline ?? é \xf0\x9f\x98\x80 #{1} ${2} {0}";
  std::vector<RequestCase> cases;
  const auto add = [&](const std::string& name, const std::string& method) -> design::SavedRequest& {
    cases.push_back({name, {}});
    cases.back().request.method = method;
    cases.back().request.url = base + "/items/{item_id}";
    cases.back().request.path = {{"item_id", "a b/c", true}};
    return cases.back().request;
  };
  auto& get = add("get", "GET");
  get.query = {{"q", "it's & \"x\"=1", true}, {"q", "2", true}, {"off", "1", false}};
  get.headers = {{"X-Quote", "it's \"q\" $HOME \\ `x`", true}};
  get.cookies = {{"a", "1", true}, {"b", "2", true}};
  get.followRedirects = true;
  auto& json = add("json", "POST");
  json.body.kind = Body::JsonText;
  json.body.text = "{\n  \"name\": \"Ada\",\n  \"tags\": [true, null, -1.5, {}],\n  \"n\": 3\n}";
  json.auth.kind = Auth::Bearer;
  json.auth.token = "t0ken";
  auto& exact = add("json_exact", "PUT");
  exact.body.kind = Body::JsonText;
  exact.body.text = "{\"a\": 1.10, \"a\": 9007199254740993, \"s\": \"\\u00e9\"}";
  auto& raw = add("raw", "PATCH");
  raw.body.kind = Body::Raw;
  raw.body.text = nasty;
  raw.auth.kind = Auth::Basic;
  raw.auth.username = "ada";
  raw.auth.password = "p:'w\"$";
  auto& form = add("form", "POST");
  form.body.kind = Body::Form;
  form.body.parts = {{"name", "Ada & co", {}, {}, true}, {"tag", "a", {}, {}, true}, {"tag", "b", {}, {}, true}};
  auto& multipart = add("multipart", "POST");
  multipart.body.kind = Body::Multipart;
  multipart.body.parts = {{"text", "@it's; \"q\"", {}, {}, true}, {"upload", {}, file, {}, true}};
  auto& binary = add("binary", "POST");
  binary.body.kind = Body::Binary;
  binary.body.file = file;
  auto& remove = add("delete", "DELETE");
  remove.auth.kind = Auth::ApiKey;
  remove.auth.key = "X-Key";
  remove.auth.value = "k";
  auto& anybody = add("trusts_anybody", "GET");
  requests::setChecksCertificates(anybody, false);
  return cases;
}

inline requests::PlainRequest plain(const design::SavedRequest& request) {
  return requests::plainRequest(request, [](std::string_view) { return std::nullopt; }, {}).request;
}

} // namespace signalbox::test
