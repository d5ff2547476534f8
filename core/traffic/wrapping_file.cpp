// SPDX-FileCopyrightText: Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/traffic/wrapping_file.h"

#include <cerrno>
#include <cstdlib>
#include <fcntl.h>
#include <filesystem>
#include <unistd.h>

namespace signalbox::traffic {

namespace {

int openNameless(const std::string& folder) {
#ifdef O_TMPFILE
  if (const int descriptor = ::open(folder.c_str(), O_TMPFILE | O_RDWR | O_CLOEXEC, 0600); descriptor >= 0)
    return descriptor;
#endif
  std::string path = folder + "/signalbox-traffic-XXXXXX"; // a file system without nameless files
  const int descriptor = mkostemp(path.data(), O_CLOEXEC);
  if (descriptor >= 0) unlink(path.c_str());
  return descriptor;
}

} // namespace

WrappingFile::~WrappingFile() {
  if (m_descriptor >= 0) close(m_descriptor);
}

// /tmp is in memory on many systems, /var/tmp is not (Filesystem Hierarchy Standard 5.15).
bool WrappingFile::open() {
  if (m_descriptor < 0 && !std::getenv("TMPDIR")) m_descriptor = openNameless("/var/tmp");
  std::error_code error;
  if (m_descriptor < 0) m_descriptor = openNameless(std::filesystem::temp_directory_path(error).string());
  return m_descriptor >= 0;
}

// Nothing goes on at the file's begin.
std::uint64_t WrappingFile::placeFor(std::size_t size) const {
  const std::uint64_t room = m_limit - m_end % m_limit;
  return size <= room ? m_end : m_end + room;
}

std::uint64_t WrappingFile::firstPlaceAfter(std::size_t size) const {
  const std::uint64_t end = placeFor(size) + size;
  return end > m_limit ? end - m_limit : 0;
}

std::optional<std::uint64_t> WrappingFile::append(std::string_view bytes) {
  if (bytes.size() > m_limit || !open()) return std::nullopt;
  const std::uint64_t place = placeFor(bytes.size());
  m_end = place + bytes.size(); // also when the disk fails midway: what was there is gone
  for (std::uint64_t at = place % m_limit; !bytes.empty();) {
    const auto count = pwrite(m_descriptor, bytes.data(), bytes.size(), static_cast<off_t>(at));
    if (count < 0 && errno == EINTR) continue;
    if (count <= 0) return std::nullopt;
    at += static_cast<std::uint64_t>(count);
    bytes.remove_prefix(static_cast<std::size_t>(count));
  }
  return place;
}

std::optional<std::string> WrappingFile::read(std::uint64_t place, std::size_t size) const {
  std::string bytes(size, '\0');
  for (std::size_t done = 0; done < size;) {
    const auto count =
        pread(m_descriptor, bytes.data() + done, size - done, static_cast<off_t>(place % m_limit + done));
    if (count < 0 && errno == EINTR) continue;
    if (count <= 0) return std::nullopt;
    done += static_cast<std::size_t>(count);
  }
  return bytes;
}

} // namespace signalbox::traffic
