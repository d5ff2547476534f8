// SPDX-FileCopyrightText: Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/panels/keep_variable.h"

#include "core/api/secret_names.h"
#include "core/design/edit.h"
#include "ui/bridge/request_services.h"
#include "ui/document/design_document.h"
#include "ui/editors/form.h"
#include "ui/theme/theme.h"
#include "ui/widgets/button.h"
#include "ui/widgets/combo_box.h"
#include "ui/widgets/label.h"
#include "ui/widgets/line_edit.h"
#include "ui/widgets/toggle.h"
#include "ui/workbench/workbench.h"

#include <QRegularExpression>

#include <algorithm>

namespace signalbox::ui {
namespace {

constexpr int wide = 420;

} // namespace

Result<void> writeVariable(Workbench& workbench, const KeptVariable& kept, const QString& mergeKey) {
  const design::EnvironmentPtr old = workbench.document.design().environment(kept.environment.toStdString());
  design::Environment changed = old ? *old : design::Environment{};
  changed.name = kept.environment.toStdString();
  const std::string name = kept.name.toStdString();
  const bool isSecret = kept.isSecret || std::ranges::count(changed.secrets, name) > 0;
  const auto variable = std::ranges::find(changed.variables, name, &design::RequestValue::name);
  if (isSecret) {
    if (variable != changed.variables.end()) changed.variables.erase(variable);
    if (!std::ranges::count(changed.secrets, name)) changed.secrets.push_back(name);
  } else if (variable != changed.variables.end()) {
    variable->value = kept.value.toStdString();
    variable->enabled = true;
  } else {
    changed.variables.push_back({name, kept.value.toStdString(), true});
  }
  if (!old || changed != *old) {
    if (const auto done = workbench.document.apply(design::SetEnvironment{changed}, mergeKey); !done) return done;
  }
  if (isSecret) workbench.requests.setSecret(kept.environment, kept.name, kept.value);
  if (workbench.requests.environment().isEmpty()) workbench.requests.setEnvironment(kept.environment);
  return {};
}

QString variableNameOf(const QString& path) {
  static const QRegularExpression key(QStringLiteral("\\['([^']*)'\\][^']*$"));
  QString name = key.match(path).captured(1);
  for (QChar& c : name)
    if (!c.isLetterOrNumber()) c = QLatin1Char('_');
  return name;
}

KeepVariableForm::KeepVariableForm(Workbench& workbench, const QString& name, const QString& value, QWidget* parent)
    : QWidget(parent), m_workbench(workbench), m_value(value), m_name(new LineEdit(tr("Name"), this)),
      m_environment(new ComboBox(tr("Environment"), this)), m_secret(new Toggle(tr("A secret"), this)) {
  setObjectName(QStringLiteral("keep"));
  setAccessibleName(tr("Keep as a variable"));
  m_name->setObjectName(QStringLiteral("keep.name"));
  m_name->setFace(LineEdit::Face::Code);
  m_name->setText(name);
  m_environment->setObjectName(QStringLiteral("keep.environment"));
  for (const auto& each : workbench.document.design().environments())
    m_environment->addItem(QString::fromStdString(each->name));
  if (m_environment->count() == 0) m_environment->addItem(QStringLiteral("Local"));
  m_environment->setCurrentIndex(std::max(0, m_environment->findText(workbench.requests.environment())));
  m_secret->setObjectName(QStringLiteral("keep.secret"));
  m_secret->setChecked(api::isSecretName(name.toStdString()));
  auto* column = new QVBoxLayout(this);
  column->setContentsMargins(16, 14, 16, 14);
  column->setSpacing(10);
  column->addWidget(new Label(tr("Keep as a variable"), displayFont(15), Ink::Text, this));
  Form form(*column);
  form.add(tr("Name"), m_name);
  form.add(tr("Environment"), m_environment);
  form.add(tr("A secret"), m_secret, tr("Its value lives in the keychain and in no file."));
  column->addWidget(new Label(value.simplified(), monoFont(12), Ink::Secondary, this));
  auto* done = new Button(tr("Keep"), ButtonVariant::Primary, this);
  done->setObjectName(QStringLiteral("keep.done"));
  column->addWidget(done, 0, Qt::AlignRight);
  setFocusProxy(m_name);
  connect(done, &QPushButton::clicked, this, &KeepVariableForm::keep);
  connect(m_name, &QLineEdit::returnPressed, this, &KeepVariableForm::keep);
}

QSize KeepVariableForm::sizeHint() const { return {wide, QWidget::sizeHint().height()}; }

void KeepVariableForm::keep() {
  const KeptVariable wanted{m_environment->currentText(), m_name->text().trimmed(), m_value, m_secret->isChecked()};
  if (wanted.name.isEmpty()) return m_name->setProblem(tr("A variable needs a name"));
  const auto done = writeVariable(m_workbench, wanted);
  if (!done) return m_name->setProblem(QString::fromStdString(done.error().message));
  Q_EMIT kept(wanted.name, wanted.environment);
}

} // namespace signalbox::ui
