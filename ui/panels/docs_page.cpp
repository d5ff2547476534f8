// SPDX-FileCopyrightText: Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/panels/docs_page.h"

#include "ui/theme/theme.h"
#include "ui/widgets/button.h"
#include "ui/widgets/chip.h"
#include "ui/widgets/hair_line.h"
#include "ui/widgets/label.h"

#include <QHBoxLayout>
#include <QVBoxLayout>

namespace signalbox::ui {
namespace {

constexpr int margin = 36;
constexpr qsizetype longestFacet = 34;
constexpr qsizetype mostLettersBeside = 24; // of the facets; more of them stand below the name

QHBoxLayout* line(int spacing) {
  auto* row = new QHBoxLayout;
  row->setContentsMargins(0, 0, 0, 0);
  row->setSpacing(spacing);
  return row;
}

Label* word(const QString& text, const QFont& font, Ink ink, QWidget* parent) {
  return new Label(text, font, ink, parent);
}

QString shortened(const QString& facet) {
  return facet.size() > longestFacet ? facet.left(longestFacet - 1) + QChar(0x2026) : facet;
}

Ink inkOfStatus(const QString& status) {
  if (status.startsWith(QLatin1Char('2'))) return Ink::Ok;
  if (status.startsWith(QLatin1Char('4'))) return Ink::Warning;
  return status.startsWith(QLatin1Char('5')) ? Ink::Error : Ink::Info;
}

} // namespace

DocsPage::DocsPage(QWidget* parent) : QWidget(parent), m_column(new QVBoxLayout(this)) {
  setObjectName(QStringLiteral("docs.page"));
  m_column->setContentsMargins(0, 0, 0, 0);
  restart();
}

void DocsPage::restart() {
  delete m_content;
  m_content = new QWidget(this);
  auto* column = new QVBoxLayout(m_content);
  column->setContentsMargins(margin, 30, margin, 30);
  column->setSpacing(8);
  m_column->addWidget(m_content);
}

void DocsPage::addParagraph(const QString& text) {
  if (!text.isEmpty()) m_content->layout()->addWidget(new Paragraph(text, uiFont(13), Ink::Secondary, m_content));
}

void DocsPage::addHeading(const QString& title, const QString& hint) {
  auto* column = static_cast<QVBoxLayout*>(m_content->layout());
  column->addSpacing(16);
  QHBoxLayout* row = line(8);
  row->addWidget(word(title, uiFont(15, 600), Ink::Text, m_content));
  row->addStretch(1);
  row->addWidget(word(hint, uiFont(12), Ink::Tertiary, m_content));
  column->addLayout(row);
  column->addWidget(new HairLine(Qt::Horizontal, m_content));
}

void DocsPage::addField(const DocsField& field) {
  auto* column = static_cast<QVBoxLayout*>(m_content->layout());
  QHBoxLayout* row = line(8);
  row->addWidget(word(field.name, monoFont(13, 500), Ink::Text, m_content));
  row->addWidget(word(field.type, monoFont(12), Ink::Type, m_content));
  if (field.isRequired) row->addWidget(word(tr("required"), uiFont(12, 600), Ink::Warning, m_content));
  row->addStretch(1);
  const qsizetype letters = field.facets.join(QString()).size();
  QHBoxLayout* facets = letters > mostLettersBeside ? line(8) : row;
  for (const QString& facet : field.facets) {
    auto* chip = new Chip(shortened(facet), Chip::Look::Outline, Ink::Secondary, m_content);
    chip->setToolTip(facet);
    facets->addWidget(chip);
  }
  if (facets != row) facets->addStretch(1);
  if (!field.model.isEmpty()) {
    auto* link = new Chip(field.model, Chip::Look::Soft, Ink::Accent, m_content);
    link->setObjectName(QStringLiteral("docs.model.") + field.model);
    link->setAccessibleName(tr("Model %1").arg(field.model));
    link->setClickable(true);
    connect(link, &QAbstractButton::clicked, this, [this, name = field.model] { Q_EMIT modelRequested(name); });
    row->addWidget(link);
  }
  column->addLayout(row);
  if (facets != row) column->addLayout(facets);
  addParagraph(field.description);
  column->addWidget(new HairLine(Qt::Horizontal, m_content));
}

void DocsPage::addFields(const QString& title, const QString& hint, const QVector<DocsField>& fields) {
  addHeading(title, hint);
  for (const DocsField& field : fields) addField(field);
}

void DocsPage::addResponse(const DocsResponse& response) {
  auto* column = static_cast<QVBoxLayout*>(m_content->layout());
  QHBoxLayout* row = line(12);
  auto* status = word(response.status, monoFont(13), inkOfStatus(response.status), m_content);
  status->setFixedWidth(52);
  row->addWidget(status);
  row->addWidget(word(response.description, uiFont(13), Ink::Text, m_content));
  row->addStretch(1);
  const QString type = response.type.isEmpty() ? response.contentType : response.type;
  row->addWidget(word(type, response.model.isEmpty() ? monoFont(12) : uiFont(13, 500),
                      response.model.isEmpty() ? Ink::Tertiary : Ink::Accent, m_content));
  column->addLayout(row);
  column->addWidget(new HairLine(Qt::Horizontal, m_content));
}

void DocsPage::showOperation(const DocsOperation& operation, bool isLive) {
  restart();
  auto* column = static_cast<QVBoxLayout*>(m_content->layout());
  if (!operation.tag.isEmpty()) column->addWidget(word(operation.tag, uiFont(12, 600), Ink::Tertiary, m_content));
  auto* title = word(operation.title, displayFont(26), Ink::Text, m_content);
  title->setObjectName(QStringLiteral("docs.title"));
  column->addWidget(title);
  QHBoxLayout* row = line(10);
  row->addWidget(new MethodBadge(operation.method, m_content));
  row->addWidget(word(operation.path, monoFont(13), Ink::Text, m_content));
  auto* light = new Lamp(m_content);
  light->setObjectName(QStringLiteral("docs.live"));
  light->setSignal(isLive ? Signal::Ok : Signal::Off, isLive ? tr("Live") : tr("The server is stopped"));
  row->addWidget(light);
  row->addWidget(
      word(isLive ? tr("Live") : tr("Stopped"), uiFont(12, 600), isLive ? Ink::Ok : Ink::Tertiary, m_content));
  if (operation.isDeprecated) row->addWidget(new Chip(tr("deprecated"), Chip::Look::Soft, Ink::Warning, m_content));
  row->addStretch(1);
  column->addLayout(row);
  addParagraph(operation.description);
  for (const DocsGroup& group : operation.parameters) addFields(group.title, {}, group.fields);
  if (!operation.bodyType.isEmpty()) {
    addHeading(tr("Request body"),
               QStringList{operation.bodyType, operation.bodyContentType}.join(QStringLiteral(", ")));
    addParagraph(operation.bodyDescription);
    for (const DocsField& field : operation.body) addField(field);
  }
  addHeading(tr("Responses"));
  for (const DocsResponse& response : operation.responses) addResponse(response);
  column->addStretch(1);
}

void DocsPage::showModel(const DocsModel& model) {
  restart();
  auto* column = static_cast<QVBoxLayout*>(m_content->layout());
  column->addWidget(word(model.values.isEmpty() ? tr("Model") : tr("Enum"), uiFont(12, 600), Ink::Tertiary, m_content));
  auto* title = word(model.name, displayFont(26), Ink::Text, m_content);
  title->setObjectName(QStringLiteral("docs.title"));
  column->addWidget(title);
  addParagraph(model.description);
  if (!model.fields.isEmpty())
    addFields(tr("Fields"), tr("%n in all", nullptr, static_cast<int>(model.fields.size())), model.fields);
  if (!model.values.isEmpty()) {
    addHeading(tr("Values"));
    for (const QString& value : model.values) column->addWidget(word(value, monoFont(13), Ink::Text, m_content));
  }
  column->addStretch(1);
}

void DocsPage::showIntroduction(const DocsDocument& document) {
  restart();
  auto* column = static_cast<QVBoxLayout*>(m_content->layout());
  column->addWidget(word(tr("Version %1").arg(document.version), uiFont(12, 600), Ink::Tertiary, m_content));
  auto* title = word(document.title, displayFont(26), Ink::Text, m_content);
  title->setObjectName(QStringLiteral("docs.title"));
  column->addWidget(title);
  addParagraph(document.summary);
  addParagraph(document.description);
  if (document.operations.isEmpty()) addParagraph(tr("Add an endpoint, and its page appears here."));
  column->addStretch(1);
}

} // namespace signalbox::ui
