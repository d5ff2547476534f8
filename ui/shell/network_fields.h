// SPDX-FileCopyrightText: Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// PasswordField: a password that goes into the keychain; the settings only count it. FileField: the path of a file,
// typed or chosen.
#pragma once

#include "ui/shell/settings_rows.h"
#include "ui/widgets/line_edit.h"

namespace signalbox::ui {

class PasswordField final : public LineEdit {
  Q_OBJECT
public:
  PasswordField(const QString& name, const SettingsContext& context, QWidget* parent = nullptr);
  void setKey(const QString& key); // its name in the keychain

private:
  void keep();
  void follow();

  SettingsStore& m_store;
  RequestServices& m_requests;
  QString m_key;
};

class FileField final : public QWidget {
  Q_OBJECT
public:
  FileField(const QString& objectName, const QString& name, QWidget* parent = nullptr);
  void setText(const QString& path); // does not emit edited()

Q_SIGNALS:
  void edited(const QString& path);

private:
  void choose();
  void mark();

  LineEdit* m_path;
};

} // namespace signalbox::ui
