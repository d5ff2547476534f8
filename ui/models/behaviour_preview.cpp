// SPDX-FileCopyrightText: Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/models/behaviour_preview.h"

#include "core/design/response_class.h"
#include "core/openapi/status_text.h"

#include <QCoreApplication>

namespace signalbox::ui {
namespace {

using design::Json;

QString tr(const char* text) { return QCoreApplication::translate("BehaviourPreview", text); }

QString reason(int status) {
  const std::string_view phrase = openapi::reasonPhrase(status);
  return QString::fromUtf8(phrase.data(), qsizetype(phrase.size()));
}

QString textAt(const Json& options, const char* key) {
  const auto found = options.find(key);
  return found != options.end() && found->is_string() ? QString::fromStdString(found->get<std::string>()) : QString();
}

double numberAt(const Json& options, const char* key, double fallback = 0) {
  const auto found = options.find(key);
  return found != options.end() && found->is_number() ? found->get<double>() : fallback;
}

int statusAt(const Json& options, int fallback, const char* key = "status") {
  return int(numberAt(options, key, fallback));
}

QString percent(double share) { return QStringLiteral("%1 %").arg(share * 100, 0, 'g', 3); }

class Preview final {
public:
  Preview(const design::Design& design, const design::Endpoint& endpoint)
      : m_endpoint(endpoint), m_class(design::responseClassOf(design, endpoint)),
        m_options(endpoint.behaviour.options.is_object() ? endpoint.behaviour.options : Json::object()) {}

  QVector<PossibleAnswer> run() {
    addFaults();
    addRefusedInput();
    addCases();
    addUsual();
    return std::move(m_answers);
  }

private:
  PossibleAnswer& add(int status, const QString& text, const QString& content, const QString& when) {
    const bool hasBody = status == 0 || openapi::bodyIsAllowed(status);
    PossibleAnswer answer{status, text, hasBody ? content : QString(), when};
    answer.isTextCode = text.contains(QLatin1String("{{"));
    m_answers.append(answer);
    return m_answers.last();
  }

  void addFaults() {
    const Json& faults = m_endpoint.faults;
    if (!faults.is_object()) return;
    if (const double share = numberAt(faults, "drop_rate"); share > 0)
      add(0, tr("Connection dropped"), {}, tr("in %1 of requests").arg(percent(share)));
    const int status = statusAt(faults, 503);
    if (const double share = numberAt(faults, "error_rate"); share > 0)
      add(status, reason(status), {}, tr("in %1 of requests").arg(percent(share)));
  }

  void addRefusedInput() {
    if (m_endpoint.isSocket() || (m_endpoint.body.empty() && m_endpoint.parameters.empty())) return;
    add(422, reason(422), tr("field by field"), tr("input breaks a rule")).isContentProse = true;
  }

  void addCases() {
    const auto cases = m_options.find("cases");
    if (cases == m_options.end() || !cases->is_array()) return;
    for (const Json& one : *cases) {
      if (!one.is_object()) continue;
      m_hasCases = true;
      const bool raises = one.contains("raise");
      const int status = raises ? statusAt(one, 400, "raise") : statusAt(one, declared());
      const QString detail = textAt(one, "detail");
      const QString text = detail.isEmpty() ? reason(status) : detail;
      add(status, text, raises ? QString() : model(), textAt(one, "when")).isWhenCode = true;
    }
  }

  void addUsual() {
    const std::string& kind = m_endpoint.behaviour.kind;
    if (kind == "reply") return addLast(statusAt(m_options, declared()), {}, model());
    if (kind == "example") return addLast(declared(), {}, model());
    if (kind == "redirect") return addLast(statusAt(m_options, 307), {}, textAt(m_options, "url"));
    if (kind == "file") return addLast(200, {}, textAt(m_options, "path"));
    if (kind == "stream") {
      addLast(200, {}, streamText());
      m_answers.last().isContentProse = true;
      return;
    }
    if (kind == "proxy") return addLast(0, tr("What %1 answers").arg(textAt(m_options, "upstream")), {});
    if (kind == "socket") return addLast(101, socketText(), {});
    if (kind != "token") return;
    add(401, tr("Incorrect username or password"), {}, tr("nobody has these credentials"));
    m_hasCases = true;
    addLast(200, {}, QStringLiteral("access_token, token_type, expires_in, …"));
  }

  void addLast(int status, const QString& text, const QString& content) {
    add(status, text.isEmpty() ? reason(status) : text, content, m_hasCases ? tr("otherwise") : QString());
  }

  int declared() const { return m_endpoint.response.statusCode; }

  QString model() const {
    if (!m_endpoint.response.model.empty()) return QString::fromStdString(m_endpoint.response.model);
    return QString::fromStdString(m_class.mediaType);
  }

  QString streamText() const {
    const auto events = m_options.find("events");
    const qsizetype count = events != m_options.end() && events->is_array() ? qsizetype(events->size()) : 0;
    const QString what = count == 1 ? tr("an event") : tr("%1 events").arg(count);
    if (const QString each = textAt(m_options, "each"); !each.isEmpty()) return tr("%1 for each of %2").arg(what, each);
    const int repeat = statusAt(m_options, 1, "repeat");
    const QString every = QString::number(numberAt(m_options, "interval", 1000));
    if (repeat == 0) return tr("%1 every %2 ms, until the client leaves").arg(what, every);
    return repeat == 1 ? what : tr("%1 every %2 ms, %3 times").arg(what, every).arg(repeat);
  }

  QString socketText() const {
    const QString mode = textAt(m_options, "mode");
    if (mode == u"echo") return tr("sends back what it gets");
    if (mode == u"broadcast") return tr("passes what it gets to all in the room");
    const auto rules = m_options.find("rules");
    const qsizetype count = rules != m_options.end() && rules->is_array() ? qsizetype(rules->size()) : 0;
    return count == 1 ? tr("answers messages by a rule") : tr("answers messages by %1 rules").arg(count);
  }

  const design::Endpoint& m_endpoint;
  design::ResponseClass m_class;
  Json m_options;
  QVector<PossibleAnswer> m_answers;
  bool m_hasCases = false;
};

} // namespace

QVector<PossibleAnswer> possibleAnswers(const design::Design& design, const design::Endpoint& endpoint) {
  return Preview(design, endpoint).run();
}

} // namespace signalbox::ui
