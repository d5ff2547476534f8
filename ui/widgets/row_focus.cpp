// SPDX-FileCopyrightText: Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/widgets/row_focus.h"

#include "ui/widgets/focus_telling.h"

#include <QAbstractItemView>
#include <QAccessible>
#include <QFocusEvent>

namespace signalbox::ui {
namespace {

class RowFocus final : public QObject {
public:
  explicit RowFocus(QAbstractItemView& view) : QObject(&view), m_view(view) { view.installEventFilter(this); }

protected:
  bool eventFilter(QObject*, QEvent* event) override {
    if (event->type() != QEvent::FocusIn || static_cast<QFocusEvent*>(event)->reason() == Qt::MouseFocusReason)
      return false;
    QMetaObject::invokeMethod(this, [this] { come(); }, Qt::QueuedConnection);
    return false;
  }

private:
  void come() {
    if (!m_view.hasFocus() || !m_view.model()) return;
    if (!m_view.currentIndex().isValid()) return comeToTheFirst();
    if (QAccessible::isActive())
      QMetaObject::invokeMethod(&m_view, "currentChanged", Q_ARG(QModelIndex, m_view.currentIndex()),
                                Q_ARG(QModelIndex, QModelIndex()));
  }

  // Without scrolling: what follows its newest row goes on following it.
  void comeToTheFirst() {
    const bool scrolls = m_view.hasAutoScroll();
    m_view.setAutoScroll(false);
    m_view.selectionModel()->setCurrentIndex(m_view.model()->index(0, 0, m_view.rootIndex()),
                                             QItemSelectionModel::NoUpdate);
    m_view.setAutoScroll(scrolls);
  }

  QAbstractItemView& m_view;
};

} // namespace

void bringFocusToRows(QAbstractItemView& view) {
  keepFocusTellingTrue();
  new RowFocus(view);
}

} // namespace signalbox::ui
