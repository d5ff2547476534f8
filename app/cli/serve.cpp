// SPDX-FileCopyrightText: Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/command_line.h"
#include "app/cli/commands.h"
#include "app/cli/project.h"
#include "app/cli/state_folder.h"
#include "app/cli/watch.h"
#include "core/server/server.h"
#include "core/value/write.h"

#include <spdlog/sinks/stdout_sinks.h>
#include <spdlog/spdlog.h>

#include <csignal>
#include <cstdio>
#include <ctime>

namespace signalbox::cli {
namespace {

using Snapshots = std::shared_ptr<Snapshot<api::CompiledApi>>;

constexpr timespec watchInterval{.tv_sec = 0, .tv_nsec = 250'000'000};

std::shared_ptr<spdlog::logger> makeLogger(const std::optional<std::string>& format) {
  auto logger = spdlog::stderr_logger_st("signalbox");
  logger->set_pattern(format == "json" ? R"({"time":"%Y-%m-%dT%H:%M:%S.%e%z","level":"%l",%v})" : "%H:%M:%S.%e %l %v");
  return logger;
}

// Text as it is, or as the "message" of a JSON line.
// Where the server stopped and why: "Body: KeyError: 'price'".
std::string failureOf(const api::Exchange& exchange) {
  for (const api::Stage& stage : exchange.trace.stages)
    if (stage.state == api::StageState::Stopped) return stage.name + ": " + stage.detail;
  return {};
}

void log(spdlog::logger& logger, spdlog::level::level_enum level, bool json, const std::string& text) {
  if (!json) return logger.log(level, "{}", text);
  std::string line = "\"message\":";
  writeJsonString(text, line);
  logger.log(level, "{}", line);
}

server::ExchangeSink requestLog(const std::optional<std::string>& format) {
  if (!format) return {};
  auto logger = spdlog::stderr_logger_mt("requests");
  const bool json = *format == "json";
  logger->set_pattern(json ? R"({"time":"%Y-%m-%dT%H:%M:%S.%e%z","level":"%l",%v})" : "%H:%M:%S.%e %v");
  return [logger, json](const api::Exchange& exchange) {
    if (exchange.kind == api::Exchange::Kind::SocketMessage) return;
    if (exchange.status == 500)
      if (const std::string why = failureOf(exchange); !why.empty()) log(*logger, spdlog::level::err, json, why);
    const double milliseconds = static_cast<double>(exchange.durationNanoseconds) / 1e6;
    if (!json) {
      logger->info("{} {} {} {:.2f} ms {} B {}", exchange.method, exchange.target, exchange.status, milliseconds,
                   exchange.responseBytes, exchange.note);
      return;
    }
    std::string line = "\"method\":";
    writeJsonString(exchange.method, line);
    line += ",\"target\":";
    writeJsonString(exchange.target, line);
    logger->info("{},\"status\":{},\"milliseconds\":{:.3f},\"bytes\":{}", line, exchange.status, milliseconds,
                 exchange.responseBytes);
  };
}

void report(const Project& project) {
  for (const Diagnostic& diagnostic : project.diagnostics) std::fprintf(stderr, "%s\n", textLine(diagnostic).c_str());
}

sigset_t stopSignals() {
  sigset_t signals;
  sigemptyset(&signals);
  sigaddset(&signals, SIGINT);
  sigaddset(&signals, SIGTERM);
  return signals;
}

// All or nothing: a project with a broken file leaves the old one serving.
void takeInChanges(const ServeOptions& options, const Snapshots& snapshots, spdlog::logger& logger) {
  const std::filesystem::path folder = options.project;
  const bool json = options.logFormat == "json";
  auto project = openProject(folder, {.previous = snapshots->load(), .overrides = options.overrides});
  if (!project || project->hasBrokenFiles) {
    const std::string why = project ? textLine(project->diagnostics.front()) : project.error().message;
    return log(logger, spdlog::level::err, json, "Still serving the last good version: " + why);
  }
  report(*project);
  snapshots->publish(project->api);
  log(logger, spdlog::level::info, json, "Took in the changes of " + folder.string());
}

// Until SIGINT or SIGTERM; meanwhile watches the files.
void waitForStop(const ServeOptions& options, std::optional<FolderWatch>& watch, const Snapshots& snapshots,
                 spdlog::logger& logger) {
  const sigset_t signals = stopSignals();
  if (!watch) {
    int signal = 0;
    sigwait(&signals, &signal);
    return;
  }
  while (sigtimedwait(&signals, nullptr, &watchInterval) < 0) {
    if (watch->changed()) takeInChanges(options, snapshots, logger);
  }
}

bool hasProfile(const design::Design& design, const std::string& profile) {
  return profile.empty() || design.project().app.dependencyOverrides.contains(profile);
}

} // namespace

int serve(const ServeOptions& options) {
  if (options.data) return fail({"This version has no tables yet, so --data has nothing to open."});

  const sigset_t signals = stopSignals();
  pthread_sigmask(SIG_BLOCK, &signals, nullptr); // before any thread starts
  std::signal(SIGPIPE, SIG_IGN);

  std::optional<FolderWatch> watch; // before the files are read, so that no change falls between
  if (options.watch) watch.emplace(options.project);
  std::vector<std::string> problems;
  const auto security = openSecurity(stateFolder(options.state, options.project), problems);
  auto project = openProject(options.project, {.overrides = options.overrides, .security = security});
  if (!project) return fail(project.error());
  if (!hasProfile(project->design(), options.overrides))
    return fail({"The project has no profile of dependency_overrides `" + options.overrides + "`."});
  report(*project);

  server::Options listen;
  listen.host = options.host.value_or(project->design().project().host);
  listen.port = options.port.value_or(project->design().project().port);
  listen.workers = options.workers;
  listen.recordExchanges = options.logFormat.has_value();

  const auto logger = makeLogger(options.logFormat);
  if (project->api->usesTokens())
    for (const std::string& problem : problems)
      log(*logger, spdlog::level::warn, options.logFormat == "json", problem);
  const auto snapshots = std::make_shared<Snapshot<api::CompiledApi>>(project->api);
  auto server = server::Server::start(snapshots, listen, requestLog(options.logFormat));
  if (!server) return fail(server.error());

  std::printf("Signalbox serving %s at %s\n", project->design().project().name.c_str(), (*server)->url().c_str());
  std::fflush(stdout);
  waitForStop(options, watch, snapshots, *logger);

  pthread_sigmask(SIG_UNBLOCK, &signals, nullptr); // a second signal ends the program at once
  (*server)->stop();
  return Fine;
}

} // namespace signalbox::cli
