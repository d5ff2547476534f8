// SPDX-FileCopyrightText: Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// DocsPanel: the documentation of the design that is live: a list of pages with a search, the page, samples beside it.
#pragma once

#include "ui/commands/findable.h"

#include <QJsonObject>
#include <QWidget>

#include <memory>

namespace signalbox::ui {

class DesignCheckpoints;
struct Workbench;

class DocsPanel final : public QWidget, public Findable {
  Q_OBJECT
public:
  // Without `checkpoints` the states from its making on can be compared with.
  explicit DocsPanel(Workbench& workbench, const DesignCheckpoints* checkpoints = nullptr, QWidget* parent = nullptr);
  ~DocsPanel() override;

  QStringList operations() const;   // "GET /orders", in the document's order; streams and sockets stand apart
  QString currentOperation() const; // the key of the page that is shown
  // "GET /orders", an endpoint's id, "model Order", "introduction", "changes".
  void showOperation(const QString& operation);
  void focusSearch();
  void find() override { focusSearch(); }

  bool canGoBack() const;
  bool canGoForward() const;
  void goBack();
  void goForward();

  QString link() const; // signalbox:///home/ada/shop#POST%20%2Forders
  void copyLink();
  void openInBrowser(const QString& page); // "swagger", "redoc": at the current operation

  void askForHtml();
  void askForPdf();
  void askForPrinter();
  bool writeHtml(const QString& path);
  bool writePdf(const QString& path);
  void compareWithFile(const QString& path);
  void compareWithCommit();

  // The list of pages, so that the window can put it into its sidebar.
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
