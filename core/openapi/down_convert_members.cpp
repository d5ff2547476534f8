// SPDX-FileCopyrightText: Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/openapi/down_convert_members.h"

#include <algorithm>
#include <array>

namespace signalbox::openapi {
namespace {

struct ObjectRule {
  ObjectKind kind;
  std::span<const Member> members;
};

constexpr std::array documentMembers = std::to_array<Member>({{"openapi"},
                                                              {"info", ObjectKind::Info},
                                                              {"servers", ObjectKind::Server, Shape::List},
                                                              {"paths", ObjectKind::PathItem, Shape::Map},
                                                              {"components", ObjectKind::Components},
                                                              {"security"},
                                                              {"tags", ObjectKind::Tag, Shape::List},
                                                              {"externalDocs"}});
constexpr std::array infoMembers = std::to_array<Member>(
    {{"title"}, {"description"}, {"termsOfService"}, {"contact"}, {"license", ObjectKind::License}, {"version"}});
constexpr std::array licenseMembers = std::to_array<Member>({{"name"}, {"url"}});
constexpr std::array serverMembers =
    std::to_array<Member>({{"url"}, {"description"}, {"variables", ObjectKind::ServerVariable, Shape::Map}});
constexpr std::array serverVariableMembers = std::to_array<Member>({{"enum"}, {"default"}, {"description"}});
constexpr std::array pathItemMembers = std::to_array<Member>({{"$ref"},
                                                              {"summary"},
                                                              {"description"},
                                                              {"get", ObjectKind::Operation},
                                                              {"put", ObjectKind::Operation},
                                                              {"post", ObjectKind::Operation},
                                                              {"delete", ObjectKind::Operation},
                                                              {"options", ObjectKind::Operation},
                                                              {"head", ObjectKind::Operation},
                                                              {"patch", ObjectKind::Operation},
                                                              {"trace", ObjectKind::Operation},
                                                              {"servers", ObjectKind::Server, Shape::List},
                                                              {"parameters", ObjectKind::Parameter, Shape::List}});
constexpr std::array operationMembers = std::to_array<Member>({{"tags"},
                                                               {"summary"},
                                                               {"description"},
                                                               {"externalDocs"},
                                                               {"operationId"},
                                                               {"parameters", ObjectKind::Parameter, Shape::List},
                                                               {"requestBody", ObjectKind::RequestBody},
                                                               {"responses", ObjectKind::Response, Shape::Map},
                                                               {"callbacks", ObjectKind::Callback, Shape::Map},
                                                               {"deprecated"},
                                                               {"security"},
                                                               {"servers", ObjectKind::Server, Shape::List}});
constexpr std::array parameterMembers = std::to_array<Member>({{"$ref"},
                                                               {"name"},
                                                               {"in"},
                                                               {"description"},
                                                               {"required"},
                                                               {"deprecated"},
                                                               {"allowEmptyValue"},
                                                               {"style"},
                                                               {"explode"},
                                                               {"allowReserved"},
                                                               {"schema", ObjectKind::Schema},
                                                               {"content", ObjectKind::MediaType, Shape::Map},
                                                               {"example"},
                                                               {"examples", ObjectKind::Example, Shape::Map}});
constexpr std::array requestBodyMembers =
    std::to_array<Member>({{"$ref"}, {"description"}, {"content", ObjectKind::MediaType, Shape::Map}, {"required"}});
constexpr std::array mediaTypeMembers = std::to_array<Member>({{"schema", ObjectKind::Schema},
                                                               {"example"},
                                                               {"examples", ObjectKind::Example, Shape::Map},
                                                               {"encoding", ObjectKind::Encoding, Shape::Map}});
constexpr std::array encodingMembers = std::to_array<Member>(
    {{"contentType"}, {"headers", ObjectKind::Header, Shape::Map}, {"style"}, {"explode"}, {"allowReserved"}});
constexpr std::array responseMembers = std::to_array<Member>({{"$ref"},
                                                              {"description"},
                                                              {"headers", ObjectKind::Header, Shape::Map},
                                                              {"content", ObjectKind::MediaType, Shape::Map},
                                                              {"links", ObjectKind::Link, Shape::Map}});
constexpr std::array linkMembers = std::to_array<Member>({{"$ref"},
                                                          {"operationId"},
                                                          {"operationRef"},
                                                          {"parameters"},
                                                          {"requestBody"},
                                                          {"description"},
                                                          {"server", ObjectKind::Server}});
constexpr std::array exampleMembers =
    std::to_array<Member>({{"$ref"}, {"summary"}, {"description"}, {"value"}, {"externalValue"}});
constexpr std::array componentsMembers =
    std::to_array<Member>({{"schemas", ObjectKind::Schema, Shape::Map},
                           {"responses", ObjectKind::Response, Shape::Map},
                           {"parameters", ObjectKind::Parameter, Shape::Map},
                           {"examples", ObjectKind::Example, Shape::Map},
                           {"requestBodies", ObjectKind::RequestBody, Shape::Map},
                           {"headers", ObjectKind::Header, Shape::Map},
                           {"securitySchemes", ObjectKind::SecurityScheme, Shape::Map},
                           {"links", ObjectKind::Link, Shape::Map},
                           {"callbacks", ObjectKind::Callback, Shape::Map}});
constexpr std::array securitySchemeMembers = std::to_array<Member>({{"$ref"},
                                                                    {"type"},
                                                                    {"description"},
                                                                    {"name"},
                                                                    {"in"},
                                                                    {"scheme"},
                                                                    {"bearerFormat"},
                                                                    {"flows"},
                                                                    {"openIdConnectUrl"}});
constexpr std::array tagMembers = std::to_array<Member>({{"name"}, {"description"}, {"externalDocs"}});

constexpr std::array rules = std::to_array<ObjectRule>({{ObjectKind::Document, documentMembers},
                                                        {ObjectKind::Info, infoMembers},
                                                        {ObjectKind::License, licenseMembers},
                                                        {ObjectKind::Server, serverMembers},
                                                        {ObjectKind::ServerVariable, serverVariableMembers},
                                                        {ObjectKind::PathItem, pathItemMembers},
                                                        {ObjectKind::Operation, operationMembers},
                                                        {ObjectKind::Parameter, parameterMembers},
                                                        {ObjectKind::Header, parameterMembers},
                                                        {ObjectKind::RequestBody, requestBodyMembers},
                                                        {ObjectKind::MediaType, mediaTypeMembers},
                                                        {ObjectKind::Encoding, encodingMembers},
                                                        {ObjectKind::Response, responseMembers},
                                                        {ObjectKind::Link, linkMembers},
                                                        {ObjectKind::Example, exampleMembers},
                                                        {ObjectKind::Components, componentsMembers},
                                                        {ObjectKind::SecurityScheme, securitySchemeMembers},
                                                        {ObjectKind::Tag, tagMembers}});

} // namespace

std::span<const Member> membersOf(ObjectKind kind) {
  const auto rule = std::ranges::find(rules, kind, &ObjectRule::kind);
  return rule == rules.end() ? std::span<const Member>() : rule->members;
}

} // namespace signalbox::openapi
