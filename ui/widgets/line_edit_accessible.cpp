// SPDX-FileCopyrightText: Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/widgets/line_edit_accessible.h"

#include <QAccessibleWidget>
#include <QFontMetrics>
#include <QLineEdit>

namespace signalbox::ui {
namespace {

constexpr int atTheCaret = -2; // offsets of AT-SPI

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
    const int last = characterCount() - 1;
    const bool isBehind = found(offset) > last;
    if (last >= 0 && (!isBehind || boundary != QAccessible::CharBoundary))
      return QAccessibleTextInterface::textAtOffset(isBehind ? last : found(offset), boundary, from, to);
    *from = *to = last + 1;
    return {};
  }
  QString textBeforeOffset(int offset, QAccessible::TextBoundaryType boundary, int* from, int* to) const override {
    return QAccessibleTextInterface::textBeforeOffset(found(offset), boundary, from, to);
  }
  QString textAfterOffset(int offset, QAccessible::TextBoundaryType boundary, int* from, int* to) const override {
    return QAccessibleTextInterface::textAfterOffset(found(offset), boundary, from, to);
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
