// SPDX-FileCopyrightText: Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/widgets/line_edit_accessible.h"

#include <QAccessibleWidget>
#include <QFontMetrics>
#include <QLineEdit>
#include <QTextBoundaryFinder>

#include <algorithm>
#include <vector>

namespace signalbox::ui {
namespace {

constexpr int atTheCaret = -2; // offsets of AT-SPI

// Where its letters, words or sentences begin; the line is one. What is between words is a segment too.
std::vector<int> segmentStarts(const QString& text, QAccessible::TextBoundaryType boundary) {
  std::vector<int> starts;
  if (text.isEmpty()) return starts;
  starts.push_back(0);
  const auto add = [&](QTextBoundaryFinder::BoundaryType kind) {
    QTextBoundaryFinder finder(kind, text);
    for (auto at = finder.toNextBoundary(); at > 0 && at < text.size(); at = finder.toNextBoundary())
      starts.push_back(int(at));
  };
  switch (boundary) {
  case QAccessible::CharBoundary: add(QTextBoundaryFinder::Grapheme); break;
  case QAccessible::WordBoundary: add(QTextBoundaryFinder::Word); break;
  case QAccessible::SentenceBoundary: add(QTextBoundaryFinder::Sentence); break;
  case QAccessible::ParagraphBoundary:
  case QAccessible::LineBoundary:
  case QAccessible::NoBoundary: break;
  }
  return starts;
}

class LineEditAccessible final : public QAccessibleWidget,
                                 public QAccessibleTextInterface,
                                 public QAccessibleEditableTextInterface {
public:
  explicit LineEditAccessible(QLineEdit* edit) : QAccessibleWidget(edit, QAccessible::EditableText) {}

  void* interface_cast(QAccessible::InterfaceType type) override {
    if (type == QAccessible::TextInterface) return static_cast<QAccessibleTextInterface*>(this);
    if (type == QAccessible::EditableTextInterface) return static_cast<QAccessibleEditableTextInterface*>(this);
    return QAccessibleWidget::interface_cast(type);
  }

  QString text(QAccessible::Text kind) const override {
    return kind == QAccessible::Value ? edit().displayText() : QAccessibleWidget::text(kind);
  }
  void setText(QAccessible::Text kind, const QString& text) override {
    if (kind == QAccessible::Value)
      write(0, characterCount(), text);
    else
      QAccessibleWidget::setText(kind, text);
  }

  QAccessible::State state() const override {
    QAccessible::State state = QAccessibleWidget::state();
    state.readOnly = edit().isReadOnly();
    state.editable = !edit().isReadOnly();
    state.passwordEdit = !isPlain();
    state.selectableText = true;
    return state;
  }

  int cursorPosition() const override { return edit().cursorPosition(); }
  void setCursorPosition(int position) override { edit().setCursorPosition(position); }
  int characterCount() const override { return int(edit().displayText().size()); }
  QString text(int from, int to) const override {
    return from < to ? edit().displayText().mid(from, to - from) : QString();
  }

  QString textAtOffset(int offset, QAccessible::TextBoundaryType boundary, int* from, int* to) const override {
    return segment(offset, boundary, 0, from, to);
  }
  QString textBeforeOffset(int offset, QAccessible::TextBoundaryType boundary, int* from, int* to) const override {
    return segment(offset, boundary, -1, from, to);
  }
  QString textAfterOffset(int offset, QAccessible::TextBoundaryType boundary, int* from, int* to) const override {
    return segment(offset, boundary, 1, from, to);
  }
  QString attributes(int, int* from, int* to) const override { // the same from end to end
    *from = 0;
    *to = characterCount();
    return {};
  }

  void selection(int index, int* from, int* to) const override {
    const bool isThere = index == 0 && edit().hasSelectedText();
    *from = isThere ? edit().selectionStart() : 0;
    *to = isThere ? edit().selectionEnd() : 0;
  }
  int selectionCount() const override { return edit().hasSelectedText() ? 1 : 0; }
  void addSelection(int from, int to) override { setSelection(0, from, to); }
  void removeSelection(int index) override {
    if (index == 0) edit().deselect();
  }
  void setSelection(int index, int from, int to) override {
    if (index == 0) edit().setSelection(from, to - from);
  }

  QRect characterRect(int offset) const override {
    const QFontMetrics metrics(edit().font());
    const QString shown = edit().displayText();
    const QRect caret = edit().inputMethodQuery(Qt::ImCursorRectangle).toRect();
    const int x = caret.center().x() - metrics.horizontalAdvance(shown.left(cursorPosition())) +
                  metrics.horizontalAdvance(shown.left(offset));
    const int wide = metrics.horizontalAdvance(shown.mid(offset, 1));
    return {edit().mapToGlobal(QPoint(x, (edit().height() - metrics.height()) / 2)), QSize(wide, metrics.height())};
  }
  int offsetAtPoint(const QPoint& point) const override { return edit().cursorPositionAt(edit().mapFromGlobal(point)); }
  void scrollToSubstring(int from, int to) override {
    setCursorPosition(to);
    setCursorPosition(from);
  }

  void deleteText(int from, int to) override { write(from, to, {}); }
  void insertText(int offset, const QString& text) override { write(offset, offset, text); }
  void replaceText(int from, int to, const QString& text) override { write(from, to, text); }

private:
  QLineEdit& edit() const { return *static_cast<QLineEdit*>(widget()); }
  bool isPlain() const { return edit().echoMode() == QLineEdit::Normal; }
  int found(int offset) const {
    return offset == atTheCaret ? cursorPosition() : offset < 0 ? characterCount() : offset;
  }

  // The segment so many behind the one at the offset. Behind the last letter stands the last word, and no letter.
  QString segment(int offset, QAccessible::TextBoundaryType boundary, int steps, int* from, int* to) const {
    const QString shown = edit().displayText();
    const std::vector<int> starts = segmentStarts(shown, boundary);
    const auto count = std::ssize(starts);
    const int place = std::min(found(offset), int(shown.size()));
    const bool isBehind = place == int(shown.size()) && boundary == QAccessible::CharBoundary;
    const auto at = isBehind ? count : std::ranges::upper_bound(starts, place) - starts.begin() - 1;
    const auto wanted = at + steps;
    if (wanted < 0 || wanted >= count) {
      *from = *to = wanted < 0 ? 0 : int(shown.size());
      return {};
    }
    *from = starts[std::size_t(wanted)];
    *to = wanted + 1 < count ? starts[std::size_t(wanted) + 1] : int(shown.size());
    return shown.mid(*from, *to - *from);
  }

  // As typing does: undone, validated and told.
  void write(int from, int to, const QString& text) {
    if (edit().isReadOnly()) return;
    edit().setSelection(from, to - from);
    edit().insert(text);
  }
};

QAccessibleInterface* makeInterface(const QString& className, QObject* object) {
  return className == QLatin1String("QLineEdit") ? new LineEditAccessible(static_cast<QLineEdit*>(object)) : nullptr;
}

} // namespace

void installLineEditAccessible() {
  static const bool installed = [] {
    QAccessible::installFactory(makeInterface);
    return true;
  }();
  Q_UNUSED(installed);
}

} // namespace signalbox::ui
