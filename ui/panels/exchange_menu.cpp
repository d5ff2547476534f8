// SPDX-FileCopyrightText: Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/panels/exchange_menu.h"

#include "ui/panels/exchange_view.h"
#include "ui/theme/theme.h"

#include <QCoreApplication>
#include <QMenu>

namespace signalbox::ui {

void fillExchangeMenu(QMenu& menu, ExchangeView& view, const api::Exchange& exchange, const QString& filter,
                      const std::function<void(const QString&)>& setFilter) {
  const auto tr = [](const char* words) { return QCoreApplication::translate("ExchangeMenu", words); };
  const QString path = QString::fromStdString(exchange.target).section(u'?', 0, 0);
  menu.addAction(themedIcon("arrow-up-right"), tr("Open in Request"), &view, &ExchangeView::openRequested);
  menu.addAction(themedIcon("rotate-ccw"), tr("Send it again"), &view, &ExchangeView::replayRequested);
  menu.addAction(themedIcon("save"), tr("Save as a request"), &view, &ExchangeView::saveRequested);
  menu.addAction(themedIcon("terminal"), tr("Copy as curl"), &view, &ExchangeView::curlRequested);
  menu.addSeparator();
  menu.addAction(tr("Only %1").arg(path), &view,
                 [setFilter, path] { setFilter(QStringLiteral("path:\"%1\"").arg(path)); });
  if (const int status = exchange.status; status > 0)
    menu.addAction(tr("Only %1").arg(status), &view,
                   [setFilter, status] { setFilter(QStringLiteral("status:%1").arg(status)); });
  menu.addAction(tr("Without %1").arg(path), &view, [setFilter, filter, path] {
    setFilter((filter + QStringLiteral(" -path:\"%1\"").arg(path)).trimmed());
  });
}

} // namespace signalbox::ui
