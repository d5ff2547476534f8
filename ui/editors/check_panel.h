// SPDX-FileCopyrightText: Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// CheckPanel: runs a piece of the design alone and shows what came of it: a lamp for all, a row for each sample.
#pragma once

#include "ui/models/piece_check.h"

#include <QWidget>

#include <functional>

class QVBoxLayout;

namespace signalbox::ui {

class Button;
class Label;
class Lamp;
class LineEdit;

class CheckPanel final : public QWidget {
  Q_OBJECT
public:
  using Check = std::function<QVector<CheckRow>(const QString& input)>; // runs on another thread
  enum class Input { None, Query };
  // `id` begins the object names: "scheme.check" gives "scheme.check.run", "scheme.check.query".
  CheckPanel(const QString& id, const QString& text, Input input, QWidget* parent = nullptr);

  // Made anew before each run, on the UI thread: it takes the design as it is then.
  void setCheck(std::function<Check()> makeCheck) { m_makeCheck = std::move(makeCheck); }
  void setInput(const QString& text); // unless the person changed it
  void clear();                       // what was found is of another design

  const QVector<CheckRow>& rows() const { return m_rows; }
  bool isRunning() const { return m_runs > 0; }

Q_SIGNALS:
  void finished();

private:
  void run();
  void show(const QVector<CheckRow>& rows);

  std::function<Check()> m_makeCheck;
  QVector<CheckRow> m_rows;
  int m_runs = 0;
  Lamp* m_lamp;
  Label* m_summary;
  Button* m_run;
  LineEdit* m_input;
  QVBoxLayout* m_place;
};

} // namespace signalbox::ui
