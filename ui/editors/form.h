// SPDX-FileCopyrightText: Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// Form: rows of label and control at the same edges; sections with headings. What the pages of the editors are made of.
#pragma once

#include <QGridLayout>
#include <QVBoxLayout>
#include <QWidget>

namespace signalbox::ui {

class LineEdit;

// Of the labels of a page, so that all forms on it have one edge; rows with longer ones stand further right.
inline constexpr int labelWidth = 144;

// Of a heading in any page, so that pages begin alike whether or not a control stands beside it.
inline constexpr int headingHeight = 26;

// The label of a row: in as many lines as it needs where `width` is given.
QWidget* formLabel(const QString& text, int width = labelWidth);

// A heading of 13/600 with room for controls at its right.
QHBoxLayout* addHeading(QVBoxLayout& page, const QString& text);

// Rows: a label of fixed width, then the control, optionally a hint below.
class Form final {
public:
  explicit Form(QVBoxLayout& page);
  void add(const QString& label, QWidget* control, const QString& hint = {});
  void addBelow(QWidget* widget); // the last control, such as what is wrong with it

private:
  QGridLayout* m_grid;
};

// A scroll area whose page is transparent: the island shows through.
QWidget* scrolling(QWidget* page);

// Makes the page all that the editor shows, scrolling, at most that wide.
void showPage(QWidget& editor, QWidget* page, int mostWidth);

// Sets the text unless the person is in it and it already means the same; keeps the caret.
void showText(LineEdit& edit, const QString& text);

// An empty page with the margins of an editor.
struct Page {
  QWidget* widget;
  QVBoxLayout* layout;
};
Page makePage();

} // namespace signalbox::ui
