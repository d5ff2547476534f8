// SPDX-FileCopyrightText: Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// Values that are kept in an environment, so that {{name}} stands for them in requests. KeepVariableForm: what asks for
// the name and the environment of a value that an answer holds.
#pragma once

#include "core/base/result.h"

#include <QString>
#include <QWidget>

namespace signalbox::ui {

class ComboBox;
class LineEdit;
class Toggle;
struct Workbench;

struct KeptVariable {
  QString environment; // made where there is none of that name
  QString name;
  QString value;
  bool isSecret = false; // into the keychain; what is a secret already stays one
};

// Uses the environment where none is used. Edits with one merge key are one step of undo.
Result<void> writeVariable(Workbench& workbench, const KeptVariable& kept, const QString& mergeKey = {});

// A name from the last key of a normalized JSONPath: "access_token" of "$['login']['access_token']".
QString variableNameOf(const QString& path);

class KeepVariableForm final : public QWidget {
  Q_OBJECT
public:
  KeepVariableForm(Workbench& workbench, const QString& name, const QString& value, QWidget* parent = nullptr);

  QSize sizeHint() const override;

Q_SIGNALS:
  void kept(const QString& name, const QString& environment);

private:
  void keep();

  Workbench& m_workbench;
  QString m_value;
  LineEdit* m_name;
  ComboBox* m_environment;
  Toggle* m_secret;
};

} // namespace signalbox::ui
