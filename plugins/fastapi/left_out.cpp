// SPDX-FileCopyrightText: Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "plugins/fastapi/left_out.h"

#include <algorithm>
#include <array>

namespace signalbox::fastapi {
namespace {

struct KindKeys {
  std::string_view kind;
  std::string_view keys; // with a space around each
};

// What a writer of the export reads of each behaviour.
constexpr auto behaviourKeys = std::to_array<KindKeys>({
    {"reply", " let cases status headers body cookies background session delay "},
    {"example", " seed "},
    {"redirect", " let cases url status headers cookies background "},
    {"file", " let cases path media_type filename content_disposition_type headers cookies background "},
    {"proxy", " let upstream path timeout request_headers response_headers "},
    {"token", " refresh "},
    {"stream", " let format first each as events interval repeat last "},
    {"socket", " let cases mode subprotocols room on_connect rules otherwise every "},
});
constexpr std::string_view dependencyKeys = " let cases status headers cookies value yield exit scheme roles strict ";
constexpr std::string_view handlerKeys = " let cases status headers cookies body ";

bool isAmong(std::string_view keys, const std::string& key) {
  return keys.find(" " + key + " ") != std::string_view::npos;
}

class LeftOut final {
public:
  explicit LeftOut(Context& context) : m_context(context) {}

  void run() {
    const design::Design& design = m_context.design();
    keys("The project", design.project().unknown);
    for (const auto& model : design.models()) keys("The model " + model->name, model->unknown);
    for (const auto& router : design.routers()) keys("The router " + router->path, router->unknown);
    for (const auto& endpoint : design.endpoints()) behaviour(*endpoint);
    for (const auto& webhook : design.webhooks()) keys("The webhook " + webhook->name, webhook->unknown);
    for (const auto& dependency : design.dependencies())
      keys("The dependency " + dependency->name, dependency->options, dependencyKeys);
    for (const auto& handler : design.exceptionHandlers())
      keys("The exception handler of " + handler.on, handler.options, handlerKeys);
  }

private:
  void behaviour(const design::Endpoint& endpoint) {
    const std::string whose = "The endpoint " + endpoint.id();
    keys(whose, endpoint.unknown);
    const auto known = std::ranges::find(behaviourKeys, endpoint.behaviour.kind, &KindKeys::kind);
    if (known != behaviourKeys.end())
      keys("The behaviour of " + endpoint.id(), endpoint.behaviour.options, known->keys);
    if (endpoint.isSocket() && !endpoint.faults.empty())
      m_context.report(whose + " is a WebSocket: its faults are left out.");
  }

  void keys(const std::string& whose, const Json& options, std::string_view known = {}) {
    if (!options.is_object()) return;
    for (const auto& [key, value] : options.items())
      if (!isAmong(known, key))
        m_context.report(whose + " has the key '" + key + "', which the export does not know: it is left out.");
  }

  Context& m_context;
};

} // namespace

void reportLeftOut(Context& context) { LeftOut(context).run(); }

} // namespace signalbox::fastapi
