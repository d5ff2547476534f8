// SPDX-FileCopyrightText: Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/panels/find_bar.h"

#include "ui/models/count_text.h"
#include "ui/text/code_editor.h"
#include "ui/theme/theme.h"
#include "ui/widgets/icon_button.h"
#include "ui/widgets/label.h"
#include "ui/widgets/line_edit.h"

#include <QHBoxLayout>
#include <QKeyEvent>

namespace signalbox::ui {

FindBar::FindBar(const QString& id, QWidget* parent)
    : QWidget(parent), m_field(new SearchField(tr("Find in the body"), this)),
      m_count(new Label({}, monoFont(12), Ink::Secondary, this)) {
  auto* row = new QHBoxLayout(this);
  row->setContentsMargins(14, 6, 10, 0);
  row->setSpacing(6);
  m_field->setObjectName(id + QStringLiteral(".search"));
  m_field->installEventFilter(this);
  m_count->setObjectName(id + QStringLiteral(".matches"));
  row->addWidget(m_field, 1);
  row->addWidget(m_count);
  const auto add = [&](const char* icon, const QString& name, const char* part) {
    auto* button = new IconButton(QLatin1String(icon), name, this);
    button->setObjectName(id + QLatin1String(part));
    row->addWidget(button);
    return button;
  };
  connect(add("chevron-up", tr("Previous match"), ".previousMatch"), &QToolButton::clicked, this,
          [this] { Q_EMIT stepped(-1); });
  connect(add("chevron-down", tr("Next match"), ".nextMatch"), &QToolButton::clicked, this,
          [this] { Q_EMIT stepped(1); });
  connect(add("x", tr("Close the search"), ".closeSearch"), &QToolButton::clicked, this, &FindBar::close);
  connect(m_field, &QLineEdit::textChanged, this, &FindBar::searched);
  hide();
}

void FindBar::open(const QString& text) {
  show();
  if (!text.isEmpty()) m_field->setText(text);
  m_field->setFocus(Qt::ShortcutFocusReason);
  m_field->selectAll();
}

void FindBar::close() {
  m_field->clear();
  hide();
  Q_EMIT closed();
}

QString FindBar::text() const { return m_field->text(); }

void FindBar::setCount(const QString& words) { m_count->setText(words); }

bool FindBar::eventFilter(QObject* watched, QEvent* event) {
  if (watched != m_field || event->type() != QEvent::KeyPress) return false;
  const auto* key = static_cast<QKeyEvent*>(event);
  if (key->key() == Qt::Key_Escape) {
    close();
    return true;
  }
  if (key->key() != Qt::Key_Return && key->key() != Qt::Key_Enter) return false;
  if (key->modifiers() & Qt::ControlModifier) return false; // sends
  Q_EMIT stepped(key->modifiers() & Qt::ShiftModifier ? -1 : 1);
  return true;
}

void findIn(CodeEditor& editor, const QString& text) {
  int line = 0;
  int column = 0;
  editor.lineIndexFromPosition(static_cast<int>(editor.selectionBegin()), &line, &column);
  editor.findFirst(text, false, false, false, true, true, line, column);
}

void findNextIn(CodeEditor& editor, const QString& text, int direction) {
  int line = 0;
  int column = 0;
  const auto from = direction > 0 ? editor.selectionEnd() : editor.selectionBegin();
  editor.lineIndexFromPosition(static_cast<int>(from), &line, &column);
  editor.findFirst(text, false, false, false, true, direction > 0, line, column);
}

QString matchesIn(const CodeEditor& editor, const QString& text) {
  if (text.isEmpty()) return {};
  return counted(editor.content().count(text, Qt::CaseInsensitive), FindBar::tr("match"), FindBar::tr("matches"));
}

SearchedEditor::SearchedEditor(CodeEditor* editor, QWidget* parent)
    : QWidget(parent), m_editor(editor), m_bar(new FindBar(editor->objectName(), this)) {
  auto* column = new QVBoxLayout(this);
  column->setContentsMargins(0, 0, 0, 0);
  column->setSpacing(0);
  column->addWidget(m_bar);
  column->addWidget(m_editor, 1);
  setFocusProxy(m_editor);
  const auto count = [this] { m_bar->setCount(matchesIn(*m_editor, m_bar->text())); };
  connect(m_bar, &FindBar::searched, this, [this, count](const QString& text) {
    findIn(*m_editor, text);
    count();
  });
  connect(m_bar, &FindBar::stepped, this, [this](int direction) { findNextIn(*m_editor, m_bar->text(), direction); });
  connect(m_bar, &FindBar::closed, this, [this] { m_editor->setFocus(Qt::OtherFocusReason); });
  connect(m_editor, &QsciScintilla::textChanged, this, count);
}

void SearchedEditor::find() {
  const QString selected = m_editor->selectedText();
  m_bar->open(selected.contains(u'\n') ? QString() : selected);
}

} // namespace signalbox::ui
