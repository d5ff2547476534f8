// SPDX-FileCopyrightText: Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/editors/document_tables.h"

#include <QCoreApplication>

namespace signalbox::ui {
namespace {

using design::Json;
using Shape = OptionField::Shape;
using Variants = std::vector<OptionVariant>;

QString tr(const char* text) { return QCoreApplication::translate("DocumentTables", text); }

OptionField text(std::string key, const QString& label, const QString& hint = {}) {
  return {std::move(key), label, hint, Shape::Text, {}};
}
OptionField code(std::string key, const QString& label, const QString& hint = {}) {
  return {std::move(key), label, hint, Shape::Code, {}};
}
OptionField json(std::string key, const QString& label) { return {std::move(key), label, {}, Shape::Json, {}}; }
OptionField flag(std::string key, const QString& label, bool isNormallyOn = false) {
  return {std::move(key), label, {}, Shape::Flag, {}, isNormallyOn};
}
OptionField object(std::string key, const QString& label, std::vector<OptionField> fields) {
  OptionField field{std::move(key), label, {}, Shape::Object, {}};
  field.fields = std::move(fields);
  return field;
}
OptionField entries(std::string key, const QString& label, const QString& hint, Shape shape, OptionVariant variant) {
  OptionField field{std::move(key), label, hint, shape, {}};
  field.variants = std::make_shared<const Variants>(Variants{std::move(variant)});
  return field;
}

OptionField externalDocs(std::string key) {
  return object(
      std::move(key), tr("More documentation"),
      {text("description", tr("Description")), code("url", tr("URL"), QStringLiteral("https://example.com/docs"))});
}

OptionField uniqueIds() {
  return {"generate_unique_id",
          tr("Operation ids"),
          {},
          Shape::Choice,
          {QStringLiteral("inherited"), QStringLiteral("default"), QStringLiteral("name"), QStringLiteral("tag_name")}};
}

// By media type: what an answer says beside its model.
OptionField contentField() {
  return entries("content", tr("Content and examples, by media type"), QStringLiteral("application/json"), Shape::Keyed,
                 {"",
                  tr("Media type"),
                  tr("Add a media type"),
                  {namedExamplesField("examples"), json("example", tr("Only example")), json("schema", tr("Schema"))},
                  Json::object()});
}

} // namespace

OptionField namedExamplesField(const std::string& key, const Json& value) {
  return entries(key, tr("Named examples"), QStringLiteral("normal"), Shape::Keyed,
                 {"",
                  tr("Example"),
                  tr("Add an example"),
                  {text("summary", tr("Summary"), tr("A normal order")),
                   text("description", tr("Description"), tr("Markdown")), json("value", tr("Value")),
                   code("externalValue", tr("Or its URL"), QStringLiteral("https://example.com/order.json"))},
                  {{"value", value}}});
}

OptionField plainExamplesField(const std::string& key) { return json(key, tr("Values in the schema, as a list")); }

OptionField responseClassField(const std::string& key) {
  return code(key, tr("Response class"), tr("json, html, plain, redirect, file, stream, or text/csv"));
}

OptionField responsesField() {
  return entries("responses", tr("Other documented answers"), QStringLiteral("404, 4XX, default"), Shape::Keyed,
                 {"",
                  tr("Answer"),
                  tr("Document an answer"),
                  {text("description", tr("Description"), tr("Not found")),
                   {"model", tr("Model"), QStringLiteral("Message"), Shape::Type, {}},
                   contentField(),
                   json("headers", tr("Headers")),
                   json("links", tr("Links"))},
                  {{"description", "Not found"}}});
}

OptionField serversField() {
  const OptionField variables = entries("variables", tr("Variables"), tr("name, as in the URL"), Shape::Keyed,
                                        {"",
                                         tr("Variable"),
                                         tr("Add a variable"),
                                         {code("default", tr("Default"), QStringLiteral("v1")),
                                          {"enum", tr("One of"), tr("Anything; add a value"), Shape::List, {}},
                                          text("description", tr("Description"))},
                                         {{"default", "v1"}}});
  return entries("servers", tr("Servers in the OpenAPI document"), {}, Shape::Objects,
                 {"",
                  tr("Server"),
                  tr("Add a server"),
                  {code("url", tr("URL"), QStringLiteral("https://api.example.com/{version}")),
                   text("description", tr("Description")), variables},
                  {{"url", "https://api.example.com"}}});
}

OptionField tagsField() {
  return entries("tags", tr("Tags, in the order of the docs"), {}, Shape::Objects,
                 {"",
                  tr("Tag"),
                  tr("Add a tag"),
                  {text("name", tr("Name"), tr("Orders")), text("description", tr("Description"), tr("Markdown")),
                   externalDocs("external_docs")},
                  {{"name", "New tag"}}});
}

std::vector<OptionField> infoFields() {
  return {text("summary", tr("Summary")),
          code("terms_of_service", tr("Terms of service"), QStringLiteral("https://example.com/terms")),
          object("contact", tr("Contact"),
                 {text("name", tr("Name")), code("url", tr("URL")),
                  code("email", tr("Email"), QStringLiteral("api@example.com"))}),
          object("license_info", tr("Licence"),
                 {text("name", tr("Name"), QStringLiteral("MIT")),
                  code("identifier", tr("SPDX identifier"), QStringLiteral("MIT")), code("url", tr("URL"))}),
          externalDocs("external_docs"),
          tagsField(),
          serversField()};
}

std::vector<OptionField> operationFields() {
  return {flag("include_in_schema", tr("Shown in the docs"), true),
          flag("deprecated", tr("Deprecated")),
          code("operation_id", tr("Operation id"), tr("made of name and path")),
          uniqueIds(),
          {"strict_content_type",
           tr("Content type"),
           {},
           Shape::Choice,
           {QStringLiteral("inherited"), QStringLiteral("strict"), QStringLiteral("any")}},
          json("openapi_extra", tr("Merged into the operation (openapi_extra)"))};
}

std::vector<OptionField> routerFields() {
  return {code("prefix", tr("Path prefix"), QStringLiteral("/orders")),
          {"tags", tr("Tags"), tr("Add a tag"), Shape::List, {}},
          flag("include_in_schema", tr("Shown in the docs"), true),
          flag("deprecated", tr("Deprecated")),
          responseClassField("default_response_class"),
          uniqueIds(),
          {"strict_content_type",
           tr("Content type"),
           {},
           Shape::Choice,
           {QStringLiteral("inherited"), QStringLiteral("strict"), QStringLiteral("any")}},
          responsesField()};
}

std::vector<OptionField> appDocumentFields() {
  return {{"generate_unique_id",
           tr("Operation ids"),
           {},
           Shape::Choice,
           {QStringLiteral("default"), QStringLiteral("name"), QStringLiteral("tag_name")}},
          code("swagger_ui_oauth2_redirect_url", tr("OAuth2 redirect URL"), QStringLiteral("/docs/oauth2-redirect")),
          json("swagger_ui_parameters", tr("Parameters of Swagger UI")),
          json("swagger_ui_init_oauth", tr("OAuth2 of Swagger UI")),
          {"dependency_overrides", tr("Overrides of dependencies, by profile"), {}, Shape::Json, {}},
          responsesField()};
}

} // namespace signalbox::ui
