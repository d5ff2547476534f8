// SPDX-FileCopyrightText: Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// ModelPreview: what a model means outside the design: its JSON Schema, an example, who uses it. Follows the live API.
#pragma once

#include <QString>
#include <QWidget>

class QStackedWidget;

namespace signalbox::ui {

class JsonEditor;
class ModelUses;
class RowList;
class TabStrip;
struct Workbench;

class ModelPreview final : public QWidget {
  Q_OBJECT
public:
  ModelPreview(Workbench& workbench, const QString& model, QWidget* parent = nullptr);
  void setModel(const QString& model);
  void render();

private:
  QString schemaText() const;
  QString exampleText() const;
  void showUses();
  void openUse(const QModelIndex& index);

  Workbench& m_workbench;
  QString m_model;
  TabStrip* m_tabs;
  QStackedWidget* m_pages;
  JsonEditor* m_schema;
  JsonEditor* m_example;
  ModelUses* m_uses;
  RowList* m_useRows;
  quint64 m_seed = 1;
};

} // namespace signalbox::ui
