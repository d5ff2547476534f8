// SPDX-FileCopyrightText: Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// The sub-commands, one file each. Each takes its parsed options and answers with an exit code.
#pragma once

#include <cstdint>
#include <optional>
#include <string>

namespace signalbox::cli {

struct ServeOptions {
  std::string project;
  std::optional<std::string> host;   // else the project's
  std::optional<std::uint16_t> port; // else the project's, 0 = a free one
  unsigned workers = 1;
  bool watch = false; // take in changes of the project's files
  std::optional<std::string> data;
  std::optional<std::string> logFormat;        // text or json: also one line a request
  std::string overrides;                       // a profile of the project's dependency_overrides
  std::string rootPath;                        // uvicorn --root-path
  std::string forwardedAllowIps = "127.0.0.1"; // uvicorn --forwarded-allow-ips
  std::optional<std::string> state;            // folder of secrets.json and the refresh tokens
};
int serve(const ServeOptions& options);

struct CheckOptions {
  std::string project;
  std::string format = "text";
};
int check(const CheckOptions& options);

struct OpenApiOptions {
  std::string project;
  bool yaml = false;
  std::string version = "3.1";
  std::optional<std::string> output; // else standard output
};
int openApi(const OpenApiOptions& options);

struct DocsOptions {
  std::string project;
  std::string base;                  // of sample commands; else the project's own address
  std::optional<std::string> output; // else standard output
};
int docs(const DocsOptions& options); // one HTML file

struct ValidateOptions {
  std::string project;
  std::string type; // a model's name or a type expression
  std::string file; // "-" = standard input
  std::string mode = "python";
  bool strict = false;
  bool ndjson = false;
  bool quiet = false;
};
int validate(const ValidateOptions& options);

struct ExampleOptions {
  std::string project;
  std::string type; // a model's name or a type expression
  std::uint64_t seed = 1;
  std::uint64_t count = 1; // seeds from `seed` on
  bool broken = false;
};
int example(const ExampleOptions& options);

struct ExportOptions {
  bool list = false;
  std::string format;
  std::string project;
  std::string output; // a folder
  bool json = false;  // what was written, and the report, on standard output
};
int exportProject(const ExportOptions& options);
std::string exportFormatsText(); // one line a format, for --list and --help

struct PluginsOptions {
  bool json = false;
};
int plugins(const PluginsOptions& options);

// Read one line of standard input, print its hash for security/users.json.
int hashPassword();
int hashApiKey();

// Becomes the window. Only returns (an exit code) when that program cannot be started.
int openWindow(int argc, char** argv);

} // namespace signalbox::cli
