// SPDX-FileCopyrightText: Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/editors/markdown_field.h"

#include "ui/text/code_editor.h"
#include "ui/theme/paint.h"
#include "ui/theme/theme.h"
#include "ui/widgets/label.h"
#include "ui/widgets/segmented.h"

#include <QEvent>
#include <QHBoxLayout>
#include <QPainter>
#include <QStackedWidget>

namespace signalbox::ui {
namespace {

const QColor& fieldSurface() { return theme().isDark ? theme().inset : theme().raised; }

class Preview final : public QTextBrowser {
public:
  using QTextBrowser::QTextBrowser;
  QVariant loadResource(int, const QUrl&) override { return {}; } // pictures neither of files nor of the net
};

} // namespace

MarkdownField::MarkdownField(const QString& id, const QString& name, QWidget* parent)
    : QWidget(parent), m_editor(new CodeEditor(CodeEditor::Language::Plain, name)), m_preview(new Preview),
      m_side(new Segmented(tr("%1, write or preview").arg(name), {tr("Write"), tr("Preview")})),
      m_pages(new QStackedWidget) {
  setObjectName(id);
  m_editor->setObjectName(id + QStringLiteral(".text"));
  m_editor->setSurface(fieldSurface);
  m_editor->setLineNumbersShown(false);
  m_editor->fitHeight(4, 18);
  m_editor->setWrapMode(QsciScintilla::WrapWord);
  m_side->setObjectName(id + QStringLiteral(".view"));
  m_preview->setAccessibleName(tr("%1 as it reads").arg(name));
  m_preview->setFrameShape(QFrame::NoFrame);
  m_preview->setOpenLinks(false);
  m_preview->setSizePolicy(QSizePolicy::Ignored, QSizePolicy::Ignored); // as high as the text until it is looked at
  m_preview->setFont(uiFont(13));
  m_preview->viewport()->setAutoFillBackground(false);
  auto* head = new QHBoxLayout;
  head->addWidget(new Label(name, uiFont(13, 600)), 1);
  head->addWidget(m_side);
  auto* box = new QVBoxLayout;
  box->setContentsMargins(8, 7, 4, 5);
  box->addWidget(m_pages);
  m_pages->addWidget(m_editor);
  m_pages->addWidget(m_preview);
  auto* column = new QVBoxLayout(this);
  column->setContentsMargins(0, 0, 0, 0);
  column->setSpacing(6);
  column->addLayout(head);
  column->addLayout(box);
  connect(m_side, &Segmented::chosen, this, &MarkdownField::showSide);
  connect(m_editor, &CodeEditor::contentEdited, this, [this] { Q_EMIT textEdited(m_editor->content()); });
}

void MarkdownField::setText(const QString& text) {
  if (m_editor->content().isEmpty())
    m_editor->resetContent(text);
  else
    m_editor->setContent(text);
  if (m_pages->currentIndex() == 1) showSide(1);
}

QString MarkdownField::text() const { return m_editor->content(); }
QString MarkdownField::previewText() const { return m_preview->toPlainText(); }

void MarkdownField::showSide(int side) {
  m_side->setCurrentIndex(side);
  m_preview->setMinimumHeight(0);
  if (side == 1) {
    m_preview->document()->setMarkdown(m_editor->content(),
                                       QTextDocument::MarkdownFeatures(QTextDocument::MarkdownDialectGitHub) |
                                           QTextDocument::MarkdownNoHTML);
    m_preview->document()->setTextWidth(m_editor->width());
    m_preview->setMinimumHeight(qMin(int(m_preview->document()->size().height()) + 8, 420));
  }
  m_pages->setCurrentIndex(side);
}

void MarkdownField::changeEvent(QEvent* event) {
  QWidget::changeEvent(event);
  if (event->type() == QEvent::PaletteChange && m_pages->currentIndex() == 1) showSide(1);
}

void MarkdownField::paintEvent(QPaintEvent*) {
  QPainter painter(this);
  const QRect field = m_pages->geometry().adjusted(-8, -7, 4, 5);
  const bool hasFocus = m_editor->hasFocus() || m_preview->hasFocus();
  box(painter, field, 7, fieldSurface(), hasFocus ? theme().accent : theme().border);
}

} // namespace signalbox::ui
