// SPDX-FileCopyrightText: Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// Whether bytes may be read in one step though some lie behind a text: those in the same page of memory are there, and
// do not count. Never under AddressSanitizer, which would be right to complain.
#pragma once

#include <cstddef>
#include <cstdint>

#if defined(__has_feature)
#if __has_feature(address_sanitizer)
#define SIGNALBOX_READS_ALONG false
#endif
#endif
#if !defined(SIGNALBOX_READS_ALONG) && defined(__SANITIZE_ADDRESS__)
#define SIGNALBOX_READS_ALONG false
#endif
#ifndef SIGNALBOX_READS_ALONG
#define SIGNALBOX_READS_ALONG true
#endif

namespace signalbox {

inline bool mayReadAlong(const char* at, std::size_t bytes) {
  constexpr std::uintptr_t page = 4096;
  return SIGNALBOX_READS_ALONG && (reinterpret_cast<std::uintptr_t>(at) & (page - 1)) <= page - bytes;
}

} // namespace signalbox
