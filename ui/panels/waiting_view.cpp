// SPDX-FileCopyrightText: Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/panels/waiting_view.h"

#include "ui/models/message_text.h"
#include "ui/theme/theme.h"
#include "ui/widgets/empty_state.h"
#include "ui/widgets/label.h"

#include <QVBoxLayout>

namespace signalbox::ui {
namespace {

constexpr qint64 quietMilliseconds = 150;

}

WaitingView::WaitingView(QWidget* parent)
    : QWidget(parent), m_bars(new Skeleton(this)), m_text(new Label({}, uiFont(12), Ink::Tertiary, this)) {
  setObjectName(QStringLiteral("response.waiting"));
  setAccessibleName(tr("Waiting for the answer"));
  m_text->setObjectName(QStringLiteral("response.waiting.text"));
  auto* layout = new QVBoxLayout(this);
  layout->setContentsMargins(18, 16, 18, 14);
  layout->addWidget(m_bars);
  layout->addWidget(m_text);
  layout->addStretch(1);
  m_tick.setInterval(100);
  connect(&m_tick, &QTimer::timeout, this, &WaitingView::refresh);
}

void WaitingView::start() {
  m_received = 0;
  m_since.start();
  m_tick.start();
  refresh();
}

void WaitingView::stop() {
  m_tick.stop();
  m_since.invalidate();
}

void WaitingView::setReceived(quint64 bytes) {
  m_received = bytes;
  refresh();
}

QString WaitingView::text() const {
  if (!m_since.isValid()) return {};
  const double seconds = static_cast<double>(m_since.elapsed()) / 1000.0;
  if (m_received > 0)
    return tr("Receiving, %1 in %2 s, Esc to cancel").arg(sizeText(m_received)).arg(seconds, 0, 'f', 1);
  return tr("Waiting %1 s, Esc to cancel").arg(seconds, 0, 'f', 1);
}

void WaitingView::refresh() {
  const bool isQuiet = !m_since.isValid() || m_since.elapsed() < quietMilliseconds;
  m_bars->setVisible(!isQuiet);
  m_text->setVisible(!isQuiet);
  m_text->setText(text());
}

} // namespace signalbox::ui
