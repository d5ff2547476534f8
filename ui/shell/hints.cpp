// SPDX-FileCopyrightText: Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/shell/hints.h"

#include "ui/commands/command_registry.h"
#include "ui/theme/paint.h"
#include "ui/widgets/announcer.h"
#include "ui/widgets/icon_button.h"

#include <QPainter>

#include <algorithm>
#include <cmath>

namespace signalbox::ui {

namespace {

constexpr int lineHeight = 26; // of the status line
constexpr int lead = 26;       // icon
constexpr int tail = 28;       // what takes it away
constexpr int leastWidth = 120;

QFont face() { return uiFont(12, 500); }

} // namespace

HintLine::HintLine(CommandRegistry& commands, std::shared_ptr<SettingsStore> store, QWidget* parent)
    : QWidget(parent), m_commands(commands), m_store(std::move(store)),
      m_close(new IconButton("x", tr("Got it"), this)) {
  setObjectName("hint");
  m_close->setObjectName("hint.close");
  m_close->setExtent(24, 12);
  setFixedHeight(lineHeight);
  setSizePolicy(QSizePolicy::Preferred, QSizePolicy::Fixed);
  hide();
  connect(m_close, &QToolButton::clicked, this, [this] { done(m_hint.id); });
  connect(&m_commands, &CommandRegistry::commandRun, this, [this](const QString& command) {
    if (!m_hint.command.isEmpty() && m_hint.command == command) done(m_hint.id);
  });
  connect(&m_commands, &CommandRegistry::keysChanged, this, &HintLine::render);
}

QString HintLine::text() const {
  return m_hint.text.contains(u"%1") ? m_hint.text.arg(m_commands.shownKeys(m_hint.command)) : m_hint.text;
}

void HintLine::offer(const Hint& hint) {
  const Settings& settings = m_store->settings();
  if (isVisible() || !settings.showsHints || settings.hintsDone.contains(hint.id)) return;
  m_hint = hint;
  render();
  show();
  announce(*this, text());
}

void HintLine::done(const QString& id) {
  if (m_hint.id == id) hide();
  if (id.isEmpty() || m_store->settings().hintsDone.contains(id)) return;
  m_store->change([&id](Settings& settings) { settings.hintsDone << id; });
}

QSize HintLine::sizeHint() const { return {int(std::ceil(textWidth(face(), text()))) + lead + tail + 2, lineHeight}; }

QSize HintLine::minimumSizeHint() const { return {std::min(leastWidth, sizeHint().width()), lineHeight}; }

void HintLine::render() {
  setAccessibleName(text());
  setToolTip(text()); // a narrow window cuts it
  updateGeometry();
  update();
}

void HintLine::resizeEvent(QResizeEvent*) {
  m_close->move(width() - m_close->width() - 2, (height() - m_close->height()) / 2);
}

void HintLine::paintEvent(QPaintEvent*) {
  QPainter painter(this);
  const QRectF line = QRectF(rect()).adjusted(0, 2, 0, -2);
  box(painter, line, 6, softTint(theme().accent));
  drawIcon(painter, "info", theme().accent, QRectF(line.x() + 7, line.center().y() - 6.5, 13, 13));
  drawText(painter, line.adjusted(lead, 0, -tail, 0), text(), face(), theme().text);
}

namespace hints {

Hint nextProblem() { return {"next-problem", HintLine::tr("%1 jumps to the field"), "request.nextProblem"}; }
Hint live() { return {"live", HintLine::tr("Already live: %1 tries it"), "request.send"}; }
Hint focusMode() { return {"focus-mode", HintLine::tr("Tab indents here. Ctrl M lets it move on, and back"), {}}; }

} // namespace hints

} // namespace signalbox::ui
