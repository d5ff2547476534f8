// SPDX-FileCopyrightText: Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/shell/editor_area.h"

#include "ui/commands/command_menu.h"
#include "ui/commands/command_registry.h"
#include "ui/document/design_document.h"
#include "ui/models/design_tree.h"
#include "ui/panels/try_pane.h"
#include "ui/shell/entity_pages.h"
#include "ui/shell/new_menu.h"
#include "ui/theme/theme.h"
#include "ui/widgets/button.h"
#include "ui/widgets/empty_state.h"
#include "ui/widgets/hair_line.h"
#include "ui/widgets/icon_button.h"
#include "ui/widgets/segmented.h"
#include "ui/widgets/tab_strip.h"
#include "ui/workbench/workbench.h"

#include <QHBoxLayout>
#include <QMenu>
#include <QPainter>
#include <QStackedWidget>
#include <QVBoxLayout>

#include <algorithm>

namespace signalbox::ui {

namespace {

constexpr qsizetype closedLimit = 20;

// Goes on to the right of the tabs in their look.
class StripHeader final : public QWidget {
public:
  using QWidget::QWidget;

protected:
  void paintEvent(QPaintEvent*) override {
    QPainter painter(this);
    painter.fillRect(rect(), theme().inset);
    painter.fillRect(QRect(0, height() - 1, width(), 1), theme().divider);
  }
};

bool changes(const DesignChange& change, const EntityRef& entity) {
  const auto isIt = [name = entity.id.toStdString(), &entity](const design::Change& one) {
    return one.kind == design::ChangeKind::Changed && one.entity == entity.kind && one.name == name;
  };
  return std::ranges::any_of(change.entities, isIt);
}

} // namespace

EditorArea::EditorArea(Workbench& workbench, QWidget* parent)
    : QWidget(parent), m_workbench(workbench), m_tabs(new TabStrip(TabStrip::Kind::Document, tr("Open tabs"), this)),
      m_side(new Segmented(tr("Design or Try"), {tr("Design"), tr("Try")}, this)), m_pages(new QStackedWidget(this)),
      m_empty(new EmptyState("route", tr("Nothing is open"), {}, this)) {
  setObjectName("editor");
  auto* column = new QVBoxLayout(this);
  column->setContentsMargins(0, 0, 0, 0);
  column->setSpacing(0);
  column->addWidget(buildHeader());
  column->addWidget(m_pages, 1);
  m_pages->addWidget(m_empty);
  m_empty->addAction(tr("New endpoint"))->setObjectName("editor.empty.new");
  connect(m_empty->findChild<Button*>("editor.empty.new"), &QPushButton::clicked, this, &EditorArea::newRequested);
  m_workbench.commands.followKeys("view.palette", m_empty, [this](const QString& keys) {
    m_empty->setTexts(tr("Nothing is open"),
                      keys.isEmpty()
                          ? tr("Choose an endpoint or a model in the tree.")
                          : tr("Choose an endpoint or a model in the tree, or press %1 to find one.").arg(keys));
  });
  connect(m_tabs, &QTabBar::currentChanged, this, &EditorArea::showCurrent);
  connect(m_tabs, &QTabBar::tabCloseRequested, this, &EditorArea::close);
  connect(m_tabs, &QTabBar::tabBarDoubleClicked, this, &EditorArea::pin);
  m_tabs->setContextMenuPolicy(Qt::CustomContextMenu);
  connect(m_tabs, &QWidget::customContextMenuRequested, this, &EditorArea::showTabMenu);
  connect(m_side, &Segmented::chosen, this, [this](int side) { showSide(EndpointSide(side)); });
  connect(&m_workbench.document, &DesignDocument::designChanged, this, [this](const DesignChange& change) {
    m_renamed.insert(m_renamed.end(), change.renamed.begin(), change.renamed.end());
    if (const auto shown = current(); shown && changes(change, *shown))
      pin(m_tabs->currentIndex()); // what is edited stays
    // Later: an editor that renames its own entity is on the stack now, and tells the new name itself.
    if (!std::exchange(m_followsSoon, true))
      QMetaObject::invokeMethod(this, &EditorArea::followDesign, Qt::QueuedConnection);
  });
  renderSide();
}

QWidget* EditorArea::buildHeader() {
  auto* header = new StripHeader(this);
  header->setFixedHeight(36);
  auto* row = new QHBoxLayout(header);
  row->setContentsMargins(0, 0, 10, 0);
  row->setSpacing(2);
  m_tabs->setObjectName("editor.tabs");
  m_tabs->setSizePolicy(QSizePolicy::Ignored, QSizePolicy::Fixed);
  row->addWidget(m_tabs, 1);
  m_side->setObjectName("editor.side");
  row->addWidget(m_side);
  row->addSpacing(6);
  auto* add = new IconButton("plus", tr("New"), header);
  add->setObjectName("editor.new");
  m_workbench.commands.followKeys("design.new", add, [add](const QString& keys) { add->setShortcutHint(keys); });
  auto* bottom = new IconButton("panel-bottom", tr("Toggle the bottom panel"), header);
  bottom->setObjectName("editor.toggleBottom");
  m_workbench.commands.followKeys("view.bottom", bottom,
                                  [bottom](const QString& keys) { bottom->setShortcutHint(keys); });
  row->addWidget(add);
  row->addWidget(bottom);
  connect(add, &QToolButton::clicked, this, [this, add] { popupNewMenu(m_workbench.commands, *add); });
  connect(bottom, &QToolButton::clicked, this, &EditorArea::toggleBottomRequested);
  return header;
}

int EditorArea::count() const { return m_tabs->count(); }

EntityRef EditorArea::entityAt(int index) const { return EntityRef::fromKey(m_tabs->look(index).id); }

std::optional<EntityRef> EditorArea::current() const {
  if (m_tabs->currentIndex() < 0) return std::nullopt;
  return entityAt(m_tabs->currentIndex());
}

void EditorArea::open(const EntityRef& wanted, Open how) {
  if (m_followsSoon) followDesign(); // a tab may have another name by now
  const EntityRef entity = wanted.tab();
  if (!exists(entity)) return;
  int index = m_tabs->indexOfId(entity.key());
  if (index < 0) {
    int preview = -1;
    for (int tab = 0; tab < m_tabs->count(); ++tab)
      if (m_tabs->look(tab).isPreview) preview = tab;
    const int place = preview >= 0 ? preview : m_tabs->currentIndex() + 1;
    if (preview >= 0 && how == Open::Preview) {
      const EntityRef old = entityAt(preview);
      add(entity, how, place);
      m_tabs->setCurrentIndex(place);
      keepRequest(old);
      m_order.remove(old.key());
      dropPage(old);
      m_tabs->removeTab(place + 1);
    } else {
      add(entity, how, m_tabs->currentIndex() + 1);
    }
    index = m_tabs->indexOfId(entity.key());
  }
  if (how == Open::Pinned) pin(index);
  m_tabs->setCurrentIndex(index);
  showCurrent();
  if (wanted.isList() && !wanted.id.isEmpty()) showEntry(page(entity), wanted.id.toInt());
}

void EditorArea::add(const EntityRef& entity, Open how, int index) {
  TabLook look;
  look.id = entity.key();
  look.isPreview = how == Open::Preview;
  const QSignalBlocker blocker(m_tabs); // the first tab becomes the current one before it has its look
  const int at = m_tabs->insertTab(index, QString());
  m_tabs->setLook(at, look);
  m_order.add(look.id);
  renderTab(at);
}

void EditorArea::renderTab(int index) {
  const EntityRef entity = entityAt(index);
  const design::Design& design = m_workbench.document.design();
  TabLook look = m_tabs->look(index);
  QString text = entity.id;
  if (entity.kind == EntityKind::Endpoint) {
    if (const auto endpoint = design.endpoint(entity.id.toStdString())) {
      look.method = shownMethod(*endpoint);
      text = QString::fromStdString(design.fullPath(*endpoint));
    }
  } else if (entity.kind == EntityKind::Model) {
    const auto model = design.model(entity.id.toStdString());
    look.iconName = model && model->kind == design::ModelKind::Enum ? "list" : "braces";
  } else if (const auto request = design.request(entity.id.toStdString());
             entity.kind == EntityKind::Request && request) {
    look.method = QString::fromStdString(request->method);
    text = request->title.empty() ? entity.id.section(u'/', -1) : QString::fromStdString(request->title);
  } else if (const auto webhook = design.webhook(entity.id.toStdString());
             entity.kind == EntityKind::Webhook && webhook) {
    look.iconName = entityIcon(entity.kind);
    text = QString::fromStdString(webhook->path);
  } else {
    look.iconName = entity.isAllDependencies() ? QStringLiteral("workflow") : entityIcon(entity.kind);
    if (entity.id.isEmpty()) text = entityListName(entity.kind);
  }
  if (m_tabs->tabText(index) != text) m_tabs->setTabText(index, text);
  m_tabs->setLook(index, look);
  m_tabs->setTabToolTip(index, look.method.isEmpty() ? text : look.method + u' ' + text);
}

// Of the tab under the mouse, else of the current one.
void EditorArea::showTabMenu(const QPoint& position) {
  const int under = m_tabs->tabAt(position);
  const int index = under >= 0 ? under : m_tabs->currentIndex();
  if (index < 0) return;
  select(index);
  auto* menu = new QMenu(this);
  menu->setObjectName("editor.tabMenu");
  menu->setAttribute(Qt::WA_DeleteOnClose);
  QAction* keep = menu->addAction(themedIcon("lock"), tr("Keep this tab open"), this,
                                  [this, id = m_tabs->look(index).id] { pin(m_tabs->indexOfId(id)); });
  keep->setEnabled(m_tabs->look(index).isPreview);
  for (const char* id : {"tab.close", "tab.closeOthers", "tab.reopen", "design.rename", "design.duplicate"})
    addCommand(*menu, m_workbench.commands, QLatin1String(id));
  menu->popup(m_tabs->mapToGlobal(under >= 0 ? position : m_tabs->tabRect(index).bottomLeft()));
  menu->setActiveAction(menu->actions().value(1));
}

void EditorArea::pin(int index) {
  if (index < 0 || !m_tabs->look(index).isPreview) return;
  TabLook look = m_tabs->look(index);
  look.isPreview = false;
  m_tabs->setLook(index, look);
}

void EditorArea::showRunning(const EntityRef& entity, bool running) {
  const int index = m_tabs->indexOfId(entity.key());
  if (index < 0) return;
  TabLook look = m_tabs->look(index);
  look.isBusy = running;
  m_tabs->setLook(index, look);
}

void EditorArea::close(int index) {
  if (index < 0 || index >= m_tabs->count()) return;
  removeTab(index);
  showCurrent();
}

// What is shown instead is not: it may be the next to go.
void EditorArea::removeTab(int index) {
  const EntityRef entity = entityAt(index);
  keepRequest(entity);
  m_closed.prepend({entity, index});
  if (m_closed.size() > closedLimit) m_closed.removeLast();
  const bool isCurrent = index == m_tabs->currentIndex();
  m_order.remove(entity.key());
  const QSignalBlocker blocker(m_tabs);
  if (isCurrent && !m_order.keys().isEmpty()) m_tabs->setCurrentIndex(m_tabs->indexOfId(m_order.keys().front()));
  m_tabs->removeTab(index);
  dropPage(entity);
}

void EditorArea::closeCurrent() { close(m_tabs->currentIndex()); }

void EditorArea::closeOthers() {
  const auto kept = current();
  for (int index = m_tabs->count() - 1; index >= 0; --index)
    if (entityAt(index) != kept) close(index);
}

void EditorArea::reopen() {
  while (!m_closed.isEmpty()) {
    const Closed closed = m_closed.takeFirst();
    if (!exists(closed.entity) || m_tabs->indexOfId(closed.entity.key()) >= 0) continue;
    add(closed.entity, Open::Pinned, qMin(closed.index, m_tabs->count()));
    return open(closed.entity, Open::Pinned);
  }
}

void EditorArea::step(int tabs) {
  if (m_tabs->count() > 0) select((m_tabs->currentIndex() + tabs + m_tabs->count()) % m_tabs->count());
}

void EditorArea::walk(int tabs) { select(m_tabs->indexOfId(m_order.walk(tabs))); }

void EditorArea::endWalk() {
  if (!m_order.isWalking()) return;
  m_order.endWalk();
  Q_EMIT currentChanged();
}

void EditorArea::leaveWalk() {
  if (!m_order.isWalking()) return;
  select(m_tabs->indexOfId(m_order.leaveWalk()));
  Q_EMIT currentChanged();
}

QList<EditorArea::OpenTab> EditorArea::openTabs() const {
  QList<OpenTab> tabs;
  for (const QString& key : m_order.keys()) {
    const int index = m_tabs->indexOfId(key);
    if (index < 0) continue;
    const TabLook look = m_tabs->look(index);
    tabs.append({EntityRef::fromKey(key), m_tabs->tabText(index), look.method, look.iconName});
  }
  return tabs;
}

void EditorArea::select(int index) {
  if (index >= 0 && index < m_tabs->count()) m_tabs->setCurrentIndex(index);
}

void EditorArea::clear() {
  const QSignalBlocker blocker(m_tabs); // none of those that go is shown on the way
  while (m_tabs->count() > 0) {
    const EntityRef entity = entityAt(0);
    m_tabs->removeTab(0);
    dropPage(entity);
  }
  m_order.clear();
  m_closed.clear();
  m_requests.clear();
  m_problems.clear();
  m_renamed.clear();
  showCurrent();
}

} // namespace signalbox::ui
