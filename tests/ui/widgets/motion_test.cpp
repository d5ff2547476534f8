// SPDX-FileCopyrightText: Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// What moves comes to where it belongs; at once where a person asked for less motion.
#include "ui/theme/hover.h"
#include "ui/theme/look.h"
#include "ui/widgets/popover.h"
#include "ui/widgets/toast.h"

#include <QStyleOptionViewItem>
#include <QTest>
#include <QTreeView>

using namespace signalbox::ui;

namespace {

void setMotion(Motion motion) {
  Look wanted = look();
  wanted.motion = motion;
  setLook(wanted);
}

// Asks for its hover in every paint, as all controls do.
class Hovered final : public QWidget {
public:
  bool isHovered = false;
  double shown = -1;
  int paints = 0;
  QList<double> all; // that were shown

protected:
  void paintEvent(QPaintEvent*) override {
    ++paints;
    all << (shown = hoverStrength(*this, isHovered));
  }
};

struct Window : QWidget {
  Window() {
    resize(600, 400);
    show();
    if (!QTest::qWaitForWindowExposed(this)) qFatal("not shown");
  }
};

} // namespace

class MotionTest final : public QObject {
  Q_OBJECT
private Q_SLOTS:
  void initTestCase() { installTheme(Appearance::Dark); }
  void cleanup() { setMotion(Motion::Full); }

  void aHoverFadesInAndOutAgain() {
    Hovered widget;
    widget.show();
    QTRY_COMPARE(widget.shown, 0.0);
    const int before = widget.paints;
    widget.isHovered = true;
    widget.update();
    QTRY_COMPARE(widget.shown, 1.0);
    QVERIFY2(widget.paints > before + 1, "it is painted on the way by itself");
    widget.isHovered = false;
    widget.update();
    QTRY_COMPARE(widget.shown, 0.0);
  }

  void whatIsHiddenUnderThePointerComesBackAtRest() {
    Hovered widget;
    widget.isHovered = true;
    widget.show();
    QTRY_COMPARE(widget.shown, 1.0);
    widget.hide();
    widget.isHovered = false;
    widget.all.clear();
    widget.show();
    QTRY_VERIFY(!widget.all.isEmpty());
    for (const double shown : widget.all) QCOMPARE(shown, 0.0);
  }

  void aRowThatIsScrolledAwayLetsGoOfTheHover() {
    const QWidget view;
    const QRect gone(0, 0, 100, 20);
    const QRect next(0, 60, 100, 20);
    QTRY_COMPARE(hoverStrength(view, true, gone), 1.0);
    QTRY_COMPARE(hoverStrength(view, true, next), 1.0); // the other one is painted no more
    QCOMPARE(hoverStrength(view, false, gone), 0.0);
  }

  void withLessMotionAHoverIsThereAtOnce() {
    setMotion(Motion::Reduced);
    const QWidget widget;
    QCOMPARE(hoverStrength(widget, true), 1.0);
    QCOMPARE(hoverStrength(widget, false), 0.0);
  }

  void rowsOfAViewFadeEachForItself() {
    setMotion(Motion::Reduced);
    const QTreeView view;
    QStyleOptionViewItem row;
    row.widget = &view;
    row.rect = {0, 0, 100, 20};
    row.state = QStyle::State_MouseOver;
    QCOMPARE(hoverStrength(row), 1.0);
    row.rect.translate(0, 20);
    row.state = QStyle::State_None;
    QCOMPARE(hoverStrength(row), 0.0);
  }

  void coloursGoFromRestToHover() {
    QCOMPARE(faded(Qt::black, Qt::white, 0), QColor(Qt::black));
    QCOMPARE(faded(Qt::black, Qt::white, 1), QColor(Qt::white));
    QCOMPARE(faded(Qt::transparent, QColor(10, 20, 30, 200), 0.5).alpha(), 100);
    QCOMPARE(faded(Qt::transparent, QColor(10, 20, 30, 200), 0.5).blue(), 30);
  }

  void aPopoverRisesToItsPlace() {
    Window window;
    const auto placeOf = [&window](Motion motion) {
      setMotion(motion);
      auto* popover = new Popover(&window);
      auto* content = new QWidget;
      content->setMinimumSize(200, 100);
      popover->setContent(content);
      popover->openCentred(200, 40, Popover::Scrim::No);
      return content;
    };
    const int wanted = placeOf(Motion::Reduced)->y();
    const QWidget* rising = placeOf(Motion::Full);
    QTRY_COMPARE(rising->y(), wanted);
  }

  void aToastStandsOverWhatIsAtTheFoot() {
    setMotion(Motion::Reduced);
    Window window;
    QWidget hint(&window);
    hint.setGeometry(300, 350, 200, 40);
    Toast toast(&window);
    toast.standOn(hint);
    hint.show();
    toast.showMessage(Signal::Ok, "Deleted Order", "Undo");
    constexpr int shadow = 24;
    QVERIFY(toast.geometry().bottom() - shadow < hint.y());
    const int over = toast.y();
    hint.hide();
    QVERIFY(toast.y() > over);
    hint.show();
    QCOMPARE(toast.y(), over);
  }

  void oneToastAtATime() {
    Window window;
    Toast toast(&window);
    toast.showMessage(Signal::Ok, "Deleted Order", "Undo");
    toast.showMessage(Signal::Ok, "Copied");
    QCOMPARE(toast.text(), QString("Copied"));
    QVERIFY(toast.isVisible());
  }
};

QTEST_MAIN(MotionTest)
#include "motion_test.moc"
