// SPDX-FileCopyrightText: Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/security/refresh_tokens.h"
#include "core/security/secret_source.h"

#include <QtTest>

#include <QTemporaryDir>

#include <fstream>
#include <sys/stat.h>

using namespace signalbox::security;

namespace {

constexpr std::int64_t now = 1'800'000'000;
const Grant grant{"ada", {"items:read", "me"}};

std::filesystem::path fileIn(const QTemporaryDir& folder) {
  return std::filesystem::path(folder.path().toStdString()) / "state" / "refresh_tokens.jsonl";
}

mode_t modeOf(const std::filesystem::path& path) {
  struct stat facts{};
  stat(path.c_str(), &facts);
  return facts.st_mode & 0777;
}

} // namespace

class RefreshTokensTest final : public QObject {
  Q_OBJECT
private Q_SLOTS:
  void eachIsGoodOnce() {
    RefreshTokens tokens;
    const std::string first = *tokens.issue(grant, now, 100);
    const auto second = tokens.rotate(first, now);
    QVERIFY(second && second->grant == grant && second->token != first);
    const auto third = tokens.rotate(second->token, now);
    QVERIFY(third);
    QVERIFY(!tokens.rotate("", now));
    QVERIFY(!tokens.rotate("guess", now));
    QVERIFY(tokens.rotate(third->token, now));
  }

  void reuseEndsTheFamily() {
    RefreshTokens tokens;
    const std::string first = *tokens.issue(grant, now, 100);
    const std::string other = *tokens.issue(grant, now, 100);
    const auto second = tokens.rotate(first, now);
    QVERIFY(!tokens.rotate(first, now));
    QVERIFY(!tokens.rotate(second->token, now));
    QVERIFY(tokens.rotate(other, now));
  }

  void theyExpireWithTheirFamily() {
    RefreshTokens tokens;
    const std::string first = *tokens.issue(grant, now, 100);
    const auto second = tokens.rotate(first, now + 99);
    QVERIFY(second);
    QVERIFY(!tokens.rotate(second->token, now + 100));
    tokens.issue(grant, now + 101, 100);
    QCOMPARE(tokens.size(), 1U);
  }

  void aRestartKeepsThem() {
    const QTemporaryDir folder;
    const auto file = fileIn(folder);
    std::string first;
    std::string second;
    std::string stolen;
    {
      RefreshTokens tokens;
      QVERIFY(tokens.keepIn(file, now));
      RefreshTokens other;
      QVERIFY(!other.keepIn(file, now)); // in use
      first = *tokens.issue(grant, now, 100);
      second = tokens.rotate(first, now)->token;
      stolen = *tokens.issue(grant, now, 100);
      tokens.rotate(stolen, now);
      tokens.rotate(stolen, now);
    }
    QCOMPARE(modeOf(file), mode_t{0600});
    QCOMPARE(modeOf(file.parent_path()), mode_t{0700});
    std::ifstream stream(file);
    const std::string text((std::istreambuf_iterator<char>(stream)), std::istreambuf_iterator<char>());
    QVERIFY(!text.contains(first) && !text.contains(second));
    std::ofstream(file, std::ios::app) << "{\"family\":\"cut"; // by a crash

    RefreshTokens tokens;
    QVERIFY(tokens.keepIn(file, now + 1));
    QCOMPARE(tokens.size(), 1U);
    QVERIFY(!tokens.rotate(stolen, now + 1));
    const auto third = tokens.rotate(second, now + 1);
    QVERIFY(third && third->grant == grant);
    QVERIFY(!tokens.rotate(first, now + 1)); // reuse is seen across the restart
    QVERIFY(!tokens.rotate(third->token, now + 1));
  }

  void aFileThatOthersCanReadIsRefused() {
    const QTemporaryDir folder;
    const auto file = std::filesystem::path(folder.path().toStdString()) / "secrets.json";
    std::ofstream(file) << R"({"JWT_KEY": "abc"})";
    chmod(file.c_str(), 0644);
    QVERIFY(!FileSecrets::open(file));
    chmod(file.c_str(), 0600);
    const auto secrets = FileSecrets::open(file);
    QVERIFY(secrets);
    QVERIFY((*secrets)->secret("JWT_KEY") == "abc");
    QVERIFY(!(*secrets)->secret("OTHER"));
    std::filesystem::create_symlink(file, file.parent_path() / "link");
    QVERIFY(!FileSecrets::open(file.parent_path() / "link"));
  }

  void theEnvironmentHasSecrets() {
    qputenv("SIGNALBOX_SECRET_SOME_KEY", "xyz");
    const EnvironmentSecrets secrets;
    qunsetenv("SIGNALBOX_SECRET_SOME_KEY");
    QVERIFY(secrets.secret("SOME_KEY") == "xyz");
    QVERIFY(!secrets.secret("PATH"));
  }
};

QTEST_APPLESS_MAIN(RefreshTokensTest)
#include "refresh_tokens_test.moc"
