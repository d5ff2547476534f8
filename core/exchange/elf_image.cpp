// SPDX-FileCopyrightText: Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/exchange/elf_image.h"

#include <algorithm>
#include <cerrno>
#include <cstring>
#include <fstream>
#include <iterator>

namespace signalbox::exchange {

namespace fs = std::filesystem;

namespace {

using Header = ElfW(Ehdr);
using Section = ElfW(Shdr);
using Segment = ElfW(Phdr);
using Symbol = ElfW(Sym);

constexpr std::uintmax_t maxLibrarySize = 512ULL << 20;

std::string machineName(unsigned machine) {
  switch (machine) {
  case EM_386: return "x86";
  case EM_X86_64: return "x86-64";
  case EM_ARM: return "ARM";
  case EM_AARCH64: return "AArch64";
  case EM_RISCV: return "RISC-V";
  case EM_PPC64: return "POWER";
  case EM_S390: return "IBM Z";
  default: return "machine " + std::to_string(machine);
  }
}

// Of the running program, which tells what machine its libraries are for.
Header ownHeader() {
  Header header{};
  std::ifstream program("/proc/self/exe", std::ios::binary);
  program.read(reinterpret_cast<char*>(&header), sizeof header);
  return header;
}

const char* const cutShort = "is cut short; copy it once more";

Result<std::string> bytesOfFile(const fs::path& file) {
  std::error_code error;
  const auto status = fs::status(file, error);
  if (status.type() == fs::file_type::not_found) return failure("is a link to nothing");
  if (!fs::status_known(status)) return failure("cannot be read: " + error.message());
  if (!fs::is_regular_file(status)) return failure("is no file");
  if (fs::file_size(file, error) > maxLibrarySize) return failure("is larger than 512 MiB");
  std::ifstream in(file, std::ios::binary);
  if (!in) return failure(std::string("cannot be read: ") + std::strerror(errno));
  std::string bytes{std::istreambuf_iterator<char>(in), {}};
  if (in.bad()) return failure("cannot be read");
  return bytes;
}

} // namespace

Result<ElfImage> ElfImage::read(const fs::path& file) {
  auto bytes = bytesOfFile(file);
  if (!bytes) return std::unexpected(bytes.error());
  ElfImage image(std::move(*bytes));
  if (const auto checked = image.check(); !checked) return std::unexpected(checked.error());
  return image;
}

template<class T>
std::vector<T> ElfImage::table(std::uint64_t offset, std::uint64_t count) const {
  std::vector<T> entries(count);
  if (count > 0) std::memcpy(entries.data(), m_bytes.data() + offset, count * sizeof(T));
  return entries;
}

Result<void> ElfImage::checkMachine(const Header& header) const {
  static const Header own = ownHeader();
  if (own.e_machine == EM_NONE) return {}; // not known: the system's loader has its own say
  const bool isOurs = header.e_machine == own.e_machine && header.e_ident[EI_CLASS] == own.e_ident[EI_CLASS] &&
                      header.e_ident[EI_DATA] == own.e_ident[EI_DATA];
  if (isOurs) return {};
  const bool isSwapped = header.e_ident[EI_DATA] != own.e_ident[EI_DATA];
  const auto machine = isSwapped ? static_cast<unsigned>(__builtin_bswap16(header.e_machine)) : header.e_machine;
  return failure("is made for " + machineName(machine) + (header.e_ident[EI_CLASS] == ELFCLASS32 ? " (32 bits)" : "") +
                 ", and this machine is " + machineName(own.e_machine));
}

Result<void> ElfImage::check() {
  if (!std::string_view(m_bytes).starts_with(std::string_view(ELFMAG, SELFMAG))) return failure("is no shared library");
  if (!holds(0, sizeof(Header))) return failure(cutShort);
  const Header header = table<Header>(0, 1).front();
  if (auto machine = checkMachine(header); !machine) return machine;
  if (header.e_type != ET_DYN) return failure("is no shared library");

  const bool hasKnownTables = header.e_phentsize == sizeof(Segment) && header.e_shentsize == sizeof(Section);
  if (!hasKnownTables || header.e_shnum == 0) return failure("is a shared library, but no plugin of Signalbox");
  if (!holds(header.e_phoff, std::uint64_t{header.e_phnum} * sizeof(Segment))) return failure(cutShort);
  if (!holds(header.e_shoff, std::uint64_t{header.e_shnum} * sizeof(Section))) return failure(cutShort);
  for (const Segment& segment : table<Segment>(header.e_phoff, header.e_phnum))
    if (!holds(segment.p_offset, segment.p_filesz)) return failure(cutShort);
  m_sections = table<Section>(header.e_shoff, header.e_shnum);
  for (const Section& section : m_sections)
    if (section.sh_type != SHT_NOBITS && !holds(section.sh_offset, section.sh_size)) return failure(cutShort);
  if (header.e_shstrndx >= m_sections.size()) return failure(cutShort);
  m_nameTable = header.e_shstrndx;
  return {};
}

std::string_view ElfImage::bytesOf(const Section& section) const {
  if (section.sh_type == SHT_NOBITS) return {};
  return std::string_view(m_bytes).substr(section.sh_offset, section.sh_size);
}

std::string_view ElfImage::textAt(std::string_view table, std::size_t offset) {
  const auto rest = table.substr(std::min(offset, table.size()));
  return rest.substr(0, rest.find('\0'));
}

std::optional<std::string_view> ElfImage::section(std::string_view name) const {
  const auto names = bytesOf(m_sections[m_nameTable]);
  const auto found =
      std::ranges::find_if(m_sections, [&](const Section& section) { return textAt(names, section.sh_name) == name; });
  if (found == m_sections.end() || found->sh_type == SHT_NOBITS) return std::nullopt;
  return bytesOf(*found);
}

bool ElfImage::exportsFunction(std::string_view name) const {
  for (const Section& section : m_sections) {
    if (section.sh_type != SHT_DYNSYM || section.sh_link >= m_sections.size()) continue;
    const auto names = bytesOf(m_sections[section.sh_link]);
    const auto isIt = [&](const Symbol& symbol) {
      return symbol.st_shndx != SHN_UNDEF && (symbol.st_info & 0xf) == STT_FUNC &&
             textAt(names, symbol.st_name) == name;
    };
    if (std::ranges::any_of(table<Symbol>(section.sh_offset, section.sh_size / sizeof(Symbol)), isIt)) return true;
  }
  return false;
}

} // namespace signalbox::exchange
