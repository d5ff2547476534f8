// SPDX-FileCopyrightText: Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// StreamRequest: what opens a connection: the sub-protocols of a WebSocket, and what every request has.
#pragma once

#include "ui/panels/request_draft.h"

#include <QWidget>

namespace signalbox::ui {

class LineEdit;
class RequestEditor;

class StreamRequest final : public QWidget {
  Q_OBJECT
public:
  explicit StreamRequest(QWidget* parent = nullptr);

  void setDraft(const RequestDraft& draft, bool isSocket); // does not emit edited()
  void showAuth();
  RequestEditor& editor() { return *m_editor; }

Q_SIGNALS:
  void edited(const signalbox::ui::RequestDraft& draft); // by the person

private:
  RequestDraft m_draft;
  QWidget* m_protocolRow;
  LineEdit* m_protocols;
  RequestEditor* m_editor;
};

// The header Sec-WebSocket-Protocol of a draft: "json.v2, json.v1". An empty text takes it away.
QString subProtocols(const RequestDraft& draft);
void setSubProtocols(RequestDraft& draft, const QString& protocols);

} // namespace signalbox::ui
