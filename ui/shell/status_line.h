// SPDX-FileCopyrightText: Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// StatusLine: the line at the foot of the window: server, design, last edit, traffic; saving, file, caret. Every item
// is a button.
#pragma once

#include "ui/widgets/ink.h"

#include <QAbstractButton>
#include <QVariantAnimation>
#include <QWidget>

namespace signalbox::ui {

class StatusItem final : public QAbstractButton {
  Q_OBJECT
public:
  StatusItem(const QString& name, QWidget* parent = nullptr);

  void show(const QString& text, Ink ink = Ink::Secondary); // hidden when empty
  // The number stands for %1; one that is new counts up to itself. Its digits are as wide as each other.
  void showNumber(const QString& pattern, int number, Ink ink = Ink::Secondary);
  void setIconName(const QString& name, Ink ink = Ink::Tertiary);
  void setLamp(Signal signal);

  QSize sizeHint() const override;

protected:
  void paintEvent(QPaintEvent* event) override;

private:
  double leadWidth() const;
  double wordsWidth() const;
  void paintWords(QPainter& painter, double x) const;

  QString m_pattern; // empty: a text without a number
  int m_number = 0;
  QVariantAnimation m_count;
  QString m_iconName;
  Ink m_iconInk = Ink::Tertiary;
  Ink m_ink = Ink::Secondary;
  bool m_hasLamp = false;
  Signal m_lamp = Signal::Off;
};

// What the line says, computed by the window and tested without it.
struct StatusTexts {
  Signal server = Signal::Off;
  QString serverText;
  int problems = 0;
  int errors = 0;
  double appliedMilliseconds = -1; // below 0: nothing applied yet
  int requestsPerMinute = 0;
  std::int64_t percentile95 = 0; // nanoseconds
  bool showsPercentile = true;
  QString saved;
  bool saveFailed = false;
  QString language; // "JSON"
  QString caret;    // "Ln 4, Col 12"
};

class StatusLine final : public QWidget {
  Q_OBJECT
public:
  explicit StatusLine(QWidget* parent = nullptr);
  void render(const StatusTexts& texts);
  void hold(QWidget& hint); // between what is told of the server and of the file

Q_SIGNALS:
  void serverClicked();
  void problemsClicked();
  void appliedClicked();
  void trafficClicked();
  void savedClicked();
  void languageClicked();
  void caretClicked();

protected:
  void paintEvent(QPaintEvent* event) override;

private:
  StatusItem* m_server;
  StatusItem* m_problems;
  StatusItem* m_applied;
  StatusItem* m_traffic;
  StatusItem* m_percentile;
  StatusItem* m_saved;
  StatusItem* m_language;
  StatusItem* m_caret;
};

} // namespace signalbox::ui
