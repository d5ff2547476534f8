// SPDX-FileCopyrightText: Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// Findable: a part of the window in which the command "Find here" looks for a text, and JSON is filtered.
#pragma once

#include <QWidget>

namespace signalbox::ui {

class Findable {
public:
  virtual ~Findable() = default;
  virtual void find() = 0;                // opens or goes to its search field
  virtual bool filter() { return false; } // by a JSONPath; false where it shows no JSON

  // The innermost around the widget; null when there is none.
  static Findable* around(QWidget* widget) {
    for (; widget; widget = widget->parentWidget())
      if (auto* found = dynamic_cast<Findable*>(widget)) return found;
    return nullptr;
  }
};

} // namespace signalbox::ui
