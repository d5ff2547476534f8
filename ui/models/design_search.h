// SPDX-FileCopyrightText: Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// DesignSearch: a text anywhere in a design: names, paths, fields, descriptions, expressions, templates, saved
// requests. It looks through what the project's files say, so nothing of a design is out of its reach.
#pragma once

#include "core/design/design.h"
#include "ui/document/design_change.h"

#include <QString>
#include <QStringList>

#include <map>
#include <utility>
#include <vector>

namespace signalbox::ui {

struct FoundText {
  DesignPlace place;
  QString entity;      // "POST /orders", "Order"
  QString where;       // "fields › items › description"; empty: what it is called
  QString line;        // "description: What is ordered"
  qsizetype begin = 0; // of the first match in it
  qsizetype length = 0;
  bool operator==(const FoundText&) const = default;
};

class DesignSearch final {
public:
  // At the cost of what changed since the design that was given before; all of it at the first time.
  void setDesign(const design::Design& design);

  struct Found {
    std::vector<FoundText> lines; // names first, then in the order of the project's parts
    std::size_t total = 0;        // more than `lines` where the limit cut
  };
  // Case does not count. Empty for an empty text.
  Found find(const QString& text, std::size_t limit = 500) const;

private:
  struct Line {
    std::string pointer;
    QString where;
    QString text;
    qsizetype searchedFrom = 0; // what stands before it is the format's own word
  };
  struct Part {
    QString title;
    std::vector<Line> lines;
  };
  using Key = std::pair<EntityKind, std::string>;
  static Part partOf(const design::Design& design, EntityKind kind, const std::string& name);
  class Reader;
  void renewTitles();

  design::Design m_design;
  std::map<Key, Part> m_parts;
  bool m_hasDesign = false;
};

} // namespace signalbox::ui
