// SPDX-FileCopyrightText: Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/text/bytes_view.h"

#include "ui/text/editor_look.h"
#include "ui/theme/theme.h"
#include "ui/widgets/spoken_role.h"

#include <QApplication>
#include <QClipboard>
#include <QFontMetricsF>
#include <QKeyEvent>
#include <QScrollBar>

#include <algorithm>
#include <climits>

namespace signalbox::ui {
namespace {

constexpr std::size_t stepBytes = 128 << 10;
constexpr qint64 stepNanoseconds = 4'000'000; // between events
constexpr std::size_t firstBytes = 1 << 20;   // are read before the first look
constexpr qint64 fitInterval = 60;            // milliseconds between two looks of the scroll bar at what was read
constexpr std::size_t mostCopied = 1 << 20;

} // namespace

BytesView::BytesView(const QString& name, QWidget* parent) : QAbstractScrollArea(parent) {
  setAccessibleName(name);
  setSpokenRole(*this, QAccessible::Document);
  setFrameShape(QFrame::NoFrame);
  setFocusPolicy(Qt::StrongFocus);
  viewport()->setCursor(Qt::IBeamCursor);
  m_worker.setInterval(0);
  connect(&m_worker, &QTimer::timeout, this, &BytesView::work);
  connect(&ThemeNotifier::instance(), &ThemeNotifier::themeChanged, this, [this] {
    measure(); // the size of code may be another one
    fitScrollBars();
    viewport()->update();
  });
  connect(verticalScrollBar(), &QScrollBar::valueChanged, this, &BytesView::fitScrollBars);
  measure();
}

void BytesView::measure() {
  const QFontMetricsF metrics(monoFont(editorLook().fontSize));
  m_charWidth = metrics.horizontalAdvance(QLatin1Char('0'));
  m_lineHeight = static_cast<int>(metrics.height()) + 4;
}

void BytesView::setBytes(Bytes bytes, ByteLines::Kind kind) {
  m_bytes = std::move(bytes);
  m_lines = std::make_unique<ByteLines>(m_bytes, kind);
  m_folds.clear();
  m_hidden.clear();
  m_search = {};
  m_match = -1;
  m_wanted.reset();
  m_current = m_anchor = 0;
  m_widest = 0;
  m_lines->advance(firstBytes);
  m_sinceFit.start();
  m_worker.start();
  verticalScrollBar()->setValue(0);
  horizontalScrollBar()->setValue(0);
  fitScrollBars();
  viewport()->update();
}

void BytesView::clear() {
  m_worker.stop();
  m_lines.reset();
  m_bytes.reset();
  m_wanted.reset();
  m_search = {};
  m_folds.clear();
  m_hidden.clear();
  viewport()->update();
}

void BytesView::work() {
  QElapsedTimer clock;
  clock.start();
  const bool wasComplete = !m_lines || m_lines->isComplete();
  const std::size_t before = m_search.count();
  bool reads = !wasComplete;
  bool searches = !m_search.isComplete();
  while ((reads || searches) && clock.nsecsElapsed() < stepNanoseconds) {
    if (reads) reads = m_lines->advance(stepBytes);
    if (searches) searches = m_search.advance(stepBytes);
  }
  if (!reads && !searches) m_worker.stop();
  if (m_wanted) showByte(*m_wanted);
  if (!wasComplete && (!reads || m_sinceFit.elapsed() >= fitInterval)) {
    fitScrollBars();
    m_sinceFit.start();
    if (!reads) Q_EMIT indexed();
  }
  if (m_search.count() != before || !searches) {
    if (m_match < 0 && m_search.count() > 0) showNext(1);
    viewport()->update();
    Q_EMIT searched();
  }
}

void BytesView::fitScrollBars() {
  const int rows = std::max(viewport()->height() / m_lineHeight, 1);
  const std::size_t shown = visibleCount();
  const auto most = static_cast<int>(std::min<std::size_t>(shown, INT_MAX));
  verticalScrollBar()->setRange(0, std::max(most - rows, 0));
  verticalScrollBar()->setPageStep(rows);
  const int columns = std::max(static_cast<int>((viewport()->width() - gutterWidth()) / m_charWidth), 1);
  m_widest = std::max(m_widest, widestInView());
  horizontalScrollBar()->setRange(0, std::max(m_widest + 1 - columns, 0));
  horizontalScrollBar()->setPageStep(columns);
}

// In characters. What was never in view needs no scroll bar.
int BytesView::widestInView() const {
  qsizetype widest = 0;
  const auto first = static_cast<std::size_t>(verticalScrollBar()->value());
  const std::size_t end =
      std::min(visibleCount(), first + static_cast<std::size_t>(viewport()->height() / m_lineHeight) + 1);
  for (std::size_t row = first; row < end; ++row) widest = std::max(widest, lineText(lineOfRow(row)).size());
  return static_cast<int>(widest);
}

std::size_t BytesView::visibleCount() const {
  std::size_t count = m_lines ? m_lines->count() : 0;
  for (const Fold& fold : m_hidden) count -= fold.last - fold.line;
  return count;
}

std::size_t BytesView::lineOfRow(std::size_t row) const {
  std::size_t line = row;
  for (const Fold& fold : m_hidden) {
    if (fold.line >= line) break;
    line += fold.last - fold.line;
  }
  return line;
}

std::size_t BytesView::rowOfLine(std::size_t line) const {
  std::size_t hidden = 0;
  for (const Fold& fold : m_hidden) {
    if (fold.line >= line) break;
    if (line <= fold.last) return fold.line - hidden;
    hidden += fold.last - fold.line;
  }
  return line - hidden;
}

std::vector<BytesView::Fold> BytesView::outermost() const {
  std::vector<Fold> shown;
  for (const Fold& fold : m_folds)
    if (shown.empty() || fold.line > shown.back().last) shown.push_back(fold);
  return shown;
}

bool BytesView::isFolded(std::size_t line) const {
  return std::ranges::any_of(m_folds, [&](const Fold& fold) { return fold.line == line; });
}

void BytesView::fold(std::size_t line) {
  if (!m_lines || isFolded(line)) return;
  const auto closing = m_lines->closing(line);
  if (!closing) return;
  const auto place = std::ranges::lower_bound(m_folds, line, {}, &Fold::line);
  m_folds.insert(place, {line, *closing});
  m_hidden = outermost();
  m_current = m_anchor = line;
  fitScrollBars();
  viewport()->update();
}

void BytesView::unfold(std::size_t line) {
  std::erase_if(m_folds, [&](const Fold& fold) { return fold.line == line; });
  m_hidden = outermost();
  fitScrollBars();
  viewport()->update();
}

void BytesView::toggleFold(std::size_t line) { isFolded(line) ? unfold(line) : fold(line); }

void BytesView::search(const QString& text) {
  m_search = m_bytes && !text.isEmpty() ? ByteSearch(m_bytes, text) : ByteSearch();
  m_match = -1;
  if (!m_search.isComplete()) m_worker.start();
  viewport()->update();
  Q_EMIT searched();
}

void BytesView::showNext(int step) {
  const auto count = static_cast<int>(m_search.matches().size());
  if (count == 0 || !m_lines) return;
  if (m_match < 0)
    m_match = static_cast<int>(m_search.indexFrom(m_lines->line(m_current).begin)) % count;
  else
    m_match = (m_match + step + count) % count;
  const std::size_t offset = m_search.matches()[static_cast<std::size_t>(m_match)];
  while (!m_lines->isComplete() && m_lines->line(m_lines->count() - 1).end < offset) m_lines->advance(stepBytes);
  goTo(m_lines->lineAt(offset));
  Q_EMIT searched();
}

void BytesView::showByte(std::size_t offset) {
  if (!m_lines || m_lines->count() == 0) return;
  const bool isKnown = m_lines->isComplete() || m_lines->line(m_lines->count() - 1).begin > offset;
  m_wanted = isKnown ? std::nullopt : std::optional(offset);
  if (isKnown) goTo(m_lines->lineAt(offset));
}

void BytesView::goTo(std::size_t line) {
  for (const Fold& fold : std::vector(m_folds))
    if (line > fold.line && line <= fold.last) unfold(fold.line);
  moveTo(line, false);
}

void BytesView::moveTo(std::size_t line, bool extends) {
  if (!m_lines || m_lines->count() == 0) return;
  m_current = std::min(line, m_lines->count() - 1);
  if (!extends) m_anchor = m_current;
  reveal(m_current);
  viewport()->update();
}

void BytesView::reveal(std::size_t line) {
  const auto row = static_cast<int>(rowOfLine(line));
  QScrollBar* bar = verticalScrollBar();
  fitScrollBars();
  if (row < bar->value())
    bar->setValue(row);
  else if (row >= bar->value() + bar->pageStep())
    bar->setValue(row - bar->pageStep() + 1);
}

QString BytesView::lineText(std::size_t line) const {
  return m_lines && line < m_lines->count() ? m_lines->text(line, 4000) : QString();
}

QString BytesView::selectedText() const {
  if (!m_lines || m_lines->count() == 0) return {};
  const auto [first, last] = std::minmax(m_anchor, m_current);
  std::size_t end = m_lines->line(last).end;
  for (const Fold& fold : m_folds)
    if (fold.line == last) end = m_lines->line(fold.last).end;
  const std::size_t begin = m_lines->line(first).begin;
  const std::string_view bytes = m_lines->bytes().substr(begin, std::min(end - begin, mostCopied));
  return QString::fromUtf8(bytes.data(), static_cast<qsizetype>(bytes.size()));
}

std::size_t BytesView::rowAt(const QPoint& position) const {
  const int row = verticalScrollBar()->value() + std::max(position.y(), 0) / m_lineHeight;
  const std::size_t count = visibleCount();
  return count == 0 ? 0 : std::min(static_cast<std::size_t>(row), count - 1);
}

void BytesView::resizeEvent(QResizeEvent*) { fitScrollBars(); }

void BytesView::changeEvent(QEvent* event) {
  if (event->type() == QEvent::FontChange || event->type() == QEvent::StyleChange) measure();
  QAbstractScrollArea::changeEvent(event);
}

void BytesView::mousePressEvent(QMouseEvent* event) {
  if (event->button() != Qt::LeftButton || !m_lines || m_lines->count() == 0) return;
  const std::size_t line = lineOfRow(rowAt(event->position().toPoint()));
  const bool isInGutter = event->position().x() < gutterWidth();
  if (isInGutter && m_lines->line(line).opens) return toggleFold(line);
  moveTo(line, event->modifiers() & Qt::ShiftModifier);
}

void BytesView::mouseMoveEvent(QMouseEvent* event) {
  if (event->buttons() & Qt::LeftButton) moveTo(lineOfRow(rowAt(event->position().toPoint())), true);
}

void BytesView::keyPressEvent(QKeyEvent* event) {
  if (!m_lines || m_lines->count() == 0) return QAbstractScrollArea::keyPressEvent(event);
  const std::size_t row = rowOfLine(m_current);
  const std::size_t last = visibleCount() - 1;
  const auto page = static_cast<std::size_t>(verticalScrollBar()->pageStep());
  const bool extends = event->modifiers() & Qt::ShiftModifier;
  if (event->matches(QKeySequence::Copy)) return QApplication::clipboard()->setText(selectedText());
  switch (event->key()) {
  case Qt::Key_Down: return moveTo(lineOfRow(std::min(row + 1, last)), extends);
  case Qt::Key_Up: return moveTo(lineOfRow(row > 0 ? row - 1 : 0), extends);
  case Qt::Key_PageDown: return moveTo(lineOfRow(std::min(row + page, last)), extends);
  case Qt::Key_PageUp: return moveTo(lineOfRow(row > page ? row - page : 0), extends);
  case Qt::Key_Home: return moveTo(0, extends);
  case Qt::Key_End: return moveTo(lineOfRow(last), extends);
  case Qt::Key_Left: return fold(m_current);
  case Qt::Key_Right: return unfold(m_current);
  default: return QAbstractScrollArea::keyPressEvent(event);
  }
}

} // namespace signalbox::ui
