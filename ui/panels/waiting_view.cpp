// SPDX-FileCopyrightText: Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/panels/waiting_view.h"

#include "ui/models/message_text.h"
#include "ui/text/code_editor.h"
#include "ui/theme/theme.h"
#include "ui/widgets/chip.h"
#include "ui/widgets/empty_state.h"
#include "ui/widgets/hair_line.h"
#include "ui/widgets/label.h"

#include <QHBoxLayout>
#include <QStackedLayout>
#include <QVBoxLayout>

namespace signalbox::ui {
namespace {

constexpr qint64 quietMilliseconds = 150;

}

WaitingView::WaitingView(QWidget* parent)
    : QWidget(parent), m_shown(new QWidget(this)), m_pages(new QStackedLayout), m_bars(new Skeleton(m_shown)),
      m_start(new CodeEditor(CodeEditor::Language::Plain, tr("What has come of the answer"), m_shown)),
      m_text(new Label({}, uiFont(13, 500), Ink::Text, m_shown)) {
  setObjectName(QStringLiteral("response.waiting"));
  setAccessibleName(tr("Waiting for the answer"));
  m_text->setObjectName(QStringLiteral("response.waiting.text"));
  auto* lamp = new Lamp(m_shown);
  lamp->setSignal(Signal::Info, tr("on its way"));
  auto* hint = new Label(tr("Esc to cancel"), uiFont(12), Ink::Tertiary, m_shown);
  auto* head = new QHBoxLayout;
  head->setContentsMargins(16, 6, 12, 6);
  head->setSpacing(10);
  head->addWidget(lamp);
  head->addWidget(m_text, 1);
  head->addWidget(hint);
  auto* column = new QVBoxLayout(m_shown);
  column->setContentsMargins(0, 0, 0, 0);
  column->setSpacing(0);
  column->addLayout(head);
  column->addWidget(new HairLine(Qt::Horizontal, m_shown));
  auto* bars = new QWidget(m_shown);
  auto* inside = new QVBoxLayout(bars);
  inside->setContentsMargins(18, 16, 18, 14);
  inside->addWidget(m_bars, 1);
  m_start->setObjectName(QStringLiteral("response.waiting.body"));
  m_start->setReadOnlyLook(true);
  m_pages->addWidget(bars);
  m_pages->addWidget(m_start);
  column->addLayout(m_pages, 1);
  auto* layout = new QVBoxLayout(this);
  layout->setContentsMargins(0, 0, 0, 0);
  layout->addWidget(m_shown);
  m_tick.setInterval(100);
  connect(&m_tick, &QTimer::timeout, this, &WaitingView::refresh);
}

void WaitingView::start() {
  m_received = 0;
  m_body.clear();
  m_shownBytes = 0;
  m_decode = QStringDecoder(QStringDecoder::Utf8);
  m_start->setReadOnly(false);
  m_start->resetContent({});
  m_start->setReadOnly(true);
  m_pages->setCurrentIndex(0);
  m_since.start();
  m_tick.start();
  refresh();
}

void WaitingView::stop() {
  m_tick.stop();
  m_since.invalidate();
  m_body.clear();
}

void WaitingView::setReceived(quint64 bytes, const QByteArray& piece) {
  m_received = bytes;
  m_body += piece;
}

// Text is shown as it comes; of other bytes the bars stand for all.
void WaitingView::showStart() {
  if (m_body.size() == m_shownBytes || m_body.left(4096).contains('\0')) return;
  const QString text = m_decode(QByteArrayView(m_body).sliced(m_shownBytes)); // keeps half a letter to itself
  m_shownBytes = m_body.size();
  m_start->setReadOnly(false);
  m_start->append(text); // whoever has scrolled stays there
  m_start->setReadOnly(true);
  m_pages->setCurrentIndex(1);
}

QString WaitingView::text() const {
  if (!m_since.isValid()) return {};
  const double seconds = static_cast<double>(m_since.elapsed()) / 1000.0;
  if (m_received > 0) return tr("Receiving, %1 in %2 s").arg(sizeText(m_received)).arg(seconds, 0, 'f', 1);
  return tr("Waiting %1 s").arg(seconds, 0, 'f', 1);
}

void WaitingView::refresh() {
  const bool isQuiet = !m_since.isValid() || m_since.elapsed() < quietMilliseconds;
  m_shown->setVisible(!isQuiet);
  if (!isQuiet) showStart();
  m_text->setText(text());
}

} // namespace signalbox::ui
