// SPDX-FileCopyrightText: Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/shell/network_controls.h"

#include "ui/bridge/network.h"
#include "ui/editors/form.h"
#include "ui/shell/network_fields.h"
#include "ui/theme/theme.h"
#include "ui/widgets/button.h"
#include "ui/widgets/icon_button.h"
#include "ui/widgets/label.h"
#include "ui/widgets/surface.h"

#include <QIntValidator>

namespace signalbox::ui {

namespace {

constexpr int portWidth = 76;

// The proxy's fields below the choice; only of a manual one.
class ProxyControl final : public QWidget {
public:
  ProxyControl(const SettingsContext& context, const SettingRow& row)
      : m_store(context.store), m_mode(new Segmented(row.title, {tr("None"), tr("System"), tr("Manual")}, this)),
        m_fields(new QWidget(this)),
        m_kind(new Segmented(tr("Kind of proxy"), {tr("HTTP"), tr("SOCKS5"), tr("HTTPS")}, m_fields)),
        m_host(text("host", tr("Host of the proxy"))), m_port(text("port", tr("Port of the proxy"))),
        m_user(text("user", tr("User"))), m_password(new PasswordField(tr("Password of the proxy"), context, m_fields)),
        m_bypass(text("bypass", tr("Hosts without the proxy"))),
        m_check(new Toggle(tr("Check the certificate of the proxy"), m_fields)) {
    m_mode->setObjectName("settings." + row.key);
    m_mode->setAccessibleDescription(row.text);
    m_kind->setObjectName("settings.proxy.kind");
    m_check->setObjectName("settings.proxy.check");
    m_password->setObjectName("settings.proxy.password");
    m_password->setKey(proxyPassword());
    m_port->setValidator(new QIntValidator(1, 65'535, m_port));
    m_port->setFixedWidth(portWidth);
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(10);
    column->addWidget(m_mode, 0, Qt::AlignLeft);
    column->addWidget(m_fields);
    layOut();
    bind();
    follow();
  }

private:
  LineEdit* text(const char* key, const QString& name) {
    auto* edit = new LineEdit(name, m_fields);
    edit->setObjectName(QStringLiteral("settings.proxy.") + QLatin1String(key));
    return edit;
  }

  static QWidget* beside(QWidget* first, QWidget* second) {
    auto* both = new QWidget;
    auto* row = new QHBoxLayout(both);
    row->setContentsMargins(0, 0, 0, 0);
    row->setSpacing(6);
    row->addWidget(first, 1);
    row->addWidget(second);
    return both;
  }

  void layOut() {
    auto* column = new QVBoxLayout(m_fields);
    column->setContentsMargins(0, 0, 0, 0);
    Form form(*column);
    form.add(tr("Kind"), m_kind);
    form.add(tr("Host, port"), beside(m_host, m_port));
    form.add(tr("Check its certificate"), m_check);
    form.add(tr("User"), m_user);
    form.add(tr("Password"), m_password);
    form.add(tr("Without it"), m_bypass,
             tr("Names, what is under them, addresses, prefixes: localhost, .internal.test, 10.0.0.0/8"));
  }

  template<class Value>
  void set(Value ProxySettings::* where, const Value& value) {
    m_store.change([&](Settings& settings) { settings.network.proxy.*where = value; });
  }

  void bind() {
    connect(m_mode, &Segmented::chosen, this, [this](int index) { set(&ProxySettings::mode, ProxyMode(index)); });
    connect(m_kind, &Segmented::chosen, this,
            [this](int index) { set(&ProxySettings::kind, client::Proxy::Kind(index)); });
    connect(m_host, &QLineEdit::textEdited, this,
            [this](const QString& host) { set(&ProxySettings::host, host.trimmed()); });
    connect(m_port, &QLineEdit::textEdited, this, [this](const QString& port) {
      if (port.toInt() > 0) set(&ProxySettings::port, port.toInt());
    });
    connect(m_user, &QLineEdit::textEdited, this, [this](const QString& user) { set(&ProxySettings::user, user); });
    connect(m_check, &QAbstractButton::clicked, this,
            [this](bool checks) { set(&ProxySettings::checksCertificate, checks); });
    connect(m_bypass, &QLineEdit::textEdited, this,
            [this](const QString& hosts) { set(&ProxySettings::bypass, hosts); });
    connect(&m_store, &SettingsStore::changed, this, [this] { follow(); });
  }

  void follow() {
    const ProxySettings& proxy = m_store.settings().network.proxy;
    m_mode->setCurrentIndex(int(proxy.mode));
    m_fields->setVisible(proxy.mode == ProxyMode::Manual);
    m_kind->setCurrentIndex(int(proxy.kind));
    showText(*m_host, proxy.host);
    m_host->setProblem(proxy.host.isEmpty() ? tr("Without a host, requests go directly.") : QString());
    showText(*m_port, QString::number(proxy.port));
    showText(*m_user, proxy.user);
    showText(*m_bypass, proxy.bypass);
    m_check->setChecked(proxy.checksCertificate);
    m_check->setEnabled(proxy.kind == client::Proxy::Kind::Https); // there is none elsewhere
  }

  SettingsStore& m_store;
  Segmented* m_mode;
  QWidget* m_fields;
  Segmented* m_kind;
  LineEdit* m_host;
  LineEdit* m_port;
  LineEdit* m_user;
  PasswordField* m_password;
  LineEdit* m_bypass;
  Toggle* m_check;
};

// One host with its files.
class HostCard final : public Surface {
public:
  using Change = std::function<void(const std::function<void(HostFiles&)>&)>;
  HostCard(const SettingsContext& context, int index, Change change, const std::function<void()>& remove)
      : Surface(Surface::Kind::Card), m_change(std::move(change)),
        m_key(QStringLiteral("settings.certificates.%1.").arg(index)),
        m_host(new LineEdit(tr("Host: api.test, *.api.test:8443, *"), this)),
        m_authorities(file("authorities", tr("Authorities, PEM"), &HostFiles::authorities)),
        m_certificate(file("certificate", tr("Client certificate, PEM or PKCS #12"), &HostFiles::certificate)),
        m_keyFile(file("key", tr("Key, PEM"), &HostFiles::key)),
        m_password(new PasswordField(tr("Password of the key"), context, this)) {
    m_host->setObjectName(m_key + "host");
    m_host->setFace(LineEdit::Face::Code);
    m_password->setObjectName(m_key + "password");
    auto* bin = new IconButton(QStringLiteral("trash-2"), tr("Remove the host"), this);
    bin->setObjectName(m_key + "remove");
    auto* first = new QWidget(this);
    auto* row = new QHBoxLayout(first);
    row->setContentsMargins(0, 0, 0, 0);
    row->addWidget(m_host, 1);
    row->addWidget(bin);
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(12, 10, 12, 12);
    Form form(*column);
    form.add(tr("Host"), first);
    form.add(tr("Trust"), m_authorities, tr("Besides the authorities of the system."));
    form.add(tr("Certificate"), m_certificate, tr("Shown when the host asks who you are."));
    form.add(tr("Key"), m_keyFile, tr("Not needed when it is in the certificate's file."));
    form.add(tr("Password"), m_password);
    connect(m_host, &QLineEdit::textEdited, this,
            [this](const QString& host) { m_change([&](HostFiles& files) { files.host = host.trimmed(); }); });
    connect(bin, &QToolButton::clicked, this, remove);
  }

  void show(const HostFiles& files) {
    showText(*m_host, files.host);
    m_host->setProblem(files.host.isEmpty() ? tr("Say which host, or * for every one.") : QString());
    m_authorities->setText(files.authorities);
    m_certificate->setText(files.certificate);
    m_keyFile->setText(files.key);
    const QString& locked = files.key.isEmpty() ? files.certificate : files.key;
    m_password->setKey(locked.isEmpty() ? QString() : certificatePassword(locked));
    m_password->setEnabled(!locked.isEmpty());
  }

private:
  FileField* file(const char* key, const QString& name, QString HostFiles::* where) {
    auto* field = new FileField(m_key + QLatin1String(key), name, this);
    connect(field, &FileField::edited, this,
            [this, where](const QString& path) { m_change([&](HostFiles& files) { files.*where = path; }); });
    return field;
  }

  Change m_change;
  QString m_key;
  LineEdit* m_host;
  FileField* m_authorities;
  FileField* m_certificate;
  FileField* m_keyFile;
  PasswordField* m_password;
};

class CertificatesControl final : public QWidget {
public:
  CertificatesControl(const SettingsContext& context, const SettingRow& row)
      : m_context(context), m_column(new QVBoxLayout(this)), m_add(new Button(tr("Add a host"))) {
    m_add->setObjectName("settings." + row.key);
    m_add->setAccessibleDescription(row.text);
    m_add->setIconName(QStringLiteral("plus"));
    m_column->setContentsMargins(0, 0, 0, 0);
    m_column->setSpacing(10);
    m_column->addWidget(m_add, 0, Qt::AlignLeft);
    connect(m_add, &QPushButton::clicked, this, [this] {
      m_context.store.change([](Settings& settings) { settings.network.certificates.push_back({}); });
      m_cards.back()->findChild<LineEdit*>()->setFocus(Qt::OtherFocusReason);
    });
    connect(&m_context.store, &SettingsStore::changed, this, [this] { follow(); });
    follow();
  }

private:
  void follow() {
    const QVector<HostFiles>& all = m_context.store.settings().network.certificates;
    while (int(m_cards.size()) > all.size()) {
      m_cards.back()->hide();
      m_cards.back()->deleteLater(); // one of its buttons may be what asked for this
      m_cards.pop_back();
    }
    while (int(m_cards.size()) < all.size()) addCard();
    for (int i = 0; i < all.size(); ++i) m_cards[std::size_t(i)]->show(all[i]);
  }

  void addCard() {
    const int index = int(m_cards.size());
    auto& store = m_context.store;
    auto* card = new HostCard(
        m_context, index,
        [&store, index](const std::function<void(HostFiles&)>& edit) {
          store.change([&](Settings& settings) { edit(settings.network.certificates[index]); });
        },
        [&store, index] { store.change([&](Settings& settings) { settings.network.certificates.removeAt(index); }); });
    m_column->insertWidget(index, card);
    m_cards.push_back(card);
  }

  SettingsContext m_context;
  QVBoxLayout* m_column;
  Button* m_add;
  std::vector<HostCard*> m_cards;
};

} // namespace

MakeControl proxyControl() {
  return
      [](const SettingsContext& context, const SettingRow& row) -> QWidget* { return new ProxyControl(context, row); };
}

MakeControl certificatesControl() {
  return [](const SettingsContext& context, const SettingRow& row) -> QWidget* {
    return new CertificatesControl(context, row);
  };
}

} // namespace signalbox::ui
