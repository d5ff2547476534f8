// SPDX-FileCopyrightText: Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/api/charset.h"

#include "core/api/percent.h"
#include "core/value/text_encoding.h"

#include <algorithm>
#include <array>
#include <cerrno>
#include <iconv.h>
#include <optional>
#include <string>

namespace signalbox::api {
namespace {

struct Charset {
  std::string_view name; // as CPython knows it, letters and digits only
  const char* iconvName;
};

// clang-format off
constexpr auto charsets = std::to_array<Charset>({
    {"ascii", "ASCII"}, {"usascii", "ASCII"}, {"646", "ASCII"}, {"us", "ASCII"}, {"isoir6", "ASCII"}, {"iso646us", "ASCII"},
    {"cp367", "ASCII"}, {"ibm367", "ASCII"}, {"ansix341968", "ASCII"}, {"ansix341986", "ASCII"}, {"csascii", "ASCII"},
    {"utf16", "UTF-16"}, {"u16", "UTF-16"}, {"utf16le", "UTF-16LE"}, {"unicodelittleunmarked", "UTF-16LE"},
    {"utf16be", "UTF-16BE"}, {"unicodebigunmarked", "UTF-16BE"}, {"utf32", "UTF-32"}, {"u32", "UTF-32"},
    {"utf32le", "UTF-32LE"}, {"utf32be", "UTF-32BE"}, {"utf7", "UTF-7"}, {"u7", "UTF-7"},
    {"cp1250", "CP1250"}, {"windows1250", "CP1250"}, {"cp1251", "CP1251"}, {"windows1251", "CP1251"},
    {"cp1252", "CP1252"}, {"windows1252", "CP1252"}, {"cp1253", "CP1253"}, {"windows1253", "CP1253"},
    {"cp1254", "CP1254"}, {"windows1254", "CP1254"}, {"cp1255", "CP1255"}, {"windows1255", "CP1255"},
    {"cp1256", "CP1256"}, {"windows1256", "CP1256"}, {"cp1257", "CP1257"}, {"windows1257", "CP1257"},
    {"cp1258", "CP1258"}, {"windows1258", "CP1258"},
    {"iso88592", "ISO-8859-2"}, {"latin2", "ISO-8859-2"}, {"l2", "ISO-8859-2"}, {"iso88593", "ISO-8859-3"},
    {"iso88594", "ISO-8859-4"}, {"iso88595", "ISO-8859-5"}, {"cyrillic", "ISO-8859-5"}, {"iso88596", "ISO-8859-6"},
    {"iso88597", "ISO-8859-7"}, {"greek", "ISO-8859-7"}, {"iso88598", "ISO-8859-8"}, {"hebrew", "ISO-8859-8"},
    {"iso88599", "ISO-8859-9"}, {"latin5", "ISO-8859-9"}, {"iso885910", "ISO-8859-10"}, {"iso885913", "ISO-8859-13"},
    {"iso885914", "ISO-8859-14"}, {"iso885915", "ISO-8859-15"}, {"latin9", "ISO-8859-15"}, {"l9", "ISO-8859-15"},
    {"iso885916", "ISO-8859-16"}, {"koi8r", "KOI8-R"}, {"cskoi8r", "KOI8-R"}, {"koi8u", "KOI8-U"},
    {"cp437", "CP437"}, {"ibm437", "CP437"}, {"437", "CP437"}, {"cp850", "CP850"}, {"ibm850", "CP850"}, {"cp866", "CP866"},
    {"ibm866", "CP866"}, {"macroman", "MACINTOSH"}, {"macintosh", "MACINTOSH"},
    {"shiftjis", "SHIFT_JIS"}, {"sjis", "SHIFT_JIS"}, {"csshiftjis", "SHIFT_JIS"}, {"cp932", "CP932"}, {"windows31j", "CP932"},
    {"eucjp", "EUC-JP"}, {"ujis", "EUC-JP"}, {"iso2022jp", "ISO-2022-JP"}, {"euckr", "EUC-KR"}, {"korean", "EUC-KR"},
    {"gbk", "GBK"}, {"cp936", "GBK"}, {"gb2312", "EUC-CN"}, {"gb18030", "GB18030"}, {"big5", "BIG5"}, {"big5hkscs", "BIG5-HKSCS"},
});
// clang-format on

// As codecs.lookup compares names.
std::string plainName(std::string_view name) {
  std::string plain;
  for (const char c : name) {
    if (c >= 'A' && c <= 'Z') plain += static_cast<char>(c + 32);
    if ((c >= 'a' && c <= 'z') || (c >= '0' && c <= '9')) plain += c;
  }
  return plain;
}

std::optional<std::string> convert(std::string_view bytes, const char* charset) {
  const iconv_t converter = iconv_open("UTF-8", charset);
  if (converter == reinterpret_cast<iconv_t>(-1)) return std::nullopt;
  std::string text;
  std::array<char, 4096> buffer{};
  auto* from = const_cast<char*>(bytes.data()); // iconv does not write there
  std::size_t left = bytes.size();
  bool isGood = true;
  while (left > 0 && isGood) {
    char* to = buffer.data();
    std::size_t room = buffer.size();
    isGood = iconv(converter, &from, &left, &to, &room) != static_cast<std::size_t>(-1) || errno == E2BIG;
    text.append(buffer.data(), buffer.size() - room);
  }
  iconv_close(converter);
  if (!isGood) return std::nullopt;
  return text;
}

bool isStrictUtf8(std::string_view bytes) {
  const Utf8Check check = checkUtf8(bytes);
  return check.isValid && !check.hasSurrogates;
}

bool isUtf8Name(std::string_view name) {
  return name == "utf8" || name == "u8" || name == "utf" || name == "cp65001" || name == "utf8ucs2" ||
         name == "utf8ucs4";
}

} // namespace

std::string_view decodeText(std::string_view bytes, std::string_view charset, Arena& arena) {
  const std::string name = plainName(charset);
  if (isUtf8Name(name)) return isStrictUtf8(bytes) ? bytes : latin1ToUtf8(bytes, arena);
  if (name == "utf8sig") {
    const std::string_view text = bytes.starts_with("\xef\xbb\xbf") ? bytes.substr(3) : bytes;
    return isStrictUtf8(bytes) ? text : latin1ToUtf8(bytes, arena);
  }
  const auto known = std::ranges::find(charsets, std::string_view(name), &Charset::name);
  if (known != charsets.end())
    if (const auto text = convert(bytes, known->iconvName)) return arena.copy(std::string_view(*text));
  return latin1ToUtf8(bytes, arena);
}

} // namespace signalbox::api
