// SPDX-FileCopyrightText: Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/widgets/spoken_role.h"

#include <QAbstractButton>
#include <QAccessibleWidget>
#include <QSet>
#include <QVariant>
#include <QWidget>

namespace signalbox::ui {
namespace {

constexpr char roleProperty[] = "spokenRole";

// Words are text, and a pile of pages is nothing to speak of.
QAccessible::Role usualRole(const QString& className) {
  static const QSet<QString> words{QStringLiteral("signalbox::ui::Label"), QStringLiteral("signalbox::ui::Paragraph"),
                                   QStringLiteral("signalbox::ui::StatusPill"), QStringLiteral("signalbox::ui::KeyCap"),
                                   QStringLiteral("signalbox::ui::MethodBadge")};
  if (words.contains(className)) return QAccessible::StaticText;
  return className == u"QStackedWidget" ? QAccessible::Client : QAccessible::NoRole;
}

// One of several of which one is on; Qt calls every checkable button a check box.
class ChoiceAccessible final : public QAccessibleWidget {
public:
  explicit ChoiceAccessible(QAbstractButton* button) : QAccessibleWidget(button, QAccessible::RadioButton) {}

  QAccessible::State state() const override {
    QAccessible::State state = QAccessibleWidget::state();
    state.checkable = true;
    state.checked = button().isChecked();
    return state;
  }

  QStringList actionNames() const override { return QStringList{pressAction()} + QAccessibleWidget::actionNames(); }

  void doAction(const QString& name) override {
    if (name == pressAction()) return button().click();
    QAccessibleWidget::doAction(name);
  }

private:
  QAbstractButton& button() const { return *static_cast<QAbstractButton*>(object()); }
};

QAccessibleInterface* withRole(const QString& className, QObject* object) {
  auto* widget = qobject_cast<QWidget*>(object);
  if (const QAccessible::Role usual = usualRole(className); widget && usual != QAccessible::NoRole)
    return new QAccessibleWidget(widget, usual);
  const QVariant role = widget ? widget->property(roleProperty) : QVariant();
  if (!role.isValid()) return nullptr;
  auto* button = qobject_cast<QAbstractButton*>(widget);
  if (button && role.toInt() == QAccessible::RadioButton) return new ChoiceAccessible(button);
  return new QAccessibleWidget(widget, QAccessible::Role(role.toInt()));
}

} // namespace

void setSpokenRole(QWidget& widget, QAccessible::Role role) {
  static const bool isInstalled = [] {
    QAccessible::installFactory(withRole);
    return true;
  }();
  Q_UNUSED(isInstalled);
  widget.setProperty(roleProperty, int(role));
  // What was asked for while the widget was made is kept otherwise.
  QAccessibleInterface* kept = QAccessible::queryAccessibleInterface(&widget);
  if (kept && kept->role() != role) QAccessible::deleteAccessibleInterface(QAccessible::uniqueId(kept));
}

} // namespace signalbox::ui
