// SPDX-FileCopyrightText: Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// The streams panel, as a test speaks of it.
#pragma once

#include "tests/pages/page.h"
#include "ui/panels/stream_view.h"
#include "ui/panels/streams_panel.h"
#include "ui/text/json_editor.h"

#include <QAbstractItemView>

namespace signalbox::pages {

class StreamsPage final : public Page {
public:
  explicit StreamsPage(ui::StreamsPanel* panel) : Page(panel), m_panel(panel) {}

  QStringList connections() const {
    const QAbstractItemModel* model =
        m_panel->takeSidebar()->findChild<QAbstractItemView*>(QStringLiteral("streams.list"))->model();
    QStringList titles;
    for (int row = 0; row < model->rowCount(); ++row) titles += model->index(row, 0).data().toString();
    return titles;
  }

  void choose(const QString& endpointId) const { m_panel->openEndpoint(endpointId); }
  void toggleConnection() const { click(QStringLiteral("streams.connect")); }
  bool isOpen() const { return view().connection() && view().connection()->runner().state() == ui::StreamState::Open; }

  void compose(const QString& text) const {
    auto* editor = find<ui::JsonEditor>(QStringLiteral("stream.compose"));
    editor->setContent(text);
    Q_EMIT editor->contentEdited();
  }
  void sendMessage() const { click(QStringLiteral("stream.send")); }

  int count() const { return view().rows().rowCount(); }
  QStringList payloads(ui::StreamMessage::Direction direction) const {
    QStringList all;
    for (int row = 0; row < count(); ++row)
      if (const ui::StreamMessage* message = view().rows().message(row); message->direction == direction)
        all += QString::fromUtf8(message->text);
    return all;
  }
  void filter(const QString& text) const { type(QStringLiteral("stream.filter"), text); }

  ui::StreamView& view() const { return *m_panel->currentView(); }

private:
  ui::StreamsPanel* m_panel;
};

} // namespace signalbox::pages
