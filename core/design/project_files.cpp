// SPDX-FileCopyrightText: Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/design/project_files.h"

#include <algorithm>
#include <cerrno>
#include <cstring>
#include <fcntl.h>
#include <random>
#include <sys/file.h>
#include <sys/stat.h>
#include <unistd.h>
#include <vector>

namespace signalbox::design {

namespace fs = std::filesystem;

namespace {

// A file descriptor that closes itself.
class Descriptor final {
public:
  explicit Descriptor(int fd) : m_fd(fd) {}
  ~Descriptor() {
    if (m_fd >= 0) ::close(m_fd);
  }
  Descriptor(const Descriptor&) = delete;
  Descriptor& operator=(const Descriptor&) = delete;

  explicit operator bool() const { return m_fd >= 0; }
  int get() const { return m_fd; }
  int close() { return ::close(std::exchange(m_fd, -1)); }

private:
  int m_fd;
};

std::unexpected<Error> systemFailure(int error = errno) { return failure(std::strerror(error)); }

Result<void> writeAll(int fd, std::string_view text) {
  while (!text.empty()) {
    const auto written = ::write(fd, text.data(), text.size());
    if (written < 0 && errno == EINTR) continue;
    if (written < 0) return systemFailure();
    if (written == 0) return systemFailure(ENOSPC);
    text.remove_prefix(static_cast<std::size_t>(written));
  }
  return {};
}

std::string randomLetters() {
  static constexpr std::string_view letters = "abcdefghijklmnopqrstuvwxyz0123456789";
  thread_local std::mt19937_64 random{std::random_device{}()};
  std::string text(6, ' ');
  for (auto& c : text) c = letters[random() % letters.size()];
  return text;
}

fs::path temporaryFor(const fs::path& path) {
  return path.parent_path() / ("." + path.filename().string() + "." + randomLetters() + ".tmp");
}

bool isTemporary(std::string_view name) {
  if (!name.starts_with('.') || !name.ends_with(".tmp")) return false;
  name.remove_suffix(4);
  return name.size() > 8 && name[name.size() - 7] == '.' && name.substr(0, name.size() - 7).ends_with(".json");
}

void sweep(const fs::path& path) {
  const Descriptor file(::open(path.c_str(), O_RDONLY | O_NOFOLLOW | O_NONBLOCK | O_CLOEXEC));
  if (file && ::flock(file.get(), LOCK_EX | LOCK_NB) == 0) ::unlink(path.c_str());
}

} // namespace

std::string fileOf(EntityKind kind, std::string_view entity) {
  const std::string name(entity);
  switch (kind) {
  case EntityKind::Project: return "signalbox.json";
  case EntityKind::Model: return "models/" + name + ".json";
  case EntityKind::Endpoint: return "endpoints/" + name + ".json";
  case EntityKind::Router: return "endpoints/" + name + "/router.json";
  case EntityKind::Constant: return "constants/" + name + ".json";
  case EntityKind::Dependency: return "dependencies/" + name + ".json";
  case EntityKind::SecurityScheme: return "security/" + name + ".json";
  case EntityKind::Mount: return "mounts/" + name + ".json";
  case EntityKind::Webhook: return "webhooks/" + name + ".json";
  case EntityKind::Request: return "requests/" + name + ".json";
  case EntityKind::Environment: return "environments/" + name + ".json";
  case EntityKind::Middleware: return "middleware.json";
  case EntityKind::ExceptionHandlers: return "exception_handlers.json";
  case EntityKind::Users: return "security/users.json";
  }
  return {};
}

Result<std::string> readFile(const fs::path& folder, const std::string& file) {
  const Descriptor opened(::open((folder / file).c_str(), O_RDONLY | O_NOFOLLOW | O_NONBLOCK | O_CLOEXEC));
  if (!opened) return errno == ELOOP ? failure("it is a link, and links are not followed") : systemFailure();
  struct stat status{};
  if (::fstat(opened.get(), &status) != 0) return systemFailure();
  if (!S_ISREG(status.st_mode)) return failure("it is no regular file");
  if (static_cast<std::uintmax_t>(status.st_size) > maxFileSize) return failure("it is larger than 64 MiB");
  std::string text(static_cast<std::size_t>(status.st_size), '\0');
  std::size_t size = 0;
  while (size < text.size()) {
    const auto got = ::read(opened.get(), text.data() + size, text.size() - size);
    if (got < 0 && errno == EINTR) continue;
    if (got < 0) return systemFailure();
    if (got == 0) break;
    size += static_cast<std::size_t>(got);
  }
  text.resize(size);
  return text;
}

FileWriter::FileWriter(const fs::path& folder, Durability durability) : m_durability(durability) {
  std::error_code ignored;
  m_root = fs::weakly_canonical(folder, ignored);
  if (ignored) m_root = fs::absolute(folder, ignored);
}

bool FileWriter::isInside(const fs::path& path) const {
  std::error_code error;
  const auto real = fs::weakly_canonical(path, error);
  return !error && std::ranges::mismatch(m_root, real).in1 == m_root.end();
}

void FileWriter::touched(const fs::path& folder) {
  if (std::ranges::find(m_touched, folder) == m_touched.end()) m_touched.push_back(folder);
}

Result<void> FileWriter::makeFolder(const fs::path& folder) {
  if (!isInside(folder)) return failure("a link leads out of the folder");
  if (::mkdir(folder.c_str(), 0777) == 0) {
    touched(folder.parent_path());
    return {};
  }
  if (errno == EEXIST) return {};
  if (errno != ENOENT || folder == m_root) return systemFailure();
  if (auto made = makeFolder(folder.parent_path()); !made) return made;
  return makeFolder(folder);
}

Result<void> FileWriter::write(const std::string& file, std::string_view text) {
  const auto path = m_root / file;
  if (auto made = makeFolder(path.parent_path()); !made) return made;
  return writeOnce(path, text);
}

Result<void> FileWriter::writeOnce(const fs::path& path, std::string_view text) {
  const auto temporary = temporaryFor(path);
  Descriptor file(::open(temporary.c_str(), O_WRONLY | O_CREAT | O_EXCL | O_NOFOLLOW | O_CLOEXEC, 0666));
  if (!file) return systemFailure();
  ::flock(file.get(), LOCK_EX | LOCK_NB); // tells sweepStrays() of another process that this one is in use
  struct stat old{};
  if (::lstat(path.c_str(), &old) == 0 && S_ISREG(old.st_mode)) (void)::fchmod(file.get(), old.st_mode & 07777);
  auto done = writeAll(file.get(), text);
  if (done && m_durability == Durability::Synced && ::fsync(file.get()) != 0) done = systemFailure();
  // Renamed while open, so that the lock holds until the file has its name.
  if (done && ::rename(temporary.c_str(), path.c_str()) != 0) done = systemFailure();
  if (!done) {
    ::unlink(temporary.c_str());
    return done;
  }
  touched(path.parent_path());
  if (file.close() != 0) return systemFailure();
  return {};
}

Result<void> FileWriter::remove(const std::string& file) {
  auto path = m_root / file;
  if (!isInside(path.parent_path())) return failure("a link leads out of the folder");
  if (::unlink(path.c_str()) != 0 && errno != ENOENT) return systemFailure();
  touched(path.parent_path());
  // Folders of routers go when they are empty; models/, endpoints/ and constants/ stay.
  for (auto folder = path.parent_path(); folder.parent_path() != m_root && folder != m_root;
       folder = folder.parent_path()) {
    if (::rmdir(folder.c_str()) != 0) break;
    std::erase(m_touched, folder);
    touched(folder.parent_path());
  }
  return {};
}

Result<void> FileWriter::syncFolders() {
  for (const auto& path : std::exchange(m_touched, {})) {
    const Descriptor folder(::open(path.c_str(), O_RDONLY | O_DIRECTORY | O_CLOEXEC));
    if (!folder) {
      if (errno == ENOENT) continue; // its last file went, and it with it
      return systemFailure();
    }
    // Some file systems cannot sync a folder and say EINVAL; there is nothing more to do then.
    if (::fsync(folder.get()) != 0 && errno != EINVAL) return systemFailure();
  }
  return {};
}

void sweepStrays(const fs::path& folder) {
  std::error_code error;
  constexpr auto options = fs::directory_options::skip_permission_denied;
  const auto sweepFolder = [&](const fs::path& path) {
    for (fs::directory_iterator entry(path, options, error), end; !error && entry != end; entry.increment(error)) {
      if (isTemporary(entry->path().filename().string())) sweep(entry->path());
    }
  };
  sweepFolder(folder);
  for (const std::string_view part : entityFolders) {
    if (fs::is_symlink(folder / part, error)) continue;
    sweepFolder(folder / part);
    for (fs::recursive_directory_iterator entry(folder / part, options, error), end; !error && entry != end;
         entry.increment(error)) {
      if (entry->is_directory(error) && !entry->is_symlink(error)) sweepFolder(entry->path());
    }
  }
}

} // namespace signalbox::design
