// SPDX-FileCopyrightText: Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/panels/url_bar.h"

#include "core/requests/curl_command.h"
#include "ui/theme/paint.h"

#include <QApplication>
#include <QClipboard>
#include <QInputMethodEvent>
#include <QKeyEvent>
#include <QMouseEvent>
#include <QPainter>
#include <QTextCharFormat>

#include <cmath>

namespace signalbox::ui {
namespace {

constexpr double pad = 12;
const QString baseChip = QStringLiteral("{{base}}");

double methodWidth(const QString& method) { return textWidth(monoFont(12, 700), method); }

} // namespace

AddressEdit::AddressEdit(QWidget* parent) : LineEdit(tr("Address"), parent) {
  setObjectName(QStringLiteral("request.address"));
  setFace(Face::Code);
  setBare(true);
  connect(&ThemeNotifier::instance(), &ThemeNotifier::themeChanged, this, &AddressEdit::paintSpans);
}

void AddressEdit::setAddress(const Address& address) {
  m_address = address;
  if (text() != address.text) {
    const int caret = cursorPosition();
    setText(address.text);
    setCursorPosition(std::min(caret, static_cast<int>(address.text.size())));
  }
  paintSpans();
}

// A line edit has no rich text; the formats of an input method do the same.
void AddressEdit::paintSpans() {
  QList<QInputMethodEvent::Attribute> attributes;
  for (const AddressSpan& span : m_address.spans) {
    QTextCharFormat format;
    format.setForeground(span.isFilled ? theme().accent : theme().warn);
    attributes.append({QInputMethodEvent::TextFormat, span.begin - cursorPosition(), span.length, format});
  }
  QInputMethodEvent event(QString(), attributes);
  QApplication::sendEvent(this, &event);
}

void AddressEdit::selectSpan(int index) {
  if (index < 0 || index >= m_address.spans.size()) return;
  const AddressSpan& span = m_address.spans[index];
  setSelection(span.begin, span.length);
}

// A line edit would join the lines of a command; it is taken as it was copied.
void AddressEdit::keyPressEvent(QKeyEvent* event) {
  if (event->matches(QKeySequence::Paste)) {
    const QString text = QApplication::clipboard()->text();
    if (requests::looksLikeCurl(text.toStdString())) {
      event->accept();
      return Q_EMIT commandPasted(text);
    }
  }
  LineEdit::keyPressEvent(event);
}

void AddressEdit::mouseDoubleClickEvent(QMouseEvent* event) {
  const int position = cursorPositionAt(event->position().toPoint());
  for (int i = 0; i < m_address.spans.size(); ++i) {
    const AddressSpan& span = m_address.spans[i];
    if (position >= span.begin && position <= span.begin + span.length) return selectSpan(i);
  }
  LineEdit::mouseDoubleClickEvent(event);
}

UrlBar::UrlBar(QWidget* parent) : QWidget(parent), m_edit(this), m_copy(QStringLiteral("copy"), tr("Copy as"), this) {
  setObjectName(QStringLiteral("request.bar"));
  setFixedHeight(34);
  m_edit.setControlHeight(30);
  m_edit.installEventFilter(this);
  m_copy.setObjectName(QStringLiteral("request.copy"));
  m_copy.setExtent(26, 15);
  connect(&m_edit, &QLineEdit::textEdited, this, [this](const QString& text) {
    // Pasted by the mouse or dropped: the command on one line.
    requests::looksLikeCurl(text.toStdString()) ? Q_EMIT commandPasted(text) : Q_EMIT edited(text);
  });
  connect(&m_edit, &AddressEdit::commandPasted, this, &UrlBar::commandPasted);
  connect(&m_edit, &QLineEdit::returnPressed, this, &UrlBar::submitted);
  connect(&m_copy, &QToolButton::clicked, this, &UrlBar::copyRequested);
}

void UrlBar::setMethod(const QString& method) {
  m_method = method;
  place();
}

void UrlBar::setBase(const QString& url) {
  m_base = url;
  setToolTip(url.isEmpty() ? tr("{{base}} is the address of this design's server, which is stopped")
                           : tr("{{base}} is %1").arg(url));
}

void UrlBar::setAddress(const Address& address) { m_edit.setAddress(address); }

void UrlBar::setBaseVisible(bool visible) {
  if (m_showsBase == visible) return;
  m_showsBase = visible;
  place();
}

double UrlBar::leadWidth() const {
  const double base = m_showsBase ? textWidth(monoFont(13), baseChip) + 3 : 0;
  return pad + methodWidth(m_method) + 18 + base; // the field has room of its own before its text
}

void UrlBar::place() {
  const int lead = static_cast<int>(std::ceil(leadWidth()));
  m_copy.move(width() - m_copy.width() - 4, (height() - m_copy.height()) / 2);
  m_edit.setGeometry(lead, 2, m_copy.x() - lead - 2, 30);
  update();
}

void UrlBar::resizeEvent(QResizeEvent*) { place(); }

bool UrlBar::eventFilter(QObject* watched, QEvent* event) {
  if (event->type() == QEvent::FocusIn || event->type() == QEvent::FocusOut) update();
  return QWidget::eventFilter(watched, event);
}

void UrlBar::paintEvent(QPaintEvent*) {
  QPainter painter(this);
  const Theme& tokens = theme();
  const bool hasFocus = m_edit.hasFocus();
  const QRectF frame = rect();
  box(painter, frame, 7, tokens.isDark ? tokens.raised : tokens.island, hasFocus ? tokens.accent : tokens.border,
      hasFocus ? 1.5 : 1);
  double x = pad;
  const double method = methodWidth(m_method);
  drawText(painter, QRectF(x, 0, method + 2, height()), m_method, monoFont(12, 700), methodColor(m_method));
  x += method + 12;
  painter.fillRect(QRectF(std::round(x), 9, 1, height() - 18), tokens.border);
  x += 9;
  if (!m_showsBase) return;
  const double chip = textWidth(monoFont(13), baseChip);
  box(painter, QRectF(x, 8, chip + 6, height() - 16), 4, softTint(tokens.accent));
  drawText(painter, QRectF(x + 3, 0, chip + 2, height()), baseChip, monoFont(13), tokens.accent);
}

} // namespace signalbox::ui
