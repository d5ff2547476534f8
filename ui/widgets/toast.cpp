// SPDX-FileCopyrightText: Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/widgets/toast.h"

#include "ui/theme/paint.h"
#include "ui/widgets/announcer.h"
#include "ui/widgets/button.h"

#include <QEvent>
#include <QPainter>

#include <cmath>
#include <utility>

namespace signalbox::ui {
namespace {

constexpr int shadowRoom = 24;
constexpr int barHeight = 44;
constexpr int footHeight = 22;
constexpr int gap = 8; // to what it stands on

QString iconOf(Signal signal) {
  switch (signal) {
  case Signal::Ok: return QStringLiteral("check");
  case Signal::Error: return QStringLiteral("circle-alert");
  case Signal::Warning: return QStringLiteral("triangle-alert");
  default: return QStringLiteral("info");
  }
}

} // namespace

Toast::Toast(QWidget* window)
    : QWidget(window), m_action(new Button({}, ButtonVariant::Link, this)), m_rise(*this, [this] { place(); }) {
  hide();
  m_timer.setSingleShot(true);
  m_timer.setInterval(8000);
  m_action->setObjectName(QStringLiteral("toast.action"));
  window->installEventFilter(this);
  connect(&m_timer, &QTimer::timeout, this, &QWidget::hide);
  connect(m_action, &QPushButton::clicked, this, [this] {
    hide();
    if (const auto run = std::exchange(m_run, {})) run(); // which may show the next toast
  });
}

void Toast::showMessage(Signal signal, const QString& text, const QString& action, std::function<void()> run) {
  m_signal = signal;
  m_text = text;
  m_run = std::move(run);
  m_action->setText(action);
  m_action->setVisible(!action.isEmpty());
  setAccessibleName(text);
  m_rise.begin();
  raise();
  show();
  m_timer.start();
  announce(*this, text + (action.isEmpty() ? QString() : QStringLiteral(", ") + action));
}

void Toast::standOn(QWidget& below) {
  m_below = &below;
  below.installEventFilter(this);
}

QSize Toast::sizeHint() const {
  const double action = m_action->text().isEmpty() ? 0 : m_action->sizeHint().width() + 8;
  return {static_cast<int>(std::ceil(textWidth(uiFont(13), m_text) + 56 + action)) + 2 * shadowRoom,
          barHeight + 2 * shadowRoom};
}

void Toast::place() {
  const QSize window = parentWidget()->size();
  const QSize size = sizeHint().boundedTo({window.width(), window.height()});
  const bool isOverIt = m_below && m_below->isVisible();
  const int bottom =
      isOverIt ? m_below->mapTo(parentWidget(), QPoint()).y() + shadowRoom - gap : window.height() - footHeight;
  setGeometry(QRect(QPoint(window.width() - size.width(), bottom - size.height() + m_rise.pixels()), size));
  const QSize action = m_action->sizeHint();
  m_action->setGeometry(width() - shadowRoom - action.width() - 8, shadowRoom + (barHeight - 28) / 2, action.width(),
                        28);
}

void Toast::paintEvent(QPaintEvent*) {
  QPainter painter(this);
  const QRectF bar = QRectF(rect()).adjusted(shadowRoom, shadowRoom, -shadowRoom, -shadowRoom);
  shadow(painter, bar, 10, shadowRoom - 4, theme().isDark ? 128 : 40);
  box(painter, bar, 10, theme().overlay, theme().isDark ? theme().borderStrong : theme().border);
  drawIcon(painter, iconOf(m_signal), signalColor(m_signal), QRectF(bar.x() + 14, bar.center().y() - 8, 16, 16));
  drawText(painter, bar.adjusted(40, 0, m_action->text().isEmpty() ? -12 : -m_action->width() - 12, 0), m_text,
           uiFont(13), theme().text);
}

bool Toast::eventFilter(QObject* watched, QEvent* event) {
  const bool movesIt = watched == m_below && (event->type() == QEvent::Show || event->type() == QEvent::Hide ||
                                              event->type() == QEvent::Move);
  const bool isResized = watched == parentWidget() && event->type() == QEvent::Resize;
  if (isVisible() && (movesIt || isResized)) place();
  return false;
}

void Toast::enterEvent(QEnterEvent*) { m_timer.stop(); }

void Toast::leaveEvent(QEvent*) { m_timer.start(); }

} // namespace signalbox::ui
