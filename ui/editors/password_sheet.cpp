// SPDX-FileCopyrightText: Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/editors/password_sheet.h"

#include "core/security/password.h"
#include "ui/theme/theme.h"
#include "ui/widgets/button.h"
#include "ui/widgets/label.h"
#include "ui/widgets/line_edit.h"

#include <QPointer>
#include <QVBoxLayout>

namespace signalbox::ui {
namespace {

constexpr int sheetWidth = 380;
constexpr int sheetTop = 140;

LineEdit* passwordEdit(const QString& name, const QString& id) {
  auto* edit = new LineEdit(name);
  edit->setEchoMode(QLineEdit::Password);
  edit->setObjectName(id);
  edit->setControlHeight(34);
  return edit;
}

} // namespace

PasswordSheet::PasswordSheet(const QString& user, QWidget* window)
    : Popover(window), m_password(passwordEdit(tr("Password"), QStringLiteral("password.new"))),
      m_again(passwordEdit(tr("The same again"), QStringLiteral("password.again"))),
      m_problem(new Label({}, uiFont(12), Ink::Tertiary)),
      m_set(new Button(tr("Set the password"), ButtonVariant::Primary)) {
  setObjectName(QStringLiteral("password"));
  m_problem->setObjectName(QStringLiteral("password.problem"));
  m_set->setObjectName(QStringLiteral("password.set"));
  m_set->setKeyCap(QStringLiteral("Enter"));
  auto* content = new QWidget;
  auto* column = new QVBoxLayout(content);
  column->setContentsMargins(18, 16, 18, 16);
  column->setSpacing(10);
  column->addWidget(new Label(user.isEmpty() ? tr("Password") : tr("Password of %1").arg(user), displayFont(17)));
  column->addWidget(m_password);
  column->addWidget(m_again);
  column->addWidget(m_problem);
  column->addWidget(m_set, 0, Qt::AlignRight);
  content->setFocusProxy(m_password);
  setContent(content);
  for (LineEdit* edit : {m_password, m_again}) {
    connect(edit, &QLineEdit::textEdited, this, &PasswordSheet::render);
    connect(edit, &QLineEdit::returnPressed, this, &PasswordSheet::submit);
  }
  connect(m_set, &QPushButton::clicked, this, &PasswordSheet::submit);
  connect(this, &Popover::closed, this, &QObject::deleteLater);
  render();
  openCentred(sheetWidth, sheetTop, Scrim::Yes);
}

void PasswordSheet::render() {
  const bool differ = !m_again->text().isEmpty() && m_again->text() != m_password->text();
  m_again->setProblem(differ ? tr("The two differ") : QString());
  m_problem->setInk(differ ? Ink::Error : Ink::Tertiary);
  m_problem->setText(m_isHashing ? tr("One moment …")
                     : differ    ? tr("The two differ")
                                 : tr("The project keeps an argon2id hash of it, never the password"));
  m_set->setEnabled(!m_isHashing && !m_password->text().isEmpty() && m_again->text() == m_password->text());
}

void PasswordSheet::submit() {
  if (!m_set->isEnabled()) return;
  m_isHashing = true;
  render();
  // 64 MiB and some 100 ms: not on this thread.
  m_thread.post([sheet = QPointer<PasswordSheet>(this), password = m_password->text().toStdString(), receiver = this] {
    const auto hash = security::hashPassword(password);
    QMetaObject::invokeMethod(
        receiver,
        [sheet, hash] {
          if (!sheet) return;
          sheet->m_isHashing = false;
          if (!hash) {
            sheet->render();
            sheet->m_problem->setInk(Ink::Error);
            return sheet->m_problem->setText(QString::fromStdString(hash.error().message));
          }
          Q_EMIT sheet->hashed(QString::fromStdString(*hash));
          sheet->close();
        },
        Qt::QueuedConnection);
  });
}

} // namespace signalbox::ui
