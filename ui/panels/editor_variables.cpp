// SPDX-FileCopyrightText: Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/panels/editor_variables.h"

#include "core/requests/dynamic_variables.h"
#include "ui/bridge/request_services.h"
#include "ui/document/design_document.h"
#include "ui/panels/request_completion.h"
#include "ui/text/code_editor.h"
#include "ui/theme/theme.h"
#include "ui/widgets/label.h"
#include "ui/workbench/workbench.h"

#include <QAbstractItemView>
#include <QHBoxLayout>
#include <QHelpEvent>
#include <QKeyEvent>
#include <QToolTip>

#include <algorithm>
#include <set>

namespace signalbox::ui {
namespace {

constexpr int unknownInk = 12; // indicators of the editor: above its own
constexpr int unknownLine = 13;
constexpr int punctuationInk = 14;
constexpr int popupWidth = 260;
constexpr qsizetype longestText = 1 << 20; // bytes: beyond, variables are not looked for
constexpr qsizetype longestValue = 200;    // characters that are told

QString utf8(std::string_view text) { return QString::fromUtf8(text.data(), static_cast<qsizetype>(text.size())); }

QString missingText(const Workbench& workbench, const QString& name) {
  const QString environment = workbench.requests.environment();
  if (environment.isEmpty())
    return EditorVariables::tr("{{%1}} has no value while no environment is chosen: it is sent as it is written")
        .arg(name);
  return EditorVariables::tr("{{%1}} has no value in %2: it is sent as it is written").arg(name, environment);
}

// Whether the byte stands in a JSON string, which ends on its line.
bool isInString(std::string_view text, std::size_t at) {
  bool isInside = false;
  for (std::size_t i = text.rfind('\n', at) + 1; i < at; ++i) { // npos + 1 is the start
    if (text[i] == '"') isInside = !isInside;
    if (text[i] == '\\') ++i;
  }
  return isInside;
}

bool isSecret(const design::Environment* environment, std::string_view name) {
  return environment && std::ranges::find(environment->secrets, name) != environment->secrets.end();
}

// As a request looks names up, with secrets hidden.
requests::Lookup tellingLookup(const Workbench& workbench, const design::EnvironmentPtr& environment) {
  return [lookup = workbench.requests.lookup(), environment](std::string_view name) -> std::optional<std::string> {
    auto value = lookup(name);
    if (value && isSecret(environment.get(), name)) return "••••••";
    return value;
  };
}

} // namespace

VariableFact variableFact(const Workbench& workbench, const std::string& name) {
  using Kind = VariableFact::Kind;
  const QString shown = utf8(name);
  for (const requests::DynamicVariable& variable : requests::dynamicVariables())
    if (variable.name == name) return {Kind::Dynamic, EditorVariables::tr("%1: %2").arg(shown, utf8(variable.meaning))};
  const auto environment = workbench.document.design().environment(workbench.requests.environment().toStdString());
  const auto value = workbench.requests.lookup()(name);
  if (isSecret(environment.get(), name))
    return value ? VariableFact{Kind::Secret, EditorVariables::tr("%1: a secret, ••••••").arg(shown)}
                 : VariableFact{
                       Kind::MissingSecret,
                       EditorVariables::tr("The secret %1 has no value here: it is sent as it is written").arg(shown)};
  if (!value) return {Kind::Unknown, missingText(workbench, shown)};
  const auto resolved = requests::resolve("{{" + name + "}}", tellingLookup(workbench, environment));
  return {Kind::Value, EditorVariables::tr("%1 = %2").arg(shown, utf8(resolved.text).left(longestValue))};
}

EditorVariables::EditorVariables(CodeEditor& editor, Workbench& workbench)
    : QObject(&editor), m_editor(editor), m_workbench(workbench),
      m_note(new Label({}, uiFont(12), Ink::Warning, editor.parentWidget())) {
  m_note->setObjectName(editor.objectName() + QStringLiteral(".variables"));
  m_note->setIconName(QStringLiteral("triangle-alert"));
  m_note->hide();
  auto* line = new QHBoxLayout;
  line->setContentsMargins(14, 2, 14, 6);
  line->addWidget(m_note);
  if (auto* column = qobject_cast<QBoxLayout*>(editor.parentWidget()->layout())) column->addLayout(line);
  m_completer.setModel(&m_names);
  m_completer.setWidget(&editor);
  m_completer.setCaseSensitivity(Qt::CaseInsensitive);
  m_completer.setFilterMode(Qt::MatchContains);
  m_completer.popup()->setObjectName(QStringLiteral("request.body.variables.popup"));
  m_completer.popup()->setAccessibleName(tr("Variables"));
  editor.indicatorDefine(QsciScintilla::TextColorIndicator, punctuationInk);
  editor.indicatorDefine(QsciScintilla::TextColorIndicator, unknownInk);
  editor.indicatorDefine(QsciScintilla::SquiggleLowIndicator, unknownLine);
  editor.installEventFilter(this);
  editor.viewport()->installEventFilter(this);
  m_completer.popup()->installEventFilter(this);
  connect(&m_completer, qOverload<const QString&>(&QCompleter::activated), this, &EditorVariables::insert);
  // Later: while the text changes, the caret is not yet where it will be.
  connect(&editor, &CodeEditor::contentEdited, this, &EditorVariables::offer, Qt::QueuedConnection);
  connect(&editor, &QsciScintilla::textChanged, this, &EditorVariables::follow);
  connect(&workbench.requests, &RequestServices::environmentChanged, this, &EditorVariables::follow);
  connect(&ThemeNotifier::instance(), &ThemeNotifier::themeChanged, this, &EditorVariables::follow);
  follow();
}

void EditorVariables::follow() {
  m_isOld = !m_editor.isVisible();
  if (!m_isOld) mark();
}

bool EditorVariables::isKnown(const std::string& name) const {
  const VariableFact::Kind kind = variableFact(m_workbench, name).kind;
  return kind != VariableFact::Kind::Unknown && kind != VariableFact::Kind::MissingSecret;
}

void EditorVariables::mark() {
  const auto length = m_editor.SendScintilla(QsciScintilla::SCI_GETLENGTH);
  for (const int indicator : {unknownInk, unknownLine, punctuationInk}) {
    m_editor.setIndicatorForegroundColor(indicator == punctuationInk ? theme().jsonPunctuation : theme().warn,
                                         indicator);
    m_editor.SendScintilla(QsciScintilla::SCI_SETINDICATORCURRENT, static_cast<unsigned long>(indicator));
    m_editor.SendScintilla(QsciScintilla::SCI_INDICATORCLEARRANGE, 0UL, length);
  }
  std::string first;
  std::set<std::string> known;
  std::set<std::string> unknown;
  const std::string text = length > longestText ? std::string() : m_editor.bytes().toStdString();
  for (const requests::VariableSpan& span : requests::variablesIn(text)) {
    if (m_editor.lexer()) calmPunctuation(text, span.end);
    if (known.contains(span.name)) continue;
    if (!unknown.contains(span.name) && isKnown(span.name)) {
      known.insert(span.name);
      continue;
    }
    if (unknown.empty()) first = span.name;
    unknown.insert(span.name);
    for (const int indicator : {unknownInk, unknownLine}) fill(indicator, span.begin, span.end);
  }
  if (!unknown.empty()) {
    const QString fact = variableFact(m_workbench, first).text;
    m_note->setText(unknown.size() == 1 ? fact : tr("%1 (and %2 more)").arg(fact).arg(unknown.size() - 1));
  }
  m_note->setVisible(!unknown.empty());
}

void EditorVariables::fill(int indicator, std::size_t begin, std::size_t end) {
  m_editor.SendScintilla(QsciScintilla::SCI_SETINDICATORCURRENT, static_cast<unsigned long>(indicator));
  m_editor.SendScintilla(QsciScintilla::SCI_INDICATORFILLRANGE, static_cast<unsigned long>(begin),
                         static_cast<long>(end - begin));
}

// The editor's lexer takes a variable outside of strings, and what follows it, for a mistake.
void EditorVariables::calmPunctuation(std::string_view text, std::size_t begin) {
  if (isInString(text, begin)) return;
  const std::size_t end = std::min(text.find_first_not_of(" \t,]}", begin), text.size());
  if (end > begin) fill(punctuationInk, begin, end);
}

QString EditorVariables::factAt(const QPoint& place) const {
  const long position = m_editor.SendScintilla(QsciScintilla::SCI_POSITIONFROMPOINTCLOSE,
                                               static_cast<unsigned long>(place.x()), static_cast<long>(place.y()));
  if (position < 0 || m_editor.SendScintilla(QsciScintilla::SCI_GETLENGTH) > longestText) return {};
  for (const requests::VariableSpan& span : requests::variablesIn(m_editor.bytes().toStdString()))
    if (static_cast<std::size_t>(position) >= span.begin && static_cast<std::size_t>(position) < span.end)
      return variableFact(m_workbench, span.name).text;
  return {};
}

// The list hands keys to the editor first, which takes Enter and Tab for itself.
bool EditorVariables::takeKey(const QKeyEvent& key) {
  const bool takes = key.key() == Qt::Key_Return || key.key() == Qt::Key_Enter || key.key() == Qt::Key_Tab;
  const QModelIndex chosen = m_completer.popup()->currentIndex();
  if (!takes || !chosen.isValid()) return false;
  m_completer.popup()->hide();
  insert(chosen.data().toString());
  return true;
}

bool EditorVariables::eventFilter(QObject* watched, QEvent* event) {
  if (watched == m_completer.popup() && event->type() == QEvent::KeyPress)
    return takeKey(*static_cast<QKeyEvent*>(event));
  if (watched == &m_editor && event->type() == QEvent::Show && m_isOld) follow();
  if (watched != m_editor.viewport() || event->type() != QEvent::ToolTip) return false;
  const auto* help = static_cast<QHelpEvent*>(event);
  const QString fact = factAt(help->pos());
  if (fact.isEmpty())
    QToolTip::hideText();
  else
    QToolTip::showText(help->globalPos(), fact, &m_editor);
  return true;
}

void EditorVariables::offer() {
  int line = 0;
  int column = 0;
  m_editor.getCursorPosition(&line, &column);
  const OpenVariable open = openVariable(m_editor.text(line), column);
  if (open.begin < 0 || !m_editor.hasFocus()) return m_completer.popup()->hide();
  m_names.setStringList(variableNames(m_workbench));
  m_completer.setCompletionPrefix(open.name);
  const bool isWhole = m_completer.completionCount() == 1 && m_completer.currentCompletion() == open.name;
  if (m_completer.completionCount() == 0 || isWhole) return m_completer.popup()->hide();
  const long begin = m_editor.positionFromLineIndex(line, open.begin);
  const auto x = m_editor.SendScintilla(QsciScintilla::SCI_POINTXFROMPOSITION, 0UL, begin);
  const auto y = m_editor.SendScintilla(QsciScintilla::SCI_POINTYFROMPOSITION, 0UL, begin);
  m_completer.complete(QRect(static_cast<int>(x), static_cast<int>(y), popupWidth, m_editor.textHeight(line)));
  m_completer.popup()->setCurrentIndex(m_completer.completionModel()->index(0, 0));
}

void EditorVariables::insert(const QString& name) {
  int line = 0;
  int column = 0;
  m_editor.getCursorPosition(&line, &column);
  const QString text = m_editor.text(line);
  const OpenVariable open = openVariable(text, column);
  if (open.begin < 0) return;
  const bool isClosed = text.mid(column).startsWith(QLatin1String("}}"));
  m_editor.setSelection(line, open.begin, line, isClosed ? column + 2 : column);
  m_editor.replaceSelectedText(name + QLatin1String("}}"));
}

} // namespace signalbox::ui
