// SPDX-FileCopyrightText: Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/command_line.h"
#include "app/cli/commands.h"
#include "app/cli/project.h"
#include "app/cli/request_log.h"
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

void setPattern(spdlog::logger& logger, const std::optional<std::string>& format) {
  logger.set_pattern(format == "json" ? R"({"time":"%Y-%m-%dT%H:%M:%S.%e%z","level":"%l",%v})" : "%H:%M:%S.%e %l %v");
}

std::shared_ptr<spdlog::logger> makeLogger(const std::optional<std::string>& format) {
  auto logger = spdlog::stderr_logger_mt("signalbox");
  setPattern(*logger, format);
  return logger;
}

// Text as it is, or as the "message" of a JSON line.
void log(spdlog::logger& logger, spdlog::level::level_enum level, bool json, const std::string& text) {
  if (!json) return logger.log(level, "{}", text);
  std::string line = "\"message\":";
  writeJsonString(text, line);
  logger.log(level, "{}", line);
}

// What tasks behind the answers do: the lines of the log always, what failed as a warning, the rest with --log-format.
api::BackgroundJournal::Observer taskLog(const std::optional<std::string>& format) {
  auto logger = spdlog::stderr_logger_mt("tasks");
  setPattern(*logger, format);
  return [logger, json = format == "json", isVerbose = format.has_value()](const api::BackgroundRecord& record) {
    using State = api::BackgroundRecord::State;
    if (record.state == State::Failed)
      return log(*logger, spdlog::level::warn, json,
                 "The task " + record.what + " of " + record.endpoint + " failed: " + record.error);
    if (record.state == State::Skipped)
      return log(*logger, spdlog::level::warn, json,
                 "The task " + record.what + " of " + record.endpoint + " was skipped.");
    if (record.state != State::Done) return;
    if (record.kind == api::BackgroundRecord::Kind::Log)
      log(*logger, spdlog::level::from_str(record.level), json, record.what);
    else if (isVerbose)
      log(*logger, spdlog::level::info, json, "The task " + record.what + " of " + record.endpoint + " is done.");
  };
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
  auto project = openProject(
      folder, {.previous = snapshots->load(), .overrides = options.overrides, .rootPath = options.rootPath});
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

// A folder that was asked for has to do; of the usual one is told what the project misses.
std::optional<Error> stateError(const ServeOptions& options, const ServerState& state) {
  const std::string& problem = state.secretsProblem.empty() ? state.tokensProblem : state.secretsProblem;
  if (!options.state || problem.empty()) return std::nullopt;
  return Error{"The folder of --state, " + *options.state + ", cannot be used: " + problem};
}

void warnOfState(const ServerState& state, bool usesTokens, spdlog::logger& logger, bool json) {
  if (!state.secretsProblem.empty())
    log(logger, spdlog::level::warn, json, "The secrets are not read: " + state.secretsProblem);
  if (usesTokens && !state.tokensProblem.empty())
    log(logger, spdlog::level::warn, json, "Refresh tokens end with this run: " + state.tokensProblem);
}

// Nothing: the profile is there, or none was asked for.
std::optional<Error> profileError(const design::Design& design, const std::string& profile) {
  const design::Json& profiles = design.project().app.dependencyOverrides;
  if (profile.empty() || profiles.contains(profile)) return std::nullopt;
  std::string known;
  for (const auto& [name, overrides] : profiles.items()) known += (known.empty() ? "" : ", ") + name;
  return Error{"The project has no profile '" + profile + "' of dependency overrides; it has " +
               (known.empty() ? "none" : known) + '.'};
}

} // namespace

int serve(const ServeOptions& options) {
  if (options.data) return fail({"This version has no tables yet, so --data has nothing to open."});

  const sigset_t signals = stopSignals();
  pthread_sigmask(SIG_BLOCK, &signals, nullptr); // before any thread starts
  std::signal(SIGPIPE, SIG_IGN);

  std::optional<FolderWatch> watch; // before the files are read, so that no change falls between
  if (options.watch) watch.emplace(options.project);
  const ServerState state = openState(stateFolder(options.state, options.project));
  if (const auto error = stateError(options, state)) return fail(*error);
  auto project = openProject(
      options.project, {.overrides = options.overrides, .rootPath = options.rootPath, .security = state.security});
  if (!project) return fail(project.error());
  if (const auto error = profileError(project->design(), options.overrides)) return fail(*error);
  report(*project);

  server::Options listen;
  listen.host = options.host.value_or(project->design().project().host);
  listen.port = options.port.value_or(project->design().project().port);
  listen.workers = options.workers;
  listen.trustedProxies = options.forwardedAllowIps;
  listen.recordExchanges = options.logFormat.has_value();
  listen.recordBodies = false;
  listen.backgroundObserver = taskLog(options.logFormat);

  const auto logger = makeLogger(options.logFormat);
  warnOfState(state, project->api->usesTokens(), *logger, options.logFormat == "json");
  const auto snapshots = std::make_shared<Snapshot<api::CompiledApi>>(project->api);
  std::optional<RequestLog> requests; // outlives the server
  if (options.logFormat) requests.emplace(*options.logFormat == "json" ? LogFormat::Json : LogFormat::Text);
  auto server = server::Server::start(snapshots, listen, requests ? requests->sink() : server::ExchangeSink());
  if (!server) return fail(server.error());

  std::printf("Signalbox serving %s at %s\n", project->design().project().name.c_str(), (*server)->url().c_str());
  std::fflush(stdout);
  waitForStop(options, watch, snapshots, *logger);

  pthread_sigmask(SIG_UNBLOCK, &signals, nullptr); // a second signal ends the program at once
  (*server)->stop();
  return Fine;
}

} // namespace signalbox::cli
