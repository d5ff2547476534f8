// SPDX-FileCopyrightText: Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/panels/keep_request.h"

#include "core/design/edit.h"
#include "ui/document/design_document.h"
#include "ui/workbench/navigator.h"
#include "ui/workbench/workbench.h"

#include <QCoreApplication>

namespace signalbox::ui {

std::string freeRequestName(const design::Design& design, const QString& wanted, const QString& before) {
  QString name = wanted;
  for (QChar& c : name)
    if (!c.isLetterOrNumber() || c.unicode() > 0x7f) c = QLatin1Char('_');
  if (!design::isIdentifier(name.toStdString())) name.prepend(before);
  std::string free = name.toStdString();
  for (int count = 2; design.request(free); ++count) free = name.toStdString() + "_" + std::to_string(count);
  return free;
}

bool keepRequest(Workbench& workbench, design::SavedRequest request) {
  const QString name = QString::fromStdString(request.name);
  if (const auto done = workbench.document.apply(design::SetRequest{std::move(request)}); !done) {
    workbench.navigator.toast(QString::fromStdString(done.error().message));
    return false;
  }
  workbench.navigator.offerUndo(QCoreApplication::translate("keepRequest", "Saved as %1").arg(name));
  return true;
}

} // namespace signalbox::ui
