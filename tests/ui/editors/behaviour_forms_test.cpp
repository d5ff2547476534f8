// SPDX-FileCopyrightText: Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// Every key that a behaviour, a case, a cookie, a task, an event, a rule or a fault may have is a control, which reads
// it and writes it.
#include "core/behaviour/option_keys.h"
#include "core/design/fault_rules.h"
#include "tests/pages/form_page.h"
#include "tests/ui/panels/fake_workbench.h"
#include "ui/editors/behaviour_tables.h"
#include "ui/editors/document_tables.h"
#include "ui/editors/endpoint_editor.h"
#include "ui/editors/object_list.h"
#include "ui/editors/option_tables.h"
#include "ui/editors/problem_line.h"
#include "ui/theme/theme.h"
#include "ui/widgets/label.h"

#include <QGridLayout>
#include <QVBoxLayout>

#include <map>

using namespace signalbox;
using namespace signalbox::ui;
using design::Json;
using pages::FormPage;
using Shape = OptionField::Shape;
namespace keys = behaviour::keys;

Q_DECLARE_METATYPE(signalbox::ui::OptionField)

namespace {

QStringList sorted(std::span<const std::string_view> names) {
  QStringList list;
  for (const std::string_view name : names) list << QString::fromUtf8(name.data(), qsizetype(name.size()));
  list.sort();
  return list;
}

QStringList keysOf(const std::vector<OptionField>& fields) {
  QStringList list;
  for (const OptionField& field : fields) list << QString::fromStdString(field.key);
  list.removeDuplicates();
  list.sort();
  return list;
}

const OptionField& field(const std::vector<OptionField>& fields, const char* key) {
  for (const OptionField& each : fields)
    if (each.key == key) return each;
  qFatal("no field %s", key);
}

const OptionVariant& variant(const OptionField& field, const char* key) {
  for (const OptionVariant& each : *field.variants)
    if (each.key == key) return each;
  qFatal("no variant %s", key);
}

// A form whose owner takes every edit.
class Filled final {
public:
  explicit Filled(const std::vector<OptionField>& fields) : form(QStringLiteral("form")), page(&window) {
    auto* layout = new QVBoxLayout(&window);
    layout->addWidget(&form);
    form.setFields(fields);
    form.setOptions(options);
    QObject::connect(&form, &OptionForm::optionEdited, &form, [this](const QString& key, const Json& value) {
      options = withOption(options, key, value);
      form.setOptions(options);
    });
    window.resize(700, 900);
    window.show();
    (void)QTest::qWaitForWindowExposed(&window);
    QApplication::setActiveWindow(&window);
    page.openFolds();
  }
  ~Filled() { form.setParent(nullptr); }

  void reload() {
    form.setOptions(Json::object());
    QCoreApplication::sendPostedEvents(nullptr, QEvent::DeferredDelete); // cards that went
    form.setOptions(options);
    page.openFolds();
  }

  OptionForm form;
  QWidget window;
  FormPage page;
  Json options = Json::object();
};

} // namespace

class BehaviourFormsTest final : public QObject {
  Q_OBJECT
private Q_SLOTS:
  void initTestCase() { installTheme(Appearance::Dark); }

  void aFormOffersWhatTheReaderKnows_data() {
    QTest::addColumn<QStringList>("offered");
    QTest::addColumn<QStringList>("known");
    const auto row = [](const char* name, const std::vector<OptionField>& fields,
                        std::span<const std::string_view> known) {
      QTest::newRow(name) << keysOf(fields) << sorted(known);
    };
    for (const keys::OfKind& kind : keys::ofKinds)
      row(std::string(kind.kind).c_str(), behaviourFields(std::string(kind.kind)), kind.keys);
    const OptionField cases = casesField();
    row("an answering case", variant(cases, "").fields, keys::answerCase);
    row("a raising case", variant(cases, "raise").fields, keys::raisingCase);
    row("a case that only raises", variant(refusalsField(), "").fields, keys::raisingCase);
    std::vector<OptionField> cookie = variant(cookiesField(), "").fields;
    row("a deleted cookie", variant(cookiesField(), "delete").fields, keys::deletedCookie);
    cookie.push_back(field(variant(cookiesField(), "delete").fields, "delete"));
    row("a cookie", cookie, keys::cookie);
    const OptionField tasks = tasksField("background", {});
    row("a log task", variant(tasks, "").fields, keys::logTask);
    row("an appending task", variant(tasks, "append").fields, keys::appendTask);
    row("an HTTP task", variant(tasks, "http").fields, keys::httpTask);
    row("its request", field(variant(tasks, "http").fields, "http").fields, keys::taskRequest);
    const auto proxy = behaviourFields("proxy");
    row("headers of a proxied request", field(proxy, "request_headers").fields, keys::headerRules);
    row("headers of a proxied answer", field(proxy, "response_headers").fields, keys::headerRules);
    for (const char* list : {"first", "events", "last"})
      row(list, variant(field(behaviourFields("stream"), list), "").fields, keys::event);
    const auto socket = behaviourFields("socket");
    for (const char* list : {"on_connect", "otherwise"}) {
      std::vector<OptionField> all;
      for (const OptionVariant& action : *field(socket, list).variants)
        all.insert(all.end(), action.fields.begin(), action.fields.end());
      row(list, all, keys::action);
    }
    row("a rule", variant(field(socket, "rules"), "").fields, keys::rule);
    row("a timer", variant(field(socket, "every"), "").fields, keys::timer);
    row("faults", faultFields(), design::faultKeys);
    row("latency", field(faultFields(), "latency").fields, design::latencyKeys);
    row("a function's value", dependencyFields("function"), keys::function);
  }
  void aFormOffersWhatTheReaderKnows() {
    QFETCH(QStringList, offered);
    QTEST(offered, "known");
  }

  void everyControlReadsAndWritesItsKey_data() {
    QTest::addColumn<OptionField>("field");
    for (const keys::OfKind& kind : keys::ofKinds)
      for (const OptionField& each : behaviourFields(std::string(kind.kind)))
        QTest::addRow("%s %s", std::string(kind.kind).c_str(), each.key.c_str()) << each;
    for (const OptionField& each : faultFields()) QTest::addRow("faults %s", each.key.c_str()) << each;
  }
  void everyControlReadsAndWritesItsKey() {
    QFETCH(OptionField, field);
    Filled filled({field});
    drive(filled, field, QStringLiteral("form.") + QString::fromStdString(field.key), '/' + field.key);
  }

  void entriesArePutInOrderByKeyboardAndTakenOut() {
    Filled filled({tasksField("background", {})});
    for (const char* add : {"form.background.add", "form.background.add.http"}) filled.page.page().click(add);
    QVERIFY(filled.options["background"][1].contains("http"));
    QTest::keyClick(filled.page.page().find<QLineEdit>("form.background.1.when"), Qt::Key_Up, Qt::AltModifier);
    QVERIFY(filled.options["background"][0].contains("http"));
    filled.page.page().click("form.background.0.remove");
    QCOMPARE(filled.options["background"].size(), std::size_t(1));
    filled.page.page().click("form.background.0.remove");
    QVERIFY(!filled.options.contains("background"));
  }

  void anEntryBecomesAnotherKindAndKeepsWhatFits() {
    Filled filled({casesField()});
    filled.page.page().click("form.cases.add");
    filled.page.page().type("form.cases.0.when", "late");
    filled.page.page().choose("form.cases.0.kind", "raise");
    const Json wanted = {{"when", "late"}, {"raise", 404}};
    QCOMPARE(filled.options["cases"][0].dump(), wanted.dump());
  }

  void aNameThatStandsTwiceIsSaidAndNotWritten() {
    Filled filled({letField()});
    for (const char* row : {"form.let.0", "form.let.1"}) {
      filled.page.page().click("form.let.add");
      filled.page.page().type(QLatin1String(row) + ".name", "total");
    }
    QCOMPARE(filled.options["let"].dump(), std::string("{\"total\":\"\"}"));
    filled.page.page().type("form.let.1.name", "rest");
    QCOMPARE(filled.options["let"].size(), std::size_t(2));
    filled.page.page().click("form.let.0.remove");
    QCOMPARE(filled.options["let"].dump(), std::string("{\"rest\":\"\"}"));
  }

  void aNameThatIsTypedAnewStaysTheNameOfItsEntry() {
    Filled filled({namedExamplesField("examples")});
    filled.options = Json::parse(R"({"examples": {"a": {"summary": "One"}, "b": {"summary": "Two"}}})");
    filled.reload();
    QWidget* name = filled.page.page().find("form.examples.0.key");
    QTest::keyClick(name, Qt::Key_A, Qt::ControlModifier);
    QTest::keyClick(name, Qt::Key_Backspace);
    QTest::keyClick(name, Qt::Key_X);
    QCOMPARE(filled.options["examples"].dump(), std::string(R"({"x":{"summary":"One"},"b":{"summary":"Two"}})"));
  }

  void whatIsRareIsFoldedUnlessItIsSet() {
    Filled filled(behaviourFields("reply"));
    const auto* fold = filled.window.findChild<Fold*>();
    QVERIFY(fold);
    const auto show = [&](const Json& options) {
      filled.form.setFields({});
      filled.form.setFields(behaviourFields("reply"));
      filled.form.setOptions(options);
      return filled.window.findChild<Fold*>()->isOpen();
    };
    QVERIFY(!show({{"body", 1}}));
    QVERIFY(show({{"delay", 20}}));
    QTest::mouseClick(filled.page.page().find("form.more"), Qt::LeftButton);
    QVERIFY(!filled.window.findChild<Fold*>()->isOpen());
    filled.form.setOptions({{"delay", 30}}); // an edit does not open what was folded
    QVERIFY(!filled.window.findChild<Fold*>()->isOpen());
    filled.form.setProblems({{"/delay", QStringLiteral("Too long"), nullptr}});
    QVERIFY(filled.window.findChild<Fold*>()->isOpen());
  }

  void whatBecomesSetIsSeen() {
    Filled filled(behaviourFields("reply"));
    filled.form.setFields({}); // and all that was shown
    filled.form.setFields(behaviourFields("reply"));
    filled.form.setOptions({{"body", 1}});
    const auto* fold = filled.window.findChild<Fold*>();
    QVERIFY(!fold->isOpen());
    filled.form.setOptions({{"body", 1}, {"delay", 20}}); // by undo, or on disk
    QVERIFY(fold->isOpen());
  }

  void allControlsOfAPageBeginAtOneEdge_data() {
    QTest::addColumn<QString>("kind");
    for (const QString& kind : behaviourKinds(false) + behaviourKinds(true)) QTest::newRow(qPrintable(kind)) << kind;
  }
  void allControlsOfAPageBeginAtOneEdge() {
    QFETCH(QString, kind);
    const auto fields = behaviourFields(kind.toStdString());
    Filled filled(fields);
    for (QAbstractButton* button : filled.window.findChildren<QAbstractButton*>())
      if (button->objectName().contains(QStringLiteral(".add")) && button->isVisible())
        QTest::mouseClick(button, Qt::LeftButton); // an entry of each list
    filled.page.openFolds();
    QCoreApplication::sendPostedEvents(nullptr, QEvent::LayoutRequest);
    QCoreApplication::processEvents();
    std::map<int, QStringList> edges;
    for (QWidget* control : filled.window.findChildren<QWidget*>())
      if (control->isVisible() && isInLabelledRow(*control))
        edges[control->mapTo(&filled.window, QPoint()).x()] << control->objectName();
    QVERIFY(!edges.empty());
    QStringList told;
    for (const auto& [x, names] : edges) told << QStringLiteral("%1: %2").arg(x).arg(names.join(u' '));
    QVERIFY2(edges.size() == 1, qPrintable(told.join(u'\n')));
  }

  void aKindIsChosenAndUndone() {
    FakeWorkbench bench("food-delivery");
    EndpointEditor editor(bench.parts, QStringLiteral("orders/create_order"));
    editor.resize(600, 900);
    editor.show();
    QVERIFY(QTest::qWaitForWindowExposed(&editor));
    editor.showPage(QStringLiteral("behaviour"));
    const FormPage page(&editor);
    const auto kind = [&] { return bench.document.design().endpoint("orders/create_order")->behaviour; };
    const design::BehaviourSpec before = kind();
    for (const char* wanted : {"redirect", "file", "proxy", "stream", "example", "token"}) {
      page.page().choose("behaviour.kind", wanted);
      QCOMPARE(kind().kind, std::string(wanted));
    }
    page.page().choose("behaviour.kind", QString::fromStdString(before.kind));
    QVERIFY(kind() == before); // what was left is found again
    for (int step = 0; step < 7; ++step) bench.document.undo();
    QVERIFY(kind() == before);
  }

  void whatIsWrongStandsAtItsRowHoweverDeep() {
    FakeWorkbench bench("food-delivery");
    EndpointEditor editor(bench.parts, QStringLiteral("orders/create_order"));
    editor.show();
    editor.showPage(QStringLiteral("behaviour"));
    const FormPage page(&editor);
    const auto count =
        bench.document.design().endpoint("orders/create_order")->behaviour.options.value("cases", Json::array()).size();
    page.page().click("behaviour.cases.add.raise");
    const QString when = QStringLiteral("behaviour.cases.%1.when").arg(count);
    page.page().type(when, "nobody == 1");
    QWidget* card = page.page().find(when)->parentWidget();
    const auto isSaid = [&] {
      const auto lines = card->findChildren<ProblemLine*>();
      return std::ranges::any_of(
          lines, [](const ProblemLine* line) { return line->isVisible() && line->text().contains("nobody"); });
    };
    QTRY_VERIFY(isSaid());
    page.page().type(when, "True");
    QTRY_VERIFY(!isSaid());
    bench.document.undo(); // the typing
    bench.document.undo(); // the case
    QCOMPARE(
        bench.document.design().endpoint("orders/create_order")->behaviour.options.value("cases", Json::array()).size(),
        count);
  }

private:
  // A control at the right of its label: texts, numbers, switches.
  static bool isInLabelledRow(const QWidget& control) {
    const auto* grid = control.parentWidget() ? qobject_cast<QGridLayout*>(gridWith(control)) : nullptr;
    if (!grid) return false;
    const int at = grid->indexOf(const_cast<QWidget*>(&control));
    int row = 0, column = 0, rows = 0, columns = 0;
    grid->getItemPosition(at, &row, &column, &rows, &columns);
    return column == 1 && control.height() > 0 && !control.objectName().endsWith(QStringLiteral(".problem"));
  }
  static QLayout* gridWith(const QWidget& control) {
    for (QGridLayout* grid : control.parentWidget()->findChildren<QGridLayout*>())
      if (grid->indexOf(const_cast<QWidget*>(&control)) >= 0) return grid;
    return nullptr;
  }

  // Gives every control below a value, at a place in the options; what it wrote is what it shows anew.
  void drive(Filled& filled, const OptionField& field, const QString& name, const std::string& pointer) {
    if (field.shape == Shape::Object) {
      for (const OptionField& inner : field.fields)
        drive(filled, inner, name + u'.' + QString::fromStdString(inner.key), pointer + '/' + inner.key);
      return;
    }
    if (field.shape == Shape::Objects) {
      for (const OptionVariant& one : *field.variants) {
        const Json::json_pointer list(pointer);
        const std::size_t index = filled.options.contains(list) ? filled.options[list].size() : 0;
        filled.page.page().click(name + QStringLiteral(".add") +
                                 (one.key.empty() ? QString() : u'.' + QString::fromStdString(one.key)));
        filled.page.openFolds();
        for (const OptionField& inner : one.fields) {
          if (inner.key == one.key && inner.shape == Shape::Flag) continue; // what makes it this kind
          drive(filled, inner, QStringLiteral("%1.%2.%3").arg(name).arg(index).arg(QString::fromStdString(inner.key)),
                pointer + '/' + std::to_string(index) + '/' + inner.key);
          if (QTest::currentTestFailed()) return;
        }
      }
      return;
    }
    const Json given = filled.page.give(field, name);
    const Json::json_pointer at(pointer);
    QTRY_VERIFY2(filled.options.contains(at) && filled.options[at] == given,
                 qPrintable(name + u' ' + QString::fromStdString(filled.options.dump())));
    filled.reload();
    QCOMPARE(filled.page.shown(field, name).dump(), given.dump());
  }
};

QTEST_MAIN(BehaviourFormsTest)
#include "behaviour_forms_test.moc"
