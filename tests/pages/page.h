// SPDX-FileCopyrightText: Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// Page: a part of the window as a test speaks of it. Finds widgets by object name, types and clicks as a person does.
#pragma once

#include <QApplication>
#include <QTest>
#include <QWidget>

namespace signalbox::pages {

class Page {
public:
  explicit Page(QWidget* root) : m_root(root) {}
  QWidget* root() const { return m_root; }

  template<class T = QWidget>
  T* find(const QString& name) const {
    T* found = m_root ? m_root->findChild<T*>(name) : nullptr;
    if (!found) qWarning("no widget named %s", qPrintable(name));
    return found;
  }

  bool has(const QString& name) const {
    const QWidget* found = m_root ? m_root->findChild<QWidget*>(name) : nullptr;
    return found && found->isVisible();
  }

  void click(const QString& name) const {
    if (QWidget* widget = find(name)) QTest::mouseClick(widget, Qt::LeftButton);
  }

  void type(const QString& name, const QString& text) const {
    QWidget* widget = find(name);
    if (!widget) return;
    widget->setFocus();
    QTest::keyClick(widget, Qt::Key_A, Qt::ControlModifier);
    QTest::keyClicks(widget, text);
  }

  // Waits until it holds; five seconds at most.
  template<class Condition>
  static bool waitUntil(Condition condition, int milliseconds = 5000) {
    return QTest::qWaitFor(condition, milliseconds);
  }

private:
  QWidget* m_root;
};

} // namespace signalbox::pages
