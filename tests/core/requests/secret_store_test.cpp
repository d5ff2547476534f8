// SPDX-FileCopyrightText: Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// Both stores keep the same promises; the keychain is asked where the session has one.
#include "core/requests/secret_store.h"

#include <QTest>

using namespace signalbox::requests;

class SecretStoreTest final : public QObject {
  Q_OBJECT
private Q_SLOTS:
  void secretsAreKeptApartAndRemoved_data();
  void secretsAreKeptApartAndRemoved();
  void memorySaysThatItForgets();
};

void SecretStoreTest::secretsAreKeptApartAndRemoved_data() {
  QTest::addColumn<bool>("ofSystem");
  QTest::newRow("memory") << false;
  QTest::newRow("system") << true;
}

void SecretStoreTest::secretsAreKeptApartAndRemoved() {
  QFETCH(const bool, ofSystem);
  const auto store = ofSystem ? openSecretStore() : memorySecretStore("A test.");
  const SecretKey local{"/tests/signalbox", "Local", "token"};
  const SecretKey staging{"/tests/signalbox", "Staging", "token"};
  QVERIFY(store->store(local, "one é"));
  QVERIFY(store->store(staging, "two"));
  QCOMPARE(store->load(local).value().value_or(""), std::string("one é"));
  QVERIFY(store->store(local, "three"));
  QCOMPARE(store->load(local).value().value_or(""), std::string("three"));
  QVERIFY(store->remove(local));
  QVERIFY(!store->load(local).value());
  QCOMPARE(store->load(staging).value().value_or(""), std::string("two"));
  QVERIFY(store->remove(staging));
}

void SecretStoreTest::memorySaysThatItForgets() {
  QCOMPARE(memorySecretStore("A test.")->whyNotKept(), std::string("A test."));
}

QTEST_APPLESS_MAIN(SecretStoreTest)
#include "secret_store_test.moc"
