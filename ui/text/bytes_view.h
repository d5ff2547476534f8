// SPDX-FileCopyrightText: Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// BytesView: a reader for bodies of any size: paints the lines that are in view, folds, searches. The bytes are shared,
// never copied and never turned into UTF-16 as a whole; what has to be read through is read in steps of a few
// milliseconds between events.
#pragma once

#include "ui/text/byte_lines.h"
#include "ui/text/byte_search.h"

#include <QAbstractScrollArea>
#include <QElapsedTimer>
#include <QTimer>

class QPainter;

namespace signalbox::ui {

class BytesView final : public QAbstractScrollArea {
  Q_OBJECT
public:
  explicit BytesView(const QString& name, QWidget* parent = nullptr);

  void setBytes(Bytes bytes, ByteLines::Kind kind);
  void clear();
  const ByteLines* lines() const { return m_lines.get(); } // null without bytes

  void fold(std::size_t line);
  void unfold(std::size_t line);
  bool isFolded(std::size_t line) const;
  std::size_t visibleCount() const; // lines that no fold hides
  std::size_t lineOfRow(std::size_t row) const;
  std::size_t rowOfLine(std::size_t line) const; // of the fold that hides it

  void search(const QString& text); // empty ends it
  void showNext(int step);          // 1 or -1
  const ByteSearch& found() const { return m_search; }
  int currentMatch() const { return m_match; } // from 0; -1 = none

  void goTo(std::size_t line);       // makes it the current one
  void showByte(std::size_t offset); // goes to its line, once it is known
  std::size_t currentLine() const { return m_current; }
  QString lineText(std::size_t line) const; // as it is painted
  QString selectedText() const;             // of the selected lines, as they came; at most a megabyte

  QSize sizeHint() const override { return {400, 240}; }

Q_SIGNALS:
  void searched(); // found() has grown
  void indexed();  // every line is known

protected:
  void paintEvent(QPaintEvent* event) override;
  void resizeEvent(QResizeEvent* event) override;
  void keyPressEvent(QKeyEvent* event) override;
  void mousePressEvent(QMouseEvent* event) override;
  void mouseMoveEvent(QMouseEvent* event) override;
  void changeEvent(QEvent* event) override;

private:
  struct Fold {
    std::size_t line; // stays in view
    std::size_t last; // hidden from the next line up to here
  };
  void work();
  void fitScrollBars();
  void measure();
  int widestInView() const;
  std::size_t rowAt(const QPoint& position) const;
  void toggleFold(std::size_t line);
  void moveTo(std::size_t line, bool extends);
  void reveal(std::size_t line);
  void paintRow(QPainter& painter, std::size_t row, int y) const;
  void paintFold(QPainter& painter, std::size_t line, int y) const;
  void paintMatches(QPainter& painter, std::size_t line, const QString& text, double x, int y) const;
  int gutterWidth() const;
  std::vector<Fold> outermost() const;

  std::unique_ptr<ByteLines> m_lines;
  std::vector<Fold> m_folds;  // by line
  std::vector<Fold> m_hidden; // of those, the ones no other hides
  ByteSearch m_search;
  Bytes m_bytes;
  int m_match = -1;
  std::optional<std::size_t> m_wanted; // a byte whose line is not known yet
  std::size_t m_current = 0;
  std::size_t m_anchor = 0;
  QTimer m_worker;
  QElapsedTimer m_sinceFit;
  double m_charWidth = 8;
  int m_lineHeight = 20;
  int m_widest = 0; // characters of the widest line that was in view
};

} // namespace signalbox::ui
