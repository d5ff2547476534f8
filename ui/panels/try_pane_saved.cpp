// SPDX-FileCopyrightText: Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// Saved requests: from a pane into the design, and a pane whose request is one.
#include "ui/document/design_document.h"
#include "ui/panels/keep_request.h"
#include "ui/panels/request_editor.h"
#include "ui/panels/saved_draft.h"
#include "ui/panels/saved_messages.h"
#include "ui/panels/stream_composer.h"
#include "ui/panels/stream_view.h"
#include "ui/panels/try_pane_implementation.h"
#include "ui/widgets/icon_button.h"
#include "ui/workbench/navigator.h"
#include "ui/workbench/workbench.h"

#include <QMenu>

namespace signalbox::ui {
void TryPane::Implementation::setRequestName(const QString& name) {
  m_requestName = name;
  m_save->hide();
  const design::SavedRequestPtr saved = m_workbench.document.design().request(name.toStdString());
  if (!saved) return;
  if (endpoint())
    useRequest(m_draft, *saved);
  else
    m_draft = draftOf(*saved);
  renderDraft();
  renderStream();
  const bool isSocket = m_connection && m_connection->protocol() == StreamProtocol::WebSocket;
  if (isSocket) m_stream->composer().load(compositionOf(saved->body));
  m_editor->setTab(m_draft.bodyKind != BodyKind::None && !isSocket ? RequestEditor::Tab::Body
                                                                   : RequestEditor::Tab::Params);
}

void TryPane::Implementation::followRename(const QString& name) {
  m_requestName = name;
  followDesign();
}

// What was typed into a saved request goes into the design, which saves and can undo it.
void TryPane::Implementation::keepSaved() {
  const design::SavedRequestPtr saved = m_workbench.document.design().request(m_requestName.toStdString());
  if (!saved) return;
  design::SavedRequest changed = savedOf(m_draft, m_pane.endpointId());
  changed.name = saved->name;
  changed.order = saved->order;
  changed.title = saved->title;
  if (saved->method == "WEBSOCKET") changed.method = saved->method;
  changed.description = saved->description;
  changed.unknown = saved->unknown;
  requests::setChecksCertificates(changed, m_draft.checksCertificates);
  if (changed == *saved) return;
  const auto done =
      m_workbench.document.apply(design::SetRequest{std::move(changed)}, QStringLiteral("request ") + m_requestName);
  if (!done) m_workbench.navigator.toast(QString::fromStdString(done.error().message));
}

void TryPane::Implementation::showSaved() {
  auto* menu = new QMenu(&m_pane);
  menu->setObjectName(QStringLiteral("request.savedMenu"));
  menu->setAttribute(Qt::WA_DeleteOnClose);
  menu->addAction(tr("Save as a new request"), this, &Implementation::saveRequest)
      ->setObjectName(QStringLiteral("save.new"));
  menu->addSeparator();
  for (const design::SavedRequestPtr& saved : m_workbench.document.design().requests()) {
    if (saved->endpoint != m_pane.endpointId().toStdString()) continue;
    const QString name = QString::fromStdString(saved->name);
    QAction* action =
        menu->addAction(saved->title.empty() ? name : QString::fromStdString(saved->title), this, [this, saved] {
          RequestDraft draft = m_draft;
          useRequest(draft, *saved);
          edit(draft);
        });
    action->setObjectName(QStringLiteral("save.use.") + name);
  }
  menu->popup(m_save->mapToGlobal(QPoint(0, m_save->height() + 4)));
}

void TryPane::Implementation::saveRequest() {
  const QString endpointId = m_draft.freeAddress.isEmpty() ? m_pane.endpointId() : QString(); // elsewhere: its own
  design::SavedRequest request = savedOf(m_draft, endpointId);
  const QString wanted =
      m_pane.endpointId().isEmpty() ? QStringLiteral("request") : m_pane.endpointId().section(QLatin1Char('/'), -1);
  request.name = freeRequestName(m_workbench.document.design(), wanted);
  const DesignPlace place{EntityKind::Request, request.name, {}};
  if (!keepRequest(m_workbench, std::move(request))) return;
  m_save->flashDone();
  m_workbench.navigator.rename(place);
}

} // namespace signalbox::ui
