// SPDX-FileCopyrightText: Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/commands/command_registry.h"
#include "ui/models/palette_model.h"

#include <QTest>
#include <QWidget>

using namespace signalbox;
using namespace signalbox::ui;
using Kind = PaletteItem::Kind;

namespace {

design::Design shop() {
  design::Endpoint list;
  list.name = "list_books";
  list.path = "/books";
  design::Model book;
  book.name = "Book";
  book.fields = {{"title", "str", design::Json::object()}, {"price", "Decimal", design::Json::object()}};
  design::Dependency paging;
  paging.name = "paging";
  design::SavedRequest saved;
  saved.name = "first_books";
  saved.title = "The first books";
  design::Environment local;
  local.name = "local";
  return design::Design().withEndpoint(list).withModel(book).withDependency(paging).withRequest(saved).withEnvironment(
      local);
}

} // namespace

class PaletteTest final : public QObject {
  Q_OBJECT

private:
  QWidget m_window;
  CommandRegistry m_commands{&m_window};
  PaletteIndex m_index;

  QStringList found(const QString& query, const QStringList& recent = {}) const {
    QStringList keys;
    for (const PaletteItem& row : m_index.rows(query, recent))
      if (row.kind != Kind::Heading) keys << row.key();
    return keys;
  }

private Q_SLOTS:
  void initTestCase() {
    m_commands.add(
        {"server.toggle", "Start or stop the server", "power", QKeySequence("Ctrl+B"), [] {}, {}, "Server", {}});
    std::vector<PaletteItem> items = paletteItems(shop(), m_commands);
    PaletteItem setting;
    setting.kind = Kind::Setting;
    setting.id = "theme";
    setting.text = "Theme";
    setting.detail = "Appearance";
    items.push_back(setting);
    m_index = PaletteIndex(std::move(items));
  }

  void aWordFindsItsThing_data() {
    QTest::addColumn<QString>("query");
    QTest::addColumn<QString>("key");
    QTest::newRow("a path") << "/books" << "endpoint:list_books";
    QTest::newRow("a path by its title") << "list books" << "endpoint:list_books";
    QTest::newRow("a model") << "#book" << "model:Book";
    QTest::newRow("a field") << "book.price" << "field:Book/price";
    QTest::newRow("a field after #") << "#price" << "field:Book/price";
    QTest::newRow("a saved request") << "first books" << "request:first_books";
    QTest::newRow("a part") << "paging" << "part:dependency:paging";
    QTest::newRow("an environment") << "$lo" << "environment:local";
    QTest::newRow("a setting") << "theme" << "setting:theme";
    QTest::newRow("a setting among commands") << ">theme" << "setting:theme";
    QTest::newRow("a command") << ">stop" << "command:server.toggle";
    QTest::newRow("a line") << ":12" << "line:12";
    QTest::newRow("help") << "?" << "help:>";
  }
  void aWordFindsItsThing() {
    QFETCH(QString, query);
    QFETCH(QString, key);
    QVERIFY2(!found(query).isEmpty(), qPrintable(query));
    QCOMPARE(found(query).front(), key);
  }

  void aPrefixLeavesOutTheRest() {
    for (const QString& key : found("/b")) QVERIFY(key.startsWith("endpoint:"));
    for (const QString& key : found("#")) QVERIFY(key.startsWith("model:"));
    QCOMPARE(found("$"), QStringList({"environment:", "environment:local"}));
  }

  void withoutWordsTheRecentStandFirst() {
    QCOMPARE(found({}, {"model:Book", "model:Gone"}).front(), QString("model:Book"));
    QVERIFY(!found({}).contains("field:Book/price"));
  }

  void inTheScopeOfTabsTheOpenOnesStandFirstAndNothingThatIsNoTab() {
    const QStringList open{"model:Book", "endpoint:list_books"};
    const auto keys = [&](const QString& query) {
      QStringList found;
      for (const PaletteItem& row : m_index.rows(query, open, PaletteScope::Tabs)) found << row.key();
      return found;
    };
    QCOMPARE(keys({}).mid(1, 2), open);
    QVERIFY(keys({}).contains("request:first_books") && keys({}).contains("part:dependency:paging"));
    QVERIFY(!keys({}).contains("command:server.toggle") && !keys("t").contains("setting:theme"));
    QVERIFY(keys(">stop").contains("command:server.toggle")); // a prefix reaches everything
  }

  void ofEqualMatchesTheRecentOneStandsFirst() {
    design::Model a, b;
    a.name = "PageA";
    b.name = "PageB";
    const PaletteIndex index(paletteItems(design::Design().withModel(a).withModel(b), m_commands));
    QCOMPARE(index.rows("page", {}, PaletteScope::Tabs)[1].id, QString("PageA"));
    QCOMPARE(index.rows("page", {"model:PageB"}, PaletteScope::Tabs)[1].id, QString("PageB"));
  }

  void withoutAMatchThePrefixesAreOffered() {
    const auto rows = m_index.rows("zzzzqq", {});
    QVERIFY(rows.front().text.contains("zzzzqq"));
    QCOMPARE(rows[1].kind, Kind::Help);
  }

  void aLineMustBeANumber() {
    QVERIFY(!m_index.rows(":x", {}).back().isEnabled);
    QVERIFY(m_index.rows(":3", {}).back().isEnabled);
  }

  void matchedLettersAreMarked() {
    const auto rows = m_index.rows("/boo", {});
    QCOMPARE(rows[1].matched, QVector<int>({0, 1, 2, 3}));
  }

  void tabOffersActionsOfWhatHasSome() {
    m_commands.add({"design.rename", "Rename", {}, QKeySequence("F2"), [] {}, {}, "Design", {}});
    PaletteItem model;
    model.kind = Kind::Model;
    const auto actions = paletteActions(model, m_commands);
    QCOMPARE(actions.size(), std::size_t(1));
    QCOMPARE(actions.front().id, QString("design.rename"));
    model.kind = Kind::Line;
    QVERIFY(paletteActions(model, m_commands).empty());
  }
};

QTEST_MAIN(PaletteTest)
#include "palette_test.moc"
