// SPDX-FileCopyrightText: Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/design/path_template.h"

namespace signalbox::design {

namespace {

struct Piece {
  std::string_view text; // between placeholders, or inside the braces
  bool isPlaceholder = false;
};

template<class Visit>
void eachPiece(std::string_view path, const Visit& visit) {
  while (!path.empty()) {
    const auto open = path.find('{');
    const auto close = open == path.npos ? path.npos : path.find('}', open);
    if (close == path.npos) return visit(Piece{path, false});
    if (open > 0) visit(Piece{path.substr(0, open), false});
    visit(Piece{path.substr(open + 1, close - open - 1), true});
    path.remove_prefix(close + 1);
  }
}

PathName nameOf(std::string_view placeholder) {
  const auto colon = placeholder.find(':');
  if (colon == placeholder.npos) return {std::string(placeholder), {}};
  return {std::string(placeholder.substr(0, colon)), std::string(placeholder.substr(colon + 1))};
}

} // namespace

std::vector<PathName> pathNames(std::string_view path) {
  std::vector<PathName> names;
  eachPiece(path, [&](const Piece& piece) {
    if (piece.isPlaceholder) names.push_back(nameOf(piece.text));
  });
  return names;
}

std::string pathShape(std::string_view path) {
  std::string shape;
  eachPiece(path, [&](const Piece& piece) {
    if (!piece.isPlaceholder) {
      shape += piece.text;
      return;
    }
    const auto name = nameOf(piece.text);
    shape += '{' + (name.converter == "str" ? std::string() : name.converter) + '}';
  });
  return shape;
}

} // namespace signalbox::design
