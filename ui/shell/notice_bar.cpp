// SPDX-FileCopyrightText: Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/shell/notice_bar.h"

#include "ui/theme/paint.h"
#include "ui/widgets/announcer.h"
#include "ui/widgets/button.h"
#include "ui/widgets/icon_button.h"
#include "ui/widgets/label.h"

#include <QHBoxLayout>
#include <QPainter>

namespace signalbox::ui {

NoticeBar::NoticeBar(QWidget* parent)
    : QWidget(parent), m_text(new Label({}, uiFont(13, 500), Ink::Text, this)), m_row(new QHBoxLayout(this)) {
  setObjectName("notice");
  setFixedHeight(42);
  m_row->setContentsMargins(42, 0, 16, 6);
  m_row->setSpacing(8);
  m_row->addWidget(m_text, 1);
  auto* dismiss = new IconButton("x", tr("Dismiss"), this);
  dismiss->setObjectName("notice.dismiss");
  m_row->addWidget(dismiss);
  connect(dismiss, &QToolButton::clicked, this, [this] {
    if (m_notices.isEmpty()) return;
    const QString topic = m_notices.constLast().topic;
    withdraw(topic);
    Q_EMIT dismissed(topic);
  });
  hide();
}

void NoticeBar::show(Signal signal, const QString& text, const QList<Action>& actions, const QString& topic) {
  m_notices.removeIf([&topic](const Notice& notice) { return notice.topic == topic; });
  m_notices << Notice{topic, signal, text, actions};
  render();
}

void NoticeBar::withdraw(const QString& topic) {
  if (m_notices.removeIf([&topic](const Notice& notice) { return notice.topic == topic; }) > 0) render();
}

void NoticeBar::setText(const QString& topic, const QString& text) {
  for (Notice& notice : m_notices)
    if (notice.topic == topic) notice.text = text;
  if (m_notices.isEmpty() || m_notices.constLast().topic != topic) return;
  m_text->setText(text);
  setAccessibleName(text);
}

void NoticeBar::clear() {
  m_notices.clear();
  render();
}

void NoticeBar::render() {
  setVisible(!m_notices.isEmpty());
  for (QWidget* button : std::as_const(m_buttons)) button->deleteLater();
  m_buttons.clear();
  if (m_notices.isEmpty()) return;
  const Notice& notice = m_notices.constLast();
  m_signal = notice.signal;
  m_text->setText(notice.text);
  setAccessibleName(notice.text);
  announce(*this, notice.text);
  for (const Action& action : notice.actions) {
    auto* button =
        new Button(action.text, m_buttons.isEmpty() ? ButtonVariant::Primary : ButtonVariant::Standard, this);
    button->setObjectName(QStringLiteral("notice.action%1").arg(m_buttons.size() + 1));
    button->setControlHeight(26);
    m_row->insertWidget(m_row->count() - 1, button);
    m_buttons << button;
    connect(button, &QPushButton::clicked, this, [this, run = action.run, topic = notice.topic] {
      withdraw(topic);
      run();
    });
  }
  if (!m_buttons.isEmpty()) setTabOrder(m_buttons.last(), findChild<QWidget*>("notice.dismiss"));
  update();
}

QString NoticeBar::text() const { return m_text->text(); }

void NoticeBar::paintEvent(QPaintEvent*) {
  QPainter painter(this);
  const QRectF bar = QRectF(rect()).adjusted(8, 0, -8, -6);
  box(painter, bar, 8, flattened(softTint(signalColor(m_signal)), theme().chrome), theme().border);
  const QString icon = m_signal == Signal::Error     ? "circle-alert"
                       : m_signal == Signal::Warning ? "triangle-alert"
                                                     : "info";
  drawIcon(painter, icon, signalColor(m_signal), QRectF(20, bar.center().y() - 8, 16, 16));
}

} // namespace signalbox::ui
