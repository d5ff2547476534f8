// SPDX-FileCopyrightText: Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// Style: how standard widgets look. Fusion underneath, everything visible painted from the tokens; no style sheet
// anywhere.
#pragma once

#include <QProxyStyle>

class QStyleOptionButton;
class QStyleOptionComboBox;
class QStyleOptionMenuItem;
class QStyleOptionSlider;
class QStyleOptionToolButton;

namespace signalbox::ui {

class Style final : public QProxyStyle {
  Q_OBJECT
public:
  Style() : QProxyStyle(QStringLiteral("Fusion")) {}

  using QProxyStyle::polish;
  void polish(QWidget* widget) override;
  int pixelMetric(PixelMetric metric, const QStyleOption* option, const QWidget* widget) const override;
  int styleHint(StyleHint hint, const QStyleOption* option, const QWidget* widget,
                QStyleHintReturn* data) const override;
  QSize sizeFromContents(ContentsType type, const QStyleOption* option, const QSize& contents,
                         const QWidget* widget) const override;
  QRect subElementRect(SubElement element, const QStyleOption* option, const QWidget* widget) const override;
  QRect subControlRect(ComplexControl control, const QStyleOptionComplex* option, SubControl part,
                       const QWidget* widget) const override;
  QIcon standardIcon(StandardPixmap icon, const QStyleOption* option, const QWidget* widget) const override;
  void drawPrimitive(PrimitiveElement element, const QStyleOption* option, QPainter* painter,
                     const QWidget* widget) const override;
  void drawControl(ControlElement element, const QStyleOption* option, QPainter* painter,
                   const QWidget* widget) const override;
  void drawComplexControl(ComplexControl control, const QStyleOptionComplex* option, QPainter* painter,
                          const QWidget* widget) const override;

private:
  void drawScrollBar(const QStyleOptionSlider& bar, QPainter& painter, const QWidget* widget) const;
  void drawComboBox(const QStyleOptionComboBox& combo, QPainter& painter, const QWidget* widget) const;
};

QString withoutMnemonic(const QString& text); // "&Save" is "Save", "A && B" is "A & B"
// Keyboard focus that must be seen.
bool hasVisibleFocus(const QStyleOption& option, const QWidget* widget);
void drawButtonPanel(const QStyleOption& option, QPainter& painter, const QWidget* widget, double radius);
void drawButtonLabel(const QStyleOptionButton& button, QPainter& painter, const QWidget* widget);
void drawToolButtonLabel(const QStyleOptionToolButton& button, QPainter& painter, const QWidget* widget);
void drawMenuItem(const QStyleOptionMenuItem& item, QPainter& painter, const QWidget* widget);
bool isComboPopup(const QWidget* widget);
// Rounded windows need a compositor; without one they get a mask.
bool hasCompositor();

} // namespace signalbox::ui
