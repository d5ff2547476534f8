// SPDX-FileCopyrightText: Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// WindowPage: what a person does with the window, for tests: press keys, choose in the palette, read the tree and the
// tabs.
#pragma once

#include "ui/shell/bottom_island.h"
#include "ui/shell/command_palette.h"
#include "ui/shell/design_sidebar.h"
#include "ui/shell/editor_area.h"
#include "ui/shell/main_window.h"
#include "ui/shell/notice_bar.h"
#include "ui/theme/theme.h"
#include "ui/widgets/row_view.h"
#include "ui/widgets/tab_strip.h"
#include "ui/widgets/toast.h"

#include <QApplication>
#include <QLineEdit>
#include <QTest>

namespace signalbox::pages {

class WindowPage final {
public:
  explicit WindowPage(QSize size = {1440, 900}) : m_window(std::make_unique<ui::MainWindow>(nullptr)) {
    m_window->resize(size);
    m_window->show();
    (void)QTest::qWaitForWindowExposed(m_window.get());
    QApplication::setActiveWindow(m_window.get()); // an X server without a window manager activates nothing
  }

  ui::MainWindow& window() { return *m_window; }
  const design::Design& design() { return m_window->document().design(); }
  bool open(const QString& folder) { return m_window->openProject(folder); }
  void close() { m_window.reset(); } // saves the session

  template<class Widget>
  Widget* find(const QString& name) const {
    return m_window->findChild<Widget*>(name);
  }
  QString focusName() const {
    return QApplication::focusWidget() ? QApplication::focusWidget()->objectName() : QString();
  }
  void press(const QString& keys) { QTest::keySequence(target(), QKeySequence(keys)); }
  void type(const QString& text) { QTest::keyClicks(target(), text); }

  // Palette
  void openPalette() { press("Ctrl+K"); }
  bool isPaletteOpen() const { return m_window->palette().isOpen(); }
  QString paletteChoice() const { return find<ui::RowList>("palette.list")->currentIndex().data().toString(); }
  void choose(const QString& query) {
    openPalette();
    type(query);
    press("Return");
  }

  // A quick line: new endpoint, new model.
  bool isAsking() const { return find<QWidget>("quick")->isVisible(); }
  void answer(const QString& text) {
    find<QLineEdit>("quick.field")->clear();
    type(text);
    press("Return");
  }

  // Tree and tabs
  QStringList treeRows() const {
    QStringList rows;
    collect(m_window->sidebar().model(), {}, rows);
    return rows;
  }
  void filterTree(const QString& text) { find<QLineEdit>("sidebar.filter")->setText(text); }
  ui::TabStrip& tabs() const { return *find<ui::TabStrip>("editor.tabs"); }
  QStringList tabNames() const {
    QStringList names;
    for (int index = 0; index < tabs().count(); ++index) names << tabs().tabText(index);
    return names;
  }
  QString currentTab() const { return tabs().tabText(tabs().currentIndex()); }
  QString toast() const { return m_window->toasts().isVisible() ? m_window->toasts().text() : QString(); }
  QString notice() const { return m_window->notice().isVisible() ? m_window->notice().text() : QString(); }

private:
  QWidget* target() const { return QApplication::focusWidget() ? QApplication::focusWidget() : m_window.get(); }

  static void collect(const QAbstractItemModel& model, const QModelIndex& parent, QStringList& rows) {
    for (int row = 0; row < model.rowCount(parent); ++row) {
      const QModelIndex index = model.index(row, 0, parent);
      rows << (index.data(ui::DesignTreeModel::MethodRole).toString() + ' ' + index.data().toString()).trimmed();
      collect(model, index, rows);
    }
  }

  std::unique_ptr<ui::MainWindow> m_window;
};

} // namespace signalbox::pages
