// SPDX-FileCopyrightText: Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/exchange/plugin_exporter.h"

#include "core/design/store.h"
#include "core/exchange/tree_path.h"
#include "plugins/sdk/plugin.h"

#include <dlfcn.h>

namespace signalbox::exchange {
namespace {

using Entry = int (*)(const signalbox_export_job*);

constexpr std::size_t maxFiles = 100'000;
constexpr std::size_t maxBytes = std::size_t{1} << 30;
constexpr std::size_t maxSentences = 10'000;
constexpr std::size_t maxSentenceSize = 2'000;

// What one run has said so far; the first thing that is wrong ends up as its refusal.
struct Run {
  FileTree tree;
  std::size_t bytes = 0;
  std::string refusal;
  std::string failure;

  void refuse(std::string reason) {
    if (refusal.empty()) refusal = std::move(reason);
  }
};

std::string_view viewOf(signalbox_text text) {
  return text.data ? std::string_view(text.data, text.size) : std::string_view();
}
signalbox_text textOf(std::string_view view) { return {view.data(), view.size()}; }

// One line, so that it can be no more than a sentence.
std::string sentenceOf(signalbox_text text) {
  std::string sentence(viewOf(text).substr(0, maxSentenceSize));
  for (char& c : sentence)
    if (static_cast<unsigned char>(c) < 0x20 || c == 0x7f) c = ' ';
  return sentence;
}

void addFile(void* host, signalbox_text pathText, signalbox_text content) {
  Run& run = *static_cast<Run*>(host);
  const std::string path(viewOf(pathText));
  if (const auto reason = pathMistake(path); !reason.empty()) return run.refuse("it names a file " + reason);
  run.bytes += content.size;
  if (run.tree.files.size() >= maxFiles || run.bytes > maxBytes)
    return run.refuse("it makes more than 100,000 files or 1 GiB");
  if (!run.tree.files.emplace(path, viewOf(content)).second) run.refuse("it names the file " + path + " twice");
}

void report(void* host, signalbox_text sentence) {
  Run& run = *static_cast<Run*>(host);
  if (run.tree.report.size() < maxSentences) run.tree.report.push_back(sentenceOf(sentence));
}

void fail(void* host, signalbox_text sentence) { static_cast<Run*>(host)->failure = sentenceOf(sentence); }

std::string withoutFullStop(std::string sentence) {
  if (sentence.ends_with('.')) sentence.pop_back();
  return sentence;
}

// What the system's loader has to say, which mostly begins with the file.
std::string loaderReason(const std::string& file) {
  const char* said = ::dlerror();
  std::string_view reason = said ? said : "no reason given";
  if (reason.starts_with(file + ": ")) reason.remove_prefix(file.size() + 2);
  return withoutFullStop(std::string(reason));
}

class PluginExporter final : public Exporter {
public:
  PluginExporter(std::string name, Entry entry) : m_name(std::move(name)), m_entry(entry) {}

  Result<FileTree> exportDesign(const design::Design& design) const override {
    const std::string project = design::projectText(design.served());
    Run run;
    const signalbox_export_job job{&run, textOf(project), textOf(design.folder()), addFile, report, fail};
    const int code = call(job, run);
    if (code != 0)
      return notExported(run.failure.empty() ? "it gave no reason (" + std::to_string(code) + ")" : run.failure);
    if (run.refusal.empty()) run.refusal = treeMistake(run.tree);
    if (!run.refusal.empty()) return notExported(run.refusal);
    return std::move(run.tree);
  }

private:
  int call(const signalbox_export_job& job, Run& run) const {
    try {
      return m_entry(&job);
    } catch (const std::exception& error) {
      run.failure = error.what();
    } catch (...) {
    }
    return 1;
  }

  std::unexpected<Error> notExported(const std::string& reason) const {
    return failure("The plugin " + m_name + " could not export: " + withoutFullStop(reason) + ".");
  }

  std::string m_name;
  Entry m_entry;
};

} // namespace

Result<std::unique_ptr<Exporter>> loadExporter(const Plugin& plugin) {
  // Absolute, so that the loader does not search for it elsewhere. Nothing of it is seen by other libraries.
  std::error_code error;
  const std::string file = std::filesystem::absolute(plugin.file, error).string();
  void* library = ::dlopen(file.c_str(), RTLD_NOW | RTLD_LOCAL | RTLD_NODELETE);
  void* entry = library ? ::dlsym(library, "signalbox_export") : nullptr;
  if (!entry) return failure(file + " could not be loaded: " + loaderReason(file) + ".");
  return std::make_unique<PluginExporter>(plugin.metadata.name, reinterpret_cast<Entry>(entry));
}

} // namespace signalbox::exchange
