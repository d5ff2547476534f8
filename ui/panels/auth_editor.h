// SPDX-FileCopyrightText: Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// AuthEditor: how a request says who sends it: as the endpoint asks, or by a kind of its own.
#pragma once

#include "core/design/saved_request.h"

#include <QStringList>
#include <QVector>
#include <QWidget>

class QVBoxLayout;

namespace signalbox::ui {

class Button;
class ComboBox;
class LineEdit;
class Paragraph;

class AuthEditor final : public QWidget {
  Q_OBJECT
public:
  explicit AuthEditor(QWidget* parent = nullptr);

  void setAuth(const design::RequestAuth& auth);
  struct Credential {
    QString name; // of the variable that holds it
    QString value;
    bool isSecret = false;
  };
  // What "inherit" means here, and what it takes.
  void setInherited(const QString& text, const QVector<Credential>& credentials = {});
  void focusCredential();                  // the first one
  void setTokenState(const QString& text); // of OAuth2: "Valid until 14:05"

Q_SIGNALS:
  void edited(const signalbox::design::RequestAuth& auth);
  void tokenRequested(); // fetch it anew
  void credentialTyped(const signalbox::ui::AuthEditor::Credential& credential);

private:
  using Member = std::string design::RequestAuth::*;
  enum class Look { Plain, Secret };
  QWidget* makePage(const QVector<QWidget*>& parts);
  QWidget* field(const QString& label, const char* name, Member member, Look look, const QString& example);
  QWidget* makeApiKey();
  QWidget* makeOAuth();
  void showAuth();
  QWidget* credentialRow(const Credential& credential);

  struct Bound {
    LineEdit* edit;
    Member member;
    Look look;
  };
  design::RequestAuth m_auth;
  ComboBox* m_kind;
  QVector<QWidget*> m_pages; // one a kind
  Paragraph* m_inherited;
  QWidget* m_credentials; // fields, by the names of their variables
  Paragraph* m_note;      // what becomes of a secret that stands here itself
  ComboBox* m_place = nullptr;
  ComboBox* m_grant = nullptr;
  QWidget* m_userRow = nullptr;
  QWidget* m_passwordRow = nullptr;
  Paragraph* m_token = nullptr;
  QVector<Bound> m_fields;
  QStringList m_credentialNames;
};

} // namespace signalbox::ui
