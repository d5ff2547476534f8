// SPDX-FileCopyrightText: Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// BodyFile: a request's body on disk: a file without a name, written while the body arrives and mapped when it is
// whole.
#pragma once

#include "core/api/message.h"

#include <cstddef>
#include <cstdint>
#include <memory>
#include <optional>
#include <string_view>

namespace signalbox::server {

class BodyFile final : public api::SpooledBody {
public:
  // In the system's folder for temporary files, readable by nobody else, gone with this object or the process. Null
  // when there can be none.
  static std::shared_ptr<BodyFile> create();
  BodyFile(const BodyFile&) = delete;
  BodyFile& operator=(const BodyFile&) = delete;
  ~BodyFile() override;

  bool append(std::string_view bytes); // false: the disk is full, or fails
  std::uint64_t size() const { return m_size; }

  // All that was appended, for as long as this object lives; nullopt when it is nothing or the system refuses.
  std::optional<std::string_view> map();
  void release(std::string_view bytes) const override;

private:
  explicit BodyFile(int descriptor) : m_descriptor(descriptor) {}

  int m_descriptor;
  std::uint64_t m_size = 0;
  void* m_mapping = nullptr;
  std::size_t m_mapped = 0;
};

} // namespace signalbox::server
