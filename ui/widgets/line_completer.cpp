// SPDX-FileCopyrightText: Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/widgets/line_completer.h"

#include "ui/theme/look.h"
#include "ui/theme/paint.h"
#include "ui/theme/popup_mask.h"

#include <QAbstractItemView>
#include <QFrame>
#include <QKeyEvent>
#include <QPainter>
#include <QScopedValueRollback>
#include <QStyledItemDelegate>

#include <algorithm>

namespace signalbox::ui {
namespace {

constexpr int narrowest = 180;
constexpr int widest = 420;
constexpr int popupMargins = 40; // of the rows, and room for a scroll bar
constexpr int rowHeight = 26;
constexpr int edge = 3;   // around the rows, what a completer leaves room for
constexpr int below = 3;  // the line
constexpr int radius = 7; // of the corners

class WordDelegate final : public QStyledItemDelegate {
public:
  using QStyledItemDelegate::QStyledItemDelegate;

  QSize sizeHint(const QStyleOptionViewItem&, const QModelIndex&) const override { return {100, rowExtent(rowHeight)}; }

  void paint(QPainter* painter, const QStyleOptionViewItem& option, const QModelIndex& index) const override {
    const QRectF rect = option.rect;
    if (option.state & QStyle::State_Selected)
      box(*painter, rect, radius - edge + 1, theme().selected);
    else if (option.state & QStyle::State_MouseOver)
      box(*painter, rect, radius - edge + 1, theme().hover);
    drawText(*painter, rect.adjusted(8, 0, -8, 0), index.data().toString(), monoFont(12), theme().text);
  }
};

// As menus are: rows on an overlay with a border, which the list itself paints around them.
void dressPopup(QAbstractItemView& popup) {
  popup.setItemDelegate(new WordDelegate(&popup));
  popup.setFrameStyle(QFrame::Box | QFrame::Plain);
  popup.setLineWidth(edge);
  popup.viewport()->setAutoFillBackground(false);
  PopupMask::installOn(&popup, radius);
}

} // namespace

QStringList matchingWords(const QStringList& words, const QString& typed) {
  QStringList first, later;
  for (const QString& word : words) {
    if (word.startsWith(typed, Qt::CaseInsensitive))
      first << word;
    else if (word.contains(typed, Qt::CaseInsensitive))
      later << word;
  }
  const QStringList all = first + later;
  return all.size() == 1 && all.first() == typed ? QStringList() : all;
}

LineCompleter::LineCompleter(const QString& objectName, Source source, QObject* parent)
    : QObject(parent), m_source(std::move(source)) {
  m_completer.setModel(&m_model);
  m_completer.setCompletionMode(QCompleter::UnfilteredPopupCompletion);
  m_completer.popup()->setObjectName(objectName);
  m_completer.popup()->setAccessibleName(tr("Suggestions"));
  dressPopup(*m_completer.popup());
  m_completer.popup()->installEventFilter(this); // asked before the completer's own
  connect(&m_completer, qOverload<const QString&>(&QCompleter::activated), this, &LineCompleter::insert);
}

void LineCompleter::attach(QLineEdit* edit) {
  if (m_edit == edit) return;
  m_completer.popup()->hide(); // its words were for the line before
  if (m_edit) {
    disconnect(m_edit, nullptr, this, nullptr);
    m_edit->removeEventFilter(this);
  }
  m_edit = edit;
  m_completer.setWidget(edit);
  if (!edit) return;
  edit->installEventFilter(this);
  connect(edit, &QLineEdit::textEdited, this, [this](const QString& text) {
    if (m_isInserting) return;
    if (text.isEmpty() || !offer()) m_completer.popup()->hide();
  });
}

bool LineCompleter::eventFilter(QObject* watched, QEvent* event) {
  if (watched == m_completer.popup() && event->type() == QEvent::Paint) {
    QPainter painter(m_completer.popup());
    painter.fillRect(m_completer.popup()->rect(), theme().overlay);
    box(painter, m_completer.popup()->rect(), radius, theme().overlay, theme().border);
    return true;
  }
  if (event->type() != QEvent::KeyPress) return false;
  const auto* key = static_cast<QKeyEvent*>(event);
  if (watched == m_completer.popup()) return takeChosen(key->key());
  if (watched != m_edit || m_completer.popup()->isVisible()) return false;
  return key->key() == Qt::Key_Down && key->modifiers() == Qt::NoModifier && offer();
}

// Before the line hears of the key, which would send a request or go on to another field.
bool LineCompleter::takeChosen(int key) {
  const QModelIndex chosen = m_completer.popup()->currentIndex();
  if (!chosen.isValid() || (key != Qt::Key_Return && key != Qt::Key_Enter && key != Qt::Key_Tab)) return false;
  const QString word = chosen.data().toString();
  m_completer.popup()->hide();
  insert(word);
  return true;
}

QRect LineCompleter::place(qsizetype begin) const {
  const QFontMetrics metrics = m_edit->fontMetrics();
  int longest = 0;
  for (const QString& word : m_model.stringList()) longest = std::max(longest, metrics.horizontalAdvance(word));
  QRect place = m_edit->rect().translated(0, below);
  place.setLeft(std::max(metrics.horizontalAdvance(m_edit->text().left(begin)), 0));
  place.setWidth(std::clamp(longest + popupMargins, narrowest, widest));
  return place;
}

bool LineCompleter::offer() {
  const LineWords offered = m_source(*m_edit);
  if (offered.words.isEmpty()) return false;
  m_model.setStringList(offered.words);
  m_completer.setCompletionPrefix({});
  m_completer.complete(place(offered.begin));
  m_completer.popup()->setCurrentIndex({}); // none is chosen before Down: Tab and Enter take what was typed
  return true;
}

void LineCompleter::insert(const QString& word) {
  if (!m_edit) return;
  const LineWords offered = m_source(*m_edit);
  if (!offered.words.contains(word)) return;
  const QScopedValueRollback isInserting(m_isInserting, true);
  const bool isFollowed = m_edit->text().mid(offered.end).startsWith(offered.behind);
  m_edit->setSelection(int(offered.begin), int(offered.end - offered.begin));
  m_edit->insert(isFollowed ? word : word + offered.behind); // tells textEdited
  if (isFollowed) m_edit->setCursorPosition(m_edit->cursorPosition() + int(offered.behind.size()));
}

} // namespace signalbox::ui
