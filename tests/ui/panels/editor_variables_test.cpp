// SPDX-FileCopyrightText: Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// Variables in the text of a request's body: offered, told, marked.
#include "tests/ui/panels/fake_workbench.h"
#include "ui/panels/editor_variables.h"
#include "ui/text/json_editor.h"
#include "ui/widgets/label.h"

#include <QAbstractItemView>
#include <QVBoxLayout>

using namespace signalbox;
using namespace signalbox::ui;

namespace {

class Scene final {
public:
  Scene() {
    design::Environment local;
    local.name = "Local";
    local.variables = {{"colour", "red", true}, {"place", "{{colour}}/{{token}}", true}, {"off", "x", false}};
    local.secrets = {"token", "other"};
    (void)bench.document.apply(design::SetEnvironment{local});
    bench.requests.setEnvironment(QStringLiteral("Local"));
    bench.requests.setSecret(QStringLiteral("Local"), QStringLiteral("token"), QStringLiteral("s3cret"));
    auto* column = new QVBoxLayout(&place);
    editor = new JsonEditor(QStringLiteral("Body"), &place);
    editor->setObjectName(QStringLiteral("request.body"));
    column->addWidget(editor);
    variables = new EditorVariables(*editor, bench.parts);
    place.resize(420, 240);
    place.show();
    (void)QTest::qWaitForWindowActive(&place);
    editor->setFocus();
  }

  void type(const char* text) const { QTest::keyClicks(editor, QLatin1String(text)); }
  QString note() const {
    const auto* label = place.findChild<Label*>(QStringLiteral("request.body.variables"));
    return label->isVisible() ? label->text() : QString();
  }
  QStringList offered() const {
    QStringList names;
    const QAbstractItemView& popup = variables->popup();
    for (int row = 0; popup.isVisible() && row < popup.model()->rowCount(); ++row)
      names << popup.model()->index(row, 0).data().toString();
    return names;
  }

  FakeWorkbench bench{"hello"};
  QWidget place;
  JsonEditor* editor = nullptr;
  EditorVariables* variables = nullptr;
};

} // namespace

class EditorVariablesTest final : public QObject {
  Q_OBJECT
private Q_SLOTS:
  void factsOfNames_data() {
    QTest::addColumn<QString>("name");
    QTest::addColumn<int>("kind");
    QTest::addColumn<QString>("text");
    using Kind = VariableFact::Kind;
    const auto row = [](const char* name, Kind kind, const char* text) {
      QTest::newRow(name) << QString(name) << static_cast<int>(kind) << QString::fromUtf8(text);
    };
    row("colour", Kind::Value, "colour = red");
    row("place", Kind::Value, "place = red/\u2022\u2022\u2022\u2022\u2022\u2022"); // no secret inside another one
    row("token", Kind::Secret, "token: a secret, \u2022\u2022\u2022\u2022\u2022\u2022");
    row("other", Kind::MissingSecret, "The secret other has no value here: it is sent as it is written");
    row("off", Kind::Unknown, "{{off}} has no value in Local: it is sent as it is written");
  }
  void factsOfNames() {
    QFETCH(QString, name);
    QFETCH(int, kind);
    QFETCH(QString, text);
    Scene scene;
    const VariableFact fact = variableFact(scene.bench.parts, name.toStdString());
    QCOMPARE(fact.text, text);
    QCOMPARE(static_cast<int>(fact.kind), kind);
  }

  void dynamicNamesSayWhatTheyGive() {
    Scene scene;
    const VariableFact fact = variableFact(scene.bench.parts, "$guid");
    QCOMPARE(fact.kind, VariableFact::Kind::Dynamic);
    QVERIFY(fact.text.startsWith(QStringLiteral("$guid: ")));
  }

  void namesAreOfferedBehindBraces() {
    Scene scene;
    scene.type("{{col");
    QTRY_COMPARE(scene.offered(), QStringList{"colour"});
    QTest::keyClick(scene.variables->popup().window(), Qt::Key_Return);
    QCOMPARE(scene.editor->content(), QStringLiteral("{{colour}}"));
    QTRY_VERIFY(scene.offered().isEmpty());
    scene.type(" {{");
    QTRY_VERIFY(scene.offered().contains(QStringLiteral("token")));
    scene.type("zzz");
    QTRY_VERIFY(scene.offered().isEmpty());
  }

  void aTextSetByTheProgramOffersNothing() {
    Scene scene;
    scene.editor->setContent(QStringLiteral("{{col"));
    QVERIFY(scene.offered().isEmpty());
  }

  void whatHasNoValueIsSaid() {
    Scene scene;
    scene.editor->setContent(QStringLiteral("{\"a\": {{colour}}, \"b\": \"{{ size }}\"}"));
    QCOMPARE(scene.note(), QStringLiteral("{{size}} has no value in Local: it is sent as it is written"));
    scene.editor->setContent(QStringLiteral("{{size}} {{weight}} {{size}}"));
    QVERIFY(scene.note().endsWith(QStringLiteral("(and 1 more)")));
    scene.editor->setContent(QStringLiteral("{\"a\": {{colour}}}"));
    QCOMPARE(scene.note(), QString());
  }

  void anotherEnvironmentIsAnotherSentence() {
    Scene scene;
    scene.editor->setContent(QStringLiteral("{{colour}}"));
    QCOMPARE(scene.note(), QString());
    scene.bench.requests.setEnvironment({});
    QCOMPARE(scene.note(),
             QStringLiteral("{{colour}} has no value while no environment is chosen: it is sent as it is written"));
  }

  void anEditorBehindAnotherTabIsMarkedOnceItIsShown() {
    Scene scene;
    scene.editor->setContent(QStringLiteral("{{colour}}"));
    const auto* note = scene.place.findChild<Label*>(QStringLiteral("request.body.variables"));
    scene.place.hide();
    scene.bench.requests.setEnvironment({});
    scene.editor->setContent(QStringLiteral("{{colour}} {{size}}"));
    QVERIFY(note->isHidden()); // nothing is looked up for who does not see it
    scene.place.show();
    QVERIFY(scene.note().startsWith(QStringLiteral("{{colour}} has no value while no environment is chosen")));
    QVERIFY(scene.note().endsWith(QStringLiteral("(and 1 more)")));
  }

  void theValueIsToldUnderTheMouse() {
    Scene scene;
    scene.editor->setContent(QStringLiteral("x {{colour}}"));
    const auto pointOf = [&scene](long position) {
      return QPoint(
          static_cast<int>(scene.editor->SendScintilla(QsciScintilla::SCI_POINTXFROMPOSITION, 0UL, position)) + 2,
          static_cast<int>(scene.editor->SendScintilla(QsciScintilla::SCI_POINTYFROMPOSITION, 0UL, position)) + 4);
    };
    QCOMPARE(scene.variables->factAt(pointOf(5)), QStringLiteral("colour = red"));
    QCOMPARE(scene.variables->factAt(pointOf(0)), QString());
  }
};

QTEST_MAIN(EditorVariablesTest)
#include "editor_variables_test.moc"
