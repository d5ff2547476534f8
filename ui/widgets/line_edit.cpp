// SPDX-FileCopyrightText: Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/widgets/line_edit.h"

#include "ui/theme/paint.h"
#include "ui/theme/style_property.h"
#include "ui/widgets/line_edit_accessible.h"
#include "ui/widgets/window_shortcut.h"

#include <QKeyEvent>
#include <QPainter>

namespace signalbox::ui {

LineEdit::LineEdit(const QString& name, QWidget* parent) : QLineEdit(parent) {
  installLineEditAccessible();
  setPlaceholderText(name);
  setAccessibleName(name);
  setFace(Face::Text);
  setControlHeight(28);
}

void LineEdit::setFace(Face face) { setFont(face == Face::Code ? monoFont(13) : uiFont(13)); }

void LineEdit::setIconName(const QString& name) {
  m_iconName = name;
  setProperty(property::leadingPad, name.isEmpty() ? 8 : 32);
  update();
}

void LineEdit::setBare(bool bare) {
  setProperty(property::variant, bare ? QStringLiteral("bare") : QString());
  if (m_iconName.isEmpty())
    setProperty(property::leadingPad, bare ? -2 : 8); // its text stands at the edge of the layout
  update();
}

void LineEdit::setControlHeight(int height) {
  setProperty(property::controlHeight, height);
  setFixedHeight(height);
}

void LineEdit::setProblem(const QString& reason) {
  m_problem = reason;
  setProperty(property::invalid, !reason.isEmpty());
  setToolTip(reason);
  setAccessibleDescription(reason);
  update();
}

bool LineEdit::event(QEvent* event) {
  if (event->type() == QEvent::ShortcutOverride) {
    const auto* key = static_cast<QKeyEvent*>(event);
    const bool isPlain = !(key->modifiers() & (Qt::ControlModifier | Qt::AltModifier | Qt::MetaModifier));
    if ((key->matches(QKeySequence::Undo) && !isUndoAvailable()) ||
        (key->matches(QKeySequence::Redo) && !isRedoAvailable()) || (!isPlain && isWindowShortcut(*window(), *key))) {
      event->ignore();
      return true;
    }
  }
  return QLineEdit::event(event);
}

void LineEdit::paintEvent(QPaintEvent* event) {
  QLineEdit::paintEvent(event);
  if (m_iconName.isEmpty()) return;
  QPainter painter(this);
  drawIcon(painter, m_iconName, theme().text3, QRectF(10, height() / 2.0 - 7, 14, 14));
}

SearchField::SearchField(const QString& name, QWidget* parent) : LineEdit(name, parent) {
  setIconName(QStringLiteral("search"));
}

void SearchField::keyPressEvent(QKeyEvent* event) {
  if (event->key() == Qt::Key_Escape && !text().isEmpty()) return clear();
  LineEdit::keyPressEvent(event);
}

} // namespace signalbox::ui
