// SPDX-FileCopyrightText: Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// Monkey: does to a window what a person who presses everything would: clicks, keys, typed text, drops, resizes, undo,
// tabs, starting and stopping the server. The same seed gives the same events; what comes from other threads does not.
#pragma once

#include "tests/pages/accessible_walk.h"
#include "tests/pages/window_page.h"

#include <QAbstractItemModelTester>
#include <QContextMenuEvent>
#include <QDialog>
#include <QDropEvent>
#include <QMenu>
#include <QMimeData>
#include <QPointer>
#include <QTimer>
#include <QUrl>
#include <QWheelEvent>

#include <deque>
#include <memory>
#include <random>

namespace signalbox::pages {

class Monkey final : public QObject {
public:
  Monkey(WindowPage& page, unsigned seed, QStringList folders)
      : m_page(page), m_random(seed), m_folders(std::move(folders)) {
    connect(&m_popups, &QTimer::timeout, this, [this] { answerPopups(); });
    m_popups.start(15); // also within the loop of a menu or dialog that waits for an answer
  }

  void act() {
    const unsigned dice = below(100);
    if (dice < 38)
      click();
    else if (dice < 55)
      pressKey();
    else if (dice < 68)
      typeText();
    else if (dice < 82)
      runCommand();
    else if (dice < 88)
      say(QStringLiteral("undo or redo")),
          m_page.press(below(3) ? QStringLiteral("Ctrl+Z") : QStringLiteral("Ctrl+Shift+Z"));
    else if (dice < 92)
      drop();
    else if (dice < 95)
      wheel();
    else if (dice < 97)
      resize();
    else
      openSomething();
    QCoreApplication::processEvents();
    QCoreApplication::sendPostedEvents(nullptr, QEvent::DeferredDelete);
    comeBack();
    if (++m_count % 50 == 0) watchModels();
  }

  QStringList lastEvents() const { return {m_said.begin(), m_said.end()}; }

  // Closes what is open above the window and lets go of the field that is typed in.
  void comeToRest() {
    for (int round = 0; round < 20; ++round) {
      answerPopups();
      for (auto* popover : window().findChildren<ui::Popover*>()) popover->close();
      QCoreApplication::processEvents();
    }
    if (QWidget* focused = QApplication::focusWidget()) focused->clearFocus();
    QCoreApplication::processEvents();
    m_popups.stop();
  }

private:
  ui::MainWindow& window() { return m_page.window(); }
  unsigned below(unsigned end) { return end == 0 ? 0 : unsigned(m_random() % end); }
  template<class List>
  auto& oneOf(List& list) {
    return *std::next(std::begin(list), below(unsigned(std::size(list))));
  }

  // A key or a row of the palette may have closed the window or opened another.
  void comeBack() {
    for (QWidget* each : QApplication::topLevelWidgets())
      if (auto* other = qobject_cast<ui::MainWindow*>(each); other && other != &window() && other->isVisible())
        other->close();
    if (window().isVisible()) return;
    window().show();
    QApplication::setActiveWindow(&window());
  }

  void say(const QString& event) {
    m_said.push_back(QStringLiteral("%1 %2").arg(m_count).arg(event));
    if (m_said.size() > 30) m_said.pop_front();
    if (qEnvironmentVariableIsSet("SIGNALBOX_MONKEY_SAYS")) qInfo("%s", qPrintable(m_said.back()));
  }

  // Where a click lands: at any point of the window, or on a control.
  QWidget* target() {
    if (below(2)) {
      const QPoint at(int(below(unsigned(window().width()))), int(below(unsigned(window().height()))));
      if (QWidget* hit = window().childAt(at)) return hit;
    }
    if (m_controls.isEmpty() || m_count % 25 == 0) {
      m_controls.clear();
      for (QWidget* widget : walk::interactive(&window())) m_controls << widget;
    }
    QWidget* chosen = m_controls.isEmpty() ? nullptr : oneOf(m_controls).data();
    return chosen && chosen->isVisible() && chosen->isEnabled() ? chosen : nullptr;
  }

  void click() {
    const QPointer<QWidget> widget = target();
    if (!widget) return;
    const QPoint at(int(below(unsigned(widget->width()))), int(below(unsigned(widget->height()))));
    const unsigned kind = below(20);
    const Qt::MouseButton button = kind == 0 ? Qt::MiddleButton : kind == 1 ? Qt::RightButton : Qt::LeftButton;
    say(QStringLiteral("click %1 at %2,%3 with %4").arg(walk::described(widget)).arg(at.x()).arg(at.y()).arg(kind));
    QTest::mousePress(widget, button, {}, at);
    if (widget) QTest::mouseRelease(widget, button, {}, at);
    if (widget && kind == 2) QTest::mouseDClick(widget, Qt::LeftButton, {}, at);
    if (widget && kind == 1) {
      QContextMenuEvent menu(QContextMenuEvent::Mouse, at, widget->mapToGlobal(at));
      QApplication::sendEvent(widget, &menu);
    }
  }

  QWidget* keyTarget() {
    QWidget* focused = QApplication::focusWidget();
    return focused && focused->window() == &window() ? focused : &window();
  }

  void pressKey() {
    static constexpr Qt::Key keys[] = {
        Qt::Key_Tab,   Qt::Key_Backtab, Qt::Key_Return,    Qt::Key_Escape, Qt::Key_Up,       Qt::Key_Down, Qt::Key_Left,
        Qt::Key_Right, Qt::Key_Delete,  Qt::Key_Backspace, Qt::Key_F2,     Qt::Key_F6,       Qt::Key_F8,   Qt::Key_F12,
        Qt::Key_Space, Qt::Key_Home,    Qt::Key_End,       Qt::Key_PageUp, Qt::Key_PageDown, Qt::Key_A,    Qt::Key_Z,
        Qt::Key_C,     Qt::Key_V,       Qt::Key_X,         Qt::Key_Menu};
    static constexpr Qt::KeyboardModifiers::Int modifiers[] = {
        0, 0, 0, 0, Qt::ControlModifier, Qt::ShiftModifier, Qt::AltModifier, Qt::ControlModifier | Qt::ShiftModifier};
    const Qt::Key key = oneOf(keys);
    const Qt::KeyboardModifiers held(oneOf(modifiers));
    QWidget* widget = keyTarget();
    say(QStringLiteral("key %1 to %2")
            .arg(QKeySequence(QKeyCombination(held, key)).toString(), walk::described(widget)));
    QTest::keyClick(widget, key, held);
  }

  void typeText() {
    static const QStringList texts{QStringLiteral("x"),
                                   QStringLiteral("name"),
                                   QStringLiteral("post /things"),
                                   QStringLiteral("get /a/{b}"),
                                   QStringLiteral("price: float = 1.5 gt=0"),
                                   QStringLiteral("list[Order] | None"),
                                   QStringLiteral("{\"a\": 1}"),
                                   QStringLiteral("[1, 2"),
                                   QStringLiteral("{{ index + 1 }}"),
                                   QStringLiteral("GET"),
                                   QStringLiteral("404"),
                                   QStringLiteral("-1"),
                                   QStringLiteral("99999999999999999999"),
                                   QStringLiteral("\u00e9\u4e2d\U0001F600"),
                                   QStringLiteral("class"),
                                   QStringLiteral("a b"),
                                   QStringLiteral("../up"),
                                   QStringLiteral("\"quoted\""),
                                   QStringLiteral("http://127.0.0.1:9/"),
                                   QStringLiteral("curl -X POST http://localhost/a -d '{}'")};
    const QString text = oneOf(texts);
    QPointer<QWidget> widget = keyTarget();
    say(QStringLiteral("type %1 into %2").arg(text, walk::described(widget)));
    for (const QChar letter : text) { // by the event itself: keyClicks() takes only Latin letters
      QKeyEvent press(QEvent::KeyPress, 0, Qt::NoModifier, QString(letter));
      QApplication::sendEvent(widget, &press);
      widget = keyTarget();
    }
    if (below(2)) QTest::keyClick(keyTarget(), Qt::Key_Return);
  }

  void runCommand() {
    const auto& commands = window().commands().commands();
    const QString id = commands[std::size_t(below(unsigned(commands.size())))].id;
    // What leaves the window: the system's file manager and browser are not ours to test, a closed window tests
    // nothing.
    static const QStringList kept{QStringLiteral("project.reveal"), QStringLiteral("server.openDocs"),
                                  QStringLiteral("window.close"),   QStringLiteral("window.new"),
                                  QStringLiteral("window.restart"), QStringLiteral("project.quit")};
    if (kept.contains(id)) return;
    say(QStringLiteral("command ") + id);
    window().commands().run(id);
  }

  void drop() {
    const QPointer<QWidget> widget = target();
    if (!widget) return;
    auto data = std::make_unique<QMimeData>();
    auto* view = qobject_cast<QAbstractItemView*>(widget->parentWidget());
    if (const unsigned kind = below(4); kind == 0 && view && view->selectionModel()) {
      data.reset(view->model()->mimeData(view->selectionModel()->selectedIndexes()));
    } else if (kind == 1) {
      data->setUrls({QUrl::fromLocalFile(oneOf(m_folders))});
    } else {
      data->setText(QStringLiteral("dropped"));
    }
    if (!data) return;
    QWidget* taker = widget;
    while (taker && !taker->acceptDrops()) taker = taker->parentWidget();
    if (!taker) return;
    say(QStringLiteral("drop on ") + walk::described(taker));
    const QPoint at(int(below(unsigned(taker->width()))), int(below(unsigned(taker->height()))));
    QDragEnterEvent enter(at, Qt::CopyAction | Qt::MoveAction, data.get(), Qt::LeftButton, Qt::NoModifier);
    QApplication::sendEvent(taker, &enter);
    if (!enter.isAccepted()) return;
    QDragMoveEvent move(at, Qt::CopyAction | Qt::MoveAction, data.get(), Qt::LeftButton, Qt::NoModifier);
    QApplication::sendEvent(taker, &move);
    QDropEvent dropped(at, Qt::CopyAction | Qt::MoveAction, data.get(), Qt::LeftButton, Qt::NoModifier);
    QApplication::sendEvent(taker, &dropped);
  }

  void wheel() {
    QWidget* widget = target();
    if (!widget) return;
    say(QStringLiteral("wheel over ") + walk::described(widget));
    const QPointF at(widget->rect().center());
    QWheelEvent event(at, widget->mapToGlobal(at), {}, {0, below(2) ? 120 : -120}, Qt::NoButton, Qt::NoModifier,
                      Qt::NoScrollPhase, false);
    QApplication::sendEvent(widget, &event);
  }

  void resize() {
    const QSize size(900 + int(below(700)), 600 + int(below(400)));
    say(QStringLiteral("resize to %1x%2").arg(size.width()).arg(size.height()));
    window().resize(size);
  }

  void openSomething() {
    static const QStringList keys{QStringLiteral("endpoint:orders/create_order"),
                                  QStringLiteral("endpoint:restaurants/list_restaurants"),
                                  QStringLiteral("endpoint:kitchen"),
                                  QStringLiteral("endpoint:track_order"),
                                  QStringLiteral("model:OrderCreate"),
                                  QStringLiteral("model:OrderStatus"),
                                  QStringLiteral("constant:restaurants"),
                                  QStringLiteral("dependency:paging"),
                                  QStringLiteral("security:login"),
                                  QStringLiteral("mount:assets"),
                                  QStringLiteral("users:"),
                                  QStringLiteral("middleware:"),
                                  QStringLiteral("handlers:"),
                                  QStringLiteral("project:")};
    const QString key = oneOf(keys);
    say(QStringLiteral("open ") + key);
    window().editor().open(ui::EntityRef::fromKey(key),
                           below(2) ? ui::EditorArea::Open::Pinned : ui::EditorArea::Open::Preview);
  }

  // A menu gets an entry chosen or is closed; a dialog of files is closed.
  void answerPopups() {
    if (auto* menu = qobject_cast<QMenu*>(QApplication::activePopupWidget())) {
      QList<QAction*> actions = menu->actions();
      actions.removeIf(
          [](const QAction* action) { return !action->isEnabled() || action->isSeparator() || action->menu(); });
      const QPointer<QMenu> guard = menu;
      QAction* chosen = below(2) && !actions.isEmpty() ? oneOf(actions) : nullptr;
      say(chosen ? QStringLiteral("menu entry ") + chosen->text() : QStringLiteral("menu closed"));
      if (chosen && !chosen->data().toString().startsWith(QLatin1String("project.reveal"))) chosen->trigger();
      if (guard) guard->close();
      return;
    }
    if (QWidget* popup = QApplication::activePopupWidget()) popup->close();
    for (QDialog* dialog : window().findChildren<QDialog*>())
      if (dialog->isVisible()) dialog->reject();
    if (auto* dialog = qobject_cast<QDialog*>(QApplication::activeModalWidget())) dialog->reject();
  }

  void watchModels() {
    for (const auto* view : window().findChildren<QAbstractItemView*>()) {
      QAbstractItemModel* model = view->model();
      const bool isOurs = model && QByteArray(model->metaObject()->className()).startsWith("signalbox::");
      if (!isOurs || m_watched.contains(model)) continue;
      m_watched << model;
      connect(model, &QObject::destroyed, this, [this, model] { m_watched.remove(model); });
      new QAbstractItemModelTester(model, QAbstractItemModelTester::FailureReportingMode::QtTest, model);
    }
  }

  WindowPage& m_page;
  std::mt19937 m_random;
  QStringList m_folders; // projects that may be dropped
  QList<QPointer<QWidget>> m_controls;
  QSet<QAbstractItemModel*> m_watched;
  std::deque<QString> m_said;
  QTimer m_popups;
  int m_count = 0;
};

} // namespace signalbox::pages
