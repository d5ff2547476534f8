// SPDX-FileCopyrightText: Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// EditorArea: the island with the open tabs: endpoints, models, the project. Pages are made when they are first looked
// at.
#pragma once

#include "ui/document/design_change.h"
#include "ui/models/field_problem.h"
#include "ui/shell/endpoint_page.h"
#include "ui/shell/tab_order.h"
#include "ui/shell/window_layout.h"
#include "ui/workbench/entity_ref.h"

#include <QHash>
#include <QJsonObject>
#include <QWidget>

#include <optional>
#include <vector>

class QStackedWidget;

namespace signalbox::ui {

class EmptyState;
class IconButton;
class Segmented;
class TabStrip;
class TryPane;
struct Workbench;

class EditorArea final : public QWidget {
  Q_OBJECT
public:
  explicit EditorArea(Workbench& workbench, QWidget* parent = nullptr);

  enum class Open { Preview, Pinned }; // the preview tab is one, and the next preview takes its place
  void open(const EntityRef& entity, Open how = Open::Preview);

  int count() const;
  std::optional<EntityRef> current() const;
  EndpointPage* endpointPage();                 // of the current tab; null for other kinds
  TryPane* tryPane();                           // of the current tab: an endpoint's or a saved request's; else null
  QWidget* page(const EntityRef& entity) const; // null when it was not looked at yet

  void close(int index);
  void closeCurrent();
  void closeOthers();
  bool canReopen() const { return !m_closed.isEmpty(); }
  void reopen();
  void step(int tabs); // to the right, wraps
  // To the tab used before the current one, and further back with each call until endWalk(); that one was used then.
  void walk(int tabs);
  void endWalk();
  void leaveWalk(); // back to the tab it began at
  bool isWalking() const { return m_order.isWalking(); }
  void select(int index);
  void clear();
  bool exists(const EntityRef& entity) const; // in the design
  struct OpenTab {
    EntityRef entity;
    QString text;
    QString method;
    QString icon; // without a method
  };
  QList<OpenTab> openTabs() const; // the last used first: the current one

  void render(const WindowLayout& layout);
  void flipSide(); // Design and Try in a narrow window; the other pane's focus in a wide one
  void showSide(EndpointSide side);

  QJsonObject saveState() const;
  void restoreState(const QJsonObject& state);

Q_SIGNALS:
  void currentChanged();
  void toggleBottomRequested();
  void newRequested();
  void problemsShown(); // an answer had some

private:
  struct Closed {
    EntityRef entity;
    int index = 0;
  };
  QWidget* buildHeader();
  QWidget* makePage(const EntityRef& entity);
  EndpointPage* makeEndpointPage(const EntityRef& entity);
  EntityRef entityAt(int index) const;
  void add(const EntityRef& entity, Open how, int index);
  void pin(int index);
  void showRunning(const EntityRef& entity, bool running);
  void removeTab(int index);
  void showTabMenu(const QPoint& position);
  void showProblems(const QVector<FieldProblem>& problems);
  void showCurrent();
  void keepRequest(const EntityRef& entity);
  void dropPage(const EntityRef& entity);
  void rename(const EntityRef& before, const EntityRef& after);
  void followDesign();
  void renderTab(int index);
  void renderSide();

  Workbench& m_workbench;
  TabStrip* m_tabs;
  Segmented* m_side;
  QStackedWidget* m_pages;
  EmptyState* m_empty;
  QHash<QString, QWidget*> m_made;        // by EntityRef::key()
  QHash<QString, QJsonObject> m_requests; // what was typed, by endpoint id; outlives the tabs
  TabOrder m_order;
  QList<Closed> m_closed;
  QVector<FieldProblem> m_problems;     // of the last answer, for the models' own tabs
  std::vector<RenamedEntity> m_renamed; // since the last followDesign(), oldest first
  bool m_followsSoon = false;
  QList<int> m_endpointSizes;
  WindowLayout m_layout;
  EndpointSide m_shownSide = EndpointSide::Design;
};

} // namespace signalbox::ui
