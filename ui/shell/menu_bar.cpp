// SPDX-FileCopyrightText: Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/shell/menu_bar.h"

#include "ui/commands/command_menu.h"
#include "ui/commands/command_registry.h"
#include "ui/theme/theme.h"

#include <QApplication>
#include <QKeyEvent>
#include <QPainter>
#include <QTimer>

namespace signalbox::ui {

namespace {

// "Project" with the mnemonic before the first letter that is still free.
QString withMnemonic(const QString& text, QString& taken) {
  for (qsizetype at = 0; at < text.size(); ++at) {
    const QChar letter = text[at].toLower();
    if (!letter.isLetter() || taken.contains(letter)) continue;
    taken += letter;
    return text.left(at) + u'&' + text.mid(at);
  }
  return text;
}

} // namespace

MenuBar::MenuBar(CommandRegistry& commands, QWidget* window) : QMenuBar(window), m_commands(commands) {
  setObjectName("menubar");
  setAccessibleName(tr("Menu bar"));
  setNativeMenuBar(false);
  build();
  hide();
  qApp->installEventFilter(this);
}

void MenuBar::build() {
  const QStringList order{tr("Project"), tr("Design"), tr("Request"), tr("Server"), tr("View"), tr("Tabs"), tr("Help")};
  QStringList groups = order;
  for (const Command& command : m_commands.commands())
    if (!groups.contains(command.group)) groups << command.group;
  QString taken;
  for (const QString& group : groups) {
    QMenu* menu = addGroup(group);
    if (menu->isEmpty())
      delete menu;
    else
      addMenu(menu)->setText(withMnemonic(group, taken));
  }
}

QMenu* MenuBar::addGroup(const QString& group) {
  auto* menu = new QMenu(group, this);
  menu->setObjectName("menubar." + group.toLower());
  QString taken;
  for (const Command& command : m_commands.commands()) {
    if (command.group != group) continue;
    addCommand(*menu, m_commands, command.id, {.text = withMnemonic(command.text, taken), .hasIcon = false});
  }
  connect(menu, &QMenu::aboutToHide, this, [this] { QTimer::singleShot(0, this, &MenuBar::hideUnlessUsed); });
  return menu;
}

void MenuBar::setAlwaysShown(bool always) {
  m_isAlways = always;
  setVisible(always || isVisible());
  hideUnlessUsed();
}

void MenuBar::hideUnlessUsed() {
  if (!m_isAlways && !hasFocus() && !activeAction() && !QApplication::activePopupWidget()) hide();
}

void MenuBar::showAndEnter() {
  show();
  setFocus(Qt::MenuBarFocusReason);
  setActiveAction(actions().value(0));
}

void MenuBar::paintEvent(QPaintEvent* event) {
  QPainter(this).fillRect(rect(), theme().chrome);
  QMenuBar::paintEvent(event);
}

void MenuBar::focusOutEvent(QFocusEvent* event) {
  QMenuBar::focusOutEvent(event);
  QTimer::singleShot(0, this, &MenuBar::hideUnlessUsed);
}

bool MenuBar::eventFilter(QObject* watched, QEvent* event) {
  const QEvent::Type type = event->type();
  if (type == QEvent::MouseButtonPress || type == QEvent::Wheel || type == QEvent::WindowDeactivate) m_altAlone = false;
  // A key that is some command's never becomes a KeyPress.
  if (type == QEvent::ShortcutOverride && static_cast<QKeyEvent*>(event)->key() != Qt::Key_Alt) {
    m_altAlone = false;
    m_otherKey = static_cast<QKeyEvent*>(event)->timestamp();
  }
  if ((type == QEvent::KeyPress || type == QEvent::KeyRelease) && watched->isWidgetType() &&
      static_cast<QWidget*>(watched)->window() == window() && !isVisible()) {
    const auto* key = static_cast<QKeyEvent*>(event);
    if (type == QEvent::KeyPress && !key->isAutoRepeat())
      // With a screen reader the press of Alt comes late: behind the key it was pressed with.
      m_altAlone =
          key->key() == Qt::Key_Alt && !(key->modifiers() & ~Qt::AltModifier) && key->timestamp() >= m_otherKey;
    if (type == QEvent::KeyRelease && key->key() == Qt::Key_Alt && std::exchange(m_altAlone, false)) {
      showAndEnter();
      return true;
    }
  }
  return isVisible() && watched == window() && QMenuBar::eventFilter(watched, event);
}

} // namespace signalbox::ui
