// SPDX-FileCopyrightText: Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/editors/document_tables.h"

#include "ui/editors/option_rows.h"

#include <QCoreApplication>

namespace signalbox::ui {
namespace {

using namespace rows;
using design::Json;
using Shape = OptionField::Shape;

QString tr(const char* text) { return QCoreApplication::translate("DocumentTables", text); }

OptionField externalDocs(std::string key) {
  return object(
      std::move(key), tr("More documentation"),
      {text("description", tr("Description")), code("url", tr("URL"), QStringLiteral("https://example.com/docs"))});
}

OptionField uniqueIds() {
  return {"generate_unique_id",
          tr("Operation ids"),
          {},
          Shape::Pick,
          {QStringLiteral("inherited"), QStringLiteral("default"), QStringLiteral("name"), QStringLiteral("tag_name")}};
}

// By media type: what an answer says beside its model.
OptionField contentField() {
  return keyed("content", tr("Content"), QStringLiteral("application/json"),
               {"", tr("Media type"), tr("Add a media type"),
                joined({{namedExamplesField("examples")},
                        rare({json("example", tr("Only example")),
                              row("schema", tr("Schema"), tr("that of the model"), Shape::Schema)})}),
                Json::object()});
}

// What an answer says in its headers, by their names.
OptionField answerHeadersField() {
  return keyed("headers", tr("Headers"), QStringLiteral("X-Rate-Limit"),
               {"",
                tr("Header"),
                tr("Add a header"),
                joined({{row("schema", tr("Type"), QStringLiteral("int"), Shape::Schema),
                         text("description", tr("Description"), tr("Requests that are left")),
                         literal("example", tr("Example"), QStringLiteral("42")), flag("required", tr("Always there"))},
                        rare({flag("deprecated", tr("Deprecated"))})}),
                {{"schema", {{"type", "string"}}}}});
}

// Where one may go from the answer: an operation, and what it is asked with.
OptionField linksField() {
  return keyed("links", tr("Links"), QStringLiteral("order"),
               {"", tr("Link"), tr("Add a link"),
                joined({{row("operationId", tr("Leads to"), {}, Shape::Operation),
                         text("description", tr("Description"), tr("The order that was placed")),
                         row("parameters", tr("Parameters"), QStringLiteral("$response.body#/id"), Shape::Runtimes)},
                        rare({row("requestBody", tr("Body"), QStringLiteral("$response.body"), Shape::Runtime),
                              code("operationRef", tr("Or a reference"), QStringLiteral("#/paths/~1orders/get")),
                              object("server", tr("Of another server"),
                                     {code("url", tr("URL"), QStringLiteral("https://api.example.com")),
                                      text("description", tr("Description"))})})}),
                Json::object()});
}

} // namespace

OptionField namedExamplesField(const std::string& key, const Json& value) {
  return keyed(
      key, tr("Named examples"), QStringLiteral("normal"),
      {"",
       tr("Example"),
       tr("Add an example"),
       joined({{text("summary", tr("Summary"), tr("A normal order")), json("value", tr("Value"))},
               rare({text("description", tr("Description"), tr("Markdown")),
                     code("externalValue", tr("Or its URL"), QStringLiteral("https://example.com/order.json"))})}),
       {{"value", value}}});
}

OptionField plainExamplesField(const std::string& key, const Json& value) {
  return valuesIn(objects(key, tr("Examples in the schema"), {}), json("value", tr("Value")),
                  {"", tr("Example"), tr("Add an example"), {}, {{"value", value}}});
}

OptionField responseClassField(const std::string& key) {
  return code(key, tr("Response class"), tr("json, html, plain, redirect, file, stream, or text/csv"));
}

OptionField responsesField() {
  OptionField answers = keyed("responses", tr("Other responses"), QStringLiteral("404, 4XX, default"),
                              {"",
                               tr("Response"),
                               tr("Add a response"),
                               {text("description", tr("Description"), tr("Not found")),
                                row("model", tr("Model"), QStringLiteral("Message"), Shape::Type), answerHeadersField(),
                                contentField(), linksField()},
                               {{"description", "Not found"}}});
  answers.holdsAnswers = true;
  return answers;
}

OptionField serversField() {
  const OptionField variables =
      keyed("variables", tr("Variables"), tr("name, as in the URL"),
            {"",
             tr("Variable"),
             tr("Add a variable"),
             {code("default", tr("Default"), QStringLiteral("v1")),
              list("enum", tr("One of"), tr("Anything; add a value")), text("description", tr("Description"))},
             {{"default", "v1"}}});
  return alone(objects("servers", tr("Servers"),
                       {{"",
                         tr("Server"),
                         tr("Add a server"),
                         {code("url", tr("URL"), QStringLiteral("https://api.example.com/{version}")),
                          text("description", tr("Description")), variables},
                         {{"url", "https://api.example.com"}}}}),
               tr("as the document names them"));
}

OptionField tagsField() {
  return alone(
      objects(
          "tags", tr("Tags"),
          {{"",
            tr("Tag"),
            tr("Add a tag"),
            joined({{text("name", tr("Name"), tr("Orders")), text("description", tr("Description"), tr("Markdown"))},
                    rare({externalDocs("external_docs")})}),
            {{"name", "New tag"}}}}),
      tr("in the order of the docs"));
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
          names("swagger_ui_parameters", tr("Parameters of Swagger UI"), QStringLiteral("true")),
          names("swagger_ui_init_oauth", tr("OAuth2 of Swagger UI"), QStringLiteral("my-client")),
          alone(valuesIn(keyed("dependency_overrides", tr("Overrides"), QStringLiteral("testing"), {}),
                         lines("value", tr("Stands in for"), QStringLiteral("fake_user")),
                         {"", tr("Profile"), tr("Add a profile"), {}, {{"value", Json::object()}}}),
                tr("of dependencies, by profile")),
          responsesField()};
}

} // namespace signalbox::ui
