// SPDX-FileCopyrightText: Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// A large body in its view: at once there, folded, searched; nothing waits for the whole of it.
#include "ui/text/bytes_view.h"
#include "ui/theme/theme.h"

#include <QScrollBar>
#include <QSignalSpy>
#include <QTest>

using namespace signalbox::ui;

namespace {

Bytes orders(int count) {
  std::string text = "{\"orders\":[";
  for (int i = 0; i < count; ++i)
    text +=
        (i ? "," : "") + std::string("{\"id\":") + std::to_string(i) + ",\"items\":[\"soup\",\"bread\"],\"paid\":true}";
  return std::make_shared<const std::string>(text + "]}");
}

} // namespace

class BytesViewTest final : public QObject {
  Q_OBJECT
private Q_SLOTS:
  void initTestCase() { installTheme(Appearance::Dark); }

  void theFirstLinesAreThereAtOnceAndTheRestFollows() {
    BytesView view(QStringLiteral("Body"));
    view.resize(600, 400);
    view.show();
    QSignalSpy indexed(&view, &BytesView::indexed);
    view.setBytes(orders(100'000), ByteLines::Kind::Json);
    QVERIFY(view.visibleCount() > 100);
    QVERIFY(!view.lines()->isComplete());
    QVERIFY(!view.grab().isNull());
    QVERIFY(indexed.wait(20'000));
    QCOMPARE(view.visibleCount(), std::size_t{100'000 * 8 + 4});
    QCOMPARE(view.lineText(3), QStringLiteral("      \"id\": 0,"));
  }

  void aFoldHidesWhatItHolds() {
    BytesView view(QStringLiteral("Body"));
    view.resize(600, 400);
    view.show();
    view.setBytes(orders(3), ByteLines::Kind::Json);
    const std::size_t all = view.visibleCount();
    view.goTo(2);
    QTest::keyClick(&view, Qt::Key_Left);
    QVERIFY(view.isFolded(2));
    QCOMPARE(view.visibleCount(), all - 7);
    QCOMPARE(view.lineOfRow(3), std::size_t{10});
    QCOMPARE(view.rowOfLine(5), std::size_t{2});
    view.fold(1);
    QCOMPARE(view.visibleCount(), std::size_t{3});
    view.unfold(1);
    QCOMPARE(view.visibleCount(), all - 7);
    QTest::keyClick(&view, Qt::Key_Down);
    QTest::keyClick(&view, Qt::Key_Up);
    view.goTo(2);
    QTest::keyClick(&view, Qt::Key_Right);
    QCOMPARE(view.visibleCount(), all);
  }

  void aSearchCountsGoesThereAndOpensFolds() {
    BytesView view(QStringLiteral("Body"));
    view.resize(600, 400);
    view.show();
    view.setBytes(orders(50'000), ByteLines::Kind::Json);
    view.fold(1);
    view.search(QStringLiteral("\"id\":49999"));
    QTRY_COMPARE(view.found().count(), std::size_t{1});
    QTRY_VERIFY(view.lineText(view.currentLine()).contains(QStringLiteral("49999")));
    QVERIFY(!view.isFolded(1));
    view.search(QStringLiteral("SOUP"));
    QTRY_VERIFY(view.found().isComplete());
    QCOMPARE(view.found().count(), std::size_t{0});
    view.search(QStringLiteral("soup"));
    QTRY_VERIFY(view.found().isComplete());
    QCOMPARE(view.found().count(), std::size_t{50'000});
  }

  void theKeysMoveAndSelect() {
    BytesView view(QStringLiteral("Body"));
    view.resize(600, 400);
    view.show();
    view.setBytes(orders(100), ByteLines::Kind::Json);
    QTest::keyClick(&view, Qt::Key_End);
    QCOMPARE(view.lineText(view.currentLine()), QStringLiteral("}"));
    QVERIFY(view.verticalScrollBar()->value() > 0);
    QTest::keyClick(&view, Qt::Key_Home);
    QTest::keyClick(&view, Qt::Key_Down, Qt::ShiftModifier);
    QCOMPARE(view.selectedText(), QStringLiteral("{\"orders\":["));
  }
};

QTEST_MAIN(BytesViewTest)
#include "bytes_view_test.moc"
