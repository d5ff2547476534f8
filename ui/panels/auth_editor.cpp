// SPDX-FileCopyrightText: Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/panels/auth_editor.h"

#include "ui/theme/theme.h"
#include "ui/widgets/button.h"
#include "ui/widgets/combo_box.h"
#include "ui/widgets/label.h"
#include "ui/widgets/line_edit.h"

#include <QHBoxLayout>
#include <QVBoxLayout>

namespace signalbox::ui {
namespace {

using design::RequestAuth;

constexpr int labelWidth = 110;

QWidget* labelled(const QString& label, QWidget* control, QWidget* parent) {
  auto* row = new QWidget(parent);
  auto* layout = new QHBoxLayout(row);
  layout->setContentsMargins(0, 0, 0, 0);
  layout->setSpacing(12);
  auto* name = new Label(label, uiFont(12), Ink::Secondary, row);
  name->setFixedWidth(labelWidth);
  layout->addWidget(name);
  layout->addWidget(control, 1);
  return row;
}

ComboBox* choice(const QString& name, const char* objectName, const QStringList& items, QWidget* parent) {
  auto* box = new ComboBox(name, parent);
  box->setObjectName(QLatin1String(objectName));
  box->addItems(items);
  return box;
}

} // namespace

AuthEditor::AuthEditor(QWidget* parent)
    : QWidget(parent),
      m_kind(
          choice(tr("Kind of auth"), "auth.kind",
                 {tr("As the endpoint asks"), tr("None"), tr("Basic"), tr("Bearer token"), tr("API key"), tr("OAuth2")},
                 this)),
      m_inherited(new Paragraph({}, uiFont(12), Ink::Secondary, this)), m_credentials(new QWidget(this)),
      m_note(new Paragraph({}, uiFont(12), Ink::Secondary, this)) {
  setAccessibleName(tr("Auth"));
  auto* fields = new QVBoxLayout(m_credentials);
  fields->setContentsMargins(0, 0, 0, 0);
  fields->setSpacing(8);
  auto* column = new QVBoxLayout(this);
  column->setContentsMargins(14, 12, 14, 12);
  column->setSpacing(8);
  column->addWidget(labelled(tr("Auth"), m_kind, this));
  m_pages = {
      makePage({m_inherited, m_credentials}),
      makePage({new Paragraph(tr("Nothing is sent that says who you are."), uiFont(12), Ink::Secondary)}),
      makePage({field(tr("User name"), "auth.username", &RequestAuth::username, Look::Plain, tr("ada")),
                field(tr("Password"), "auth.password", &RequestAuth::password, Look::Secret,
                      QStringLiteral("{{password}}"))}),
      makePage({field(tr("Token"), "auth.token", &RequestAuth::token, Look::Secret, QStringLiteral("{{token}}"))}),
      makeApiKey(),
      makeOAuth()};
  for (QWidget* page : std::as_const(m_pages)) column->addWidget(page); // a pile would be as high as its highest
  m_note->setObjectName(QStringLiteral("auth.note"));
  column->addWidget(m_note);
  column->addStretch(1);
  connect(m_kind, &QComboBox::activated, this, [this](int index) {
    m_auth.kind = static_cast<RequestAuth::Kind>(index);
    showAuth();
    Q_EMIT edited(m_auth);
  });
}

QWidget* AuthEditor::makePage(const QVector<QWidget*>& parts) {
  auto* page = new QWidget(this);
  auto* column = new QVBoxLayout(page);
  column->setContentsMargins(0, 0, 0, 0);
  column->setSpacing(8);
  for (QWidget* part : parts) column->addWidget(part);
  return page;
}

QWidget* AuthEditor::field(const QString& label, const char* name, Member member, Look look, const QString& example) {
  auto* edit = new LineEdit(label, this);
  edit->setPlaceholderText(example);
  edit->setObjectName(QLatin1String(name));
  edit->setFace(LineEdit::Face::Code);
  edit->setFont(monoFont(12));
  if (look == Look::Secret) edit->setToolTip(tr("A {{variable}}, or the secret itself: that is kept in no file"));
  m_fields.push_back({edit, member, look});
  connect(edit, &QLineEdit::textEdited, this, [this, member](const QString& text) {
    m_auth.*member = text.toStdString();
    showAuth();
    Q_EMIT edited(m_auth);
  });
  return labelled(label, edit, this);
}

QWidget* AuthEditor::makeApiKey() {
  m_place = choice(tr("Where the key is sent"), "auth.place", {tr("Header"), tr("Query"), tr("Cookie")}, this);
  connect(m_place, &QComboBox::activated, this, [this](int index) {
    m_auth.place = static_cast<RequestAuth::Place>(index);
    Q_EMIT edited(m_auth);
  });
  return makePage({labelled(tr("Sent in"), m_place, this),
                   field(tr("Name"), "auth.key", &RequestAuth::key, Look::Plain, QStringLiteral("X-API-Key")),
                   field(tr("Key"), "auth.value", &RequestAuth::value, Look::Secret, QStringLiteral("{{api_key}}"))});
}

QWidget* AuthEditor::makeOAuth() {
  m_grant = choice(tr("Grant"), "auth.grant", {tr("Password"), tr("Client credentials")}, this);
  connect(m_grant, &QComboBox::activated, this, [this](int index) {
    m_auth.grant = index == 0 ? "password" : "client_credentials";
    showAuth();
    Q_EMIT edited(m_auth);
  });
  m_userRow = field(tr("User name"), "oauth.username", &RequestAuth::username, Look::Plain, tr("ada"));
  m_passwordRow =
      field(tr("Password"), "oauth.password", &RequestAuth::password, Look::Secret, QStringLiteral("{{password}}"));
  m_token = new Paragraph({}, uiFont(12), Ink::Secondary, this);
  auto* fetch = new Button(tr("Fetch a new token"), ButtonVariant::Soft, this);
  fetch->setObjectName(QStringLiteral("auth.fetch"));
  connect(fetch, &QPushButton::clicked, this, &AuthEditor::tokenRequested);
  auto* state = new QWidget(this);
  auto* row = new QHBoxLayout(state);
  row->setContentsMargins(0, 0, 0, 0);
  row->setSpacing(12);
  row->addWidget(fetch);
  row->addWidget(m_token, 1);
  return makePage(
      {labelled(tr("Grant"), m_grant, this),
       field(tr("Token URL"), "auth.tokenUrl", &RequestAuth::tokenUrl, Look::Plain, QStringLiteral("{{base}}/token")),
       m_userRow, m_passwordRow,
       field(tr("Client id"), "auth.clientId", &RequestAuth::clientId, Look::Plain, QStringLiteral("my-app")),
       field(tr("Client secret"), "auth.clientSecret", &RequestAuth::clientSecret, Look::Secret,
             QStringLiteral("{{client_secret}}")),
       field(tr("Scope"), "auth.scope", &RequestAuth::scope, Look::Plain, QStringLiteral("orders:read orders:write")),
       state});
}

void AuthEditor::setAuth(const RequestAuth& auth) {
  m_auth = auth;
  showAuth();
}

void AuthEditor::showAuth() {
  m_kind->setCurrentIndex(static_cast<int>(m_auth.kind));
  for (qsizetype page = 0; page < m_pages.size(); ++page)
    m_pages[page]->setVisible(page == static_cast<qsizetype>(m_auth.kind));
  m_place->setCurrentIndex(static_cast<int>(m_auth.place));
  const bool isPassword = m_auth.grant != "client_credentials";
  m_grant->setCurrentIndex(isPassword ? 0 : 1);
  m_userRow->setVisible(isPassword);
  m_passwordRow->setVisible(isPassword);
  bool isUnkept = false;
  for (const Bound& bound : m_fields) {
    const QString text = QString::fromStdString(m_auth.*bound.member);
    if (bound.edit->text() != text) bound.edit->setText(text);
    const bool hides = bound.look == Look::Secret && !text.startsWith(QLatin1String("{{")) && !text.isEmpty();
    const auto mode = hides ? QLineEdit::Password : QLineEdit::Normal;
    if (bound.edit->echoMode() != mode) bound.edit->setEchoMode(mode);
    if (hides && bound.edit->isVisibleTo(this)) isUnkept = true;
  }
  const bool isEmpty = m_auth.kind == RequestAuth::Kind::Basic && !m_auth.username.empty() && m_auth.password.empty();
  m_note->setText(isUnkept ? tr("What is typed here is in no file and gone when Signalbox closes. Name a {{variable}} "
                                "whose value is a secret of the environment to keep it.")
                           : tr("There is no password: an empty one is sent."));
  m_note->setVisible(isUnkept || isEmpty);
}

// The field of a name stays while the person is in it.
void AuthEditor::setInherited(const QString& text, const QVector<Credential>& credentials) {
  m_inherited->setText(text);
  QStringList names;
  for (const Credential& each : credentials) names += each.name;
  if (names != m_credentialNames) {
    m_credentialNames = names;
    qDeleteAll(m_credentials->findChildren<QWidget*>(Qt::FindDirectChildrenOnly));
    for (const Credential& each : credentials) m_credentials->layout()->addWidget(credentialRow(each));
  }
  for (const Credential& each : credentials) {
    auto* edit = m_credentials->findChild<LineEdit*>(QStringLiteral("auth.credential.") + each.name);
    if (edit && edit->text() != each.value && !edit->hasFocus()) edit->setText(each.value);
  }
}

QWidget* AuthEditor::credentialRow(const Credential& credential) {
  const QString name = credential.name;
  const QString label = name == u"username"   ? tr("User name")
                        : name == u"password" ? tr("Password")
                        : name == u"token"    ? tr("Token")
                                              : tr("Key");
  auto* edit = new LineEdit(label, m_credentials);
  edit->setObjectName(QStringLiteral("auth.credential.") + name);
  edit->setFace(LineEdit::Face::Code);
  edit->setFont(monoFont(12));
  if (credential.isSecret) edit->setEchoMode(QLineEdit::Password);
  connect(edit, &QLineEdit::textEdited, this, [this, name, isSecret = credential.isSecret](const QString& value) {
    Q_EMIT credentialTyped({name, value, isSecret});
  });
  return labelled(label, edit, m_credentials);
}

void AuthEditor::focusCredential() {
  if (auto* edit = m_credentials->findChild<LineEdit*>()) edit->setFocus(Qt::OtherFocusReason);
}

void AuthEditor::setTokenState(const QString& text) { m_token->setText(text); }

} // namespace signalbox::ui
