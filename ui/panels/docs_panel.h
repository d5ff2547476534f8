// SPDX-FileCopyrightText: Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// DocsPanel: the documentation of the design in native widgets, read from the OpenAPI document the server publishes.
#pragma once

#include <QJsonObject>
#include <QWidget>

#include <memory>

namespace signalbox::ui {

struct Workbench;

class DocsPanel final : public QWidget {
  Q_OBJECT
public:
  explicit DocsPanel(Workbench& workbench, QWidget* parent = nullptr);
  ~DocsPanel() override;

  QStringList operations() const; // "GET /orders", in the document's order; streams and sockets stand apart
  QString currentOperation() const;
  void showOperation(const QString& operation); // "GET /orders" or an endpoint's id
  void focusSearch();

  // The list of operations, so that the window can put it into its sidebar.
  QWidget* takeSidebar();

  QJsonObject saveState() const;
  void restoreState(const QJsonObject& state);

protected:
  void showEvent(QShowEvent* event) override; // reads the document again when it is stale

private:
  class Implementation;
  std::unique_ptr<Implementation> m_implementation;
};

} // namespace signalbox::ui
