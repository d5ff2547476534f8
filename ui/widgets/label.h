// SPDX-FileCopyrightText: Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// Label: one line of text in a role of the theme; elided when there is no room, with the full text as tool tip.
#pragma once

#include "ui/widgets/ink.h"

#include <QFont>
#include <QString>
#include <QWidget>

namespace signalbox::ui {

class Label : public QWidget {
  Q_OBJECT
public:
  explicit Label(const QString& text = {}, QWidget* parent = nullptr);
  Label(const QString& text, const QFont& font, Ink ink = Ink::Text, QWidget* parent = nullptr);

  QString text() const { return m_text; }
  void setText(const QString& text);
  void setInk(Ink ink);
  void setIconName(const QString& name); // in front of the text
  void setAlignment(Qt::Alignment alignment);

  QSize sizeHint() const override;
  QSize minimumSizeHint() const override;

protected:
  void paintEvent(QPaintEvent* event) override;
  bool event(QEvent* event) override;

private:
  double naturalWidth() const;

  QString m_text;
  QString m_iconName;
  Ink m_ink = Ink::Text;
  Qt::Alignment m_alignment = Qt::AlignLeft | Qt::AlignVCenter;
};

// Text that wraps over several lines, in a role of the theme.
class Paragraph final : public QWidget {
  Q_OBJECT
public:
  explicit Paragraph(const QString& text, const QFont& font, Ink ink = Ink::Secondary, QWidget* parent = nullptr);

  void setText(const QString& text);
  void setAlignment(Qt::Alignment alignment);
  bool hasHeightForWidth() const override { return true; }
  int heightForWidth(int width) const override;
  QSize sizeHint() const override;

protected:
  void paintEvent(QPaintEvent* event) override;

private:
  QString m_text;
  Ink m_ink;
  Qt::Alignment m_alignment = Qt::AlignLeft | Qt::AlignTop;
};

} // namespace signalbox::ui
