// SPDX-FileCopyrightText: Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/openapi/object_model_fields.h"

#include <array>

namespace signalbox::openapi {
namespace {

constexpr std::string_view required = "required";

constexpr std::array contact = std::to_array<ObjectField>({{"name", "str"}, {"url", "AnyUrl"}, {"email", "EmailStr"}});

constexpr std::array license =
    std::to_array<ObjectField>({{"name", "str", required}, {"identifier", "str"}, {"url", "AnyUrl"}});

constexpr std::array info = std::to_array<ObjectField>({{"title", "str", required},
                                                        {"summary", "str"},
                                                        {"description", "str"},
                                                        {"termsOfService", "str"},
                                                        {"contact", "Contact"},
                                                        {"license", "License"},
                                                        {"version", "str", required}});

constexpr std::array serverVariable = std::to_array<ObjectField>(
    {{"enum", "list[str]", "min_length 1"}, {"default", "str", required}, {"description", "str"}});

constexpr std::array server = std::to_array<ObjectField>(
    {{"url", "AnyUrl | str", required}, {"description", "str"}, {"variables", "dict[str, ServerVariable]"}});

constexpr std::array reference = std::to_array<ObjectField>({{"$ref", "str", required}});

constexpr std::array discriminator =
    std::to_array<ObjectField>({{"propertyName", "str", required}, {"mapping", "dict[str, str]"}});

constexpr std::array xml = std::to_array<ObjectField>(
    {{"name", "str"}, {"namespace", "str"}, {"prefix", "str"}, {"attribute", "bool"}, {"wrapped", "bool"}});

constexpr std::array externalDocumentation =
    std::to_array<ObjectField>({{"description", "str"}, {"url", "AnyUrl", required}});

constexpr std::array schema = std::to_array<ObjectField>({{"$schema", "str"},
                                                          {"$vocabulary", "str"},
                                                          {"$id", "str"},
                                                          {"$anchor", "str"},
                                                          {"$dynamicAnchor", "str"},
                                                          {"$ref", "str"},
                                                          {"$dynamicRef", "str"},
                                                          {"$defs", "dict[str, Schema | bool]"},
                                                          {"$comment", "str"},
                                                          {"allOf", "list[Schema | bool]"},
                                                          {"anyOf", "list[Schema | bool]"},
                                                          {"oneOf", "list[Schema | bool]"},
                                                          {"not", "Schema | bool"},
                                                          {"if", "Schema | bool"},
                                                          {"then", "Schema | bool"},
                                                          {"else", "Schema | bool"},
                                                          {"dependentSchemas", "dict[str, Schema | bool]"},
                                                          {"prefixItems", "list[Schema | bool]"},
                                                          {"items", "Schema | bool"},
                                                          {"contains", "Schema | bool"},
                                                          {"properties", "dict[str, Schema | bool]"},
                                                          {"patternProperties", "dict[str, Schema | bool]"},
                                                          {"additionalProperties", "Schema | bool"},
                                                          {"propertyNames", "Schema | bool"},
                                                          {"unevaluatedItems", "Schema | bool"},
                                                          {"unevaluatedProperties", "Schema | bool"},
                                                          {"type", "SchemaType | list[SchemaType]"},
                                                          {"enum", "list[Any]"},
                                                          {"const", "Any"},
                                                          {"multipleOf", "float", "gt 0"},
                                                          {"maximum", "float"},
                                                          {"exclusiveMaximum", "float"},
                                                          {"minimum", "float"},
                                                          {"exclusiveMinimum", "float"},
                                                          {"maxLength", "int", "ge 0"},
                                                          {"minLength", "int", "ge 0"},
                                                          {"pattern", "str"},
                                                          {"maxItems", "int", "ge 0"},
                                                          {"minItems", "int", "ge 0"},
                                                          {"uniqueItems", "bool"},
                                                          {"maxContains", "int", "ge 0"},
                                                          {"minContains", "int", "ge 0"},
                                                          {"maxProperties", "int", "ge 0"},
                                                          {"minProperties", "int", "ge 0"},
                                                          {"required", "list[str]"},
                                                          {"dependentRequired", "dict[str, set[str]]"},
                                                          {"format", "str"},
                                                          {"contentEncoding", "str"},
                                                          {"contentMediaType", "str"},
                                                          {"contentSchema", "Schema | bool"},
                                                          {"title", "str"},
                                                          {"description", "str"},
                                                          {"default", "Any"},
                                                          {"deprecated", "bool"},
                                                          {"readOnly", "bool"},
                                                          {"writeOnly", "bool"},
                                                          {"examples", "list[Any]"},
                                                          {"discriminator", "Discriminator"},
                                                          {"xml", "XML"},
                                                          {"externalDocs", "ExternalDocumentation"},
                                                          {"example", "Any"}});

constexpr std::array example = std::to_array<ObjectField>(
    {{"summary", "str"}, {"description", "str"}, {"value", "Any"}, {"externalValue", "AnyUrl"}});

constexpr std::array encoding = std::to_array<ObjectField>({{"contentType", "str"},
                                                            {"headers", "dict[str, Header | Reference]"},
                                                            {"style", "str"},
                                                            {"explode", "bool"},
                                                            {"allowReserved", "bool"}});

constexpr std::array mediaType = std::to_array<ObjectField>({{"schema", "Schema | Reference"},
                                                             {"example", "Any"},
                                                             {"examples", "dict[str, Example | Reference]"},
                                                             {"encoding", "dict[str, Encoding]"}});

constexpr std::array parameter = std::to_array<ObjectField>({{"description", "str"},
                                                             {"required", "bool"},
                                                             {"deprecated", "bool"},
                                                             {"style", "str"},
                                                             {"explode", "bool"},
                                                             {"allowReserved", "bool"},
                                                             {"schema", "Schema | Reference"},
                                                             {"example", "Any"},
                                                             {"examples", "dict[str, Example | Reference]"},
                                                             {"content", "dict[str, MediaType]"},
                                                             {"name", "str", required},
                                                             {"in", "ParameterInType", required}});

// A parameter without the last two.
constexpr std::span<const ObjectField> header = std::span(parameter).first(parameter.size() - 2);

constexpr std::array requestBody = std::to_array<ObjectField>(
    {{"description", "str"}, {"content", "dict[str, MediaType]", required}, {"required", "bool"}});

constexpr std::array link = std::to_array<ObjectField>({{"operationRef", "str"},
                                                        {"operationId", "str"},
                                                        {"parameters", "dict[str, Any | str]"},
                                                        {"requestBody", "Any | str"},
                                                        {"description", "str"},
                                                        {"server", "Server"}});

constexpr std::array response = std::to_array<ObjectField>({{"description", "str", required},
                                                            {"headers", "dict[str, Header | Reference]"},
                                                            {"content", "dict[str, MediaType]"},
                                                            {"links", "dict[str, Link | Reference]"}});

constexpr std::array operation =
    std::to_array<ObjectField>({{"tags", "list[str]"},
                                {"summary", "str"},
                                {"description", "str"},
                                {"externalDocs", "ExternalDocumentation"},
                                {"operationId", "str"},
                                {"parameters", "list[Parameter | Reference]"},
                                {"requestBody", "RequestBody | Reference"},
                                {"responses", "dict[str, Response | Any]"},
                                {"callbacks", "dict[str, dict[str, PathItem] | Reference]"},
                                {"deprecated", "bool"},
                                {"security", "list[dict[str, list[str]]]"},
                                {"servers", "list[Server]"}});

constexpr std::array pathItem = std::to_array<ObjectField>({{"$ref", "str"},
                                                            {"summary", "str"},
                                                            {"description", "str"},
                                                            {"get", "Operation"},
                                                            {"put", "Operation"},
                                                            {"post", "Operation"},
                                                            {"delete", "Operation"},
                                                            {"options", "Operation"},
                                                            {"head", "Operation"},
                                                            {"patch", "Operation"},
                                                            {"trace", "Operation"},
                                                            {"servers", "list[Server]"},
                                                            {"parameters", "list[Parameter | Reference]"}});

constexpr std::array apiKey = std::to_array<ObjectField>({{"type", "SecuritySchemeType", "\"apiKey\""},
                                                          {"description", "str"},
                                                          {"in", "APIKeyIn", required},
                                                          {"name", "str", required}});

constexpr std::array httpBase = std::to_array<ObjectField>(
    {{"type", "SecuritySchemeType", "\"http\""}, {"description", "str"}, {"scheme", "str", required}});

constexpr std::array httpBearer = std::to_array<ObjectField>({{"type", "SecuritySchemeType", "\"http\""},
                                                              {"description", "str"},
                                                              {"scheme", "Literal['bearer']", "\"bearer\""},
                                                              {"bearerFormat", "str"}});

constexpr std::array implicitFlow = std::to_array<ObjectField>(
    {{"refreshUrl", "str"}, {"scopes", "dict[str, str]", "{}"}, {"authorizationUrl", "str", required}});

constexpr std::array tokenFlow = std::to_array<ObjectField>(
    {{"refreshUrl", "str"}, {"scopes", "dict[str, str]", "{}"}, {"tokenUrl", "str", required}});

constexpr std::array authorizationCodeFlow = std::to_array<ObjectField>({{"refreshUrl", "str"},
                                                                         {"scopes", "dict[str, str]", "{}"},
                                                                         {"authorizationUrl", "str", required},
                                                                         {"tokenUrl", "str", required}});

constexpr std::array flows = std::to_array<ObjectField>({{"implicit", "OAuthFlowImplicit"},
                                                         {"password", "OAuthFlowPassword"},
                                                         {"clientCredentials", "OAuthFlowClientCredentials"},
                                                         {"authorizationCode", "OAuthFlowAuthorizationCode"}});

constexpr std::array oauth2 = std::to_array<ObjectField>(
    {{"type", "SecuritySchemeType", "\"oauth2\""}, {"description", "str"}, {"flows", "OAuthFlows", required}});

constexpr std::array openIdConnect = std::to_array<ObjectField>({{"type", "SecuritySchemeType", "\"openIdConnect\""},
                                                                 {"description", "str"},
                                                                 {"openIdConnectUrl", "str", required}});

constexpr std::array components = std::to_array<ObjectField>(
    {{"schemas", "dict[str, Schema | Reference]"},
     {"responses", "dict[str, Response | Reference]"},
     {"parameters", "dict[str, Parameter | Reference]"},
     {"examples", "dict[str, Example | Reference]"},
     {"requestBodies", "dict[str, RequestBody | Reference]"},
     {"headers", "dict[str, Header | Reference]"},
     {"securitySchemes", "dict[str, APIKey | HTTPBase | OAuth2 | OpenIdConnect | HTTPBearer | Reference]"},
     {"links", "dict[str, Link | Reference]"},
     {"callbacks", "dict[str, dict[str, PathItem] | Reference | Any]"},
     {"pathItems", "dict[str, PathItem | Reference]"}});

constexpr std::array tag = std::to_array<ObjectField>(
    {{"name", "str", required}, {"description", "str"}, {"externalDocs", "ExternalDocumentation"}});

constexpr std::array openApi = std::to_array<ObjectField>({{"openapi", "str", required},
                                                           {"info", "Info", required},
                                                           {"jsonSchemaDialect", "str"},
                                                           {"servers", "list[Server]"},
                                                           {"paths", "dict[str, PathItem | Any]"},
                                                           {"webhooks", "dict[str, PathItem | Reference]"},
                                                           {"components", "Components"},
                                                           {"security", "list[dict[str, list[str]]]"},
                                                           {"tags", "list[Tag]"},
                                                           {"externalDocs", "ExternalDocumentation"}});

constexpr std::array models = std::to_array<ObjectModel>({{"Contact", contact},
                                                          {"License", license},
                                                          {"Info", info},
                                                          {"ServerVariable", serverVariable},
                                                          {"Server", server},
                                                          {"Reference", reference},
                                                          {"Discriminator", discriminator},
                                                          {"XML", xml},
                                                          {"ExternalDocumentation", externalDocumentation},
                                                          {"Schema", schema},
                                                          {"Example", example},
                                                          {"Encoding", encoding},
                                                          {"MediaType", mediaType},
                                                          {"Parameter", parameter},
                                                          {"Header", header},
                                                          {"RequestBody", requestBody},
                                                          {"Link", link},
                                                          {"Response", response},
                                                          {"Operation", operation},
                                                          {"PathItem", pathItem},
                                                          {"APIKey", apiKey},
                                                          {"HTTPBase", httpBase},
                                                          {"HTTPBearer", httpBearer},
                                                          {"OAuthFlowImplicit", implicitFlow},
                                                          {"OAuthFlowPassword", tokenFlow},
                                                          {"OAuthFlowClientCredentials", tokenFlow},
                                                          {"OAuthFlowAuthorizationCode", authorizationCodeFlow},
                                                          {"OAuthFlows", flows},
                                                          {"OAuth2", oauth2},
                                                          {"OpenIdConnect", openIdConnect},
                                                          {"Components", components},
                                                          {"Tag", tag},
                                                          {"OpenAPI", openApi}});

} // namespace

std::span<const ObjectModel> objectModels() { return models; }

} // namespace signalbox::openapi
