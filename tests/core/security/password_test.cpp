// SPDX-FileCopyrightText: Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/security/base64url.h"
#include "core/security/password.h"

#include <QtTest>

using namespace signalbox::security;

class PasswordTest final : public QObject {
  Q_OBJECT
private Q_SLOTS:
  void aHashKnowsItsPassword() {
    const auto hash = hashPassword("correct horse");
    QVERIFY(hash);
    QVERIFY(isPasswordHash(*hash));
    QVERIFY(hash->starts_with("$argon2id$v=19$m=65536,t=3,p=1$"));
    QVERIFY(*hash != *hashPassword("correct horse"));
    PasswordJudge judge;
    QVERIFY(!judge.remembers(*hash, "correct horse"));
    QVERIFY(judge.isRight(*hash, "correct horse"));
    QVERIFY(judge.remembers(*hash, "correct horse"));
    QVERIFY(judge.isRight(*hash, "correct horse"));
    QVERIFY(!judge.isRight(*hash, "correct horse "));
    QVERIFY(!judge.isRight(*hash, ""));
    QVERIFY(!judge.remembers(*hash, "correct horse "));
    QVERIFY(!judge.isRight("", "correct horse"));
    QVERIFY(!judge.remembers("", "correct horse"));
    QVERIFY(!judge.isRight("$argon2id$v=19$m=1", "correct horse"));
  }

  void aHashOfArgon2CffiIsRead() { // argon2.PasswordHasher().hash("secret"): four lanes
    PasswordJudge judge;
    const std::string hash =
        "$argon2id$v=19$m=65536,t=3,p=4$ve90gqWJgFeUpMDhfMzYcg$eUILSglo0sSD0sDLPxmMWbKx7g1t8IsYLv68hgV0K64";
    QVERIFY(isPasswordHash(hash));
    QVERIFY(judge.isRight(hash, "secret"));
    QVERIFY(!judge.isRight(hash, "Secret"));
  }

  void otherHashesAreNone() {
    for (const char* text : {"", "secret", "$2b$12$abcdefghijklmnopqrstuv",
                             "$argon2i$v=19$m=65536,t=3,p=4$c2FsdA$aGFzaA", "$argon2id$v=19$m=x,t=3,p=4$c2FsdA$aGFzaA"})
      QVERIFY2(!isPasswordHash(text), text);
  }

  void apiKeysAreKeptAsSha256() {
    QCOMPARE(QByteArray::fromStdString(apiKeyHash("abc")),
             QByteArray("ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad"));
    QVERIFY(isApiKeyHash(apiKeyHash("abc")));
    QVERIFY(!isApiKeyHash("abc"));
  }

  void base64IsReadAsPythonDoes_data() {
    QTest::addColumn<QByteArray>("text");
    QTest::addColumn<QByteArray>("bytes"); // null: an error
    QTest::newRow("plain") << QByteArray("YTpi") << QByteArray("a:b");
    QTest::newRow("padded") << QByteArray("YTo=") << QByteArray("a:");
    QTest::newRow("no padding") << QByteArray("YTo") << QByteArray();
    QTest::newRow("empty") << QByteArray("") << QByteArray("");
    QTest::newRow("blanks") << QByteArray("YT pi\n") << QByteArray("a:b");
    QTest::newRow("junk") << QByteArray("Y!T?p*i") << QByteArray("a:b");
    QTest::newRow("after the padding") << QByteArray("YTo=YTpi") << QByteArray("a:");
    QTest::newRow("one digit") << QByteArray("Y") << QByteArray();
    QTest::newRow("padding first") << QByteArray("=YTpi") << QByteArray("a:b");
    QTest::newRow("split padding") << QByteArray("YQ= =") << QByteArray("a");
  }
  void base64IsReadAsPythonDoes() {
    QFETCH(QByteArray, text);
    const auto bytes = base64Decode(text.toStdString());
    QTEST(bytes ? QByteArray::fromStdString(*bytes + std::string()) : QByteArray(), "bytes");
  }
};

QTEST_APPLESS_MAIN(PasswordTest)
#include "password_test.moc"
