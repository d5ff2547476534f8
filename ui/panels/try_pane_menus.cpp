// SPDX-FileCopyrightText: Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// What a try pane offers beside sending: examples, copies, pasted commands, earlier sends, fixes.
#include "core/base/utf8_head.h"
#include "core/requests/curl_command.h"
#include "core/requests/snippet.h"
#include "ui/bridge/live_api.h"
#include "ui/bridge/request_services.h"
#include "ui/commands/command_registry.h"
#include "ui/document/design_document.h"
#include "ui/panels/body_file.h"
#include "ui/panels/draft_rows.h"
#include "ui/panels/history_view.h"
#include "ui/panels/keep_variable.h"
#include "ui/panels/problems_view.h"
#include "ui/panels/request_editor.h"
#include "ui/panels/request_form.h"
#include "ui/panels/request_menus.h"
#include "ui/panels/response_view.h"
#include "ui/panels/saved_draft.h"
#include "ui/panels/try_pane_implementation.h"
#include "ui/panels/url_bar.h"
#include "ui/widgets/button.h"
#include "ui/widgets/icon_button.h"
#include "ui/widgets/popover.h"
#include "ui/workbench/navigator.h"
#include "ui/workbench/workbench.h"

#include <QApplication>
#include <QClipboard>
#include <QDesktopServices>
#include <QFileDialog>
#include <QFileInfo>
#include <QMenu>
#include <QUrl>

namespace signalbox::ui {
namespace {

void popupBelow(QMenu& menu, const QWidget& anchor) {
  menu.setAttribute(Qt::WA_DeleteOnClose);
  menu.popup(anchor.mapToGlobal(QPoint(0, anchor.height() + 4)));
}

// For a toast: without its query, which may hold a key.
QString shortened(const QString& address) {
  constexpr int most = 60;
  const QString path = address.section(QLatin1Char('?'), 0, 0);
  return path.size() > most ? path.left(most) + QChar(0x2026) : path;
}

} // namespace

void TryPane::Implementation::useBodyText(const QString& text) {
  RequestDraft draft = m_draft;
  draft.bodyKind = BodyKind::JsonText;
  draft.body = text;
  edit(draft);
}

void TryPane::Implementation::useExample(std::uint64_t seed) {
  const design::EndpointPtr found = endpoint();
  if (!found) return;
  m_seed = seed;
  const auto api = m_workbench.live.api();
  const schema::Types* types = api ? &api->types() : nullptr;
  if (m_draft.declaredKind == BodyKind::JsonText)
    return useBodyText(exampleBody(m_workbench.document.design(), *found, types, seed));
  RequestDraft draft = m_draft;
  const QVector<PartRow> files = m_draft.parts;
  draft.parts = exampleParts(m_workbench.document.design(), *found, types, seed);
  for (PartRow& part : draft.parts)
    for (const PartRow& old : files)
      if (part.isFile && old.name == part.name) part.file = old.file;
  edit(draft);
}

void TryPane::Implementation::useFix(const FieldProblem& problem, const QString& passing) {
  RequestDraft draft = m_draft;
  if (problem.range) {
    draft.body = bodyWithFix(draft.body, problem, passing);
    edit(draft);
    return m_session.settle();
  }
  const QString value = parameterText(design::Json::parse(passing.toStdString(), nullptr, false));
  const QString name = problem.wireName();
  for (ParameterRow& row : draft.rows)
    if (row.name == name && placeName(row.in) == problem.place()) row.value = value, row.isEnabled = true;
  for (PartRow& part : draft.parts)
    if (part.name == name && problem.place() == QLatin1String("body")) part.value = value, part.isEnabled = true;
  edit(draft);
}

void TryPane::Implementation::fixProblem() {
  m_session.settle();
  ProblemsView& view = m_response->problems();
  if (view.count() == 0) return;
  if (view.currentRow() < 0) goToProblem(1);
  view.useFix();
}

void TryPane::Implementation::showExamples() {
  auto* menu = new QMenu(&m_pane);
  menu->setObjectName(QStringLiteral("request.examples"));
  menu->addAction(tr("Valid example"), this, [this] { useExample(1); })->setObjectName(QStringLiteral("example.valid"));
  menu->addAction(tr("Another valid example"), this, [this] { useExample(m_seed + 1); })
      ->setObjectName(QStringLiteral("example.another"));
  const design::EndpointPtr found = endpoint();
  if (found && m_draft.declaredKind == BodyKind::JsonText) {
    menu->addSeparator();
    QMenu* broken = menu->addMenu(tr("With one broken rule"));
    broken->setObjectName(QStringLiteral("example.broken"));
    // Made when it is looked at: a large model has hundreds.
    connect(broken, &QMenu::aboutToShow, this, [this, broken, found] {
      if (!broken->isEmpty()) return;
      const auto api = m_workbench.live.api();
      fillBrokenMenu(*broken, brokenBodies(m_workbench.document.design(), *found, api ? &api->types() : nullptr),
                     [this](const QString& text) { useBodyText(text); });
    });
  }
  popupBelow(*menu, m_editor->exampleButton());
}

void TryPane::Implementation::showCopyMenu() {
  auto* menu = new QMenu(&m_pane);
  menu->setObjectName(QStringLiteral("request.copyMenu"));
  const auto copy = [this](const QString& text) {
    QApplication::clipboard()->setText(text);
    m_bar->copyButton().flashDone();
  };
  const requests::PlainRequest request = m_session.plain(m_draft, m_pane.endpointId()).request;
  menu->addAction(tr("Copy the address"), this, [copy, request] { copy(QString::fromStdString(request.url)); })
      ->setObjectName(QStringLiteral("copy.address"));
  menu->addSeparator();
  fillCopyMenu(*menu, request, copy);
  menu->addSeparator();
  QAction* paste =
      menu->addAction(tr("Paste a curl command"), this, [this] { this->paste(QApplication::clipboard()->text()); });
  paste->setObjectName(QStringLiteral("paste.curl"));
  paste->setEnabled(requests::looksLikeCurl(QApplication::clipboard()->text().toStdString()));
  if (endpoint() && !m_draft.freeAddress.isEmpty())
    menu->addAction(tr("Back to the endpoint"), this, &Implementation::backToEndpoint)
        ->setObjectName(QStringLiteral("request.back"));
  popupBelow(*menu, m_bar->copyButton());
}

void TryPane::Implementation::copyAsCurl() {
  const requests::PlainRequest request = m_session.plain(m_draft, m_pane.endpointId()).request;
  QApplication::clipboard()->setText(QString::fromStdString(requests::snippet(request, "curl")));
  m_workbench.navigator.toast(
      tr("Copied %1 %2 as curl")
          .arg(QString::fromStdString(request.method), shortened(QString::fromStdString(request.url))));
}

void TryPane::Implementation::paste(const QString& command) {
  const auto read = requests::readCurl(command.toStdString());
  if (!read) {
    renderAddress();
    return m_workbench.navigator.toast(QString::fromStdString(read.error().message));
  }
  usePasted(pastedDraft(m_draft, read->request, m_workbench.live.baseUrl()),
            read->notes.empty() ? QString() : QString::fromStdString(read->notes.front()));
}

void TryPane::Implementation::usePasted(const RequestDraft& pasted, const QString& note) {
  if (m_draft.freeAddress.isEmpty() && !pasted.freeAddress.isEmpty()) m_ownDraft = m_draft;
  m_paste = Paste{m_draft, pasted};
  edit(pasted);
  m_bar->edit().settle(); // over the command's own text
  const QString said = tr("Pasted %1 %2").arg(pasted.method, shortened(addressOf(pasted).text));
  m_workbench.navigator.toast(note.isEmpty() ? said : said + QStringLiteral(". ") + note, tr("Undo"),
                              [this, pane = QPointer(&m_pane)] { // the toast may outlive the tab
                                if (pane) takeBackPaste();
                              });
}

void TryPane::Implementation::takeBackPaste() {
  if (const auto paste = std::exchange(m_paste, std::nullopt)) edit(paste->before);
}

// What a paste or the person has sent elsewhere is the endpoint's own request again.
void TryPane::Implementation::backToEndpoint() {
  const design::EndpointPtr found = endpoint();
  if (!found) return;
  RequestDraft draft = m_ownDraft.value_or(m_draft);
  m_ownDraft.reset();
  m_paste = Paste{m_draft, {}};
  draft.freeAddress.clear();
  draft = updatedDraft(draft, m_workbench.document.design(), *found);
  m_paste->after = draft;
  edit(draft);
}

void TryPane::Implementation::useBody(const QString& text) {
  const QString trimmed = text.trimmed();
  const bool isJson = design::Json::accept(trimmed.toStdString());
  RequestDraft draft = m_draft;
  draft.bodyKind = isJson ? BodyKind::JsonText : BodyKind::Raw;
  draft.body = text;
  edit(draft);
  m_editor->setTab(RequestEditor::Tab::Body);
}

void TryPane::Implementation::useBodyFile(const QString& path) {
  RequestDraft draft = m_draft;
  draft.bodyKind = BodyKind::Binary;
  draft.file = path;
  edit(draft);
  m_editor->setTab(RequestEditor::Tab::Body);
}

void TryPane::Implementation::showHistory() {
  if (!m_popover) {
    m_popover = new Popover(m_pane.window());
    m_history = new HistoryView;
    m_popover->setContent(m_history);
    connect(m_history, &HistoryView::restoreRequested, this, [this](const requests::HistoryEntry& entry) {
      RequestDraft draft = m_draft;
      if (endpoint())
        useRequest(draft, entry.request);
      else
        draft = draftOf(entry.request);
      m_popover->close();
      edit(draft);
    });
    connect(m_history, &HistoryView::removeRequested, this, &Implementation::forget);
    connect(m_history, &HistoryView::undoRequested, this, [this] {
      if (m_forgotten.isEmpty()) return;
      m_workbench.requests.restore(m_forgotten.takeLast());
    });
    connect(&m_workbench.requests, &RequestServices::historyChanged, this,
            [this] { m_history->setEntries(m_workbench.requests.history().of(m_pane.endpointId().toStdString())); });
  }
  m_history->setEntries(m_workbench.requests.history().of(m_pane.endpointId().toStdString()));
  const auto& response = m_session.facts().response;
  m_history->setCurrentAnswer(response ? prettyJson(std::string(utf8Head(response->body, requests::History::keptBytes)))
                                       : QString());
  m_forgotten.clear();
  const bool isAnswered = m_response->historyButton().isVisible();
  m_popover->openBelow(isAnswered ? m_response->historyButton() : *m_button);
}

void TryPane::Implementation::followRedirect() {
  const ResponseState& state = m_response->state();
  if (state.redirect.isEmpty()) return;
  sendRequest(ui::redirected(m_draft, state.status, m_session.facts().url, state.redirect));
}

void TryPane::Implementation::showKeep(const QString& name, const QString& value) {
  if (!m_keep) m_keep = new Popover(m_pane.window());
  auto* form = new KeepVariableForm(m_workbench, name, value);
  m_keep->setContent(form);
  connect(form, &KeepVariableForm::kept, this, [this](const QString& kept, const QString& environment) {
    m_keep->close();
    m_workbench.navigator.toast(tr("{{%1}} of %2 has this value").arg(kept, environment), tr("Edit environments"),
                                [commands = &m_workbench.commands] { // they outlive the tab
                                  commands->run(QStringLiteral("request.environments"));
                                });
  });
  m_keep->openBelow(m_response->historyButton());
}

// Ctrl+Z takes back one after another while the list is open, the toast the last one.
void TryPane::Implementation::forget(quint64 historyId) {
  RequestServices& services = m_workbench.requests;
  const requests::HistoryEntry* entry = services.history().entry(historyId);
  if (!entry) return;
  const QString sent = QString::fromStdString(entry->request.method + ' ' + entry->request.url);
  const ForgottenRequests gone = services.forget(historyId);
  m_forgotten.append(gone);
  m_workbench.navigator.toast(tr("Removed %1 from the history").arg(shortened(sent)), tr("Undo"),
                              [&services, gone] { services.restore(gone); });
}

void TryPane::Implementation::askForBodyFile() {
  const ResponseFacts& facts = m_session.facts();
  if (!facts.response) return;
  auto* dialog = new QFileDialog(m_pane.window(), tr("Save the body to a file"));
  dialog->setObjectName(QStringLiteral("dialog.body"));
  dialog->setAttribute(Qt::WA_DeleteOnClose);
  dialog->setAcceptMode(QFileDialog::AcceptSave);
  dialog->selectFile(bodyFileName(*facts.response, facts.url));
  connect(dialog, &QFileDialog::fileSelected, m_response, &ResponseView::saveBodyTo);
  dialog->open();
}

void TryPane::Implementation::tellSaved(const QString& file, const QString& problem) {
  if (!problem.isEmpty()) return m_workbench.navigator.toast(problem);
  m_workbench.navigator.toast(tr("Saved %1").arg(QFileInfo(file).fileName()), tr("Open folder"),
                              [file] { QDesktopServices::openUrl(QUrl::fromLocalFile(QFileInfo(file).path())); });
}

} // namespace signalbox::ui
