// SPDX-FileCopyrightText: Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// One of each part of a design that is neither an endpoint nor a model, for tests and pictures.
#pragma once

#include "core/design/edit.h"
#include "ui/document/design_document.h"

namespace signalbox::pages {

// Only edits that are refused nowhere, on a design without such parts.
inline bool addParts(ui::DesignDocument& document) {
  using design::Json;
  const auto depends = [](const char* dependency, const char* name, std::vector<std::string> scopes = {}) {
    design::Depends asked;
    asked.dependency = dependency;
    asked.name = name;
    asked.scopes = std::move(scopes);
    return asked;
  };
  design::SecurityScheme login;
  login.name = "login";
  login.type = "oauth2_password";
  login.options = {{"token_url", "token"},
                   {"scopes", {{"orders:read", "Read orders"}, {"orders:write", "Place orders"}}}};
  design::Dependency user;
  user.name = "current_user";
  user.kind = "user";
  user.description = "Who asks, from their access token.";
  user.options = {{"scheme", "login"}};
  design::Dependency paging;
  paging.name = "paging";
  paging.description = "How much of a list to give.";
  paging.parameters = {{{"offset", "int", {{"default", 0}, {"ge", 0}}}, design::ParameterIn::Query},
                       {{"limit", "int", {{"default", 20}, {"le", 100}}}, design::ParameterIn::Query}};
  paging.dependencies = {depends("current_user", "user", {"orders:read"})};
  paging.options = {{"value", {{"offset", "{{ offset }}"}, {"limit", "{{ limit }}"}}}};
  design::User ada;
  ada.username = "ada";
  ada.roles = {"admin"};
  ada.scopes = {"orders:read", "orders:write"};
  ada.profile = {{"full_name", "Ada Lovelace"}};
  design::User grace;
  grace.username = "grace";
  grace.disabled = true;
  design::Mount assets;
  assets.name = "assets";
  assets.path = "/assets";
  assets.options = {{"directory", "static"}, {"html", true}};
  const design::Edit edits[] = {
      design::SetSecurityScheme{login},
      design::SetDependency{user},
      design::SetDependency{paging},
      design::SetUsers{{ada, grace}},
      design::SetMiddleware{{{"cors",
                              {{"allow_origins", Json::array({"https://shop.example", "http://localhost:3000"})},
                               {"allow_credentials", true}}},
                             {"rate_limit", {{"requests", 60}, {"seconds", 60}}},
                             {"timing", Json::object()}}},
      design::SetExceptionHandlers{
          {{"404", {{"body", {{"message", "{{ detail }}"}}}}},
           {"RequestValidationError", {{"status", 400}, {"body", {{"errors", "{{ errors }}"}}}}}}},
      design::SetMount{assets}};
  for (const design::Edit& edit : edits)
    if (!document.apply(edit)) return false;
  return true;
}

} // namespace signalbox::pages
