// SPDX-FileCopyrightText: Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// The streams panel, as a test speaks of it.
#pragma once

#include "tests/pages/page.h"
#include "ui/panels/stream_composer.h"
#include "ui/panels/stream_view.h"
#include "ui/panels/streams_panel.h"
#include "ui/text/json_editor.h"
#include "ui/widgets/tab_strip.h"

#include <QAbstractButton>
#include <QAbstractItemView>
#include <QAccessible>

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
  void connectTo(const QString& address) const {
    m_panel->openAddress(address);
    toggleConnection();
  }
  bool isOpen() const { return view().connection() && view().connection()->isConnected(); }
  ui::StreamConnection& connection() const { return *view().connection(); }
  QString status() const { return connection().statusLine(); }
  bool isPhase(ui::StreamConnection::Phase phase) const { return connection().phase() == phase; }

  void compose(const QString& text) const {
    auto* editor = find<ui::JsonEditor>(QStringLiteral("stream.compose"));
    editor->setContent(text);
    Q_EMIT editor->contentEdited();
  }
  void sendMessage() const { click(QStringLiteral("stream.send")); }
  void say(const QString& text) const {
    compose(text);
    sendMessage();
  }

  void saveMessage() const { click(QStringLiteral("stream.save")); }
  void chooseMessage(const QString& name) const { click(QStringLiteral("stream.message.") + name); }
  QString composed() const { return find<ui::JsonEditor>(QStringLiteral("stream.compose"))->content(); }

  int count() const { return view().rows().rowCount(); }
  QString payload(int row) const {
    const auto message = view().rows().message(row);
    return message ? QString::fromUtf8(message->payload.data(), static_cast<qsizetype>(message->payload.size()))
                   : QString();
  }
  QStringList payloads(ui::MessageDirection direction) const {
    QStringList all;
    for (int row = 0; row < count(); ++row)
      if (view().rows().message(row)->direction == direction) all += payload(row);
    return all;
  }
  QStringList received() const { return payloads(ui::MessageDirection::In); }
  bool hasReceived(const QString& words) const { return received().join(QLatin1Char('\n')).contains(words); }
  void selectMessage(int row) const {
    find<QAbstractItemView>(QStringLiteral("stream.messages"))->setCurrentIndex(view().rows().index(row, 0));
  }
  QString verdict() const { return accessibleName(QStringLiteral("stream.verdict")); }
  QString shownMessage() const { return find<ui::JsonEditor>(QStringLiteral("stream.detail.text"))->content(); }
  void filter(const QString& text) const { type(QStringLiteral("stream.filter"), text); }
  void togglePause() const { click(QStringLiteral("stream.pause")); }
  QString waiting() const {
    const auto* button = find<QAbstractButton>(QStringLiteral("stream.resume"));
    return button->isVisible() ? button->text() : QString();
  }
  QString banner() const {
    const QWidget* banner = find(QStringLiteral("stream.banner"));
    return banner->isVisible() ? banner->accessibleName() : QString();
  }
  void showPage(ui::StreamView::Page page) const { view().showPage(page); }
  bool hasPage(ui::StreamView::Page page) const {
    return find<ui::TabStrip>(QStringLiteral("stream.tabs"))->isTabVisible(static_cast<int>(page));
  }
  QString pageText(const QString& editor) const { return find<ui::CodeEditor>(editor)->content(); }

  ui::StreamView& view() const { return *m_panel->currentView(); }

private:
  QString accessibleName(const QString& name) const {
    QAccessibleInterface* face = QAccessible::queryAccessibleInterface(find(name));
    return face ? face->text(QAccessible::Name) : QString();
  }

  ui::StreamsPanel* m_panel;
};

} // namespace signalbox::pages
