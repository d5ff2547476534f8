// SPDX-FileCopyrightText: Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/panels/cookie_editor.h"

#include "core/client/address.h"
#include "ui/bridge/live_api.h"
#include "ui/bridge/request_services.h"
#include "ui/editors/form.h"
#include "ui/panels/cookie_form.h"
#include "ui/panels/cookie_list.h"
#include "ui/theme/theme.h"
#include "ui/widgets/button.h"
#include "ui/widgets/empty_state.h"
#include "ui/widgets/hair_line.h"
#include "ui/widgets/icon_button.h"
#include "ui/widgets/label.h"
#include "ui/workbench/navigator.h"
#include "ui/workbench/workbench.h"

#include <QHBoxLayout>
#include <QPointer>
#include <QStackedLayout>

#include <algorithm>

namespace signalbox::ui {
namespace {

using requests::Cookie;

constexpr int listWidth = 264;

std::string hostOf(const QString& url) {
  const auto address = client::parseAddress(url.toStdString(), {"http", "https"});
  return address ? address->host : "localhost";
}

QString emptyText() {
  return CookieEditor::tr("Answers put them here with Set-Cookie, and requests to their host send them back.");
}

// "cookie", "cookie2", ...: none of that host is called so.
std::string freeName(const std::vector<Cookie>& cookies, const std::string& domain) {
  const auto isTaken = [&](const std::string& name) {
    return std::ranges::any_of(cookies, [&](const Cookie& own) { return own.domain == domain && own.name == name; });
  };
  std::string name = "cookie";
  for (int count = 2; isTaken(name); ++count) name = "cookie" + std::to_string(count);
  return name;
}

} // namespace

CookieEditor::CookieEditor(Workbench& workbench, QWidget* parent)
    : QWidget(parent), m_workbench(workbench), m_list(new CookieList(this)), m_form(new CookieForm) {
  setObjectName(QStringLiteral("cookies"));
  auto* row = new QHBoxLayout(this);
  row->setContentsMargins(0, 6, 0, 6);
  row->setSpacing(0);
  m_list->setFixedWidth(listWidth);
  row->addWidget(m_list);
  row->addWidget(new HairLine(Qt::Vertical, this));
  row->addWidget(makeRight(), 1);
  m_form->setTaken([this](const Cookie& cookie) { return m_workbench.requests.cookies().holds(cookie); });
  connect(m_list, &CookieList::chosenChanged, this, &CookieEditor::render);
  connect(m_list, &CookieList::removeRequested, this, &CookieEditor::remove);
  connect(m_form, &CookieForm::edited, this, &CookieEditor::change);
  connect(m_form, &CookieForm::removeRequested, this, &CookieEditor::remove);
  connect(&workbench.requests, &RequestServices::cookiesChanged, this, &CookieEditor::follow);
  follow();
}

QWidget* CookieEditor::makeRight() {
  auto* right = new QWidget(this);
  auto* column = new QVBoxLayout(right);
  column->setContentsMargins(0, 0, 0, 0);
  column->setSpacing(4);
  column->addWidget(makeHead());
  auto* pages = new QWidget(right);
  m_pages = new QStackedLayout(pages);
  m_pages->addWidget(scrolling(m_form));
  m_empty = new EmptyState(QStringLiteral("cookie"), tr("No cookies yet"), emptyText(), pages);
  m_empty->setObjectName(QStringLiteral("cookies.empty"));
  m_pages->addWidget(m_empty);
  column->addWidget(pages, 1);
  auto* note = new Paragraph(tr("Cookies live in memory, until this window closes or opens another project."),
                             uiFont(12), Ink::Tertiary, right);
  auto* foot = new QHBoxLayout;
  foot->setContentsMargins(16, 0, 16, 6);
  foot->addWidget(note, 1);
  column->addLayout(foot);
  return right;
}

QWidget* CookieEditor::makeHead() {
  auto* head = new QWidget(this);
  auto* row = new QHBoxLayout(head);
  row->setContentsMargins(16, 4, 10, 0);
  row->setSpacing(8);
  auto* add = new Button(tr("Add a cookie"), ButtonVariant::Soft, head);
  add->setObjectName(QStringLiteral("cookies.add"));
  add->setIconName(QStringLiteral("plus"));
  m_removeAll = new Button(tr("Remove all"), ButtonVariant::Ghost, head);
  m_removeAll->setObjectName(QStringLiteral("cookies.clear"));
  auto* close = new IconButton(QStringLiteral("x"), tr("Close"), head);
  close->setObjectName(QStringLiteral("cookies.close"));
  row->addWidget(add);
  row->addWidget(m_removeAll);
  row->addStretch(1);
  row->addWidget(close);
  connect(add, &QPushButton::clicked, this, &CookieEditor::add);
  connect(m_removeAll, &QPushButton::clicked, this, &CookieEditor::removeAll);
  connect(close, &QToolButton::clicked, this, &CookieEditor::closeRequested);
  return head;
}

void CookieEditor::follow() {
  m_list->setCookies(m_workbench.requests.cookies().cookies());
  render();
}

void CookieEditor::render() {
  const auto& all = m_workbench.requests.cookies().cookies();
  const auto chosen = m_list->chosen();
  if (chosen) m_form->setCookie(*chosen);
  m_pages->setCurrentIndex(chosen ? 0 : 1);
  if (!chosen)
    m_empty->setTexts(all.empty() ? tr("No cookies yet") : tr("No such cookie"),
                      all.empty() ? emptyText() : tr("No name, value, host or path holds what is searched for."));
  m_removeAll->setVisible(!all.empty());
}

void CookieEditor::add() {
  const auto& all = m_workbench.requests.cookies().cookies();
  Cookie cookie;
  const auto chosen = m_list->chosen();
  cookie.domain = chosen ? chosen->domain : hostOf(m_workbench.live.baseUrl());
  cookie.name = freeName(all, cookie.domain);
  m_workbench.requests.cookies().put(cookie);
  m_list->setCookies(all);
  m_list->choose(cookie);
  Q_EMIT m_workbench.requests.cookiesChanged();
  m_form->focusName();
}

void CookieEditor::change(const Cookie& before, const Cookie& now) {
  m_workbench.requests.cookies().replace(before, now);
  m_list->setCookies(m_workbench.requests.cookies().cookies());
  m_list->choose(now);
  Q_EMIT m_workbench.requests.cookiesChanged();
}

void CookieEditor::remove() {
  const auto chosen = m_list->chosen();
  if (!chosen) return;
  m_workbench.requests.cookies().remove(*chosen);
  tellRemoved(tr("Removed the cookie %1").arg(QString::fromStdString(chosen->name)), {*chosen});
}

void CookieEditor::removeAll() {
  const std::vector<Cookie> all = m_workbench.requests.cookies().cookies();
  m_workbench.requests.cookies().clear();
  tellRemoved(tr("Removed all cookies"), all);
}

void CookieEditor::tellRemoved(const QString& what, const std::vector<Cookie>& removed) {
  RequestServices& services = m_workbench.requests;
  m_workbench.navigator.toast(what, tr("Undo"), [services = QPointer(&services), removed] { // it outlives this sheet
    if (!services) return;
    for (const Cookie& cookie : removed) services->cookies().put(cookie);
    Q_EMIT services->cookiesChanged();
  });
  Q_EMIT services.cookiesChanged();
}

} // namespace signalbox::ui
