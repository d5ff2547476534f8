// SPDX-FileCopyrightText: Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/panels/docs_page.h"

#include "ui/panels/docs_text.h"
#include "ui/text/json_editor.h"
#include "ui/theme/style_property.h"
#include "ui/theme/theme.h"
#include "ui/widgets/button.h"
#include "ui/widgets/chip.h"
#include "ui/widgets/flow_layout.h"
#include "ui/widgets/hair_line.h"
#include "ui/widgets/label.h"

#include <QCoreApplication>
#include <QEvent>
#include <QHBoxLayout>
#include <QVBoxLayout>

#include <algorithm>

namespace signalbox::ui {

namespace {

constexpr int margin = 36;
constexpr int mostLines = 40; // of an example
constexpr int badgeWidth = 56;
constexpr int responseHeight = 24;     // of a row, whether or not it has a link
constexpr std::size_t mostLinks = 200; // in the introduction; the list beside it has all

QString placeTitle(const std::string& place) {
  if (place == "path") return DocsPage::tr("Path parameters");
  if (place == "query") return DocsPage::tr("Query parameters");
  return place == "header" ? DocsPage::tr("Headers") : DocsPage::tr("Cookies");
}

Ink inkOfStatus(const std::string& status) {
  if (status.starts_with('2')) return Ink::Ok;
  if (status.starts_with('4')) return Ink::Warning;
  return status.starts_with('5') ? Ink::Error : Ink::Info;
}

QString joined(const QStringList& parts) {
  QStringList filled = parts;
  filled.removeAll(QString());
  return filled.join(QStringLiteral(", "));
}

// "bearer (books:write)"
QString requirementText(const std::vector<docs::Requirement>& all) {
  QStringList each;
  for (const docs::Requirement& requirement : all) {
    QStringList scopes;
    for (const std::string& scope : requirement.scopes) scopes << docsText(scope);
    each << docsText(requirement.scheme) +
                (scopes.isEmpty() ? QString() : QStringLiteral(" (%1)").arg(scopes.join(QStringLiteral(", "))));
  }
  return each.isEmpty() ? DocsPage::tr("nothing") : each.join(DocsPage::tr(" and "));
}

bool uses(const std::vector<docs::Content>& contents, const std::string& model) {
  return std::any_of(contents.begin(), contents.end(), [&model](const docs::Content& each) {
    return std::find(each.models.begin(), each.models.end(), model) != each.models.end();
  });
}

bool uses(const docs::Operation& operation, const std::string& model) {
  return uses(operation.bodies, model) ||
         std::any_of(operation.responses.begin(), operation.responses.end(),
                     [&model](const docs::Response& each) { return uses(each.contents, model); });
}

bool uses(const docs::Model& user, const std::string& model) {
  const auto names = [&model](const std::vector<std::string>& models) {
    return std::find(models.begin(), models.end(), model) != models.end();
  };
  return user.name != model &&
         (names(user.models) || std::any_of(user.fields.begin(), user.fields.end(),
                                            [&](const docs::Field& field) { return names(field.models); }));
}

} // namespace

DocsPage::DocsPage(QWidget* parent) : QWidget(parent), m_outer(new QVBoxLayout(this)) {
  setObjectName(QStringLiteral("docs.page"));
  m_outer->setContentsMargins(0, 0, 0, 0);
}

int DocsPage::marks() const { return m_context ? m_context->marks : 0; }

// A click on the old page may be what leads to the new one: it ends before the old one goes.
void DocsPage::retire() {
  if (!m_content) return;
  connect(m_content, &QObject::destroyed, [kept = m_context] {});
  m_content->hide();
  m_content->setParent(nullptr);
  m_content->deleteLater();
}

void DocsPage::restart(const docs::Document& document) {
  retire();
  m_document = document;
  m_context = std::make_shared<DocsContext>(
      DocsContext{m_document, m_query, [this](const QString& link) { Q_EMIT followed(link); }, 0});
  m_content = new QWidget(this);
  m_column = new QVBoxLayout(m_content);
  m_column->setContentsMargins(margin, 26, margin, 30);
  m_column->setSpacing(8);
  m_outer->addWidget(m_content);
}

// At once in its whole height: what it scrolls in asks for that only when it is told of a change.
void DocsPage::finish() {
  m_column->addStretch(1);
  m_content->show();
  QEvent changed(QEvent::LayoutRequest);
  QCoreApplication::sendEvent(this, &changed);
}

void DocsPage::addTitle(const QString& above, const std::string& title, bool isDeprecated) {
  m_column->addWidget(new Label(above, uiFont(12, 600), Ink::Accent, m_content));
  auto* row = new QHBoxLayout;
  row->setSpacing(10);
  auto* label = new Label(docsText(title), displayFont(26), Ink::Text, m_content);
  label->setObjectName(QStringLiteral("docs.title"));
  row->addWidget(label);
  if (isDeprecated) row->addWidget(new Chip(tr("deprecated"), Chip::Look::Soft, Ink::Warning, m_content));
  row->addStretch(1);
  m_column->addLayout(row);
  for (const QString& word : m_query.split(u' ', Qt::SkipEmptyParts))
    m_context->marks += int(label->text().count(word, Qt::CaseInsensitive));
}

void DocsPage::addHeading(const QString& title, const QString& hint) {
  m_column->addSpacing(14);
  auto* row = new QHBoxLayout;
  row->setSpacing(8);
  row->addWidget(new Label(title, uiFont(15, 600), Ink::Text, m_content));
  row->addStretch(1);
  row->addWidget(new Label(hint, uiFont(12), Ink::Tertiary, m_content));
  m_column->addLayout(row);
  m_column->addWidget(new HairLine(Qt::Horizontal, m_content));
}

void DocsPage::addProse(const std::string& markdown) {
  if (QWidget* prose = docsProse(markdown, *m_context, m_content)) m_column->addWidget(prose);
}

void DocsPage::addFields(const std::vector<docs::Field>& fields, int depth) {
  addDocsFields(*m_column, fields, *m_context, depth, m_content);
}

void DocsPage::addRow(const QString& left, const QString& text, Ink ink) {
  auto* row = new QHBoxLayout;
  row->setSpacing(12);
  row->addWidget(new Label(left, uiFont(12), Ink::Tertiary, m_content));
  row->addWidget(new Label(text, monoFont(12), ink, m_content), 1);
  m_column->addLayout(row);
}

QWidget* DocsPage::addFold(const QString& title, const QString& id) {
  auto* button = new Button(title, ButtonVariant::Link, m_content);
  button->setObjectName(id);
  button->setIconName("chevron-right");
  button->setLeftAligned(true);
  button->setProperty(property::leadingPad, -6); // the arrow, which has air of its own, where the texts begin
  auto* inside = new QWidget(m_content);
  auto* column = new QVBoxLayout(inside);
  column->setContentsMargins(14, 0, 0, 0);
  inside->hide();
  connect(button, &QPushButton::clicked, inside, [button, inside] {
    inside->setVisible(inside->isHidden());
    button->setIconName(inside->isHidden() ? "chevron-right" : "chevron-down");
  });
  m_column->addWidget(button, 0, Qt::AlignLeft);
  m_column->addWidget(inside);
  return inside;
}

void DocsPage::addExample(const QString& title, const std::string& value) {
  if (value.empty() || value == "null") return;
  QWidget* inside = addFold(title, QStringLiteral("docs.example"));
  auto* code = new JsonEditor(title, inside);
  code->setReadOnly(true);
  code->setReadOnlyLook(true);
  code->setLineNumbersShown(false);
  code->resetContent(docsText(value));
  code->fitHeight(2, mostLines);
  inside->layout()->addWidget(code);
}

void DocsPage::addContents(const QString& title, const std::vector<docs::Content>& contents) {
  for (const docs::Content& content : contents) {
    addHeading(title, joined({docsText(content.type), docsText(content.mediaType)}));
    addProse(content.description);
    addFields(content.fields, int(content.models.size()));
    for (const docs::Example& example : content.examples)
      addExample(tr("Example: %1").arg(docsText(example.summary.empty() ? example.name : example.summary)),
                 example.value);
    if (content.examples.empty()) addExample(tr("Example"), content.sample);
  }
}

void DocsPage::addResponse(const docs::Response& response) {
  auto* row = new QHBoxLayout;
  row->setSpacing(10);
  row->addStrut(responseHeight);
  auto* lamp = new Lamp(m_content);
  lamp->setSignal(signalOfStatus(docsText(response.status).toInt()), docsText(response.status));
  row->addWidget(lamp);
  auto* status = new Label(docsText(response.status), monoFont(13, 500), inkOfStatus(response.status), m_content);
  status->setFixedWidth(48);
  row->addWidget(status);
  row->addWidget(new Label(docsText(response.description), uiFont(13), Ink::Text, m_content), 1);
  for (const docs::Content& content : response.contents) {
    if (content.models.empty()) {
      row->addWidget(new Label(docsText(content.type.empty() ? content.mediaType : content.type), monoFont(12),
                               Ink::Tertiary, m_content));
      continue;
    }
    auto* link = new Chip(docsText(content.type), Chip::Look::Soft, Ink::Accent, m_content);
    link->setObjectName(QStringLiteral("docs.response.") + docsText(response.status));
    link->setAccessibleName(tr("Model %1").arg(docsText(content.models.front())));
    link->setClickable(true);
    connect(link, &QAbstractButton::clicked, this,
            [this, key = QStringLiteral("model ") + docsText(content.models.front())] { Q_EMIT followed(key); });
    row->addWidget(link);
  }
  m_column->addLayout(row);
  if (!response.headers.empty()) addFields(response.headers, 1);
  for (const docs::Content& content : response.contents)
    for (const docs::Example& example : content.examples)
      addExample(tr("Example: %1").arg(docsText(example.name)), example.value);
  m_column->addWidget(new HairLine(Qt::Horizontal, m_content));
}

void DocsPage::addSecurity(const docs::Operation& operation) {
  if (operation.security.empty()) return;
  QStringList alternatives;
  for (const auto& each : operation.security) alternatives << requirementText(each);
  addHeading(tr("Authentication"), alternatives.join(tr(", or ")));
  for (const docs::Scheme& scheme : m_document.schemes) {
    const auto asks = [&scheme](const auto& each) {
      return std::any_of(each.begin(), each.end(),
                         [&scheme](const docs::Requirement& one) { return one.scheme == scheme.name; });
    };
    if (std::any_of(operation.security.begin(), operation.security.end(), asks)) addScheme(scheme);
  }
}

void DocsPage::addScheme(const docs::Scheme& scheme) {
  auto* row = new QHBoxLayout;
  row->setSpacing(8);
  row->addWidget(new Label(docsText(scheme.name), monoFont(13, 500), Ink::Text, m_content));
  row->addWidget(new Label(docsText(scheme.title), uiFont(12), Ink::Type, m_content));
  row->addStretch(1);
  m_column->addLayout(row);
  addProse(scheme.description);
  for (const auto& [name, value] : scheme.details) addRow(docsText(name), docsText(value), Ink::Secondary);
  m_column->addWidget(new HairLine(Qt::Horizontal, m_content));
}

// Everything of an operation below its title; of a callback too.
void DocsPage::addCall(const docs::Operation& operation) {
  addProse(operation.description);
  addSecurity(operation);
  for (const docs::Group& group : operation.parameters) {
    addHeading(placeTitle(group.place));
    addFields(group.fields, 0);
  }
  addProse(operation.bodyDescription);
  addContents(operation.needsBody || operation.bodies.empty() ? tr("Request body") : tr("Request body, optional"),
              operation.bodies);
  if (!operation.responses.empty()) addHeading(tr("Responses"));
  for (const docs::Response& response : operation.responses) addResponse(response);
  for (const docs::Operation& callback : operation.callbacks) {
    addHeading(tr("Callback %1").arg(docsText(callback.callbackName)), tr("sent by the server"));
    QHBoxLayout* row = new QHBoxLayout;
    row->addWidget(new MethodBadge(docsText(callback.method), m_content));
    row->addWidget(new Label(docsText(callback.path), monoFont(13), Ink::Text, m_content), 1);
    m_column->addLayout(row);
    addCall(callback);
  }
}

void DocsPage::showOperation(const docs::Document& document, const docs::Operation& operation, bool isLive) {
  restart(document);
  const QString tag = operation.tags.empty() ? QString() : docsText(operation.tags.front());
  addTitle(operation.isWebhook ? tr("Webhook, sent by the server") : tag, operation.title, operation.isDeprecated);
  auto* row = new QHBoxLayout;
  row->setSpacing(10);
  row->addWidget(new MethodBadge(docsText(operation.method), m_content));
  row->addWidget(new Label(docsText(operation.path), monoFont(13), Ink::Text, m_content));
  if (!operation.isWebhook) {
    auto* light = new Lamp(m_content);
    light->setObjectName(QStringLiteral("docs.live"));
    light->setSignal(isLive ? Signal::Ok : Signal::Off, isLive ? tr("Live") : tr("The server is stopped"));
    row->addWidget(light);
    const QString state = isLive ? tr("Live") : tr("Stopped");
    auto* word = new Label(state, uiFont(12, 600), isLive ? Ink::Ok : Ink::Tertiary, m_content);
    word->setMinimumWidth(word->sizeHint().width()); // a long path gives way
    row->addWidget(word);
  }
  row->addStretch(1);
  m_column->addLayout(row);
  addCall(operation);
  finish();
}

void DocsPage::addLink(const QString& key, const QString& method, const QString& title) {
  auto* button = new Button(title, ButtonVariant::Link, m_content);
  button->setObjectName(QStringLiteral("docs.use.") + key);
  button->setToolTip(key);
  button->setLeftAligned(true);
  connect(button, &QPushButton::clicked, this, [this, key] { Q_EMIT followed(key); });
  auto* row = new QHBoxLayout;
  row->setSpacing(8);
  if (!method.isEmpty()) {
    auto* badge = new MethodBadge(method, m_content);
    badge->setMinimumWidth(badgeWidth);
    row->addWidget(badge);
  }
  row->addWidget(button);
  row->addStretch(1);
  m_column->addLayout(row);
}

void DocsPage::addUses(const docs::Model& model) {
  addHeading(tr("Used by"));
  int count = 0;
  for (const std::vector<docs::Operation>* pages : {&m_document.operations, &m_document.webhooks})
    for (const docs::Operation& operation : *pages)
      if (uses(operation, model.name) && ++count > 0)
        addLink(docsText(operation.key()), docsText(operation.method), docsText(operation.title));
  for (const docs::Model& user : m_document.models)
    if (uses(user, model.name) && ++count > 0) addLink(docsText(user.key()), {}, docsText(user.name));
  if (count == 0) m_column->addWidget(new Label(tr("Nothing uses it"), uiFont(12), Ink::Tertiary, m_content));
}

void DocsPage::showModel(const docs::Document& document, const docs::Model& model) {
  restart(document);
  addTitle(model.values.empty() ? tr("Model") : tr("Enum"), model.name, model.isDeprecated);
  addProse(model.description);
  if (!model.type.empty()) addRow(tr("Type"), docsText(model.type), Ink::Type);
  if (!model.fields.empty()) addHeading(tr("Fields"), tr("%1 in all").arg(model.fields.size()));
  addFields(model.fields, 1);
  if (!model.values.empty()) {
    addHeading(tr("Values"), tr("%1 in all").arg(model.values.size()));
    auto* values = new FlowLayout(6);
    for (const std::string& value : model.values)
      values->addWidget(new Chip(docsText(value), Chip::Look::Outline, Ink::Secondary, m_content));
    m_column->addLayout(values);
  }
  addUses(model);
  finish();
}

void DocsPage::addGroup(const std::string& tag, const std::string& description) {
  m_column->addSpacing(8);
  m_column->addWidget(new Label(docsText(tag), uiFont(13, 600), Ink::Text, m_content));
  addProse(description);
  if (m_document.operations.size() > mostLinks) return;
  for (const docs::Operation& operation : m_document.operations)
    if (!operation.tags.empty() && operation.tags.front() == tag)
      addLink(docsText(operation.key()), docsText(operation.method), docsText(operation.title));
}

void DocsPage::showIntroduction(const docs::Document& document) {
  restart(document);
  addTitle(tr("Version %1").arg(docsText(document.version)), document.title, false);
  if (!document.summary.empty())
    m_column->addWidget(new Paragraph(docsText(document.summary), uiFont(15), Ink::Secondary, m_content));
  addProse(document.description);
  for (const auto& [name, value] : document.facts) addRow(docsText(name), docsText(value), Ink::Secondary);
  if (!document.servers.empty()) addHeading(tr("Servers"));
  for (const auto& [address, description] : document.servers)
    addRow(docsText(address), docsText(description), Ink::Secondary);
  if (!document.schemes.empty()) addHeading(tr("Authentication"));
  for (const docs::Scheme& scheme : document.schemes) addScheme(scheme);
  if (!document.tags.empty()) addHeading(tr("Groups"));
  for (const auto& [name, description] : document.tags) addGroup(name, description);
  if (document.operations.empty())
    m_column->addWidget(
        new Paragraph(tr("Add an endpoint, and its page appears here."), uiFont(13), Ink::Secondary, m_content));
  finish();
}

} // namespace signalbox::ui
