// SPDX-FileCopyrightText: Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/panels/stream_request.h"

#include "ui/panels/draft_rows.h"
#include "ui/panels/request_editor.h"
#include "ui/theme/theme.h"
#include "ui/widgets/label.h"
#include "ui/widgets/line_edit.h"

#include <QVBoxLayout>

#include <algorithm>

namespace signalbox::ui {
namespace {

const QString headerName = QStringLiteral("Sec-WebSocket-Protocol");

bool isProtocolRow(const ParameterRow& row) {
  return row.in == design::ParameterIn::Header && row.name.compare(headerName, Qt::CaseInsensitive) == 0;
}

} // namespace

QString subProtocols(const RequestDraft& draft) {
  const auto row = std::find_if(draft.rows.begin(), draft.rows.end(), isProtocolRow);
  return row != draft.rows.end() && row->isEnabled ? row->value : QString();
}

void setSubProtocols(RequestDraft& draft, const QString& protocols) {
  const auto row = std::find_if(draft.rows.begin(), draft.rows.end(), isProtocolRow);
  if (protocols.trimmed().isEmpty()) {
    if (row != draft.rows.end()) draft.rows.erase(row);
    return;
  }
  ParameterRow& own =
      row != draft.rows.end() ? *row : draft.rows.emplace_back(freeRow(design::ParameterIn::Header, headerName));
  own.value = protocols;
  own.isEnabled = true;
}

StreamRequest::StreamRequest(QWidget* parent)
    : QWidget(parent), m_protocolRow(new QWidget(this)),
      m_protocols(new LineEdit(tr("Sub-protocols, the preferred first: json.v2, json.v1"), m_protocolRow)),
      m_editor(new RequestEditor(this)) {
  m_protocols->setObjectName(QStringLiteral("stream.protocols"));
  m_protocols->setAccessibleName(tr("Sub-protocols"));
  m_protocols->setFace(LineEdit::Face::Code);
  m_protocols->setControlHeight(28);
  auto* row = new QHBoxLayout(m_protocolRow);
  row->setContentsMargins(14, 10, 14, 4);
  row->setSpacing(12);
  row->addWidget(new Label(tr("Sub-protocols"), uiFont(12, 500), Ink::Secondary, m_protocolRow));
  row->addWidget(m_protocols, 1);
  auto* column = new QVBoxLayout(this);
  column->setContentsMargins(0, 0, 0, 0);
  column->setSpacing(0);
  column->addWidget(m_protocolRow);
  column->addWidget(m_editor, 1);
  connect(m_protocols, &QLineEdit::textEdited, this, [this](const QString& text) {
    setSubProtocols(m_draft, text);
    Q_EMIT edited(m_draft);
  });
  connect(m_editor, &RequestEditor::edited, this, [this](const RequestDraft& draft) {
    m_draft = draft;
    Q_EMIT edited(m_draft);
  });
}

void StreamRequest::setDraft(const RequestDraft& draft, bool isSocket) {
  m_draft = draft;
  m_protocolRow->setVisible(isSocket);
  if (const QString now = subProtocols(draft); m_protocols->text() != now) m_protocols->setText(now);
  m_editor->setBodyShown(!isSocket);
  m_editor->setDraft(draft);
}

void StreamRequest::showAuth() { m_editor->setTab(RequestEditor::Tab::Auth); }

} // namespace signalbox::ui
