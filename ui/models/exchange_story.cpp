// SPDX-FileCopyrightText: Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/models/exchange_story.h"

#include "core/openapi/status_text.h"
#include "core/traffic/stage_spans.h"
#include "ui/models/design_tree.h"
#include "ui/models/log_model.h"

#include <nlohmann/json.hpp>

#include <QCoreApplication>

#include <algorithm>

namespace signalbox::ui {

namespace {

using Json = nlohmann::ordered_json;
using Kind = api::Exchange::Kind;
using Tone = StoryLine::Tone;
using Outcome = api::RouteCandidate::Outcome;

QString tr(const char* source) { return QCoreApplication::translate("ExchangeStory", source); }

QString text(const std::string& bytes) { return QString::fromUtf8(bytes.data(), qsizetype(bytes.size())); }

QString code(const std::string& bytes) { return u'`' + text(bytes) + u'`'; }

QString statusWords(int status) {
  const std::string_view reason = openapi::reasonPhrase(status);
  const QString number = QString::number(status);
  return reason.empty() ? number : number + u' ' + QString::fromUtf8(reason.data(), qsizetype(reason.size()));
}

QString locText(const Json& loc) {
  QStringList steps;
  for (const Json& step : loc) steps << text(step.is_string() ? step.get<std::string>() : step.dump());
  return steps.join(u'.');
}

class Teller final {
public:
  Teller(const api::Exchange& exchange, const design::Design& design) : m_exchange(exchange), m_design(design) {}

  QVector<StoryLine> tell() {
    tellArrival();
    if (m_exchange.kind == Kind::Refused) return tellRefusal();
    tellRoutes();
    for (const api::Stage& stage : m_exchange.trace.stages) tellStage(stage);
    tellAnswer();
    return m_lines;
  }

private:
  void say(const QString& sentence, Tone tone = Tone::Plain) { m_lines.push_back({tone, sentence}); }

  void tellArrival() {
    const QString came = code(m_exchange.method + ' ' + m_exchange.target);
    if (m_exchange.requestBytes == 0) return say(tr("%1 came without a body.").arg(came));
    say(tr("%1 came with a body of %2.").arg(came, shownSize(m_exchange.requestBytes)));
  }

  QVector<StoryLine> tellRefusal() {
    say(tr("The server refused it before it was a request: %1").arg(text(m_exchange.note)), Tone::Bad);
    return m_lines;
  }

  void tellRoutes() {
    for (const api::RouteCandidate& candidate : m_exchange.trace.candidates) {
      const QString route = code(candidate.route);
      switch (candidate.outcome) {
      case Outcome::Taken: say(tr("The route %1 took it.").arg(route), Tone::Good); break;
      case Outcome::NotReached: say(tr("%1 fits as well, but it is declared later.").arg(route)); break;
      case Outcome::OtherMethod: say(tr("%1 has this path, but answers another method.").arg(route)); break;
      case Outcome::OtherPath: say(tr("%1 was looked at, but its path is another.").arg(route)); break;
      }
    }
  }

  void tellStage(const api::Stage& stage) {
    using traffic::StageKind;
    const StageKind kind = traffic::kindOf(stage);
    if (stage.state == api::StageState::NotReached) return;
    if (kind == StageKind::Routing) return tellRouting(stage);
    if (kind == StageKind::Dependencies) return tellDependency(stage);
    if (kind == StageKind::Validation) return tellValidation(stage);
    if (kind == StageKind::Behaviour) return tellBehaviour(stage);
    if (stage.state == api::StageState::Stopped)
      say(tr("What the behaviour gave does not fit the response: %1").arg(text(stage.detail)), Tone::Bad);
  }

  void tellRouting(const api::Stage& stage) {
    if (stage.name == "Middleware")
      return say(tr("The middleware %1 answered it, so no route was looked at.").arg(code(stage.detail)), Tone::Bad);
    if (stage.name == "Faults") {
      if (stage.state == api::StageState::Stopped)
        say(tr("The endpoint's faults ended it: %1.").arg(text(stage.detail)), Tone::Bad);
      else
        say(tr("The endpoint's faults made it wait for %1.").arg(text(stage.detail)));
      return;
    }
    if (stage.state == api::StageState::Stopped && m_exchange.trace.candidates.empty())
      return say(tr("No route has this path."), Tone::Bad);
    if (stage.state == api::StageState::Stopped)
      return say(tr("So the router stopped: %1.").arg(text(stage.detail)), Tone::Bad);
    if (stage.detail.starts_with("redirect"))
      say(tr("The path differs only by its last slash: %1.").arg(text(stage.detail)));
  }

  void tellDependency(const api::Stage& stage) {
    if (stage.depth == 0) {
      if (stage.detail == "wrong input") tellProblems();
      return;
    }
    const bool isStopped = stage.state == api::StageState::Stopped;
    if (isStopped && stage.detail == "wrong input")
      return say(tr("The dependency %1 could not read its input.").arg(code(stage.name)), Tone::Bad);
    if (isStopped)
      return say(tr("The dependency %1 refused: %2.").arg(code(stage.name), text(stage.detail)), Tone::Bad);
    if (stage.detail == "cached")
      return say(tr("The dependency %1 had run already for this request.").arg(code(stage.name)));
    say(tr("The dependency %1 passed.").arg(code(stage.name)), Tone::Good);
  }

  void tellValidation(const api::Stage& stage) {
    const bool isBody = stage.name == "Body";
    if (stage.state == api::StageState::Passed)
      return say(isBody ? tr("The body passed every rule.") : tr("The parameters passed every rule."), Tone::Good);
    if (!tellProblems())
      say((isBody ? tr("The body was refused: %1.") : tr("The parameters were refused: %1.")).arg(text(stage.detail)),
          Tone::Bad);
  }

  // Once, at the first stage that refused something.
  bool tellProblems() {
    if (m_hasToldProblems) return true;
    for (const std::string& problem : m_exchange.trace.problems)
      m_hasToldProblems = tellProblem(problem) || m_hasToldProblems;
    return m_hasToldProblems;
  }

  bool tellProblem(const std::string& problem) {
    const Json entry = Json::parse(problem, nullptr, false);
    if (!entry.is_object() || !entry.contains("loc") || !entry["loc"].is_array() || entry["loc"].empty()) return false;
    const QString got = sentValue(entry["loc"]);
    const QString rule = text(entry.value("type", ""));
    QString sentence =
        tr("`%1` broke the rule `%2`: %3.").arg(locText(entry["loc"]), rule, text(entry.value("msg", "")));
    if (!got.isEmpty()) sentence += u' ' + tr("It was `%1`.").arg(got);
    say(sentence, Tone::Bad);
    return true;
  }

  // What stood at the place in the body; the trace itself never holds it.
  QString sentValue(const Json& loc) const {
    if (loc.front() != "body") return {};
    const Json body = Json::parse(m_exchange.requestBody, nullptr, false);
    const Json* at = &body;
    for (std::size_t step = 1; step < loc.size(); ++step) {
      const Json& key = loc[step];
      if (key.is_string() && at->is_object() && at->contains(key.get<std::string>()))
        at = &(*at)[key.get<std::string>()];
      else if (key.is_number_unsigned() && at->is_array() && key.get<std::size_t>() < at->size())
        at = &(*at)[key.get<std::size_t>()];
      else
        return {};
    }
    const QString shown =
        body.is_discarded() ? QString() : text(at->dump(-1, ' ', false, Json::error_handler_t::replace));
    return shown.size() > 80 ? shown.left(79) + QChar(0x2026) : shown;
  }

  void tellBehaviour(const api::Stage& stage) {
    if (stage.name == "Delay") return say(tr("It was held back for %1, as designed.").arg(text(stage.detail)));
    if (stage.name == "Upstream") return say(tr("The other server took %1.").arg(shownDuration(stage.nanoseconds)));
    const QString kind = text(stage.name).toLower();
    if (stage.state == api::StageState::Stopped)
      return say(tr("The behaviour (%1) failed: %2").arg(kind, text(stage.detail)), Tone::Bad);
    if (stage.detail.starts_with("case "))
      return say(tr("The behaviour (%1) answered by its %2.").arg(kind, caseText(stage.detail)), Tone::Good);
    if (stage.detail == "no case holds")
      return say(tr("No case of the behaviour (%1) holds, so it gave its usual answer.").arg(kind), Tone::Good);
    if (stage.detail == "made when compiled")
      return say(
          tr("The behaviour (%1) is the same for every request: its answer was made when the design was compiled.")
              .arg(kind),
          Tone::Good);
    say(tr("The behaviour (%1) gave the answer.").arg(kind), Tone::Good);
  }

  // "case 2: total > 100" with its condition as code.
  static QString caseText(const std::string& detail) {
    const QString all = text(detail);
    const qsizetype colon = all.indexOf(QStringLiteral(": "));
    return colon < 0 ? all : QStringLiteral("%1, as `%2` holds").arg(all.left(colon), all.mid(colon + 2));
  }

  void tellAnswer() {
    if (m_exchange.status == 0) return say(tr("There is no answer yet."));
    const Tone tone = m_exchange.status < 400 ? Tone::Good : Tone::Bad;
    say(tr("So it answered %1 after %2.")
            .arg(statusWords(m_exchange.status), shownDuration(m_exchange.durationNanoseconds)),
        tone);
    if (!m_exchange.trace.endpoint.empty() && !m_design.endpoint(m_exchange.trace.endpoint))
      say(tr("The endpoint %1 is not in the design any more.").arg(code(m_exchange.trace.endpoint)));
  }

  const api::Exchange& m_exchange;
  const design::Design& m_design;
  QVector<StoryLine> m_lines;
  bool m_hasToldProblems = false;
};

} // namespace

QVector<StoryLine> storyOf(const api::Exchange& exchange, const design::Design& design) {
  return Teller(exchange, design).tell();
}

} // namespace signalbox::ui
