// SPDX-FileCopyrightText: Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// JSON Schemas that real Pydantic wrote, imported: what the imported types accept is what the schemas accept, judged
// in strict JSON mode, but for the differences that are written down here.
#include "core/json_schema/import_models.h"
#include "core/json_schema/schema.h"
#include "core/schema/example.h"
#include "core/schema/validate.h"
#include "core/value/read.h"
#include "core/value/write.h"

#include <QtTest>

#include <QDirIterator>
#include <QFile>
#include <QProcess>
#include <QTemporaryDir>

#include <cmath>

using namespace signalbox;
using design::Json;

namespace {

Json load(const char* path) {
  QFile file(QString(SIGNALBOX_SOURCE_DIR "/tests/parity/%1").arg(path));
  return file.open(QIODevice::ReadOnly) ? Json::parse(file.readAll().toStdString()) : Json();
}

// A type of an imported schema, compiled.
struct Imported {
  std::shared_ptr<const schema::Types> types;
  schema::TypeId type = schema::TypeId::None;
  std::string text;
  std::string mistakes;
  bool isExact = true; // no part is a schema kept whole, and there is no note
};

Imported imported(const Json& document) {
  Imported result;
  auto import = json_schema::ModelImport::open(document, json_schema::Dialect::Draft202012);
  import->importDefinitions();
  Json root = document;
  if (root.is_object()) root.erase("$defs");
  const json_schema::ImportedType type = import->importType(root, "Whole");
  design::Design design;
  const json_schema::ImportedModels models = import->take();
  result.isExact = models.notes.empty();
  for (const design::Model& model : models.models) {
    result.isExact &= model.kind != design::ModelKind::JsonSchema;
    design = design.withModel(model);
  }
  schema::TypesBuilder builder(design);
  result.type = builder.add(type.type, type.facets, {});
  result.types = builder.finish();
  result.text = type.type;
  for (const Diagnostic& diagnostic : builder.takeDiagnostics())
    if (diagnostic.severity == Severity::Error) result.mistakes += diagnostic.message + " ";
  return result;
}

bool anyOf(const Value& value, bool (*holds)(const Value&)) {
  if (holds(value)) return true;
  if (value.is(Kind::List))
    return std::ranges::any_of(value.items(), [&](const Value& item) { return anyOf(item, holds); });
  if (!value.is(Kind::Dict)) return false;
  return std::ranges::any_of(value.members(), [&](const Member& member) { return anyOf(member.value, holds); });
}

// To JSON Schema 1.0 is an integer, and equal to 1; to Pydantic it is a float.
bool isWholeFloat(const Value& value) {
  return value.is(Kind::Float) && std::floor(value.asFloat()) == value.asFloat();
}
// No JSON, or no text.
bool isNotFinite(const Value& value) { return value.is(Kind::Float) && !std::isfinite(value.asFloat()); }
bool isBrokenText(const Value& value) { return value.is(Kind::Str) && (value.flags() & Value::LoneSurrogate) != 0; }

// The known reasons for which Pydantic accepts what the schema refuses.
bool isWiderInPydantic(const std::string& type, const std::vector<json_schema::SchemaError>& errors) {
  return std::ranges::any_of(errors, [&](const json_schema::SchemaError& error) {
    const bool isFormat = error.keyword == "format";         // its grammar of dates, UUIDs and durations is wider
    const bool isRepeated = error.keyword == "uniqueItems";  // a set drops repetitions
    const bool isNull = error.message.ends_with("not null"); // `| None` of a property that may be absent
    const bool isLiteral = type.find("Literal[") != std::string::npos; // by Python's equality: True == 1
    return isFormat || isRepeated || isNull || isLiteral;
  });
}

// The known reasons for which Pydantic refuses what the schema accepts.
bool isNarrowerInPydantic(const schema::ValidationErrors& errors) {
  return std::ranges::any_of(errors, [](const schema::ErrorDetail& error) {
    // Year 0 and seconds of 60 are no Python dates; a set counts its members without the repetitions.
    return error.type.starts_with("date") || error.type.starts_with("time") || error.type == "too_short";
  });
}

} // namespace

// The official suite's groups of a draft, when its archive is present.
Json suite(const char* draft) {
  const QString fromEnvironment = qEnvironmentVariable("SIGNALBOX_CORPORA");
  const QString folder = fromEnvironment.isEmpty() ? SIGNALBOX_SOURCE_DIR "/../shared/corpora" : fromEnvironment;
  const QString archive = folder + "/json-schema-test-suite.tar.xz";
  const QTemporaryDir unpacked;
  Json groups = Json::array();
  if (!QFile::exists(archive) || QProcess::execute("tar", {"xf", archive, "-C", unpacked.path()}) != 0) return groups;
  QDirIterator files(unpacked.path() + "/json-schema-test-suite/tests/" + draft, {"*.json"}, QDir::Files);
  while (files.hasNext()) {
    QFile file(files.next());
    if (!file.open(QIODevice::ReadOnly)) continue;
    for (const Json& group : Json::parse(file.readAll().toStdString())) groups.push_back(group);
  }
  return groups;
}

class ImportRoundTripTest final : public QObject {
  Q_OBJECT
private Q_SLOTS:
  void importedTypesAcceptWhatTheirSchemasAccept_data() {
    QTest::addColumn<QString>("name");
    QTest::addColumn<int>("exactTypes");
    QTest::addRow("grid") << "grid" << 140;
    QTest::addRow("models") << "models" << 25;
  }

  void importedTypesAcceptWhatTheirSchemasAccept() {
    QFETCH(QString, name);
    QFETCH(int, exactTypes);
    const Json inputs = load("cases/pydantic_grid.json")["inputs"];
    const Json recorded = load(qPrintable("recorded/pydantic_" + name + ".json"))["schemas"];
    QVERIFY(!inputs.empty() && !recorded.empty());
    int exact = 0, compared = 0, wider = 0, narrower = 0;
    std::string wrong;
    for (const Json& entry : recorded) {
      const Json& document = entry[2];
      json_schema::CompileOptions options;
      options.formats = json_schema::Formats::Assert;
      const auto whole = json_schema::compile(document, options);
      QVERIFY2(whole.has_value(), document.dump().c_str());
      const Imported ours = imported(document);
      if (!ours.mistakes.empty()) wrong += document.dump() + ": " + ours.text + ": " + ours.mistakes + "\n";
      exact += ours.isExact ? 1 : 0;
      for (std::uint64_t seed = 0; seed < 20; ++seed) {
        Arena arena;
        const Value example = schema::exampleInput(*ours.types, ours.type, seed, arena);
        const auto errors = (*whole)->validate(example);
        if (!errors.empty())
          wrong += document.dump() + " as " + ours.text + ": the example " + pythonRepr(example) +
                   " is refused: " + errors[0].message + "\n";
      }
      for (const Json& input : inputs) {
        const std::string text = input.get<std::string>();
        Arena arena;
        const auto value = readJson(text, arena);
        if (!value || anyOf(*value, isWholeFloat) || anyOf(*value, isNotFinite) || anyOf(*value, isBrokenText))
          continue;
        ++compared;
        schema::ValidateOptions strict;
        strict.mode = schema::Mode::Json;
        strict.strict = true;
        const auto output = schema::validate(*ours.types, ours.type, *value, arena, strict);
        const auto errors = (*whole)->validate(*value);
        if (output.has_value() == errors.empty()) continue;
        const bool isKnown = output ? isWiderInPydantic(ours.text, errors) : isNarrowerInPydantic(output.error());
        if (isKnown)
          ++(output ? wider : narrower);
        else
          wrong += document.dump() + " as " + ours.text + ": " + text + (output ? " is accepted: " : " is refused: ") +
                   (output ? errors[0].message : std::string(output.error()[0].message)) + "\n";
      }
    }
    qInfo() << recorded.size() << "schemas," << exact << "without a schema kept whole;" << compared << "judgements,"
            << wider << "known to be wider," << narrower << "known to be narrower";
    QVERIFY2(wrong.empty(), wrong.c_str());
    QVERIFY(exact >= exactTypes);
  }

  void schemasOfTheOfficialSuiteAreImportedAsWhatTheyMean() {
    const Json groups = suite("draft2020-12");
    if (groups.empty()) QSKIP("THE JSON-SCHEMA-TEST-SUITE IS ABSENT: its schemas were not imported");
    int exact = 0, compared = 0;
    std::string wrong;
    for (const Json& group : groups) {
      const Json& document = group["schema"];
      if (!json_schema::compile(document)) continue; // it needs documents of the suite's own
      const Imported ours = imported(document);
      if (!ours.isExact) continue;
      ++exact;
      for (const Json& test : group["tests"]) {
        const std::string text = test["data"].dump();
        Arena arena;
        const auto value = readJson(text, arena);
        if (!value || anyOf(*value, isWholeFloat)) continue;
        ++compared;
        schema::ValidateOptions strict;
        strict.mode = schema::Mode::Json;
        strict.strict = true;
        const bool isAccepted = schema::validate(*ours.types, ours.type, *value, arena, strict).has_value();
        const bool isLiteral = ours.text.find("Literal[") != std::string::npos && isAccepted; // True == 1
        if (isAccepted != test["valid"].get<bool>() && !isLiteral)
          wrong +=
              document.dump() + " as " + ours.text + ": " + text + (isAccepted ? " is accepted\n" : " is refused\n");
      }
    }
    qInfo() << groups.size() << "schemas," << exact << "without a schema kept whole;" << compared << "judgements";
    for (const QString& line : QString::fromStdString(wrong).split('\n', Qt::SkipEmptyParts)) qInfo().noquote() << line;
    QVERIFY(wrong.empty());
  }
};

QTEST_APPLESS_MAIN(ImportRoundTripTest)
#include "import_round_trip_test.moc"
