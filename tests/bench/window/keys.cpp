// SPDX-FileCopyrightText: Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// Key press to painted, in every place of every editor that takes text.
#include "tests/bench/window/bench_window.h"
#include "tests/bench/window/report.h"
#include "tests/bench/window/rows.h"
#include "ui/editors/field_table.h"
#include "ui/text/code_editor.h"

#include <QElapsedTimer>
#include <QPlainTextEdit>
#include <QScrollArea>

#include <optional>

namespace signalbox::bench {

namespace {

constexpr int keysEach = 12;

class PaintWatch final : public QObject {
public:
  explicit PaintWatch(QWidget* widget) : m_widget(widget) { qApp->installEventFilter(this); }
  bool isPainted() const { return m_isPainted; }

protected:
  bool eventFilter(QObject* watched, QEvent* event) override {
    const auto* widget = event->type() == QEvent::Paint ? qobject_cast<QWidget*>(watched) : nullptr;
    if (widget && (widget == m_widget || m_widget->isAncestorOf(widget))) m_isPainted = true;
    return false;
  }

private:
  QWidget* m_widget;
  bool m_isPainted = false;
};

struct Taken {
  double elapsed = 0; // milliseconds
  double busy = 0;    // of these, processor time of this thread
};

QVector<double> elapsed(const QVector<Taken>& all) {
  QVector<double> values;
  for (const Taken& each : all) values << each.elapsed;
  return values;
}

// With everything the key has caused by then; nothing when nothing was painted, as by a key that is refused.
std::optional<Taken> pressToPainted(QWidget* widget, Qt::Key key, const QString& text) {
  const PaintWatch watch(widget);
  const double busyBefore = busyMilliseconds();
  QElapsedTimer timer;
  timer.start();
  QKeyEvent press(QEvent::KeyPress, key, Qt::NoModifier, text);
  QApplication::sendEvent(widget, &press);
  while (!watch.isPainted() && timer.elapsed() < 200) QApplication::processEvents();
  const Taken taken{double(timer.nsecsElapsed()) / 1e6, busyMilliseconds() - busyBefore};
  QKeyEvent release(QEvent::KeyRelease, key, Qt::NoModifier, text);
  QApplication::sendEvent(widget, &release);
  return watch.isPainted() ? std::optional(taken) : std::nullopt;
}

// Types and takes it back; the first key warms up.
QVector<Taken> typeInto(QPointer<QWidget> widget) {
  for (QWidget* above = widget->parentWidget(); above; above = above->parentWidget())
    if (auto* area = qobject_cast<QScrollArea*>(above)) area->ensureWidgetVisible(widget);
  widget->setFocus(Qt::TabFocusReason);
  settle(30);
  QVector<Taken> taken;
  for (int key = 0; key <= keysEach && widget; ++key) {
    const auto painted = pressToPainted(widget, Qt::Key_A, QStringLiteral("a"));
    if (!painted) return taken;
    if (key > 0) taken << *painted;
    settle(5);
  }
  for (int key = 0; key <= keysEach && widget; ++key)
    if (const auto painted = pressToPainted(widget, Qt::Key_Backspace, {})) taken << *painted;
  return taken;
}

bool takesText(QWidget* widget) {
  if (!widget->isVisible() || !widget->isEnabled()) return false;
  if (auto* line = qobject_cast<QLineEdit*>(widget)) return !line->isReadOnly();
  if (auto* code = qobject_cast<QsciScintilla*>(widget)) return !code->isReadOnly();
  if (auto* text = qobject_cast<QPlainTextEdit*>(widget)) return !text->isReadOnly();
  return false;
}

struct Measured {
  QVector<double> keys;
  double longest = 0;
  Taken busiest;
  QString busiestPlace;
  int places = 0;

  void add(const QString& place, const QVector<Taken>& taken) {
    if (taken.isEmpty()) return;
    keys += elapsed(taken);
    longest = qMax(longest, largest(elapsed(taken)));
    ++places;
    for (const Taken& each : taken)
      if (each.busy > busiest.busy) {
        busiest = each;
        busiestPlace = place;
      }
  }
};

void typeIntoFieldTables(QWidget* page, Measured& measured) {
  const auto tables = page->findChildren<ui::FieldTable*>();
  for (const QPointer<ui::FieldTable> table : tables) {
    if (!table || !table->isVisible()) continue;
    table->editAddRow();
    settle(30);
    if (auto* cell = table->findChild<QLineEdit*>(QStringLiteral("field.add"))) {
      measured.add(table->objectName() + QStringLiteral(" add row"), typeInto(cell));
      if (QWidget* focused = QApplication::focusWidget()) QTest::keyClick(focused, Qt::Key_Escape);
      settle(30);
    }
  }
}

Measured typeEverywhere(QWidget* page) {
  Measured measured;
  QList<QPointer<QWidget>> places;
  for (QWidget* widget : page->findChildren<QWidget*>())
    if (takesText(widget)) places << widget;
  for (const QPointer<QWidget>& place : places)
    if (place && takesText(place)) measured.add(place->objectName(), typeInto(place));
  typeIntoFieldTables(page, measured);
  return measured;
}

// What a key costs in Qt's own controls in a window of the same size.
template<class Control>
double bareKey() {
  QWidget window;
  window.resize(1440, 900);
  auto* control = new Control(&window);
  control->setGeometry(20, 20, 600, 400);
  window.show();
  (void)QTest::qWaitForWindowExposed(&window);
  QApplication::setActiveWindow(&window);
  return median(elapsed(typeInto(control)));
}

void measure(BenchWindow& bench, const QString& name, const QStringList& keys, double bare) {
  for (const QString& key : keys) {
    bench.open(key);
    QWidget* page = bench.window().editor().page(ui::EntityRef::fromKey(key));
    if (!page) continue;
    const Measured measured = typeEverywhere(page);
    if (measured.places == 0) continue;
    row(QStringLiteral("key to painted, %1, %2 (%3 places)").arg(name, key).arg(measured.places),
        QStringLiteral("median %1, longest %2 (busy %3 in %4)")
            .arg(milliseconds(median(measured.keys)), milliseconds(measured.longest),
                 QString::number(measured.busiest.busy, 'f', 1), measured.busiestPlace),
        QStringLiteral("a bare QLineEdit %1: %2").arg(milliseconds(bare), times(median(measured.keys), bare)),
        QStringLiteral("< 16 ms"));
  }
}

} // namespace

void keysInEveryEditor() {
  const double bareLine = bareKey<QLineEdit>();
  const double bareCode = bareKey<QsciScintilla>();
  row(QStringLiteral("key to painted in Qt's own controls, empty window"),
      QStringLiteral("QLineEdit %1, QsciScintilla %2").arg(milliseconds(bareLine), milliseconds(bareCode)));
  BenchWindow sample(Project::FoodDelivery, true);
  measure(sample, QStringLiteral("sample"),
          {"endpoint:orders/create_order", "model:OrderCreate", "model:OrderStatus", "constant:restaurants",
           "dependency:paging", "security:login", "mount:assets", "users:", "middleware:", "handlers:", "project:"},
          bareLine);
}

void keysInALargeProject() {
  const double bareLine = bareKey<QLineEdit>();
  BenchWindow large(Project::Large);
  measure(large, QStringLiteral("3,000 endpoints"), {"endpoint:endpoint0", "model:Model0", "project:"}, bareLine);
}

} // namespace signalbox::bench
