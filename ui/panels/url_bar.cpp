// SPDX-FileCopyrightText: Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/panels/url_bar.h"

#include "core/requests/curl_command.h"
#include "ui/theme/hover.h"
#include "ui/theme/paint.h"

#include <QAbstractButton>
#include <QApplication>
#include <QClipboard>
#include <QInputMethodEvent>
#include <QKeyEvent>
#include <QMenu>
#include <QMouseEvent>
#include <QPainter>
#include <QScopedValueRollback>
#include <QTextCharFormat>

#include <algorithm>
#include <cmath>

namespace signalbox::ui {
namespace {

constexpr double pad = 12;
const QString baseChip = QStringLiteral("{{base}}");

constexpr double chevron = 16;

} // namespace

// The method as a button with a menu, over the place where the bar paints one that stands fast.
class UrlBar::MethodButton final : public QAbstractButton {
public:
  explicit MethodButton(UrlBar& bar) : QAbstractButton(&bar) {
    setObjectName(QStringLiteral("request.method"));
    setFocusPolicy(Qt::TabFocus);
    setCursor(Qt::PointingHandCursor);
    hide();
  }

protected:
  void paintEvent(QPaintEvent*) override {
    QPainter painter(this);
    box(painter, rect().adjusted(2, 5, -2, -5), 5, hoverFill(hoverStrength(*this)));
    const QRectF place = QRectF(rect()).adjusted(pad, 0, 0, 0);
    const double end = drawText(painter, place, text(), monoFont(12, 700), methodColor(text()));
    drawIcon(painter, QStringLiteral("chevron-down"), theme().text2,
             QRectF(place.x() + end + 3, height() / 2.0 - 6, 12, 12));
    if (hasFocus()) focusRing(painter, rect().adjusted(2, 4, -2, -4), 5);
  }
  void enterEvent(QEnterEvent*) override { update(); }
  void leaveEvent(QEvent*) override { update(); }
};

AddressEdit::AddressEdit(QWidget* parent) : LineEdit(tr("Address"), parent) {
  setObjectName(QStringLiteral("request.address"));
  setFace(Face::Code);
  setBare(true);
  connect(this, &QLineEdit::textEdited, this, &AddressEdit::take);
  connect(&ThemeNotifier::instance(), &ThemeNotifier::themeChanged, this, &AddressEdit::paintSpans);
}

void AddressEdit::setAddress(const Address& address) {
  const bool isNews = address != m_address && !m_isTelling;
  m_address = address;
  if (m_isTyped && !isNews) return paintSpans();
  settle();
}

void AddressEdit::settle() {
  m_isTyped = false;
  if (text() != m_address.text) {
    const int caret = cursorPosition();
    setText(m_address.text);
    setCursorPosition(std::min(caret, static_cast<int>(m_address.text.size())));
  }
  paintSpans();
}

void AddressEdit::take(const QString& text) {
  m_isTyped = !requests::looksLikeCurl(text.toStdString());
  if (!m_isTyped) return Q_EMIT commandPasted(text); // pasted by the mouse or dropped: the command on one line
  dropBase();
  const QScopedValueRollback telling(m_isTelling, true);
  Q_EMIT typed(this->text());
}

// {{base}} is a chip in front of the field.
void AddressEdit::dropBase() {
  if (!text().startsWith(baseChip)) return;
  const int caret = cursorPosition() - static_cast<int>(baseChip.size());
  setText(text().mid(baseChip.size()));
  setCursorPosition(std::max(caret, 0));
}

// A menu or another window takes the focus for a while: one goes on typing behind it.
void AddressEdit::focusOutEvent(QFocusEvent* event) {
  LineEdit::focusOutEvent(event);
  if (event->reason() != Qt::PopupFocusReason && event->reason() != Qt::ActiveWindowFocusReason) settle();
}

// A line edit has no rich text; the formats of an input method do the same.
void AddressEdit::paintSpans() {
  QList<QInputMethodEvent::Attribute> attributes;
  const bool isShown = text() == m_address.text;
  for (const AddressSpan& span : isShown ? m_address.spans : QVector<AddressSpan>()) {
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
      m_isTyped = false;
      return Q_EMIT commandPasted(text);
    }
  }
  if (event->matches(QKeySequence::Undo) && !isUndoAvailable()) {
    event->accept();
    return Q_EMIT undoRequested();
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

UrlBar::UrlBar(QWidget* parent)
    : QWidget(parent), m_edit(this), m_copy(QStringLiteral("copy"), tr("Copy as"), this),
      m_choose(new MethodButton(*this)) {
  setObjectName(QStringLiteral("request.bar"));
  setFixedHeight(34);
  m_edit.setControlHeight(30);
  m_edit.installEventFilter(this);
  m_copy.setObjectName(QStringLiteral("request.copy"));
  m_copy.setExtent(26, 15);
  connect(&m_edit, &AddressEdit::typed, this, &UrlBar::edited);
  connect(&m_edit, &AddressEdit::commandPasted, this, &UrlBar::commandPasted);
  connect(&m_edit, &AddressEdit::undoRequested, this, &UrlBar::undoRequested);
  connect(&m_edit, &QLineEdit::returnPressed, this, &UrlBar::submitted);
  connect(&m_copy, &QToolButton::clicked, this, &UrlBar::copyRequested);
  connect(m_choose, &QAbstractButton::clicked, this, &UrlBar::openMethodMenu);
  setTabOrder(m_choose, &m_edit);
}

void UrlBar::setMethodChoices(const QStringList& methods) {
  if (m_methods == methods) return;
  m_methods = methods;
  m_choose->setVisible(!methods.isEmpty());
  place();
}

void UrlBar::openMethodMenu() {
  if (m_methods.isEmpty()) return;
  auto* menu = new QMenu(this);
  menu->setObjectName(QStringLiteral("request.methodMenu"));
  menu->setAttribute(Qt::WA_DeleteOnClose);
  for (const QString& method : m_methods) {
    QAction* action = menu->addAction(method, this, [this, method] { Q_EMIT methodChosen(method); });
    action->setObjectName(QStringLiteral("method.") + method);
    action->setCheckable(true);
    action->setChecked(method == m_method);
    if (action->isChecked()) menu->setActiveAction(action);
  }
  menu->popup(mapToGlobal(QPoint(0, height() + 4)));
}

void UrlBar::setTrailing(QWidget* widget) {
  m_trailing = widget;
  if (widget->parentWidget() != this) widget->setParent(this);
  place();
}

void UrlBar::setMethod(const QString& method) {
  m_method = method;
  m_choose->setText(method);
  m_choose->setAccessibleName(tr("Method: %1").arg(method));
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

double UrlBar::methodWidth() const {
  return textWidth(monoFont(12, 700), m_method) + (m_methods.isEmpty() ? 0 : chevron);
}

double UrlBar::leadWidth() const {
  const double base = m_showsBase ? textWidth(monoFont(13), baseChip) + 8 : 0;
  return pad + methodWidth() + 18 + base; // the field has room of its own before its text
}

void UrlBar::place() {
  const int lead = static_cast<int>(std::ceil(leadWidth()));
  m_copy.move(width() - m_copy.width() - 4, (height() - m_copy.height()) / 2);
  int right = m_copy.x();
  if (m_trailing && m_trailing->isVisibleTo(this)) {
    const int wanted = std::min(m_trailing->sizeHint().width(), std::max(width() / 3, 60));
    right -= wanted + 2;
    m_trailing->setGeometry(right, (height() - 26) / 2, wanted, 26);
  }
  m_edit.setGeometry(lead, 2, right - lead - 2, 30);
  m_choose->setGeometry(0, 0, static_cast<int>(pad + methodWidth() + 8), height());
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
  const double method = methodWidth();
  if (m_methods.isEmpty())
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
