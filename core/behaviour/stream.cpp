// SPDX-FileCopyrightText: Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/behaviour/stream.h"

#include "core/api/header_text.h"
#include "core/api/replies.h"
#include "core/behaviour/held_slots.h"
#include "core/behaviour/stream_event.h"
#include "core/value/write.h"

#include <limits>

namespace signalbox::behaviour {
namespace {

using std::chrono::milliseconds;

constexpr milliseconds pingInterval{15'000}; // of an idle event stream

struct StreamPlan {
  StreamFormat format = StreamFormat::Sse;
  std::string contentType; // empty: none
  LetBlock let;
  std::vector<StreamEvent> first;
  std::optional<Template> each;
  std::vector<StreamEvent> events;
  std::vector<StreamEvent> last;
  std::size_t indexSlot = 0;
  std::size_t asSlot = 0;
  std::size_t listSlot = 0; // the value of `each`
  milliseconds interval{0};
  std::int64_t repeat = 1; // 0: until the client leaves
};

std::vector<StreamEvent> eventsAt(const Options& options, const char* key, StreamFormat format) {
  std::vector<StreamEvent> events;
  for (const Options& event : options.objectsAt(key)) events.emplace_back(event, format);
  return events;
}

// Walks the plan: first, then the rounds, then last.
class EventStream final : public api::Stream {
public:
  EventStream(const StreamPlan& plan, const api::Call& call, Result<std::int64_t> rounds)
      : m_plan(plan), m_shaper(call.shaper), m_slots(call), m_rounds(rounds.value_or(0)) {
    if (!rounds)
      end(rounds.error().message);
    else if (plan.each)
      m_items = m_slots.slots()[plan.listSlot].items();
  }

  std::optional<Step> next() override {
    if (m_pending) return takePending();
    const StreamEvent* event = nextEvent();
    if (!event) return std::nullopt;
    Step step;
    step.wait = m_wait + event->wait();
    m_wait = {};
    auto frame = m_slots.frame();
    if (auto written = event->write(m_plan.format, frame, m_shaper, step.bytes); !written) {
      end(written.error().message);
      return std::nullopt;
    }
    m_pending = std::move(step);
    return takePending();
  }

  std::string_view broken() const override { return m_problem; }

private:
  enum class Part { First, Rounds, Last, Done };

  // As an exception in the generator: here the stream is cut.
  void end(std::string problem) {
    m_part = Part::Done;
    m_problem = std::move(problem);
  }

  // A long wait of an event stream is cut by comments that keep the connection alive.
  Step takePending() {
    if (m_plan.format == StreamFormat::Sse && m_pending->wait > pingInterval) {
      m_pending->wait -= pingInterval;
      return {pingInterval, ": ping\n\n"};
    }
    Step step = std::move(*m_pending);
    m_pending.reset();
    return step;
  }

  const StreamEvent* nextEvent() {
    if (m_part == Part::First) {
      if (m_event < m_plan.first.size()) return &m_plan.first[m_event++];
      m_part = Part::Rounds;
      m_event = 0;
      beginRound();
    }
    if (m_part == Part::Rounds) {
      if (m_event == m_plan.events.size()) endRound();
      if (hasRound()) return &m_plan.events[m_event++];
      m_part = Part::Last;
      m_event = 0;
    }
    if (m_part == Part::Last && m_event < m_plan.last.size()) return &m_plan.last[m_event++];
    m_part = Part::Done;
    return nullptr;
  }

  bool hasRound() const { return !m_plan.events.empty() && (m_rounds < 0 || m_round < m_rounds); }

  void endRound() {
    ++m_round;
    m_event = 0;
    if (hasRound()) m_wait = m_plan.interval;
    beginRound();
  }

  void beginRound() {
    if (!hasRound()) return;
    m_slots.slots()[m_plan.indexSlot] = Value::integer(m_round);
    if (m_plan.each) m_slots.slots()[m_plan.asSlot] = m_items[static_cast<std::size_t>(m_round)];
  }

  const StreamPlan& m_plan;
  const api::ResponseShaper& m_shaper;
  HeldSlots m_slots;
  std::span<const Value> m_items;
  std::int64_t m_rounds; // negative: without end
  std::int64_t m_round = 0;
  Part m_part = Part::First;
  std::size_t m_event = 0;
  milliseconds m_wait{0};
  std::optional<Step> m_pending;
  std::string m_problem;
};

// What Python's `for` goes through: items, a dict's keys, the characters of a text.
Result<Value> iterated(const Value& value, Arena& arena) {
  if (value.is(Kind::List) || value.is(Kind::Tuple) || value.is(Kind::Set)) return value;
  std::vector<Value> items;
  if (value.is(Kind::Dict)) {
    for (const Member& member : value.members()) items.push_back(member.key);
  } else if (value.is(Kind::Str)) {
    const std::string_view text = value.asText();
    for (std::size_t begin = 0, end = 0; begin < text.size(); begin = end) {
      for (end = begin + 1; end < text.size() && (text[end] & 0xc0) == 0x80;) ++end;
      items.push_back(Value::str(text.substr(begin, end - begin)));
    }
  } else {
    return failure("TypeError: " + pythonRepr(value) + " is not iterable");
  }
  return Value::list(arena.copy(std::span<const Value>(items)));
}

class StreamBehaviour final : public api::Behaviour {
public:
  explicit StreamBehaviour(StreamPlan plan) : m_plan(std::move(plan)) {}

  // Where a response class is set, it gets the generator, and only a StreamingResponse takes one.
  // What goes wrong from here on happens in the generator: behind the head of the answer.
  Result<void> run(api::Call& call) const override {
    if (m_plan.format == StreamFormat::JsonLines && call.shaper.responseClass().isDeclared)
      return failure("TypeError: a response class is set, and it cannot take a generator");
    const auto rounds = begin(call);
    writeHead(call);
    call.response.stream = std::make_unique<EventStream>(m_plan, call, rounds);
    return {};
  }

private:
  // How many rounds there are; negative: without end.
  Result<std::int64_t> begin(api::Call& call) const {
    expression::Frame frame = call.frame();
    if (auto ran = m_plan.let.run(frame, call.slots); !ran) return std::unexpected(ran.error());
    if (!m_plan.each) return m_plan.repeat == 0 ? -1 : m_plan.repeat;
    const auto each = m_plan.each->render(frame);
    if (!each) return std::unexpected(each.error());
    const auto list = iterated(*each, call.arena);
    if (!list) return std::unexpected(list.error());
    call.slots[m_plan.listSlot] = *list;
    return static_cast<std::int64_t>(list->size());
  }

  void writeHead(api::Call& call) const {
    api::Response& response = call.response;
    response.status = call.injected.status.value_or(call.statusCode);
    response.headers.clear();
    if (!m_plan.contentType.empty()) api::setContentType(response, m_plan.contentType);
    if (m_plan.format == StreamFormat::Sse) {
      response.headers.push_back({"cache-control", "no-cache"});
      response.headers.push_back({"x-accel-buffering", "no"});
    }
    response.headers.insert(response.headers.end(), call.injected.headers.begin(), call.injected.headers.end());
  }

  StreamPlan m_plan;
};

std::optional<StreamFormat> formatOf(const Options& options) {
  const std::string format = options.textAt("format").value_or("sse");
  if (format == "sse") return StreamFormat::Sse;
  if (format == "jsonl") return StreamFormat::JsonLines;
  if (format == "bytes") return StreamFormat::Bytes;
  options.error("invalid-option", "'format' is 'sse', 'jsonl' or 'bytes'.", "format");
  return std::nullopt;
}

// Of pieces: the media type that the endpoint itself names as its response class, else none.
std::string contentTypeOf(StreamFormat format, const design::Endpoint& endpoint) {
  if (format == StreamFormat::Sse) return "text/event-stream; charset=utf-8";
  if (format == StreamFormat::JsonLines) return "application/jsonl";
  const std::string& declared = endpoint.response.responseClass;
  return declared.contains('/') ? api::withCharset(declared) : std::string();
}

} // namespace

std::unique_ptr<const api::Behaviour> makeStream(BehaviourScope& scope) {
  const Options options(scope, scope.options(), "/behaviour");
  if (!isForHttp(scope)) return nullptr;
  options.allow(keys::stream);
  auto format = formatOf(options);
  if (!format) return nullptr;
  if (*format == StreamFormat::JsonLines && scope.responseClass().kind == design::ResponseClass::Kind::Stream)
    format = StreamFormat::Bytes;
  StreamPlan plan;
  plan.format = *format;
  plan.contentType = contentTypeOf(*format, scope.endpoint());
  plan.let = LetBlock(options);
  plan.each = options.templateAt("each");
  plan.indexSlot = scope.names().add("index");
  plan.first = eventsAt(options, "first", plan.format);
  const std::string as = options.textAt("as").value_or("item");
  plan.asSlot = scope.names().add(as);
  plan.listSlot = scope.names().add("the list of 'each'"); // no expression can say this name
  plan.events = eventsAt(options, "events", plan.format);
  if (plan.each && !options.has("events"))
    if (auto event = StreamEvent::ofData(options, as)) plan.events.push_back(std::move(*event));
  plan.last = eventsAt(options, "last", plan.format);
  plan.interval = options.millisecondsAt("interval", 1000);
  plan.repeat = options.integerAt("repeat", 0, std::numeric_limits<std::int64_t>::max()).value_or(1);
  return std::make_unique<StreamBehaviour>(std::move(plan));
}

} // namespace signalbox::behaviour
