// SPDX-FileCopyrightText: Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/server/body_file.h"

#include <cerrno>
#include <cstdlib>
#include <fcntl.h>
#include <filesystem>
#include <string>
#include <sys/mman.h>
#include <unistd.h>

namespace signalbox::server {

namespace {

int openNamed(const std::string& folder) {
  std::string path = folder + "/signalbox-body-XXXXXX";
  const int descriptor = mkostemp(path.data(), O_CLOEXEC);
  if (descriptor >= 0) unlink(path.c_str());
  return descriptor;
}

int openNameless() {
  std::error_code error;
  const std::string folder = std::filesystem::temp_directory_path(error).string();
  if (error) return -1;
#ifdef O_TMPFILE
  if (const int descriptor = open(folder.c_str(), O_TMPFILE | O_RDWR | O_CLOEXEC, 0600); descriptor >= 0)
    return descriptor;
#endif
  return openNamed(folder); // a file system without nameless files
}

} // namespace

std::shared_ptr<BodyFile> BodyFile::create() {
  const int descriptor = openNameless();
  return descriptor < 0 ? nullptr : std::shared_ptr<BodyFile>(new BodyFile(descriptor));
}

BodyFile::~BodyFile() {
  if (m_mapping) munmap(m_mapping, m_mapped);
  close(m_descriptor);
}

bool BodyFile::append(std::string_view bytes) {
  while (!bytes.empty()) {
    const auto count = write(m_descriptor, bytes.data(), bytes.size());
    if (count < 0 && errno == EINTR) continue;
    if (count <= 0) return false;
    m_size += static_cast<std::uint64_t>(count);
    bytes.remove_prefix(static_cast<std::size_t>(count));
  }
  return true;
}

std::optional<std::string_view> BodyFile::map() {
  m_mapped = static_cast<std::size_t>(m_size);
  void* const mapping = mmap(nullptr, m_mapped, PROT_READ, MAP_SHARED, m_descriptor, 0);
  if (mapping == MAP_FAILED) return std::nullopt;
  m_mapping = mapping;
  madvise(mapping, m_mapped, MADV_SEQUENTIAL);
  return std::string_view(static_cast<const char*>(mapping), m_mapped);
}

// Whole pages only. The file keeps them: this takes nothing but the mapping's memory.
void BodyFile::release(std::string_view bytes) const {
  const auto page = static_cast<std::size_t>(sysconf(_SC_PAGESIZE));
  const auto offset = static_cast<std::size_t>(bytes.data() - static_cast<const char*>(m_mapping));
  const std::size_t begin = (offset + page - 1) / page * page;
  const std::size_t end = (offset + bytes.size()) / page * page;
  if (begin < end) madvise(static_cast<char*>(m_mapping) + begin, end - begin, MADV_DONTNEED);
}

} // namespace signalbox::server
