// SPDX-FileCopyrightText: Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "plugins/fastapi/socket.h"

#include "plugins/fastapi/literals.h"
#include "plugins/fastapi/reply.h"
#include "plugins/fastapi/stream.h"

#include <algorithm>

namespace signalbox::fastapi {
namespace {

const Known plain{Known::Kind::Plain, nullptr, nullptr};

class SocketWriter final {
public:
  SocketWriter(Function& function, const design::Endpoint& endpoint)
      : m_function(function), m_endpoint(endpoint), m_options(endpoint.behaviour.options), m_socket(function.request()),
        m_mode(m_options.value("mode", std::string("script"))) {}

  void run() {
    writeLet(m_function, m_options);
    writeCases(m_function, m_options, 200, AnswerForm::AsDependency); // they only raise
    accept();
    m_hasRoom = m_mode == "broadcast" || m_options.dump().contains("\"broadcast\"");
    int depth = 0;
    if (m_hasRoom) {
      m_room = m_function.local("room");
      const std::string name = m_options.contains("room") ? m_function.scope().textTemplate(m_options["room"])
                                                          : textLiteral(m_endpoint.id());
      m_function.line(depth++, "async with " + m_function.context().runtime(m_function.module(), "joined") + "(" +
                                   m_socket + ", " + name + ") as " + m_room + ":");
    }
    if (m_options.contains("on_connect")) actions(m_options["on_connect"], depth, End::Function);
    timers(depth);
  }

private:
  enum class End { Function, Timer };

  void accept() {
    std::string arguments;
    if (m_options.contains("subprotocols") && !m_options["subprotocols"].empty())
      arguments = "subprotocol=" + m_function.context().runtime(m_function.module(), "chosen_subprotocol") + "(" +
                  m_socket + ", " + literal(m_options["subprotocols"]) + ")";
    m_function.line(0, "await " + m_socket + ".accept(" + arguments + ")");
  }

  void send(const Json& payload, int depth) {
    const Known known = m_function.scope().knownOf(payload);
    const std::string value = m_function.scope().fromTemplate(payload);
    if (known.kind == Known::Kind::Text)
      return m_function.line(depth, "await " + m_socket + ".send_text(" + value + ")");
    if (payload.is_structured() && !hasPlaceholder(payload))
      return m_function.line(depth, "await " + m_socket + ".send_json(" + value + ")");
    m_function.line(depth, "await " + m_function.context().runtime(m_function.module(), "send_message") + "(" +
                               m_socket + ", " + value + ")");
  }

  // True when they end with a close.
  bool actions(const Json& list, int depth, End end) {
    for (const Json& action : list) {
      if (action.contains("wait") && action["wait"].is_number() && action["wait"].get<long>() > 0)
        m_function.line(depth, sleepText(m_function.module(), action["wait"].get<long>()));
      if (action.contains("close")) {
        std::string arguments = action["close"].get<int>() == 1000 ? "" : action["close"].dump();
        if (action.contains("reason"))
          arguments += (arguments.empty() ? "" : ", ") + std::string("reason=") +
                       m_function.scope().textTemplate(action["reason"]);
        m_function.line(depth, "await " + m_socket + ".close(" + arguments + ")");
        m_function.line(depth, "return");
        return true;
      }
      if (action.contains("broadcast"))
        m_function.line(depth,
                        "await " + m_room + ".broadcast(" + m_function.scope().fromTemplate(action["broadcast"]) + ")");
      else if (action.contains("send"))
        send(action["send"], depth);
    }
    (void)end;
    return false;
  }

  void timers(int depth) {
    if (!m_options.contains("every") || m_options["every"].empty()) return messages(depth, false);
    std::vector<std::string> names;
    for (const Json& timer : m_options["every"]) {
      const std::string name = m_function.local("tick");
      names.push_back(name);
      const std::string index = "index";
      m_function.scope().add("index", index, plain);
      m_function.scope().add("message", "None", plain);
      m_function.line(depth, "");
      m_function.line(depth, "async def " + name + "() -> None:");
      const bool usesIndex = timer.dump().contains("index");
      m_function.line(depth + 1, "for " + std::string(usesIndex ? index : "_") + " in " +
                                     m_function.module().use("itertools", "count") + "():");
      m_function.line(depth + 2, sleepText(m_function.module(), timer.value("interval", 1000L)));
      if (timer.contains("actions")) actions(timer["actions"], depth + 2, End::Timer);
    }
    const std::string tasks = m_function.local("timers");
    std::string list;
    for (const std::string& name : names)
      list += (list.empty() ? "" : ", ") + m_function.module().useModule("asyncio") + ".create_task(" + name + "())";
    m_function.line(depth, "");
    m_function.line(depth, tasks + " = [" + list + "]");
    messages(depth, true);
    m_function.line(depth, "finally:");
    m_function.line(depth + 1, "for timer in " + tasks + ":");
    m_function.line(depth + 2, "timer.cancel()");
  }

  bool uses(const char* word) const {
    Json read = Json::array();
    for (const char* key : {"rules", "otherwise"})
      if (m_options.contains(key)) read.push_back(m_options[key]);
    return read.dump().contains(word);
  }

  void messages(int depth, bool hasTimers) {
    m_function.line(depth, "try:");
    const bool usesIndex = uses("index");
    m_function.line(depth + 1, usesIndex ? "for index in " + m_function.module().use("itertools", "count") + "():"
                                         : "while True:");
    m_function.scope().add("index", "index", plain);
    m_function.scope().add("message", "message", Known::json());
    const bool usesMessage = uses("message");
    const bool echoes = m_mode != "script" && !m_options.contains("otherwise");
    const std::string receive =
        m_function.context().runtime(m_function.module(), "receive_payload") + "(" + m_socket + ")";
    m_function.line(depth + 2, usesMessage || echoes ? "payload = await " + receive : "await " + receive);
    if (usesMessage)
      m_function.line(depth + 2,
                      "message = " + m_function.context().runtime(m_function.module(), "message_of") + "(payload)");
    const bool ends = rules(depth + 2);
    if (!ends && echoes)
      m_function.line(depth + 2, m_mode == "echo"
                                     ? "await " + m_function.context().runtime(m_function.module(), "send_message") +
                                           "(" + m_socket + ", payload)"
                                     : "await " + m_room + ".broadcast(payload)");
    m_function.line(depth, "except " + m_function.module().use("fastapi", "WebSocketDisconnect") + ":");
    m_function.line(depth + 1, "pass");
    (void)hasTimers;
  }

  bool rules(int depth) {
    if (m_options.contains("rules"))
      for (const Json& rule : m_options["rules"]) {
        const std::string when = m_function.scope().expression(rule.value("when", std::string("False")));
        m_function.line(depth,
                        "if " + m_function.context().runtime(m_function.module(), "holds") + "(lambda: " + when + "):");
        const std::size_t count = rule.contains("actions") ? rule["actions"].size() : 0;
        if (!actions(rule.value("actions", Json::array()), depth + 1, End::Function))
          m_function.line(depth + 1, "continue");
        (void)count;
      }
    return m_options.contains("otherwise") && actions(m_options["otherwise"], depth, End::Function);
  }

  Function& m_function;
  const design::Endpoint& m_endpoint;
  const Json& m_options;
  std::string m_socket;
  std::string m_mode;
  std::string m_room;
  bool m_hasRoom = false;
};

} // namespace

void writeSocket(Function& function, const design::Endpoint& endpoint) { SocketWriter(function, endpoint).run(); }

} // namespace signalbox::fastapi
