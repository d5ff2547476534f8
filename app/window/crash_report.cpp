// SPDX-FileCopyrightText: Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/window/crash_report.h"

#include <QDir>
#include <QFile>
#include <QFileInfo>

#include <array>
#include <csignal>
#include <cstring>
#include <execinfo.h>
#include <fcntl.h>
#include <unistd.h>

namespace signalbox::app {
namespace {

constexpr int deepest = 64;
constexpr std::size_t stackBytes = 64 * 1024;

// What the handler needs lies ready: it may allocate nothing.
std::array<char, 4096> reportPath{};
std::array<char, stackBytes> handlerStack{};
QString previousReport;

void put(int file, const char* text) { [[maybe_unused]] const auto written = ::write(file, text, std::strlen(text)); }

const char* signalName(int signal) {
  switch (signal) {
  case SIGSEGV: return "SIGSEGV";
  case SIGBUS: return "SIGBUS";
  case SIGFPE: return "SIGFPE";
  case SIGILL: return "SIGILL";
  default: return "SIGABRT";
  }
}

void writeReport(int signal) {
  const int file = ::open(reportPath.data(), O_CREAT | O_WRONLY | O_TRUNC | O_CLOEXEC, 0600);
  if (file >= 0) {
    put(file, "Signalbox " SIGNALBOX_VERSION " ended with ");
    put(file, signalName(signal));
    put(file, "\n\n");
    std::array<void*, deepest> frames{};
    ::backtrace_symbols_fd(frames.data(), ::backtrace(frames.data(), deepest), file);
    ::close(file);
  }
  std::signal(signal, SIG_DFL);
  ::raise(signal); // ends as it would have
}

} // namespace

void reportCrashesTo(const QString& file) {
  QDir().mkpath(QFileInfo(file).path());
  if (QFile::exists(file)) {
    previousReport = file + QStringLiteral(".previous");
    QFile::remove(previousReport);
    QFile::rename(file, previousReport);
  }
  const QByteArray path = QFile::encodeName(file);
  if (std::size_t(path.size()) >= reportPath.size()) return;
  std::memcpy(reportPath.data(), path.constData(), std::size_t(path.size()) + 1);
  std::array<void*, 1> first{};
  ::backtrace(first.data(), 1); // loads what it needs now
  const stack_t stack{.ss_sp = handlerStack.data(), .ss_flags = 0, .ss_size = handlerStack.size()};
  ::sigaltstack(&stack, nullptr); // a stack that overflowed has no room for a report
  struct sigaction action{};
  action.sa_handler = &writeReport;
  action.sa_flags = SA_ONSTACK | SA_RESETHAND;
  for (const int signal : {SIGSEGV, SIGBUS, SIGFPE, SIGILL, SIGABRT}) ::sigaction(signal, &action, nullptr);
}

QString lastCrashReport() { return previousReport; }

} // namespace signalbox::app
