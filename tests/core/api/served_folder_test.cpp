// SPDX-FileCopyrightText: Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// What a served folder gives away, and that nothing beside it can be read (T12 of the attacks). The answers made of its
// files are compared with FastAPI in tests/parity.
#include "core/api/file_response.h"
#include "core/api/served_folder.h"

#include <QDir>
#include <QTemporaryDir>
#include <QtTest>

#include <filesystem>
#include <fstream>

using namespace signalbox;
using Kind = api::FoundFile::Kind;
namespace fs = std::filesystem;

namespace {

void write(const fs::path& path, std::string_view text) {
  fs::create_directories(path.parent_path());
  std::ofstream(path) << text;
}

} // namespace

class ServedFolderTest : public QObject {
  Q_OBJECT
private Q_SLOTS:
  void initTestCase() {
    m_root = fs::canonical(m_temporary.path().toStdString());
    write(m_root / "public/index.html", "<p>hello</p>");
    write(m_root / "public/a/b.txt", "inside");
    write(m_root / "public_backup/secret.txt", "secret");
    write(m_root / "secret.txt", "secret");
    const fs::path open = m_root / "public";
    fs::create_symlink("a/b.txt", open / "near.txt");
    fs::create_symlink("../../secret.txt", open / "a/out.txt");
    fs::create_symlink(m_root / "secret.txt", open / "absolute-out.txt");
    fs::create_symlink(open / "a/b.txt", open / "absolute-in.txt");
    fs::create_symlink("..", open / "up");
    fs::create_symlink("a/../a", open / "around");
    fs::create_symlink("loop", open / "loop");
    fs::create_symlink("missing", open / "dangling");
  }

  void givesWhatLiesInside_data() {
    QTest::addColumn<QString>("path");
    QTest::addColumn<int>("kind");
    QTest::addColumn<QString>("text");
    const auto row = [](const char* path, Kind kind, const char* text = "") {
      QTest::newRow(path) << QString::fromUtf8(path) << static_cast<int>(kind) << QString::fromUtf8(text);
    };
    row("a/b.txt", Kind::File, "inside");
    row("./a//b.txt", Kind::File, "inside");
    row("a/../a/b.txt", Kind::File, "inside");
    row("../public/a/b.txt", Kind::File, "inside");
    row("near.txt", Kind::File, "inside");
    row("absolute-in.txt", Kind::File, "inside");
    row("around/b.txt", Kind::File, "inside");
    row("up/public/a/b.txt", Kind::File, "inside"); // out and in again
    row("a", Kind::Directory);
    row(".", Kind::Directory);
    row("", Kind::Directory);
    row("missing", Kind::None);
    row("dangling", Kind::None);
    row("a/b.txt/c", Kind::None);
    row("loop", Kind::Failed);
  }
  void givesWhatLiesInside() {
    QFETCH(QString, path);
    QFETCH(int, kind);
    QFETCH(QString, text);
    const auto folder = api::ServedFolder::open(m_root / "public");
    QVERIFY(folder);
    const api::FoundFile found = folder->find(path.toStdString(), api::SymbolicLinks::Inside);
    QCOMPARE(static_cast<int>(found.kind), kind);
    if (found.kind == Kind::File) QCOMPARE(QString::fromStdString(found.file.read(0, 100)), text);
  }

  void givesNothingFromOutside_data() {
    QTest::addColumn<QString>("path");
    for (const char* path :
         {"../secret.txt", "../../secret.txt", "a/../../secret.txt", "../public_backup/secret.txt", "/etc/passwd",
          "//etc/passwd", "../../../../../../../../etc/passwd", "a/out.txt", "absolute-out.txt", "up/secret.txt", "up",
          "..\\secret.txt", "\\etc\\passwd", "..", "../", "..%2fsecret.txt"})
      QTest::newRow(path) << QString::fromUtf8(path);
  }
  void givesNothingFromOutside() {
    QFETCH(QString, path);
    const auto folder = api::ServedFolder::open(m_root / "public");
    QVERIFY(folder->find(path.toStdString(), api::SymbolicLinks::Inside).kind == Kind::None);
  }

  void aNulByteIsNoPath() {
    const auto folder = api::ServedFolder::open(m_root / "public");
    QVERIFY(folder->find(std::string_view("a/b.txt\0.html", 13), api::SymbolicLinks::Inside).kind == Kind::BadName);
  }

  void linksAreFollowedWhereTheDesignSaysSo() {
    const auto folder = api::ServedFolder::open(m_root / "public");
    QVERIFY(folder->find("a/out.txt", api::SymbolicLinks::Follow).kind == Kind::File);
    QVERIFY(folder->find("../secret.txt", api::SymbolicLinks::Follow).kind == Kind::None);
  }

  void aMissingDirectoryIsASentence() { QVERIFY(!api::ServedFolder::open(m_root / "nowhere")); }

  void aLargeFileIsStreamedAndItsLengthKnown() {
    const std::string text(200'000, 'x');
    write(m_root / "public/large.bin", text);
    const auto folder = api::ServedFolder::open(m_root / "public");
    api::Response response;
    api::writeFile(folder->find("large.bin", api::SymbolicLinks::Inside), "large.bin", {}, {}, response);
    QVERIFY(response.stream != nullptr);
    QCOMPARE(*response.streamLength, std::uint64_t{200'000});
    std::string sent;
    while (const auto step = response.stream->next()) {
      QVERIFY(step->bytes.size() <= 65536);
      sent += step->bytes;
    }
    QCOMPARE(sent.size(), text.size());
  }

private:
  QTemporaryDir m_temporary;
  fs::path m_root;
};

QTEST_APPLESS_MAIN(ServedFolderTest)
#include "served_folder_test.moc"
