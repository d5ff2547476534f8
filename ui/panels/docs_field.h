// SPDX-FileCopyrightText: Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// DocsField: a field or parameter on a page: name, type, rules, description; what its type is made of opens below it.
#pragma once

#include "core/docs/document.h"

#include <QWidget>

#include <functional>

class QHBoxLayout;
class QVBoxLayout;

namespace signalbox::ui {

class Chip;
class IconButton;

// What the parts of one page share.
struct DocsContext {
  const docs::Document& document;
  QString query;                              // its words are marked
  std::function<void(const QString&)> follow; // a page's key, or an address
  int marks = 0;                              // counted while the page is made
};

class DocsField final : public QWidget {
  Q_OBJECT
public:
  // `depth`: how many models stand around it.
  DocsField(const docs::Field& field, DocsContext& context, int depth, QWidget* parent = nullptr);

  void setOpen(bool open);

private:
  void addHead();
  void addWords(QHBoxLayout& row);
  Chip* modelLink(const docs::Model& model);
  void addNested();

  docs::Field m_field;
  DocsContext& m_context;
  int m_depth;
  QVBoxLayout* m_column;
  IconButton* m_open = nullptr;
  QWidget* m_nested = nullptr;
};

// A description, with its links followed and its words marked; null for an empty one.
QWidget* docsProse(const std::string& markdown, DocsContext& context, QWidget* parent);

// All of these, one below the other, with a hairline after each.
void addDocsFields(QVBoxLayout& column, const std::vector<docs::Field>& fields, DocsContext& context, int depth,
                   QWidget* parent);

} // namespace signalbox::ui
