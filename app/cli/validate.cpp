// SPDX-FileCopyrightText: Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/command_line.h"
#include "app/cli/commands.h"
#include "app/cli/line_reader.h"
#include "app/cli/output.h"
#include "app/cli/progress.h"
#include "app/cli/project.h"
#include "app/cli/record_checker.h"

#include <cerrno>
#include <csignal>
#include <cstdio>
#include <poll.h>
#include <unistd.h>

namespace signalbox::cli {
namespace {

constexpr std::size_t flushedSize = std::size_t{1} << 16;

volatile std::sig_atomic_t stopAsked = 0;

// A signal ends the wait for input; what was answered is still written.
void stopOnSignals() {
  struct sigaction action{};
  action.sa_handler = [](int) { stopAsked = 1; };
  action.sa_flags = SA_RESTART; // waiting ends all the same
  sigaction(SIGINT, &action, nullptr);
  sigaction(SIGTERM, &action, nullptr);
  std::signal(SIGPIPE, SIG_IGN); // whoever read our answers has gone: see writeOut
}

// False when a signal asks to stop, also one that comes between looking and waiting.
bool waitForInput(int descriptor) {
  sigset_t stopSignals;
  sigset_t before;
  sigemptyset(&stopSignals);
  sigaddset(&stopSignals, SIGINT);
  sigaddset(&stopSignals, SIGTERM);
  sigprocmask(SIG_BLOCK, &stopSignals, &before);
  pollfd input{descriptor, POLLIN, 0};
  while (!stopAsked && ppoll(&input, 1, nullptr, &before) < 0 && errno == EINTR) {
  }
  sigprocmask(SIG_SETMASK, &before, nullptr);
  return !stopAsked;
}

bool isBlank(std::string_view line) { return line.find_first_not_of(" \t\r") == std::string_view::npos; }

std::string counted(std::uint64_t records) { return std::to_string(records) + (records == 1 ? " record" : " records"); }

// Answers line by line while the input lasts, however long that is.
class LineChecker final {
public:
  LineChecker(RecordChecker& checker, const ValidateOptions& options) : m_checker(checker), m_options(options) {}

  int run() {
    stopOnSignals();
    auto reader = LineReader::open(m_options.file, [this](int descriptor) {
      flush();
      return waitForInput(descriptor);
    });
    if (!reader) return fail(reader.error());
    {
      Progress progress(reader->size(), m_options.quiet || !isatty(STDOUT_FILENO));
      checkAll(*reader, progress);
      flush();
    }
    if (m_output) return endOfOutput(*m_output);
    if (reader->readError()) return fail(*reader->readError());
    if (stopAsked) return fail({"Stopped after " + counted(m_state.records) + "."});
    return m_state.errors == 0 ? Fine : CheckedIsNot;
  }

private:
  void checkAll(LineReader& reader, Progress& progress) {
    while (!stopAsked && !m_output) {
      const auto line = reader.next();
      if (!line) return;
      if (isBlank(*line)) continue;
      if (!m_checker.check(*line, m_out)) ++m_state.errors;
      ++m_state.records;
      if (m_out.size() >= flushedSize) flush();
      m_state.bytes = reader.position();
      if (m_state.records % 64 == 0) progress.update(m_state);
    }
  }

  void flush() {
    if (!m_output && !m_out.empty())
      if (auto written = writeOut(m_out); !written) m_output = std::move(written.error());
    m_out.clear();
  }

  // A pipe whose reader has gone needs no words: it had enough.
  static int endOfOutput(const Error& error) { return error.message.empty() ? UsageOrEnvironment : fail(error); }

  RecordChecker& m_checker;
  const ValidateOptions& m_options;
  std::string m_out;
  Progress::State m_state;
  std::optional<Error> m_output; // why nothing more can be written
};

int checkDocument(RecordChecker& checker, const ValidateOptions& options) {
  const auto text = readInput(options.file);
  if (!text) return fail(text.error());
  std::string out;
  const bool isValid = checker.check(*text, out);
  std::signal(SIGPIPE, SIG_IGN);
  if (const auto written = writeOut(out); !written)
    return written.error().message.empty() ? UsageOrEnvironment : fail(written.error());
  return isValid ? Fine : CheckedIsNot;
}

} // namespace

int validate(const ValidateOptions& options) {
  const auto asked = openType(options.project, options.type);
  if (!asked) return fail(asked.error());
  RecordChecker checker(*asked->types, asked->type, options);
  return options.ndjson ? LineChecker(checker, options).run() : checkDocument(checker, options);
}

} // namespace signalbox::cli
