// SPDX-FileCopyrightText: Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/output.h"

#include <algorithm>
#include <cerrno>
#include <cstdio>
#include <cstring>
#include <fstream>
#include <memory>
#include <unistd.h>

namespace signalbox::cli {

Result<void> writeFile(const std::filesystem::path& file, std::string_view text) {
  const std::filesystem::path temporary = file.string() + ".tmp";
  std::ofstream stream(temporary, std::ios::binary | std::ios::trunc);
  stream.write(text.data(), static_cast<std::streamsize>(text.size()));
  stream.close();
  std::error_code error;
  if (stream) {
    std::filesystem::rename(temporary, file, error);
    if (!error) return {};
  } else {
    error = std::error_code(errno, std::generic_category());
  }
  std::error_code ignored;
  std::filesystem::remove(temporary, ignored);
  return failure(file.string() + " could not be written: " + error.message() + ".");
}

namespace {

Result<void> writeTo(int output, std::string_view text) {
  while (!text.empty()) {
    const ssize_t count = write(output, text.data(), text.size());
    if (count >= 0) {
      text.remove_prefix(static_cast<std::size_t>(count));
      continue;
    }
    if (errno == EINTR) continue;
    if (errno == EPIPE) return failure("");
    return failure(std::string("Standard output could not be written: ") + std::strerror(errno) + ".");
  }
  return {};
}

} // namespace

Result<void> writeOut(std::string_view text) { return writeTo(STDOUT_FILENO, text); }

OwnOutput::OwnOutput() : m_output(dup(STDOUT_FILENO)) {
  std::fflush(stdout);
  dup2(STDERR_FILENO, STDOUT_FILENO);
}

OwnOutput::~OwnOutput() { close(m_output); }

Result<void> OwnOutput::write(std::string_view text) const { return writeTo(m_output, text); }

Result<std::string> readInput(const std::string& file) {
  std::FILE* const stream = file == "-" ? stdin : std::fopen(file.c_str(), "rb");
  const auto unreadable = [&] { return failure(file + " could not be read: " + std::strerror(errno) + "."); };
  if (!stream) return unreadable();
  const std::unique_ptr<std::FILE, int (*)(std::FILE*)> owner(stream, &std::fclose);
  std::string text;
  std::size_t used = 0;
  std::size_t count = 0;
  do {
    text.resize(used + std::max<std::size_t>(used, 64 * 1024));
    count = std::fread(text.data() + used, 1, text.size() - used, stream);
    used += count;
  } while (used == text.size());
  if (std::ferror(stream)) return unreadable(); // a folder opens, but does not read
  text.resize(used);
  return text;
}

} // namespace signalbox::cli
