// SPDX-FileCopyrightText: Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// Hints: the few first-run hints of a window. Each is shown once, inside the status line, where it lies over nothing,
// and goes away for good when the person does what it says.
#pragma once

#include "ui/settings/settings_store.h"

#include <QWidget>

namespace signalbox::ui {

class CommandRegistry;
class IconButton;

struct Hint {
  QString id;      // in Settings::hintsDone
  QString text;    // "%1" stands for the keys of its command
  QString command; // running it is doing it; empty: closing it is
};

class HintLine final : public QWidget {
  Q_OBJECT
public:
  HintLine(CommandRegistry& commands, std::shared_ptr<SettingsStore> store, QWidget* parent);

  // Shows it when it was never done, hints are wanted and none is shown.
  void offer(const Hint& hint);
  void done(const QString& id); // also when it is not shown
  QString shown() const { return isVisible() ? m_hint.id : QString(); }
  QString text() const;

  QSize sizeHint() const override;
  QSize minimumSizeHint() const override;

protected:
  void paintEvent(QPaintEvent* event) override;
  void resizeEvent(QResizeEvent* event) override;

private:
  void render();

  CommandRegistry& m_commands;
  std::shared_ptr<SettingsStore> m_store;
  Hint m_hint;
  IconButton* m_close;
};

namespace hints {
Hint nextProblem(); // at the first 422
Hint live();        // at the first edit of the design
Hint focusMode();   // at the first Tab in an editor
} // namespace hints

} // namespace signalbox::ui
