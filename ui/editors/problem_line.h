// SPDX-FileCopyrightText: Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// ProblemLine: what is wrong with a row, below it, with the fix to click where there is one. Hidden while nothing is.
#pragma once

#include "ui/editors/placed_message.h"

#include <QWidget>

class QHBoxLayout;

namespace signalbox::ui {

class Button;
class Paragraph;

class ProblemLine final : public QWidget {
  Q_OBJECT
public:
  // The fix's button is named `id` + ".fix".
  explicit ProblemLine(const QString& id, QWidget* parent = nullptr);

  void show(const PlacedMessage* problem); // null: nothing is wrong
  void showText(const QString& message);   // without a fix; empty: nothing is wrong
  QString text() const { return m_text; }

private:
  QString m_text;
  Paragraph* m_words; // all of them, in as many lines as they need
  QHBoxLayout* m_place;
  Button* m_fix;
  std::shared_ptr<const RowFix> m_offered;
};

} // namespace signalbox::ui
