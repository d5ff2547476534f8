// SPDX-FileCopyrightText: Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/design/parameter.h"

#include <cctype>

namespace signalbox::design {

namespace {

bool isNameByte(char c) { return c == '_' || std::isalnum(static_cast<unsigned char>(c)) != 0; }

} // namespace

bool isUpload(std::string_view type) {
  constexpr std::string_view name = "UploadFile";
  for (auto at = type.find(name); at != type.npos; at = type.find(name, at + 1)) {
    const bool begins = at == 0 || !isNameByte(type[at - 1]);
    const bool ends = at + name.size() == type.size() || !isNameByte(type[at + name.size()]);
    if (begins && ends) return true;
  }
  return false;
}

BodyIn bodyIn(const Field& field) {
  if (const auto in = field.facets.find("in"); in != field.facets.end()) {
    if (*in == "form") return BodyIn::Form;
    if (*in == "file") return BodyIn::File;
  }
  return isUpload(field.type) ? BodyIn::File : BodyIn::Body;
}

} // namespace signalbox::design
