// SPDX-FileCopyrightText: Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/widgets/announcer.h"

#include "ui/widgets/label.h"
#include "ui/widgets/spoken_role.h"

namespace signalbox::ui {
namespace {

const QString spokenName = QStringLiteral("spoken");

// Words that are heard and not seen.
class Words final : public Label {
public:
  using Label::Label;

protected:
  void paintEvent(QPaintEvent*) override {}
};

QWidget* makeNotification(QWidget* window) {
  auto* notification = new QWidget(window);
  notification->setObjectName(spokenName);
  notification->setAttribute(Qt::WA_TransparentForMouseEvents);
  setSpokenRole(*notification, QAccessible::Notification);
  auto* words = new Words({}, notification);
  words->setGeometry(0, 0, 1, 1);
  notification->setGeometry(0, 0, 1, 1);
  return notification;
}

} // namespace

void announce(QWidget& from, const QString& words) {
  if (words.isEmpty()) return;
  QWidget* window = from.window();
  auto* notification = window->findChild<QWidget*>(spokenName, Qt::FindDirectChildrenOnly);
  if (!notification) notification = makeNotification(window);
  notification->hide();
  notification->findChild<Label*>()->setText(words);
  notification->show();                                     // its showing is what is heard
  QAccessibleEvent alert(notification, QAccessible::Alert); // for the other platforms
  QAccessible::updateAccessibility(&alert);
}

} // namespace signalbox::ui
