// SPDX-FileCopyrightText: Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/command_line.h"

#include "app/cli/commands.h"

#include <CLI/CLI.hpp>

#include <csignal>
#include <functional>

namespace signalbox::cli {
namespace {

using Run = std::function<int()>;

Run addServe(CLI::App& app, CLI::App*& command) {
  auto options = std::make_shared<ServeOptions>();
  command = app.add_subcommand("serve", "Serve a project's API");
  command->add_option("PROJECT", options->project, "The project folder")->required();
  command->add_option("--host", options->host, "Address to listen on (the project's, else 127.0.0.1)");
  command->add_option("--port", options->port, "Port to listen on (the project's, else 8000); 0 picks a free one")
      ->check(CLI::Range(0U, 65535U));
  command->add_option("--workers", options->workers, "Threads that serve")->check(CLI::Range(1U, 64U));
  command->add_flag("--watch", options->watch, "Take in changes of the project's files as they are saved");
  command->add_option("--data", options->data, "Database of the project's tables")->group(""); // refused so far
  command->add_option("--log-format", options->logFormat, "Also log each request, as text or json")
      ->check(CLI::IsMember({"text", "json"}));
  command->add_option("--overrides", options->overrides, "A profile of the project's dependency_overrides");
  command->add_option("--root-path", options->rootPath,
                      "The path below which a proxy serves the API, and which it takes off");
  command->add_option(
      "--forwarded-allow-ips", options->forwardedAllowIps,
      "Proxies whose X-Forwarded-Proto and X-Forwarded-For are believed: addresses and networks, or * (127.0.0.1)");
  command->add_option("--state", options->state,
                      "Folder for refresh tokens and secrets.json (~/.local/state/signalbox/NAME)");
  return [options] { return serve(*options); };
}

Run addCheck(CLI::App& app, CLI::App*& command) {
  auto options = std::make_shared<CheckOptions>();
  command = app.add_subcommand("check", "List what is wrong with a project");
  command->add_option("PROJECT", options->project, "The project folder")->required();
  command->add_option("--format", options->format, "text or json")->check(CLI::IsMember({"text", "json"}));
  return [options] { return check(*options); };
}

Run addOpenApi(CLI::App& app, CLI::App*& command) {
  auto options = std::make_shared<OpenApiOptions>();
  command = app.add_subcommand("openapi", "Write a project's OpenAPI document");
  command->add_option("PROJECT", options->project, "The project folder")->required();
  command->add_flag("--yaml", options->yaml, "YAML instead of JSON");
  command->add_option("--version", options->version, "OpenAPI version: 3.1 or 3.0")
      ->check(CLI::IsMember({"3.1", "3.0"}));
  command->add_option("-o,--output", options->output, "File to write instead of standard output");
  return [options] { return openApi(*options); };
}

Run addDocs(CLI::App& app, CLI::App*& command) {
  auto options = std::make_shared<DocsOptions>();
  command = app.add_subcommand("docs", "Write a project's documentation as one HTML file");
  command->add_option("PROJECT", options->project, "The project folder")->required();
  command->add_option("--base", options->base, "Address in sample commands (the project's own)");
  command->add_option("-o,--output", options->output, "File to write instead of standard output");
  return [options] { return docs(*options); };
}

Run addExample(CLI::App& app, CLI::App*& command) {
  auto options = std::make_shared<ExampleOptions>();
  command = app.add_subcommand("example", "Write documents a model accepts, or just refuses; one a line");
  command->add_option("PROJECT", options->project, "The project folder")->required();
  command->add_option("MODEL", options->type, "A model's name, or a type such as list[User]")->required();
  command->add_option("--seed", options->seed, "The same seed gives the same documents");
  command->add_option("--count", options->count, "How many seeds to go through");
  command->add_flag("--broken", options->broken, "Documents that break one rule each, with the error they give");
  return [options] { return example(*options); };
}

Run addValidate(CLI::App& app, CLI::App*& command) {
  auto options = std::make_shared<ValidateOptions>();
  command = app.add_subcommand("validate", "Check JSON against a model, as Pydantic does");
  command->add_option("PROJECT", options->project, "The project folder")->required();
  command->add_option("MODEL", options->type, "A model's name, or a type such as list[User]")->required();
  command->add_option("FILE", options->file, "A JSON file, or - for standard input")->required();
  command->add_option("--mode", options->mode, "python (what FastAPI does), json or strings")
      ->check(CLI::IsMember({"python", "json", "strings"}));
  command->add_flag("--strict", options->strict, "No conversions");
  command->add_flag("--ndjson", options->ndjson, "One record a line in, one answer a line out");
  command->add_flag("--quiet", options->quiet, "Print nothing for what is valid");
  return [options] { return validate(*options); };
}

Run addExport(CLI::App& app, CLI::App*& command) {
  auto options = std::make_shared<ExportOptions>();
  command = app.add_subcommand("export", "Export a project to another format");
  command->add_option("FORMAT", options->format, "One of the formats below");
  command->add_option("PROJECT", options->project, "The project folder");
  command->add_option("-o,--output", options->output, "Folder to write into");
  command->add_flag("--list", options->list, "Name the formats");
  command->add_flag("--json", options->json, "Say what was written, and the report, as JSON");
  command->footer([] { return "Formats:\n" + exportFormatsText(); }); // plugins are looked for only then
  return [options] { return exportProject(*options); };
}

Run addPlugins(CLI::App& app, CLI::App*& command) {
  auto options = std::make_shared<PluginsOptions>();
  command = app.add_subcommand("plugins", "List the plugins that were found, loaded or refused, and why");
  command->add_flag("--json", options->json, "As a JSON array");
  return [options] { return plugins(*options); };
}

Run addHashPassword(CLI::App& app, CLI::App*& command) {
  auto isApiKey = std::make_shared<bool>(false);
  command = app.add_subcommand("hash-password", "Make a user's password_hash of a line of standard input");
  command->add_flag("--api-key", *isApiKey, "An api_key_hash instead");
  return [isApiKey] { return *isApiKey ? hashApiKey() : hashPassword(); };
}

} // namespace

int run(int argc, char** argv) {
  std::signal(SIGXFSZ, SIG_IGN); // a full quota becomes an error sentence
  CLI::App app("Signalbox: design, run and test HTTP APIs. Without a command it opens the window.", "signalbox");
  app.set_version_flag("--version", "signalbox " SIGNALBOX_VERSION);
  app.require_subcommand(0, 1);
  app.allow_extras(); // the window reads its own arguments
  app.footer(
      "signalbox [PROJECT] opens the window.\nExit codes: 0 fine, 1 the thing checked is not, 2 usage or environment.");

  std::vector<std::pair<CLI::App*, Run>> commands;
  for (const auto add :
       {addServe, addCheck, addOpenApi, addDocs, addValidate, addExample, addExport, addPlugins, addHashPassword}) {
    CLI::App* command = nullptr;
    Run run = add(app, command);
    command->allow_extras(false);
    commands.emplace_back(command, std::move(run));
  }

  try {
    app.parse(argc, argv);
  } catch (const CLI::ParseError& error) {
    return app.exit(error) == 0 ? Fine : UsageOrEnvironment;
  }
  for (const auto& [command, run] : commands) {
    if (command->parsed()) return run();
  }
  return openWindow(argc, argv);
}

} // namespace signalbox::cli
