// SPDX-FileCopyrightText: Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// The contrast of every token on every surface it stands on, computed as WCAG 2.2 does.
#include "ui/theme/tokens.h"

#include <QTest>

#include <algorithm>
#include <cmath>

using namespace signalbox::ui;

namespace {

double linear(double part) { return part <= 0.04045 ? part / 12.92 : std::pow((part + 0.055) / 1.055, 2.4); }

double luminance(const QColor& color) {
  return 0.2126 * linear(color.redF()) + 0.7152 * linear(color.greenF()) + 0.0722 * linear(color.blueF());
}

double ratio(const QColor& a, const QColor& b) {
  const double one = luminance(a);
  const double other = luminance(b);
  return (std::max(one, other) + 0.05) / (std::min(one, other) + 0.05);
}

using Token = QColor Theme::*;

struct NamedTheme {
  const char* name;
  Theme theme;
};

QList<NamedTheme> themes() {
  return {{"dark", darkTheme()},
          {"light", lightTheme()},
          {"dark, high contrast", highContrast(darkTheme())},
          {"light, high contrast", highContrast(lightTheme())}};
}

constexpr std::pair<const char*, Token> surfaces[] = {
    {"chrome", &Theme::chrome}, {"island", &Theme::island}, {"overlay", &Theme::overlay}, {"inset", &Theme::inset}};

constexpr std::pair<const char*, Token> texts[] = {
    {"text", &Theme::text}, {"text2", &Theme::text2}, {"text3", &Theme::text3}, {"accent", &Theme::accent},
    {"ok", &Theme::ok},     {"warn", &Theme::warn},   {"err", &Theme::err},     {"info", &Theme::info},
    {"get", &Theme::get},   {"post", &Theme::post},   {"put", &Theme::put},     {"patch", &Theme::patch},
    {"del", &Theme::del},   {"head", &Theme::head},   {"ws", &Theme::ws},       {"sse", &Theme::sse},
    {"type", &Theme::type}};

} // namespace

class ContrastTest final : public QObject {
  Q_OBJECT

private Q_SLOTS:
  void theFormulaIsThatOfTheStandard() {
    QCOMPARE(ratio(Qt::black, Qt::white), 21.0);
    QVERIFY(std::abs(ratio(QColor("#767676"), Qt::white) - 4.54) < 0.01);
  }

  void textCanBeReadOnEverySurface_data() {
    QTest::addColumn<double>("contrast");
    for (const NamedTheme& each : themes())
      for (const auto& [surface, background] : surfaces)
        for (const auto& [text, ink] : texts)
          QTest::addRow("%s: %s on %s", each.name, text, surface) << ratio(each.theme.*ink, each.theme.*background);
  }
  void textCanBeReadOnEverySurface() {
    QFETCH(double, contrast);
    QVERIFY2(contrast >= 4.5, qPrintable(QString::number(contrast)));
  }

  void theTableOfTheDesignHolds_data() {
    QTest::addColumn<QColor>("ink");
    QTest::addColumn<QColor>("surface");
    QTest::addColumn<double>("promised");
    const Theme dark = darkTheme();
    const Theme light = lightTheme();
    QTest::newRow("dark text on chrome") << dark.text << dark.chrome << 16.7;
    QTest::newRow("dark text on island") << dark.text << dark.island << 15.6;
    QTest::newRow("dark text on overlay") << dark.text << dark.overlay << 14.2;
    QTest::newRow("dark text2 on island") << dark.text2 << dark.island << 8.0;
    QTest::newRow("dark text2 selected") << dark.text2 << dark.selectedFlat << 6.5;
    QTest::newRow("dark text3 on overlay") << dark.text3 << dark.overlay << 5.2;
    QTest::newRow("dark accent on island") << dark.accent << dark.island << 6.6;
    QTest::newRow("dark label of a filled button") << dark.onFill << dark.fill << 4.7;
    QTest::newRow("light text on chrome") << light.text << light.chrome << 16.0;
    QTest::newRow("light text on island") << light.text << light.island << 17.9;
    QTest::newRow("light text2 selected") << light.text2 << light.selectedFlat << 6.6;
    QTest::newRow("light text3 on chrome") << light.text3 << light.chrome << 4.6;
    QTest::newRow("light accent on island") << light.accent << light.island << 6.0;
    QTest::newRow("light label of a filled button") << light.onFill << light.fill << 6.0;
  }
  void theTableOfTheDesignHolds() {
    QFETCH(QColor, ink);
    QFETCH(QColor, surface);
    QFETCH(double, promised);
    QVERIFY2(std::abs(ratio(ink, surface) - promised) < 0.1, qPrintable(QString::number(ratio(ink, surface))));
  }

  void methodsAreReadOnASelectedRow() {
    for (const NamedTheme& each : themes())
      for (const Token method : {&Theme::get, &Theme::post, &Theme::put, &Theme::patch, &Theme::del, &Theme::head,
                                 &Theme::ws, &Theme::sse}) {
        const double read = ratio(each.theme.*method, flattened(each.theme.selected, each.theme.chrome));
        QVERIFY2(read >= 4.5, qPrintable(QStringLiteral("%1: %2").arg(each.name).arg(read)));
      }
  }

  void lampsAndBarsStandOut() {
    for (const NamedTheme& each : themes())
      for (const Token fill : {&Theme::okFill, &Theme::warnFill, &Theme::errFill, &Theme::infoFill})
        QVERIFY2(ratio(each.theme.*fill, each.theme.island) >= 3, each.name);
  }

  void codeCanBeRead() {
    for (const NamedTheme& each : themes())
      for (const Token ink :
           {&Theme::jsonKey, &Theme::jsonString, &Theme::jsonNumber, &Theme::jsonKeyword, &Theme::jsonPunctuation})
        QVERIFY2(ratio(each.theme.*ink, each.theme.island) >= (each.theme.isDark ? 5.8 : 4.75), each.name);
  }

  void highContrastMakesLinesAndFaintTextPlain() {
    for (const Theme& usual : {darkTheme(), lightTheme()}) {
      const Theme high = highContrast(usual);
      QCOMPARE(high.text3, usual.text2);
      for (const Token line : {&Theme::divider, &Theme::border, &Theme::borderStrong}) {
        QCOMPARE(high.*line, usual.text3);
        for (const auto& [name, surface] : surfaces) QVERIFY2(ratio(high.*line, high.*surface) >= 3, name);
      }
      QVERIFY(ratio(high.disabled, high.island) >= 4.5);
    }
  }
};

QTEST_APPLESS_MAIN(ContrastTest)
#include "contrast_test.moc"
