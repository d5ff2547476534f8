// SPDX-FileCopyrightText: Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/behaviour/socket.h"

#include "core/api/request_text.h"
#include "core/base/ascii_case.h"
#include "core/behaviour/held_slots.h"
#include "core/behaviour/refusal.h"
#include "core/value/read.h"
#include "core/value/write.h"

#include <algorithm>
#include <limits>
#include <ranges>

namespace signalbox::behaviour {
namespace {

using Action = api::Socket::Action;

struct SocketAction {
  Action::Kind kind = Action::Kind::Send;
  std::optional<Template> payload; // or the close reason
  std::uint16_t closeCode = 1000;
  std::chrono::milliseconds wait{0};
};

struct SocketRule {
  std::optional<Expression> when;
  std::vector<SocketAction> actions;
};

struct SocketTimer {
  std::chrono::milliseconds interval{1000};
  std::vector<SocketAction> actions;
};

enum class SocketMode { Script, Echo, Broadcast };

struct SocketPlan {
  SocketMode mode = SocketMode::Script;
  std::string defaultRoom; // the endpoint's id
  LetBlock let;
  Refusals refusals;
  std::vector<std::string> subprotocols;
  std::optional<Template> room;
  std::vector<SocketAction> onConnect;
  std::vector<SocketRule> rules;
  std::vector<SocketAction> otherwise;
  std::vector<SocketTimer> timers;
  std::size_t messageSlot = 0;
  std::size_t indexSlot = 0;
};

std::string_view trimmed(std::string_view text) {
  const std::size_t first = text.find_first_not_of(" \t");
  return first == std::string_view::npos ? std::string_view()
                                         : text.substr(first, text.find_last_not_of(" \t") - first + 1);
}

SocketAction actionOf(const Options& options) {
  options.allow(keys::action);
  SocketAction action;
  action.wait = options.millisecondsAt("wait");
  if (options.has("close")) {
    action.kind = Action::Kind::Close;
    action.closeCode = static_cast<std::uint16_t>(options.integerAt("close", 1000, 4999).value_or(1000));
    action.payload = options.templateAt("reason");
  } else if (options.has("broadcast")) {
    action.kind = Action::Kind::Broadcast;
    action.payload = options.templateAt("broadcast");
  } else if (options.has("send")) {
    action.payload = options.templateAt("send");
  } else {
    options.error("missing-option", "An action is 'send', 'broadcast' or 'close'.", "send");
  }
  return action;
}

std::vector<SocketAction> actionsAt(const Options& options, const char* key) {
  std::vector<SocketAction> actions;
  for (const Options& action : options.objectsAt(key)) actions.push_back(actionOf(action));
  return actions;
}

SocketRule ruleOf(const Options& options) {
  options.allow(keys::rule);
  if (!options.has("when"))
    options.error("missing-option", "A rule needs 'when', the condition under which it answers.", "when");
  return {options.expressionAt("when"), actionsAt(options, "actions")};
}

SocketTimer timerOf(const Options& options) {
  options.allow(keys::timer);
  SocketTimer timer{options.millisecondsAt("interval", 1000), actionsAt(options, "actions")};
  if (timer.interval.count() < 1) options.error("invalid-option", "'interval' must be at least 1 ms.", "interval");
  return timer;
}

struct Payload {
  std::string bytes;
  bool isText = true;
};

// Text and bytes go as they are, everything else as compact JSON, as FastAPI's send_json writes it.
Result<Payload> payloadOf(const Value& value) {
  if (value.is(Kind::Str)) return Payload{std::string(value.asText())};
  if (value.is(Kind::Bytes)) return Payload{std::string(value.asText()), false};
  std::string json;
  if (auto written = writeJson(value, JsonStyle::Python, json); !written) return std::unexpected(written.error());
  return Payload{std::move(json)};
}

class ScriptedSocket final : public api::Socket {
public:
  ScriptedSocket(const SocketPlan& plan, const api::Call& call, std::string room)
      : m_plan(plan), m_slots(call), m_room(std::move(room)), m_ticks(plan.timers.size(), 0) {}

  std::string_view room() const override { return m_room; }

  std::vector<Timer> timers() const override {
    std::vector<Timer> timers;
    for (const SocketTimer& timer : m_plan.timers) timers.push_back({timer.interval});
    return timers;
  }

  void onOpen(std::vector<Action>& actions) override {
    auto frame = m_slots.frame();
    run(m_plan.onConnect, frame, actions);
  }

  void onMessage(std::string_view payload, bool isText, std::vector<Action>& actions) override {
    auto frame = m_slots.frame();
    m_slots.slots()[m_plan.messageSlot] = messageValue(payload, isText);
    m_slots.slots()[m_plan.indexSlot] = Value::integer(m_messages++);
    if (runRules(frame, actions)) return;
    if (!m_plan.otherwise.empty()) return run(m_plan.otherwise, frame, actions);
    if (m_plan.mode == SocketMode::Script) return;
    const auto kind = m_plan.mode == SocketMode::Echo ? Action::Kind::Send : Action::Kind::Broadcast;
    actions.push_back({kind, std::string(payload), isText, 1000, {}});
  }

  void onTimer(std::size_t index, std::vector<Action>& actions) override {
    auto frame = m_slots.frame();
    m_slots.slots()[m_plan.messageSlot] = Value();
    m_slots.slots()[m_plan.indexSlot] = Value::integer(m_ticks[index]++);
    run(m_plan.timers[index].actions, frame, actions);
  }

private:
  Value messageValue(std::string_view payload, bool isText) {
    if (!isText) return Value::bytes(m_slots.scratch().copy(payload));
    const std::string_view text = m_slots.scratch().copy(payload);
    const auto json = readJson(text, m_slots.scratch());
    return json ? *json : Value::str(text);
  }

  bool runRules(expression::Frame& frame, std::vector<Action>& actions) {
    for (const SocketRule& rule : m_plan.rules) {
      const auto holds = rule.when ? rule.when->evaluate(frame) : Result<Value>(Value());
      // A condition that does not fit this message ("'str' object has no attribute ...") does not hold for it.
      if (!holds || !isTruthy(*holds)) continue;
      run(rule.actions, frame, actions);
      return true;
    }
    return false;
  }

  // An expression that fails closes the socket, as an unhandled exception would.
  static void run(const std::vector<SocketAction>& steps, expression::Frame& frame, std::vector<Action>& actions) {
    for (const SocketAction& step : steps) {
      Payload payload;
      if (step.payload) {
        const auto value = step.payload->render(frame);
        auto rendered = value ? payloadOf(*value) : std::unexpected(value.error());
        if (!rendered) return actions.push_back({Action::Kind::Close, "Internal error", true, 1011, {}});
        payload = std::move(*rendered);
      }
      actions.push_back({step.kind, std::move(payload.bytes), payload.isText, step.closeCode, step.wait});
    }
  }

  const SocketPlan& m_plan;
  HeldSlots m_slots;
  std::string m_room;
  std::int64_t m_messages = 0;
  std::vector<std::int64_t> m_ticks;
};

class SocketBehaviour final : public api::Behaviour {
public:
  explicit SocketBehaviour(SocketPlan plan) : m_plan(std::move(plan)) {}

  Result<void> run(api::Call& call) const override {
    expression::Frame frame = call.frame();
    if (auto ran = m_plan.let.run(frame, call.slots); !ran) return ran;
    auto raised = m_plan.refusals.firstOf(frame);
    if (!raised) return std::unexpected(raised.error());
    if (*raised) {
      call.raise(std::move(**raised));
      return {};
    }
    std::string room = m_plan.defaultRoom;
    if (m_plan.room) {
      const auto value = m_plan.room->render(frame);
      if (!value) return std::unexpected(value.error());
      room = pythonStr(*value);
    }
    call.response.status = 101;
    call.response.subprotocol = chosenSubprotocol(call.request);
    call.response.socket = std::make_unique<ScriptedSocket>(m_plan, call, std::move(room));
    return {};
  }

private:
  // The first that the client offers and the design knows.
  std::string chosenSubprotocol(const api::Request& request) const {
    for (const api::HeaderView& line : request.headers) {
      if (!equalsIgnoringCase(line.name, "sec-websocket-protocol")) continue;
      for (const auto piece : std::views::split(line.value, ',')) {
        const std::string_view offered = trimmed(std::string_view(piece.begin(), piece.end()));
        if (std::ranges::find(m_plan.subprotocols, offered) != m_plan.subprotocols.end()) return std::string(offered);
      }
    }
    return {};
  }

  SocketPlan m_plan;
};

// Names of sub-protocols are tokens (RFC 6455 4.1).
std::vector<std::string> subprotocolsOf(const Options& options) {
  std::vector<std::string> names;
  if (!options.has("subprotocols")) return names;
  if (!options.at("subprotocols").is_array())
    options.error("invalid-option", "'subprotocols' is a list of names.", "subprotocols");
  for (const Json& name : options.at("subprotocols")) {
    const bool isName = name.is_string() && !name.get_ref<const std::string&>().empty() &&
                        std::ranges::none_of(name.get_ref<const std::string&>(), [](char c) {
                          return c <= ' ' || c >= 127 || std::string_view("()<>@,;:\\\"/[]?={}").contains(c);
                        });
    if (isName)
      names.push_back(name.get<std::string>());
    else
      options.error("invalid-option", "'subprotocols' is a list of names without blanks and separators.",
                    "subprotocols");
  }
  return names;
}

std::optional<SocketMode> modeOf(const Options& options) {
  const std::string mode = options.textAt("mode").value_or("script");
  if (mode == "script") return SocketMode::Script;
  if (mode == "echo") return SocketMode::Echo;
  if (mode == "broadcast") return SocketMode::Broadcast;
  options.error("invalid-option", "'mode' is 'script', 'echo' or 'broadcast'.", "mode");
  return std::nullopt;
}

} // namespace

std::unique_ptr<const api::Behaviour> makeSocket(BehaviourScope& scope) {
  if (!scope.endpoint().isSocket()) {
    scope.report(Severity::Error, "wrong-behaviour",
                 "The socket behaviour needs an endpoint with the method WEBSOCKET.", "/behaviour/kind");
    return nullptr;
  }
  const Options options(scope, scope.options(), "/behaviour");
  options.allow(keys::socket);
  const auto mode = modeOf(options);
  if (!mode) return nullptr;
  SocketPlan plan;
  plan.mode = *mode;
  plan.defaultRoom = scope.endpoint().id();
  plan.let = LetBlock(options);
  plan.refusals = Refusals(options);
  plan.subprotocols = subprotocolsOf(options);
  plan.room = options.templateAt("room");
  plan.onConnect = actionsAt(options, "on_connect");
  plan.messageSlot = scope.names().add("message");
  plan.indexSlot = scope.names().add("index");
  for (const Options& rule : options.objectsAt("rules")) plan.rules.push_back(ruleOf(rule));
  plan.otherwise = actionsAt(options, "otherwise");
  for (const Options& timer : options.objectsAt("every")) plan.timers.push_back(timerOf(timer));
  return std::make_unique<SocketBehaviour>(std::move(plan));
}

} // namespace signalbox::behaviour
