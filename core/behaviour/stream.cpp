// SPDX-FileCopyrightText: Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/behaviour/stream.h"

#include "core/api/replies.h"
#include "core/behaviour/held_slots.h"
#include "core/behaviour/stream_event.h"

#include <limits>

namespace signalbox::behaviour {
namespace {

using std::chrono::milliseconds;

constexpr milliseconds pingInterval{15'000}; // of an idle event stream

struct StreamPlan {
  StreamFormat format = StreamFormat::Sse;
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
  EventStream(const StreamPlan& plan, const api::Call& call, std::int64_t rounds)
      : m_plan(plan), m_shaper(call.shaper), m_slots(call), m_rounds(rounds) {
    if (plan.each) m_items = m_slots.slots()[plan.listSlot].items();
  }

  std::optional<Step> next() override {
    if (m_pending) return takePending();
    const StreamEvent* event = nextEvent();
    if (!event) return std::nullopt;
    Step step;
    step.wait = m_wait + event->wait();
    m_wait = {};
    auto frame = m_slots.frame();
    if (!event->write(m_plan.format, frame, m_shaper, step.bytes)) {
      m_part = Part::Done; // as an exception in the generator: the stream ends here
      return std::nullopt;
    }
    m_pending = std::move(step);
    return takePending();
  }

private:
  enum class Part { First, Rounds, Last, Done };

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
};

class StreamBehaviour final : public api::Behaviour {
public:
  explicit StreamBehaviour(StreamPlan plan) : m_plan(std::move(plan)) {}

  Result<void> run(api::Call& call) const override {
    expression::Frame frame = call.frame();
    if (auto ran = m_plan.let.run(frame, call.slots); !ran) return ran;
    std::int64_t rounds = m_plan.repeat == 0 ? -1 : m_plan.repeat;
    if (m_plan.each) {
      const auto list = m_plan.each->render(frame);
      if (!list) return std::unexpected(list.error());
      if (!list->is(Kind::List) && !list->is(Kind::Tuple) && !list->is(Kind::Set))
        return failure("TypeError: 'each' must give a list");
      call.slots[m_plan.listSlot] = *list;
      rounds = static_cast<std::int64_t>(list->size());
    }
    writeHead(call);
    call.response.stream = std::make_unique<EventStream>(m_plan, call, rounds);
    return {};
  }

private:
  void writeHead(api::Call& call) const {
    call.response.status = call.statusCode;
    if (m_plan.format == StreamFormat::JsonLines) return api::setContentType(call.response, "application/jsonl");
    api::setContentType(call.response, "text/event-stream; charset=utf-8");
    call.response.headers.push_back({"cache-control", "no-cache"});
    call.response.headers.push_back({"x-accel-buffering", "no"});
  }

  StreamPlan m_plan;
};

std::optional<StreamFormat> formatOf(const Options& options) {
  const std::string format = options.textAt("format").value_or("sse");
  if (format == "sse") return StreamFormat::Sse;
  if (format == "jsonl") return StreamFormat::JsonLines;
  options.error("invalid-option", "'format' is 'sse' or 'jsonl'.", "format");
  return std::nullopt;
}

} // namespace

std::unique_ptr<const api::Behaviour> makeStream(BehaviourScope& scope) {
  const Options options(scope, scope.options(), "/behaviour");
  if (scope.endpoint().isSocket()) {
    scope.report(Severity::Error, "wrong-behaviour", "A WebSocket endpoint needs the socket behaviour.",
                 "/behaviour/kind");
    return nullptr;
  }
  options.allow({"format", "let", "first", "each", "as", "events", "interval", "repeat", "last"});
  const auto format = formatOf(options);
  if (!format) return nullptr;
  StreamPlan plan;
  plan.format = *format;
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
