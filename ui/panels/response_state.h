// SPDX-FileCopyrightText: Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// ResponseState: what the lower half of a try pane shows, as a pure function of what happened.
#pragma once

#include "core/api/exchange.h"
#include "core/client/http_client.h"
#include "ui/models/field_problem.h"
#include "ui/widgets/track.h"

#include <QString>
#include <QVector>

#include <memory>
#include <optional>

namespace signalbox::ui {

struct TimingBar {
  QString name;
  qint64 begin = 0; // microseconds
  qint64 end = 0;
  bool operator==(const TimingBar&) const = default;
};

struct ResponseFacts {
  std::shared_ptr<const client::Response> response; // shared: its body may be large
  std::optional<api::Trace> trace;                  // when our own server answered and its record has come
  QVector<FieldProblem> problems;
  std::optional<std::size_t> checkedFields; // of the request as it stands now, when all of it could be checked
  QString url;
  bool isRunning = false;
  QString refusalTitle; // set when nothing was sent
  QString refusalText;
  bool isServerStopped = false; // the request is for our own server, and it does not run
};

struct ResponseState {
  enum class Phase { Empty, Waiting, Answered, Failed };
  // Huge: text of more than a megabyte, which no editor takes.
  enum class Body { None, Json, HugeJson, Text, Huge, Html, Xml, Csv, Image, Binary };
  Phase phase = Phase::Empty;
  int status = 0;
  QString reason;
  QString time; // "3.8 ms"
  QString size; // "412 B"
  QVector<TrackStop> stops;
  QVector<TimingBar> timings;
  Body body = Body::None;
  int headerCount = 0;
  int problemCount = 0;
  QString validText;    // where there are no problems
  QString failureTitle; // "No answer from 127.0.0.1:8000."
  QString failureText;
  bool offersStart = false; // "Start the server"
  bool isAsked = false;     // the person ended it: nothing is wrong
  QString redirect;         // where an answer leads that was not followed: a whole URL
  QString setting;          // the command that shows what may help
  QString settingName;      // "Network settings"
  bool operator==(const ResponseState&) const = default;
};

ResponseState responseState(const ResponseFacts& facts);

// "Unprocessable" for 422: short words for the pill where the server's are missing or long.
QString reasonOf(int status);
QString durationText(qint64 microseconds);   // "0.4 ms", "38 ms", "5.01 s"
QString prettyJson(const std::string& text); // as it is when it is no JSON

} // namespace signalbox::ui
