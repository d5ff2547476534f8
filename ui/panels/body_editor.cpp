// SPDX-FileCopyrightText: Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/panels/body_editor.h"

#include "ui/panels/find_bar.h"
#include "ui/panels/part_table.h"
#include "ui/text/json_editor.h"
#include "ui/theme/theme.h"
#include "ui/widgets/button.h"
#include "ui/widgets/empty_state.h"
#include "ui/widgets/label.h"
#include "ui/widgets/line_edit.h"

#include <QCompleter>
#include <QFileDialog>
#include <QHBoxLayout>
#include <QScrollArea>
#include <QStackedLayout>
#include <QVBoxLayout>

namespace signalbox::ui {
namespace {

enum Page { NothingPage, JsonPage, PartsPage, RawPage, BinaryPage };

Page pageOf(BodyKind kind) {
  switch (kind) {
  case BodyKind::None: return NothingPage;
  case BodyKind::JsonText: return JsonPage;
  case BodyKind::Form:
  case BodyKind::Multipart: return PartsPage;
  case BodyKind::Raw: return RawPage;
  case BodyKind::Binary: return BinaryPage;
  }
  return NothingPage;
}

LineEdit* typeEdit(const QString& objectName, QWidget* parent) {
  auto* edit = new LineEdit(BodyEditor::tr("Media type"), parent);
  edit->setObjectName(objectName);
  edit->setFace(LineEdit::Face::Code);
  edit->setFont(monoFont(12));
  edit->setControlHeight(26);
  auto* completer =
      new QCompleter({QStringLiteral("text/plain"), QStringLiteral("application/xml"), QStringLiteral("text/html"),
                      QStringLiteral("text/csv"), QStringLiteral("application/yaml"),
                      QStringLiteral("application/x-ndjson"), QStringLiteral("application/octet-stream")},
                     edit);
  completer->setFilterMode(Qt::MatchContains);
  edit->setCompleter(completer);
  return edit;
}

QScrollArea* scrollingParts(PartTable* table, QWidget* parent) {
  auto* area = new QScrollArea(parent);
  area->setFrameShape(QFrame::NoFrame);
  area->setWidgetResizable(true);
  area->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
  area->setFocusPolicy(Qt::NoFocus);
  area->viewport()->setAutoFillBackground(false);
  area->setWidget(table);
  table->setAutoFillBackground(false);
  return area;
}

} // namespace

BodyEditor::BodyEditor(QWidget* parent)
    : QWidget(parent), m_pages(new QStackedLayout(this)), m_json(new JsonEditor(tr("Request body"), this)),
      m_parts(new PartTable) {
  m_json->setObjectName(QStringLiteral("request.body"));
  m_parts->setObjectName(QStringLiteral("request.parts"));
  auto* json = new QWidget(this);
  auto* column = new QVBoxLayout(json);
  column->setContentsMargins(0, 6, 0, 0);
  column->addWidget(new SearchedEditor(m_json, json));
  m_pages->addWidget(makeNothing());
  m_pages->addWidget(json);
  m_pages->addWidget(scrollingParts(m_parts, this));
  m_pages->addWidget(makeRaw());
  m_pages->addWidget(makeBinary());
  connect(m_json, &CodeEditor::contentEdited, this, [this] {
    m_draft.body = m_json->content();
    change();
  });
  connect(m_parts, &PartTable::edited, this, [this](const QVector<PartRow>& parts) {
    m_draft.parts = parts;
    change();
  });
}

QWidget* BodyEditor::makeNothing() {
  auto* empty = new EmptyState(QStringLiteral("send"), tr("No body is sent"),
                               tr("Choose JSON, a form, text or a file above to send one."), this);
  empty->setObjectName(QStringLiteral("request.noBody"));
  Button* json = empty->addAction(tr("Write JSON"));
  json->setVariant(ButtonVariant::Soft);
  json->setObjectName(QStringLiteral("request.noBody.json"));
  connect(json, &QPushButton::clicked, this, [this] { Q_EMIT kindRequested(BodyKind::JsonText); });
  return empty;
}

QWidget* BodyEditor::makeRaw() {
  auto* page = new QWidget(this);
  auto* column = new QVBoxLayout(page);
  column->setContentsMargins(0, 6, 0, 0);
  column->setSpacing(6);
  auto* row = new QHBoxLayout;
  row->setContentsMargins(14, 0, 14, 0);
  m_rawType = typeEdit(QStringLiteral("request.rawType"), page);
  m_rawType->setPlaceholderText(QStringLiteral("text/plain"));
  m_rawType->setMaximumWidth(280);
  row->addWidget(new Label(tr("Media type"), uiFont(12), Ink::Secondary, page));
  row->addWidget(m_rawType, 1);
  row->addStretch(1);
  m_raw = new CodeEditor(CodeEditor::Language::Plain, tr("Request body as text"), page);
  m_raw->setObjectName(QStringLiteral("request.raw"));
  column->addLayout(row);
  column->addWidget(new SearchedEditor(m_raw, page), 1);
  connect(m_raw, &CodeEditor::contentEdited, this, [this] {
    m_draft.body = m_raw->content();
    change();
  });
  connect(m_rawType, &QLineEdit::textEdited, this, [this](const QString& type) {
    m_draft.mediaType = type;
    change();
  });
  return page;
}

QWidget* BodyEditor::makeBinary() {
  auto* page = new QWidget(this);
  auto* column = new QVBoxLayout(page);
  column->setContentsMargins(14, 12, 14, 12);
  column->setSpacing(8);
  auto* row = new QHBoxLayout;
  row->setSpacing(8);
  m_file = new LineEdit(tr("File to send"), page);
  m_file->setObjectName(QStringLiteral("request.file"));
  m_file->setFace(LineEdit::Face::Code);
  m_file->setIconName(QStringLiteral("file"));
  auto* choose = new Button(tr("Choose"), ButtonVariant::Standard, page);
  choose->setObjectName(QStringLiteral("request.chooseFile"));
  choose->setAccessibleName(tr("Choose the file to send"));
  m_fileType = typeEdit(QStringLiteral("request.fileType"), page);
  m_fileType->setPlaceholderText(tr("by the file's name"));
  m_fileType->setMaximumWidth(280);
  row->addWidget(m_file, 1);
  row->addWidget(choose);
  column->addLayout(row);
  auto* type = new QHBoxLayout;
  type->addWidget(new Label(tr("Media type"), uiFont(12), Ink::Secondary, page));
  type->addWidget(m_fileType, 1);
  type->addStretch(1);
  column->addLayout(type);
  column->addStretch(1);
  connect(choose, &QPushButton::clicked, this, &BodyEditor::chooseFile);
  connect(m_file, &QLineEdit::textEdited, this, [this](const QString& file) {
    m_draft.file = file;
    change();
  });
  connect(m_fileType, &QLineEdit::textEdited, this, [this](const QString& mediaType) {
    m_draft.mediaType = mediaType;
    change();
  });
  return page;
}

void BodyEditor::chooseFile() {
  const QString file = QFileDialog::getOpenFileName(this, tr("Choose a file"), m_draft.file);
  if (file.isEmpty()) return;
  m_file->setText(file);
  m_draft.file = file;
  change();
}

void BodyEditor::showType(LineEdit& edit) const {
  if (edit.text() != m_draft.mediaType) edit.setText(m_draft.mediaType);
}

void BodyEditor::setDraft(const RequestDraft& draft) {
  m_draft = draft;
  m_pages->setCurrentIndex(pageOf(draft.bodyKind));
  m_json->setContent(draft.body);
  m_raw->setContent(draft.body);
  m_parts->setParts(draft.parts, draft.bodyKind);
  if (m_file->text() != draft.file) m_file->setText(draft.file);
  showType(*m_rawType);
  showType(*m_fileType);
}

void BodyEditor::change() { Q_EMIT edited(m_draft); }

} // namespace signalbox::ui
