// SPDX-FileCopyrightText: Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// The project folder, loaded and saved.
#include "core/design/diff.h"
#include "core/design/edit.h"
#include "tests/core/design/project_folder.h"
#include "tests/core/design/random_design.h"

#include <QTest>

#include <csignal>
#include <sys/resource.h>

using namespace signalbox;
using namespace signalbox::design;
namespace fs = std::filesystem;

namespace {

const char* const projectFile = R"({
  "format": 1,
  "name": "Bookshop",
  "version": "0.1.0"
}
)";

// Canonical files: what save() writes.
const Files& bookshop() {
  static const Files files{
      {"signalbox.json", R"({
  "format": 1,
  "name": "Bookshop",
  "version": "2.0",
  "description": "Books",
  "server": {
    "port": 4010,
    "workers": 2
  },
  "servers": [
    {
      "url": "https://{region}.test",
      "variables": {
        "region": {
          "default": "eu"
        }
      }
    }
  ],
  "tags": [
    {
      "name": "books",
      "description": "All of them",
      "externalDocs": {
        "url": "https://docs.test"
      }
    }
  ],
  "x-team": "shop"
}
)"},
      {"models/Book.json", R"({
  "description": "A book",
  "extends": "Base",
  "config": {
    "extra": "forbid"
  },
  "fields": [
    {
      "name": "title",
      "type": "str",
      "min_length": 1,
      "max_length": 200,
      "x-column": 3
    },
    {
      "name": "price",
      "type": "float | None",
      "default": null,
      "gt": 0.5
    }
  ],
  "x-unknown": [
    1,
    1.0,
    "größe"
  ]
}
)"},
      {"models/Base.json", "{\n  \"fields\": []\n}\n"},
      {"models/Colour.json", R"({
  "kind": "enum",
  "extends": "str",
  "members": [
    {
      "name": "red",
      "value": "r",
      "description": "like fire"
    }
  ]
}
)"},
      {"endpoints/list_books.json", "{\n  \"order\": 10,\n  \"method\": \"GET\",\n  \"path\": \"/books\"\n}\n"},
      {"endpoints/shop/router.json", R"({
  "order": 20,
  "prefix": "/shop",
  "tags": [
    "shop"
  ]
}
)"},
      {"endpoints/shop/orders/router.json", "{\n  \"prefix\": \"/orders\"\n}\n"},
      {"endpoints/shop/orders/create_order.json", R"({
  "method": "POST",
  "path": "/{shop_id}",
  "parameters": [
    {
      "name": "shop_id",
      "type": "int"
    },
    {
      "name": "x_token",
      "type": "str",
      "in": "header",
      "default": "",
      "alias": "X-Token"
    }
  ],
  "body": [
    {
      "name": "order",
      "type": "Book",
      "embed": true
    }
  ],
  "status_code": 201,
  "response_model": "Book",
  "response_model_exclude_none": true,
  "responses": {
    "404": {
      "model": "Base"
    }
  },
  "behaviour": {
    "kind": "reply",
    "body": {
      "order": "{{ order }}"
    }
  }
}
)"},
      {"constants/books.json", "[\n  {\n    \"id\": 1\n  }\n]\n"},
      {"constants/nothing.json", "null\n"},
  };
  return files;
}

Loaded loaded(const ProjectFolder& folder) {
  auto result = load(folder.path());
  if (!result) qFatal("%s", result.error().message.c_str());
  return std::move(*result);
}

std::string line(const Diagnostic& diagnostic) {
  return diagnostic.file.file + ":" + std::to_string(diagnostic.file.line) + ":" +
         std::to_string(diagnostic.file.column) + ": " + diagnostic.code + " " + diagnostic.message;
}

} // namespace

class StoreTest final : public QObject {
  Q_OBJECT
private Q_SLOTS:
  void handwrittenFilesComeBackByteForByte() {
    const ProjectFolder folder(bookshop());
    const auto project = loaded(folder);
    QVERIFY(project.diagnostics.empty());
    const ProjectFolder copy;
    QVERIFY(save(copy.path(), Design(), project.design));
    for (const auto& [file, text] : bookshop()) QCOMPARE(copy.read(file), text);
    QVERIFY(copy.files() == bookshop());
  }

  void loadingReadsEveryPart() {
    const ProjectFolder folder(bookshop());
    const auto design = loaded(folder).design;
    QCOMPARE(int(design.project().port), 4010);
    QVERIFY(design.model("Book")->fields[1].facets["gt"] == Json(0.5));
    QCOMPARE(design.model("Book")->fields[0].isRequired(), true);
    QVERIFY(design.model("Colour")->members[0].value == Json("r"));
    const auto order = design.endpoint("shop/orders/create_order");
    QVERIFY(order->parameters[0].in == ParameterIn::Path);
    QVERIFY(order->parameters[1].in == ParameterIn::Header);
    QCOMPARE(order->response.statusCode, 201);
    QCOMPARE(design.fullPath(*order), std::string("/shop/orders/{shop_id}"));
    QVERIFY(design.constant("books")->value[0]["id"] == Json(1));
    QCOMPARE(design.folder(), std::filesystem::weakly_canonical(folder.path()).string());
    QVERIFY(design == design.withFolder({})); // where it stands is no part of what it is
  }

  void savingWhatWasLoadedTouchesNoFile() {
    const ProjectFolder folder(bookshop());
    folder.write("models/Loose.json", "{\"fields\":[],   \"z\":1}"); // not canonical, and nobody edits it
    const auto before = folder.files();
    const auto design = loaded(folder).design;
    QVERIFY(save(folder.path(), design, design));
    QVERIFY(save(folder.path(), design, loaded(folder).design));
    QVERIFY(folder.files() == before);
  }

  void randomDesignsComeBackByteForByte() {
    for (std::uint64_t seed = 1; seed <= 24; ++seed) {
      const auto design = RandomDesign(seed).design();
      const ProjectFolder folder;
      const ProjectFolder again;
      QVERIFY(save(folder.path(), Design(), design));
      const auto project = loaded(folder);
      for (const auto& diagnostic : project.diagnostics) qWarning("seed %d %s", int(seed), line(diagnostic).c_str());
      QVERIFY(project.diagnostics.empty());
      QVERIFY(save(again.path(), Design(), project.design));
      QVERIFY2(folder.files() == again.files(), qPrintable(QString("seed %1").arg(seed)));
      QVERIFY2(diff(design, project.design).empty(), qPrintable(QString("seed %1").arg(seed)));
    }
  }

  void savingTheDifferenceEqualsSavingTheWhole() {
    for (std::uint64_t seed = 1; seed <= 12; ++seed) {
      const auto before = RandomDesign(seed).design();
      const auto after = RandomDesign(seed + 1000).design();
      const ProjectFolder step;
      const ProjectFolder whole;
      QVERIFY(save(step.path(), Design(), before));
      QVERIFY(save(step.path(), before, after));
      QVERIFY(save(whole.path(), Design(), after));
      QVERIFY2(step.files() == whole.files(), qPrintable(QString("seed %1").arg(seed)));
    }
  }

  void removedEntitiesLoseTheirFilesAndEmptyFolders() {
    const ProjectFolder folder(bookshop());
    const auto before = loaded(folder).design;
    auto after = *apply(*apply(before, RemoveRouter{"shop"}), RemoveModel{"Book"});
    QVERIFY(save(folder.path(), before, after));
    QVERIFY(!folder.has("endpoints/shop"));
    QVERIFY(!folder.has("models/Book.json"));
    QVERIFY(folder.has("endpoints/list_books.json"));
  }

  void aFolderWithoutRouterFileIsARouter() {
    const ProjectFolder folder({{"signalbox.json", projectFile},
                                {"endpoints/shop/buy.json", "{\"path\": \"/buy\"}"},
                                {"endpoints/notes/readme.txt", ""}});
    const auto design = loaded(folder).design;
    QVERIFY(design.router("shop"));
    QVERIFY(!design.router("notes"));
    QVERIFY(design.endpoint("shop/buy"));
  }

  void brokenFilesAreNamedAndTheRestOpens_data() {
    QTest::addColumn<QString>("file");
    QTest::addColumn<QByteArray>("text");
    QTest::addColumn<QString>("expected");
    const auto row = [](const char* name, const char* file, QByteArray text, const char* expected) {
      QTest::newRow(name) << file << text << expected;
    };
    row("syntax error", "models/Bad.json", "{\n  \"größe\": 1,,\n}",
        "models/Bad.json:2:14: json-syntax This is not JSON: unexpected ','; expected string literal.");
    row("ends early", "models/Bad.json", "{\n  \"fields\": [",
        "models/Bad.json:2:14: json-syntax This is not JSON: unexpected end of input; expected '[', '{', or a "
        "literal.");
    row("empty", "endpoints/bad.json", "",
        "endpoints/bad.json:1:1: json-syntax This is not JSON: unexpected end of input; expected '[', '{', or a "
        "literal.");
    row("no comma", "models/Bad.json", "{\n  \"a\": 1\n  \"b\": 2\n}",
        "models/Bad.json:3:3: json-syntax This is not JSON: unexpected string literal; expected '}'.");
    row("no word", "models/Bad.json", "{\n  \"a\": True\n}",
        "models/Bad.json:2:8: json-syntax This is not JSON: invalid literal.");
    row("string without end", "models/Bad.json", "{\n  \"a\": \"bcd}",
        "models/Bad.json:2:8: json-syntax This is not JSON: invalid string: missing closing quote.");
    row("two values", "models/Bad.json", "{}\n true",
        "models/Bad.json:2:2: json-syntax This is not JSON: unexpected true literal; expected end of input.");
    row("bad UTF-8", "models/Bad.json", "{\"a\": \"\xff\"}",
        "models/Bad.json:1:8: json-syntax This is not JSON: invalid string: ill-formed UTF-8 byte.");
    row("wrong type", "models/Bad.json", "{\n  \"fields\": 5\n}",
        "models/Bad.json:2:13: wrong-type fields must be a list.");
    row("wrong type inside", "models/Bad.json",
        "{\"fields\": [\n {\"name\": \"a\", \"type\": \"int\"},\n {\"name\": 7, \"type\": \"int\"}]}",
        "models/Bad.json:3:11: wrong-type name must be a string.");
    row("type missing", "models/Bad.json", "{\"fields\": [\n {\"name\": \"a\"}]}",
        "models/Bad.json:2:2: wrong-type type is missing here.");
    row("no object", "endpoints/bad.json", "[]", "endpoints/bad.json:1:1: wrong-type The file must hold an object.");
    row("unknown in", "endpoints/bad.json",
        "{\"parameters\": [{\"name\": \"a\", \"type\": \"int\", \"in\": \"body\"}]}",
        "endpoints/bad.json:1:52: wrong-type in must be path, query, header or cookie.");
    row("order too large", "endpoints/bad.json", "{\"order\": 3000000000}",
        "endpoints/bad.json:1:11: wrong-type order must be a whole number from -2147483648 to 2147483647.");
    row("router", "endpoints/shop/router.json", "{\"prefix\": 1}",
        "endpoints/shop/router.json:1:12: wrong-type prefix must be a string.");
    row("key twice", "constants/bad.json", "{\"a\": 1,\n \"a\": 2}",
        "constants/bad.json:1:7: json-syntax The key \"a\" stands twice in this object.");
    row("big integer", "constants/bad.json", "[1, 123456789012345678901]",
        "constants/bad.json:1:5: json-syntax The integer 123456789012345678901 has more than 64 bits; write it as a "
        "string.");
    row("huge number", "constants/bad.json", "[1e999]",
        "constants/bad.json:1:2: json-syntax This is not JSON: number overflow parsing '1e999'.");
    row("deep nesting", "constants/bad.json", QByteArray(100000, '['),
        "constants/bad.json:1:201: json-syntax Lists and objects stand in each other more than 200 deep.");
    row("name", "models/My Book.json", "{}",
        "models/My Book.json:1:1: file-name \"My Book\" cannot be the name of a model. Rename the file.");
    row("keyword", "endpoints/class.json", "{}",
        "endpoints/class.json:1:1: file-name \"class\" cannot be the name of an endpoint. Rename the file.");
    row("router at the root", "endpoints/router.json", "{}",
        "endpoints/router.json:1:1: file-name A router.json stands in the folder of its router.");
    row("project file", "signalbox.json", "{\"format\": 1, \"name\": 5}",
        "signalbox.json:1:23: wrong-type name must be a string.");
    row("project syntax", "signalbox.json", "{\"format\": 1",
        "signalbox.json:1:13: json-syntax This is not JSON: unexpected end of input; expected '}'.");
  }

  void brokenFilesAreNamedAndTheRestOpens() {
    QFETCH(QString, file);
    QFETCH(QByteArray, text);
    QFETCH(QString, expected);
    const ProjectFolder folder({{"signalbox.json", projectFile}, {"models/Good.json", "{\"fields\": []}"}});
    folder.write(file.toStdString(), text.toStdString());
    const auto project = loaded(folder);
    QCOMPARE(project.diagnostics.size(), std::size_t{1});
    QCOMPARE(QString::fromStdString(line(project.diagnostics[0])), expected);
    QCOMPARE(project.brokenFiles, std::vector<std::string>{file.toStdString()});
    QVERIFY(project.design.model("Good"));
    QCOMPARE(project.design.models().size(), std::size_t{1});
  }

  void brokenFilesAreNeverWrittenOver() {
    const ProjectFolder folder({{"signalbox.json", projectFile}, {"models/Bad.json", "{"}});
    const auto project = loaded(folder);
    Model bad;
    bad.name = "Bad";
    Model good;
    good.name = "Good";
    const auto after = project.design.withModel(bad).withModel(good);
    const auto saved = save(folder.path(), project.design, after, project.brokenFiles);
    QVERIFY(!saved);
    QCOMPARE(saved.error().message,
             std::string("models/Bad.json was not saved, because the file on disk is broken and is never "
                         "written over. Mend or remove it."));
    QCOMPARE(folder.read("models/Bad.json"), std::string("{"));
    QVERIFY(folder.has("models/Good.json"));
  }

  void whatIsNoProjectIsRefusedWithASentence() {
    const ProjectFolder folder;
    const auto path = folder.path().string();
    QCOMPARE(load(path + "/absent").error().message, "There is no folder " + path + "/absent.");
    QCOMPARE(load(path).error().message, path + " has no signalbox.json, so it is no Signalbox project.");
    folder.write("signalbox.json", "{\"format\": 2}");
    QCOMPARE(load(path).error().message,
             "The project in " + path +
                 " is of format 2, and this version reads format 1. Open it with a newer Signalbox.");
    QCOMPARE(load(path + "/signalbox.json").error().message,
             path + "/signalbox.json is no folder. Open the folder that holds signalbox.json.");
  }

  void straysOfAKilledSaveAreSwept() {
    const ProjectFolder folder(bookshop());
    const Files strays{{".signalbox.json.a1b2c3.tmp", "x"},
                       {"models/.Book.json.a1b2c3.tmp", "x"},
                       {"endpoints/shop/orders/.router.json.zzzzzz.tmp", "x"}};
    for (const auto& [file, text] : strays) folder.write(file, text);
    folder.write("models/.hidden.tmp", "of somebody else");
    const auto design = loaded(folder).design;
    for (const auto& [file, text] : strays) QVERIFY(!folder.has(file));
    QVERIFY(folder.has("models/.hidden.tmp"));
    folder.write("models/.Book.json.a1b2c3.tmp", "x");
    QVERIFY(save(folder.path(), design, design));
    QVERIFY(!folder.has("models/.Book.json.a1b2c3.tmp"));
  }

  void aFullDiskIsReportedAndKeepsTheOldFile() {
    const ProjectFolder folder(bookshop());
    const auto before = loaded(folder).design;
    auto book = *before.model("Book");
    book.description = std::string(200'000, 'x');
    const auto after = before.withModel(book);
    const auto files = folder.files();
    std::signal(SIGXFSZ, SIG_IGN);
    rlimit limit{};
    QCOMPARE(getrlimit(RLIMIT_FSIZE, &limit), 0);
    auto small = limit;
    small.rlim_cur = 100'000;
    QCOMPARE(setrlimit(RLIMIT_FSIZE, &small), 0);
    const auto saved = save(folder.path(), before, after);
    QCOMPARE(setrlimit(RLIMIT_FSIZE, &limit), 0);
    QVERIFY(!saved);
    QCOMPARE(saved.error().message,
             std::string("models/Book.json could not be saved: File too large. What was there before is as it "
                         "was; your edits are kept here."));
    QVERIFY(folder.files() == files);
    QVERIFY(save(folder.path(), before, after)); // and a second try works
    QCOMPARE(loaded(folder).design.model("Book")->description.size(), std::size_t{200'000});
  }

  void aFolderThatCannotBeMadeIsReported() {
    const ProjectFolder folder(bookshop());
    const auto design = loaded(folder).design;
    fs::remove_all(folder.path() / "constants");
    folder.write("constants", "a file stands where the folder should");
    const auto saved = save(folder.path(), design, design.withConstant({"more", 1}));
    QVERIFY(!saved);
    QVERIFY(saved.error().message.starts_with("constants/more.json could not be saved: "));
    QCOMPARE(folder.read("constants"), std::string("a file stands where the folder should"));
  }

  void linksAreNeitherReadNorWrittenThrough() {
    const ProjectFolder outside(Files{{"Secret.json", "{}"}});
    const ProjectFolder folder(Files{{"signalbox.json", projectFile}});
    fs::create_directory(folder.path() / "models");
    fs::create_symlink(outside.path() / "Secret.json", folder.path() / "models/Secret.json");
    fs::create_directory_symlink(outside.path(), folder.path() / "constants");
    const auto project = loaded(folder);
    QCOMPARE(project.diagnostics.size(), std::size_t{2});
    QVERIFY(!project.design.model("Secret"));
    const auto saved = save(folder.path(), project.design, project.design.withConstant({"more", 1}));
    QVERIFY(!saved);
    QVERIFY(!outside.has("more.json"));
    Model secret;
    secret.name = "Secret";
    QVERIFY(save(folder.path(), project.design, project.design.withModel(secret))); // replaces the link itself
    QCOMPARE(outside.read("Secret.json"), std::string("{}"));
  }

  void namesThatAreNoFileNamesAreNotWritten() {
    const ProjectFolder folder(Files{{"signalbox.json", projectFile}});
    const auto design = loaded(folder).design;
    QVERIFY(!save(folder.path(), design, design.withConstant({"../outside", 1})));
    QVERIFY(!fs::exists(folder.path().parent_path() / "outside.json"));
  }

  void placesAreFoundInFiles_data() {
    QTest::addColumn<QString>("pointer");
    QTest::addColumn<int>("line");
    QTest::addColumn<int>("column");
    QTest::newRow("the whole") << "" << 1 << 1;
    QTest::newRow("a value") << "/extends" << 3 << 14;
    QTest::newRow("an item") << "/fields/1" << 15 << 5;
    QTest::newRow("inside an item") << "/fields/1/type" << 17 << 15;
    QTest::newRow("missing key: its object") << "/fields/1/ge" << 15 << 5;
    QTest::newRow("past the end: its list") << "/fields/7/type" << 7 << 13;
  }

  void placesAreFoundInFiles() {
    QFETCH(QString, pointer);
    QFETCH(int, line);
    QFETCH(int, column);
    const ProjectFolder folder(bookshop());
    const auto place = locate(folder.path(), {EntityKind::Model, "Book", pointer.toStdString()});
    QCOMPARE(place, (FilePlace{"models/Book.json", line, column}));
  }

  void theFileModeSurvivesASave() {
    const ProjectFolder folder(bookshop());
    fs::permissions(folder.path() / "models/Book.json", fs::perms::owner_read | fs::perms::owner_write);
    const auto design = loaded(folder).design;
    auto book = *design.model("Book");
    book.description = "changed";
    QVERIFY(save(folder.path(), design, design.withModel(book)));
    QVERIFY(fs::status(folder.path() / "models/Book.json").permissions() ==
            (fs::perms::owner_read | fs::perms::owner_write));
  }
};

QTEST_APPLESS_MAIN(StoreTest)
#include "store_test.moc"
