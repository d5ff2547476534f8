// SPDX-FileCopyrightText: Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// Hands: keys, clicks and typing as a person does them, counted: a key with its modifiers is one, a click is one, typed
// text is not counted.
#pragma once

#include <QAbstractItemView>
#include <QApplication>
#include <QTabBar>
#include <QTest>
#include <QWidget>

namespace signalbox::pages {

class Hands final {
public:
  explicit Hands(QWidget* window) : m_window(window) {}

  int keys() const { return m_keys; }
  int clicks() const { return m_clicks; }
  int events() const { return m_keys + m_clicks; }

  void press(const QString& sequence) {
    ++m_keys;
    QTest::keySequence(target(), QKeySequence(sequence));
    QCoreApplication::processEvents();
  }

  void type(const QString& text) { QTest::keyClicks(target(), text); }

  void click(QWidget* widget) {
    QVERIFY2(widget && widget->isVisible(), "nothing to click");
    ++m_clicks;
    QTest::mouseClick(widget, Qt::LeftButton, {}, widget->rect().center());
    QCoreApplication::processEvents();
  }

  void clickTab(QTabBar* tabs, int index) {
    ++m_clicks;
    QTest::mouseClick(tabs, Qt::LeftButton, {}, tabs->tabRect(index).center());
    QCoreApplication::processEvents();
  }

  // The row of a view with this text, at any depth.
  void clickRow(QAbstractItemView* view, const QString& text) {
    const auto rows = view->model()->match(view->model()->index(0, 0), Qt::DisplayRole, text, 1,
                                           Qt::MatchExactly | Qt::MatchRecursive);
    QVERIFY2(!rows.isEmpty(), qPrintable(text));
    view->scrollTo(rows.first());
    ++m_clicks;
    QTest::mouseClick(view->viewport(), Qt::LeftButton, {}, view->visualRect(rows.first()).center());
  }

private:
  QWidget* target() const {
    if (QWidget* popup = QApplication::activePopupWidget()) return popup;
    return QApplication::focusWidget() ? QApplication::focusWidget() : m_window;
  }

  QWidget* m_window;
  int m_keys = 0;
  int m_clicks = 0;
};

} // namespace signalbox::pages
