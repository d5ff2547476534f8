// SPDX-FileCopyrightText: Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/panels/variable_completer.h"

#include "core/requests/dynamic_variables.h"
#include "ui/bridge/request_services.h"
#include "ui/document/design_document.h"
#include "ui/shell/workbench.h"

#include <QAbstractItemView>

#include <algorithm>

namespace signalbox::ui {

namespace {

constexpr int popupWidth = 260;

bool isNameLetter(QChar c) { return c.isLetterOrNumber() || QStringLiteral("_-.$").contains(c); }

} // namespace

OpenVariable openVariable(const QString& text, int place) {
  const qsizetype braces = text.left(place).lastIndexOf(QLatin1String("{{"));
  if (braces < 0) return {};
  const QString name = text.mid(braces + 2, place - braces - 2);
  if (!std::all_of(name.begin(), name.end(), isNameLetter)) return {};
  return {int(braces) + 2, name};
}

QStringList variableNames(const Workbench& workbench) {
  QStringList names{QStringLiteral("base")};
  const std::string chosen = workbench.requests.environment().toStdString();
  if (const design::EnvironmentPtr environment = workbench.document.design().environment(chosen)) {
    for (const design::RequestValue& variable : environment->variables)
      if (variable.enabled) names << QString::fromStdString(variable.name);
    for (const std::string& secret : environment->secrets) names << QString::fromStdString(secret);
  }
  names.removeDuplicates();
  for (const requests::DynamicVariable& variable : requests::dynamicVariables())
    names << QString::fromUtf8(variable.name.data(), qsizetype(variable.name.size()));
  return names;
}

VariableCompleter::VariableCompleter(std::function<QStringList()> names, QObject* parent)
    : QObject(parent), m_names(std::move(names)) {
  m_completer.setModel(&m_model);
  m_completer.setCaseSensitivity(Qt::CaseInsensitive);
  m_completer.setFilterMode(Qt::MatchContains);
  m_completer.popup()->setObjectName(QStringLiteral("request.variables"));
  m_completer.popup()->setAccessibleName(tr("Variables"));
  connect(&m_completer, qOverload<const QString&>(&QCompleter::activated), this, &VariableCompleter::insert);
}

void VariableCompleter::attach(QLineEdit* edit) {
  if (m_edit == edit) return;
  if (m_edit) disconnect(m_edit, nullptr, this, nullptr);
  m_edit = edit;
  m_completer.setWidget(edit);
  if (edit) connect(edit, &QLineEdit::textEdited, this, &VariableCompleter::offer);
}

void VariableCompleter::offer() {
  const OpenVariable open = openVariable(m_edit->text(), m_edit->cursorPosition());
  if (open.begin < 0) return m_completer.popup()->hide();
  m_model.setStringList(m_names());
  m_completer.setCompletionPrefix(open.name);
  const bool isWhole = m_completer.completionCount() == 1 && m_completer.currentCompletion() == open.name;
  if (m_completer.completionCount() == 0 || isWhole) return m_completer.popup()->hide();
  QRect place = m_edit->rect();
  place.setLeft(std::max(m_edit->fontMetrics().horizontalAdvance(m_edit->text().left(open.begin)), 0));
  place.setWidth(popupWidth);
  m_completer.complete(place);
}

void VariableCompleter::insert(const QString& name) {
  if (!m_edit) return;
  const int place = m_edit->cursorPosition();
  const OpenVariable open = openVariable(m_edit->text(), place);
  if (open.begin < 0) return;
  const bool isClosed = m_edit->text().mid(place).startsWith(QLatin1String("}}"));
  m_edit->setSelection(open.begin, place - open.begin);
  m_edit->insert(isClosed ? name : name + QLatin1String("}}"));
  if (isClosed) m_edit->setCursorPosition(m_edit->cursorPosition() + 2);
  Q_EMIT m_edit->textEdited(m_edit->text());
}

} // namespace signalbox::ui
