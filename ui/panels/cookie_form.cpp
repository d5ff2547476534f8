// SPDX-FileCopyrightText: Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/panels/cookie_form.h"

#include "ui/editors/form.h"
#include "ui/theme/theme.h"
#include "ui/widgets/button.h"
#include "ui/widgets/line_edit.h"
#include "ui/widgets/segmented.h"
#include "ui/widgets/toggle.h"

#include <QDateTime>

#include <array>

namespace signalbox::ui {
namespace {

using requests::Cookie;
using requests::CookieFault;

constexpr std::array sameSiteWords{"", "Lax", "Strict", "None"};

QString text(const std::string& utf8) { return QString::fromStdString(utf8); }

int sameSiteIndex(const std::string& word) {
  for (std::size_t i = 1; i < sameSiteWords.size(); ++i)
    if (text(word).compare(QLatin1String(sameSiteWords[i]), Qt::CaseInsensitive) == 0) return static_cast<int>(i);
  return 0;
}

} // namespace

std::optional<qint64> cookieTime(const QString& typed) {
  const QString trimmed = typed.trimmed();
  for (const char* format : {"yyyy-MM-dd HH:mm:ss", "yyyy-MM-dd HH:mm", "yyyy-MM-dd"})
    if (const QDateTime time = QDateTime::fromString(trimmed, QLatin1String(format)); time.isValid())
      return time.toSecsSinceEpoch();
  if (const QDateTime time = QDateTime::fromString(trimmed, Qt::ISODate); time.isValid())
    return time.toSecsSinceEpoch();
  return requests::readCookieTime(trimmed.toStdString());
}

QString cookieTimeText(qint64 seconds) {
  return QDateTime::fromSecsSinceEpoch(seconds).toString(QStringLiteral("yyyy-MM-dd HH:mm:ss"));
}

CookieForm::CookieForm(QWidget* parent)
    : QWidget(parent), m_name(makeEdit(tr("Name"), QStringLiteral("name"))),
      m_value(makeEdit(tr("Value"), QStringLiteral("value"))), m_domain(makeEdit(tr("Host"), QStringLiteral("domain"))),
      m_path(makeEdit(tr("Path"), QStringLiteral("path"))),
      m_expires(makeEdit(tr("Expires"), QStringLiteral("expires"))),
      m_below(makeToggle(tr("Hosts below it too"), QStringLiteral("below"))),
      m_secure(makeToggle(tr("Secure"), QStringLiteral("secure"))),
      m_httpOnly(makeToggle(tr("HttpOnly"), QStringLiteral("httpOnly"))),
      m_sameSite(new Segmented(tr("SameSite"), {tr("Not set"), tr("Lax"), tr("Strict"), tr("None")}, this)),
      m_remove(new Button(tr("Remove the cookie"), ButtonVariant::Ghost, this)) {
  m_sameSite->setObjectName(QStringLiteral("cookie.sameSite"));
  m_remove->setObjectName(QStringLiteral("cookie.remove"));
  m_remove->setIconName(QStringLiteral("trash-2"));
  m_expires->setPlaceholderText(tr("with the session"));
  makeRows();
  connect(m_sameSite, &Segmented::chosen, this, &CookieForm::change);
  connect(m_remove, &QPushButton::clicked, this, &CookieForm::removeRequested);
}

LineEdit* CookieForm::makeEdit(const QString& name, const QString& key) {
  auto* edit = new LineEdit(name, this);
  edit->setObjectName(QStringLiteral("cookie.") + key);
  edit->setFace(LineEdit::Face::Code);
  edit->setFont(monoFont(12));
  connect(edit, &QLineEdit::textEdited, this, &CookieForm::change);
  return edit;
}

Toggle* CookieForm::makeToggle(const QString& name, const QString& key) {
  auto* toggle = new Toggle(name, this);
  toggle->setObjectName(QStringLiteral("cookie.") + key);
  connect(toggle, &QAbstractButton::clicked, this, &CookieForm::change);
  return toggle;
}

void CookieForm::makeRows() {
  auto* column = new QVBoxLayout(this);
  column->setContentsMargins(16, 4, 16, 12);
  column->setSpacing(10);
  Form form(*column);
  form.add(tr("Name"), m_name);
  form.add(tr("Value"), m_value);
  form.add(tr("Host"), m_domain);
  form.add(tr("Hosts below it too"), m_below);
  form.add(tr("Path"), m_path);
  form.add(tr("Expires"), m_expires, tr("2026-12-31 23:59, local time; empty: with the session"));
  form.add(tr("Secure"), m_secure, tr("Over https alone, and to this computer"));
  form.add(tr("HttpOnly"), m_httpOnly, tr("No script of a page may read it"));
  form.add(tr("SameSite"), m_sameSite);
  column->addWidget(m_remove, 0, Qt::AlignLeft);
  column->addStretch(1);
}

void CookieForm::setCookie(const Cookie& cookie) {
  if (cookie == m_cookie) return;
  m_cookie = cookie;
  showText(*m_name, text(cookie.name));
  showText(*m_value, text(cookie.value));
  showText(*m_domain, text(cookie.domain));
  showText(*m_path, text(cookie.path));
  showText(*m_expires, cookie.expires ? cookieTimeText(*cookie.expires) : QString());
  m_below->setChecked(!cookie.hostOnly);
  m_secure->setChecked(cookie.secure);
  m_httpOnly->setChecked(cookie.httpOnly);
  m_sameSite->setCurrentIndex(sameSiteIndex(cookie.sameSite));
  showFaults(std::nullopt, false);
}

void CookieForm::change() {
  Cookie cookie = m_cookie;
  cookie.name = m_name->text().trimmed().toStdString();
  cookie.value = m_value->text().trimmed().toStdString();
  const QString domain = m_domain->text().trimmed().toLower();
  cookie.domain = (domain.startsWith(QLatin1Char('.')) ? domain.mid(1) : domain).toStdString();
  cookie.path = m_path->text().trimmed().toStdString();
  cookie.hostOnly = !m_below->isChecked();
  cookie.secure = m_secure->isChecked();
  cookie.httpOnly = m_httpOnly->isChecked();
  if (const int index = m_sameSite->currentIndex(); index != sameSiteIndex(cookie.sameSite))
    cookie.sameSite = sameSiteWords[static_cast<std::size_t>(index)];
  const QString expires = m_expires->text().trimmed();
  cookie.expires.reset();
  if (const auto time = cookieTime(expires)) cookie.expires = *time;
  const bool isTimeWrong =
      !expires.isEmpty() && (!cookie.expires || *cookie.expires <= QDateTime::currentSecsSinceEpoch());
  const auto fault = faultIn(cookie);
  showFaults(fault, isTimeWrong);
  if (fault || isTimeWrong || cookie == m_cookie) return;
  const Cookie before = std::exchange(m_cookie, cookie);
  Q_EMIT edited(before, cookie);
}

std::optional<CookieFault> CookieForm::faultIn(const Cookie& cookie) const {
  if (auto fault = requests::faultOf(cookie)) return fault;
  const bool isMoved = cookie.name != m_cookie.name || cookie.domain != m_cookie.domain || cookie.path != m_cookie.path;
  if (!isMoved || !m_isTaken || !m_isTaken(cookie)) return std::nullopt;
  return CookieFault{CookieFault::Part::Name, tr("There is another cookie of this name, host and path.").toStdString()};
}

void CookieForm::showFaults(const std::optional<CookieFault>& fault, bool isTimeWrong) {
  const auto show = [&](LineEdit& edit, CookieFault::Part part) {
    edit.setProblem(fault && fault->part == part ? text(fault->message) : QString());
  };
  show(*m_name, CookieFault::Part::Name);
  show(*m_value, CookieFault::Part::Value);
  show(*m_domain, CookieFault::Part::Domain);
  show(*m_path, CookieFault::Part::Path);
  m_expires->setProblem(isTimeWrong ? tr("A time to come, such as 2030-12-31 23:59; empty: with the session")
                                    : QString());
}

void CookieForm::focusName() {
  m_name->setFocus(Qt::TabFocusReason);
  m_name->selectAll();
}

} // namespace signalbox::ui
