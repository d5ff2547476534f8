// SPDX-FileCopyrightText: Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/exchange/custom_regions.h"

#include <algorithm>
#include <optional>

namespace signalbox::exchange {
namespace {

struct Region {
  std::string anchor;         // the line before it that is not blank; empty: it opens the file
  std::size_t occurrence = 0; // which of the lines of that text
  std::size_t blanksBefore = 0;
  std::size_t blanksAfter = 0;
  std::vector<std::string> lines;
};

std::vector<std::string> linesOf(std::string_view text) {
  std::vector<std::string> lines;
  for (std::size_t at = 0; at < text.size();) {
    const std::size_t end = std::min(text.find('\n', at), text.size());
    lines.emplace_back(text.substr(at, end - at));
    at = end + 1;
  }
  return lines;
}

std::string_view trimmed(std::string_view line) {
  return line.substr(std::min(line.find_first_not_of(" \t"), line.size()));
}
bool opens(std::string_view line) { return trimmed(line).starts_with("# region signalbox:custom"); }
bool closes(std::string_view line) { return trimmed(line).starts_with("# endregion"); }

std::vector<Region> regionsOf(const std::vector<std::string>& lines) {
  std::vector<Region> regions;
  std::vector<std::string> seen;
  std::size_t blanks = 0;
  for (std::size_t at = 0; at < lines.size(); ++at) {
    if (!opens(lines[at])) {
      blanks = lines[at].empty() ? blanks + 1 : 0;
      if (!lines[at].empty()) seen.push_back(lines[at]);
      continue;
    }
    Region region;
    if (!seen.empty()) {
      region.anchor = seen.back();
      region.occurrence = static_cast<std::size_t>(std::ranges::count(seen, seen.back()));
    }
    region.blanksBefore = blanks;
    for (; at < lines.size(); ++at) {
      region.lines.push_back(lines[at]);
      if (closes(lines[at])) break;
    }
    for (std::size_t next = at + 1; next < lines.size() && lines[next].empty(); ++next) ++region.blanksAfter;
    regions.push_back(std::move(region));
    blanks = 0;
  }
  return regions;
}

std::optional<std::size_t> placeOf(const Region& region, const std::vector<std::string>& lines) {
  if (region.anchor.empty()) return 0;
  std::size_t count = 0;
  std::optional<std::size_t> last;
  for (std::size_t at = 0; at < lines.size(); ++at) {
    if (lines[at] != region.anchor) continue;
    last = at + 1;
    if (++count == region.occurrence) break;
  }
  return last;
}

} // namespace

std::string keepRegions(std::string_view old, std::string_view fresh, const std::string& path,
                        std::vector<std::string>& report) {
  const std::vector<Region> regions = regionsOf(linesOf(old));
  if (regions.empty()) return std::string(fresh); // as it is, be it text or not
  std::vector<std::string> lines = linesOf(fresh);
  for (const Region& region : regions) {
    auto place = placeOf(region, lines);
    if (!place) {
      report.push_back("The line before '" + std::string(trimmed(region.lines.front())) + "' of " + path +
                       " is gone: the region stands at the end of the file.");
      place = lines.size();
    }
    // Regions behind the same line keep their order.
    while (*place < lines.size() && opens(lines[*place])) {
      while (*place < lines.size() && !closes(lines[*place])) ++*place;
      *place = std::min(*place + 1, lines.size());
    }
    std::size_t blanks = 0;
    while (*place + blanks < lines.size() && lines[*place + blanks].empty()) ++blanks;
    std::vector<std::string> inserted(region.blanksBefore);
    inserted.insert(inserted.end(), region.lines.begin(), region.lines.end());
    inserted.insert(inserted.end(), region.blanksAfter, std::string());
    const auto at = lines.erase(lines.begin() + static_cast<std::ptrdiff_t>(*place),
                                lines.begin() + static_cast<std::ptrdiff_t>(*place + blanks));
    lines.insert(at, inserted.begin(), inserted.end());
  }
  std::string text;
  for (const std::string& line : lines) text += line + '\n';
  return text;
}

} // namespace signalbox::exchange
