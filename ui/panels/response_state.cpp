// SPDX-FileCopyrightText: Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/panels/response_state.h"

#include "ui/models/count_text.h"
#include "ui/models/design_tree.h"
#include "ui/models/message_text.h"
#include "ui/text/json_text.h"

#include <QCoreApplication>
#include <QUrl>

#include <algorithm>
#include <array>
#include <map>

namespace signalbox::ui {
namespace {

const QString environmentsCommand = QStringLiteral("request.environments");
constexpr std::size_t hugeBody = 1U << 20;

QString translated(const char* source) { return QCoreApplication::translate("ResponseState", source); }

QString text(const std::string& utf8) { return QString::fromStdString(utf8); }

QString contentType(const client::Response& response) {
  for (const auto& [name, value] : response.headers)
    if (text(name).compare(QLatin1String("content-type"), Qt::CaseInsensitive) == 0) return text(value).toLower();
  return {};
}

bool looksBinary(const std::string& body) {
  const std::size_t probe = std::min<std::size_t>(body.size(), 4096);
  return std::find(body.begin(), body.begin() + static_cast<std::ptrdiff_t>(probe), '\0') !=
         body.begin() + static_cast<std::ptrdiff_t>(probe);
}

ResponseState::Body bodyKind(const client::Response& response) {
  using Body = ResponseState::Body;
  if (response.body.empty()) return Body::None;
  const QString type = contentType(response);
  if (type.startsWith(QLatin1String("image/")) && !type.startsWith(QLatin1String("image/svg"))) return Body::Image;
  if (looksBinary(response.body)) return Body::Binary;
  const bool isHuge = response.body.size() > hugeBody;
  const bool saysJson = type.contains(QLatin1String("json")) && !type.contains(QLatin1String("jsonl"));
  if (saysJson) return isHuge ? Body::HugeJson : Body::Json;
  if (type.startsWith(QLatin1String("text/csv"))) return Body::Csv;
  if (isHuge) return Body::Huge;
  if (type.startsWith(QLatin1String("text/html"))) return Body::Html;
  const QString media = type.section(u';', 0, 0).trimmed();
  return media.endsWith(QLatin1String("/xml")) || media.endsWith(QLatin1String("+xml")) ? Body::Xml : Body::Text;
}

QString stageTime(std::int64_t nanoseconds) {
  if (nanoseconds <= 0) return {};
  return QStringLiteral("%1 ms").arg(static_cast<double>(nanoseconds) / 1e6, 0, 'f', nanoseconds < 100'000 ? 2 : 1);
}

TrackStop stopOf(const api::Stage& stage) {
  TrackStop stop{text(stage.name), text(stage.detail).section(QLatin1Char('\n'), 0, 0), TrackStop::State::Passed};
  if (stage.state == api::StageState::Stopped) stop.state = TrackStop::State::Failed;
  if (stage.state == api::StageState::NotReached) stop.state = TrackStop::State::NotReached;
  if (stop.detail.isEmpty())
    stop.detail = stop.state == TrackStop::State::NotReached ? translated("not reached") : stageTime(stage.nanoseconds);
  return stop;
}

QVector<TimingBar> bars(const client::Timings& timings) {
  QVector<TimingBar> result;
  qint64 at = 0;
  const auto add = [&](const char* name, std::int64_t end) {
    if (end <= at) return;
    result.push_back({translated(name), at, end});
    at = end;
  };
  add("Name lookup", timings.nameLookup);
  add("Connect", timings.connect);
  add("TLS", timings.tls);
  add("Send", timings.sent);
  add("Wait", timings.firstByte);
  add("Receive", timings.total);
  return result;
}

// Of a server that is not ours: how far the request got, from the client's own clock.
QVector<TrackStop> clientStops(const client::Response& response) {
  QVector<TrackStop> stops;
  for (const TimingBar& bar : bars(response.timings))
    stops.push_back({bar.name, durationText(bar.end - bar.begin), TrackStop::State::Passed});
  stops.push_back({translated("Answer"), QString::number(response.status),
                   response.status < 400 ? TrackStop::State::Passed : TrackStop::State::Failed});
  return stops;
}

QString failureTitle(const client::Failure& failure, const QUrl& url) {
  using Kind = client::Failure::Kind;
  const QString place = url.authority().isEmpty() ? url.toString() : url.authority();
  switch (failure.kind) {
  case Kind::Url: return translated("This is no address to send to.");
  case Kind::NameLookup: return translated("The name %1 was not found.").arg(url.host());
  case Kind::Proxy: return translated("No way to %1 through the proxy.").arg(place);
  case Kind::Tls: return translated("No safe connection to %1.").arg(place);
  case Kind::Timeout: return translated("%1 did not answer in time.").arg(place);
  case Kind::Cancelled: return translated("Cancelled.");
  case Kind::TooLarge: return translated("The answer is too large.");
  case Kind::Protocol: return translated("%1 did not answer in HTTP.").arg(place);
  case Kind::Connect:
  case Kind::Other: break;
  }
  return translated("No answer from %1.").arg(place);
}

QString settingFor(const client::Failure& failure) {
  using Kind = client::Failure::Kind;
  switch (failure.kind) {
  case Kind::Proxy: return QStringLiteral("settings.proxy");
  case Kind::Tls: return QStringLiteral("settings.certificates");
  case Kind::Timeout:
  case Kind::TooLarge: return QStringLiteral("settings.limits");
  case Kind::Url:
  case Kind::NameLookup:
  case Kind::Connect: return environmentsCommand; // its variables may be what leads to the address
  default: return {};
  }
}

// The sentence without what the title has said already.
QString withoutTitle(const QString& message, const QString& title) {
  return message.startsWith(title) ? message.mid(title.size()).trimmed() : message;
}

void describeFailure(const ResponseFacts& facts, ResponseState& state) {
  const client::Failure& failure = *facts.response->failure;
  state.phase = ResponseState::Phase::Failed;
  state.failureTitle = failureTitle(failure, QUrl(facts.url));
  state.failureText = withoutTitle(text(failure.message), state.failureTitle);
  state.setting = settingFor(failure);
  state.isAsked = failure.kind == client::Failure::Kind::Cancelled;
  if (state.isAsked) state.failureText.clear();
}

QString validText(const ResponseFacts& facts) {
  if (facts.checkedFields)
    return translated("Valid: %1 checked")
        .arg(counted(static_cast<qint64>(*facts.checkedFields), translated("field"), translated("fields")));
  const int status = facts.response->status;
  if (status == 422) return translated("No problems could be read from this answer");
  return status >= 400 ? translated("No field was refused") : translated("Valid");
}

// Its letters are those of a URL: no {{variable}} comes in from elsewhere.
QString redirectOf(const client::Response& response, const QString& url) {
  constexpr std::array redirects{301, 302, 303, 307, 308};
  if (!std::ranges::count(redirects, response.status)) return {};
  for (const auto& [name, value] : response.headers) {
    if (QString::fromStdString(name).compare(QLatin1String("location"), Qt::CaseInsensitive) != 0) continue;
    const QUrl target = QUrl(url).resolved(QUrl(QString::fromStdString(value)));
    const bool isWeb = target.scheme() == u"http" || target.scheme() == u"https";
    return isWeb ? QString::fromLatin1(target.toEncoded(QUrl::FullyEncoded)) : QString();
  }
  return {};
}

void describeAnswer(const ResponseFacts& facts, ResponseState& state) {
  const client::Response& response = *facts.response;
  state.phase = ResponseState::Phase::Answered;
  state.status = response.status;
  state.reason = reasonOf(response.status);
  if (state.reason.isEmpty()) state.reason = text(response.reason);
  state.time = durationText(response.timings.total);
  state.size = sizeText(response.body.size());
  state.timings = bars(response.timings);
  state.body = bodyKind(response);
  state.headerCount = static_cast<int>(response.headers.size());
  state.problemCount = static_cast<int>(facts.problems.size());
  state.validText = validText(facts);
  state.redirect = redirectOf(response, facts.url);
  if (!facts.trace) {
    state.stops = clientStops(response);
    return;
  }
  for (const api::Stage& stage : facts.trace->stages) state.stops.push_back(stopOf(stage));
}

} // namespace

ResponseState responseState(const ResponseFacts& facts) {
  ResponseState state;
  if (facts.isRunning) {
    state.phase = ResponseState::Phase::Waiting;
  } else if (facts.isServerStopped) {
    state.phase = ResponseState::Phase::Failed;
    state.failureTitle = translated("The server of this design is stopped");
    state.failureText = translated("Start it, and the request is sent again.");
    state.offersStart = true;
  } else if (!facts.refusalTitle.isEmpty()) {
    state.phase = ResponseState::Phase::Failed;
    state.failureTitle = facts.refusalTitle;
    state.failureText = facts.refusalText;
    if (facts.refusalTitle.startsWith(QLatin1String("{{"))) state.setting = environmentsCommand;
  } else if (facts.response && facts.response->failure) {
    describeFailure(facts, state);
  } else if (facts.response) {
    describeAnswer(facts, state);
  }
  if (!state.setting.isEmpty())
    state.settingName =
        state.setting == environmentsCommand ? translated("Check environment") : translated("Network settings");
  return state;
}

QString reasonOf(int status) {
  static const std::map<int, const char*> words{{100, "Continue"},
                                                {101, "Switching"},
                                                {200, "OK"},
                                                {201, "Created"},
                                                {202, "Accepted"},
                                                {204, "No Content"},
                                                {206, "Partial"},
                                                {301, "Moved"},
                                                {302, "Found"},
                                                {303, "See Other"},
                                                {304, "Not Modified"},
                                                {307, "Redirect"},
                                                {308, "Redirect"},
                                                {400, "Bad Request"},
                                                {401, "Unauthorized"},
                                                {403, "Forbidden"},
                                                {404, "Not Found"},
                                                {405, "Not Allowed"},
                                                {409, "Conflict"},
                                                {410, "Gone"},
                                                {413, "Too Large"},
                                                {415, "Unsupported Type"},
                                                {422, "Unprocessable"},
                                                {429, "Too Many"},
                                                {500, "Server Error"},
                                                {501, "Not Implemented"},
                                                {502, "Bad Gateway"},
                                                {503, "Unavailable"},
                                                {504, "Gateway Timeout"}};
  const auto found = words.find(status);
  return found == words.end() ? QString() : QLatin1String(found->second);
}

QString durationText(qint64 microseconds) {
  const auto time = static_cast<double>(microseconds);
  if (microseconds < 10'000) return QStringLiteral("%1 ms").arg(time / 1e3, 0, 'f', 1);
  if (microseconds < 1'000'000) return QStringLiteral("%1 ms").arg(time / 1e3, 0, 'f', 0);
  return QStringLiteral("%1 s").arg(time / 1e6, 0, 'f', 2);
}

QString prettyJson(const std::string& source) { return formattedJson(text(source)).value_or(text(source)); }

} // namespace signalbox::ui
