// SPDX-FileCopyrightText: Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/shell/design_sidebar.h"

#include "ui/commands/command_menu.h"
#include "ui/commands/command_registry.h"
#include "ui/document/design_document.h"
#include "ui/shell/design_tree_delegate.h"
#include "ui/shell/lamp_pulse.h"
#include "ui/shell/new_menu.h"
#include "ui/shell/rename_field.h"
#include "ui/theme/theme.h"
#include "ui/widgets/icon_button.h"
#include "ui/widgets/label.h"
#include "ui/widgets/line_edit.h"
#include "ui/widgets/row_view.h"
#include "ui/workbench/workbench.h"

#include <QHBoxLayout>
#include <QKeyEvent>
#include <QMenu>
#include <QScrollBar>
#include <QVBoxLayout>

namespace signalbox::ui {

namespace {

QString shownName(const EntityRef& entity) { return entity.id.section(u'/', -1); }

std::optional<EntityRef> entityOf(const TreeNode* node) {
  if (!node) return std::nullopt;
  switch (node->kind) {
  case TreeNode::Kind::Endpoint: return EntityRef{EntityKind::Endpoint, node->id};
  case TreeNode::Kind::Model:
  case TreeNode::Kind::Enum: return EntityRef{EntityKind::Model, node->id};
  case TreeNode::Kind::Folder:
    if (node->id.startsWith("router:")) return EntityRef{EntityKind::Router, node->id.mid(7)};
    return std::nullopt;
  case TreeNode::Kind::Constant: return EntityRef{EntityKind::Constant, node->id};
  case TreeNode::Kind::Dependency: return EntityRef{EntityKind::Dependency, node->id};
  case TreeNode::Kind::SecurityScheme: return EntityRef{EntityKind::SecurityScheme, node->id};
  case TreeNode::Kind::Users: return EntityRef{EntityKind::Users, {}};
  case TreeNode::Kind::Middleware: return EntityRef{EntityKind::Middleware, node->id};
  case TreeNode::Kind::ExceptionHandler: return EntityRef{EntityKind::ExceptionHandlers, node->id};
  case TreeNode::Kind::Mount: return EntityRef{EntityKind::Mount, node->id};
  case TreeNode::Kind::Webhook: return EntityRef{EntityKind::Webhook, node->id};
  case TreeNode::Kind::Request: return EntityRef{EntityKind::Request, node->id};
  case TreeNode::Kind::Group:
    if (node->id == u"dependencies") return EntityRef{EntityKind::Dependency, {}};
    return std::nullopt;
  }
  return std::nullopt;
}

// Of the entities that are a row under that one heading.
std::optional<TreeNode::Kind> rowKind(EntityKind kind) {
  switch (kind) {
  case EntityKind::Constant: return TreeNode::Kind::Constant;
  case EntityKind::Dependency: return TreeNode::Kind::Dependency;
  case EntityKind::SecurityScheme: return TreeNode::Kind::SecurityScheme;
  case EntityKind::Users: return TreeNode::Kind::Users;
  case EntityKind::Middleware: return TreeNode::Kind::Middleware;
  case EntityKind::ExceptionHandlers: return TreeNode::Kind::ExceptionHandler;
  case EntityKind::Mount: return TreeNode::Kind::Mount;
  case EntityKind::Webhook: return TreeNode::Kind::Webhook;
  case EntityKind::Request: return TreeNode::Kind::Request;
  default: return std::nullopt;
  }
}

} // namespace

DesignSidebar::DesignSidebar(Workbench& workbench, QWidget* parent)
    : QWidget(parent), m_workbench(workbench), m_filter(new SearchField(tr("Filter the design"), this)),
      m_tree(new RowTree(tr("Design"), this)) {
  setObjectName("sidebar.design");
  auto* column = new QVBoxLayout(this);
  column->setContentsMargins(0, 0, 0, 0);
  column->setSpacing(0);
  column->addWidget(buildHeader());
  auto* filterRow = new QHBoxLayout;
  filterRow->setContentsMargins(12, 0, 12, 8);
  filterRow->addWidget(m_filter);
  column->addLayout(filterRow);
  column->addWidget(m_tree, 1);
  m_filter->setObjectName("sidebar.filter");
  m_filter->setAccessibleName(tr("Filter the design"));
  connect(m_filter, &QLineEdit::textChanged, &m_model, &DesignTreeModel::setFilter);
  buildTree();
  connect(&m_workbench.document, &DesignDocument::designChanged, this,
          [this](const DesignChange& change) { follow(change); });
}

QWidget* DesignSidebar::buildHeader() {
  auto* header = new QWidget(this);
  auto* row = new QHBoxLayout(header);
  row->setContentsMargins(16, 8, 10, 6);
  row->setSpacing(2);
  row->addWidget(new Label(tr("Design"), uiFont(13, 600)), 1);
  auto* add = new IconButton("plus", tr("New"), header);
  add->setObjectName("sidebar.new");
  connect(add, &QToolButton::clicked, this, [this, add] { popupNewMenu(m_workbench.commands, *add); });
  row->addWidget(add);
  return header;
}

void DesignSidebar::buildTree() {
  m_tree->setObjectName("sidebar.tree");
  auto* pulse = new LampPulse(*m_tree);
  m_tree->setItemDelegate(new DesignTreeDelegate(*pulse, m_tree));
  connect(&m_model, &DesignTreeModel::hit, pulse, &LampPulse::hit);
  m_tree->setModel(&m_model);
  m_tree->setUniformRowHeights(true);
  m_tree->setContextMenuPolicy(Qt::CustomContextMenu);
  m_tree->setDragEnabled(true);
  m_tree->setAcceptDrops(true);
  m_tree->setDropIndicatorShown(true);
  m_tree->setDragDropMode(QAbstractItemView::InternalMove);
  m_tree->setAutoExpandDelay(600);
  m_tree->installEventFilter(this);
  makeTransparent(*m_tree);
  connect(&m_model, &DesignTreeModel::moveRequested, this, &DesignSidebar::moveRequested,
          Qt::QueuedConnection); // the view lets go of the row first
  connect(m_tree, &RowTree::rowActivated, this, [this](const QModelIndex& index) {
    const TreeNode* node = m_model.node(index);
    if (node && node->kind == TreeNode::Kind::Folder) return toggle(index);
    if (const auto entity = entityOf(node)) Q_EMIT openRequested(*entity, false);
  });
  connect(m_tree, &QTreeView::doubleClicked, this, [this](const QModelIndex& index) {
    const auto entity = entityOf(m_model.node(index));
    if (entity) Q_EMIT openRequested(*entity, true);
  });
  connect(m_tree, &RowTree::removeRequested, this, [this] {
    if (const auto entity = current()) Q_EMIT removeRequested(*entity);
  });
  connect(m_tree, &RowTree::renameRequested, this, [this] {
    if (const auto entity = current()) startRename(*entity);
  });
  connect(m_tree, &QWidget::customContextMenuRequested, this, &DesignSidebar::showMenu);
  connect(m_tree, &QTreeView::collapsed, this, &DesignSidebar::rememberExpansion);
  connect(m_tree, &QTreeView::expanded, this, &DesignSidebar::rememberExpansion);
  connect(&m_model, &DesignTreeModel::aboutToRebuild, this, &DesignSidebar::keepPlace);
  connect(&m_model, &DesignTreeModel::rebuilt, this, &DesignSidebar::restorePlace);
  connect(&m_model, &QAbstractItemModel::rowsInserted, this, &DesignSidebar::expandNew);
  restoreExpansion();
}

void DesignSidebar::follow(const DesignChange& change) {
  m_model.follow(m_workbench.document.design(), change);
  if (!change.renamed.empty()) rememberExpansion(); // a folder may have another name
}

void DesignSidebar::toggle(const QModelIndex& index) { m_tree->setExpanded(index, !m_tree->isExpanded(index)); }

void DesignSidebar::rememberExpansion() {
  if (m_restoring || !m_filter->text().isEmpty()) return;
  rememberExpansionBelow(m_model.index(0, 0));
}

void DesignSidebar::rememberExpansionBelow(const QModelIndex& parent) {
  for (int row = 0; row < m_model.rowCount(parent); ++row) {
    const QModelIndex index = m_model.index(row, 0, parent);
    const TreeNode* node = m_model.node(index);
    if (node->kind != TreeNode::Kind::Folder) continue;
    if (m_tree->isExpanded(index))
      m_collapsed.remove(node->id);
    else
      m_collapsed.insert(node->id);
    rememberExpansionBelow(index);
  }
}

void DesignSidebar::restoreExpansion() {
  m_restoring = true;
  m_tree->expandAll();
  if (m_filter->text().isEmpty())
    for (const QString& folder : std::as_const(m_collapsed))
      m_tree->collapse(m_model.indexOf(TreeNode::Kind::Folder, folder));
  m_restoring = false;
}

void DesignSidebar::keepPlace() {
  m_kept.current = current();
  m_kept.scroll = m_tree->verticalScrollBar()->value();
}

void DesignSidebar::restorePlace() {
  restoreExpansion();
  const QModelIndex index = m_kept.current ? indexOf(*m_kept.current) : QModelIndex();
  if (index.isValid()) m_tree->selectionModel()->setCurrentIndex(index, QItemSelectionModel::ClearAndSelect);
  m_tree->verticalScrollBar()->setValue(m_kept.scroll);
}

// Headings and folders come open.
void DesignSidebar::expandNew(const QModelIndex& parent, int first, int last) {
  m_restoring = true;
  for (int row = first; row <= last; ++row) {
    const QModelIndex index = m_model.index(row, 0, parent);
    const TreeNode* node = m_model.node(index);
    const bool wasClosed = m_filter->text().isEmpty() && m_collapsed.contains(node->id);
    const bool holdsOthers = node->kind == TreeNode::Kind::Group || node->kind == TreeNode::Kind::Folder;
    if (holdsOthers && !wasClosed) m_tree->expand(index);
  }
  m_restoring = false;
}

QStringList DesignSidebar::collapsed() const { return m_collapsed.values(); }

void DesignSidebar::setCollapsed(const QStringList& folders) {
  m_collapsed = QSet<QString>(folders.begin(), folders.end());
  restoreExpansion();
}

std::optional<EntityRef> DesignSidebar::current() const { return entityOf(m_model.node(m_tree->currentIndex())); }

bool DesignSidebar::hasTreeFocus() const { return m_tree->hasFocus() || (m_rename && m_rename->hasFocus()); }

QString DesignSidebar::currentRouter() const {
  const auto entity = current();
  if (!entity) return {};
  if (entity->kind == EntityKind::Router) return entity->id;
  return entity->kind == EntityKind::Endpoint ? entity->id.section(u'/', 0, -2) : QString();
}

QModelIndex DesignSidebar::indexOf(const EntityRef& entity) const {
  if (entity.kind == EntityKind::Endpoint) return m_model.indexOfEndpoint(entity.id);
  if (entity.kind == EntityKind::Model) return m_model.indexOfModel(entity.id);
  if (entity.kind == EntityKind::Router) return m_model.indexOf(TreeNode::Kind::Folder, "router:" + entity.id);
  const auto kind = rowKind(entity.kind);
  return kind ? m_model.indexOf(*kind, entity.id) : QModelIndex();
}

void DesignSidebar::select(const EntityRef& entity) {
  const QModelIndex index = indexOf(entity);
  if (!index.isValid() || index == m_tree->currentIndex()) return;
  m_selectedUnseen = m_selectedUnseen || !isVisible();
  m_tree->setCurrentIndex(index);
  m_tree->scrollTo(index);
}

std::optional<TreeEntry> DesignSidebar::currentEntry() const { return m_model.entryOf(m_tree->currentIndex()); }

void DesignSidebar::askWhereTo() {
  const auto entry = currentEntry();
  if (!entry) return;
  auto* menu = new QMenu(this);
  menu->setObjectName("sidebar.moveTo");
  menu->setAttribute(Qt::WA_DeleteOnClose);
  const auto targets = moveTargets(m_workbench.document.design(), *entry);
  for (const MoveTarget& target : targets) {
    const QString icon = target.tag ? QStringLiteral("tag") : QStringLiteral("folder");
    menu->addAction(themedIcon(icon), target.text, this,
                    [this, entry, target] { Q_EMIT moveRequested(*entry, target, -1); });
  }
  if (targets.isEmpty()) menu->addAction(tr("There is no other router and no tag yet"))->setEnabled(false);
  menu->popup(m_tree->viewport()->mapToGlobal(m_tree->visualRect(m_tree->currentIndex()).bottomLeft()));
  if (!targets.isEmpty()) menu->setActiveAction(menu->actions().front());
}

// The keys of the tree alone: as shortcuts of the window they would be taken from every text field.
bool DesignSidebar::eventFilter(QObject* watched, QEvent* event) {
  if (watched != m_tree || event->type() != QEvent::KeyPress) return QWidget::eventFilter(watched, event);
  const auto* key = static_cast<QKeyEvent*>(event);
  const bool isStep = key->modifiers() == Qt::AltModifier && (key->key() == Qt::Key_Up || key->key() == Qt::Key_Down);
  if (const auto entry = isStep ? currentEntry() : std::nullopt) {
    Q_EMIT stepRequested(*entry, key->key() == Qt::Key_Up ? -1 : 1);
    return true;
  }
  for (const auto& [keys, command] :
       {std::pair(QKeySequence::Copy, "design.copy"), std::pair(QKeySequence::Cut, "design.cut"),
        std::pair(QKeySequence::Paste, "design.paste")})
    if (key->matches(keys)) {
      Q_EMIT commandRequested(QLatin1String(command));
      return true;
    }
  return QWidget::eventFilter(watched, event);
}

void DesignSidebar::focusFilter() { m_filter->setFocus(Qt::ShortcutFocusReason); }

void DesignSidebar::startRename(const EntityRef& entity) {
  const QModelIndex index = indexOf(entity);
  if (!index.isValid() || !entity.canBeRenamed()) return;
  m_tree->scrollTo(index);
  if (m_rename) m_rename->leave();
  m_rename = new RenameField(*m_tree, index, shownName(entity));
  m_rename->setObjectName("sidebar.rename");
  connect(m_rename, &RenameField::named, this, [this, entity](const QString& name) { Q_EMIT renamed(entity, name); });
}

// What can be done with the row, then what can be made.
void DesignSidebar::showMenu(const QPoint& position) {
  if (const QModelIndex index = m_tree->indexAt(position); index.isValid()) m_tree->setCurrentIndex(index);
  auto* menu = new QMenu(this);
  menu->setObjectName("sidebar.menu");
  menu->setAttribute(Qt::WA_DeleteOnClose);
  if (const auto entity = current()) {
    menu->addAction(themedIcon("external-link"), tr("Open in a tab of its own"), this,
                    [this, entity] { Q_EMIT openRequested(*entity, true); })
        ->setObjectName("sidebar.open");
    menu->addSeparator();
  }
  const auto add = [this, menu](const char* id, const QKeySequence& ownKeys = {}) {
    addCommand(*menu, m_workbench.commands, QLatin1String(id), {.keys = ownKeys.toString(QKeySequence::NativeText)});
  };
  add("design.rename");
  add("design.duplicate");
  add("design.switch");
  add("design.delete", Qt::Key_Delete);
  menu->addSeparator();
  add("design.copy", QKeySequence::Copy);
  add("design.cut", QKeySequence::Cut);
  add("design.paste", QKeySequence::Paste);
  if (const auto entity = current();
      entity && (entity->kind == EntityKind::Endpoint || entity->kind == EntityKind::Request))
    menu->addAction(themedIcon("terminal"), tr("Copy as curl"), this,
                    [this, entity] { // the request is the tab's
                      Q_EMIT openRequested(*entity, false);
                      Q_EMIT commandRequested(QStringLiteral("request.copyCurl"));
                    })
        ->setObjectName("request.copyCurl");
  menu->addSeparator();
  add("design.editRouter");
  add("design.moveTo");
  add("design.moveUp", Qt::ALT | Qt::Key_Up);
  add("design.moveDown", Qt::ALT | Qt::Key_Down);
  menu->addSeparator();
  QMenu* made = menu->addMenu(themedIcon("plus"), tr("New"));
  made->setObjectName("sidebar.menu.new");
  for (const char* id : newCommands()) addCommand(*made, m_workbench.commands, QLatin1String(id));
  menu->popup(m_tree->viewport()->mapToGlobal(position));
}

void DesignSidebar::showEvent(QShowEvent* event) {
  QWidget::showEvent(event);
  if (std::exchange(m_selectedUnseen, false))
    QMetaObject::invokeMethod(
        this,
        [this] { // when the rows have their places
          m_tree->scrollToTop();
          m_tree->scrollTo(m_tree->currentIndex());
        },
        Qt::QueuedConnection);
}

} // namespace signalbox::ui
