// SPDX-FileCopyrightText: Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/editors/callbacks_editor.h"

#include "ui/editors/endpoint_editor.h"
#include "ui/editors/entry_list.h"
#include "ui/widgets/surface.h"

#include <QVBoxLayout>

#include <algorithm>

namespace signalbox::ui {
namespace {

constexpr int editorHeight = 460; // it scrolls inside

std::string freeName(const std::vector<design::Endpoint>& all) {
  std::string name = "on_event";
  for (int next = 2; std::ranges::find(all, name, &design::Endpoint::name) != all.end(); ++next)
    name = "on_event_" + std::to_string(next);
  return name;
}

} // namespace

CallbacksEditor::CallbacksEditor(Workbench& workbench, CallbackList list, QWidget* parent)
    : QWidget(parent), m_workbench(workbench), m_callbacks(std::move(list)),
      m_list(new EntryList(QStringLiteral("callbacks"), tr("Callbacks"), tr("Add a callback"), EntryList::Order::Free)),
      m_place(new QVBoxLayout) {
  auto* card = new Surface(Surface::Kind::Card);
  auto* inside = new QVBoxLayout(card);
  inside->setContentsMargins(1, 1, 1, 1);
  inside->setSpacing(0);
  inside->addWidget(m_list);
  inside->addLayout(m_place);
  auto* column = new QVBoxLayout(this);
  column->setContentsMargins(0, 0, 0, 0);
  column->addWidget(card);
  connect(m_list, &EntryList::addRequested, this, &CallbacksEditor::addCallback);
  connect(m_list, &EntryList::moveRequested, this, &CallbacksEditor::moveCallback);
  connect(m_list, &EntryList::currentChanged, this, &CallbacksEditor::showCallback);
  connect(m_list, &EntryList::removeRequested, this,
          [this](int row) { contextOfCallback(m_workbench, m_callbacks, row).remove(); });
  render();
}

CallbacksEditor::~CallbacksEditor() = default;

void CallbacksEditor::render() {
  QVector<EntryRow> rows;
  const std::vector<design::Endpoint> all = m_callbacks.current();
  for (const design::Endpoint& callback : all)
    rows << EntryRow{QString::fromStdString(callback.name),
                     QString::fromStdString(callback.method + ' ' + callback.path), QStringLiteral("reply"), 0};
  m_list->setRows(rows);
  m_list->setFixedHeight(rows.isEmpty() ? 40 : qMin(4, int(rows.size())) * 46 + 48);
  if (m_shown >= int(rows.size())) showCallback(-1);
}

void CallbacksEditor::showCallback(int index) {
  if (index == m_shown && (m_editor || index < 0)) return;
  if (m_editor) {
    m_editor->hide();
    m_editor->deleteLater();
    m_editor = nullptr;
  }
  m_shown = index;
  if (index < 0 || std::size_t(index) >= m_callbacks.current().size()) return;
  m_editor = new EndpointEditor(contextOfCallback(m_workbench, m_callbacks, index));
  m_editor->setFixedHeight(editorHeight);
  m_place->addWidget(m_editor);
}

void CallbacksEditor::addCallback() {
  std::vector<design::Endpoint> all = m_callbacks.current();
  design::Endpoint callback;
  callback.name = freeName(all);
  callback.method = "POST";
  callback.path = "{$request.body#/callback_url}";
  callback.behaviour = {};
  all.push_back(std::move(callback));
  m_callbacks.change(all, {});
  m_list->setCurrent(int(all.size()) - 1);
}

void CallbacksEditor::moveCallback(int from, int to) {
  std::vector<design::Endpoint> all = m_callbacks.current();
  design::Endpoint moved = std::move(all[std::size_t(from)]);
  all.erase(all.begin() + from);
  all.insert(all.begin() + to, std::move(moved));
  showCallback(-1);
  m_callbacks.change(std::move(all), {});
  m_list->setCurrent(to);
}

} // namespace signalbox::ui
