// SPDX-FileCopyrightText: Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/panels/docs_panel.h"

#include "ui/bridge/live_api.h"
#include "ui/document/design_checkpoints.h"
#include "ui/document/design_document.h"
#include "ui/models/count_text.h"
#include "ui/models/design_tree.h"
#include "ui/panels/docs_changes.h"
#include "ui/panels/docs_checkpoint_menu.h"
#include "ui/panels/docs_document.h"
#include "ui/panels/docs_export.h"
#include "ui/panels/docs_list.h"
#include "ui/panels/docs_page.h"
#include "ui/panels/docs_samples_of.h"
#include "ui/panels/docs_source.h"
#include "ui/panels/docs_text.h"
#include "ui/print/printer_dialog.h"
#include "ui/text/prose.h"
#include "ui/theme/theme.h"
#include "ui/widgets/icon_button.h"
#include "ui/widgets/label.h"
#include "ui/widgets/page_area.h"
#include "ui/widgets/splitter.h"
#include "ui/widgets/surface.h"
#include "ui/workbench/navigator.h"
#include "ui/workbench/workbench.h"

#include <QApplication>
#include <QClipboard>
#include <QDesktopServices>
#include <QFileDialog>
#include <QHBoxLayout>
#include <QKeyEvent>
#include <QMenu>
#include <QScrollBar>
#include <QStackedWidget>
#include <QUrl>

#include <algorithm>

namespace signalbox::ui {
class DocsPanel::Implementation final : public QObject {
public:
  Implementation(DocsPanel& panel, Workbench& workbench, const DesignCheckpoints* checkpoints)
      : m_panel(panel), m_workbench(workbench),
        m_checkpoints(checkpoints ? checkpoints : new DesignCheckpoints(workbench.document, this)), m_source(workbench),
        m_list(new DocsList(&panel)), m_page(new DocsPage), m_changes(new DocsChanges(&panel)),
        m_samples(new DocsSamples) {
    auto* parts = new Splitter(Qt::Horizontal, Splitter::Gap::Hairline, &panel);
    parts->addWidget(m_list);
    parts->addWidget(buildMiddle());
    parts->addWidget(buildInset());
    parts->setStretchFactor(1, 3);
    parts->setStretchFactor(2, 2);
    parts->setSizes({232, 620, 420});
    auto* row = new QHBoxLayout(&panel);
    row->setContentsMargins(0, 0, 0, 0);
    row->addWidget(parts);
    connectAll();
  }

  QWidget* sidebar() { return m_list; }
  const QString& current() const { return m_current; }
  void focusSearch() { m_list->focusField(); }
  void refresh() { m_source.refresh(); }
  bool canStep(int by) const { return m_at + by >= 0 && m_at + by < m_history.size(); }

  QStringList operations() {
    m_source.refreshNow();
    QStringList keys;
    for (const docs::Operation& operation : m_source.document().operations) keys += docsText(operation.key());
    return keys;
  }

  void show(const QString& key) {
    m_source.refreshNow();
    const auto endpoint = docsEndpoint(m_workbench.document.design(), key);
    goTo(endpoint ? docsKeyOf(m_workbench.document.design(), *endpoint) : key);
  }

  void step(int by) {
    if (!canStep(by)) return;
    m_current = m_history[m_at += by];
    showCurrent();
  }

  QString link() const {
    QUrl link;
    link.setScheme(QStringLiteral("signalbox"));
    link.setPath(QString::fromStdString(m_workbench.document.folder().string()));
    link.setFragment(m_current);
    return link.toString(QUrl::FullyEncoded);
  }

  void openInBrowser(const QString& page) {
    const QString base = m_workbench.live.baseUrl();
    if (base.isEmpty())
      return m_workbench.navigator.toast(DocsPanel::tr("The server is stopped. Start it to open its pages."));
    const QString path =
        docsBrowserPath(m_workbench.document.design().project().app, page == u"swagger", findOperation());
    if (path.isEmpty())
      return m_workbench.navigator.toast(DocsPanel::tr("The project's settings switch this page off."));
    QDesktopServices::openUrl(QUrl(base + path));
  }

  QString base() const {
    const QString live = m_workbench.live.baseUrl();
    return live.isEmpty() ? QStringLiteral("http://localhost:%1").arg(m_workbench.document.design().project().port)
                          : live;
  }

  // What leaves the window: with the WebSockets, and with the samples that the window shows.
  docs::Document wholeDocument() {
    m_source.refreshNow();
    const auto api = m_workbench.live.api();
    return docsForReaders(m_source.document(), m_workbench.document.design(), api ? &api->types() : nullptr);
  }

  QString write(bool isPdf, const QString& path) {
    const docs::Document document = wholeDocument();
    return isPdf ? writeDocsPdf(document, base(), path) : writeDocsHtml(document, base(), path);
  }

  void askForPrinter() {
    signalbox::ui::askForPrinter(DocsPanel::tr("Print the docs"), &m_panel,
                                 [this](QPagedPaintDevice& printer) { printDocs(wholeDocument(), base(), printer); });
  }

  void askForFile(const QString& ending, const QString& title) {
    auto* dialog =
        new QFileDialog(m_panel.window(), title, QString::fromStdString(m_workbench.document.folder().string()));
    dialog->setObjectName(QStringLiteral("dialog.docs"));
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setAcceptMode(QFileDialog::AcceptSave);
    dialog->setDefaultSuffix(ending);
    dialog->selectFile(QStringLiteral("docs.") + ending);
    connect(dialog, &QFileDialog::fileSelected, this, [this, isPdf = ending == u"pdf"](const QString& path) {
      if (const QString problem = write(isPdf, path); !problem.isEmpty()) return m_workbench.navigator.toast(problem);
      m_workbench.navigator.toast(DocsPanel::tr("Exported %1").arg(QFileInfo(path).fileName()), DocsPanel::tr("Open"),
                                  [path] { QDesktopServices::openUrl(QUrl::fromLocalFile(path)); });
    });
    dialog->open();
  }

  void compareWithFile(const QString& path) {
    m_changes->showWaiting(QFileInfo(path).fileName());
    goTo(changesKey);
    m_checkpoint.compareWithFile(path, m_workbench.document.design());
  }

  void compareWithCommit() {
    m_changes->showWaiting(DocsPanel::tr("the last commit"));
    goTo(changesKey);
    m_checkpoint.compareWithCommit(QString::fromStdString(m_workbench.document.folder().string()),
                                   m_workbench.document.design());
  }

private:
  QWidget* buildMiddle() {
    auto* middle = new QWidget(&m_panel);
    auto* column = new QVBoxLayout(middle);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    auto* tools = new QHBoxLayout;
    tools->setContentsMargins(26, 6, 10, 0);
    tools->setSpacing(2);
    m_back = addTool(*tools, "arrow-left", DocsPanel::tr("Back"), "docs.back");
    m_forward = addTool(*tools, "arrow-right", DocsPanel::tr("Forward"), "docs.forward");
    m_marks = new Label({}, uiFont(12), Ink::Warning, middle);
    m_marks->setObjectName(QStringLiteral("docs.marks"));
    tools->addSpacing(8);
    tools->addWidget(m_marks, 1);
    m_copyLink = addTool(*tools, "link", DocsPanel::tr("Copy the link to this page"), "docs.copyLink");
    connect(m_back, &QToolButton::clicked, this, [this] { step(-1); });
    connect(m_forward, &QToolButton::clicked, this, [this] { step(1); });
    connect(m_copyLink, &QToolButton::clicked, this, [this] {
      m_panel.copyLink();
      m_copyLink->flashDone();
    });
    m_pageArea = new PageArea(DocsPanel::tr("Page"), m_page, middle);
    m_pageArea->setObjectName(QStringLiteral("docs.pageArea"));
    m_middle = new QStackedWidget(middle);
    m_middle->addWidget(m_pageArea);
    m_middle->addWidget(m_changes);
    column->addLayout(tools);
    column->addWidget(m_middle, 1);
    return middle;
  }

  IconButton* addTool(QHBoxLayout& row, const QString& icon, const QString& name, const QString& id) {
    auto* button = new IconButton(icon, name, &m_panel);
    button->setObjectName(id);
    row.addWidget(button);
    return button;
  }

  QWidget* buildInset() {
    auto* inset = new Surface(Surface::Kind::Inset, &m_panel);
    m_inset = inset;
    auto* layout = new QHBoxLayout(inset);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->addWidget(new PageArea(DocsPanel::tr("Samples"), m_samples, inset));
    return inset;
  }

  void connectAll() {
    connect(&m_source, &DocsSource::stale, this, [this] {
      if (m_panel.isVisible()) m_source.refresh();
    });
    connect(&m_source, &DocsSource::changed, this, [this] {
      fillList();
      render();
    });
    connect(&m_workbench.live, &LiveApi::stateChanged, this, [this] {
      if (m_panel.isVisible()) render();
    });
    connect(m_list, &DocsList::chosen, this, &Implementation::goTo);
    connect(m_list, &DocsList::queryChanged, this, [this](const QString& query) {
      m_page->setQuery(query);
      render();
    });
    connect(m_list, &DocsList::menuRequested, this, &Implementation::showMenu);
    connect(m_page, &DocsPage::followed, this, &Implementation::follow);
    connect(m_changes, &DocsChanges::followed, this, &Implementation::follow);
    connect(m_changes, &DocsChanges::checkpointRequested, this, &Implementation::showCheckpoints);
    connect(&m_checkpoint, &DocsCheckpoint::compared, m_changes, &DocsChanges::show);
    connect(m_samples, &DocsSamples::tryRequested, this, [this] {
      if (const auto endpoint = docsEndpoint(m_workbench.document.design(), m_current))
        m_workbench.navigator.openEndpoint(QString::fromStdString(endpoint->id()));
    });
  }

  void fillList() {
    const design::Design& design = m_workbench.document.design();
    m_sockets = docsSocketPages(design);
    m_list->fill(m_source.document(), m_sockets);
  }

  const docs::Operation* findOperation() const {
    const std::string key = m_current.toStdString();
    if (const docs::Operation* operation = m_source.document().operation(key)) return operation;
    const auto socket = std::find_if(m_sockets.begin(), m_sockets.end(),
                                     [&key](const docs::Operation& each) { return each.key() == key; });
    return socket == m_sockets.end() ? nullptr : &*socket;
  }

  const docs::Model* findModel() const {
    return m_current.startsWith(u"model ") ? m_source.document().model(m_current.mid(6).toStdString()) : nullptr;
  }

  // A page's key, or an address somebody wrote into a description: that one is shown before anything opens.
  void follow(const QString& link) {
    const bool isPage = link.startsWith(u"model ") || m_source.document().operation(link.toStdString()) != nullptr;
    if (isPage) return goTo(link);
    const QUrl url(link);
    if (!mayOpen(url)) return m_workbench.navigator.toast(DocsPanel::tr("This link leads to no page: %1").arg(link));
    m_workbench.navigator.toast(DocsPanel::tr("This link leads to %1").arg(url.host().isEmpty() ? link : url.host()),
                                DocsPanel::tr("Open it"), [url] { QDesktopServices::openUrl(url); });
  }

  void goTo(const QString& key) {
    if (m_at < 0 || m_history[m_at] != key) {
      m_history.resize(m_at + 1);
      m_history.push_back(key);
      ++m_at;
    }
    m_current = key;
    showCurrent();
  }

  void showCurrent() {
    render();
    m_pageArea->verticalScrollBar()->setValue(0);
  }

  void render() {
    const docs::Document& document = m_source.document();
    if (m_current.isEmpty() && !document.operations.empty()) return goTo(docsText(document.operations.front().key()));
    const docs::Operation* operation = findOperation();
    const docs::Model* model = findModel();
    const bool isChanges = m_current == changesKey;
    m_list->select(m_current);
    m_inset->setVisible(operation != nullptr);
    m_middle->setCurrentIndex(isChanges ? 1 : 0);
    if (model)
      m_page->showModel(document, *model);
    else if (operation)
      m_page->showOperation(document, *operation, m_workbench.live.state() == ServerState::Running);
    else if (!isChanges)
      m_page->showIntroduction(document);
    if (operation) m_samples->show(docsSampleOf(*operation, m_workbench));
    renderTools(isChanges);
  }

  void renderTools(bool isChanges) {
    m_back->setEnabled(canStep(-1));
    m_forward->setEnabled(canStep(1));
    const int marks = m_list->query().isEmpty() || isChanges ? 0 : m_page->marks();
    m_marks->setText(
        marks == 0
            ? QString()
            : DocsPanel::tr("%1 on this page").arg(counted(marks, DocsPanel::tr("match"), DocsPanel::tr("matches"))));
  }

  void showMenu(const QPoint& global) {
    auto* menu = new QMenu(&m_panel);
    menu->setObjectName(QStringLiteral("docs.menu.items"));
    menu->setAttribute(Qt::WA_DeleteOnClose);
    menu->addAction(themedIcon("external-link"), DocsPanel::tr("Open in Swagger UI"), this,
                    [this] { openInBrowser("swagger"); });
    menu->addAction(themedIcon("external-link"), DocsPanel::tr("Open in Redoc"), this,
                    [this] { openInBrowser("redoc"); });
    menu->addSeparator();
    menu->addAction(themedIcon("download"), DocsPanel::tr("Export as one HTML file"), &m_panel, &DocsPanel::askForHtml);
    menu->addAction(themedIcon("file-text"), DocsPanel::tr("Save as PDF"), &m_panel, &DocsPanel::askForPdf);
    menu->addAction(themedIcon("file"), DocsPanel::tr("Print"), &m_panel, &DocsPanel::askForPrinter);
    menu->addSeparator();
    menu->addAction(themedIcon("link"), DocsPanel::tr("Copy the link to this page"), &m_panel, &DocsPanel::copyLink);
    menu->addAction(themedIcon("git-branch"), DocsPanel::tr("Changes since a checkpoint"), this,
                    [this] { goTo(changesKey); });
    menu->popup(global);
  }

  void showCheckpoints(const QPoint& global) {
    showDocsCheckpoints(m_panel, *m_checkpoints, global,
                        {[this](const design::Design& then, const QString& since) {
                           m_changes->showWaiting(since);
                           m_checkpoint.compareWithDesign(then, since, m_workbench.document.design());
                         },
                         [this] { compareWithCommit(); }, [this](const QString& path) { compareWithFile(path); }});
  }

  DocsPanel& m_panel;
  Workbench& m_workbench;
  const DesignCheckpoints* m_checkpoints;
  DocsSource m_source;
  DocsCheckpoint m_checkpoint;
  std::vector<docs::Operation> m_sockets;
  QString m_current;
  QVector<QString> m_history; // keys of pages
  qsizetype m_at = -1;        // in it
  DocsList* m_list;
  DocsPage* m_page;
  DocsChanges* m_changes;
  DocsSamples* m_samples;
  IconButton* m_back = nullptr;
  IconButton* m_forward = nullptr;
  IconButton* m_copyLink = nullptr;
  Label* m_marks = nullptr;
  QStackedWidget* m_middle = nullptr;
  PageArea* m_pageArea = nullptr;
  QWidget* m_inset = nullptr;
};

DocsPanel::DocsPanel(Workbench& workbench, const DesignCheckpoints* checkpoints, QWidget* parent) : QWidget(parent) {
  setObjectName(QStringLiteral("docs"));
  setAccessibleName(tr("Docs"));
  m_implementation = std::make_unique<Implementation>(*this, workbench, checkpoints);
}

DocsPanel::~DocsPanel() = default;

QStringList DocsPanel::operations() const { return m_implementation->operations(); }
QString DocsPanel::currentOperation() const { return m_implementation->current(); }
void DocsPanel::showOperation(const QString& operation) { m_implementation->show(operation); }
void DocsPanel::focusSearch() { m_implementation->focusSearch(); }
QWidget* DocsPanel::takeSidebar() { return m_implementation->sidebar(); }
bool DocsPanel::canGoBack() const { return m_implementation->canStep(-1); }
bool DocsPanel::canGoForward() const { return m_implementation->canStep(1); }
void DocsPanel::goBack() { m_implementation->step(-1); }
void DocsPanel::goForward() { m_implementation->step(1); }
QString DocsPanel::link() const { return m_implementation->link(); }
void DocsPanel::copyLink() { QApplication::clipboard()->setText(link()); }
void DocsPanel::openInBrowser(const QString& page) { m_implementation->openInBrowser(page); }
void DocsPanel::askForHtml() { m_implementation->askForFile(QStringLiteral("html"), tr("Export as one HTML file")); }
void DocsPanel::askForPdf() { m_implementation->askForFile(QStringLiteral("pdf"), tr("Save as PDF")); }
void DocsPanel::askForPrinter() { m_implementation->askForPrinter(); }
bool DocsPanel::writeHtml(const QString& path) { return m_implementation->write(false, path).isEmpty(); }
bool DocsPanel::writePdf(const QString& path) { return m_implementation->write(true, path).isEmpty(); }
void DocsPanel::compareWithFile(const QString& path) { m_implementation->compareWithFile(path); }
void DocsPanel::compareWithCommit() { m_implementation->compareWithCommit(); }

QJsonObject DocsPanel::saveState() const { return {{QStringLiteral("current"), currentOperation()}}; }

void DocsPanel::restoreState(const QJsonObject& state) {
  if (const QString current = state.value(QStringLiteral("current")).toString(); !current.isEmpty())
    showOperation(current);
}

void DocsPanel::showEvent(QShowEvent* event) {
  QWidget::showEvent(event);
  m_implementation->refresh();
}

} // namespace signalbox::ui
