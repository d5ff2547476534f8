// SPDX-FileCopyrightText: Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "plugins/fastapi/stream.h"

#include "plugins/fastapi/annotations.h"
#include "plugins/fastapi/literals.h"
#include "plugins/fastapi/reply.h"

#include <algorithm>

namespace signalbox::fastapi {
namespace {

bool isPlain(const Json& event) {
  return std::ranges::all_of(event.items(),
                             [](const auto& item) { return item.key() == "data" || item.key() == "wait"; });
}

class StreamWriter final {
public:
  StreamWriter(Function& function, const design::Endpoint& endpoint)
      : m_function(function), m_endpoint(endpoint), m_options(endpoint.behaviour.options),
        m_format(m_options.value("format", std::string("sse"))) {}

  std::string run() {
    Scope& scope = m_function.scope();
    writeLet(m_function, m_options);
    writeEvents("first", 0);
    rounds(scope);
    writeEvents("last", 0);
    if (!m_hasYield) { // an empty generator is one all the same
      m_function.line(0, "return");
      m_function.line(0, "yield");
    }
    return result();
  }

private:
  std::string result() {
    Module& module = m_function.module();
    if (m_format == "bytes") return module.use("collections.abc", "AsyncIterator") + "[str | bytes]";
    if (!m_endpoint.response.model.empty())
      return module.use("collections.abc", "AsyncIterable") + "[" +
             annotation(m_function.context(), module, m_endpoint.response.model) + "]";
    if (m_anyPlain || m_format != "sse") return module.use("typing", "Any");
    return module.use("collections.abc", "AsyncIterator") + "[" + module.use("fastapi.sse", "ServerSentEvent") + "]";
  }

  Json eventsOfRound(const std::string& as) const {
    if (m_options.contains("events")) return m_options["events"];
    return m_options.contains("each") ? Json::array({{{"data", "{{ " + as + " }}"}}}) : Json::array();
  }

  void rounds(Scope& scope) {
    const std::string as = m_options.value("as", std::string("item"));
    const Json events = eventsOfRound(as);
    const auto repeat = m_options.value("repeat", 1L);
    if (events.empty()) return;
    if (!m_options.contains("each") && repeat == 1) {
      scope.add("index", "0", {Known::Kind::Plain, nullptr, nullptr});
      for (const Json& event : events) write(event, 0);
      return;
    }
    const long interval = m_options.value("interval", 1000L);
    const std::string text = events.dump();
    const bool needsIndex = interval > 0 || text.contains("index");
    const std::string index = m_function.local("index");
    scope.add("index", index, {Known::Kind::Plain, nullptr, nullptr});
    if (m_options.contains("each")) {
      Known item = scope.knownOf(m_options["each"]);
      const std::string items = iterable(scope.fromTemplate(m_options["each"]), item);
      const std::string called = m_function.local(as);
      m_function.line(0, needsIndex ? "for " + index + ", " + called + " in enumerate(" + items + "):"
                                    : "for " + called + " in " + items + ":");
      scope.add(as, called, itemOf(item));
    } else if (repeat == 0) {
      m_function.line(0, "for " + index + " in " + m_function.module().use("itertools", "count") + "():");
    } else {
      m_function.line(0, "for " + index + " in range(" + std::to_string(repeat) + "):");
    }
    if (interval > 0) {
      m_function.line(1, "if " + index + ":");
      m_function.line(2, sleepText(m_function.module(), interval));
    }
    for (const Json& event : events) write(event, 1);
  }

  // What is a number by its type fails while it runs, as it does in the design: not while it is checked.
  std::string iterable(const std::string& value, const Known& known) {
    static const std::set<std::string_view> scalars{"int",      "float", "bool",      "Decimal", "date",
                                                    "datetime", "time",  "timedelta", "UUID"};
    const bool isScalar = known.kind == Known::Kind::Typed && known.type &&
                          known.type->kind == python::NodeKind::Atom && scalars.contains(known.type->text);
    if (!isScalar) return value;
    const std::string name = m_function.local("items");
    m_function.line(0, name + ": " + m_function.module().use("typing", "Any") + " = " + value);
    return name;
  }

  // Of a list of texts nothing is known; of JSON its items are JSON.
  static Known itemOf(const Known& list) {
    if (list.kind == Known::Kind::Typed && list.type && list.type->kind == python::NodeKind::Subscript &&
        list.type->items.size() == 2)
      return {Known::Kind::Typed, list.type->items[1], nullptr};
    return list.kind == Known::Kind::JsonValue ? Known::json() : Known{Known::Kind::Plain, nullptr, nullptr};
  }

  void writeEvents(const char* key, int depth) {
    if (!m_options.contains(key)) return;
    for (const Json& event : m_options[key]) write(event, depth);
  }

  void write(const Json& event, int depth) {
    m_hasYield = true;
    if (event.contains("wait") && event["wait"].is_number())
      m_function.line(depth, sleepText(m_function.module(), event["wait"].get<long>()));
    Scope& scope = m_function.scope();
    if (isPlain(event) || m_format != "sse") {
      m_anyPlain = true;
      return item(event.value("data", Json()), depth);
    }
    std::string arguments;
    const auto add = [&](const char* key, const std::string& value) {
      arguments += (arguments.empty() ? "" : ", ") + std::string(key) + "=" + value;
    };
    for (const char* key : {"event", "data", "raw_data", "id", "retry", "comment"}) {
      if (!event.contains(key)) continue;
      const bool isText = std::string_view(key) != "data" && std::string_view(key) != "retry";
      add(key, isText ? scope.textTemplate(event[key]) : scope.fromTemplate(event[key]));
    }
    m_function.line(depth,
                    "yield " + m_function.module().use("fastapi.sse", "ServerSentEvent") + "(" + arguments + ")");
  }

  // An item that its generator's annotation does not fit goes through a name without a type.
  void item(const Json& data, int depth) {
    Scope& scope = m_function.scope();
    const auto known = scope.knownOf(data).kind;
    const bool fits = m_format == "bytes" ? known == Known::Kind::Text : m_endpoint.response.model.empty();
    const std::string value = scope.fromTemplate(data);
    if (fits) return m_function.line(depth, "yield " + value);
    if (m_itemName.empty()) m_itemName = m_function.local("event");
    m_function.line(depth, m_itemName + ": " + m_function.module().use("typing", "Any") + " = " + value);
    m_function.line(depth, "yield " + m_itemName);
  }

  Function& m_function;
  const design::Endpoint& m_endpoint;
  const Json& m_options;
  std::string m_format;
  std::string m_itemName;
  bool m_hasYield = false;
  bool m_anyPlain = false;
};

} // namespace

std::string sleepText(Module& module, long milliseconds) {
  const double seconds = static_cast<double>(milliseconds) / 1000;
  const Json value = milliseconds % 1000 == 0 ? Json(milliseconds / 1000) : Json(seconds);
  return "await " + module.useModule("asyncio") + ".sleep(" + literal(value) + ")";
}

std::string writeStream(Function& function, const design::Endpoint& endpoint) {
  return StreamWriter(function, endpoint).run();
}

} // namespace signalbox::fastapi
