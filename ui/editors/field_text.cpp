// SPDX-FileCopyrightText: Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/editors/field_text.h"

#include "core/design/edit.h"
#include "core/schema/type_expr.h"

#include <algorithm>
#include <array>
#include <unordered_map>

namespace signalbox::ui {
namespace {

using design::Json;

// Whether a place in a line is inside quotes or brackets.
struct Nesting {
  int depth = 0;
  QChar quote;

  bool isOutside() const { return quote.isNull() && depth <= 0; }
  void take(QChar c) {
    if (!quote.isNull()) {
      if (c == quote) quote = QChar();
    } else if (c == u'"' || c == u'\'') {
      quote = c;
    } else if (QStringLiteral("[{(").contains(c)) {
      ++depth;
    } else if (QStringLiteral("]})").contains(c)) {
      --depth;
    }
  }
};

// Splits at white space, but not inside quotes or brackets.
QStringList splitWords(const QString& text) {
  QStringList words;
  QString word;
  Nesting nesting;
  for (const QChar c : text) {
    nesting.take(c);
    if (c.isSpace() && nesting.isOutside()) {
      if (!word.isEmpty()) words << word;
      word.clear();
      continue;
    }
    word += c;
  }
  if (!word.isEmpty()) words << word;
  return words;
}

bool isFacet(const QString& word) {
  const qsizetype equals = word.indexOf(u'=');
  return equals > 0 && word.size() > equals + 1 && word[equals + 1] != u'=' &&
         design::isIdentifier(word.left(equals).toStdString());
}

// Where "= default" or the first facet begins; the type is everything before it.
qsizetype endOfType(const QStringList& words) {
  for (qsizetype i = 0; i < words.size(); ++i)
    if (words[i] == QLatin1String("=") || isFacet(words[i])) return i;
  return words.size();
}

bool usesModel(const schema::TypeExpr& type, const std::string& model) {
  if (type.name == model) return true;
  const auto isMember = [&](const schema::LiteralValue& literal) {
    const auto* member = std::get_if<schema::MemberLiteral>(&literal);
    return member && member->type == model;
  };
  if (std::ranges::any_of(type.literals, isMember)) return true;
  return std::ranges::any_of(type.arguments,
                             [&](const schema::TypeExpr& argument) { return usesModel(argument, model); });
}

bool typeUsesModel(const std::string& text, const std::string& model) {
  const auto type = schema::parseType(text);
  return type && usesModel(*type, model);
}

const std::array<std::string_view, 8> generics{"list",      "dict",    "set",      "tuple",
                                               "frozenset", "Literal", "Optional", "Union"};

bool isKnownName(const std::string& name, const design::Design& design) {
  if (name == "None" || name == "...") return true;
  return std::ranges::find(schema::builtinTypes(), name) != schema::builtinTypes().end() ||
         std::ranges::find(generics, name) != generics.end() || design.model(name);
}

// A member of an enum that the design does not have.
TypeProblem checkMembers(const schema::TypeExpr& type, const design::Design& design) {
  for (const schema::LiteralValue& literal : type.literals) {
    const auto* member = std::get_if<schema::MemberLiteral>(&literal);
    if (!member) continue;
    const design::ModelPtr model = design.model(member->type);
    const auto isIt = [&](const design::EnumMember& one) { return one.name == member->member; };
    if (model && model->kind == design::ModelKind::Enum && std::ranges::any_of(model->members, isIt)) continue;
    const QString shown = QString::fromStdString(member->type + "." + member->member);
    return {static_cast<qsizetype>(type.offset), QObject::tr("%1 is no member of an enum").arg(shown)};
  }
  return {};
}

TypeProblem checkNames(const schema::TypeExpr& type, const design::Design& design, TypeParameters parameters) {
  using Form = schema::TypeExpr::Form;
  if (type.form == Form::Name && std::ranges::find(parameters, type.name) == parameters.end() &&
      !isKnownName(type.name, design))
    return {static_cast<qsizetype>(type.offset),
            QObject::tr("No type is called %1").arg(QString::fromStdString(type.name))};
  if (TypeProblem problem = checkMembers(type, design); !problem.message.isEmpty()) return problem;
  for (const schema::TypeExpr& argument : type.arguments)
    if (TypeProblem problem = checkNames(argument, design, parameters); !problem.message.isEmpty()) return problem;
  return {};
}

const schema::TypeExpr& withoutNone(const schema::TypeExpr& type) {
  if (type.form == schema::TypeExpr::Form::Union)
    for (const schema::TypeExpr& argument : type.arguments)
      if (argument.name != "None") return argument;
  return type;
}

design::ModelPtr firstModel(const schema::TypeExpr& type, const design::Design& design) {
  if (type.form == schema::TypeExpr::Form::Name)
    if (auto model = design.model(type.name)) return model;
  for (const schema::TypeExpr& argument : type.arguments)
    if (auto model = firstModel(argument, design)) return model;
  return nullptr;
}

} // namespace

Json parseLiteral(const QString& raw) {
  const QString text = raw.trimmed();
  if (text == QLatin1String("None")) return nullptr;
  if (text == QLatin1String("True")) return true;
  if (text == QLatin1String("False")) return false;
  if (text.size() >= 2 && text.front() == u'\'' && text.back() == u'\'')
    return text.mid(1, text.size() - 2).toStdString();
  Json value = Json::parse(text.toStdString(), nullptr, false);
  return value.is_discarded() ? Json(text.toStdString()) : value;
}

QString literalText(const Json& value) {
  if (!value.is_string()) return QString::fromStdString(value.dump());
  const QString text = QString::fromStdString(value.get<std::string>());
  const bool needsQuotes = text.isEmpty() || splitWords(text).size() != 1 || parseLiteral(text) != value;
  return needsQuotes ? QString::fromStdString(value.dump()) : text;
}

Result<Json> parseFacets(const QString& text) {
  Json facets = Json::object();
  for (const QString& word : splitWords(text)) {
    if (!isFacet(word)) return failure(QObject::tr("%1 is not of the form facet=value").arg(word).toStdString());
    const qsizetype equals = word.indexOf(u'=');
    facets[word.left(equals).toStdString()] = parseLiteral(word.mid(equals + 1));
  }
  return facets;
}

QString facetsText(const Json& facets) {
  QStringList words;
  for (const auto& [name, value] : facets.items())
    if (name != "default") words << QString::fromStdString(name) + u'=' + literalText(value);
  return words.join(u' ');
}

Result<design::Field> parseFieldLine(const QString& line) {
  const qsizetype colon = line.indexOf(u':');
  design::Field field;
  field.name = (colon < 0 ? line.section(u' ', 0, 0) : line.left(colon)).trimmed().toStdString();
  if (!design::isIdentifier(field.name))
    return failure(QObject::tr("A field begins with its name, for example pages: int = 0").toStdString());
  QStringList words = splitWords(colon < 0 ? line.section(u' ', 1) : line.mid(colon + 1));
  const qsizetype typeEnd = endOfType(words);
  field.type = words.mid(0, typeEnd).join(u' ').toStdString();
  if (field.type.empty()) field.type = "str";
  if (auto type = schema::parseType(field.type); !type) return failure(type.error().message);
  words = words.mid(typeEnd);
  Json fallback = Json(Json::value_t::discarded);
  if (!words.isEmpty() && words.first() == QLatin1String("=")) {
    if (words.size() < 2) return failure(QObject::tr("A value is missing after =").toStdString());
    fallback = parseLiteral(words[1]);
    words = words.mid(2);
  }
  auto facets = parseFacets(words.join(u' '));
  if (!facets) return std::unexpected(facets.error());
  if (!fallback.is_discarded()) field.facets["default"] = fallback;
  field.facets.update(*facets);
  return field;
}

QStringList facetWords(const Json& facets) {
  QStringList words;
  for (const auto& [name, value] : facets.items()) {
    if (name == "default" || name == "examples" || name == "description" || name == "title") continue;
    words << QString::fromStdString(name) + u' ' +
                 (value.is_string() ? QString::fromStdString(value.get<std::string>()) : literalText(value));
  }
  return words;
}

QStringList typeWords(const design::Design& design, TypeParameters parameters) {
  QStringList words;
  for (const std::string& parameter : parameters) words << QString::fromStdString(parameter);
  for (const auto& model : design.models()) words << QString::fromStdString(model->name);
  for (const std::string_view name : schema::builtinTypes())
    words << QString::fromUtf8(name.data(), static_cast<qsizetype>(name.size()));
  for (const char* generic : {"list[]", "dict[]", "set[]", "tuple[]", "Literal[]", "None"})
    words << QString::fromLatin1(generic);
  words.removeDuplicates();
  return words;
}

QStringList facetNames() {
  return {QStringLiteral("gt="),
          QStringLiteral("ge="),
          QStringLiteral("lt="),
          QStringLiteral("le="),
          QStringLiteral("multiple_of="),
          QStringLiteral("min_length="),
          QStringLiteral("max_length="),
          QStringLiteral("pattern="),
          QStringLiteral("alias="),
          QStringLiteral("title="),
          QStringLiteral("description="),
          QStringLiteral("examples="),
          QStringLiteral("deprecated=true"),
          QStringLiteral("strict=true"),
          QStringLiteral("max_digits="),
          QStringLiteral("decimal_places="),
          QStringLiteral("discriminator="),
          QStringLiteral("validation_alias="),
          QStringLiteral("serialization_alias="),
          QStringLiteral("exclude=true"),
          QStringLiteral("embed=true")};
}

QStringList fieldLineWords(const QString& before, const design::Design& design, TypeParameters parameters) {
  const qsizetype colon = before.indexOf(u':');
  if (colon < 0) return {};
  Nesting nesting;
  QChar last = u':';
  for (const QChar c : before.mid(colon + 1)) {
    nesting.take(c);
    if (!c.isSpace()) last = c;
  }
  if (!nesting.quote.isNull() || last == u'=') return {};
  return nesting.depth > 0 || last == u':' || last == u'|' ? typeWords(design, parameters) : facetNames();
}

TypeProblem checkType(const QString& text, const design::Design& design, TypeParameters parameters) {
  const std::string utf8 = text.toStdString();
  const auto type = schema::parseType(utf8);
  if (!type) return {static_cast<qsizetype>(type.error().offset), QString::fromStdString(type.error().message)};
  return checkNames(*type, design, parameters);
}

QString iconOfType(const QString& text, const design::Design& design) {
  const auto parsed = schema::parseType(text.toStdString());
  if (!parsed) return QStringLiteral("circle-alert");
  const schema::TypeExpr& type = withoutNone(*parsed);
  const std::string& name = type.name;
  const auto is = [&name](std::initializer_list<std::string_view> names) {
    return std::ranges::find(names, name) != names.end();
  };
  if (type.form == schema::TypeExpr::Form::Literal) return QStringLiteral("list");
  if (is({"list", "set", "frozenset", "tuple", "Sequence", "Iterable"})) return QStringLiteral("brackets");
  if (is({"dict", "Mapping"})) return QStringLiteral("braces");
  if (is({"int", "float", "Decimal"})) return QStringLiteral("hash");
  if (is({"str", "SecretStr"})) return QStringLiteral("type");
  if (is({"bool"})) return QStringLiteral("toggle-left");
  if (is({"date", "datetime"})) return QStringLiteral("calendar");
  if (is({"time", "timedelta"})) return QStringLiteral("clock");
  if (is({"UUID"}) || name.starts_with("UUID")) return QStringLiteral("fingerprint");
  if (is({"bytes"})) return QStringLiteral("binary");
  if (is({"EmailStr"})) return QStringLiteral("at-sign");
  if (is({"AnyUrl", "HttpUrl"})) return QStringLiteral("link");
  if (const auto model = design.model(name))
    return model->kind == design::ModelKind::Enum ? QStringLiteral("list") : QStringLiteral("braces");
  return QStringLiteral("circle-dot");
}

design::ModelPtr modelOfType(const std::string& text, const design::Design& design) {
  const auto type = schema::parseType(text);
  return type ? firstModel(*type, design) : nullptr;
}

int endpointsUsing(const std::string& model, const design::Design& design) {
  std::unordered_map<std::string, bool> known; // the same few types stand at many endpoints
  const auto names = [&](const std::string& type) {
    if (type.find(model) == std::string::npos) return false;
    const auto [at, isNew] = known.try_emplace(type, false);
    if (isNew) at->second = typeUsesModel(type, model);
    return at->second;
  };
  const auto uses = [&](const design::EndpointPtr& endpoint) {
    return names(endpoint->response.model) ||
           std::ranges::any_of(endpoint->body, [&](const design::Field& part) { return names(part.type); }) ||
           std::ranges::any_of(endpoint->parameters,
                               [&](const design::Parameter& parameter) { return names(parameter.field.type); });
  };
  return static_cast<int>(std::ranges::count_if(design.endpoints(), uses));
}

} // namespace signalbox::ui
