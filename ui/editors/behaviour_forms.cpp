// SPDX-FileCopyrightText: Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/editors/behaviour_forms.h"

#include <QCoreApplication>

#include <algorithm>

namespace signalbox::ui {
namespace {

using design::Json;

QString tr(const char* text) { return QCoreApplication::translate("BehaviourForms", text); }

BehaviourOption number(std::string key, const QString& label, const QString& hint) {
  return {std::move(key), label, hint, BehaviourOption::Shape::Number, {}};
}

BehaviourOption choice(std::string key, const QString& label, const QStringList& choices) {
  return {std::move(key), label, {}, BehaviourOption::Shape::Choice, choices};
}

BehaviourForm replyForm() {
  return {"reply",
          tr("Answers with a JSON template; {{ expressions }} read the request"),
          {number("status", tr("Status"), tr("of the response rules")),
           number("delay", tr("Delay in ms"), tr("0, or a template"))},
          "body",
          tr("Body template"),
          tr("Names, cases and headers (let, cases, headers)"),
          {{"body", Json::object()}}};
}

BehaviourForm exampleForm() {
  return {"example",
          tr("Answers with an example of the response model, always valid"),
          {number("seed", tr("Seed"), tr("1"))},
          {},
          {},
          {},
          Json::object()};
}

BehaviourForm streamForm() {
  return {"stream",
          tr("Sends events one after another"),
          {choice("format", tr("Format"), {QStringLiteral("sse"), QStringLiteral("jsonl")}),
           number("interval", tr("Interval in ms"), tr("1000")),
           number("repeat", tr("Repeat"), tr("1; 0 = until the client leaves"))},
          "events",
          tr("Events"),
          tr("Names, first and last events (let, each, as, first, last)"),
          {{"events", Json::array({Json{{"data", Json{{"index", "{{ index }}"}}}}})}}};
}

BehaviourForm socketForm() {
  return {"socket",
          tr("Talks over a WebSocket"),
          {choice("mode", tr("Mode"), {QStringLiteral("script"), QStringLiteral("echo"), QStringLiteral("broadcast")})},
          "rules",
          tr("Rules: the first whose condition holds answers"),
          tr("Connection and ticks (on_connect, otherwise, every, room)"),
          {{"rules", Json::array({Json{{"when", "message.op == 'ping'"},
                                       {"actions", Json::array({Json{{"send", Json{{"op", "pong"}}}}})}}})}}};
}

} // namespace

const std::vector<BehaviourForm>& behaviourForms() {
  static const std::vector<BehaviourForm> forms{replyForm(), exampleForm(), streamForm(), socketForm()};
  return forms;
}

const BehaviourForm* behaviourForm(const std::string& kind) {
  const auto found = std::ranges::find(behaviourForms(), kind, &BehaviourForm::kind);
  return found == behaviourForms().end() ? nullptr : &*found;
}

namespace {

bool hasControl(const std::string& key, const BehaviourForm& form) {
  return key == form.mainKey ||
         std::ranges::any_of(form.options, [&key](const BehaviourOption& option) { return option.key == key; });
}

} // namespace

Json restOfOptions(const Json& options, const BehaviourForm& form) {
  Json rest = Json::object();
  for (const auto& [key, value] : options.items())
    if (!hasControl(key, form)) rest[key] = value;
  return rest;
}

Json withRest(const Json& options, const Json& rest, const BehaviourForm& form) {
  Json all = Json::object();
  for (const auto& [key, value] : options.items())
    if (hasControl(key, form)) all[key] = value;
  if (rest.is_object()) all.update(rest);
  return all;
}

} // namespace signalbox::ui
