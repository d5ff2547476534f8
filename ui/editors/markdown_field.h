// SPDX-FileCopyrightText: Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// MarkdownField: a text in Markdown, written on one side and shown as it will read on the other. Nothing is fetched and
// no HTML is let in.
#pragma once

#include <QTextBrowser>
#include <QWidget>

class QStackedWidget;

namespace signalbox::ui {

class CodeEditor;
class Segmented;

class MarkdownField final : public QWidget {
  Q_OBJECT
public:
  // `id` begins the object names: "docs.description" gives "docs.description.view".
  MarkdownField(const QString& id, const QString& name, QWidget* parent = nullptr);

  void setText(const QString& text);
  QString text() const;
  QString previewText() const; // plain, as it reads

Q_SIGNALS:
  void textEdited(const QString& text);

protected:
  void paintEvent(QPaintEvent* event) override;
  void changeEvent(QEvent* event) override;

private:
  void showSide(int side);

  CodeEditor* m_editor;
  QTextBrowser* m_preview;
  Segmented* m_side;
  QStackedWidget* m_pages;
};

} // namespace signalbox::ui
