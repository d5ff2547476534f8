// SPDX-FileCopyrightText: Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/line_reader.h"

#include <cerrno>
#include <cstring>
#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>
#include <utility>

namespace signalbox::cli {
namespace {

constexpr std::size_t block = std::size_t{1} << 20;

std::string unreadable(const std::string& name, int error) {
  return name + " could not be read: " + std::strerror(error) + ".";
}

} // namespace

Result<LineReader> LineReader::open(const std::string& file, BeforeReading beforeReading) {
  if (file == "-") return LineReader(STDIN_FILENO, "Standard input", std::move(beforeReading));
  const int descriptor = ::open(file.c_str(), O_RDONLY | O_CLOEXEC);
  if (descriptor < 0) return failure(unreadable(file, errno));
  LineReader reader(descriptor, file, std::move(beforeReading));
  struct stat status{};
  if (fstat(descriptor, &status) != 0) return failure(unreadable(file, errno));
  if (S_ISDIR(status.st_mode)) return failure(unreadable(file, EISDIR));
  if (S_ISREG(status.st_mode)) reader.m_size = static_cast<std::uint64_t>(status.st_size);
  return reader;
}

LineReader::LineReader(int descriptor, std::string name, BeforeReading beforeReading)
    : m_descriptor(descriptor), m_name(std::move(name)), m_beforeReading(std::move(beforeReading)), m_buffer(block) {}

LineReader::LineReader(LineReader&& other) noexcept
    : m_descriptor(std::exchange(other.m_descriptor, -1)), m_name(std::move(other.m_name)),
      m_beforeReading(std::move(other.m_beforeReading)), m_buffer(std::move(other.m_buffer)), m_begin(other.m_begin),
      m_end(other.m_end), m_isAtEnd(other.m_isAtEnd), m_size(other.m_size), m_position(other.m_position),
      m_failure(std::move(other.m_failure)) {}

LineReader::~LineReader() {
  if (m_descriptor > STDIN_FILENO) close(m_descriptor);
}

std::optional<std::string_view> LineReader::next() {
  std::size_t searched = 0; // bytes behind m_begin that hold no newline
  for (;;) {
    const char* const from = m_buffer.data() + m_begin + searched;
    if (const void* found = std::memchr(from, '\n', m_end - m_begin - searched)) {
      const auto size = static_cast<std::size_t>(static_cast<const char*>(found) - m_buffer.data()) - m_begin;
      return take(size, size + 1);
    }
    searched = m_end - m_begin;
    if (m_isAtEnd || !readMore()) break;
  }
  if (m_failure || !m_isAtEnd || m_begin == m_end) return std::nullopt;
  return take(m_end - m_begin, m_end - m_begin);
}

std::string_view LineReader::take(std::size_t size, std::size_t withNewline) {
  const std::string_view line(m_buffer.data() + m_begin, size);
  m_begin += withNewline;
  m_position += withNewline;
  return line;
}

// Behind what is left of the last block; makes room where a line needs it. False when there is nothing to look at.
bool LineReader::readMore() {
  if (m_begin > 0) {
    std::memmove(m_buffer.data(), m_buffer.data() + m_begin, m_end - m_begin);
    m_end -= m_begin;
    m_begin = 0;
  }
  if (m_buffer.size() - m_end < block / 2) m_buffer.resize(m_buffer.size() * 2);
  if (!m_beforeReading(m_descriptor)) return false;
  const ssize_t count = read(m_descriptor, m_buffer.data() + m_end, m_buffer.size() - m_end);
  if (count < 0) {
    m_failure = Error{unreadable(m_name, errno)};
    return false;
  }
  m_isAtEnd = count == 0;
  m_end += static_cast<std::size_t>(count);
  return true;
}

} // namespace signalbox::cli
