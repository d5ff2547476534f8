// SPDX-FileCopyrightText: Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/editors/chip_edit.h"

#include "ui/theme/theme.h"
#include "ui/widgets/line_edit.h"

#include <QHBoxLayout>
#include <QKeyEvent>

namespace signalbox::ui {
namespace {

constexpr int mostWidth = 220;

} // namespace

ChipEdit::ChipEdit(const QString& name, const QString& text, Chip::Look look, QWidget* parent)
    : QWidget(parent), m_name(name), m_chip(new Chip(text, look)) {
  setSizePolicy(QSizePolicy::Fixed, QSizePolicy::Fixed);
  auto* layout = new QHBoxLayout(this);
  layout->setContentsMargins(0, 0, 0, 0);
  layout->addWidget(m_chip);
  m_chip->setClickable(true);
  m_chip->setAccessibleDescription(name);
  m_chip->setMaximumWidth(mostWidth);
  sayWhole();
  connect(m_chip, &QAbstractButton::clicked, this, &ChipEdit::startEditing);
}

void ChipEdit::setText(const QString& text) {
  if (m_chip->text() == text) return;
  m_chip->setText(text);
  m_chip->updateGeometry();
  sayWhole();
}

// What it holds; and all of it where it is cut.
void ChipEdit::sayWhole() {
  const bool isCut = m_chip->sizeHint().width() > mostWidth;
  m_chip->setToolTip(isCut ? QStringLiteral("%1: %2").arg(m_name, m_chip->text()) : m_name);
}

void ChipEdit::setIconName(const QString& icon) { m_chip->setIconName(icon); }

void ChipEdit::startEditing() {
  if (m_edit) return;
  m_edit = new LineEdit(m_name, this);
  m_edit->setFont(uiFont(12, 500));
  m_edit->setControlHeight(22);
  m_edit->setFixedWidth(qMax(140, m_chip->width() + 40));
  m_edit->setText(m_startsEmpty ? QString() : m_chip->text());
  m_edit->selectAll();
  m_edit->installEventFilter(this);
  layout()->addWidget(m_edit);
  m_chip->hide();
  m_edit->setFocus(Qt::OtherFocusReason);
  connect(m_edit, &QLineEdit::textEdited, this,
          [this](const QString& text) { m_edit->setProblem(m_check ? m_check(text.trimmed()) : QString()); });
  connect(m_edit, &QLineEdit::editingFinished, this, [this] {
    if (!m_edit || !m_edit->problem().isEmpty()) return;
    const QString text = m_edit->text().trimmed();
    const bool changed = text != m_chip->text();
    finish();
    if (text.isEmpty())
      Q_EMIT emptied();
    else if (changed)
      Q_EMIT edited(text);
  });
}

void ChipEdit::finish() {
  if (!m_edit) return;
  LineEdit* edit = std::exchange(m_edit, nullptr);
  const bool hadFocus = edit->hasFocus();
  edit->disconnect(this);
  edit->deleteLater();
  edit->hide();
  m_chip->show();
  if (hadFocus) m_chip->setFocus(Qt::OtherFocusReason);
}

bool ChipEdit::eventFilter(QObject* watched, QEvent* event) {
  if (watched == m_edit && event->type() == QEvent::KeyPress &&
      static_cast<QKeyEvent*>(event)->key() == Qt::Key_Escape) {
    finish();
    return true;
  }
  if (watched == m_edit && event->type() == QEvent::FocusOut && !m_edit->problem().isEmpty())
    finish(); // what cannot be taken is dropped
  return false;
}

} // namespace signalbox::ui
