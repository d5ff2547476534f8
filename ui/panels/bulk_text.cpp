// SPDX-FileCopyrightText: Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/panels/bulk_text.h"

#include <algorithm>

namespace signalbox::ui {
namespace {

using design::Json;
using design::ParameterIn;

QString jsonString(const QString& text) {
  return QString::fromStdString(Json(text.toStdString()).dump(-1, ' ', false, Json::error_handler_t::replace));
}

// The text of a JSON string that is all of `json`; none when it is no such thing.
std::optional<QString> stringOf(const QString& json) {
  const Json read = Json::parse(json.toStdString(), nullptr, false);
  if (!read.is_string()) return std::nullopt;
  return QString::fromStdString(read.get<std::string>());
}

bool isOneLine(const QString& text) {
  return text.trimmed() == text && !text.contains(QLatin1Char('\n')) && !text.contains(QLatin1Char('\r'));
}

QString nameText(const QString& name) {
  const bool readsBack = isOneLine(name) && !name.contains(QLatin1Char(':')) && !name.contains(QLatin1Char('=')) &&
                         !name.startsWith(QLatin1Char('#')) && !name.startsWith(QLatin1String("//")) &&
                         !name.startsWith(QLatin1Char('"'));
  return readsBack ? name : jsonString(name);
}

QString lineOf(const QString& name, const QString& value, bool isEnabled, bool mayBeFile) {
  const bool readsBack = isOneLine(value) && !(mayBeFile && value.startsWith(QLatin1Char('@')));
  return (isEnabled ? QString() : QStringLiteral("# ")) + nameText(name) +
         (readsBack ? QStringLiteral(": ") + value : QStringLiteral(":: ") + jsonString(value));
}

// How long the JSON string at the start is with its quotes; 0 when there is none.
qsizetype quotedLength(const QString& text) {
  if (!text.startsWith(QLatin1Char('"'))) return 0;
  for (qsizetype at = 1; at < text.size(); ++at) {
    if (text[at] == QLatin1Char('\\'))
      ++at;
    else if (text[at] == QLatin1Char('"'))
      return at + 1;
  }
  return 0;
}

void readValue(const QString& text, BulkLine& line) {
  if (text.startsWith(QLatin1Char(':')))
    if (const auto literal = stringOf(text.mid(1).trimmed())) {
      line.value = *literal;
      line.isLiteral = true;
      return;
    }
  line.value = text.trimmed();
}

bool readQuoted(const QString& text, BulkLine& line) {
  const qsizetype length = quotedLength(text);
  const auto name = length > 0 ? stringOf(text.left(length)) : std::nullopt;
  const QString rest = text.mid(length).trimmed();
  if (!name || !(rest.startsWith(QLatin1Char(':')) || rest.startsWith(QLatin1Char('=')))) return false;
  line.name = *name;
  readValue(rest.mid(1), line);
  return true;
}

void readPair(const QString& text, BulkLine& line) {
  if (readQuoted(text, line)) return;
  const auto mark =
      std::find_if(text.begin(), text.end(), [](QChar c) { return c == QLatin1Char(':') || c == QLatin1Char('='); });
  const qsizetype at = mark - text.begin();
  line.name = text.left(at).trimmed();
  readValue(text.mid(at + 1), line);
}

BulkLine readLine(const QString& text) {
  BulkLine line;
  QString rest = text.trimmed();
  for (const QLatin1String mark : {QLatin1String("#"), QLatin1String("//")})
    if (line.isEnabled && rest.startsWith(mark)) {
      line.isEnabled = false;
      rest = rest.mid(mark.size()).trimmed();
    }
  readPair(rest, line);
  return line;
}

// Takes the first row out of `rows` that is called so; none when there is none.
template<class Rows>
auto takeNamed(Rows& rows, const QString& name) -> std::optional<typename Rows::value_type> {
  const auto found = std::find_if(rows.begin(), rows.end(), [&](const auto& row) { return row.name == name; });
  if (found == rows.end()) return std::nullopt;
  const auto row = *found;
  rows.erase(found);
  return row;
}

std::optional<BulkLine> takeLine(QVector<BulkLine>& lines, const QString& name, Qt::CaseSensitivity sensitivity) {
  const auto found = std::find_if(lines.begin(), lines.end(),
                                  [&](const BulkLine& line) { return line.name.compare(name, sensitivity) == 0; });
  if (found == lines.end()) return std::nullopt;
  const BulkLine line = *found;
  lines.erase(found);
  return line;
}

void setPart(PartRow& part, const BulkLine& line, BodyKind kind) {
  const bool isMarked = line.value.startsWith(QLatin1Char('@')) && !line.isLiteral;
  if (!part.isDeclared) part.isFile = isMarked && (kind == BodyKind::Multipart || part.isFile);
  (part.isFile ? part.file : part.value) = part.isFile && isMarked ? line.value.mid(1) : line.value;
  part.isEnabled = line.isEnabled;
}

void switchOff(PartRow& part) {
  (part.isFile ? part.file : part.value).clear();
  part.isEnabled = false;
}

} // namespace

QVector<BulkLine> readBulkText(const QString& text) {
  QVector<BulkLine> lines;
  qsizetype begin = 0;
  for (const QString& one : text.split(QLatin1Char('\n'))) {
    const qsizetype end = begin + one.toUtf8().size();
    if (BulkLine line = readLine(one); !line.name.isEmpty() || !line.value.isEmpty()) {
      line.begin = begin;
      line.end = end;
      lines.push_back(line);
    }
    begin = end + 1;
  }
  return lines;
}

QString bulkText(const QVector<ParameterRow>& rows, ParameterIn place) {
  QString text;
  for (const ParameterRow& row : rows)
    if (row.in == place && !(row.name.isEmpty() && row.value.isEmpty()))
      text += lineOf(row.name, row.value, row.isEnabled, false) + QLatin1Char('\n');
  return text;
}

QString bulkText(const QVector<PartRow>& parts) {
  QString text;
  for (const PartRow& part : parts) {
    if (part.name.isEmpty() && part.value.isEmpty() && part.file.isEmpty()) continue;
    text += part.isFile ? lineOf(part.name, QLatin1Char('@') + part.file, part.isEnabled, false)
                        : lineOf(part.name, part.value, part.isEnabled, true);
    text += QLatin1Char('\n');
  }
  return text;
}

QVector<ParameterRow> withBulkText(const QVector<ParameterRow>& rows, ParameterIn place, const QString& text) {
  QVector<BulkLine> lines = readBulkText(text);
  const auto sensitivity = place == ParameterIn::Header ? Qt::CaseInsensitive : Qt::CaseSensitive;
  QVector<ParameterRow> changed;
  QVector<ParameterRow> freeRows;
  qsizetype freeAt = -1;
  for (ParameterRow row : rows) {
    if (row.in == place && !row.isDeclared) {
      if (freeAt < 0) freeAt = changed.size();
      freeRows.push_back(row);
      continue;
    }
    if (row.in == place) {
      const auto line = takeLine(lines, row.name, sensitivity);
      row.value = line ? line->value : QString();
      row.isEnabled = line && line->isEnabled;
    }
    changed.push_back(row);
  }
  if (freeAt < 0) freeAt = changed.size();
  for (const BulkLine& line : lines) {
    ParameterRow row = takeNamed(freeRows, line.name).value_or(ParameterRow());
    row.in = place;
    row.name = line.name;
    row.value = line.value;
    row.isEnabled = line.isEnabled;
    changed.insert(freeAt++, row);
  }
  return changed;
}

QVector<PartRow> withBulkText(const QVector<PartRow>& parts, BodyKind kind, const QString& text) {
  QVector<BulkLine> lines = readBulkText(text);
  QVector<PartRow> changed;
  QVector<PartRow> freeParts;
  for (PartRow part : parts) {
    if (!part.isDeclared) {
      freeParts.push_back(part);
      continue;
    }
    if (const auto line = takeLine(lines, part.name, Qt::CaseSensitive))
      setPart(part, *line, kind);
    else
      switchOff(part);
    changed.push_back(part);
  }
  for (const BulkLine& line : lines) {
    PartRow part = takeNamed(freeParts, line.name).value_or(PartRow());
    part.name = line.name;
    setPart(part, line, kind);
    changed.push_back(part);
  }
  return changed;
}

} // namespace signalbox::ui
