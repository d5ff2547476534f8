// SPDX-FileCopyrightText: Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/api/multipart.h"

#include "core/api/header_options.h"

#include <algorithm>

namespace signalbox::api {
namespace {

constexpr auto none = std::string_view::npos;
constexpr std::size_t windowBytes = 8UL << 20; // of a body in a file: read, then given back

bool isTokenByte(char c) {
  if ((c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9')) return true;
  return c != '\0' && std::string_view("!#$%&'*+-.^_`|~").contains(c);
}

std::string lower(std::string_view text) {
  std::string result(text);
  std::ranges::transform(result, result.begin(),
                         [](char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c + 32) : c; });
  return result;
}

// One pass over the body; its steps are the states of python-multipart's parser. A step is false when the text ended
// within it (nothing more to read) or when it failed (then there is an error).
class MultipartReader final {
public:
  MultipartReader(std::string_view body, std::string_view boundary, const SpooledBody* spooled)
      : m_body(body), m_delimiter("\r\n--" + std::string(boundary)), m_spooled(spooled) {}

  std::expected<std::vector<FormPart>, FormError> read() {
    bool goesOn = readOpening();
    while (goesOn) goesOn = readHeaders() && openPart() && readContent();
    if (m_error) return std::unexpected(std::move(*m_error));
    return std::move(m_parts);
  }

private:
  bool fail(std::string detail) {
    m_error = FormError{std::move(detail)};
    return false;
  }
  bool failGrammar() { return fail("There was an error parsing the body"); }

  bool isAtEnd() const { return m_at >= m_body.size(); }

  // "--boundary" CRLF, line ends and what follows them up to a '-' left out. "--boundary--" is an empty form.
  bool readOpening() {
    if (!m_body.empty() && (m_body[0] == '\r' || m_body[0] == '\n')) m_at = std::min(m_body.find('-'), m_body.size());
    const std::string_view opening = std::string_view(m_delimiter).substr(2);
    const std::string_view sent = m_body.substr(m_at, opening.size());
    if (!opening.starts_with(sent)) return failGrammar();
    m_at += sent.size();
    if (isAtEnd()) return false;
    const char first = m_body[m_at++];
    if (first != '-' && first != '\r') return failGrammar();
    if (isAtEnd()) return false;
    if (m_body[m_at++] != (first == '-' ? '-' : '\n')) return failGrammar();
    return first == '\r';
  }

  bool readHeaders() {
    m_part = {};
    for (;;) {
      if (isAtEnd()) return false;
      if (m_body[m_at] == '\r') return readEndOfHeaders();
      if (m_part.headers.size() == maxPartHeaders) return failGrammar();
      if (!readHeader()) return false;
    }
  }

  bool readEndOfHeaders() {
    if (++m_at >= m_body.size()) return false;
    return m_body[m_at++] == '\n' || failGrammar();
  }

  bool readHeader() {
    const std::size_t begin = m_at;
    const std::size_t colon = std::min(m_body.find(':', begin), m_body.size());
    const bool isWhole = colon < m_body.size();
    std::size_t size = colon - begin + (isWhole ? 1 : 0);
    if (size > maxPartHeaderBytes) return failGrammar();
    const std::string_view name = m_body.substr(begin, colon - begin);
    if (!std::ranges::all_of(name, isTokenByte) || (isWhole && name.empty())) return failGrammar();
    m_at = colon + (isWhole ? 1 : 0);
    while (!isAtEnd() && m_body[m_at] == ' ') {
      ++m_at;
      if (++size > maxPartHeaderBytes) return failGrammar();
    }
    const std::size_t end = std::min(m_body.find('\r', m_at), m_body.size());
    if (size + (end - m_at) > maxPartHeaderBytes) return failGrammar();
    m_part.headers.push_back({lower(name), m_body.substr(m_at, end - m_at)});
    m_at = end + 1;
    if (isAtEnd()) return false;
    return m_body[m_at++] == '\n' || failGrammar();
  }

  // What the headers say: the part's name, and whether it is a file.
  bool openPart() {
    std::string_view header; // the last of that name
    for (const PartHeader& sent : m_part.headers)
      if (sent.name == "content-disposition") header = sent.value;
    const HeaderOptions disposition = readHeaderOptions(header);
    const auto name = disposition.find("name");
    if (!name) return fail("The Content-Disposition header field \"name\" must be provided.");
    m_part.name = *name;
    if (const auto filename = disposition.find("filename")) {
      m_part.filename = *filename;
      if (++m_files > maxFormFiles) return fail("Too many files. Maximum number of files is 1000.");
    } else if (++m_fields > maxFormFields) {
      return fail("Too many fields. Maximum number of fields is 1000.");
    }
    return true;
  }

  // Up to the delimiter: CRLF after it begins the next part, "--" ends the form, anything else was content.
  bool readContent() {
    const std::size_t begin = m_at;
    for (std::size_t from = begin;;) {
      const std::size_t found = findDelimiter(from);
      if (found == none) return readUnfinished(begin);
      const std::size_t after = found + m_delimiter.size();
      const std::string_view mark = m_body.substr(after, 2);
      if (mark == "\r\n" || mark == "--") {
        m_at = after + 2;
        return takeContent(m_body.substr(begin, found - begin)) && mark == "\r\n";
      }
      from = after;
    }
  }

  std::size_t findDelimiter(std::size_t from) {
    if (!m_spooled) return m_body.find(m_delimiter, from);
    for (; from < m_body.size(); from += windowBytes) {
      const std::string_view window = m_body.substr(from, windowBytes);
      const std::size_t found = m_body.substr(from, windowBytes + m_delimiter.size() - 1).find(m_delimiter);
      if (found != none) return from + found;
      m_spooled->release(window);
    }
    return none;
  }

  // No delimiter follows: the part is not one of the form's, but it may be too large all the same.
  bool readUnfinished(std::size_t begin) {
    const std::string_view content = m_body.substr(begin);
    if (!m_part.filename && content.size() - delimiterBegun(content) > maxFieldBytes) return failSize();
    return false;
  }

  // Bytes at the end that a delimiter may begin with.
  std::size_t delimiterBegun(std::string_view content) const {
    for (std::size_t size = std::min(content.size(), m_delimiter.size() + 1); size > 0; --size) {
      const std::string_view end = content.substr(content.size() - size);
      if ((m_delimiter + '\r').starts_with(end) || (m_delimiter + '-').starts_with(end)) return size;
    }
    return 0;
  }

  bool takeContent(std::string_view content) {
    if (!m_part.filename && content.size() > maxFieldBytes) return failSize();
    m_part.content = content;
    m_parts.push_back(std::move(m_part));
    return true;
  }

  bool failSize() { return fail("Part exceeded maximum size of 1024KB."); }

  std::string_view m_body;
  std::string m_delimiter;
  const SpooledBody* m_spooled;
  std::size_t m_at = 0;
  std::size_t m_files = 0;
  std::size_t m_fields = 0;
  FormPart m_part;
  std::vector<FormPart> m_parts;
  std::optional<FormError> m_error;
};

} // namespace

std::expected<std::vector<FormPart>, FormError> readMultipart(std::string_view body, std::string_view boundary,
                                                              const SpooledBody* spooled) {
  if (boundary.size() > maxBoundaryBytes) return std::unexpected(FormError{"There was an error parsing the body"});
  return MultipartReader(body, boundary, spooled).read();
}

} // namespace signalbox::api
