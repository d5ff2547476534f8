// SPDX-FileCopyrightText: Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/text/line_code_edit.h"

#include "ui/theme/look.h"
#include "ui/theme/paint.h"

#include <QKeyEvent>
#include <QListWidget>
#include <QPainter>
#include <QPainterPath>
#include <QStyledItemDelegate>

namespace signalbox::ui {
namespace {

constexpr int rowHeight = 26;
constexpr int mostRows = 8;

bool isNameLetter(QChar c) { return c.isLetterOrNumber() || c == u'_'; }

class WordDelegate final : public QStyledItemDelegate {
public:
  using QStyledItemDelegate::QStyledItemDelegate;
  QSize sizeHint(const QStyleOptionViewItem&, const QModelIndex&) const override { return {120, rowExtent(rowHeight)}; }
  void paint(QPainter* painter, const QStyleOptionViewItem& option, const QModelIndex& index) const override {
    const QRectF row = QRectF(option.rect).adjusted(4, 0, -4, 0);
    if (option.state & QStyle::State_Selected) box(*painter, row, 5, theme().selected);
    drawText(*painter, row.adjusted(8, 0, -8, 0), index.data().toString(), monoFont(12), theme().text);
  }
};

// The list paints its own overlay: a child of the window, not a window of its own.
class WordList final : public QListWidget {
public:
  explicit WordList(QWidget* parent) : QListWidget(parent) {
    setFocusPolicy(Qt::NoFocus);
    setFrameShape(QFrame::NoFrame);
    setItemDelegate(new WordDelegate(this));
    setViewportMargins(1, 5, 1, 5);
    setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    viewport()->setAutoFillBackground(false);
    setAccessibleName(tr("Completions"));
  }

protected:
  // Around the viewport too.
  bool event(QEvent* event) override {
    if (event->type() != QEvent::Paint) return QListWidget::event(event);
    QPainter painter(this);
    const Theme& t = theme();
    box(painter, QRectF(rect()), 8, t.overlay, t.isDark ? t.borderStrong : t.border);
    return true;
  }
};

} // namespace

LineCodeEdit::LineCodeEdit(const QString& name, QWidget* parent) : LineEdit(name, parent) {
  setFace(Face::Code);
  connect(this, &QLineEdit::textEdited, this, &LineCodeEdit::offer);
  connect(this, &QLineEdit::textChanged, this, &LineCodeEdit::runCheck);
}

LineCodeEdit::~LineCodeEdit() { closeList(); }

void LineCodeEdit::setWords(const QStringList& words) {
  m_wordsAt = [words](const QString&) { return words; };
}

void LineCodeEdit::setCheck(std::function<LineProblem(const QString&)> check) {
  m_check = std::move(check);
  runCheck();
}

void LineCodeEdit::runCheck() {
  if (!m_check) return;
  m_problem = m_check(text());
  setToolTip(m_problem.message);
  setAccessibleDescription(m_problem.message);
  update();
}

LineCodeEdit::Word LineCodeEdit::wordAtCaret() const {
  int begin = cursorPosition();
  while (begin > 0 && (m_completesWhole || isNameLetter(text()[begin - 1]))) --begin;
  return {begin, text().mid(begin, cursorPosition() - begin)};
}

// What is typed already, then what it begins, then what holds it.
QStringList LineCodeEdit::matching(const Word& word) const {
  if (word.prefix.isEmpty() || !m_wordsAt) return {};
  QStringList same, starts, contains;
  for (const QString& known : m_wordsAt(text().left(word.begin))) {
    if (known == word.prefix)
      same << known;
    else if (known.startsWith(word.prefix, Qt::CaseInsensitive))
      starts << known;
    else if (word.prefix.size() > 1 && known.contains(word.prefix, Qt::CaseInsensitive))
      contains << known;
  }
  return same + starts + contains;
}

void LineCodeEdit::offer() {
  const Word word = wordAtCaret();
  const QStringList words = matching(word);
  if (words.isEmpty() || (words.size() == 1 && words.first() == word.prefix)) return closeList();
  if (!m_list) {
    m_list = new WordList(window());
    connect(m_list, &QListWidget::itemClicked, this, [this](QListWidgetItem* item) { accept(item->text()); });
  }
  m_list->clear();
  m_list->addItems(words);
  m_list->setCurrentRow(0);
  const int rows = qMin<int>(mostRows, static_cast<int>(words.size()));
  const QPoint below = mapTo(window(), QPoint(0, height() + 3));
  const int high = rows * rowExtent(rowHeight) + 12;
  const bool above = below.y() + high > window()->height();
  m_list->setGeometry(below.x(), above ? below.y() - height() - high - 6 : below.y(), qMax(220, qMin(width(), 320)),
                      high);
  m_list->raise();
  m_list->show();
}

void LineCodeEdit::accept(const QString& word) {
  const Word at = wordAtCaret();
  setSelection(at.begin, static_cast<int>(at.prefix.size()));
  insert(word);
  if (word.endsWith(QLatin1String("[]"))) setCursorPosition(cursorPosition() - 1);
  closeList();
  Q_EMIT textEdited(text());
  closeList();
}

void LineCodeEdit::closeList() {
  if (!m_list) return;
  m_list->hide();
  m_list->deleteLater();
  m_list = nullptr;
}

bool LineCodeEdit::listWants(int key) const {
  if (!m_list) return false;
  if (key == Qt::Key_Down || key == Qt::Key_Up || key == Qt::Key_Escape) return true;
  return (key == Qt::Key_Return || key == Qt::Key_Enter || key == Qt::Key_Tab) &&
         m_list->currentItem()->text() != wordAtCaret().prefix;
}

bool LineCodeEdit::listHandles(int key) {
  if (!listWants(key)) return false;
  const int row = m_list->currentRow();
  switch (key) {
  case Qt::Key_Down: m_list->setCurrentRow(qMin(row + 1, m_list->count() - 1)); break;
  case Qt::Key_Up: m_list->setCurrentRow(qMax(row - 1, 0)); break;
  case Qt::Key_Escape: closeList(); break;
  default: accept(m_list->currentItem()->text());
  }
  return true;
}

bool LineCodeEdit::event(QEvent* event) {
  // Before focus moves on Tab and before shortcuts take Escape.
  if (event->type() == QEvent::KeyPress && listHandles(static_cast<QKeyEvent*>(event)->key())) return true;
  if (event->type() == QEvent::ShortcutOverride && m_list && static_cast<QKeyEvent*>(event)->key() == Qt::Key_Escape) {
    event->accept();
    return true;
  }
  return LineEdit::event(event);
}

void LineCodeEdit::keyPressEvent(QKeyEvent* event) {
  if (event->key() == Qt::Key_Space && event->modifiers() == Qt::ControlModifier) return offer();
  if (event->key() == Qt::Key_Return || event->key() == Qt::Key_Enter) closeList();
  LineEdit::keyPressEvent(event);
}

void LineCodeEdit::focusOutEvent(QFocusEvent* event) {
  closeList();
  LineEdit::focusOutEvent(event);
}

void LineCodeEdit::paintEvent(QPaintEvent* event) {
  LineEdit::paintEvent(event);
  if (m_problem.message.isEmpty() || text().isEmpty()) return;
  const int pad = 8 + 2; // the style's padding and QLineEdit's own
  const auto from = qBound<qsizetype>(0, m_problem.offset, text().size() - 1);
  qsizetype to = from + 1;
  while (to < text().size() && isNameLetter(text()[to])) ++to;
  double x = pad + textWidth(font(), text().left(from));
  const double end = qMin<double>(width() - 4, pad + textWidth(font(), text().left(to)));
  QPainter painter(this);
  painter.setRenderHint(QPainter::Antialiasing);
  painter.setPen(QPen(theme().err, 1.2));
  QPainterPath wave(QPointF(x, height() - 6));
  for (bool up = true; x < end; up = !up) wave.lineTo(x += 2.5, height() - (up ? 4 : 6));
  painter.drawPath(wave);
}

} // namespace signalbox::ui
