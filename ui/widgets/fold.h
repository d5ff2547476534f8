// SPDX-FileCopyrightText: Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// Fold: what is rarely needed, behind a heading that opens and closes it.
#pragma once

#include <QAbstractButton>

namespace signalbox::ui {

// Its heading: a chevron, the title and a quiet word on what is inside.
class FoldHead final : public QAbstractButton {
  Q_OBJECT
public:
  explicit FoldHead(const QString& title, QWidget* parent = nullptr);
  void setNote(const QString& note);
  QSize sizeHint() const override;
  QSize minimumSizeHint() const override { return {120, sizeHint().height()}; }

protected:
  void paintEvent(QPaintEvent* event) override;
  void checkStateSet() override;
  void nextCheckState() override;

private:
  void tellState();

  QString m_note;
};

class Fold final : public QWidget {
  Q_OBJECT
public:
  // `id` is the object name of the heading.
  Fold(const QString& id, const QString& title, QWidget* content, QWidget* parent = nullptr);

  bool isOpen() const { return m_head->isChecked(); }
  void setOpen(bool isOpen);
  void setNote(const QString& note) { m_head->setNote(note); }

private:
  FoldHead* m_head;
  QWidget* m_content;
};

} // namespace signalbox::ui
