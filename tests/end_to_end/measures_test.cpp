// SPDX-FileCopyrightText: Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// What can be measured of how the window looks, in every state: sizes and families of its texts, their contrast by
// the pixels, that none stands over another, that the gaps of its layouts are even, and that no control is cut off at
// the side.
#include "tests/pages/accessible_walk.h"
#include "tests/pages/painted_texts.h"
#include "tests/pages/window_states.h"

#include <QAbstractButton>
#include <QBoxLayout>
#include <QComboBox>
#include <QLineEdit>
#include <QScrollBar>

using namespace signalbox;
using pages::PaintedText;
using pages::ProjectWindow;

namespace {

constexpr double leastPixels = 11;
constexpr double leastContrast = 4.5;

QString described(const PaintedText& text) {
  return QStringLiteral("\"%1\" at %2, %3 (%4 %5 px, %6)")
      .arg(text.text)
      .arg(text.place.x(), 0, 'f', 0)
      .arg(text.place.y(), 0, 'f', 0)
      .arg(text.font.family())
      .arg(text.font.pointSizeF() * 96 / 72, 0, 'f', 1)
      .arg(text.ink.name(QColor::HexArgb));
}

QStringList wrongFonts(const std::vector<PaintedText>& texts) {
  QStringList wrong;
  for (const PaintedText& text : texts) {
    const bool isOurs = text.font.family().startsWith(u"Inter") || text.font.family().startsWith(u"JetBrains Mono");
    const bool isSmall = text.font.pointSizeF() * 96 / 72 < leastPixels - 0.05;
    if (!isOurs || isSmall) wrong << QStringLiteral("font: ") + described(text);
  }
  return wrong;
}

// What is disabled is exempt.
QStringList faintTexts(const std::vector<PaintedText>& texts, const QImage& picture) {
  QStringList faint;
  for (const PaintedText& text : texts) {
    if (text.ink.rgb() == ui::theme().disabled.rgb() || text.seen.width() < 6 || text.seen.height() < 10) continue;
    const double contrast = pages::measured::contrast(picture, text.seen);
    if (contrast < leastContrast) faint << QStringLiteral("contrast %1: ").arg(contrast, 0, 'f', 2) + described(text);
  }
  return faint;
}

// Where letters are: the line less its leading.
QRectF body(const PaintedText& text) {
  const double trim = text.place.height() * 0.2;
  return text.place.adjusted(1, trim, -1, -trim).intersected(text.seen);
}

QStringList overlaps(const std::vector<PaintedText>& texts) {
  QStringList over;
  for (std::size_t one = 0; one < texts.size(); ++one)
    for (std::size_t other = one + 1; other < texts.size(); ++other) {
      if (texts[one].text == texts[other].text && texts[one].place.topLeft() == texts[other].place.topLeft())
        continue; // the field that stands over its row
      const QRectF both = body(texts[one]).intersected(body(texts[other]));
      if (both.width() > 1.5 && both.height() > 1.5)
        over << QStringLiteral("overlap: ") + described(texts[one]) + QStringLiteral(" and ") + described(texts[other]);
    }
  return over;
}

// Between neighbours of a row or column, without what stretches.
void unevenGaps(const QLayout& layout, QStringList& uneven) {
  const auto* box = qobject_cast<const QBoxLayout*>(&layout);
  const bool isRow =
      box && (box->direction() == QBoxLayout::LeftToRight || box->direction() == QBoxLayout::RightToLeft);
  QLayoutItem* before = nullptr;
  for (int item = 0; item < layout.count(); ++item) {
    QLayoutItem* now = layout.itemAt(item);
    if (now->layout()) unevenGaps(*now->layout(), uneven);
    if (now->spacerItem() && now->expandingDirections()) before = nullptr; // what stretches is as wide as it is
    if (now->isEmpty()) continue;
    if (box && before) {
      const int gap = isRow ? now->geometry().left() - before->geometry().right() - 1
                            : now->geometry().top() - before->geometry().bottom() - 1;
      const QWidget* widget = now->widget() ? now->widget() : layout.parentWidget();
      if (gap > 0 && gap % 2 != 0)
        uneven << QStringLiteral("a gap of %1 before %2 in %3")
                      .arg(gap)
                      .arg(pages::walk::described(widget))
                      .arg(pages::walk::described(layout.parentWidget()));
    }
    before = now;
  }
}

QStringList unevenGaps(const QWidget& window) {
  QStringList uneven;
  for (const QWidget* widget : window.findChildren<QWidget*>())
    if (widget->isVisible() && widget->layout()) unevenGaps(*widget->layout(), uneven);
  return uneven;
}

bool scrollsSideways(const QWidget& widget) {
  for (const QWidget* outer = widget.parentWidget(); outer; outer = outer->parentWidget())
    if (const auto* area = qobject_cast<const QAbstractScrollArea*>(outer);
        area && area->horizontalScrollBarPolicy() != Qt::ScrollBarAlwaysOff && area->horizontalScrollBar()->isVisible())
      return true;
  return false;
}

// Controls whose left or right end is outside of what holds them, where nothing scrolls there.
QStringList cutControls(const QWidget& window) {
  QStringList cut;
  for (const QWidget* widget : window.findChildren<QWidget*>()) {
    const bool isControl = qobject_cast<const QAbstractButton*>(widget) || qobject_cast<const QLineEdit*>(widget) ||
                           qobject_cast<const QComboBox*>(widget);
    if (!isControl || !widget->isVisible() || scrollsSideways(*widget)) continue;
    for (const QWidget* outer = widget->parentWidget(); outer;
         outer = outer->isWindow() ? nullptr : outer->parentWidget()) {
      const int left = widget->mapTo(outer, QPoint(0, 0)).x();
      if (left >= 0 && left + widget->width() <= outer->width()) continue;
      cut << QStringLiteral("cut: %1 by %2").arg(pages::walk::described(widget), pages::walk::described(outer));
      break;
    }
  }
  return cut;
}

} // namespace

class MeasuresTest final : public QObject {
  Q_OBJECT
private Q_SLOTS:
  void initTestCase() { ui::installTheme(ui::Appearance::Dark); }

  void everyStateIsMeasured_data() {
    QTest::addColumn<int>("state");
    QTest::addColumn<bool>("isDark");
    QTest::addColumn<QSize>("size");
    const auto states = pages::windowStates();
    for (int state = 0; state < int(states.size()); ++state) {
      const QString name = QStringLiteral("%1 %2").arg(state).arg(states[std::size_t(state)].name);
      QTest::newRow(qPrintable(name + QStringLiteral(", dark"))) << state << true << QSize(1440, 900);
      QTest::newRow(qPrintable(name + QStringLiteral(", light, narrow"))) << state << false << QSize(1024, 700);
    }
  }

  void everyStateIsMeasured() {
    QFETCH(int, state);
    QFETCH(bool, isDark);
    QFETCH(QSize, size);
    ui::setAppearance(isDark ? ui::Appearance::Dark : ui::Appearance::Light);
    const auto wanted = pages::windowStates()[std::size_t(state)];
    ProjectWindow window(QStringLiteral("food-delivery"), size, wanted.parts);
    QVERIFY(window.isReady());
    wanted.bring(window);
    QTest::qWait(250);
    const auto texts = pages::paintedTexts(window.window());
    const QStringList found = wrongFonts(texts) + faintTexts(texts, pages::picture(window.window())) + overlaps(texts) +
                              unevenGaps(window.window()) + cutControls(window.window());
    window.window().store().change([](ui::Settings& settings) {
      settings.contrast = ui::Contrast::Standard;
      settings.density = ui::Density::Comfortable;
      settings.network = {};
    });
    QVERIFY(!texts.empty());
    QVERIFY2(found.isEmpty(), qPrintable('\n' + found.join('\n')));
  }
};

QTEST_MAIN(MeasuresTest)
#include "measures_test.moc"
