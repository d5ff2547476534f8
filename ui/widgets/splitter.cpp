// SPDX-FileCopyrightText: Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/widgets/splitter.h"

#include "ui/theme/style_property.h"

#include <QSplitterHandle>

#include <functional>

namespace signalbox::ui {
namespace {

class Handle final : public QSplitterHandle {
public:
  Handle(Qt::Orientation orientation, QSplitter* parent, std::function<void()> reset)
      : QSplitterHandle(orientation, parent), m_reset(std::move(reset)) {}

protected:
  void mouseDoubleClickEvent(QMouseEvent*) override { m_reset(); }

private:
  std::function<void()> m_reset;
};

} // namespace

Splitter::Splitter(Qt::Orientation orientation, Gap gap, QWidget* parent) : QSplitter(orientation, parent) {
  setProperty(property::hairline, gap == Gap::Hairline);
  setHandleWidth(gap == Gap::Hairline ? 1 : 6);
  setChildrenCollapsible(false);
}

void Splitter::setUsualSizes(const QList<int>& sizes) {
  m_usual = sizes;
  setSizes(sizes);
}

QSplitterHandle* Splitter::createHandle() {
  return new Handle(orientation(), this,
                    [this] { setSizes(m_usual.isEmpty() ? QList<int>(count(), 10000) : m_usual); });
}

} // namespace signalbox::ui
