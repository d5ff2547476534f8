// SPDX-FileCopyrightText: Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/panels/options_editor.h"

#include "ui/theme/theme.h"
#include "ui/widgets/button.h"
#include "ui/widgets/icon_button.h"
#include "ui/widgets/label.h"
#include "ui/widgets/segmented.h"
#include "ui/widgets/toggle.h"

#include <QHBoxLayout>
#include <QVBoxLayout>

namespace signalbox::ui {
namespace {

QHBoxLayout* described(Toggle* toggle, const QString& title, const QString& text) {
  auto* row = new QHBoxLayout;
  row->setSpacing(12);
  auto* words = new QVBoxLayout;
  words->setSpacing(2);
  words->addWidget(new Label(title, uiFont(13)));
  words->addWidget(new Label(text, uiFont(12), Ink::Tertiary));
  row->addWidget(toggle, 0, Qt::AlignTop);
  row->addLayout(words, 1);
  return row;
}

} // namespace

OptionsEditor::OptionsEditor(QWidget* parent)
    : QWidget(parent), m_redirects(new Toggle(tr("Follow redirects"), this)),
      m_checks(new Segmented(tr("Check certificates"), {tr("As set"), tr("Always"), tr("Never")}, this)),
      m_keeps(new Toggle(tr("Keep cookies"), this)),
      m_heading(new Label(tr("Cookies"), uiFont(13, 600), Ink::Text, this)),
      m_clear(new Button(tr("Remove all"), ButtonVariant::Ghost, this)),
      m_edit(new Button(tr("Edit cookies"), ButtonVariant::Ghost, this)), m_column(new QVBoxLayout(this)) {
  setAccessibleName(tr("Options"));
  m_redirects->setObjectName(QStringLiteral("options.redirects"));
  m_keeps->setObjectName(QStringLiteral("options.cookies"));
  m_clear->setObjectName(QStringLiteral("options.clearCookies"));
  m_edit->setObjectName(QStringLiteral("options.editCookies"));
  m_column->setContentsMargins(14, 12, 14, 12);
  m_column->setSpacing(10);
  m_column->addLayout(described(m_redirects, tr("Follow redirects"),
                                tr("At most thirty; Authorization and cookies stay with their host")));
  m_checks->setObjectName(QStringLiteral("options.certificates"));
  auto* checks = new QHBoxLayout;
  checks->setSpacing(12);
  auto* words = new QVBoxLayout;
  words->setSpacing(2);
  words->addWidget(new Label(tr("Check certificates"), uiFont(13)));
  words->addWidget(new Label(tr("As set: what the settings say under Network"), uiFont(12), Ink::Tertiary));
  checks->addSpacing(m_redirects->sizeHint().width() + checks->spacing()); // below the words beside the switches
  checks->addLayout(words, 1);
  checks->addWidget(m_checks, 0, Qt::AlignVCenter);
  m_column->addLayout(checks);
  m_column->addLayout(described(m_keeps, tr("Keep cookies"), tr("And send them back, until this window closes")));
  auto* heading = new QHBoxLayout;
  heading->addWidget(m_heading);
  heading->addStretch(1);
  heading->addWidget(m_edit);
  heading->addWidget(m_clear);
  m_column->addLayout(heading);
  m_column->addStretch(1);
  connect(m_redirects, &QAbstractButton::toggled, this, &OptionsEditor::redirectsChosen);
  connect(m_checks, &Segmented::chosen, this,
          [this](int index) { Q_EMIT checkingChosen(index == 0 ? std::nullopt : std::optional(index == 1)); });
  connect(m_keeps, &QAbstractButton::toggled, this, &OptionsEditor::keepingChosen);
  connect(m_edit, &QPushButton::clicked, this, &OptionsEditor::cookiesRequested);
  connect(m_clear, &QPushButton::clicked, this, &OptionsEditor::cookiesCleared);
}

void OptionsEditor::setFollowsRedirects(bool follows) {
  const QSignalBlocker quiet(m_redirects);
  m_redirects->setChecked(follows);
}

void OptionsEditor::setChecksCertificates(std::optional<bool> checks) {
  m_checks->setCurrentIndex(!checks ? 0 : *checks ? 1 : 2);
}

QWidget* OptionsEditor::makeCookieRow(const requests::Cookie& cookie) {
  auto* row = new QWidget(m_list);
  row->setFixedHeight(30);
  auto* layout = new QHBoxLayout(row);
  layout->setContentsMargins(0, 0, 0, 0);
  layout->setSpacing(12);
  const QString name = QString::fromStdString(cookie.name);
  layout->addWidget(new Label(name, monoFont(12, 500), Ink::Text, row), 2);
  layout->addWidget(new Label(QString::fromStdString(cookie.value), monoFont(12), Ink::Secondary, row), 3);
  layout->addWidget(new Label(QString::fromStdString(cookie.domain + cookie.path), monoFont(12), Ink::Tertiary, row),
                    2);
  auto* remove = new IconButton(QStringLiteral("x"), tr("Remove the cookie %1").arg(name), row);
  remove->setObjectName(QStringLiteral("options.cookie.%1.remove").arg(name));
  remove->setExtent(24, 14);
  layout->addWidget(remove);
  connect(remove, &QToolButton::clicked, this, [this, cookie] { Q_EMIT cookieRemoved(cookie); });
  return row;
}

void OptionsEditor::setCookies(const std::vector<requests::Cookie>& cookies, bool keeps) {
  const QSignalBlocker quiet(m_keeps);
  m_keeps->setChecked(keeps);
  m_heading->setText(cookies.empty() ? tr("No cookies yet") : tr("Cookies"));
  m_clear->setVisible(!cookies.empty());
  if (m_list) {
    m_list->hide();
    m_list->deleteLater(); // one of its buttons may be what asked for this
  }
  m_list = new QWidget(this);
  auto* rows = new QVBoxLayout(m_list);
  rows->setContentsMargins(0, 0, 0, 0);
  rows->setSpacing(0);
  for (const requests::Cookie& cookie : cookies) rows->addWidget(makeCookieRow(cookie));
  m_column->insertWidget(m_column->count() - 1, m_list);
}

} // namespace signalbox::ui
