// SPDX-FileCopyrightText: Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/panels/traffic_sidebar.h"

#include "ui/models/count_text.h"
#include "ui/panels/sidebar_delegate.h"
#include "ui/widgets/icon_button.h"
#include "ui/widgets/line_edit.h"

#include <QMenu>

#include <algorithm>

namespace signalbox::ui {

namespace {

constexpr std::size_t mostEndpoints = 200;

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
    : SidebarList({tr("Traffic"), QStringLiteral("traffic"), tr("Path, status, or body:word"), QStringLiteral("filter"),
                   tr("Views of the traffic"), QStringLiteral("views")},
                  parent),
      m_help(new IconButton("list-filter", tr("What a filter can say"), this)) {
  field().setAccessibleName(tr("Filter the traffic"));
  m_help->setObjectName("traffic.filterHelp");
  addToHead(m_help);
  connect(m_help, &QToolButton::clicked, this, &TrafficSidebar::showHelp);
  addGroup(tr("Status"));
  addView("status:2xx", tr("2xx Success"), "check");
  addView("status:3xx", tr("3xx Redirects"), "reply");
  addView("status:4xx", tr("4xx Client errors"), "triangle-alert");
  addView("status:5xx", tr("5xx Server errors"), "circle-alert");
  addGroup(tr("Views"));
  addView({}, tr("All traffic"), "activity");
  addView("is:invalid", tr("Failed validation"), "circle-x");
  addView("is:slow", tr("Slower than 50 ms"), "clock");
  addView("is:write", tr("Writes only"), "zap");
  addGroup(tr("By endpoint"));
  m_fixedRows = rows().rowCount();
  connect(&field(), &QLineEdit::textChanged, this, [this] {
    select(filter());
    Q_EMIT filterChanged(filter());
  });
  connect(this, &SidebarList::picked, &field(), &QLineEdit::setText);
  select(filter());
}

void TrafficSidebar::addView(const QString& filter, const QString& title, const QString& icon) {
  QStandardItem* item = addRow(filter, title);
  item->setData(icon, SidebarDelegate::IconRole);
}

// A lamp is lit while there is something it stands for.
void TrafficSidebar::setCount(const QString& filter, std::int64_t count, std::optional<Signal> signal) {
  QStandardItem* item = row(filter);
  if (!item) return;
  item->setData(grouped(count), SidebarDelegate::CountRole);
  if (signal) item->setData(int(count > 0 ? *signal : Signal::Off), SidebarDelegate::LampRole);
  item->setData(QStringLiteral("%1, %2").arg(item->text(), grouped(count)), Qt::AccessibleTextRole);
}

void TrafficSidebar::render(const TrafficLog& log, const design::Design& design) {
  const traffic::Counts& counts = log.counts();
  using enum traffic::StatusClass;
  setCount("status:2xx", counts.of(Success), Signal::Ok);
  setCount("status:3xx", counts.of(Redirect), Signal::Info);
  setCount("status:4xx", counts.of(ClientError), Signal::Warning);
  setCount("status:5xx", counts.of(ServerError), Signal::Error);
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
    removeRows(m_fixedRows);
    for (const QString& id : ids) {
      const design::EndpointPtr endpoint = design.endpoint(id.toStdString());
      addView(endpointFilter(id.toStdString()), endpoint ? QString::fromStdString(design.fullPath(*endpoint)) : id,
              "route");
      if (endpoint)
        rows()
            .item(rows().rowCount() - 1)
            ->setData(endpoint->isSocket() ? QStringLiteral("WS") : QString::fromStdString(endpoint->method),
                      SidebarDelegate::MethodRole);
    }
    select(filter());
  }
  for (const auto& [count, id] : busiest) setCount(endpointFilter(id), -count);
}

void TrafficSidebar::setFilter(const QString& text) { field().setText(text); }
void TrafficSidebar::showProblem(const QString& sentence) { field().setProblem(sentence); }

QString TrafficSidebar::viewName() const {
  const QStandardItem* item = row(filter());
  return item ? (item->data(SidebarDelegate::MethodRole).toString() + u' ' + item->text()).trimmed() : filter();
}

void TrafficSidebar::showHelp() {
  auto* menu = new QMenu(this);
  menu->setObjectName("traffic.filterMenu");
  menu->setAttribute(Qt::WA_DeleteOnClose);
  for (const Example& example : examples) {
    const QString filter = QLatin1String(example.filter);
    menu->addAction(filter + u'\t' + tr(example.meaning), this, [this, filter] {
      field().setText((this->filter() + u' ' + filter).trimmed());
      focusFilter();
    });
  }
  menu->popup(m_help->mapToGlobal(QPoint(0, m_help->height() + 4)));
}

} // namespace signalbox::ui
