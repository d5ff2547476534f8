// SPDX-FileCopyrightText: Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/text/prose.h"

#include "ui/theme/focus_paint.h"
#include "ui/theme/paint.h"

#include <QPainter>
#include <QScrollBar>
#include <QTextBlock>
#include <QTextList>
#include <QTextTable>
#include <QWheelEvent>

namespace signalbox::ui {

namespace {

constexpr double bodyPixels = 13;

double headingPixels(int level) {
  constexpr double sizes[]{20, 17, 15, 14, 13, 13};
  return sizes[qBound(1, level, 6) - 1];
}

// Markdown marks it as of fixed pitch, HTML by the family.
bool isCode(const QTextCharFormat& format) {
  return format.fontFixedPitch() || format.fontFamilies().toStringList().contains(QLatin1String("monospace"));
}

QTextCharFormat formatFor(const QTextCharFormat& now, int headingLevel) {
  QTextCharFormat format;
  const Theme& t = theme();
  if (isCode(now)) {
    format.setFont(monoFont(12), QTextCharFormat::FontPropertiesAll);
    format.setFontFixedPitch(true);
    format.setForeground(t.text);
    format.setBackground(t.hover);
    return format;
  }
  const double pixels = headingLevel > 0 ? headingPixels(headingLevel) : bodyPixels;
  const bool isBold = headingLevel > 0 || now.fontWeight() > QFont::Medium;
  QFont font = headingLevel > 0 ? displayFont(pixels) : uiFont(pixels, isBold ? 600 : 400);
  font.setItalic(now.fontItalic());
  font.setStrikeOut(now.fontStrikeOut());
  format.setFont(font, QTextCharFormat::FontPropertiesAll);
  if (now.isAnchor()) {
    format.setForeground(t.accent);
    format.setFontUnderline(true);
  } else if (now.foreground().style() == Qt::NoBrush) {
    format.setForeground(headingLevel > 0 || isBold ? t.text : t.text2);
  }
  return format;
}

void dressBlock(QTextBlock block) {
  QTextCursor cursor(block);
  const int level = block.blockFormat().headingLevel();
  QTextBlockFormat blockFormat;
  const bool isCodeBlock = block.blockFormat().hasProperty(QTextFormat::BlockCodeFence) ||
                           block.blockFormat().hasProperty(QTextFormat::BlockCodeLanguage);
  if (isCodeBlock) {
    blockFormat.setBackground(theme().isDark ? theme().inset : theme().raised);
    blockFormat.setLeftMargin(8);
  } else {
    blockFormat.setLineHeight(130, QTextBlockFormat::ProportionalHeight);
    blockFormat.setTopMargin(level > 0 ? 12 : 4);
    blockFormat.setBottomMargin(4);
  }
  cursor.mergeBlockFormat(blockFormat);
  std::vector<std::pair<int, int>> spans;
  std::vector<QTextCharFormat> formats;
  for (auto it = block.begin(); !it.atEnd(); ++it) {
    const QTextFragment fragment = it.fragment();
    if (fragment.charFormat().isImageFormat()) continue;
    spans.emplace_back(fragment.position(), fragment.length());
    formats.push_back(fragment.charFormat());
  }
  for (std::size_t index = 0; index < spans.size(); ++index) {
    cursor.setPosition(spans[index].first);
    cursor.setPosition(spans[index].first + spans[index].second, QTextCursor::KeepAnchor);
    cursor.mergeCharFormat(formatFor(formats[index], level));
  }
}

void dressTables(QTextFrame* frame) {
  for (QTextFrame* child : frame->childFrames()) {
    if (auto* table = qobject_cast<QTextTable*>(child)) {
      QTextTableFormat format = table->format();
      format.setBorder(1);
      format.setBorderBrush(theme().border);
      format.setBorderStyle(QTextFrameFormat::BorderStyle_Solid);
      format.setBorderCollapse(true);
      format.setCellPadding(5);
      format.setCellSpacing(0);
      table->setFormat(format);
    }
    dressTables(child);
  }
}

} // namespace

bool mayOpen(const QUrl& link) {
  return link.scheme() == QLatin1String("http") || link.scheme() == QLatin1String("https") ||
         link.scheme() == QLatin1String("mailto");
}

Prose::Prose(const QString& name, QWidget* parent) : QTextBrowser(parent) {
  setAccessibleName(name);
  setFrameShape(QFrame::NoFrame);
  setOpenLinks(false);
  setUndoRedoEnabled(false);
  setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
  setVerticalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
  viewport()->setAutoFillBackground(false);
  document()->setDocumentMargin(0);
  document()->setDefaultFont(uiFont(bodyPixels));
  setTextInteractionFlags(Qt::TextBrowserInteraction);
  QSizePolicy policy(QSizePolicy::Expanding, QSizePolicy::Preferred);
  policy.setHeightForWidth(true);
  setSizePolicy(policy);
  connect(this, &QTextBrowser::anchorClicked, this, &Prose::linkActivated);
  connect(&ThemeNotifier::instance(), &ThemeNotifier::themeChanged, this, &Prose::render);
}

void Prose::showMarkdown(const QString& text) {
  m_source = text;
  m_isMarkdown = true;
  render();
}

void Prose::showRich(const QString& html) {
  m_source = html;
  m_isMarkdown = false;
  render();
}

void Prose::setScrolls(bool scrolls) {
  m_scrolls = scrolls;
  setVerticalScrollBarPolicy(scrolls ? Qt::ScrollBarAsNeeded : Qt::ScrollBarAlwaysOff);
  document()->setDocumentMargin(scrolls ? 14 : 0);
}

void Prose::render() {
  using Document = QTextDocument;
  if (m_isMarkdown)
    document()->setMarkdown(m_source,
                            Document::MarkdownFeatures(Document::MarkdownDialectGitHub) | Document::MarkdownNoHTML);
  else
    document()->setHtml(m_source);
  dress();
  if (!m_query.isEmpty()) highlight(m_query);
  setTextCursor(QTextCursor(document())); // else the end stays in view
  verticalScrollBar()->setValue(0);
  updateGeometry();
}

void Prose::dress() {
  dressTables(document()->rootFrame());
  for (QTextBlock block = document()->begin(); block.isValid(); block = block.next()) dressBlock(block);
}

int Prose::highlight(const QString& query) {
  m_query = query;
  QList<ExtraSelection> marks;
  for (const QString& word : query.split(u' ', Qt::SkipEmptyParts))
    for (QTextCursor at = document()->find(word); !at.isNull(); at = document()->find(word, at)) {
      ExtraSelection mark;
      mark.cursor = at;
      mark.format.setBackground(withAlpha(theme().warnFill, 90));
      marks << mark;
    }
  setExtraSelections(marks);
  return int(marks.size());
}

QVariant Prose::loadResource(int, const QUrl&) { return {}; }

int Prose::heightForWidth(int width) const {
  auto* text = const_cast<QTextDocument*>(document()); // measuring lays it out
  const double before = text->textWidth();
  text->setTextWidth(width);
  const int height = qMax(24, int(std::ceil(text->size().height()))); // what has a focus is as high at least
  text->setTextWidth(before);
  return height;
}

QSize Prose::sizeHint() const { return {320, m_scrolls ? 160 : heightForWidth(qMax(80, this->width()))}; }

QSize Prose::minimumSizeHint() const {
  return m_scrolls ? QSize(120, 60) : QSize(80, heightForWidth(qMax(80, this->width())));
}

void Prose::resizeEvent(QResizeEvent* event) {
  QTextBrowser::resizeEvent(event);
  if (!m_scrolls && event->oldSize().width() != event->size().width()) updateGeometry();
}

void Prose::paintEvent(QPaintEvent* event) {
  QTextBrowser::paintEvent(event);
  if (!showsKeyboardFocus(*this)) return;
  QPainter painter(viewport());
  focusRing(painter, QRectF(viewport()->rect()).adjusted(1, 1, -1, -1), 4);
}

void Prose::focusInEvent(QFocusEvent* event) {
  QTextBrowser::focusInEvent(event);
  viewport()->update();
}

void Prose::focusOutEvent(QFocusEvent* event) {
  QTextBrowser::focusOutEvent(event);
  viewport()->update();
}

// The page around it scrolls.
void Prose::wheelEvent(QWheelEvent* event) {
  if (m_scrolls) return QTextBrowser::wheelEvent(event);
  event->ignore();
}

} // namespace signalbox::ui
