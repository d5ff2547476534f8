// SPDX-FileCopyrightText: Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// Keys of the project's files that hold a plain value, each with the member it stands for: one table for reading and
// writing. In the order of the file; what is as it usually is stays out of it.
#pragma once

#include "core/design/object_reader.h"

#include <tuple>

namespace signalbox::design {

template<class Owner, class Value>
struct FileKey {
  const char* name;
  Value Owner::* member;
};

template<class Owner, class... Keys>
void takeKeys(ObjectReader& reader, Owner& owner, const std::tuple<Keys...>& keys) {
  const auto take = [&](const char* name, auto& value) {
    if constexpr (std::is_same_v<decltype(value), Json&>)
      reader.takeObject(name, value);
    else
      reader.take(name, value);
  };
  std::apply([&](const Keys&... key) { (take(key.name, owner.*key.member), ...); }, keys);
}

template<class Owner, class... Keys>
void putKeys(Json& json, const Owner& owner, const std::tuple<Keys...>& keys) {
  static const Owner usual{};
  const auto put = [&](const auto& key) {
    const auto& value = owner.*key.member;
    using Value = std::remove_cvref_t<decltype(value)>;
    if constexpr (std::is_same_v<Value, Json>) {
      if (!value.is_null() && !(value.is_structured() && value.empty())) json[key.name] = value;
    } else if constexpr (std::is_same_v<Value, std::optional<bool>>) {
      if (value) json[key.name] = *value;
    } else if (value != usual.*key.member) {
      json[key.name] = value;
    }
  };
  std::apply([&](const Keys&... key) { (put(key), ...); }, keys);
}

// Of an endpoint, a webhook and a callback: those between its path and its dependencies.
inline constexpr std::tuple operationKeys{FileKey{"summary", &Endpoint::summary},
                                          FileKey{"description", &Endpoint::description},
                                          FileKey{"tags", &Endpoint::tags},
                                          FileKey{"deprecated", &Endpoint::deprecated},
                                          FileKey{"include_in_schema", &Endpoint::includeInSchema},
                                          FileKey{"operation_id", &Endpoint::operationId},
                                          FileKey{"generate_unique_id", &Endpoint::generateUniqueId},
                                          FileKey{"strict_content_type", &Endpoint::strictContentType}};

// Those before and behind response_model_include and response_model_exclude.
inline constexpr std::tuple responseKeys{FileKey{"status_code", &ResponseRules::statusCode},
                                         FileKey{"response_description", &ResponseRules::description},
                                         FileKey{"response_model", &ResponseRules::model}};
inline constexpr std::tuple filterKeys{FileKey{"response_model_by_alias", &ResponseRules::byAlias},
                                       FileKey{"response_model_exclude_unset", &ResponseRules::excludeUnset},
                                       FileKey{"response_model_exclude_defaults", &ResponseRules::excludeDefaults},
                                       FileKey{"response_model_exclude_none", &ResponseRules::excludeNone},
                                       FileKey{"response_class", &ResponseRules::responseClass}};

// Those before and behind a router's dependencies.
inline constexpr std::tuple routerKeys{FileKey{"order", &Router::order},
                                       FileKey{"prefix", &Router::prefix},
                                       FileKey{"tags", &Router::tags},
                                       FileKey{"deprecated", &Router::deprecated},
                                       FileKey{"include_in_schema", &Router::includeInSchema},
                                       FileKey{"responses", &Router::responses}};
inline constexpr std::tuple routerDefaultKeys{FileKey{"default_response_class", &Router::defaultResponseClass},
                                              FileKey{"strict_content_type", &Router::strictContentType},
                                              FileKey{"generate_unique_id", &Router::generateUniqueId}};

inline constexpr std::tuple dependsKeys{FileKey{"name", &Depends::name}, FileKey{"use_cache", &Depends::useCache},
                                        FileKey{"scope", &Depends::scope}, FileKey{"scopes", &Depends::scopes}};

inline constexpr std::tuple validatorKeys{FileKey{"check", &Validator::check}, FileKey{"message", &Validator::message},
                                          FileKey{"value", &Validator::value}};

inline constexpr std::tuple projectKeys{FileKey{"summary", &ProjectInfo::summary},
                                        FileKey{"description", &ProjectInfo::description},
                                        FileKey{"terms_of_service", &ProjectInfo::termsOfService},
                                        FileKey{"contact", &ProjectInfo::contact},
                                        FileKey{"license_info", &ProjectInfo::license},
                                        FileKey{"external_docs", &ProjectInfo::externalDocs}};

// Of the application: those between its URLs and its dependencies.
inline constexpr std::tuple appKeys{FileKey{"swagger_ui_parameters", &AppSettings::swaggerUiParameters},
                                    FileKey{"swagger_ui_init_oauth", &AppSettings::swaggerUiInitOauth},
                                    FileKey{"root_path", &AppSettings::rootPath},
                                    FileKey{"root_path_in_servers", &AppSettings::rootPathInServers},
                                    FileKey{"separate_input_output_schemas", &AppSettings::separateInputOutputSchemas},
                                    FileKey{"strict_content_type", &AppSettings::strictContentType},
                                    FileKey{"redirect_slashes", &AppSettings::redirectSlashes},
                                    FileKey{"generate_unique_id", &AppSettings::generateUniqueId},
                                    FileKey{"default_response_class", &AppSettings::defaultResponseClass}};
inline constexpr std::tuple appSchemaKeys{FileKey{"deprecated", &AppSettings::deprecated},
                                          FileKey{"include_in_schema", &AppSettings::includeInSchema},
                                          FileKey{"dependency_overrides", &AppSettings::dependencyOverrides}};

inline constexpr std::tuple tokenKeys{FileKey{"key", &TokenSettings::key},
                                      FileKey{"algorithm", &TokenSettings::algorithm},
                                      FileKey{"issuer", &TokenSettings::issuer},
                                      FileKey{"audience", &TokenSettings::audience},
                                      FileKey{"access_seconds", &TokenSettings::accessSeconds},
                                      FileKey{"refresh_seconds", &TokenSettings::refreshSeconds}};

inline constexpr std::tuple schemeKeys{FileKey{"scheme_name", &SecurityScheme::schemeName},
                                       FileKey{"description", &SecurityScheme::description},
                                       FileKey{"auto_error", &SecurityScheme::autoError}};
inline constexpr std::tuple mountKeys{FileKey{"order", &Mount::order}, FileKey{"kind", &Mount::kind}};
inline constexpr std::tuple userKeys{FileKey{"password_hash", &User::passwordHash},
                                     FileKey{"api_key_hash", &User::apiKeyHash}, FileKey{"roles", &User::roles},
                                     FileKey{"scopes", &User::scopes}, FileKey{"disabled", &User::disabled}};

inline constexpr std::tuple requestKeys{FileKey{"order", &SavedRequest::order}, FileKey{"title", &SavedRequest::title},
                                        FileKey{"description", &SavedRequest::description},
                                        FileKey{"endpoint", &SavedRequest::endpoint}};
inline constexpr std::tuple partKeys{FileKey{"value", &RequestPart::value}, FileKey{"file", &RequestPart::file},
                                     FileKey{"media_type", &RequestPart::mediaType},
                                     FileKey{"enabled", &RequestPart::enabled}};

} // namespace signalbox::design
