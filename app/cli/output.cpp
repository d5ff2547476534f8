// SPDX-FileCopyrightText: Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/output.h"

#include <cerrno>
#include <cstring>
#include <fstream>
#include <iostream>
#include <iterator>

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

Result<std::string> readInput(const std::string& file) {
  if (file == "-") return std::string(std::istreambuf_iterator<char>(std::cin), {});
  std::ifstream stream(file, std::ios::binary);
  if (!stream || std::filesystem::is_directory(file)) {
    return failure(file + " could not be read: " + std::strerror(stream ? EISDIR : errno) + ".");
  }
  return std::string(std::istreambuf_iterator<char>(stream), {});
}

} // namespace signalbox::cli
