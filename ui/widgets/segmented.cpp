// SPDX-FileCopyrightText: Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/widgets/segmented.h"

#include "ui/theme/focus_paint.h"
#include "ui/theme/hover.h"
#include "ui/theme/paint.h"
#include "ui/widgets/spoken_role.h"

#include <QAbstractButton>
#include <QHBoxLayout>
#include <QPainter>

#include <cmath>

namespace signalbox::ui {
namespace {

constexpr int segmentHeight = 26;

class Segment final : public QAbstractButton {
public:
  explicit Segment(const QString& text) {
    setText(text);
    setCheckable(true);
    setAccessibleName(text);
    setSpokenRole(*this, QAccessible::RadioButton);
    setFont(uiFont(12, 500));
    setAttribute(Qt::WA_Hover);
    setFocusPolicy(Qt::TabFocus);
    setSizePolicy(QSizePolicy::Fixed, QSizePolicy::Fixed);
  }

  // Pressed also where the track around it is seen.
  QSize sizeHint() const override {
    return {static_cast<int>(std::ceil(textWidth(font(), text()))) + 20, segmentHeight};
  }

protected:
  void paintEvent(QPaintEvent*) override {
    QPainter painter(this);
    const Theme& t = theme();
    const QRect thumb = rect().adjusted(0, 2, 0, -2);
    if (isChecked())
      box(painter, thumb, 5.5, t.thumb, t.isDark ? t.borderStrong : t.border);
    else if (const double hover = hoverStrength(*this); hover > 0)
      box(painter, thumb, 5.5, hoverFill(hover));
    const QColor ink = !isEnabled() ? t.disabled : isChecked() ? t.text : t.text2;
    drawText(painter, rect(), text(), font(), ink, Qt::AlignCenter);
    if (showsKeyboardFocus(*this)) focusRing(painter, thumb, 5.5);
  }
};

} // namespace

Segmented::Segmented(const QString& name, const QStringList& choices, QWidget* parent) : QWidget(parent) {
  setAccessibleName(name);
  setFixedHeight(segmentHeight);
  setSizePolicy(QSizePolicy::Fixed, QSizePolicy::Fixed);
  auto* layout = new QHBoxLayout(this);
  layout->setContentsMargins(2, 0, 2, 0);
  layout->setSpacing(0);
  for (const QString& choice : choices) {
    auto* segment = new Segment(choice);
    segment->setAccessibleDescription(name);
    m_buttons.addButton(segment, static_cast<int>(m_buttons.buttons().size()));
    layout->addWidget(segment);
  }
  m_buttons.setExclusive(true);
  setCurrentIndex(0);
  connect(&m_buttons, &QButtonGroup::idToggled, this, [this](int index, bool on) {
    if (on) Q_EMIT chosen(index);
  });
}

int Segmented::currentIndex() const { return m_buttons.checkedId(); }

void Segmented::setCurrentIndex(int index) {
  const QSignalBlocker quiet(&m_buttons);
  if (QAbstractButton* button = m_buttons.button(index)) button->setChecked(true);
}

void Segmented::setChoiceVisible(int index, bool visible) { m_buttons.button(index)->setVisible(visible); }

void Segmented::setChoiceEnabled(int index, bool enabled) {
  if (QAbstractButton* button = m_buttons.button(index)) button->setEnabled(enabled);
}

void Segmented::paintEvent(QPaintEvent*) {
  QPainter painter(this);
  box(painter, rect(), 7, theme().isDark ? QColor(255, 255, 255, 10) : QColor(18, 24, 40, 12));
}

} // namespace signalbox::ui
