// SPDX-FileCopyrightText: Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/shell/network_fields.h"

#include "ui/bridge/request_services.h"
#include "ui/editors/form.h"
#include "ui/widgets/icon_button.h"

#include <QFileDialog>
#include <QFileInfo>
#include <QHBoxLayout>

namespace signalbox::ui {

PasswordField::PasswordField(const QString& name, const SettingsContext& context, QWidget* parent)
    : LineEdit(name, parent), m_store(context.store), m_requests(context.requests) {
  setEchoMode(QLineEdit::Password);
  connect(this, &QLineEdit::editingFinished, this, &PasswordField::keep);
  connect(&m_store, &SettingsStore::changed, this, &PasswordField::follow);
}

void PasswordField::setKey(const QString& key) {
  if (key == m_key) return;
  m_key = key;
  clear();
  follow();
}

void PasswordField::keep() {
  if (!isModified() || m_key.isEmpty()) return;
  setModified(false);
  m_requests.network().setPassword(m_key, text());
  m_store.change([this](Settings& settings) {
    PasswordCounts& counts = settings.network.passwords;
    if (text().isEmpty())
      counts.erase(m_key);
    else
      ++counts[m_key];
  });
}

// What is kept is not shown.
void PasswordField::follow() {
  const bool isKept = m_store.settings().network.passwords.contains(m_key);
  const QString why = m_requests.whyNotKept();
  setPlaceholderText(isKept ? tr("In the keychain") : accessibleName());
  setToolTip(why.isEmpty() ? tr("Kept in the system's keychain and in no file") : why);
}

FileField::FileField(const QString& objectName, const QString& name, QWidget* parent)
    : QWidget(parent), m_path(new LineEdit(name, this)) {
  m_path->setObjectName(objectName);
  m_path->setFace(LineEdit::Face::Code);
  auto* button = new IconButton(QStringLiteral("folder-open"), tr("Choose: %1").arg(name), this);
  button->setObjectName(objectName + QStringLiteral(".choose"));
  auto* row = new QHBoxLayout(this);
  row->setContentsMargins(0, 0, 0, 0);
  row->setSpacing(6);
  row->addWidget(m_path, 1);
  row->addWidget(button);
  setFocusProxy(m_path);
  connect(button, &QToolButton::clicked, this, &FileField::choose);
  connect(m_path, &QLineEdit::textEdited, this, [this](const QString& path) {
    m_path->setProblem({});
    Q_EMIT edited(path.trimmed());
  });
  connect(m_path, &QLineEdit::editingFinished, this, &FileField::mark);
}

void FileField::setText(const QString& path) {
  showText(*m_path, path);
  mark();
}

void FileField::mark() {
  const QString path = m_path->text().trimmed();
  m_path->setProblem(path.isEmpty() || QFileInfo(path).isFile() ? QString() : tr("There is no such file."));
}

void FileField::choose() {
  auto* dialog = new QFileDialog(window(), m_path->accessibleName(), QFileInfo(m_path->text()).path());
  dialog->setObjectName(QStringLiteral("dialog.certificate"));
  dialog->setAttribute(Qt::WA_DeleteOnClose);
  dialog->setFileMode(QFileDialog::ExistingFile);
  connect(dialog, &QFileDialog::fileSelected, this, [this](const QString& path) {
    setText(path);
    Q_EMIT edited(path);
  });
  dialog->open();
}

} // namespace signalbox::ui
