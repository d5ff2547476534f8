// SPDX-FileCopyrightText: Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/panels/traffic_sidebar.h"

#include "ui/panels/sidebar_delegate.h"
#include "ui/theme/theme.h"
#include "ui/widgets/icon_button.h"
#include "ui/widgets/label.h"
#include "ui/widgets/line_edit.h"
#include "ui/widgets/row_view.h"

#include <QHBoxLayout>
#include <QLocale>
#include <QMenu>
#include <QVBoxLayout>

#include <algorithm>

namespace signalbox::ui {

namespace {

constexpr std::size_t mostEndpoints = 200;

QString numberText(std::int64_t count) { return QLocale(QLocale::English).toString(qlonglong(count)); }

struct Example {
  const char* filter;
  const char* meaning;
};
constexpr Example examples[]{
    {"post orders", QT_TRANSLATE_NOOP("TrafficSidebar", "both words, anywhere in the row")},
    {"method:GET,PUT", QT_TRANSLATE_NOOP("TrafficSidebar", "one of these methods")},
    {"status:>=400", QT_TRANSLATE_NOOP("TrafficSidebar", "also 422, 4xx, 200..299")},
    {"path:/orders", QT_TRANSLATE_NOOP("TrafficSidebar", "text in path and query")},
    {"duration:>50ms", QT_TRANSLATE_NOOP("TrafficSidebar", "with us, ms or s, also 10ms..50ms")},
    {"size:>10kB", QT_TRANSLATE_NOOP("TrafficSidebar", "of the answer")},
    {"body:paneer", QT_TRANSLATE_NOOP("TrafficSidebar", "text in a body; request: or response: for one")},
    {"header:etag", QT_TRANSLATE_NOOP("TrafficSidebar", "name or value of any header")},
    {"type:missing", QT_TRANSLATE_NOOP("TrafficSidebar", "of a validation problem")},
    {"is:slow", QT_TRANSLATE_NOOP("TrafficSidebar", "error, invalid, write, refused, stream, socket")},
    {"-status:2xx", QT_TRANSLATE_NOOP("TrafficSidebar", "a minus: everything else")},
};

QString endpointFilter(const std::string& id) { return QStringLiteral("endpoint:") + QString::fromStdString(id); }

} // namespace

TrafficSidebar::TrafficSidebar(QWidget* parent)
    : QWidget(parent), m_field(new SearchField(tr("Path, status, header, body"), this)),
      m_list(new RowList(tr("Views of the traffic"), this)) {
  setObjectName("traffic.sidebar");
  m_field->setObjectName("traffic.filter");
  m_field->setAccessibleName(tr("Filter the traffic"));
  m_list->setObjectName("traffic.views");
  m_list->setUniformItemSizes(true);
  m_list->setModel(&m_rows);
  m_list->setItemDelegate(new SidebarDelegate(m_list));
  makeTransparent(*m_list);
  auto* column = new QVBoxLayout(this);
  column->setContentsMargins(0, 0, 0, 0);
  column->setSpacing(0);
  auto* head = new QHBoxLayout;
  head->setContentsMargins(16, 8, 10, 6);
  head->addWidget(new Label(tr("Traffic"), uiFont(13, 600)), 1);
  auto* help = new IconButton("list-filter", tr("What a filter can say"), this);
  help->setObjectName("traffic.filterHelp");
  connect(help, &QToolButton::clicked, this, &TrafficSidebar::showHelp);
  head->addWidget(help);
  column->addLayout(head);
  auto* field = new QHBoxLayout;
  field->setContentsMargins(12, 0, 12, 8);
  field->addWidget(m_field);
  column->addLayout(field);
  column->addWidget(m_list, 1);
  addHeading(tr("Status"));
  addRow("status:2xx", tr("2xx Success"), "check", int(Signal::Ok));
  addRow("status:3xx", tr("3xx Redirects"), "reply", int(Signal::Info));
  addRow("status:4xx", tr("4xx Client errors"), "triangle-alert", int(Signal::Warning));
  addRow("status:5xx", tr("5xx Server errors"), "circle-alert", int(Signal::Error));
  addHeading(tr("Views"));
  addRow({}, tr("All traffic"), "activity");
  addRow("is:invalid", tr("Failed validation"), "circle-x");
  addRow("is:slow", tr("Slower than 50 ms"), "clock");
  addRow("is:write", tr("Writes only"), "zap");
  addHeading(tr("By endpoint"));
  m_fixedRows = m_rows.rowCount();
  connect(m_field, &QLineEdit::textChanged, this, [this](const QString& text) {
    select();
    Q_EMIT filterChanged(text.trimmed());
  });
  connect(m_list->selectionModel(), &QItemSelectionModel::currentChanged, this, [this](const QModelIndex& index) {
    if (!m_isSelecting && (index.flags() & Qt::ItemIsSelectable))
      m_field->setText(index.data(SidebarDelegate::KeyRole).toString());
  });
  select();
}

void TrafficSidebar::addHeading(const QString& title) {
  auto* item = new QStandardItem(title);
  item->setFlags(Qt::ItemIsEnabled);
  m_rows.appendRow(item);
}

void TrafficSidebar::addRow(const QString& filter, const QString& title, const QString& icon, int signal) {
  auto* item = new QStandardItem(title);
  item->setData(filter, SidebarDelegate::KeyRole);
  item->setData(icon, SidebarDelegate::IconRole);
  if (signal >= 0) item->setData(signal, SidebarDelegate::LampRole);
  m_rows.appendRow(item);
}

void TrafficSidebar::setCount(const QString& filter, std::int64_t count) {
  for (int row = 0; row < m_rows.rowCount(); ++row) {
    QStandardItem* item = m_rows.item(row);
    if (!(item->flags() & Qt::ItemIsSelectable) || item->data(SidebarDelegate::KeyRole).toString() != filter) continue;
    item->setData(numberText(count), SidebarDelegate::CountRole);
    item->setData(QStringLiteral("%1, %2").arg(item->text(), numberText(count)), Qt::AccessibleTextRole);
  }
}

void TrafficSidebar::render(const TrafficLog& log, const design::Design& design) {
  const traffic::Counts& counts = log.counts();
  using enum traffic::StatusClass;
  setCount("status:2xx", counts.of(Success));
  setCount("status:3xx", counts.of(Redirect));
  setCount("status:4xx", counts.of(ClientError));
  setCount("status:5xx", counts.of(ServerError));
  setCount({}, counts.requests());
  setCount("is:invalid", counts.invalid());
  setCount("is:slow", counts.slow());
  setCount("is:write", counts.writes());
  renderEndpoints(log, design);
}

// The busiest first when one joins; afterwards rows stay where they are, so that a click hits what it aimed at.
void TrafficSidebar::renderEndpoints(const TrafficLog& log, const design::Design& design) {
  std::vector<std::pair<std::int64_t, std::string>> busiest;
  for (const auto& [id, count] : log.counts().endpoints()) busiest.emplace_back(-count, id);
  std::sort(busiest.begin(), busiest.end());
  if (busiest.size() > mostEndpoints) busiest.resize(mostEndpoints);
  QStringList ids;
  for (const auto& each : busiest) ids << QString::fromStdString(each.second);
  QStringList sorted = ids;
  sorted.sort();
  if (sorted != m_endpoints) {
    m_endpoints = sorted;
    m_isSelecting = true;
    m_rows.removeRows(m_fixedRows, m_rows.rowCount() - m_fixedRows);
    for (const QString& id : ids) {
      const design::EndpointPtr endpoint = design.endpoint(id.toStdString());
      addRow(endpointFilter(id.toStdString()), endpoint ? QString::fromStdString(design.fullPath(*endpoint)) : id,
             "route");
      if (endpoint)
        m_rows.item(m_rows.rowCount() - 1)
            ->setData(endpoint->isSocket() ? QStringLiteral("WS") : QString::fromStdString(endpoint->method),
                      SidebarDelegate::MethodRole);
    }
    m_isSelecting = false;
    select();
  }
  for (const auto& [count, id] : busiest) setCount(endpointFilter(id), -count);
}

QString TrafficSidebar::filter() const { return m_field->text().trimmed(); }
void TrafficSidebar::setFilter(const QString& text) { m_field->setText(text); }
void TrafficSidebar::showProblem(const QString& sentence) { m_field->setProblem(sentence); }

void TrafficSidebar::focusFilter() {
  m_field->setFocus(Qt::ShortcutFocusReason);
  m_field->selectAll();
}

QString TrafficSidebar::viewName() const {
  for (int row = 0; row < m_rows.rowCount(); ++row) {
    const QStandardItem* item = m_rows.item(row);
    if ((item->flags() & Qt::ItemIsSelectable) && item->data(SidebarDelegate::KeyRole).toString() == filter())
      return (item->data(SidebarDelegate::MethodRole).toString() + u' ' + item->text()).trimmed();
  }
  return filter();
}

void TrafficSidebar::select() {
  m_isSelecting = true;
  QModelIndex chosen;
  for (int row = 0; row < m_rows.rowCount(); ++row) {
    const QModelIndex index = m_rows.index(row, 0);
    if ((index.flags() & Qt::ItemIsSelectable) && index.data(SidebarDelegate::KeyRole).toString() == filter())
      chosen = index;
  }
  m_list->setCurrentIndex(chosen);
  m_isSelecting = false;
}

void TrafficSidebar::showHelp() {
  auto* menu = new QMenu(this);
  menu->setObjectName("traffic.filterMenu");
  menu->setAttribute(Qt::WA_DeleteOnClose);
  for (const Example& example : examples) {
    const QString filter = QLatin1String(example.filter);
    menu->addAction(filter + u'\t' + tr(example.meaning), this, [this, filter] {
      m_field->setText((this->filter() + u' ' + filter).trimmed());
      focusFilter();
    });
  }
  const auto* button = findChild<QWidget*>("traffic.filterHelp");
  menu->popup(button->mapToGlobal(QPoint(0, button->height() + 4)));
}

} // namespace signalbox::ui
