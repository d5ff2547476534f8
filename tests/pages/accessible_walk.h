// SPDX-FileCopyrightText: Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// What somebody meets who uses the keyboard or a screen reader: every interactive widget of a window with its name,
// role, size and place in the order of Tab. Each check gives one line for each widget that fails it.
#pragma once

#include <QAbstractButton>
#include <QAbstractItemView>
#include <QAccessible>
#include <QApplication>
#include <QButtonGroup>
#include <QComboBox>
#include <QFile>
#include <QLineEdit>
#include <QSet>
#include <QTabBar>
#include <QTest>
#include <QWidget>

namespace signalbox::pages::walk {

constexpr int leastTarget = 24; // pixels, WCAG 2.5.8

inline QString described(const QWidget* widget) {
  QString place;
  for (const QWidget* at = widget->parentWidget(); at && place.isEmpty(); at = at->parentWidget())
    place = at->objectName();
  const auto* button = qobject_cast<const QAbstractButton*>(widget);
  return QStringLiteral("%1 '%2' %3 in %4")
      .arg(QString::fromLatin1(widget->metaObject()->className()), widget->objectName(),
           button ? button->text() : widget->accessibleName(), place);
}

// Parts of Qt's own controls, which speak for them.
inline bool isPartOfControl(const QWidget* widget) {
  const QByteArray type = widget->metaObject()->className();
  return type == "QLineEditIconButton" || type == "QScrollBar" || type == "QSplitterHandle" ||
         widget->objectName().startsWith(QLatin1String("qt_")) ||
         qobject_cast<const QTabBar*>(widget->parentWidget()) || qobject_cast<const QComboBox*>(widget->parentWidget());
}

inline bool isSeen(const QWidget* widget) { return widget->isVisible() && !widget->visibleRegion().isEmpty(); }

inline bool isInteractive(const QWidget* widget) {
  if (!widget->isVisible() || !widget->isEnabled() || isPartOfControl(widget)) return false;
  if (widget->testAttribute(Qt::WA_TransparentForMouseEvents)) return false;
  return widget->focusPolicy() != Qt::NoFocus || qobject_cast<const QAbstractButton*>(widget);
}

inline QList<QWidget*> interactive(QWidget* root) {
  QList<QWidget*> found;
  for (QWidget* widget : root->findChildren<QWidget*>())
    if (isInteractive(widget)) found << widget;
  return found;
}

inline QSet<QString> iconNames() {
  QFile file(QStringLiteral(SIGNALBOX_SOURCE_DIR "/resources/icons.txt"));
  QSet<QString> names;
  if (file.open(QIODevice::ReadOnly))
    for (const QByteArray& line : file.readAll().split('\n'))
      if (!line.isEmpty() && !line.startsWith('#')) names << QString::fromUtf8(line.split(' ').first().trimmed());
  return names;
}

inline QStringList withoutName(QWidget* root) {
  static const QSet<QString> icons = iconNames();
  QStringList failed;
  for (const QWidget* widget : interactive(root)) {
    QAccessibleInterface* spoken = QAccessible::queryAccessibleInterface(const_cast<QWidget*>(widget));
    const QString name = spoken ? spoken->text(QAccessible::Name) : QString();
    if (name.trimmed().isEmpty()) failed << QStringLiteral("no name: ") + described(widget);
    const auto* button = qobject_cast<const QAbstractButton*>(widget);
    const auto* choice = qobject_cast<const QComboBox*>(widget);
    // A word of the format: "reply".
    const bool isShown = (button && button->text() == name) || (choice && choice->currentText() == name);
    if (icons.contains(name) && !isShown) failed << QStringLiteral("named as an icon: ") + described(widget);
  }
  return failed;
}

inline QStringList withoutRole(QWidget* root) {
  QStringList failed;
  for (QWidget* widget : interactive(root)) {
    QAccessibleInterface* spoken = QAccessible::queryAccessibleInterface(widget);
    const auto role = spoken ? spoken->role() : QAccessible::NoRole;
    if (role == QAccessible::NoRole || role == QAccessible::Client || role == QAccessible::Window)
      failed << QStringLiteral("no role: ") + described(widget);
  }
  return failed;
}

// One of a group of which one is chosen: arrows lead to it.
inline bool isReachedByArrows(const QWidget* widget) {
  const auto* button = qobject_cast<const QAbstractButton*>(widget);
  if (!button || !button->group() || !button->group()->exclusive()) return false;
  const auto buttons = button->group()->buttons();
  return std::any_of(buttons.begin(), buttons.end(),
                     [](const QAbstractButton* each) { return each->focusPolicy() & Qt::TabFocus; });
}

inline QStringList outOfReach(QWidget* root) {
  QStringList failed;
  for (const QWidget* widget : interactive(root))
    if (!(widget->focusPolicy() & Qt::TabFocus) && !isReachedByArrows(widget))
      failed << QStringLiteral("not reached by Tab: ") + described(widget);
  return failed;
}

inline QStringList tooSmall(QWidget* root) {
  QStringList failed;
  for (const QWidget* widget : interactive(root)) {
    QSize size = widget->size();
    if (const auto* tabs = qobject_cast<const QTabBar*>(widget); tabs && tabs->count() > 0)
      size = tabs->tabRect(tabs->currentIndex()).size();
    if (size.width() < leastTarget || size.height() < leastTarget)
      failed << QStringLiteral("%1x%2 is too small: ").arg(size.width()).arg(size.height()) + described(widget);
  }
  return failed;
}

inline QStringList silentRows(QWidget* root) {
  QStringList failed;
  for (const auto* view : root->findChildren<QAbstractItemView*>()) {
    if (!view->isVisible() || !view->model()) continue;
    QSet<QModelIndex> seen;
    for (int y = 2; y < view->viewport()->height(); y += 8) {
      const QModelIndex hit = view->indexAt({8, y});
      if (!hit.isValid() || seen.contains(hit)) continue;
      seen << hit;
      const QString row = QStringLiteral(" row %1 of ").arg(hit.row()) + described(view);
      const QModelIndex first = hit.siblingAtColumn(0);
      if (first.data(Qt::AccessibleTextRole).toString().isEmpty() && hit.data().toString().isEmpty())
        failed << QStringLiteral("silent:") + row;
      const bool isChosen = hit.flags().testFlag(Qt::ItemIsSelectable);
      if (const int height = view->visualRect(hit).height(); isChosen && height > 0 && height < leastTarget)
        failed << QStringLiteral("%1 pixels are too low:").arg(height) + row;
    }
  }
  return failed;
}

inline QStringList all(QWidget* root) {
  return withoutName(root) + withoutRole(root) + outOfReach(root) + tooSmall(root) + silentRows(root);
}

// Presses Tab until the focus is back where it began; what it came through. A code editor keeps Tab for itself until
// Ctrl+M.
struct Round {
  QList<QWidget*> through;
  QStringList failed; // traps, and widgets that look the same with and without the focus
};

inline void pressTab(QWidget* from) {
  QTest::keyClick(from, Qt::Key_Tab);
  if (QApplication::focusWidget() != from) return;
  QTest::keyClick(from, Qt::Key_M, Qt::ControlModifier);
  QTest::keyClick(from, Qt::Key_Tab);
}

// With what its parent draws around it.
inline QImage looks(QWidget* widget) {
  const QRect place(widget->mapTo(widget->window(), QPoint()), widget->size());
  return widget->window()->grab(place.adjusted(-3, -3, 3, 3)).toImage();
}

inline Round tabRound(QWidget* first) {
  constexpr int most = 300;
  Round round;
  QPointer<QWidget> at = first;
  for (int step = 0; step < most && at; ++step) {
    round.through << at;
    const QImage focused = looks(at);
    const QPointer<QWidget> before = at;
    pressTab(at);
    QCoreApplication::processEvents();
    at = QApplication::focusWidget();
    if (!at) round.failed << QStringLiteral("Tab loses the focus: ") + (before ? described(before) : QString());
    if (at == before && round.through.size() > 1) {
      round.failed << QStringLiteral("Tab does not leave: ") + described(at);
      return round;
    }
    if (before && at != before && looks(before) == focused)
      round.failed << QStringLiteral("no visible focus: ") + described(before);
    if (round.through.contains(at)) return round;
  }
  return round;
}

} // namespace signalbox::pages::walk
