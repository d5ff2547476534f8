// SPDX-FileCopyrightText: Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/widgets/uniform_list.h"

#include <QAbstractListModel>
#include <QAccessible>
#include <QScrollBar>
#include <QSignalSpy>
#include <QStyledItemDelegate>
#include <QTest>

using namespace signalbox::ui;

namespace {

constexpr int rowHeight = 20;

// Numbers from `first` on: rows come at the end and go at the start.
class Numbers final : public QAbstractListModel {
public:
  int rowCount(const QModelIndex& parent = {}) const override { return parent.isValid() ? 0 : m_count; }
  QVariant data(const QModelIndex& index, int role) const override {
    return role == Qt::DisplayRole ? QVariant(m_first + index.row()) : QVariant();
  }
  void append(int count) {
    beginInsertRows({}, m_count, m_count + count - 1);
    m_count += count;
    endInsertRows();
  }
  void removeFirst(int count) {
    beginRemoveRows({}, 0, count - 1);
    m_first += count;
    m_count -= count;
    endRemoveRows();
  }

private:
  int m_first = 0;
  int m_count = 0;
};

// Counts what is painted.
class Painter final : public QStyledItemDelegate {
public:
  using QStyledItemDelegate::QStyledItemDelegate;
  void paint(QPainter*, const QStyleOptionViewItem&, const QModelIndex&) const override { ++painted; }
  mutable int painted = 0;
};

struct Scene {
  Numbers model;
  UniformList list{"Numbers", rowHeight};
  Painter delegate;
  explicit Scene(int rows) {
    model.append(rows);
    list.setModel(&model);
    list.setItemDelegate(&delegate);
    list.resize(200, 10 * rowHeight);
    list.show();
    if (!QTest::qWaitForWindowExposed(&list)) qFatal("not shown");
  }
  int firstInView() const { return list.indexAt({5, 5}).data().toInt(); }
  QScrollBar& bar() { return *list.verticalScrollBar(); }
};

} // namespace

class UniformListTest final : public QObject {
  Q_OBJECT
private Q_SLOTS:
  void onlyRowsInViewArePainted() {
    Scene scene(200'000);
    scene.delegate.painted = 0;
    scene.list.viewport()->repaint();
    QVERIFY(scene.delegate.painted > 0 && scene.delegate.painted <= 12);
  }

  void aRowStandsWhereItsNumberSays() {
    Scene scene(200'000);
    QCOMPARE(scene.list.visualRect(scene.model.index(3, 0)).top(), 3 * rowHeight);
    scene.list.scrollTo(scene.model.index(150'000, 0));
    QVERIFY(scene.list.viewport()->rect().contains(scene.list.visualRect(scene.model.index(150'000, 0))));
    QVERIFY(!scene.list.indexAt({5, -1}).isValid() || scene.list.indexAt({5, -1}).row() < scene.firstInView());
  }

  void atTheEndNewRowsScrollIn() {
    Scene scene(100);
    scene.list.setFollowsEnd(true);
    scene.list.scrollToBottom();
    scene.model.append(50);
    QVERIFY(scene.list.isAtEnd());
    QCOMPARE(scene.list.indexAt({5, scene.list.viewport()->height() - 2}).data().toInt(), 149);
  }

  void elsewhereTheViewStaysWhereItIs() {
    Scene scene(1000);
    scene.list.setFollowsEnd(true);
    scene.bar().setValue(500 * rowHeight);
    QCOMPARE(scene.firstInView(), 500);
    scene.model.append(50);
    QCOMPARE(scene.firstInView(), 500);
    scene.model.removeFirst(300); // above the view
    QCOMPARE(scene.firstInView(), 500);
    scene.model.removeFirst(500); // through it
    QCOMPARE(scene.firstInView(), 800);
  }

  void aCurrentRowThatGoesIsNotFollowedByAnother() {
    Scene scene(100);
    scene.list.setCurrentIndex(scene.model.index(5, 0));
    scene.model.removeFirst(3);
    QCOMPARE(scene.list.currentIndex().data().toInt(), 5);
    scene.model.removeFirst(10);
    QVERIFY(!scene.list.currentIndex().isValid());
  }

  void theKeysMove() {
    Scene scene(1000);
    scene.list.setCurrentIndex(scene.model.index(0, 0));
    QTest::keyClick(&scene.list, Qt::Key_Down);
    QCOMPARE(scene.list.currentIndex().row(), 1);
    QTest::keyClick(&scene.list, Qt::Key_PageDown);
    QCOMPARE(scene.list.currentIndex().row(), 11);
    QTest::keyClick(&scene.list, Qt::Key_End);
    QCOMPARE(scene.list.currentIndex().row(), 999);
    QTest::keyClick(&scene.list, Qt::Key_Home);
    QCOMPARE(scene.list.currentIndex().row(), 0);
    QSignalSpy activated(&scene.list, &RowList::rowActivated);
    QTest::keyClick(&scene.list, Qt::Key_Return);
    QCOMPARE(activated.size(), 1);
  }

  void aScreenReaderSeesAList() {
    Scene scene(30);
    QAccessibleInterface* face = QAccessible::queryAccessibleInterface(&scene.list);
    QVERIFY(face && face->role() == QAccessible::List);
    QCOMPARE(face->childCount(), 30);
  }
};

QTEST_MAIN(UniformListTest)
#include "uniform_list_test.moc"
