// SPDX-FileCopyrightText: Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// ExportSheet: a format, a folder, Enter: then how many files there are and what was exported otherwise than designed.
#pragma once

#include "ui/bridge/export_runner.h"
#include "ui/editors/entry_list.h"
#include "ui/widgets/popover.h"

#include <QJsonObject>

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

protected:
  bool eventFilter(QObject* watched, QEvent* event) override;

private:
  QWidget* buildFormats();
  QWidget* buildTarget();
  QString format() const;
  void chooseFolder();
  void submit();
  void showResult(const ExportResult& result);
  void render();

  QString m_project;
  EntryListModel m_formats;
  QStringList m_formatNames;
  RowList* m_list;
  LineEdit* m_folder;
  Label* m_state;
  QVBoxLayout* m_report;
  Button* m_export;
  Button* m_open;
  ExportRunner m_runner;
};

} // namespace signalbox::ui
