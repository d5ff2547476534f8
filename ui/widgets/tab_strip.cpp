// SPDX-FileCopyrightText: Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/widgets/tab_strip.h"

#include "ui/theme/focus_paint.h"
#include "ui/theme/hover.h"
#include "ui/theme/look.h"
#include "ui/theme/paint.h"
#include "ui/theme/style_property.h"

#include <QAccessible>
#include <QDateTime>
#include <QFontMetricsF>
#include <QMouseEvent>
#include <QPainter>
#include <QTimer>
#include <QToolButton>

#include <cmath>

namespace signalbox::ui {
namespace {

constexpr int stripHeight = 36;
constexpr double tabInset = 10;    // of an underlined tab: to its text, and behind it
constexpr double narrowInset = 4;  // behind it, where the tabs would not all be seen
constexpr double mostOfName = 220; // pixels of a document's name; the tool tip says the whole of it
constexpr int framePause = 50;     // milliseconds between two pictures of what turns
constexpr int turn = 900;          // milliseconds of one round

double badgeWidth(const QString& badge) { return textWidth(uiFont(11, 500), badge) + 10; }

QString shortMethod(const QString& method) {
  if (method == QLatin1String("DELETE")) return QStringLiteral("DEL");
  return method == QLatin1String("WEBSOCKET") ? QStringLiteral("WS") : method;
}

// Without what keeps it from the next one.
double underlinedWidth(const QString& text, const TabLook& look) {
  double width = textWidth(uiFont(13, 500), text) + tabInset;
  if (!look.badge.isEmpty()) width += badgeWidth(look.badge) + 6;
  return look.hasDot ? width + 14 : width;
}

// Tabs that are a little too wide for the strip stand closer.
double insetBehind(const TabStrip& strip) {
  double words = 0;
  for (int i = 0; i < strip.count(); ++i) words += std::ceil(underlinedWidth(strip.tabText(i), strip.look(i)));
  const bool areTooWide = words + strip.count() * tabInset > strip.width();
  return areTooWide && words + strip.count() * narrowInset <= strip.width() ? narrowInset : tabInset;
}

double documentWidth(const QString& text, const TabLook& look) {
  const double lead = look.method.isEmpty() ? 21 : textWidth(monoFont(11, 700), shortMethod(look.method)) + 8;
  return 12 + lead + qMin(mostOfName, textWidth(uiFont(13, 500), text)) + 36;
}

// "POST /books", "Problems, 3"
QString spokenTab(const QString& text, const TabLook& look) {
  const QString words = look.method.isEmpty() ? text : shortMethod(look.method) + QLatin1Char(' ') + text;
  if (look.isBusy) return TabStrip::tr("%1, waiting for the answer").arg(words);
  return look.badge.isEmpty() ? words : words + QStringLiteral(", ") + look.badge;
}

void drawBadge(QPainter& painter, double x, double cy, const TabLook& look) {
  const bool neutral = look.badgeInk == Ink::Secondary;
  const QColor ink = inkColor(look.badgeInk);
  const QRectF rect(x, cy - 8.5, badgeWidth(look.badge), 16);
  box(painter, rect, 8, neutral ? theme().press : softTint(ink));
  drawText(painter, rect, look.badge, uiFont(11, 500), ink, Qt::AlignCenter);
}

// Three quarters of a ring; it stands still for who wants no motion.
void paintTurning(QPainter& painter, const QRectF& rect, const QColor& ink) {
  const qint64 now = reducesMotion() ? 0 : QDateTime::currentMSecsSinceEpoch() % turn;
  const int begin = static_cast<int>(-now * 360 * 16 / turn);
  painter.setRenderHint(QPainter::Antialiasing);
  painter.setPen(QPen(ink, 1.75, Qt::SolidLine, Qt::RoundCap));
  painter.drawArc(rect, begin, 270 * 16);
}

// Tabs go out of sight softly, before the buttons that bring them.
void paintStepGround(QPainter& painter, const QTabBar& strip, const QColor& ground) {
  const auto* left = strip.findChild<QToolButton*>(QStringLiteral("ScrollLeftButton"));
  if (!left || !left->isVisible()) return;
  painter.fillRect(QRectF(left->x(), 0, strip.width() - left->x(), strip.height()), ground);
  fadeRight(painter, QRectF(0, 0, left->x(), strip.height()), ground);
}

} // namespace

TabStrip::TabStrip(Kind kind, const QString& name, QWidget* parent) : QTabBar(parent), m_kind(kind) {
  setAccessibleName(name);
  setDrawBase(false);
  setExpanding(false);
  setElideMode(Qt::ElideNone);
  setUsesScrollButtons(true);
  setMouseTracking(true);
  setFixedHeight(stripHeight);
  setFocusPolicy(Qt::NoFocus);                             // until there is a tab
  for (QToolButton* step : findChildren<QToolButton*>()) { // of a strip that is too narrow
    const bool isLeft = step->objectName() == QLatin1String("ScrollLeftButton");
    step->setProperty(property::variant, QStringLiteral("ghost"));
    step->setProperty(property::iconName, isLeft ? QStringLiteral("chevron-left") : QStringLiteral("chevron-right"));
    step->setProperty(property::iconSize, 14);
  }
}

void TabStrip::tabInserted(int index) {
  QTabBar::tabInserted(index);
  setFocusPolicy(Qt::TabFocus);
}

void TabStrip::tabRemoved(int index) {
  QTabBar::tabRemoved(index);
  if (count() == 0) setFocusPolicy(Qt::NoFocus);
}

int TabStrip::add(const QString& text, const TabLook& look) {
  const int index = addTab(text);
  setLook(index, look);
  return index;
}

TabLook TabStrip::look(int index) const { return tabData(index).value<TabLook>(); }

void TabStrip::setLook(int index, const TabLook& look) {
  setTabData(index, QVariant::fromValue(look));
  // setTabText() is the only public way to have the sizes computed again.
  const QString text = tabText(index);
  setTabText(index, QString());
  setTabText(index, text);
  setAccessibleTabName(index, spokenTab(text, look));
  if (look.isBusy) turnWhileBusy();
}

// By a timer that lives as long as a tab is busy.
void TabStrip::turnWhileBusy() {
  const QString name = QStringLiteral("turning");
  if (findChild<QTimer*>(name, Qt::FindDirectChildrenOnly)) return;
  auto* timer = new QTimer(this);
  timer->setObjectName(name);
  connect(timer, &QTimer::timeout, this, [this, timer] {
    bool isAnyBusy = false;
    for (int i = 0; i < count(); ++i) isAnyBusy = isAnyBusy || look(i).isBusy;
    if (!isAnyBusy) delete timer;
    update();
  });
  timer->start(framePause);
}

void TabStrip::setBadge(int index, const QString& badge, Ink ink) {
  TabLook changed = look(index);
  if (changed.badge == badge && changed.badgeInk == ink) return;
  changed.badge = badge;
  changed.badgeInk = ink;
  setLook(index, changed);
}

int TabStrip::indexOfId(const QString& id) const {
  for (int i = 0; i < count(); ++i)
    if (look(i).id == id) return i;
  return -1;
}

QSize TabStrip::tabSizeHint(int index) const {
  const double width = m_kind == Kind::Document ? documentWidth(tabText(index), look(index))
                                                : underlinedWidth(tabText(index), look(index)) + insetBehind(*this);
  return {static_cast<int>(std::ceil(width)), stripHeight};
}

bool TabStrip::showsFocus(int index) const { return index == currentIndex() && showsKeyboardFocus(*this); }

void TabStrip::paintEvent(QPaintEvent*) {
  QPainter painter(this);
  if (m_kind == Kind::Document) {
    painter.fillRect(rect(), theme().inset);
    painter.fillRect(QRectF(0, height() - 1, width(), 1), theme().divider);
  }
  for (int i = 0; i < count(); ++i) {
    if (m_kind == Kind::Document)
      paintDocument(painter, i);
    else
      paintUnderlined(painter, i);
  }
  paintStepGround(painter, *this, m_kind == Kind::Document ? theme().inset : theme().island);
}

void TabStrip::paintUnderlined(QPainter& painter, int index) const {
  const Theme& t = theme();
  const QRectF rect = tabRect(index);
  const bool selected = index == currentIndex();
  const double hover = hoverStrength(*this, isTabEnabled(index) && tabRect(index).contains(m_mouse), tabRect(index));
  if (hover > 0 && !selected) box(painter, rect.adjusted(2, 4, -2, -5), 6, hoverFill(hover));
  if (selected)
    box(painter, QRectF(rect.x() + tabInset, rect.bottom() - 2, rect.width() - tabInset - insetBehind(*this), 2), 1,
        t.accent);
  const QColor ink = !isTabEnabled(index) ? t.disabled : selected ? t.text : faded(t.text2, t.text, hover);
  const TabLook look = this->look(index);
  double x = rect.x() + 10;
  drawText(painter, QRectF(x, rect.y(), rect.width() - 10, rect.height() - 2), tabText(index),
           uiFont(13, selected ? 500 : 400), ink);
  x += textWidth(uiFont(13, 500), tabText(index)) + 6;
  if (!look.badge.isEmpty())
    drawBadge(painter, x, rect.center().y(), look);
  else if (look.hasDot)
    lamp(painter, QPointF(x + 4, rect.center().y() - 1), 2.5, t.accent, Glow::Off);
  if (showsFocus(index)) focusRing(painter, rect.adjusted(3, 3, -3, -4), 6);
}

void TabStrip::paintDocument(QPainter& painter, int index) const {
  const Theme& t = theme();
  const QRectF rect = tabRect(index);
  const bool selected = index == currentIndex();
  const bool hover = tabRect(index).contains(m_mouse);
  if (selected) {
    painter.fillRect(rect, t.island);
    painter.fillRect(QRectF(rect.x(), rect.y(), rect.width(), 2), t.accent);
  } else {
    painter.fillRect(rect, hoverFill(hoverStrength(*this, hover, tabRect(index))));
    painter.fillRect(QRectF(rect.x(), rect.bottom() - 1, rect.width(), 1), t.divider);
  }
  painter.fillRect(QRectF(rect.right() - 1, rect.y() + (selected ? 0 : 9), 1, rect.height() - (selected ? 0 : 18)),
                   t.divider);
  const TabLook look = this->look(index);
  double x = rect.x() + 12;
  if (look.isBusy) {
    paintTurning(painter, QRectF(x, rect.center().y() - 6, 12, 12), t.accent);
    x += look.method.isEmpty() ? 21 : textWidth(monoFont(11, 700), shortMethod(look.method)) + 8;
  } else if (look.method.isEmpty()) {
    drawIcon(painter, look.iconName.isEmpty() ? QStringLiteral("file") : look.iconName, selected ? t.accent : t.text3,
             QRectF(x, rect.center().y() - 7, 14, 14));
    x += 21;
  } else {
    x += drawText(painter, rect.adjusted(12, 0, 0, 0), shortMethod(look.method), monoFont(11, 700),
                  methodColor(look.method)) +
         8;
  }
  QFont font = uiFont(13, selected ? 500 : 400);
  font.setItalic(look.isPreview);
  const QRectF place(x, rect.y(), rect.right() - x - 28, rect.height());
  const QString shown = QFontMetricsF(font).elidedText(tabText(index), Qt::ElideMiddle, place.width() + 1);
  drawText(painter, place, shown, font, selected || hover ? t.text : t.text2);
  if (selected || hover) {
    const QRectF cross = closeRect(index);
    const bool over = cross.contains(m_mouse);
    if (over) box(painter, cross, 5, t.press);
    drawIcon(painter, QStringLiteral("x"), over ? t.text : t.text3, cross.adjusted(3, 3, -3, -3));
  }
  if (showsFocus(index)) focusRing(painter, rect.adjusted(3, 4, -3, -3), 6);
}

QRectF TabStrip::closeRect(int index) const {
  const QRectF rect = tabRect(index);
  return m_kind == Kind::Document ? QRectF(rect.right() - 26, rect.center().y() - 9, 18, 18) : QRectF();
}

void TabStrip::mousePressEvent(QMouseEvent* event) {
  const int index = tabAt(event->position().toPoint());
  m_closing = -1;
  if (m_kind == Kind::Document && index >= 0 &&
      (event->button() == Qt::MiddleButton || closeRect(index).contains(event->position()))) {
    m_closing = index;
    return;
  }
  m_dragged = event->button() == Qt::LeftButton ? index : -1;
  QTabBar::mousePressEvent(event);
}

void TabStrip::mouseMoveEvent(QMouseEvent* event) {
  m_mouse = event->position().toPoint();
  const int over = tabAt(m_mouse);
  if (m_kind == Kind::Document && m_dragged >= 0 && over >= 0 && over != m_dragged &&
      (event->buttons() & Qt::LeftButton)) {
    const bool rightwards = over > m_dragged;
    const int middle = tabRect(over).center().x();
    if (rightwards ? m_mouse.x() > middle : m_mouse.x() < middle) {
      moveTab(m_dragged, over);
      m_dragged = over;
    }
  }
  update();
  QTabBar::mouseMoveEvent(event);
}

void TabStrip::mouseReleaseEvent(QMouseEvent* event) {
  m_dragged = -1;
  if (m_closing >= 0 && tabAt(event->position().toPoint()) == m_closing) {
    Q_EMIT tabCloseRequested(std::exchange(m_closing, -1));
    return;
  }
  QTabBar::mouseReleaseEvent(event);
}

// Qt tells of the bar only; behind that, of the tab the focus stands on.
void TabStrip::focusInEvent(QFocusEvent* event) {
  QTabBar::focusInEvent(event);
  QMetaObject::invokeMethod(
      this,
      [this] {
        if (!hasFocus() || currentIndex() < 0) return;
        QAccessibleEvent focus(this, QAccessible::Focus);
        focus.setChild(currentIndex());
        QAccessible::updateAccessibility(&focus);
      },
      Qt::QueuedConnection);
}

// No leaving is told of a strip that goes with its page.
void TabStrip::hideEvent(QHideEvent* event) {
  m_mouse = {-1, -1};
  QTabBar::hideEvent(event);
}

void TabStrip::leaveEvent(QEvent* event) {
  m_mouse = {-1, -1};
  update();
  QTabBar::leaveEvent(event);
}

} // namespace signalbox::ui
