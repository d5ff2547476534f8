// SPDX-FileCopyrightText: Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/panels/json_tree_view.h"

#include "ui/panels/json_delegates.h"
#include "ui/panels/path_filter.h"
#include "ui/widgets/empty_state.h"
#include "ui/widgets/row_view.h"

#include <nlohmann/json.hpp>

#include <QApplication>
#include <QClipboard>
#include <QKeyEvent>
#include <QMenu>
#include <QMouseEvent>
#include <QStackedLayout>

namespace signalbox::ui {
namespace {

constexpr std::size_t mostKept = 1 << 20;    // bytes of a variable's value
constexpr std::size_t mostCopied = 16 << 20; // bytes: a clipboard holds UTF-16

const QKeySequence copyPathKeys(Qt::CTRL | Qt::SHIFT | Qt::Key_C);

} // namespace

JsonTreeView::JsonTreeView(const QString& id, const QString& name, QWidget* parent)
    : QWidget(parent), m_rows(new RowTree(name, this)), m_note(new EmptyState(QStringLiteral("braces"), {}, {}, this)),
      m_pages(new QStackedLayout(this)) {
  m_rows->setObjectName(id);
  m_rows->setUniformRowHeights(true);
  m_rows->setItemDelegate(new JsonTreeDelegate(m_rows));
  m_rows->setModel(&m_model);
  m_rows->setContextMenuPolicy(Qt::CustomContextMenu);
  m_rows->installEventFilter(this);
  m_rows->viewport()->installEventFilter(this);
  m_note->setObjectName(id + QStringLiteral(".note"));
  m_pages->addWidget(m_rows);
  m_pages->addWidget(m_note);
  connect(m_rows, &QWidget::customContextMenuRequested, this, [this](const QPoint& place) {
    const QModelIndex index = m_rows->indexAt(place);
    if (index.isValid()) openMenu(index, m_rows->viewport()->mapToGlobal(place));
  });
}

void JsonTreeView::setReader(JsonReader* reader) {
  if (m_reader != reader) {
    m_reader = reader;
    connect(reader, &JsonReader::wasRead, this, &JsonTreeView::render);
  }
  render();
}

void JsonTreeView::setKeeps(bool keeps) { m_keeps = keeps; }

void JsonTreeView::render() {
  const bool isNew = m_model.json() != m_reader->json();
  m_model.setJson(m_reader->json());
  if (m_reader->json()) {
    m_pages->setCurrentWidget(m_rows);
    if (isNew) {
      m_rows->setCurrentIndex(m_model.index(0, 0));
      m_rows->expand(m_model.index(0, 0));
    }
    return;
  }
  const JsonFault& fault = m_reader->fault();
  if (fault.message.empty()) {
    m_note->setTexts(tr("Reading the body"), {});
  } else {
    m_note->setTexts(tr("This body is no JSON"), faultText(*m_reader));
  }
  m_pages->setCurrentWidget(m_note);
}

void JsonTreeView::showPlace(std::size_t offset) {
  const QModelIndex index = m_model.find(offset);
  if (!index.isValid()) return;
  m_rows->setCurrentIndex(index); // opens those above it
  m_rows->scrollTo(index, QAbstractItemView::PositionAtCenter);
}

void JsonTreeView::activate(const QModelIndex& index) {
  if (m_model.hasChildren(index))
    m_rows->setExpanded(index, !m_rows->isExpanded(index));
  else
    Q_EMIT textRequested(m_model.offset(index));
}

bool JsonTreeView::eventFilter(QObject* watched, QEvent* event) {
  if (watched == m_rows && event->type() == QEvent::KeyPress) return takeKey(*static_cast<QKeyEvent*>(event));
  if (watched == m_rows && event->type() == QEvent::ContextMenu) {
    const auto* menu = static_cast<QContextMenuEvent*>(event);
    if (menu->reason() != QContextMenuEvent::Keyboard || !m_rows->currentIndex().isValid()) return false;
    const QRect row = m_rows->visualRect(m_rows->currentIndex());
    openMenu(m_rows->currentIndex(), m_rows->viewport()->mapToGlobal(row.bottomLeft() + QPoint(24, 0)));
    return true;
  }
  if (watched != m_rows->viewport() || event->type() != QEvent::MouseButtonPress) return false;
  const auto* mouse = static_cast<QMouseEvent*>(event);
  const QModelIndex index = m_rows->indexAt(mouse->position().toPoint());
  if (mouse->button() != Qt::LeftButton || !index.isValid() || !m_model.hasChildren(index)) return false;
  const QRectF mark =
      JsonTreeDelegate::chevron(m_rows->visualRect(index), index.data(JsonTreeModel::DepthRole).toInt());
  if (mark.contains(mouse->position())) activate(index);
  return false;
}

bool JsonTreeView::takeKey(QKeyEvent& event) {
  const QModelIndex index = m_rows->currentIndex();
  if (!index.isValid()) return false;
  const bool isEnter = event.key() == Qt::Key_Return || event.key() == Qt::Key_Enter;
  if (isEnter && event.modifiers() == Qt::NoModifier)
    activate(index);
  else if (event.matches(QKeySequence::Copy))
    copyValue(index);
  else if (QKeySequence(event.keyCombination()) == copyPathKeys)
    copyPath(index);
  else
    return false;
  return true;
}

void JsonTreeView::copyValue(const QModelIndex& index) const {
  QApplication::clipboard()->setText(m_model.source(index, mostCopied));
}

void JsonTreeView::copyPath(const QModelIndex& index) const { QApplication::clipboard()->setText(m_model.path(index)); }

// A text without its quotation marks, as it is sent.
void JsonTreeView::keep(const QModelIndex& index) {
  const QString source = m_model.source(index, mostKept);
  const auto text = nlohmann::json::parse(source.toStdString(), nullptr, false);
  const auto* string = text.get_ptr<const std::string*>();
  Q_EMIT keepRequested(m_model.path(index), string ? QString::fromStdString(*string) : source);
}

void JsonTreeView::openMenu(const QModelIndex& index, const QPoint& place) {
  auto* menu = new QMenu(this);
  menu->setObjectName(m_rows->objectName() + QStringLiteral(".menu"));
  menu->setAttribute(Qt::WA_DeleteOnClose);
  const auto add = [menu](const char* name, const QString& text, const QKeySequence& keys = {}) {
    QAction* action = menu->addAction(text);
    action->setObjectName(QLatin1String(name));
    action->setShortcut(keys);
    return action;
  };
  // Another body may come while the menu is open.
  const auto onRow = [this, row = QPersistentModelIndex(index)](auto run) {
    return [row, run] {
      if (row.isValid()) run(row);
    };
  };
  connect(add("copyValue", tr("Copy the value"), QKeySequence::Copy), &QAction::triggered, this,
          onRow([this](const QModelIndex& row) { copyValue(row); }));
  connect(add("copyPath", tr("Copy the path"), copyPathKeys), &QAction::triggered, this,
          onRow([this](const QModelIndex& row) { copyPath(row); }));
  using Type = JsonTreeModel::Type;
  const auto type = index.data(JsonTreeModel::TypeRole).value<Type>();
  if (m_keeps && (type == Type::String || type == Type::Number || type == Type::Boolean))
    connect(add("keep", tr("Keep as a variable\u2026")), &QAction::triggered, this,
            onRow([this](const QModelIndex& row) { keep(row); }));
  connect(add("filter", tr("Filter by this path")), &QAction::triggered, this,
          onRow([this](const QModelIndex& row) { Q_EMIT filterRequested(m_model.path(row)); }));
  connect(add("text", tr("Show in the text")), &QAction::triggered, this,
          onRow([this](const QModelIndex& row) { Q_EMIT textRequested(m_model.offset(row)); }));
  menu->addSeparator();
  connect(add("collapse", tr("Close all")), &QAction::triggered, this, [this] {
    m_rows->collapseAll();
    m_rows->expand(m_model.index(0, 0));
  });
  menu->popup(place);
}

} // namespace signalbox::ui
