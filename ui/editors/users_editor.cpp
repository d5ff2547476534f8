// SPDX-FileCopyrightText: Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/editors/users_editor.h"

#include "core/security/base64url.h"
#include "core/security/password.h"
#include "ui/editors/form.h"
#include "ui/editors/list_editing.h"
#include "ui/editors/option_rows.h"
#include "ui/editors/option_tables.h"
#include "ui/editors/password_sheet.h"
#include "ui/theme/theme.h"
#include "ui/widgets/button.h"
#include "ui/widgets/label.h"
#include "ui/workbench/navigator.h"

#include <QClipboard>
#include <QGuiApplication>

#include <algorithm>

namespace signalbox::ui {
namespace {

using design::Json;
using design::User;

constexpr std::size_t keyBytes = 32;

Json listOf(const std::vector<std::string>& texts) { return Json(texts); }

std::vector<std::string> textsOf(const Json& list) {
  std::vector<std::string> texts;
  if (list.is_array())
    for (const Json& item : list)
      if (item.is_string()) texts.push_back(item.get<std::string>());
  return texts;
}

// What the form shows of a user; the profile has a place of its own.
Json optionsOf(const User& user) {
  return {{"username", user.username},
          {"roles", listOf(user.roles)},
          {"scopes", listOf(user.scopes)},
          {"disabled", user.disabled}};
}

void setOption(User& user, const QString& key, const Json& value) {
  if (key == u"username") user.username = value.is_string() ? value.get<std::string>() : std::string();
  if (key == u"roles") user.roles = textsOf(value);
  if (key == u"scopes") user.scopes = textsOf(value);
  if (key == u"disabled") user.disabled = value.is_boolean() && value.get<bool>();
}

QString detailOf(const User& user) {
  QStringList words;
  if (user.disabled) words << UsersEditor::tr("disabled");
  for (const std::string& role : user.roles) words << QString::fromStdString(role);
  if (words.isEmpty() && user.passwordHash.empty() && user.apiKeyHash.empty())
    return UsersEditor::tr("no password yet");
  return words.join(QStringLiteral(", "));
}

// "user", "user2", …
std::string freeName(const std::vector<User>& users) {
  std::string name = "user";
  for (int next = 2; std::ranges::find(users, name, &User::username) != users.end(); ++next)
    name = "user" + std::to_string(next);
  return name;
}

// What else is known of a user, by names of the project's own.
OptionField profileField() {
  return rows::alone(rows::names("profile", UsersEditor::tr("Profile"), QStringLiteral("Ada Lovelace")),
                     UsersEditor::tr("as expressions read it"));
}

QWidget* inRow(std::initializer_list<QWidget*> widgets) {
  auto* place = new QWidget;
  auto* row = new QHBoxLayout(place);
  row->setContentsMargins(0, 0, 0, 0);
  row->setSpacing(8);
  for (QWidget* widget : widgets) row->addWidget(widget);
  row->addStretch(1);
  return place;
}

Button* smallButton(const QString& text, const QString& id) {
  auto* button = new Button(text);
  button->setObjectName(QStringLiteral("users.") + id);
  return button;
}

} // namespace

struct UsersEditor::Parts {
  void render() {
    editing.showRows([](const User& user) {
      return EntryRow{QString::fromStdString(user.username), detailOf(user), QStringLiteral("user")};
    });
    renderCurrent();
  }

  void renderCurrent() {
    const User* user = editing.currentEntry();
    if (!user) return;
    title->setText(QString::fromStdString(user->username));
    form->setOptions(optionsOf(*user));
    password->setText(user->passwordHash.empty() ? tr("None: this user cannot log in with one")
                                                 : tr("Set; kept as an argon2id hash"));
    setPassword->setText(user->passwordHash.empty() ? tr("Set a password") : tr("Change it"));
    dropPassword->setVisible(!user->passwordHash.empty());
    key->setText(user->apiKeyHash.empty() ? tr("None") : tr("Set; kept as a SHA-256 hash"));
    makeKey->setText(user->apiKeyHash.empty() ? tr("Make a key") : tr("Make another"));
    dropKey->setVisible(!user->apiKeyHash.empty());
    profile->setOptions(user->profile.empty() ? Json::object() : Json{{"profile", user->profile}});
    showProblems();
  }

  // Those of the hashes have no row in the form, and are shown at its top.
  void showProblems() { form->setProblems(editing.problems(editing.current())); }

  void askForPassword(QWidget* window) {
    const User* user = editing.currentEntry();
    if (!user) return;
    auto* sheet = new PasswordSheet(QString::fromStdString(user->username), window);
    QObject::connect(sheet, &PasswordSheet::hashed, form, [this, name = user->username](const QString& hash) {
      editing.change({}, [&](std::vector<User>& users) {
        const auto found = std::ranges::find(users, name, &User::username);
        if (found != users.end()) found->passwordHash = hash.toStdString();
      });
    });
  }

  // Shown once, on the clipboard; the design keeps its hash.
  void giveKey() {
    const std::string made = security::base64UrlEncode(security::randomBytes(keyBytes));
    editing.changeCurrent({}, [&](User& user) { user.apiKeyHash = security::apiKeyHash(made); });
    QGuiApplication::clipboard()->setText(QString::fromStdString(made));
    editing.workbench.navigator.toast(tr("The new key is on the clipboard. It is not shown again."));
  }

  void makeControls() {
    title = new Label({}, displayFont(17, 600));
    form = new OptionForm(QStringLiteral("users"));
    form->setFields(userFields());
    password = new Label({}, uiFont(13), Ink::Secondary);
    key = new Label({}, uiFont(13), Ink::Secondary);
    setPassword = smallButton({}, QStringLiteral("setPassword"));
    dropPassword = smallButton(tr("Take it away"), QStringLiteral("dropPassword"));
    makeKey = smallButton({}, QStringLiteral("makeKey"));
    dropKey = smallButton(tr("Take it away"), QStringLiteral("dropKey"));
    profile = new OptionForm(QStringLiteral("users"));
    profile->setFields({profileField()});
  }

  void fillDetail() {
    QVBoxLayout& detail = editing.page->detail();
    detail.addWidget(title);
    detail.addWidget(form);
    addHeading(detail, tr("Credentials"));
    Form credentials(detail);
    credentials.add(tr("Password"), inRow({password}));
    credentials.add(QString(), inRow({setPassword, dropPassword}));
    credentials.add(tr("API key"), inRow({key}));
    credentials.add(QString(), inRow({makeKey, dropKey}));
    detail.addWidget(profile);
    detail.addStretch();
  }

  void connectDetail(QWidget& editor) {
    QObject::connect(form, &OptionForm::optionEdited, form,
                     [this](const QString& option, const Json& value, const QString& part) {
                       editing.changeCurrent(part, [&](User& user) { setOption(user, option, value); });
                     });
    QObject::connect(
        profile, &OptionForm::optionEdited, profile, [this](const QString&, const Json& value, const QString& part) {
          editing.changeCurrent(part, [&](User& user) { user.profile = value.is_object() ? value : Json::object(); });
        });
    QObject::connect(setPassword, &QPushButton::clicked, &editor, [this, &editor] { askForPassword(editor.window()); });
    QObject::connect(dropPassword, &QPushButton::clicked, &editor,
                     [this] { editing.changeCurrent({}, [](User& user) { user.passwordHash.clear(); }); });
    QObject::connect(makeKey, &QPushButton::clicked, &editor, [this] { giveKey(); });
    QObject::connect(dropKey, &QPushButton::clicked, &editor,
                     [this] { editing.changeCurrent({}, [](User& user) { user.apiKeyHash.clear(); }); });
  }

  ListEditing<User> editing;
  Label* title = nullptr;
  OptionForm* form = nullptr;
  Label* password = nullptr;
  Button* setPassword = nullptr;
  Button* dropPassword = nullptr;
  Label* key = nullptr;
  Button* makeKey = nullptr;
  Button* dropKey = nullptr;
  OptionForm* profile = nullptr;
};

UsersEditor::UsersEditor(Workbench& workbench, QWidget* parent) : QWidget(parent) {
  setObjectName(QStringLiteral("users"));
  setAccessibleName(tr("Users"));
  auto* page =
      new EntryPage({QStringLiteral("users"), tr("Users"), tr("Add user"), QStringLiteral("user"), tr("No users yet"),
                     tr("Users log in with a password or an API key; dependencies of the kind User check them.")},
                    EntryList::Order::Fixed);
  m.reset(new Parts{{workbench, page, EntityKind::Users, "/users",
                     [](const design::Design& design) -> const std::vector<User>& { return design.users(); },
                     [](std::vector<User> list) -> design::Edit { return design::SetUsers{std::move(list)}; }}});
  auto* layout = new QVBoxLayout(this);
  layout->setContentsMargins(0, 0, 0, 0);
  layout->addWidget(page);
  m->makeControls();
  m->fillDetail();
  m->connectDetail(*this);
  m->editing.connectList(*this, {[this] { m->render(); }, [this] { m->renderCurrent(); },
                                 [](const User& user) { return QString::fromStdString(user.username); }});
  connect(page, &EntryPage::addRequested, this, [this] {
    User user;
    user.username = freeName(m->editing.list());
    m->editing.add(user);
  });
  m->render();
}

UsersEditor::~UsersEditor() = default;

void UsersEditor::showEntry(int index) { m->editing.page->list().setCurrent(index); }

} // namespace signalbox::ui
