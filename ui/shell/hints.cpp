// SPDX-FileCopyrightText: Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/shell/hints.h"

#include "ui/commands/command_registry.h"
#include "ui/theme/paint.h"
#include "ui/widgets/announcer.h"
#include "ui/widgets/icon_button.h"

#include <QEvent>
#include <QPainter>

#include <cmath>

namespace signalbox::ui {

namespace {

constexpr int lineHeight = 34;
constexpr int foot = 29;   // over the heads of the bottom panels
constexpr int side = 58;   // beside what opens them: the middle has the actions of an empty panel
constexpr int lead = 38;   // icon
constexpr int margin = 10; // of the shadow

} // namespace

HintLine::HintLine(CommandRegistry& commands, std::shared_ptr<SettingsStore> store, QWidget* window)
    : QWidget(window), m_commands(commands), m_store(std::move(store)),
      m_close(new IconButton("x", tr("Got it"), this)) {
  setObjectName("hint");
  m_close->setObjectName("hint.close");
  m_close->setExtent(24, 14);
  hide();
  window->installEventFilter(this);
  connect(m_close, &QToolButton::clicked, this, [this] { done(m_hint.id); });
  connect(&m_commands, &CommandRegistry::commandRun, this, [this](const QString& command) {
    if (!m_hint.command.isEmpty() && m_hint.command == command) done(m_hint.id);
  });
  connect(&m_commands, &CommandRegistry::keysChanged, this, &HintLine::place);
}

QString HintLine::text() const {
  return m_hint.text.contains(u"%1") ? m_hint.text.arg(m_commands.shownKeys(m_hint.command)) : m_hint.text;
}

void HintLine::offer(const Hint& hint) {
  const Settings& settings = m_store->settings();
  if (isVisible() || !settings.showsHints || settings.hintsDone.contains(hint.id)) return;
  m_hint = hint;
  setAccessibleName(text());
  place();
  show();
  raise();
  announce(*this, text());
}

void HintLine::done(const QString& id) {
  if (m_hint.id == id) hide();
  if (id.isEmpty() || m_store->settings().hintsDone.contains(id)) return;
  m_store->change([&id](Settings& settings) { settings.hintsDone << id; });
}

QSize HintLine::sizeHint() const {
  return {int(std::ceil(textWidth(uiFont(13, 500), text()))) + lead + 44 + 2 * margin, lineHeight + 2 * margin};
}

void HintLine::place() {
  resize(sizeHint());
  const QWidget* window = parentWidget();
  move(window->width() - width() - side + margin, window->height() - height() - foot + margin);
  m_close->move(width() - margin - 30, (height() - m_close->height()) / 2);
  update();
}

void HintLine::paintEvent(QPaintEvent*) {
  QPainter painter(this);
  const QRectF line = QRectF(rect()).adjusted(margin, margin, -margin, -margin);
  shadow(painter, line, 9, margin, theme().isDark ? 90 : 30);
  box(painter, line, 9, theme().overlay, theme().isDark ? theme().borderStrong : theme().border);
  drawIcon(painter, "info", theme().accent, QRectF(line.x() + 12, line.center().y() - 8, 16, 16));
  drawText(painter, line.adjusted(lead, 0, -36, 0), text(), uiFont(13, 500), theme().text);
}

bool HintLine::eventFilter(QObject* watched, QEvent* event) {
  if (watched == parentWidget() && event->type() == QEvent::Resize && isVisible()) place();
  return false;
}

namespace hints {

Hint nextProblem() { return {"next-problem", HintLine::tr("%1 jumps to the field"), "request.nextProblem"}; }
Hint live() { return {"live", HintLine::tr("Already live: %1 tries it"), "request.send"}; }
Hint focusMode() { return {"focus-mode", HintLine::tr("Tab indents here. Ctrl M lets it move on, and back"), {}}; }

} // namespace hints

} // namespace signalbox::ui
