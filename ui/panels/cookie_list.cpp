// SPDX-FileCopyrightText: Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/panels/cookie_list.h"

#include "ui/panels/sidebar_delegate.h"
#include "ui/widgets/line_edit.h"
#include "ui/widgets/row_menu.h"
#include "ui/widgets/row_view.h"

#include <algorithm>
#include <tuple>

namespace signalbox::ui {
namespace {

using requests::Cookie;

QString text(const std::string& utf8) { return QString::fromStdString(utf8); }

QString keyOf(const Cookie& cookie) {
  return QStringList{text(cookie.domain), text(cookie.path), text(cookie.name)}.join(QLatin1Char('\n'));
}

bool holds(const Cookie& cookie, const QString& wanted) {
  for (const std::string* part : {&cookie.name, &cookie.value, &cookie.domain, &cookie.path})
    if (text(*part).contains(wanted, Qt::CaseInsensitive)) return true;
  return false;
}

} // namespace

CookieList::CookieList(QWidget* parent)
    : SidebarList({tr("Cookies"), QStringLiteral("cookies"), tr("Search cookies"), QStringLiteral("search"),
                   tr("Cookies by host"), QStringLiteral("list"), true},
                  parent) {
  connect(&field(), &QLineEdit::textChanged, this, [this] {
    fill();
    Q_EMIT chosenChanged();
  });
  connect(this, &SidebarList::picked, this, [this](const QString& key) {
    m_chosen = key;
    Q_EMIT chosenChanged();
  });
  connect(&list(), &RowList::removeRequested, this, &CookieList::removeRequested);
  connect(&list(), &RowList::menuRequested, this, [this](const QModelIndex&, const QPoint& global) {
    const auto cookie = chosen();
    if (!cookie) return;
    RowMenu(*this, QStringLiteral("cookies.menu"))
        .addCopy(tr("Copy the value"), ui::text(cookie->value))
        .addCopy(tr("Copy as a header"), ui::text("Cookie: " + cookie->name + '=' + cookie->value))
        .separate()
        .add("trash-2", tr("Remove"), tr("Del"), [this] { Q_EMIT removeRequested(); })
        .open(global);
  });
}

void CookieList::setCookies(const std::vector<Cookie>& cookies) {
  m_cookies = cookies;
  std::ranges::stable_sort(m_cookies, {},
                           [](const Cookie& cookie) { return std::tie(cookie.domain, cookie.path, cookie.name); });
  fill();
}

void CookieList::choose(const Cookie& cookie) {
  m_chosen = keyOf(cookie);
  if (!holds(cookie, text())) field().clear();
  fill();
}

// What is chosen stays, or the one that came into its place is.
void CookieList::fill() {
  const QString wanted = text();
  removeRows();
  QString domain;
  QString nearest;
  for (const Cookie& cookie : m_cookies) {
    if (!holds(cookie, wanted)) continue;
    if (const QString own = ui::text(cookie.domain); own != domain) addGroup(domain = own);
    const QString key = keyOf(cookie);
    QStandardItem* item = addRow(key, ui::text(cookie.name));
    item->setData(QStringLiteral("cookie"), SidebarDelegate::IconRole);
    item->setData(cookie.path == "/" ? QString() : ui::text(cookie.path), SidebarDelegate::CountRole);
    item->setData(wanted, SidebarDelegate::MarksRole);
    item->setData(tr("%1 of %2%3").arg(ui::text(cookie.name), domain, ui::text(cookie.path)), Qt::AccessibleTextRole);
    if (nearest.isEmpty() || key <= m_chosen) nearest = key;
  }
  if (nearest.isEmpty() && list().hasFocus()) field().setFocus(Qt::OtherFocusReason);
  list().setFocusPolicy(nearest.isEmpty() ? Qt::NoFocus : Qt::StrongFocus); // nothing in it could show the focus
  if (!row(m_chosen)) m_chosen = nearest;
  select(m_chosen);
}

std::optional<Cookie> CookieList::chosen() const {
  const auto found = std::ranges::find(m_cookies, m_chosen, keyOf);
  return found == m_cookies.end() || !row(m_chosen) ? std::nullopt : std::optional(*found);
}

} // namespace signalbox::ui
