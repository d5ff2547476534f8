// SPDX-FileCopyrightText: Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/models/old_words.h"

#include <QCoreApplication>

namespace signalbox::ui {

namespace {

QString tr(const char* text) { return QCoreApplication::translate("OldWords", text); }

QVector<OldWord> postman() {
  return {
      {tr("Workspace"), tr("Project: a folder of small files"), "project.open"},
      {tr("Collection"), tr("Endpoints, and saved requests beside them"), "view.filter"},
      {tr("Request tab"), tr("New request, to any address; saved as you type"), "request.new"},
      {tr("Environment"), tr("Environment; its secrets stay in the keychain"), "request.environments"},
      {tr("Collection variable"), tr("Constant of the design, or a variable of an environment"), "design.newConstant"},
      {tr("Mock server"), tr("The server of the project: always on, and it validates"), "server.toggle"},
      {tr("Example"), tr("Example body of a reply, made from the model"), {}},
      {tr("Authorization tab"), tr("Auth; “inherit” takes what the endpoint asks for"), {}},
      {tr("Code snippet"), tr("Copy as, beside the address"), {}},
      {tr("Console"), tr("Log"), "view.log"}};
}

QVector<OldWord> insomnia() {
  return {{tr("Document, design document"), tr("Project"), "project.open"},
          {tr("Request collection"), tr("Endpoints, and saved requests beside them"), "view.filter"},
          {tr("New request"), tr("New request, to any address; saved as you type"), "request.new"},
          {tr("Base environment"), tr("Constants of the design"), "design.newConstant"},
          {tr("Sub environment"), tr("Environment"), "request.environments"},
          {tr("Template tag"), tr("{{ variable }}"), {}},
          {tr("Timeline"), tr("Timings of an answer, and the track below it"), {}},
          {tr("Cookie jar"), tr("Options of a request"), {}},
          {tr("Quick switch"), tr("Go to a tab or an endpoint"), "view.goTo"}};
}

QVector<OldWord> bruno() {
  return {{tr("Collection folder"), tr("Project folder, as plain and as good to diff"), "project.open"},
          {tr(".bru file"), tr("JSON file in requests/ or endpoints/"), "project.reveal"},
          {tr("New request"), tr("New request, to any address; saved as you type"), "request.new"},
          {tr("Environment file"), tr("Environment; secrets are named there, never stored"), "request.environments"},
          {tr("Secret variable"), tr("Secret of an environment"), "request.environments"},
          {tr("Vars, pre-request"), tr("Constants and environments"), "design.newConstant"},
          {tr("Docs tab"), tr("Docs, generated live from the design"), "view.docs"},
          {tr("Dev tools"), tr("Log"), "view.log"}};
}

QVector<OldWord> mockoon() {
  return {{tr("Environment"), tr("Project: one API with one server"), "project.open"},
          {tr("Route"), tr("Endpoint"), "design.newEndpoint"},
          {tr("Response, rules"), tr("Behaviour of the endpoint"), {}},
          {tr("Data bucket"), tr("Constant"), "design.newConstant"},
          {tr("Template helper"), tr("Expression: {{ name }}"), {}},
          {tr("Proxy mode"), tr("Behaviour “proxy” of an endpoint"), {}},
          {tr("Latency"), tr("Faults of an endpoint"), {}},
          {tr("Headers and CORS settings"), tr("Middleware"), "design.newMiddleware"},
          {tr("Start, stop"), tr("The lamp in the top bar"), "server.toggle"}};
}

QVector<OldWord> stoplight() {
  return {{tr("API project"), tr("Project"), "project.open"},
          {tr("Endpoint, operation"), tr("Endpoint; each method is one"), "design.newEndpoint"},
          {tr("Model, component schema"), tr("Model"), "design.newModel"},
          {tr("Shared response, parameter"), tr("Model of an answer, dependency"), "design.newDependency"},
          {tr("Spectral style guide"), tr("Design problems, with a fix to click"), "view.problems"},
          {tr("Mock (Prism)"), tr("The server of the project: it validates both ways"), "server.toggle"},
          {tr("Preview, docs"), tr("Docs"), "view.docs"},
          {tr("Publish"), tr("Export"), "export.project"}};
}

} // namespace

QVector<OldProgram> oldPrograms() {
  return {{QStringLiteral("Postman"), Preset::Postman, postman()},
          {QStringLiteral("Insomnia"), Preset::Insomnia, insomnia()},
          {QStringLiteral("Bruno"), Preset::Bruno, bruno()},
          {QStringLiteral("Mockoon"), std::nullopt, mockoon()},
          {QStringLiteral("Stoplight"), std::nullopt, stoplight()}};
}

} // namespace signalbox::ui
