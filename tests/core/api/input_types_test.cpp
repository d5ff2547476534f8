// SPDX-FileCopyrightText: Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// FastAPI 0.141.1 refuses the types of the path and of the query when the application starts; those of headers and
// cookies it can never read.
#include "core/api/input_types.h"

#include <QtTest>

using namespace signalbox;
using design::ParameterIn;

namespace {

design::Model model(const char* name, design::ModelKind kind = design::ModelKind::Model) {
  design::Model made;
  made.name = name;
  made.kind = kind;
  return made;
}

design::Design designWith(ParameterIn in, const QString& type) {
  design::Parameter parameter;
  parameter.field.name = "x";
  parameter.field.type = type.toStdString();
  parameter.in = in;
  design::Endpoint endpoint;
  endpoint.name = "it";
  endpoint.path = in == ParameterIn::Path ? "/{x}" : "/it";
  endpoint.parameters = {parameter};
  using enum design::ModelKind;
  return design::Design()
      .withModel(model("Item"))
      .withModel(model("Colour", Enum))
      .withModel(model("Typed", TypedDict))
      .withModel(model("Data", Dataclass))
      .withModel(model("Pair", NamedTuple))
      .withEndpoint(endpoint);
}

} // namespace

class InputTypesTest final : public QObject {
  Q_OBJECT
private Q_SLOTS:
  void refusesWhatCannotBeRead_data();
  void refusesWhatCannotBeRead();
};

void InputTypesTest::refusesWhatCannotBeRead_data() {
  QTest::addColumn<QString>("type");
  QTest::addColumn<QString>("places"); // where it can stand: p(ath) q(uery) h(eader) c(ookie)
  const std::pair<const char*, const char*> rows[] = {
      {"int", "pqhc"},
      {"int | None", "pqhc"},
      {"Colour", "pqhc"},
      {"Literal['a', 1]", "pqhc"},
      {"Any", "pqhc"},
      {"Json[int]", "pqhc"},
      {"constr(min_length=1)", "pqhc"},
      {"list[int]", "qh"},
      {"set[Colour] | None", "qh"},
      {"tuple[int, ...]", "qh"},
      {"list", "qh"},
      {"int | list[int]", "qh"},
      {"Json[list[int]]", "qhc"},
      {"Pair", "qh"},
      {"Item", "qhc"},
      {"Item | None", ""},
      {"list[Item]", ""},
      {"list[list[int]]", ""},
      {"dict[str, int]", ""},
      {"Typed", ""},
      {"Data", ""},
      {"UploadFile", ""},
      {"Json[Item]", "c"},
      {"Annotated[list[int], Field(min_length=1)]", "qh"},
  };
  for (const auto& [type, places] : rows) QTest::newRow(type) << QString(type) << QString(places);
}

void InputTypesTest::refusesWhatCannotBeRead() {
  QFETCH(QString, type);
  QFETCH(QString, places);
  using enum ParameterIn;
  const std::pair<QChar, ParameterIn> all[] = {{'p', Path}, {'q', Query}, {'h', Header}, {'c', Cookie}};
  for (const auto& [letter, in] : all) {
    std::vector<Diagnostic> found;
    api::diagnoseInputTypes(designWith(in, type), found);
    QCOMPARE(found.empty(), places.contains(letter));
    if (found.empty()) continue;
    QCOMPARE(found.front().code, std::string("parameter-type"));
    QCOMPARE(found.front().place.pointer, std::string("/parameters/0/type"));
    QVERIFY(found.front().message.starts_with("`x` comes in") || found.front().message.starts_with("`x` is one piece"));
  }
}

QTEST_APPLESS_MAIN(InputTypesTest)
#include "input_types_test.moc"
