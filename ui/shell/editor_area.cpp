// SPDX-FileCopyrightText: Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/shell/editor_area.h"

#include "ui/commands/command_registry.h"
#include "ui/document/design_document.h"
#include "ui/editors/endpoint_editor.h"
#include "ui/editors/model_editor.h"
#include "ui/models/design_tree.h"
#include "ui/panels/try_pane.h"
#include "ui/shell/entity_pages.h"
#include "ui/shell/request_page.h"
#include "ui/shell/workbench.h"
#include "ui/theme/theme.h"
#include "ui/widgets/button.h"
#include "ui/widgets/empty_state.h"
#include "ui/widgets/hair_line.h"
#include "ui/widgets/icon_button.h"
#include "ui/widgets/segmented.h"
#include "ui/widgets/tab_strip.h"

#include <QApplication>
#include <QHBoxLayout>
#include <QJsonArray>
#include <QPainter>
#include <QStackedWidget>
#include <QVBoxLayout>

namespace signalbox::ui {

namespace {

constexpr qsizetype closedLimit = 20;

QStringList entityKeys(const design::Design& design) {
  QStringList keys;
  for (const auto& endpoint : design.endpoints())
    keys << EntityRef{EntityKind::Endpoint, QString::fromStdString(endpoint->id())}.key();
  for (const auto& model : design.models())
    keys << EntityRef{EntityKind::Model, QString::fromStdString(model->name)}.key();
  for (const auto& dependency : design.dependencies())
    keys << EntityRef{EntityKind::Dependency, QString::fromStdString(dependency->name)}.key();
  for (const auto& scheme : design.securitySchemes())
    keys << EntityRef{EntityKind::SecurityScheme, QString::fromStdString(scheme->name)}.key();
  for (const auto& request : design.requests())
    keys << EntityRef{EntityKind::Request, QString::fromStdString(request->name)}.key();
  return keys;
}

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
  connect(m_side, &Segmented::chosen, this, [this](int side) { showSide(EndpointSide(side)); });
  connect(&m_workbench.document, &DesignDocument::designChanged, this, [this] {
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
  auto* add = new IconButton("plus", tr("New endpoint"), header);
  add->setObjectName("editor.new");
  m_workbench.commands.followKeys("design.newEndpoint", add,
                                  [add](const QString& keys) { add->setShortcutHint(keys); });
  auto* bottom = new IconButton("panel-bottom", tr("Toggle the bottom panel"), header);
  bottom->setObjectName("editor.toggleBottom");
  m_workbench.commands.followKeys("view.bottom", bottom,
                                  [bottom](const QString& keys) { bottom->setShortcutHint(keys); });
  row->addWidget(add);
  row->addWidget(bottom);
  connect(add, &QToolButton::clicked, this, &EditorArea::newRequested);
  connect(bottom, &QToolButton::clicked, this, &EditorArea::toggleBottomRequested);
  return header;
}

int EditorArea::count() const { return m_tabs->count(); }

EntityRef EditorArea::entityAt(int index) const { return EntityRef::fromKey(m_tabs->look(index).id); }

std::optional<EntityRef> EditorArea::current() const {
  if (m_tabs->currentIndex() < 0) return std::nullopt;
  return entityAt(m_tabs->currentIndex());
}

QWidget* EditorArea::page(const EntityRef& entity) const { return m_made.value(entity.key()); }

EndpointPage* EditorArea::endpointPage() {
  const auto entity = current();
  return entity && entity->kind == EntityKind::Endpoint ? static_cast<EndpointPage*>(page(*entity)) : nullptr;
}

TryPane* EditorArea::tryPane() {
  if (EndpointPage* endpoint = endpointPage()) return &endpoint->tryPane();
  const auto entity = current();
  auto* request = entity ? qobject_cast<RequestPage*>(page(*entity)) : nullptr;
  return request ? &request->tryPane() : nullptr;
}

bool EditorArea::exists(const EntityRef& entity) const {
  const design::Design& design = m_workbench.document.design();
  const std::string id = entity.id.toStdString();
  switch (entity.kind) {
  case EntityKind::Endpoint: return design.endpoint(id) != nullptr;
  case EntityKind::Model: return design.model(id) != nullptr;
  case EntityKind::Constant: return design.constant(id) != nullptr;
  case EntityKind::Dependency: return design.dependency(id) != nullptr;
  case EntityKind::SecurityScheme: return design.securityScheme(id) != nullptr;
  case EntityKind::Mount: return design.mount(id) != nullptr;
  case EntityKind::Request: return design.request(id) != nullptr;
  default: return entity.kind == EntityKind::Project || entity.isList();
  }
}

void EditorArea::open(const EntityRef& wanted, Open how) {
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
  } else {
    look.iconName = entityIcon(entity.kind);
    if (entity.id.isEmpty()) text = entityListName(entity.kind);
  }
  if (m_tabs->tabText(index) != text) m_tabs->setTabText(index, text);
  m_tabs->setLook(index, look);
  m_tabs->setTabToolTip(index, look.method.isEmpty() ? text : look.method + u' ' + text);
}

void EditorArea::pin(int index) {
  if (index < 0 || !m_tabs->look(index).isPreview) return;
  TabLook look = m_tabs->look(index);
  look.isPreview = false;
  m_tabs->setLook(index, look);
}

QWidget* EditorArea::makePage(const EntityRef& entity) {
  if (entity.kind == EntityKind::Endpoint) return makeEndpointPage(entity);
  QWidget* page = makeEntityPage(m_workbench, entity, m_pages,
                                 [this](const EntityRef& before, const EntityRef& after) { rename(before, after); });
  if (auto* model = qobject_cast<ModelEditor*>(page)) model->setProblems(m_problems);
  return page;
}

EndpointPage* EditorArea::makeEndpointPage(const EntityRef& entity) {
  auto* page = new EndpointPage(m_workbench, entity.id, m_requests.value(entity.id), m_pages);
  page->setSplit(m_layout.splitsDesignAndTry, m_shownSide);
  page->setSizes(m_endpointSizes);
  connect(page, &EndpointPage::sizesChanged, this, [this](const QList<int>& sizes) { m_endpointSizes = sizes; });
  connect(&page->tryPane(), &TryPane::problemsChanged, this, &EditorArea::showProblems);
  connect(page, &EndpointPage::edited, this,
          [this, page] { pin(m_tabs->indexOfId(EntityRef{EntityKind::Endpoint, page->endpointId()}.key())); });
  connect(page, &EndpointPage::endpointIdChanged, this, [this](const QString& before, const QString& after) {
    rename({EntityKind::Endpoint, before}, {EntityKind::Endpoint, after});
  });
  return page;
}

void EditorArea::showProblems(const QVector<FieldProblem>& problems) {
  m_problems = problems;
  if (!problems.isEmpty()) Q_EMIT problemsShown();
  for (QWidget* made : std::as_const(m_made))
    if (auto* model = qobject_cast<ModelEditor*>(made)) model->setProblems(problems);
}

void EditorArea::showCurrent() {
  const auto entity = current();
  if (!entity) {
    m_pages->setCurrentWidget(m_empty);
  } else {
    QWidget*& made = m_made[entity->key()];
    if (!made) {
      made = makePage(*entity);
      m_pages->addWidget(made);
    }
    m_pages->setCurrentWidget(made);
    if (auto* endpoint = qobject_cast<EndpointPage*>(made)) {
      endpoint->setSplit(m_layout.splitsDesignAndTry, m_shownSide);
      endpoint->setSizes(m_endpointSizes);
    }
  }
  renderSide();
  Q_EMIT currentChanged();
}

void EditorArea::keepRequest(const EntityRef& entity) {
  if (entity.kind != EntityKind::Endpoint) return;
  if (auto* made = static_cast<EndpointPage*>(page(entity))) m_requests[entity.id] = made->tryPane().saveState();
}

void EditorArea::dropPage(const EntityRef& entity) {
  if (QWidget* made = m_made.take(entity.key())) {
    m_pages->removeWidget(made);
    made->deleteLater();
  }
}

void EditorArea::close(int index) {
  if (index < 0 || index >= m_tabs->count()) return;
  const EntityRef entity = entityAt(index);
  keepRequest(entity);
  m_closed.prepend({entity, index});
  if (m_closed.size() > closedLimit) m_closed.removeLast();
  m_tabs->removeTab(index);
  dropPage(entity);
  showCurrent();
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

void EditorArea::select(int index) {
  if (index >= 0 && index < m_tabs->count()) m_tabs->setCurrentIndex(index);
}

void EditorArea::clear() {
  while (m_tabs->count() > 0) {
    const EntityRef entity = entityAt(0);
    m_tabs->removeTab(0);
    dropPage(entity);
  }
  m_closed.clear();
  m_requests.clear();
  m_problems.clear();
  m_known = entityKeys(m_workbench.document.design());
  showCurrent();
}

// A rename made elsewhere (sidebar, undo): one entity of a kind went and one came.
void EditorArea::followRenames() {
  const QStringList now = entityKeys(m_workbench.document.design());
  const QSet<QString> before(m_known.begin(), m_known.end());
  const QSet<QString> after(now.begin(), now.end());
  m_known = now;
  const QSet<QString> gone = QSet<QString>(before).subtract(after);
  const QSet<QString> come = QSet<QString>(after).subtract(before);
  if (gone.size() != 1 || come.size() != 1) return;
  const EntityRef from = EntityRef::fromKey(*gone.begin());
  const EntityRef to = EntityRef::fromKey(*come.begin());
  if (from.kind == to.kind) rename(from, to);
}

void EditorArea::rename(const EntityRef& before, const EntityRef& after) {
  if (auto request = m_requests.take(before.id); before.kind == EntityKind::Endpoint && !request.isEmpty())
    m_requests[after.id] = request;
  const int index = m_tabs->indexOfId(before.key());
  if (index < 0) return;
  TabLook look = m_tabs->look(index);
  look.id = after.key();
  m_tabs->setLook(index, look);
  renderTab(index);
  QWidget* made = m_made.take(before.key());
  if (!made) return;
  m_made[after.key()] = made;
  if (auto* endpoint = qobject_cast<EndpointPage*>(made)) return endpoint->setEndpointId(after.id);
  if (entityNameOf(made) == after.id) return;
  dropPage(after); // renamed elsewhere: made again for the new name
  showCurrent();
}

void EditorArea::followDesign() {
  m_followsSoon = false;
  followRenames();
  for (int index = m_tabs->count() - 1; index >= 0; --index) {
    if (!exists(entityAt(index)))
      close(index);
    else
      renderTab(index);
  }
}

void EditorArea::render(const WindowLayout& layout) {
  m_layout = layout;
  for (QWidget* made : std::as_const(m_made))
    if (auto* endpoint = qobject_cast<EndpointPage*>(made)) endpoint->setSplit(layout.splitsDesignAndTry, m_shownSide);
  renderSide();
}

void EditorArea::renderSide() {
  const auto entity = current();
  m_side->setVisible(!m_layout.splitsDesignAndTry && entity && entity->kind == EntityKind::Endpoint);
  m_side->setCurrentIndex(int(m_shownSide));
}

void EditorArea::showSide(EndpointSide side) {
  m_shownSide = side;
  render(m_layout);
}

void EditorArea::flipSide() {
  EndpointPage* shown = endpointPage();
  if (!shown) return;
  const bool isInTry = m_layout.splitsDesignAndTry ? shown->tryPane().isAncestorOf(QApplication::focusWidget())
                                                   : m_shownSide == EndpointSide::Try;
  showSide(isInTry ? EndpointSide::Design : EndpointSide::Try);
  if (isInTry)
    shown->editor().setFocus(Qt::ShortcutFocusReason);
  else
    shown->tryPane().focusUrl();
}

QJsonObject EditorArea::saveState() const {
  QJsonArray tabs;
  for (int index = 0; index < m_tabs->count(); ++index)
    tabs.append(QJsonObject{{"key", m_tabs->look(index).id}, {"preview", m_tabs->look(index).isPreview}});
  QJsonObject requests;
  for (auto request = m_requests.begin(); request != m_requests.end(); ++request)
    requests[request.key()] = request.value();
  for (auto made = m_made.begin(); made != m_made.end(); ++made)
    if (auto* endpoint = qobject_cast<EndpointPage*>(made.value()))
      requests[endpoint->endpointId()] = endpoint->tryPane().saveState();
  QJsonArray sizes;
  for (const int size : m_endpointSizes) sizes.append(size);
  return {{"tabs", tabs},
          {"current", m_tabs->currentIndex()},
          {"requests", requests},
          {"sizes", sizes},
          {"side", int(m_shownSide)}};
}

void EditorArea::restoreState(const QJsonObject& state) {
  clear();
  const QJsonObject requests = state["requests"].toObject();
  for (const QString& id : requests.keys()) m_requests[id] = requests[id].toObject();
  m_endpointSizes.clear();
  for (const auto& size : state["sizes"].toArray()) m_endpointSizes << size.toInt();
  m_shownSide = state["side"].toInt() == 1 ? EndpointSide::Try : EndpointSide::Design;
  for (const auto& value : state["tabs"].toArray()) {
    const QJsonObject tab = value.toObject();
    const EntityRef entity = EntityRef::fromKey(tab["key"].toString());
    if (exists(entity)) add(entity, tab["preview"].toBool() ? Open::Preview : Open::Pinned, m_tabs->count());
  }
  const QSignalBlocker blocker(m_tabs);
  if (m_tabs->count() > 0) select(qBound(0, state["current"].toInt(), m_tabs->count() - 1));
  showCurrent();
}

} // namespace signalbox::ui
