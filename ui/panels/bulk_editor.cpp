// SPDX-FileCopyrightText: Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/panels/bulk_editor.h"

#include "ui/panels/bulk_text.h"
#include "ui/text/code_editor.h"
#include "ui/theme/theme.h"
#include "ui/widgets/label.h"

#include <QVBoxLayout>

namespace signalbox::ui {
namespace {

constexpr int fewestLines = 3; // with the words below it, what a low pane shows
constexpr int mostLines = 60;

} // namespace

BulkEditor::BulkEditor(const QString& id, const QString& name, QWidget* parent)
    : QWidget(parent), m_text(new CodeEditor(CodeEditor::Language::Plain, name, this)) {
  m_text->setObjectName(id + QStringLiteral(".text"));
  m_text->setLineNumbersShown(false);
  m_text->fitHeight(fewestLines, mostLines);
  auto* column = new QVBoxLayout(this);
  column->setContentsMargins(0, 2, 0, 6);
  column->setSpacing(4);
  column->addWidget(m_text);
  column->addWidget(new Paragraph(tr("One line each: name: value. # in front switches a line off."), uiFont(12),
                                  Ink::Tertiary, this));
  connect(m_text, &CodeEditor::contentEdited, this, [this] {
    markProblems();
    Q_EMIT edited(content());
  });
}

void BulkEditor::setContent(const QString& text) {
  m_text->setContent(text);
  markProblems();
}

QString BulkEditor::content() const { return m_text->content(); }

void BulkEditor::setProblem(const QString& name, const QString& message) {
  m_problems[name] = message;
  markProblems();
}

void BulkEditor::clearProblems() {
  m_problems.clear();
  markProblems();
}

void BulkEditor::markProblems() {
  QVector<Lens> lenses;
  for (const BulkLine& line : readBulkText(content()))
    if (const QString message = m_problems.value(line.name); !message.isEmpty())
      lenses.push_back({line.begin, line.end, message, Lens::Severity::Error});
  if (lenses != m_text->lenses()) m_text->setLenses(lenses);
}

bool BulkEditor::focusLine(const QString& name) {
  for (const BulkLine& line : readBulkText(content()))
    if (line.name == name) {
      m_text->selectRange(line.begin, line.end);
      return true;
    }
  return false;
}

std::optional<QString> BulkEditor::focusedName() const {
  if (!m_text->hasFocus()) return std::nullopt;
  int row = 0;
  int column = 0;
  m_text->getCursorPosition(&row, &column);
  const QVector<BulkLine> lines = readBulkText(m_text->text(row));
  return lines.isEmpty() ? QString() : lines.first().name;
}

void BulkEditor::focusText() { m_text->setFocus(Qt::TabFocusReason); }

} // namespace signalbox::ui
