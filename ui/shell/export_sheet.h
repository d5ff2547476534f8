// SPDX-FileCopyrightText: Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// ExportSheet: a format, the files it will write and what is exported otherwise than designed, a folder, Enter. It
// closes when all is written.
#pragma once

#include "ui/bridge/export_runner.h"
#include "ui/editors/entry_list.h"
#include "ui/widgets/ink.h"
#include "ui/widgets/popover.h"

#include <QJsonObject>
#include <QTemporaryDir>

class QVBoxLayout;

namespace signalbox::ui {

class Button;
class Label;
class LineEdit;
class RowList;

class ExportSheet final : public Popover {
  Q_OBJECT
public:
  // `remembered`: what choice() said the last time.
  ExportSheet(const QString& project, const QString& projectName, const QJsonObject& remembered, QWidget* window);

  QJsonObject choice() const; // format and folder

Q_SIGNALS:
  void exported(const QString& folder, int files);
  void printed(const QString& source, const QStringList& lines); // by what exports; the source is named for people

protected:
  bool eventFilter(QObject* watched, QEvent* event) override;

private:
  QWidget* buildFormats();
  QWidget* buildTarget();
  QString format() const;
  void chooseFolder();
  void submit();
  void preview();
  void showPreview(const ExportResult& result);
  void showResult(const ExportResult& result);
  void showState(const QString& iconName, Ink ink, const QString& text);
  void showFiles(const ExportResult& result);
  void render();

  QString m_project;
  EntryListModel m_formats;
  QStringList m_formatNames;
  RowList* m_list;
  LineEdit* m_folder;
  Label* m_state;
  QVBoxLayout* m_report;
  Button* m_export;
  ExportRunner m_runner;
  QString m_exporting;           // the format that m_runner writes
  QTemporaryDir m_previewFolder; // goes with the sheet
  ExportRunner m_preview;        // the same export, into it
  QString m_previewed;           // the format that m_preview writes
};

} // namespace signalbox::ui
