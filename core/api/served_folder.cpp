// SPDX-FileCopyrightText: Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/api/served_folder.h"

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include <array>
#include <cerrno>
#include <climits>
#include <optional>
#include <vector>

namespace signalbox::api {
namespace {

constexpr int maximumLinks = 40;

FoundFile::Kind kindOfError(int error) {
  switch (error) {
  case ENOENT:
  case ENOTDIR: return FoundFile::Kind::None;
  case ENAMETOOLONG: return FoundFile::Kind::BadName;
  case EACCES:
  case EPERM: return FoundFile::Kind::Denied;
  default: return FoundFile::Kind::Failed;
  }
}

FoundFile nothing(FoundFile::Kind kind) {
  FoundFile found;
  found.kind = kind;
  return found;
}

// Segments, the last one first: they are taken from the end.
void pushSegments(std::string_view path, std::vector<std::string>& pending) {
  std::size_t end = path.size();
  while (end > 0) {
    const std::size_t slash = path.substr(0, end).rfind('/');
    const std::size_t begin = slash == std::string_view::npos ? 0 : slash + 1;
    if (end > begin) pending.emplace_back(path.substr(begin, end - begin));
    end = slash == std::string_view::npos ? 0 : slash;
  }
}

// The part of `path` that follows `root` after os.path.normpath; none when it leads elsewhere. A relative path begins
// at the root.
std::optional<std::string> insidePath(const std::string& root, std::string_view path) {
  std::vector<std::string> pending;
  pushSegments(path, pending);
  if (!path.starts_with('/')) pushSegments(root, pending);
  std::string full;
  for (; !pending.empty(); pending.pop_back()) {
    const std::string& segment = pending.back();
    if (segment == "..")
      full.resize(full.empty() ? 0 : full.rfind('/'));
    else if (segment != ".")
      full += '/' + segment;
  }
  if (full == root) return std::string();
  const std::string prefix = root == "/" ? root : root + '/';
  if (!full.starts_with(prefix)) return std::nullopt;
  return full.substr(prefix.size());
}

FoundFile describe(OpenFile file) {
  struct stat status{};
  if (::fstat(file.descriptor(), &status) != 0) return nothing(kindOfError(errno));
  FoundFile found;
  found.kind = S_ISREG(status.st_mode)   ? FoundFile::Kind::File
               : S_ISDIR(status.st_mode) ? FoundFile::Kind::Directory
                                         : FoundFile::Kind::Other;
  found.size = static_cast<std::uint64_t>(status.st_size);
  found.modified = static_cast<double>(status.st_mtim.tv_sec) + 1e-9 * static_cast<double>(status.st_mtim.tv_nsec);
  if (found.kind != FoundFile::Kind::File) return found;
  // Opened for reading only now that it is known to be a plain file: opening a device or a pipe may do something.
  const std::string self = "/proc/self/fd/" + std::to_string(file.descriptor());
  found.file = OpenFile(::open(self.c_str(), O_RDONLY | O_NONBLOCK | O_CLOEXEC));
  return found.file.descriptor() < 0 ? nothing(FoundFile::Kind::Failed) : std::move(found);
}

// Walks the segments one by one and reads each link itself.
class Walk final {
public:
  Walk(const std::string& root, std::string_view path) : m_root(root) { pushSegments(path, m_pending); }

  FoundFile run() {
    m_open.emplace_back(::open(m_root.c_str(), O_PATH | O_DIRECTORY | O_CLOEXEC));
    if (m_open.back().descriptor() < 0) return nothing(kindOfError(errno));
    while (!m_pending.empty()) {
      const std::string segment = std::move(m_pending.back());
      m_pending.pop_back();
      if (const FoundFile::Kind failed = enter(segment); failed != FoundFile::Kind::File) return nothing(failed);
    }
    return describe(std::move(m_open.back()));
  }

private:
  // File = went well.
  FoundFile::Kind enter(const std::string& segment) {
    if (segment == ".") return FoundFile::Kind::File;
    if (segment == "..") {
      m_open.pop_back();
      return m_open.empty() ? FoundFile::Kind::None : FoundFile::Kind::File;
    }
    OpenFile next(::openat(m_open.back().descriptor(), segment.c_str(), O_PATH | O_NOFOLLOW | O_CLOEXEC));
    if (next.descriptor() < 0) return kindOfError(errno);
    struct stat status{};
    if (::fstat(next.descriptor(), &status) != 0) return kindOfError(errno);
    if (S_ISLNK(status.st_mode)) return follow(next);
    m_open.push_back(std::move(next));
    return FoundFile::Kind::File;
  }

  FoundFile::Kind follow(const OpenFile& link) {
    if (++m_links > maximumLinks) return FoundFile::Kind::Failed;
    std::array<char, PATH_MAX> buffer;
    const ssize_t length = ::readlinkat(link.descriptor(), "", buffer.data(), buffer.size());
    if (length <= 0) return FoundFile::Kind::Failed;
    std::string_view target(buffer.data(), static_cast<std::size_t>(length));
    if (!target.starts_with('/')) {
      pushSegments(target, m_pending);
      return FoundFile::Kind::File;
    }
    const auto inside = insidePath(m_root, target);
    if (!inside) return FoundFile::Kind::None;
    m_open.resize(1);
    pushSegments(*inside, m_pending);
    return FoundFile::Kind::File;
  }

  const std::string& m_root;
  std::vector<std::string> m_pending;
  std::vector<OpenFile> m_open; // the way from the root to here
  int m_links = 0;
};

// Links may lead out of the root and in again: where they end is asked of the system, and walked anew.
std::optional<std::string> withoutLinks(const std::string& root, const std::string& inside) {
  std::error_code error;
  const std::filesystem::path whole = std::filesystem::canonical(root + '/' + inside, error);
  return error ? std::nullopt : insidePath(root, whole.string());
}

} // namespace

OpenFile::~OpenFile() {
  if (m_descriptor >= 0) ::close(m_descriptor);
}

std::string OpenFile::read(std::uint64_t offset, std::size_t count) const {
  std::string bytes(count, '\0');
  std::size_t filled = 0;
  while (filled < count) {
    const ssize_t got =
        ::pread(m_descriptor, bytes.data() + filled, count - filled, static_cast<off_t>(offset + filled));
    if (got < 0 && errno == EINTR) continue;
    if (got <= 0) break;
    filled += static_cast<std::size_t>(got);
  }
  bytes.resize(filled);
  return bytes;
}

Result<ServedFolder> ServedFolder::open(const std::filesystem::path& directory) {
  std::error_code error;
  const std::filesystem::path whole = std::filesystem::canonical(directory, error);
  if (error || !std::filesystem::is_directory(whole, error))
    return failure("There is no directory `" + directory.string() + "`.");
  return ServedFolder(whole.string());
}

FoundFile ServedFolder::find(std::string_view path, SymbolicLinks links) const {
  if (path.find('\0') != std::string_view::npos) return nothing(FoundFile::Kind::BadName);
  if (path.starts_with('/')) return {};
  const auto inside = insidePath(m_path, path);
  if (!inside) return {};
  if (links == SymbolicLinks::Inside) {
    FoundFile found = Walk(m_path, *inside).run();
    if (found.kind != FoundFile::Kind::None) return found;
    const auto led = withoutLinks(m_path, *inside);
    return led ? Walk(m_path, *led).run() : std::move(found);
  }
  OpenFile file(::open((m_path + '/' + *inside).c_str(), O_PATH | O_CLOEXEC));
  return file.descriptor() < 0 ? nothing(kindOfError(errno)) : describe(std::move(file));
}

} // namespace signalbox::api
