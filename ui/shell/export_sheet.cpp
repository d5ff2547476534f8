// SPDX-FileCopyrightText: Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/shell/export_sheet.h"

#include "core/exchange/exporter.h"
#include "ui/editors/form.h"
#include "ui/theme/theme.h"
#include "ui/widgets/button.h"
#include "ui/widgets/hair_line.h"
#include "ui/widgets/icon_button.h"
#include "ui/widgets/label.h"
#include "ui/widgets/line_edit.h"
#include "ui/widgets/row_view.h"

#include <QDir>
#include <QFileDialog>
#include <QFileInfo>
#include <QHBoxLayout>
#include <QKeyEvent>
#include <QVBoxLayout>

namespace signalbox::ui {
namespace {

constexpr int sheetWidth = 760;
constexpr int sheetTop = 96;
constexpr int formatsWidth = 250;
constexpr int listHeight = 320;
constexpr qsizetype mostFiles = 200;

// Beside the project, so that nothing of an export lands in it.
QString usualFolder(const QString& project, const QString& format) {
  return QDir(project).absolutePath() + u'-' + format;
}

// "OpenAPI 3.1: openapi.json and openapi.yaml" is a title and what it holds.
EntryRow rowOf(const QString& name, const QString& summary) {
  const qsizetype colon = summary.indexOf(QLatin1String(": "));
  const QString title = colon > 0 ? summary.left(colon) : name;
  return {title, colon > 0 ? summary.mid(colon + 2) : summary, QStringLiteral("file-code")};
}

} // namespace

ExportSheet::ExportSheet(const QString& project, const QString& projectName, const QJsonObject& remembered,
                         QWidget* window)
    : Popover(window), m_project(project), m_list(new RowList(tr("Formats"))), m_folder(new LineEdit(tr("Folder"))),
      m_state(new Label({}, uiFont(13), Ink::Secondary)), m_report(new QVBoxLayout),
      m_export(new Button(tr("Export"), ButtonVariant::Primary)) {
  setObjectName("export");
  QVector<EntryRow> rows;
  for (const auto& [name, summary] : exchange::exportFormats(exchange::findPlugins(exchange::pluginFolders()))) {
    m_formatNames << QString::fromStdString(name);
    rows << rowOf(m_formatNames.back(), QString::fromStdString(summary));
  }
  m_formats.setRows(rows);
  auto* content = new QWidget;
  content->setAccessibleName(tr("Export %1").arg(projectName));
  auto* column = new QVBoxLayout(content);
  column->setContentsMargins(0, 14, 0, 0);
  column->setSpacing(10);
  auto* title = new Label(tr("Export %1").arg(projectName), displayFont(17));
  auto* titleRow = new QHBoxLayout;
  titleRow->setContentsMargins(18, 0, 18, 0);
  titleRow->addWidget(title);
  column->addLayout(titleRow);
  column->addWidget(new HairLine);
  auto* halves = new QHBoxLayout;
  halves->setSpacing(0);
  halves->addWidget(buildFormats());
  halves->addWidget(new HairLine(Qt::Vertical));
  halves->addWidget(buildTarget(), 1);
  column->addLayout(halves, 1);
  content->setFocusProxy(m_list);
  setContent(content);

  const auto chosen = qMax<qsizetype>(0, m_formatNames.indexOf(remembered["format"].toString("fastapi")));
  m_list->setCurrentIndex(m_formats.index(int(chosen)));
  m_folder->setText(remembered["folder"].toString(usualFolder(project, format())));
  connect(m_list->selectionModel(), &QItemSelectionModel::currentChanged, this,
          [this](const QModelIndex&, const QModelIndex& before) {
            const QString old = m_formatNames.value(before.row());
            if (m_folder->text() == usualFolder(m_project, old)) m_folder->setText(usualFolder(m_project, format()));
            render();
            preview();
          });
  connect(&m_preview, &ExportRunner::finished, this, &ExportSheet::showPreview);
  connect(&m_runner, &ExportRunner::finished, this, &ExportSheet::showResult);
  connect(&m_preview, &ExportRunner::printed, this,
          [this](const QStringList& lines) { Q_EMIT printed(tr("%1, preview").arg(m_previewed), lines); });
  connect(&m_runner, &ExportRunner::printed, this,
          [this](const QStringList& lines) { Q_EMIT printed(m_exporting, lines); });
  connect(this, &Popover::closed, this, &QObject::deleteLater);
  render();
  preview();
  openCentred(sheetWidth, sheetTop, Scrim::Yes);
}

QWidget* ExportSheet::buildFormats() {
  m_list->setObjectName("export.formats");
  m_list->setModel(&m_formats);
  m_list->setItemDelegate(new EntryDelegate(m_list));
  m_list->setFixedWidth(formatsWidth);
  m_list->setMinimumHeight(listHeight);
  makeTransparent(*m_list);
  m_list->installEventFilter(this);
  return m_list;
}

QWidget* ExportSheet::buildTarget() {
  m_folder->setObjectName("export.folder");
  m_folder->setFace(LineEdit::Face::Code);
  m_folder->setControlHeight(34);
  m_state->setObjectName("export.state");
  m_export->setObjectName("export.run");
  m_export->setKeyCap(tr("Enter"));
  auto* browse = new IconButton(QStringLiteral("folder-open"), tr("Choose a folder"));
  browse->setObjectName("export.browse");

  auto* page = new QWidget;
  auto* column = new QVBoxLayout(page);
  column->setContentsMargins(18, 8, 18, 16);
  column->setSpacing(10);
  column->addWidget(new Label(tr("Into the folder"), uiFont(13, 600)));
  auto* folderRow = new QHBoxLayout;
  folderRow->addWidget(m_folder, 1);
  folderRow->addWidget(browse);
  column->addLayout(folderRow);
  column->addWidget(new Label(tr("Files of an earlier export are written anew; your marked regions stay"), uiFont(12),
                              Ink::Tertiary));
  column->addWidget(m_state);
  auto* sentences = new QWidget;
  m_report->setContentsMargins(0, 0, 0, 0);
  m_report->setSpacing(6);
  auto* inside = new QVBoxLayout(sentences);
  inside->setContentsMargins(0, 0, 0, 0);
  inside->addLayout(m_report);
  inside->addStretch(1);
  column->addWidget(scrolling(sentences), 1);
  auto* buttons = new QHBoxLayout;
  buttons->setSpacing(8);
  buttons->addStretch(1);
  buttons->addWidget(m_export);
  column->addLayout(buttons);

  connect(browse, &QToolButton::clicked, this, &ExportSheet::chooseFolder);
  connect(m_folder, &QLineEdit::returnPressed, this, &ExportSheet::submit);
  connect(m_folder, &QLineEdit::textChanged, this, &ExportSheet::render);
  connect(m_export, &QPushButton::clicked, this, [this] { m_runner.isRunning() ? m_runner.cancel() : submit(); });
  return page;
}

// Enter on a format exports; a click only chooses it.
bool ExportSheet::eventFilter(QObject* watched, QEvent* event) {
  if (watched == m_list && event->type() == QEvent::KeyPress) {
    const int key = static_cast<QKeyEvent*>(event)->key();
    if (key == Qt::Key_Return || key == Qt::Key_Enter) {
      submit();
      return true;
    }
  }
  return Popover::eventFilter(watched, event);
}

QString ExportSheet::format() const { return m_formatNames.value(m_list->currentIndex().row()); }

QJsonObject ExportSheet::choice() const { return {{"format", format()}, {"folder", m_folder->text()}}; }

void ExportSheet::chooseFolder() {
  auto* dialog = new QFileDialog(window(), tr("Export into a folder"), QFileInfo(m_folder->text()).path());
  dialog->setObjectName("dialog.exportFolder");
  dialog->setAttribute(Qt::WA_DeleteOnClose);
  dialog->setFileMode(QFileDialog::Directory);
  connect(dialog, &QFileDialog::fileSelected, m_folder, &QLineEdit::setText);
  dialog->open();
}

void ExportSheet::submit() {
  if (m_runner.isRunning() || m_folder->text().trimmed().isEmpty()) return;
  m_exporting = format();
  m_runner.start(m_exporting, m_project, m_folder->text().trimmed());
  render();
  showState({}, Ink::Secondary, tr("Exporting …"));
}

// One at a time: what was chosen meanwhile comes next.
void ExportSheet::preview() {
  if (m_preview.isRunning() || m_previewed == format() || !m_previewFolder.isValid()) return;
  m_previewed = format();
  m_preview.start(m_previewed, m_project, m_previewFolder.filePath(m_previewed));
}

void ExportSheet::showPreview(const ExportResult& result) {
  if (m_previewed != format()) return preview();
  if (m_runner.isRunning()) return;
  showFiles(result);
  if (!result.error.isEmpty())
    showState(QStringLiteral("circle-alert"), Ink::Error, result.error);
  else if (result.report.isEmpty())
    showState(QStringLiteral("circle-check"), Ink::Ok, tr("%1 files, everything as designed").arg(result.files.size()));
  else
    showState(QStringLiteral("info"), Ink::Secondary,
              tr("%1 files; exported otherwise than designed:").arg(result.files.size()));
}

void ExportSheet::showState(const QString& iconName, Ink ink, const QString& text) {
  m_state->setIconName(iconName);
  m_state->setInk(ink);
  m_state->setText(text);
}

// What is not as designed, then the files.
void ExportSheet::showFiles(const ExportResult& result) {
  while (QLayoutItem* item = m_report->takeAt(0)) {
    item->widget()->hide();
    item->widget()->deleteLater();
    delete item;
  }
  for (const QString& sentence : result.report)
    m_report->addWidget(new Paragraph(sentence, uiFont(12), Ink::Secondary));
  for (const QString& file : result.files.mid(0, mostFiles))
    m_report->addWidget(new Label(file, monoFont(12), Ink::Secondary));
  const qsizetype more = result.files.size() - mostFiles;
  if (more > 0) m_report->addWidget(new Label(tr("and %1 more").arg(more), uiFont(12), Ink::Tertiary));
}

void ExportSheet::showResult(const ExportResult& result) {
  render();
  if (!result.error.isEmpty()) return showState(QStringLiteral("circle-alert"), Ink::Error, result.error);
  Q_EMIT exported(m_folder->text().trimmed(), int(result.files.size()));
  close();
}

void ExportSheet::render() {
  m_export->setText(m_runner.isRunning() ? tr("Cancel") : tr("Export"));
  m_export->setEnabled(m_runner.isRunning() || !m_folder->text().trimmed().isEmpty());
}

} // namespace signalbox::ui
