// SPDX-FileCopyrightText: Signalbox contributors
// SPDX-License-Identifier: MIT-0
// An exporter in C++: a function that takes an ExportJob, named once by SIGNALBOX_EXPORTER. What it throws becomes the
// sentence that the user reads; nothing of C++ crosses the border.
#pragma once

#include "plugin.h" // beside it, in the sources and where the package puts both

#include <exception>
#include <string_view>

namespace signalbox::plugin {

class ExportJob final {
public:
  explicit ExportJob(const signalbox_export_job& job) : m_job(job) {}

  std::string_view project() const { return {m_job.project.data, m_job.project.size}; }
  std::string_view projectFolder() const { return {m_job.project_folder.data, m_job.project_folder.size}; }

  void addFile(std::string_view path, std::string_view content) const {
    m_job.add_file(m_job.host, text(path), text(content));
  }
  void report(std::string_view sentence) const { m_job.report(m_job.host, text(sentence)); }
  void fail(std::string_view sentence) const { m_job.fail(m_job.host, text(sentence)); }

private:
  static signalbox_text text(std::string_view view) { return {view.data(), view.size()}; }

  const signalbox_export_job& m_job;
};

template<class Work>
int runExport(const signalbox_export_job& job, const Work& work) noexcept {
  const ExportJob exportJob(job);
  try {
    work(exportJob);
    return 0;
  } catch (const std::exception& error) {
    exportJob.fail(error.what());
  } catch (...) {
    exportJob.fail("an unknown error");
  }
  return 1;
}

} // namespace signalbox::plugin

// SIGNALBOX_EXPORTER("outline", "1.0.0", "One line a user reads", writeOutline)
#define SIGNALBOX_EXPORTER(name, version, summary, function)                                                           \
  SIGNALBOX_PLUGIN("exporter", name, version, summary);                                                                \
  int signalbox_export(const signalbox_export_job* job) { return signalbox::plugin::runExport(*job, function); }
