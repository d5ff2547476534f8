// SPDX-FileCopyrightText: Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// How the tabs of an EditorArea follow the design, and what is remembered of them between starts.
#include "ui/document/design_document.h"
#include "ui/editors/endpoint_editor.h"
#include "ui/panels/try_pane.h"
#include "ui/shell/editor_area.h"
#include "ui/shell/entity_pages.h"
#include "ui/shell/request_page.h"
#include "ui/widgets/tab_strip.h"
#include "ui/workbench/workbench.h"

#include <QJsonArray>

namespace signalbox::ui {

void EditorArea::rename(const EntityRef& before, const EntityRef& after) {
  if (before.kind == EntityKind::Endpoint && m_requests.contains(before.id))
    m_requests[after.id] = m_requests.take(before.id);
  const int index = m_tabs->indexOfId(before.key());
  if (index < 0) return;
  TabLook look = m_tabs->look(index);
  look.id = after.key();
  m_tabs->setLook(index, look);
  m_order.rename(before.key(), after.key());
  renderTab(index);
  QWidget* made = m_made.take(before.key());
  if (!made) return;
  m_made[after.key()] = made;
  if (auto* endpoint = qobject_cast<EndpointPage*>(made)) return endpoint->setEndpointId(after.id);
  if (auto* request = qobject_cast<RequestPage*>(made)) return request->setRequestName(after.id);
  if (entityNameOf(made) == after.id) return;
  dropPage(after); // renamed elsewhere: made again for the new name
  showCurrent();
}

void EditorArea::followDesign() {
  m_followsSoon = false;
  // Made elsewhere (sidebar, undo).
  for (const auto& [kind, from, to] : std::exchange(m_renamed, {}))
    rename({kind, QString::fromStdString(from)}, {kind, QString::fromStdString(to)});
  QStringList gone;
  for (int index = 0; index < m_tabs->count(); ++index) {
    if (exists(entityAt(index)))
      renderTab(index);
    else
      gone << m_tabs->look(index).id;
  }
  for (const QString& key : gone) m_order.remove(key); // first: none of them takes the place of another
  for (const QString& key : gone) removeTab(m_tabs->indexOfId(key));
  if (!gone.isEmpty()) showCurrent();
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
          {"order", QJsonArray::fromStringList(m_order.keys())},
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
  const QStringList order = state["order"].toVariant().toStringList();
  for (auto key = order.rbegin(); key != order.rend(); ++key)
    if (m_tabs->indexOfId(*key) >= 0) m_order.use(*key);
  const QSignalBlocker blocker(m_tabs);
  if (m_tabs->count() > 0) select(qBound(0, state["current"].toInt(), m_tabs->count() - 1));
  showCurrent();
}

} // namespace signalbox::ui
