// SPDX-FileCopyrightText: Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/shell/environment_button.h"

#include "ui/bridge/request_services.h"
#include "ui/commands/command_registry.h"
#include "ui/document/design_document.h"
#include "ui/theme/focus_paint.h"
#include "ui/theme/hover.h"
#include "ui/theme/paint.h"
#include "ui/widgets/ink.h"
#include "ui/workbench/workbench.h"

#include <QMenu>
#include <QPainter>

#include <cmath>

namespace signalbox::ui {

EnvironmentButton::EnvironmentButton(Workbench& workbench, QWidget* parent)
    : QAbstractButton(parent), m_workbench(workbench), m_menu(new QMenu(this)) {
  setObjectName("top.environment");
  m_menu->setObjectName("top.environment.menu");
  setFixedHeight(28);
  setFocusPolicy(Qt::TabFocus);
  setAttribute(Qt::WA_Hover);
  setSizePolicy(QSizePolicy::Fixed, QSizePolicy::Fixed);
  connect(this, &QAbstractButton::clicked, this, &EnvironmentButton::openMenu);
  connect(&workbench.requests, &RequestServices::environmentChanged, this, &EnvironmentButton::follow);
  workbench.commands.followKeys("request.environment", this, [this](const QString& keys) {
    setToolTip(keys.isEmpty() ? tr("Environment") : tr("Environment    %1").arg(keys));
  });
  follow();
}

void EnvironmentButton::follow() {
  const QString name = m_workbench.requests.environment();
  setText(name.isEmpty() ? tr("No environment") : name);
  setAccessibleName(tr("Environment: %1").arg(text()));
  updateGeometry();
  update();
}

void EnvironmentButton::setCompact(bool compact) {
  m_compact = compact;
  updateGeometry();
  update();
}

void EnvironmentButton::fillMenu() {
  m_menu->clear();
  const auto choose = [this](const QString& label, const QString& name) {
    QAction* action = m_menu->addAction(label, this, [this, name] { m_workbench.requests.setEnvironment(name); });
    action->setObjectName("environment." + name);
    action->setCheckable(true);
    action->setChecked(name == m_workbench.requests.environment());
  };
  choose(tr("No environment"), {});
  for (const auto& environment : m_workbench.document.design().environments())
    choose(QString::fromStdString(environment->name), QString::fromStdString(environment->name));
  m_menu->addSeparator();
  QAction* edit = m_menu->addAction(tr("Edit environments"), this, &EnvironmentButton::editRequested);
  edit->setObjectName("environment.edit");
}

void EnvironmentButton::openMenu() {
  fillMenu();
  m_menu->popup(mapToGlobal(QPoint(0, height() + 4)));
}

QSize EnvironmentButton::sizeHint() const {
  const double words = m_compact ? 0 : textWidth(uiFont(12, 500), text()) + 6;
  return {static_cast<int>(std::ceil(27 + words + 22)), 28};
}

void EnvironmentButton::paintEvent(QPaintEvent*) {
  QPainter painter(this);
  const Theme& t = theme();
  const bool isChosen = !m_workbench.requests.environment().isEmpty();
  const QColor rest = t.isDark ? QColor(255, 255, 255, 8) : t.island;
  box(painter, rect(), 8, faded(rest, t.hover, hoverStrength(*this)), t.border);
  lamp(painter, QPointF(15, 14), 3.5, signalFill(isChosen ? Signal::Accent : Signal::Off),
       isChosen ? Glow::On : Glow::Off);
  if (!m_compact)
    drawText(painter, QRectF(27, 0, width() - 49, 28), text(), uiFont(12, 500), isChosen ? t.text : t.text3);
  drawIcon(painter, "chevrons-up-down", t.text3, QRectF(width() - 20, 8, 12, 12));
  if (showsKeyboardFocus(*this)) focusRing(painter, rect(), 8);
}

} // namespace signalbox::ui
