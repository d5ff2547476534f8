// SPDX-FileCopyrightText: Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// Which files a file answer reaches. What the answers look like is compared with FastAPI in tests/parity.
#include "tests/core/behaviour/behaviour_host.h"

#include <QTemporaryDir>
#include <QtTest>

#include <filesystem>
#include <fstream>

using namespace signalbox;
using test::Json;

namespace {

void write(const std::filesystem::path& path, std::string_view text) {
  std::filesystem::create_directories(path.parent_path());
  std::ofstream(path) << text;
}

} // namespace

class FileTest : public QObject {
  Q_OBJECT
private Q_SLOTS:
  void reachesWhatStandsBesideTheDesign_data();
  void reachesWhatStandsBesideTheDesign();
  void aDesignWithoutAFolderHasNoFiles();
  void mistakesAreTold_data();
  void mistakesAreTold();
};

void FileTest::reachesWhatStandsBesideTheDesign_data() {
  QTest::addColumn<QString>("path");
  QTest::addColumn<int>("status");
  QTest::newRow("a file") << "files/a.txt" << 200;
  QTest::newRow("at the top") << "top.txt" << 200;
  QTest::newRow("by way of a folder") << "files/../top.txt" << 200;
  QTest::newRow("a link inside") << "files/inside" << 200;
  QTest::newRow("well-known") << ".well-known/security.txt" << 200;
  QTest::newRow("a folder") << "files" << 500;
  QTest::newRow("nothing") << "" << 500;
  QTest::newRow("missing") << "files/b.txt" << 500;
  QTest::newRow("above") << "../outside.txt" << 500;
  QTest::newRow("above, from inside") << "files/../../outside.txt" << 500;
  QTest::newRow("absolute") << "/etc/hostname" << 500;
  QTest::newRow("a link that leads out") << "files/outside" << 500;
  QTest::newRow("a link to a folder outside") << "files/above/outside.txt" << 500;
  QTest::newRow("the users") << "security/users.json" << 500;
  QTest::newRow("the users, by way of a folder") << "files/../security/users.json" << 500;
  QTest::newRow("the project") << "signalbox.json" << 500;
  QTest::newRow("an environment") << "environments/local.json" << 500;
  QTest::newRow("what a clash left") << "signalbox.json.theirs" << 500;
  QTest::newRow("hidden") << ".env" << 500;
  QTest::newRow("in a hidden folder") << ".git/config" << 500;
  QTest::newRow("a byte of nothing") << "top.txt%00.png" << 500;
}

void FileTest::reachesWhatStandsBesideTheDesign() {
  QFETCH(QString, path);
  QFETCH(int, status);
  QTemporaryDir above;
  const std::filesystem::path root = above.path().toStdString() + "/project";
  write(root.parent_path() / "outside.txt", "secret");
  for (const char* file : {"files/a.txt", "top.txt", "security/users.json", "signalbox.json", ".env", ".git/config",
                           ".well-known/security.txt", "environments/local.json", "signalbox.json.theirs"})
    write(root / file, "hello");
  std::filesystem::create_symlink("a.txt", root / "files/inside");
  std::filesystem::create_symlink("../../outside.txt", root / "files/outside");
  std::filesystem::create_symlink("../..", root / "files/above");
  design::Endpoint endpoint = test::endpointWith("file", {{"path", "{{ name }}"}});
  endpoint.parameters = {{{"name", "str", Json::object()}, design::ParameterIn::Query}};
  const design::Design design = design::Design().withFolder(root.string()).withEndpoint(endpoint);
  const auto api = api::CompiledApi::compile(design, behaviour::standard());
  const api::Response response = test::ask(*api, "/it?name=" + path.toStdString());
  QCOMPARE(response.status, status);
  QCOMPARE(response.body, std::string(status == 200 ? "hello" : "Internal Server Error"));
}

void FileTest::aDesignWithoutAFolderHasNoFiles() {
  const auto api = test::compiled(test::endpointWith("file", {{"path", "a.txt"}}));
  QCOMPARE(test::ask(*api).status, 500);
}

void FileTest::mistakesAreTold_data() {
  QTest::addColumn<QByteArray>("options");
  QTest::addColumn<QString>("expected");
  QTest::newRow("no path") << QByteArray("{}") << "/behaviour/path error missing-option";
  QTest::newRow("a path outside") << QByteArray(R"({"path":"../a"})") << "/behaviour/path error bad-path";
  QTest::newRow("the users") << QByteArray(R"({"path":"security/users.json"})") << "/behaviour/path error bad-path";
  QTest::newRow("disposition") << QByteArray(R"({"path":"a","content_disposition_type":"online"})")
                               << "/behaviour/content_disposition_type error invalid-option";
  QTest::newRow("unknown") << QByteArray(R"({"path":"a","body":1})") << "/behaviour/body warning unknown-option";
}

void FileTest::mistakesAreTold() {
  QFETCH(QByteArray, options);
  QFETCH(QString, expected);
  const auto api = test::compiled(test::endpointWith("file", Json::parse(options.toStdString())));
  QStringList told;
  for (const auto& line : test::problems(*api)) told << QString::fromStdString(line);
  QCOMPARE(told.join(QLatin1Char('|')), expected);
}

QTEST_APPLESS_MAIN(FileTest)
#include "file_test.moc"
