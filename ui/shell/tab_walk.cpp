// SPDX-FileCopyrightText: Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/shell/tab_walk.h"

#include "ui/theme/look.h"
#include "ui/theme/paint.h"
#include "ui/widgets/announcer.h"

#include <QEvent>
#include <QPainter>

#include <algorithm>

namespace signalbox::ui {

namespace {

constexpr int wide = 420;
constexpr int mostRows = 12;
constexpr int shadowRoom = 24;
constexpr int padding = 8;
constexpr int methodWidth = 48;
constexpr int iconWidth = 30;

int rowHeight() { return rowExtent(32); }

QString spokenName(const EditorArea::OpenTab& tab) {
  return tab.method.isEmpty() ? tab.text : tab.method + u' ' + tab.text;
}

void paintRow(QPainter& painter, const QRectF& row, const EditorArea::OpenTab& tab, bool isChosen) {
  if (isChosen) box(painter, row, 7, theme().selected);
  const bool hasMethod = !tab.method.isEmpty();
  const double x = row.x() + 12;
  if (hasMethod)
    drawText(painter, QRectF(x, row.y(), methodWidth - 4, row.height()),
             tab.method == u"DELETE" ? QStringLiteral("DEL") : tab.method, monoFont(11, 700), methodColor(tab.method));
  else
    drawIcon(painter, tab.icon, theme().text3, QRectF(x, row.center().y() - 8, 16, 16));
  drawText(painter, row.adjusted(12 + (hasMethod ? methodWidth : iconWidth), 0, -12, 0), tab.text,
           hasMethod ? monoFont(12) : uiFont(13), theme().text);
}

} // namespace

TabWalk::TabWalk(QWidget* window) : QWidget(window) {
  setObjectName("tabWalk");
  setAttribute(Qt::WA_TransparentForMouseEvents);
  hide();
  window->installEventFilter(this);
}

void TabWalk::showTabs(const QList<EditorArea::OpenTab>& tabs, int at) {
  m_tabs = tabs;
  m_at = at;
  setAccessibleName(tr("Open tabs, the last used first"));
  place();
  raise();
  show();
  update();
  if (at >= 0 && at < tabs.size())
    announce(*this, tr("%1, %2 of %3").arg(spokenName(tabs[at])).arg(at + 1).arg(tabs.size()));
}

int TabWalk::rows() const { return std::min(int(m_tabs.size()), mostRows); }

int TabWalk::firstRow() const { return std::clamp(m_at - mostRows / 2, 0, int(m_tabs.size()) - rows()); }

void TabWalk::place() {
  const QSize window = parentWidget()->size();
  const QSize size(std::min(wide, window.width() - 40) + 2 * shadowRoom,
                   rows() * rowHeight() + 2 * padding + 2 * shadowRoom);
  setGeometry(
      QRect(QPoint((window.width() - size.width()) / 2, std::max(0, (window.height() - size.height()) / 3)), size));
}

void TabWalk::paintEvent(QPaintEvent*) {
  QPainter painter(this);
  const QRectF card = QRectF(rect()).adjusted(shadowRoom, shadowRoom, -shadowRoom, -shadowRoom);
  shadow(painter, card, 12, shadowRoom - 4, theme().isDark ? 128 : 40);
  box(painter, card, 12, theme().overlay, theme().border);
  const int first = firstRow();
  for (int row = 0; row < rows(); ++row)
    paintRow(
        painter,
        QRectF(card.x() + padding, card.y() + padding + row * rowHeight(), card.width() - 2 * padding, rowHeight()),
        m_tabs[first + row], first + row == m_at);
}

bool TabWalk::eventFilter(QObject* watched, QEvent* event) {
  if (watched == parentWidget() && event->type() == QEvent::Resize && isVisible()) place();
  return false;
}

} // namespace signalbox::ui
