// SPDX-FileCopyrightText: Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/panels/request_draft.h"

#include "ui/panels/draft_rows.h"
#include "ui/panels/request_form.h"
#include "ui/panels/type_examples.h"

#include <QRegularExpression>
#include <QUrl>

#include <algorithm>

namespace signalbox::ui {
namespace {

using design::Field;
using design::Json;
using design::ParameterIn;

QString text(const std::string& utf8) { return QString::fromStdString(utf8); }

const QRegularExpression& placeholder() {
  static const QRegularExpression pattern(QStringLiteral("\\{([^{}:]+)(:[^{}]*)?\\}"));
  return pattern;
}

std::string facetText(const Field& field, const char* facet) {
  const auto found = field.facets.find(facet);
  return found != field.facets.end() && found->is_string() ? found->get<std::string>() : std::string();
}

QString wireName(const design::Parameter& parameter) {
  for (const char* facet : {"validation_alias", "alias"})
    if (const std::string alias = facetText(parameter.field, facet); !alias.empty()) return text(alias);
  const QString name = text(parameter.field.name);
  return parameter.in == ParameterIn::Header ? QString(name).replace(QLatin1Char('_'), QLatin1Char('-')) : name;
}

ParameterRow rowOf(const design::Parameter& parameter) {
  ParameterRow row;
  row.in = parameter.in;
  row.name = wireName(parameter);
  row.type = text(parameter.field.type);
  row.description = text(facetText(parameter.field, "description"));
  row.isRequired = parameter.in == ParameterIn::Path || parameter.field.isRequired();
  row.isEnabled = row.isRequired;
  row.isDeclared = true;
  return row;
}

ParameterRow undeclaredPathRow(const QString& name) {
  ParameterRow row = freeRow(ParameterIn::Path, name);
  row.type = QStringLiteral("str");
  row.isRequired = true;
  row.isDeclared = true;
  return row;
}

// Placeholders of the path first, in its order, also those no parameter declares.
QVector<ParameterRow> declaredRows(const design::Endpoint& endpoint, const QString& path) {
  QVector<ParameterRow> declared;
  for (const design::Parameter& parameter : endpoint.parameters) declared.push_back(rowOf(parameter));
  QVector<ParameterRow> rows;
  for (auto match = placeholder().globalMatch(path); match.hasNext();) {
    const QRegularExpressionMatch found = match.next();
    const ParameterRow* known = findRow(declared, ParameterIn::Path, found.captured(1));
    ParameterRow row = known ? *known : undeclaredPathRow(found.captured(1));
    row.isRestOfPath = found.captured(2) == QLatin1String(":path");
    rows.push_back(row);
  }
  for (const ParameterRow& row : declared)
    if (row.in != ParameterIn::Path) rows.push_back(row);
  return rows;
}

// The first of anything mostly has the id 1, so that a new request finds something.
bool isFirstId(const design::Parameter& parameter, const Json& example, const TypeExamples& examples,
               schema::TypeId type) {
  return parameter.in == ParameterIn::Path && example.is_number_integer() &&
         !parameter.field.facets.contains("examples") && examples.accepts(type, 1);
}

void fillRequired(QVector<ParameterRow>& rows, const design::Design& design, const design::Endpoint& endpoint,
                  const schema::Types* previous) {
  TypeExamples examples(design, previous);
  std::vector<schema::TypeId> types;
  for (const design::Parameter& parameter : endpoint.parameters) types.push_back(examples.add(parameter.field));
  examples.finish();
  for (std::size_t i = 0; i < types.size(); ++i) {
    const design::Parameter& parameter = endpoint.parameters[i];
    ParameterRow* row = findRow(rows, parameter.in, wireName(parameter));
    if (!row || !row->isRequired) continue;
    const Json example = examples.value(types[i], 1);
    row->value = isFirstId(parameter, example, examples, types[i]) ? QStringLiteral("1") : parameterText(example);
  }
}

QString encoded(const QString& value, const char* kept) {
  return QString::fromLatin1(QUrl::toPercentEncoding(value, kept));
}

QString encodedPath(const ParameterRow& row) {
  return encoded(row.value, row.isRestOfPath ? "/@:!$&'()*+,;=" : "@:!$&'()*+,;=");
}

QString encodedQuery(const QString& value) { return encoded(value, "/@:!'()*,;"); }

QString decoded(const QString& value) { return QUrl::fromPercentEncoding(value.toUtf8()); }

QString decodedQuery(QString value) { return decoded(value.replace(QLatin1Char('+'), QLatin1Char(' '))); }

void appendPath(Address& address, const RequestDraft& draft) {
  qsizetype read = 0;
  for (auto match = placeholder().globalMatch(draft.path); match.hasNext();) {
    const QRegularExpressionMatch found = match.next();
    address.text += QStringView(draft.path).mid(read, found.capturedStart() - read);
    read = found.capturedEnd();
    const auto row = std::find_if(draft.rows.begin(), draft.rows.end(), [&](const ParameterRow& candidate) {
      return candidate.in == ParameterIn::Path && candidate.name == found.captured(1);
    });
    const bool isFilled = row != draft.rows.end() && !row->value.isEmpty();
    const QString shown = isFilled ? encodedPath(*row) : QLatin1Char('{') + found.captured(1) + QLatin1Char('}');
    address.spans.push_back({static_cast<int>(address.text.size()), static_cast<int>(shown.size()), isFilled});
    address.text += shown;
  }
  address.text += QStringView(draft.path).mid(read);
}

QString queryOf(const RequestDraft& draft) {
  QStringList pairs;
  for (const ParameterRow& row : draft.rows) {
    if (row.in != ParameterIn::Query || !row.isEnabled || row.name.isEmpty()) continue;
    for (const QString& value : valuesOf(row.value))
      pairs += encodedQuery(row.name) + QLatin1Char('=') + encodedQuery(value);
  }
  return pairs.join(QLatin1Char('&'));
}

// The path as a pattern whose groups are its placeholders.
QRegularExpression patternOf(const QString& path) {
  QString pattern;
  qsizetype read = 0;
  for (auto match = placeholder().globalMatch(path); match.hasNext();) {
    const QRegularExpressionMatch found = match.next();
    pattern += QRegularExpression::escape(path.mid(read, found.capturedStart() - read));
    pattern += found.captured(2) == QLatin1String(":path") ? QStringLiteral("(.*)") : QStringLiteral("([^/?#]*)");
    read = found.capturedEnd();
  }
  pattern += QRegularExpression::escape(path.mid(read));
  return QRegularExpression(QRegularExpression::anchoredPattern(pattern));
}

bool readPath(RequestDraft& draft, const QString& typed) {
  const QRegularExpressionMatch match = patternOf(draft.path).match(typed);
  if (!match.hasMatch()) return false;
  int group = 0;
  for (auto found = placeholder().globalMatch(draft.path); found.hasNext();) {
    const QString name = found.next().captured(1);
    const QString value = match.captured(++group);
    ParameterRow* row = findRow(draft.rows, ParameterIn::Path, name);
    if (row) row->value = value == QLatin1Char('{') + name + QLatin1Char('}') ? QString() : decoded(value);
  }
  return true;
}

struct Pair {
  QString name;
  QString value;
};

QVector<Pair> pairsOf(const QString& query) {
  QVector<Pair> pairs;
  for (const QString& part : query.split(QLatin1Char('&'), Qt::SkipEmptyParts)) {
    const qsizetype equals = part.indexOf(QLatin1Char('='));
    pairs.push_back({decodedQuery(equals < 0 ? part : part.left(equals)),
                     equals < 0 ? QString() : decodedQuery(part.mid(equals + 1))});
  }
  return pairs;
}

// Takes the pairs a row is for out of `pairs`; false when there are none.
bool takePairs(ParameterRow& row, QVector<Pair>& pairs) {
  const auto first = std::find_if(pairs.begin(), pairs.end(), [&](const Pair& pair) { return pair.name == row.name; });
  if (first == pairs.end()) return false;
  if (const QStringList shown = valuesOf(row.value); shown.size() < 2 || !shown.contains(first->value))
    row.value = first->value;
  for (const QString& value : valuesOf(row.value)) {
    const auto pair =
        std::find_if(pairs.begin(), pairs.end(), [&](const Pair& p) { return p.name == row.name && p.value == value; });
    if (pair != pairs.end()) pairs.erase(pair);
  }
  return true;
}

// Rows that the typed query names are on with its values, the others off; what no row is for becomes a free row.
void readQuery(RequestDraft& draft, const QString& query) {
  QVector<Pair> pairs = pairsOf(query);
  QVector<ParameterRow> rows;
  for (ParameterRow row : draft.rows) {
    if (row.in == ParameterIn::Query) {
      const bool wasShown = row.isEnabled;
      row.isEnabled = takePairs(row, pairs);
      if (!row.isEnabled && wasShown && !row.isDeclared) continue;
    }
    rows.push_back(row);
  }
  for (const Pair& pair : pairs) rows.push_back(freeRow(ParameterIn::Query, pair.name, pair.value));
  draft.rows = rows;
}

QString withoutBase(QString address) {
  const QLatin1String base("{{base}}");
  return address.startsWith(base) ? address.mid(base.size()) : address;
}

} // namespace

QString exampleBody(const design::Design& design, const design::Endpoint& endpoint, const schema::Types* previous,
                    std::uint64_t seed) {
  if (bodyKindOf(endpoint) != BodyKind::JsonText) return {};
  TypeExamples examples(design, previous);
  std::vector<schema::TypeId> types;
  for (const Field& part : endpoint.body) types.push_back(examples.add(part));
  examples.finish();
  const auto embed = endpoint.body.front().facets.find("embed");
  const bool isWhole = endpoint.body.size() == 1 && (embed == endpoint.body.front().facets.end() || *embed != true);
  Json body = isWhole ? examples.value(types.front(), seed) : Json::object();
  for (std::size_t i = 0; !isWhole && i < types.size(); ++i) {
    const std::string alias = facetText(endpoint.body[i], "alias");
    body[alias.empty() ? endpoint.body[i].name : alias] = examples.value(types[i], seed);
  }
  return text(body.dump(2, ' ', false, Json::error_handler_t::replace));
}

RequestDraft draftFor(const design::Design& design, const design::Endpoint& endpoint, const schema::Types* previous) {
  RequestDraft draft;
  draft.method = endpoint.isSocket() ? QStringLiteral("GET") : text(endpoint.method);
  draft.path = text(design.fullPath(endpoint));
  draft.rows = declaredRows(endpoint, draft.path);
  draft.hasBody = !endpoint.body.empty();
  draft.declaredKind = bodyKindOf(endpoint);
  draft.bodyKind = draft.declaredKind;
  draft.parts = exampleParts(design, endpoint, previous);
  fillRequired(draft.rows, design, endpoint, previous);
  draft.body = exampleBody(design, endpoint, previous);
  return draft;
}

RequestDraft updatedDraft(const RequestDraft& draft, const design::Design& design, const design::Endpoint& endpoint) {
  RequestDraft updated = draft;
  // An address of its own has a method of its own.
  if (draft.freeAddress.isEmpty()) updated.method = endpoint.isSocket() ? QStringLiteral("GET") : text(endpoint.method);
  updated.path = text(design.fullPath(endpoint));
  updated.hasBody = !endpoint.body.empty();
  updated.declaredKind = bodyKindOf(endpoint);
  if (updated.declaredKind != draft.declaredKind) updated.bodyKind = updated.declaredKind;
  updated.parts = updatedParts(draft.parts, design, endpoint);
  updated.rows = declaredRows(endpoint, updated.path);
  for (const ParameterRow& old : draft.rows) {
    ParameterRow* row = findRow(updated.rows, old.in, old.name);
    if (row && old.isDeclared) {
      row->value = old.value;
      row->isEnabled = row->in == ParameterIn::Path || old.isEnabled || (row->isRequired && !old.isRequired);
    } else if (!old.isDeclared) {
      updated.rows.push_back(old);
    }
  }
  if (updated.hasBody && updated.body.trimmed().isEmpty()) updated.body = exampleBody(design, endpoint);
  return updated;
}

Address addressOf(const RequestDraft& draft) {
  Address address;
  if (!draft.freeAddress.isEmpty()) {
    address.text = draft.freeAddress;
    return address;
  }
  appendPath(address, draft);
  if (const QString query = queryOf(draft); !query.isEmpty()) address.text += QLatin1Char('?') + query;
  return address;
}

void applyAddress(RequestDraft& draft, const QString& typed) {
  const QString address = withoutBase(typed.trimmed());
  const qsizetype mark = address.indexOf(QLatin1Char('?'));
  const QString path = mark < 0 ? address : address.left(mark);
  if (!ownUrl(address).isEmpty() || !readPath(draft, path)) {
    draft.freeAddress = address;
    return;
  }
  draft.freeAddress.clear();
  readQuery(draft, mark < 0 ? QString() : address.mid(mark + 1));
}

bool isAbsolute(const QString& address) {
  static const QRegularExpression scheme(QStringLiteral("^[A-Za-z][A-Za-z0-9+.-]*://"));
  return scheme.match(address).hasMatch();
}

QString ownUrl(const QString& address) {
  if (isAbsolute(address) || address.startsWith(QLatin1String("{{"))) return address;
  static const QRegularExpression host(
      QStringLiteral("^(localhost|\\[[0-9A-Fa-f:.]+\\]|[\\w-]+(\\.[\\w-]+)+|[\\w-]+(?=:\\d))(:\\d+)?(?=[/?#]|$)"));
  return host.match(address).hasMatch() ? QStringLiteral("http://") + address : QString();
}

QString urlOf(const RequestDraft& draft, const QString& base) {
  const QString address = addressOf(draft).text;
  if (const QString own = ownUrl(address); !own.isEmpty()) return own;
  return base + (address.startsWith(QLatin1Char('/')) ? address : QLatin1Char('/') + address);
}

RequestDraft redirected(const RequestDraft& draft, int status, const QString& from, const QString& to) {
  RequestDraft next = draft;
  next.freeAddress = to;
  const bool keepsMethod = status == 307 || status == 308 || draft.method == QLatin1String("HEAD") ||
                           (status != 303 && draft.method != QLatin1String("POST"));
  if (!keepsMethod) next.method = QStringLiteral("GET");
  if (!keepsMethod) next.bodyKind = BodyKind::None;
  const QUrl before(from);
  const QUrl after(to);
  const bool isSameOrigin =
      before.scheme() == after.scheme() && before.host() == after.host() &&
      before.port(before.scheme() == u"https" ? 443 : 80) == after.port(after.scheme() == u"https" ? 443 : 80);
  if (isSameOrigin) return next;
  next.auth = {};
  next.auth.kind = design::RequestAuth::Kind::None;
  next.rows.clear();
  return next;
}

int countRows(const RequestDraft& draft, std::span<const ParameterIn> places) {
  return static_cast<int>(std::count_if(draft.rows.begin(), draft.rows.end(), [&](const ParameterRow& row) {
    return row.isEnabled && !row.name.isEmpty() && std::find(places.begin(), places.end(), row.in) != places.end();
  }));
}

QString missingParameter(const RequestDraft& draft) {
  for (const ParameterRow& row : draft.rows)
    if (row.in == ParameterIn::Path && row.value.isEmpty() && draft.freeAddress.isEmpty()) return row.name;
  return {};
}

} // namespace signalbox::ui
