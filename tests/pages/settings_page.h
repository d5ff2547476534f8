// SPDX-FileCopyrightText: Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// The settings page, as a test speaks of it.
#pragma once

#include "tests/pages/page.h"
#include "ui/models/shortcut_model.h"
#include "ui/shell/key_capture.h"
#include "ui/shell/settings_sheet.h"
#include "ui/widgets/label.h"
#include "ui/widgets/row_view.h"
#include "ui/widgets/segmented.h"

#include <QAbstractButton>
#include <QComboBox>
#include <QLineEdit>

namespace signalbox::pages {

class SettingsPage final : public Page {
public:
  explicit SettingsPage(QWidget* window) : Page(window->findChild<ui::SettingsSheet*>("settings")) {}

  bool isOpen() const { return root() && root()->isVisible(); }
  ui::SettingsSheet& sheet() const { return *static_cast<ui::SettingsSheet*>(root()); }
  void search(const QString& words) const { find<QLineEdit>("settings.search")->setText(words); }

  bool isOn(const QString& key) const { return find<QAbstractButton>("settings." + key)->isChecked(); }
  void flip(const QString& key) const { click("settings." + key); }
  // A segment by its word.
  void choose(const QString& key, const QString& word) const {
    for (auto* button : find<ui::Segmented>("settings." + key)->findChildren<QAbstractButton*>())
      if (button->text() == word) QTest::mouseClick(button, Qt::LeftButton);
  }
  void pick(const QString& key, int number) const {
    auto* box = find<QComboBox>("settings." + key);
    box->setCurrentIndex(box->findData(number));
    Q_EMIT box->activated(box->currentIndex());
  }

  // Shortcuts
  void chooseCommand(const QString& command) const {
    auto* list = find<ui::RowList>("settings.shortcuts.list");
    list->setCurrentIndex(static_cast<ui::ShortcutModel*>(list->model())->indexOf(command));
  }
  void pressKeys(const QString& keys) const {
    auto* capture = find<ui::KeyCapture>("settings.shortcuts.capture");
    capture->setFocus();
    QTest::keySequence(capture, QKeySequence(keys));
  }
  QString state() const { return find<ui::Label>("settings.shortcuts.state")->text(); }
  void bind() const { click("settings.shortcuts.bind"); }
};

} // namespace signalbox::pages
