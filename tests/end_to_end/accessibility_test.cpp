// SPDX-FileCopyrightText: Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// Every state of the window, for people who use the keyboard or a screen reader.
#include "tests/pages/accessible_walk.h"
#include "tests/pages/window_states.h"
#include "ui/widgets/label.h"

using namespace signalbox;
using pages::ProjectWindow;
namespace walk = pages::walk;

namespace {

// The sheet or popover that is open, else nothing.
QWidget* openSheet(ProjectWindow& window) {
  for (auto* popover : window.window().findChildren<ui::Popover*>())
    if (popover->isVisible()) return popover;
  return nullptr;
}

bool isInSheet(const QWidget& widget) {
  for (const QWidget* each = &widget; each; each = each->parentWidget())
    if (qobject_cast<const ui::Popover*>(each)) return true;
  return false;
}

bool isWelcome(ProjectWindow& window) { return window.visible(QStringLiteral("welcome")) != nullptr; }

// The first widget of each pane, as F6 goes round.
QList<QWidget*> panes(ProjectWindow& window) {
  QList<QWidget*> firsts;
  for (int step = 0; step < 12; ++step) {
    window.page().press("F6");
    QWidget* focused = QApplication::focusWidget();
    if (!focused || firsts.contains(focused)) return firsts;
    firsts << focused;
  }
  return firsts;
}

QStringList missedBy(const QSet<QWidget*>& reached, QWidget* root) {
  QStringList missed;
  for (QWidget* widget : walk::interactive(root))
    if (walk::isSeen(widget) && (widget->focusPolicy() & Qt::TabFocus) && !reached.contains(widget))
      missed << QStringLiteral("no Tab comes to: ") + walk::described(widget);
  return missed;
}

QStringList walkWorkspace(ProjectWindow& window) {
  QStringList failed;
  QSet<QWidget*> reached;
  const QList<QWidget*> firsts = panes(window);
  if (firsts.size() < 4) failed << QStringLiteral("F6 finds %1 panes").arg(firsts.size());
  const auto goRound = [&](QWidget* first) {
    first->setFocus(Qt::TabFocusReason);
    const walk::Round round = walk::tabRound(first);
    failed += round.failed;
    for (QWidget* widget : round.through) {
      if (reached.contains(widget)) failed << QStringLiteral("in two panes: ") + walk::described(widget);
      reached << widget;
    }
  };
  for (QWidget* first : firsts) goRound(first);
  for (QWidget* first : panes(window)) // a hint came meanwhile
    if (!reached.contains(first)) goRound(first);
  return failed + missedBy(reached, &window.window());
}

QStringList walkSheet(QWidget* sheet, QWidget* focusBefore) {
  QStringList failed;
  QWidget* first = QApplication::focusWidget();
  if (!first || !sheet->isAncestorOf(first)) return {QStringLiteral("the focus is not in the sheet")};
  const walk::Round round = walk::tabRound(first);
  failed = round.failed + missedBy(QSet<QWidget*>(round.through.begin(), round.through.end()), sheet);
  for (QWidget* widget : round.through)
    if (!sheet->isAncestorOf(widget)) failed << QStringLiteral("Tab leaves the sheet: ") + walk::described(widget);
  const QPointer<QWidget> guard = sheet;
  first->setFocus();
  for (int press = 0; press < 3 && guard && guard->isVisible(); ++press)
    QTest::keyClick(QApplication::focusWidget(), Qt::Key_Escape);
  if (guard && guard->isVisible()) failed << QStringLiteral("Escape does not close it");
  if (focusBefore && QApplication::focusWidget() != focusBefore)
    failed << QStringLiteral("the focus does not return to ") + walk::described(focusBefore);
  return failed;
}

} // namespace

class AccessibilityTest final : public QObject {
  Q_OBJECT
private Q_SLOTS:
  void initTestCase() { ui::installTheme(ui::Appearance::Dark); }

  void everyStateIsForEveryone_data() {
    QTest::addColumn<int>("state");
    const auto states = pages::windowStates();
    for (int state = 0; state < int(states.size()); ++state)
      QTest::newRow(qPrintable(QStringLiteral("%1 %2").arg(state).arg(states[std::size_t(state)].name))) << state;
  }

  void everyStateIsForEveryone() {
    QFETCH(int, state);
    const auto wanted = pages::windowStates()[std::size_t(state)];
    ProjectWindow window(QStringLiteral("food-delivery"), {1440, 900}, wanted.parts);
    QVERIFY(window.isReady());
    window.page().press("F6");
    QWidget* before = QApplication::focusWidget(); // of all that is in no sheet, the last
    const auto watch = connect(qApp, &QApplication::focusChanged, this, [&](QWidget*, QWidget* now) {
      if (now && !isInSheet(*now)) before = now;
    });
    wanted.bring(window);
    disconnect(watch);
    QTest::qWait(50);
    QCoreApplication::sendPostedEvents(nullptr, QEvent::LayoutRequest); // on a busy machine some still wait
    QWidget* sheet = openSheet(window);
    QStringList failed = walk::all(sheet ? sheet : &window.window());
    if (sheet)
      failed += walkSheet(sheet, before);
    else if (!isWelcome(window))
      failed += walkWorkspace(window);
    failed.removeDuplicates();
    QVERIFY2(failed.isEmpty(), qPrintable('\n' + failed.join('\n')));
  }

  // Without moving the focus: a notification, which is what Orca reads by itself.
  void whatASendGaveIsSaid() {
    ProjectWindow window(QStringLiteral("food-delivery"));
    QVERIFY(window.isReady());
    window.open(QStringLiteral("endpoint:orders/create_order"));
    const QWidget* before = QApplication::focusWidget();
    window.tryPane().setBody(QLatin1String(pages::refusedOrder));
    QCOMPARE(window.tryPane().send(), 422);
    auto* said = window.visible(QStringLiteral("spoken"));
    QVERIFY(said);
    QCOMPARE(QAccessible::queryAccessibleInterface(said)->role(), QAccessible::Notification);
    QStringList words;
    for (const ui::Label* label : said->findChildren<ui::Label*>()) words << label->accessibleName();
    QCOMPARE(words, QStringList("422 Unprocessable, 3 problems"));
    QCOMPARE(QApplication::focusWidget(), before);
  }
};

QTEST_MAIN(AccessibilityTest)
#include "accessibility_test.moc"
