// SPDX-FileCopyrightText: Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// Splitter: panes with a gap of chrome between islands, or a hairline inside one. A double click on a handle evens the
// panes.
#pragma once

#include <QSplitter>

namespace signalbox::ui {

class Splitter : public QSplitter {
  Q_OBJECT
public:
  enum class Gap { Island, Hairline };
  Splitter(Qt::Orientation orientation, Gap gap, QWidget* parent = nullptr);

  // Sizes a double click goes back to; even panes when empty.
  void setUsualSizes(const QList<int>& sizes);

protected:
  QSplitterHandle* createHandle() override;

private:
  QList<int> m_usual;
};

} // namespace signalbox::ui
