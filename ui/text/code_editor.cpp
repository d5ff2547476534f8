// SPDX-FileCopyrightText: Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/text/code_editor.h"

#include "ui/text/code_lexers.h"
#include "ui/text/editor_look.h"
#include "ui/text/json_text.h"
#include "ui/theme/paint.h"

#include <QMouseEvent>
#include <QPainter>

namespace signalbox::ui {
namespace {

constexpr int squiggleError = 8;
constexpr int squiggleWarning = 9;
constexpr int tintError = 10;
constexpr int variableInk = 11;
constexpr qsizetype mostMarked = 1 << 20; // bytes: beyond, variables are not looked for
constexpr double lensGap = 22;

const QColor& islandSurface() { return theme().island; }

unsigned long at(qsizetype offset) { return static_cast<unsigned long>(offset); }

QsciScintilla::FoldStyle foldStyle(CodeEditor::Language language) {
  return language == CodeEditor::Language::Json ? QsciScintilla::PlainFoldStyle : QsciScintilla::NoFoldStyle;
}

} // namespace

CodeEditor::CodeEditor(Language language, const QString& name, QWidget* parent)
    : QsciScintilla(parent), m_language(language), m_surface(islandSurface) {
  setAccessibleName(name);
  configure();
  applyTheme();
  connect(&ThemeNotifier::instance(), &ThemeNotifier::themeChanged, this, &CodeEditor::applyTheme);
  connect(this, &QsciScintilla::textChanged, this, [this] {
    markVariables();
    applyMargins();
    refit();
    if (!m_isSetting) Q_EMIT contentEdited();
  });
  connect(this, &QsciScintillaBase::SCN_MODIFIED, this, [this](int position, int kind, const char*, int length) {
    if (m_lenses.isEmpty() || m_isSetting || !(kind & (SC_MOD_INSERTTEXT | SC_MOD_DELETETEXT))) return;
    moveLenses(position, kind & SC_MOD_INSERTTEXT ? length : -length);
  });
  connect(this, &QsciScintilla::cursorPositionChanged, this,
          [this](int line, int column) { Q_EMIT caretMoved(line + 1, column + 1); });
}

void CodeEditor::configure() {
  setUtf8(true);
  setFrameShape(QFrame::NoFrame);
  setIndentationsUseTabs(false);
  setAutoIndent(true);
  setBackspaceUnindents(true);
  setEolMode(EolUnix);
  applyLanguage();
  setBraceMatching(NoBraceMatch); // only where the caret is
  setExtraAscent(3);
  setExtraDescent(3);
  setScrollWidth(1);
  setScrollWidthTracking(true);
  setMarginMarkerMask(0, 0);
  setMarginType(1, SymbolMargin);
  setMarginWidth(1, 0);
  SendScintilla(SCI_SETMARGINLEFT, 0UL, 4L);
  SendScintilla(SCI_SETMARGINRIGHT, 0UL, 8L);
  SendScintilla(SCI_SETCARETWIDTH, 2);
  SendScintilla(SCI_SETENDATLASTLINE, 1UL, 0L);
  SendScintilla(SCI_SETFOLDFLAGS, 0UL);
  for (const int marker : {SC_MARKNUM_FOLDEROPEN, SC_MARKNUM_FOLDER, SC_MARKNUM_FOLDEREND, SC_MARKNUM_FOLDEROPENMID,
                           SC_MARKNUM_FOLDERSUB, SC_MARKNUM_FOLDERTAIL, SC_MARKNUM_FOLDERMIDTAIL})
    SendScintilla(SCI_MARKERDEFINE, static_cast<unsigned long>(marker), static_cast<long>(SC_MARK_EMPTY));
  indicatorDefine(SquiggleLowIndicator, squiggleError);
  indicatorDefine(SquiggleLowIndicator, squiggleWarning);
  indicatorDefine(FullBoxIndicator, tintError);
  indicatorDefine(TextColorIndicator, variableInk);
}

void CodeEditor::applyLanguage() {
  delete lexer();
  setLexer(makeLexer(m_language, this));
  setFolding(foldStyle(m_language), 2);
}

void CodeEditor::setLanguage(Language language) {
  if (std::exchange(m_language, language) == language) return;
  applyLanguage();
  applyTheme();
}

QString CodeEditor::content() const { return text(); }

QByteArray CodeEditor::bytes() const { return text().toUtf8(); }

void CodeEditor::setContent(const QString& newText) {
  if (newText == text()) return;
  m_isSetting = true;
  const bool readOnly = isReadOnly();
  setReadOnly(false);
  const long caret = SendScintilla(SCI_GETCURRENTPOS);
  beginUndoAction();
  SendScintilla(SCI_SETTARGETRANGE, 0UL, SendScintilla(SCI_GETLENGTH));
  const QByteArray utf8 = newText.toUtf8();
  SendScintilla(SCI_REPLACETARGET, static_cast<uintptr_t>(utf8.size()), utf8.constData());
  endUndoAction();
  SendScintilla(SCI_GOTOPOS, qMin(static_cast<unsigned long>(caret), at(utf8.size())));
  setReadOnly(readOnly);
  m_isSetting = false;
}

void CodeEditor::resetContent(const QString& newText) {
  m_isSetting = true;
  m_lenses.clear();
  setText(newText);
  SendScintilla(SCI_EMPTYUNDOBUFFER);
  SendScintilla(SCI_SETXOFFSET, 0UL);
  SendScintilla(SCI_SETFIRSTVISIBLELINE, 0UL);
  setScrollWidth(1); // as wide as the lines that are drawn from now on
  m_isSetting = false;
}

void CodeEditor::setReadOnlyLook(bool readOnly) {
  setReadOnly(readOnly);
  applyTheme();
}

void CodeEditor::setProse(bool isProse) {
  m_isProse = isProse;
  applyTheme();
}

void CodeEditor::setLineNumbersShown(bool shown) {
  m_lineNumbers = shown;
  applyMargins();
}

void CodeEditor::setSurface(const QColor& (*background)()) {
  m_surface = background;
  applyTheme();
}

void CodeEditor::fitHeight(int fewestLines, int mostLines) {
  m_fewestLines = fewestLines;
  m_mostLines = mostLines;
  refit();
}

void CodeEditor::refit() {
  if (m_mostLines == 0) return;
  const int shown = qBound(m_fewestLines, lines(), m_mostLines);
  setFixedHeight(shown * textHeight(0) + 14);
}

// ---------------------------------------------------------------- theme

void CodeEditor::applyTheme() {
  const Theme& t = theme();
  m_background = m_surface();
  setWrapMode(m_isProse || editorLook().wrapsLines ? WrapWord : WrapNone);
  setTabWidth(editorLook().indent);
  applyLexerTheme();
  setPaper(m_background);
  setColor(t.text);
  setMarginsBackgroundColor(m_background);
  setMarginsForegroundColor(t.text3);
  setMarginsFont(monoFont(editorLook().fontSize - 2));
  setFoldMarginColors(m_background, m_background);
  setCaretForegroundColor(t.accent);
  setCaretLineVisible(!isReadOnly());
  setCaretLineBackgroundColor(t.caretLine);
  setSelectionBackgroundColor(t.editorSelection);
  resetSelectionForegroundColor();
  setMatchedBraceBackgroundColor(t.matchedBrace);
  setMatchedBraceForegroundColor(t.accent);
  setUnmatchedBraceForegroundColor(t.err);
  setUnmatchedBraceBackgroundColor(m_background);
  setIndentationGuides(!m_isProse);
  setIndentationGuidesForegroundColor(t.divider);
  setIndentationGuidesBackgroundColor(m_background);
  setIndicatorForegroundColor(t.err, squiggleError);
  setIndicatorForegroundColor(t.warn, squiggleWarning);
  setIndicatorForegroundColor(t.err, tintError);
  setIndicatorForegroundColor(t.accent, variableInk);
  SendScintilla(SCI_INDICSETALPHA, static_cast<unsigned long>(tintError), t.isDark ? 38L : 26L);
  SendScintilla(SCI_INDICSETOUTLINEALPHA, static_cast<unsigned long>(tintError), 0L);
  applyMargins();
  refit();
}

void CodeEditor::applyLexerTheme() {
  const QFont font = monoFont(editorLook().fontSize);
  if (lexer())
    colourLexer(*lexer(), m_language, m_background, font);
  else
    setFont(font);
}

void CodeEditor::applyMargins() {
  const auto digits = QString::number(qMax(9, lines())).size() + 2;
  const bool numbers = m_lineNumbers && editorLook().lineNumbers;
  setMarginType(0, numbers ? NumberMargin : SymbolMargin); // without numbers room only, no pieces of them
  if (numbers)
    setMarginWidth(0, QString(digits, QLatin1Char('0')));
  else
    setMarginWidth(0, 6);
  setMarginWidth(2, m_language == Language::Json ? 14 : 0);
}

// ---------------------------------------------------------------- marks

void CodeEditor::markVariables() {
  SendScintilla(SCI_SETINDICATORCURRENT, static_cast<unsigned long>(variableInk));
  const long length = SendScintilla(SCI_GETLENGTH);
  SendScintilla(SCI_INDICATORCLEARRANGE, 0UL, length);
  if (length > mostMarked) return;
  const QByteArray utf8 = bytes();
  for (qsizetype begin = utf8.indexOf("{{"); begin >= 0; begin = utf8.indexOf("{{", begin)) {
    const qsizetype end = utf8.indexOf("}}", begin);
    const qsizetype line = utf8.indexOf('\n', begin);
    if (end < 0) return;
    if (line >= 0 && line < end) {
      begin += 2;
      continue;
    }
    SendScintilla(SCI_INDICATORFILLRANGE, at(begin), static_cast<long>(end + 2 - begin));
    begin = end + 2;
  }
}

void CodeEditor::setLenses(const QVector<Lens>& lenses) {
  m_lenses = lenses;
  markLenses();
  viewport()->update();
}

// Until they are set anew, lenses stand at the letters they were set at.
void CodeEditor::moveLenses(qsizetype position, qsizetype inserted) {
  const auto moved = [&](qsizetype place, bool isEnd) {
    if (isEnd ? place <= position : place < position) return place;
    return std::max(place + inserted, position);
  };
  for (Lens& lens : m_lenses) {
    lens.begin = moved(lens.begin, false);
    lens.end = std::max(lens.begin, moved(lens.end, true));
  }
}

void CodeEditor::markLenses() {
  const long length = SendScintilla(SCI_GETLENGTH);
  for (const int indicator : {squiggleError, squiggleWarning, tintError}) {
    SendScintilla(SCI_SETINDICATORCURRENT, static_cast<unsigned long>(indicator));
    SendScintilla(SCI_INDICATORCLEARRANGE, 0UL, length);
  }
  for (const Lens& lens : m_lenses) {
    if (lens.begin < 0 || lens.end > length || lens.end <= lens.begin) continue;
    SendScintilla(SCI_SETINDICATORCURRENT,
                  static_cast<unsigned long>(lens.severity == Lens::Severity::Error ? squiggleError : squiggleWarning));
    SendScintilla(SCI_INDICATORFILLRANGE, at(lens.begin), static_cast<long>(lens.end - lens.begin));
  }
}

void CodeEditor::selectRange(qsizetype begin, qsizetype end) {
  const auto length = static_cast<qsizetype>(SendScintilla(SCI_GETLENGTH));
  begin = qBound<qsizetype>(0, begin, length);
  end = qBound(begin, end, length);
  const long line = SendScintilla(SCI_LINEFROMPOSITION, at(begin));
  SendScintilla(SCI_ENSUREVISIBLEENFORCEPOLICY, static_cast<unsigned long>(line));
  SendScintilla(SCI_SETSEL, at(begin), static_cast<long>(end));
  SendScintilla(SCI_SCROLLCARET);
  setFocus(Qt::OtherFocusReason);
}

qsizetype CodeEditor::selectionBegin() const { return static_cast<qsizetype>(SendScintilla(SCI_GETSELECTIONSTART)); }

qsizetype CodeEditor::selectionEnd() const { return static_cast<qsizetype>(SendScintilla(SCI_GETSELECTIONEND)); }

QString CodeEditor::selectedBytesText() const { return selectedText(); }

// ---------------------------------------------------------------- painting

void CodeEditor::paintEvent(QPaintEvent* event) {
  QsciScintilla::paintEvent(event);
  QPainter painter(viewport());
  if (m_language == Language::Json) paintFolds(painter);
  if (!m_lenses.isEmpty()) paintLenses(painter);
}

// QScintilla's own fold marks ignore the device pixel ratio, so they are empty and the chevrons are painted here.
void CodeEditor::paintFolds(QPainter& painter) {
  const int height = textHeight(0);
  const double x = marginWidth(0) + marginWidth(1) + 1;
  const long first = SendScintilla(SCI_GETFIRSTVISIBLELINE);
  const long last = first + SendScintilla(SCI_LINESONSCREEN) + 1;
  for (long visible = first; visible <= last; ++visible) {
    const long line = SendScintilla(SCI_DOCLINEFROMVISIBLE, static_cast<unsigned long>(visible));
    if (line >= lines()) return;
    if (!(SendScintilla(SCI_GETFOLDLEVEL, static_cast<unsigned long>(line)) & SC_FOLDLEVELHEADERFLAG)) continue;
    const bool open = SendScintilla(SCI_GETFOLDEXPANDED, static_cast<unsigned long>(line));
    const double y = static_cast<double>((visible - first) * height) + height / 2.0 - 6;
    drawIcon(painter, open ? QStringLiteral("chevron-down") : QStringLiteral("chevron-right"), theme().text3,
             QRectF(x, y, 12, 12));
  }
}

QRectF CodeEditor::lensRect(const Lens& lens) const {
  const long length = SendScintilla(SCI_GETLENGTH);
  const long from = SendScintilla(SCI_LINEFROMPOSITION, qMin(at(lens.begin), static_cast<unsigned long>(length)));
  const long end = SendScintilla(SCI_GETLINEENDPOSITION, static_cast<unsigned long>(from));
  const double x = static_cast<double>(SendScintilla(SCI_POINTXFROMPOSITION, 0UL, end)) + lensGap;
  const double y = static_cast<double>(SendScintilla(SCI_POINTYFROMPOSITION, 0UL, end));
  return {x, y, qMin(textWidth(uiFont(12, 500), lens.text) + 20, viewport()->width() - x - 4),
          static_cast<double>(textHeight(0))};
}

void CodeEditor::paintLenses(QPainter& painter) {
  QSet<double> taken; // one message a line: the first
  for (const Lens& lens : m_lenses) {
    const QRectF rect = lensRect(lens);
    if (taken.contains(rect.y()) || rect.bottom() < 0 || rect.top() > viewport()->height()) continue;
    taken.insert(rect.y());
    const QColor color = lens.severity == Lens::Severity::Error ? theme().err : theme().warn;
    const auto icon =
        lens.severity == Lens::Severity::Error ? QStringLiteral("circle-alert") : QStringLiteral("triangle-alert");
    drawIcon(painter, icon, color, QRectF(rect.x(), rect.center().y() - 6.5, 13, 13));
    drawText(painter, rect.adjusted(19, 0, 0, 0), lens.text, uiFont(12, 500), color);
  }
}

// ---------------------------------------------------------------- keys and mouse

void CodeEditor::mouseReleaseEvent(QMouseEvent* event) {
  QsciScintilla::mouseReleaseEvent(event);
  for (int i = 0; i < m_lenses.size(); ++i)
    if (lensRect(m_lenses[i]).contains(event->position())) return Q_EMIT lensClicked(i);
}

void CodeEditor::focusInEvent(QFocusEvent* event) {
  QsciScintilla::focusInEvent(event);
  if (!isReadOnly()) setBraceMatching(SloppyBraceMatch);
  if (parentWidget()) parentWidget()->update(); // a frame around the editor shows the focus
}

void CodeEditor::focusOutEvent(QFocusEvent* event) {
  QsciScintilla::focusOutEvent(event);
  setBraceMatching(NoBraceMatch);
  if (parentWidget()) parentWidget()->update();
}

} // namespace signalbox::ui
