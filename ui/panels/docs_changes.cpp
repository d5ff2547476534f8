// SPDX-FileCopyrightText: Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/panels/docs_changes.h"

#include "ui/models/count_text.h"
#include "ui/models/design_tree.h"
#include "ui/panels/docs_text.h"
#include "ui/theme/focus_paint.h"
#include "ui/theme/hover.h"
#include "ui/theme/look.h"
#include "ui/theme/paint.h"
#include "ui/widgets/button.h"
#include "ui/widgets/empty_state.h"
#include "ui/widgets/hair_line.h"
#include "ui/widgets/label.h"
#include "ui/widgets/row_menu.h"
#include "ui/widgets/row_view.h"
#include "ui/widgets/segmented.h"

#include <QHBoxLayout>
#include <QPainter>
#include <QVBoxLayout>

#include <algorithm>

namespace signalbox::ui {

namespace {

constexpr int headingHeight = 40;
constexpr int rowHeight = 30;

struct Mark {
  const char* icon;
  QColor color;
};
Mark markOf(docs::Change::Kind kind) {
  switch (kind) {
  case docs::Change::Kind::Added: return {"plus", theme().ok};
  case docs::Change::Kind::Removed: return {"minus", theme().err};
  case docs::Change::Kind::Changed: break;
  }
  return {"pencil", theme().info};
}

QString shownKey(const QString& key) {
  if (key.startsWith(u"model ")) return key.mid(6);
  return key == u"security" ? DocsChanges::tr("Security schemes") : key;
}

qsizetype breakingOf(const std::vector<docs::Change>& changes) {
  return std::count_if(changes.begin(), changes.end(), [](const docs::Change& change) { return change.isBreaking; });
}

} // namespace

void DocsChangeRows::setChanges(const std::vector<docs::Change>& changes, bool onlyBreaking) {
  beginResetModel();
  m_rows.clear();
  for (auto first = changes.begin(); first != changes.end();) {
    const auto last =
        std::find_if(first, changes.end(), [first](const docs::Change& each) { return each.key != first->key; });
    std::vector<docs::Change> page(first, last);
    std::stable_partition(page.begin(), page.end(), [](const docs::Change& each) { return each.isBreaking; });
    if (onlyBreaking) std::erase_if(page, [](const docs::Change& each) { return !each.isBreaking; });
    const QString key = docsText(first->key);
    if (!page.empty()) m_rows.push_back({true, key, {}});
    for (const docs::Change& change : page) m_rows.push_back({false, key, change});
    first = last;
  }
  endResetModel();
}

const DocsChangeRows::Row* DocsChangeRows::row(const QModelIndex& index) const {
  return index.isValid() && index.row() < m_rows.size() ? &m_rows[index.row()] : nullptr;
}

QVariant DocsChangeRows::data(const QModelIndex& index, int role) const {
  const Row* found = row(index);
  if (!found) return {};
  if (role != Qt::DisplayRole && role != Qt::AccessibleTextRole && role != Qt::ToolTipRole) return {};
  if (found->isHeading) return shownKey(found->key);
  const QString place = docsText(found->change.place);
  const QString sentence =
      place.isEmpty() ? docsText(found->change.text) : place + QStringLiteral(": ") + docsText(found->change.text);
  return found->change.isBreaking ? tr("Breaking. %1").arg(sentence) : sentence;
}

Qt::ItemFlags DocsChangeRows::flags(const QModelIndex& index) const {
  const Row* found = row(index);
  if (!found) return Qt::NoItemFlags;
  return found->isHeading ? Qt::ItemIsEnabled : Qt::ItemIsEnabled | Qt::ItemIsSelectable;
}

QSize DocsChangeDelegate::sizeHint(const QStyleOptionViewItem&, const QModelIndex& index) const {
  const auto* row = static_cast<const DocsChangeRows*>(index.model())->row(index);
  return {100, row && row->isHeading ? headingHeight : rowExtent(rowHeight)};
}

void DocsChangeDelegate::paint(QPainter* painter, const QStyleOptionViewItem& option, const QModelIndex& index) const {
  const auto* row = static_cast<const DocsChangeRows*>(index.model())->row(index);
  if (!row) return;
  const QRectF rect = option.rect;
  constexpr double left = 36;
  if (row->isHeading)
    return void(
        drawText(*painter, rect.adjusted(left, 8, -left, 0), shownKey(row->key), monoFont(13, 500), theme().text));
  if (option.state & QStyle::State_Selected)
    painter->fillRect(rect, theme().selected);
  else if (const double hover = hoverStrength(option); hover > 0)
    painter->fillRect(rect, hoverFill(hover));
  const Mark mark = markOf(row->change.kind);
  drawIcon(*painter, QLatin1String(mark.icon), mark.color, QRectF(rect.x() + left, rect.center().y() - 7, 14, 14));
  double x = rect.x() + left + 24;
  if (row->change.isBreaking)
    x += drawChip(*painter, x, rect.center().y(), DocsChanges::tr("breaking"), uiFont(11, 600), theme().err) + 8;
  const QString place = docsText(row->change.place);
  if (!place.isEmpty())
    x += drawText(*painter, QRectF(x, rect.y(), rect.right() - x - left, rect.height()), place, monoFont(12),
                  theme().text) +
         10;
  drawText(*painter, QRectF(x, rect.y(), qMax(0.0, rect.right() - x - left), rect.height()), docsText(row->change.text),
           uiFont(13), theme().text2);
  if (showsKeyboardFocus(option)) focusRing(*painter, rect.adjusted(8, 0, -8, 0), 4);
}

DocsChanges::DocsChanges(QWidget* parent)
    : QWidget(parent), m_title(new Label(tr("Changes"), displayFont(26), Ink::Text, this)),
      m_count(new Label({}, uiFont(13), Ink::Secondary, this)),
      m_show(new Segmented(tr("Show"), {tr("All"), tr("Breaking")}, this)),
      m_choose(new Button(tr("Compare with"), ButtonVariant::Standard, this)), m_list(new RowList(tr("Changes"), this)),
      m_empty(new EmptyState("git-branch", {}, {}, this)) {
  setObjectName(QStringLiteral("docs.changes"));
  m_title->setObjectName(QStringLiteral("docs.changes.title"));
  m_count->setObjectName(QStringLiteral("docs.changes.count"));
  m_show->setObjectName(QStringLiteral("docs.changes.show"));
  m_choose->setObjectName(QStringLiteral("docs.changes.choose"));
  m_choose->setIconName("git-branch");
  m_list->setObjectName(QStringLiteral("docs.changes.list"));
  m_list->setModel(&m_rows);
  m_list->setItemDelegate(new DocsChangeDelegate(m_list));
  auto* column = new QVBoxLayout(this);
  column->setContentsMargins(0, 26, 0, 0);
  column->setSpacing(6);
  auto* head = new QHBoxLayout;
  head->setContentsMargins(36, 0, 24, 6);
  head->setSpacing(10);
  head->addWidget(m_title, 1);
  head->addWidget(m_show);
  head->addWidget(m_choose);
  column->addLayout(head);
  auto* row = new QHBoxLayout;
  row->setContentsMargins(36, 0, 24, 8);
  row->addWidget(m_count, 1);
  column->addLayout(row);
  column->addWidget(new HairLine(Qt::Horizontal, this));
  column->addWidget(m_list, 1);
  column->addWidget(m_empty, 1);
  connect(m_show, &Segmented::chosen, this, &DocsChanges::render);
  connect(m_choose, &QPushButton::clicked, this,
          [this] { Q_EMIT checkpointRequested(m_choose->mapToGlobal(QPoint(0, m_choose->height() + 4))); });
  connect(m_list, &RowList::rowActivated, this, &DocsChanges::follow);
  connect(m_list, &RowList::menuRequested, this, [this](const QModelIndex& index, const QPoint& global) {
    RowMenu(*this, QStringLiteral("docs.changes.menu"))
        .add("arrow-up-right", tr("Open the page"), tr("Enter"),
             [this, row = QPersistentModelIndex(index)] { follow(row); })
        .addCopy(tr("Copy the change"), index.data(Qt::AccessibleTextRole).toString())
        .open(global);
  });
  showNothingChosen();
}

void DocsChanges::follow(const QModelIndex& index) {
  if (const DocsChangeRows::Row* chosen = m_rows.row(index); chosen && !chosen->isHeading) Q_EMIT followed(chosen->key);
}

void DocsChanges::showNothingChosen() {
  m_comparison = {};
  render();
}

void DocsChanges::showWaiting(const QString& since) {
  m_comparison = {since, tr("Comparing"), {}};
  render();
}

void DocsChanges::show(const DocsComparison& comparison) {
  m_comparison = comparison;
  render();
}

void DocsChanges::renderEmptyAction() {
  if (!m_comparison.changes.empty()) {
    Button* all = m_empty->addAction(tr("Show all changes"));
    all->setObjectName(QStringLiteral("docs.changes.all"));
    connect(all, &QPushButton::clicked, this, [this] {
      m_show->setCurrentIndex(0);
      render();
    });
    return;
  }
  Button* choose = m_empty->addAction(tr("Choose what to compare with"));
  choose->setObjectName(QStringLiteral("docs.changes.first"));
  connect(choose, &QPushButton::clicked, this,
          [this, choose] { Q_EMIT checkpointRequested(choose->mapToGlobal(QPoint(0, choose->height() + 4))); });
}

void DocsChanges::render() {
  const auto& changes = m_comparison.changes;
  const qsizetype breaking = breakingOf(changes);
  m_rows.setChanges(changes, m_show->currentIndex() == 1);
  m_show->setVisible(!changes.empty());
  m_title->setText(m_comparison.since.isEmpty() ? tr("Changes") : tr("Changes since %1").arg(m_comparison.since));
  m_count->setText(changes.empty() ? QString()
                                   : tr("%1, %2").arg(counted(qsizetype(changes.size()), tr("change"), tr("changes")),
                                                      breaking == 0 ? tr("none breaks a client")
                                                                    : counted(breaking, tr("breaks a client"),
                                                                              tr("break a client"))));
  m_list->setVisible(m_rows.rowCount() > 0);
  m_empty->setVisible(m_rows.rowCount() == 0);
  m_empty->clearActions();
  if (m_rows.rowCount() == 0) renderEmptyAction();
  if (!m_comparison.problem.isEmpty())
    m_empty->setTexts(m_comparison.problem, {});
  else if (m_comparison.since.isEmpty())
    m_empty->setTexts(tr("Compare with an earlier state"),
                      tr("A step of the undo history, the last commit, another project or an OpenAPI file."));
  else if (changes.empty())
    m_empty->setTexts(tr("Nothing changed"), tr("The documentation is the same as in %1.").arg(m_comparison.since));
  else
    m_empty->setTexts(tr("No change breaks a client"), {});
}

} // namespace signalbox::ui
