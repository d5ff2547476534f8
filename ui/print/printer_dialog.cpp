// SPDX-FileCopyrightText: Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/print/printer_dialog.h"

#include <QPrintDialog>
#include <QPrinter>

#include <memory>

namespace signalbox::ui {

void askForPrinter(const QString& title, QWidget* over, std::function<void(QPagedPaintDevice& printer)> print) {
  const auto printer = std::make_shared<QPrinter>(QPrinter::HighResolution);
  auto* dialog = new QPrintDialog(printer.get(), over->window());
  dialog->setObjectName(QStringLiteral("dialog.print"));
  dialog->setWindowTitle(title);
  dialog->setAttribute(Qt::WA_DeleteOnClose);
  QObject::connect(dialog, &QDialog::accepted, over, [printer, print = std::move(print)] { print(*printer); });
  dialog->open();
}

} // namespace signalbox::ui
