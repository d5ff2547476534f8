// SPDX-FileCopyrightText: Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// Prose: Markdown or rich text to read, as high as its text. It loads nothing, runs nothing and leads nowhere by
// itself: HTML inside Markdown is shown as the letters it is, pictures stay out, and links are only announced.
#pragma once

#include <QTextBrowser>

namespace signalbox::ui {

class Prose final : public QTextBrowser {
  Q_OBJECT
public:
  explicit Prose(const QString& name, QWidget* parent = nullptr);

  void showMarkdown(const QString& text); // GitHub's dialect
  void showRich(const QString& html);     // of our own making
  // Marks every place of the words of `query`; answers how many there are.
  int highlight(const QString& query);
  void setScrolls(bool scrolls); // takes the room it gets, instead of as high as its text

  bool hasHeightForWidth() const override { return !m_scrolls; }
  int heightForWidth(int width) const override;
  QSize sizeHint() const override;
  QSize minimumSizeHint() const override;

Q_SIGNALS:
  void linkActivated(const QUrl& link);

protected:
  QVariant loadResource(int type, const QUrl& name) override;
  void paintEvent(QPaintEvent* event) override; // also that it has the focus
  void focusInEvent(QFocusEvent* event) override;
  void focusOutEvent(QFocusEvent* event) override;
  void resizeEvent(QResizeEvent* event) override;
  void wheelEvent(QWheelEvent* event) override;

private:
  void render();
  void dress(); // fonts and colours of the theme

  QString m_source;
  bool m_isMarkdown = true;
  bool m_scrolls = false;
  QString m_query;
};

// Opens a link of a document after asking: only http, https and mailto; the others never.
bool mayOpen(const QUrl& link);

} // namespace signalbox::ui
