// SPDX-FileCopyrightText: Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// Segmented: one of a few choices side by side. Arrow keys move, a screen reader sees the choices.
#pragma once

#include <QButtonGroup>
#include <QStringList>
#include <QWidget>

namespace signalbox::ui {

class Segmented final : public QWidget {
  Q_OBJECT
public:
  Segmented(const QString& name, const QStringList& choices, QWidget* parent = nullptr);

  int currentIndex() const;
  void setCurrentIndex(int index); // without a signal
  void setChoiceEnabled(int index, bool enabled);
  void setChoiceVisible(int index, bool visible);

Q_SIGNALS:
  void chosen(int index); // by the person

protected:
  void paintEvent(QPaintEvent* event) override;

private:
  QButtonGroup m_buttons;
};

} // namespace signalbox::ui
