// SPDX-FileCopyrightText: Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// TrafficSidebar: the filter of the traffic activity, and what it is often: classes of answers, saved views, endpoints,
// each with its count. A choice writes its filter, so that the language is learnt by the way.
#pragma once

#include "core/design/design.h"
#include "ui/models/traffic_log.h"
#include "ui/panels/sidebar_list.h"
#include "ui/widgets/ink.h"

#include <optional>

namespace signalbox::ui {

class IconButton;

class TrafficSidebar final : public SidebarList {
  Q_OBJECT
public:
  explicit TrafficSidebar(QWidget* parent = nullptr);

  void render(const TrafficLog& log, const design::Design& design); // the counts
  QString filter() const { return text(); }
  void setFilter(const QString& text);
  void showProblem(const QString& sentence); // of the filter; empty: it can be read
  void focusFilter() { focusField(); }
  QString viewName() const; // "All traffic", "Failed validation"; the filter itself when it is none of them

Q_SIGNALS:
  void filterChanged(const QString& text);

private:
  void addView(const QString& filter, const QString& title, const QString& icon);
  void setCount(const QString& filter, std::int64_t count, std::optional<Signal> signal = {});
  void renderEndpoints(const TrafficLog& log, const design::Design& design);
  void showHelp();

  IconButton* m_help;
  int m_fixedRows = 0; // before the endpoints
  QStringList m_endpoints;
};

} // namespace signalbox::ui
