// SPDX-FileCopyrightText: Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// Surface: a painted background of the elevation ladder. An island's corners stay round over its square children.
#pragma once

#include <QWidget>

namespace signalbox::ui {

class Surface : public QWidget {
  Q_OBJECT
public:
  enum class Kind { Chrome, Island, Inset, Card };
  explicit Surface(Kind kind, QWidget* parent = nullptr);

  Kind kind() const { return m_kind; }

protected:
  void paintEvent(QPaintEvent* event) override;
  void resizeEvent(QResizeEvent* event) override;
  void childEvent(QChildEvent* event) override;

private:
  Kind m_kind;
  QWidget* m_corners = nullptr; // islands only: lies over the children, lets the mouse through
};

} // namespace signalbox::ui
