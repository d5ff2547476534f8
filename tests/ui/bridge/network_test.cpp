// SPDX-FileCopyrightText: Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// How what a person sends is connected: passwords from the keychain, proxies of the system, what a request says itself.
#include "tests/support/test_proxy.h"
#include "ui/bridge/keychain.h"
#include "ui/bridge/network.h"

#include <QSignalSpy>
#include <QTest>

#include <condition_variable>

using namespace signalbox;
using namespace signalbox::ui;

namespace {

// A keychain that answers when the test says so.
class SlowStore final : public requests::SecretStore {
public:
  struct Gate {
    std::mutex mutex;
    std::condition_variable changed;
    bool isOpen = false;
    std::map<requests::SecretKey, std::string> values;

    void open() {
      const std::lock_guard lock(mutex);
      isOpen = true;
      changed.notify_all();
    }
  };
  explicit SlowStore(std::shared_ptr<Gate> gate) : m_gate(std::move(gate)) {}

  Result<std::optional<std::string>> load(const requests::SecretKey& key) override {
    std::unique_lock lock(m_gate->mutex);
    m_gate->changed.wait(lock, [this] { return m_gate->isOpen; });
    const auto found = m_gate->values.find(key);
    return found == m_gate->values.end() ? std::nullopt : std::optional(found->second);
  }
  Result<void> store(const requests::SecretKey& key, const std::string& value) override {
    const std::lock_guard lock(m_gate->mutex);
    m_gate->values[key] = value;
    return {};
  }
  Result<void> remove(const requests::SecretKey& key) override {
    const std::lock_guard lock(m_gate->mutex);
    m_gate->values.erase(key);
    return {};
  }
  std::string whyNotKept() const override { return {}; }

private:
  std::shared_ptr<Gate> m_gate;
};

struct Scene {
  std::shared_ptr<SlowStore::Gate> gate = std::make_shared<SlowStore::Gate>();
  Keychain keychain{[gate = gate] { return std::make_unique<SlowStore>(gate); }};
  Network network{keychain};
  Network::Connection connection;

  void ask(const std::string& url, std::optional<bool> checks = {}) {
    connection.reset();
    network.connect(url, checks, &network, [this](const Network::Connection& made) { connection = made; });
  }
};

NetworkOptions throughProxy(int passwords) {
  NetworkOptions options;
  options.connection.proxy = client::Proxy{client::Proxy::Kind::Http, "proxy.test", 8080, true, "ada", {}, {}};
  if (passwords > 0) options.passwords[proxyPassword()] = passwords;
  return options;
}

} // namespace

class NetworkTest final : public QObject {
  Q_OBJECT
private Q_SLOTS:
  void withoutPasswordsNothingIsWaitedFor() {
    Scene scene;
    scene.network.setOptions(throughProxy(0));
    scene.ask("http://api.test/");
    QVERIFY(scene.connection && scene.connection->proxy);
    QVERIFY(scene.connection->checksCertificates);
  }

  void aRequestSaysItselfWhatIsChecked() {
    Scene scene;
    scene.ask("https://api.test/", false);
    QVERIFY(!scene.connection->checksCertificates);
    NetworkOptions options;
    options.connection.checksCertificates = false;
    scene.network.setOptions(options);
    scene.ask("https://api.test/");
    QVERIFY(!scene.connection->checksCertificates);
    scene.ask("https://api.test/", true);
    QVERIFY(scene.connection->checksCertificates);
  }

  void thePasswordIsWaitedFor() {
    Scene scene;
    scene.gate->values[{"", "network", "proxy"}] = "s3cret";
    scene.network.setOptions(throughProxy(1));
    scene.ask("http://api.test/");
    QVERIFY(!scene.connection);
    scene.gate->open();
    QTRY_VERIFY(scene.connection);
    QCOMPARE(scene.connection->proxy->password, std::string("s3cret"));
  }

  void aPasswordThatAnotherWindowSetIsReadAgain() {
    Scene scene;
    scene.gate->open();
    scene.gate->values[{"", "network", "proxy"}] = "old";
    scene.network.setOptions(throughProxy(1));
    scene.ask("http://api.test/");
    QTRY_VERIFY(scene.connection);
    {
      const std::lock_guard lock(scene.gate->mutex);
      scene.gate->values[{"", "network", "proxy"}] = "new";
    }
    scene.network.setOptions(throughProxy(2));
    scene.ask("http://api.test/");
    QTRY_VERIFY(scene.connection);
    QCOMPARE(scene.connection->proxy->password, std::string("new"));
  }

  void aPasswordGoesIntoTheKeychain() {
    Scene scene;
    scene.network.setPassword(certificatePassword("/me.key"), "k3y");
    NetworkOptions options;
    options.connection.certificates = {{"*", {}, "/me.pem", "/me.key", {}}};
    scene.network.setOptions(options);
    scene.ask("https://api.test/");
    QCOMPARE(scene.connection->certificates.front().password, std::string("k3y"));
    QTRY_COMPARE((scene.gate->values[{"", "network", "key /me.key"}]), std::string("k3y"));
  }

  void theProxyOfTheSystemIsAsked() {
    qputenv("http_proxy", "http://ada:pw@proxy.test:3128");
    qputenv("no_proxy", "direct.test");
    Scene scene;
    NetworkOptions options;
    options.usesSystemProxy = true;
    scene.network.setOptions(options);
    scene.ask("http://api.test/");
    QTRY_VERIFY(scene.connection);
    QVERIFY(scene.connection->proxy);
    QCOMPARE(scene.connection->proxy->hostAndPort(), std::string("proxy.test:3128"));
    scene.ask("ws://api.test/");
    QTRY_VERIFY(scene.connection);
    QVERIFY(scene.connection->proxy);
    scene.ask("http://direct.test/");
    QTRY_VERIFY(scene.connection);
    QVERIFY(!scene.connection->proxy);
    for (const char* here : {"http://127.0.0.1:8000/", "http://localhost/", "ws://[::1]:80/"}) {
      scene.ask(here);
      QVERIFY(scene.connection && !scene.connection->proxy); // at once, and directly
    }
    qunsetenv("http_proxy");
    qunsetenv("no_proxy");
  }
};

QTEST_GUILESS_MAIN(NetworkTest)
#include "network_test.moc"
