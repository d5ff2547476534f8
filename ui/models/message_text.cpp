// SPDX-FileCopyrightText: Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/models/message_text.h"

#include "core/base/utf8_head.h"

#include <nlohmann/json.hpp>

#include <QCoreApplication>
#include <QDateTime>
#include <QStringDecoder>
#include <QTimeZone>

#include <algorithm>
#include <array>

namespace signalbox::ui {
namespace {

using Json = nlohmann::ordered_json;

constexpr std::size_t rowBytes = 600;   // of a payload, on one line
constexpr std::size_t binaryBytes = 64; // in hex
constexpr std::size_t kindBytes = 4096; // are looked through for the kind
constexpr std::array directionNames{"in", "out", "note"};

QString text(std::string_view utf8) { return QString::fromUtf8(utf8.data(), static_cast<qsizetype>(utf8.size())); }

QByteArray borrowed(std::string_view bytes) {
  return QByteArray::fromRawData(bytes.data(), static_cast<qsizetype>(bytes.size()));
}

// Reads no further than the kind. A key that counts more ends it; one that counts less waits for the object's end.
class KindReader final : public nlohmann::json_sax<nlohmann::json> {
public:
  const std::string& kind() const { return m_kind; }

  bool null() override { return true; }
  bool boolean(bool) override { return true; }
  bool number_integer(number_integer_t) override { return true; }
  bool number_unsigned(number_unsigned_t) override { return true; }
  bool number_float(number_float_t, const string_t&) override { return true; }
  bool binary(binary_t&) override { return true; }
  bool string(string_t& value) override {
    if (m_depth != 1 || m_rank >= m_found) return true;
    m_found = m_rank;
    m_kind = value;
    return m_found > 0;
  }
  bool start_object(std::size_t) override { return ++m_depth > 0; }
  bool key(string_t& name) override {
    static constexpr std::array<std::string_view, 3> names{"event", "type", "op"};
    m_rank = m_depth == 1 ? static_cast<std::size_t>(std::ranges::find(names, name) - names.begin()) : names.size();
    return true;
  }
  bool end_object() override { return --m_depth > 0; }
  bool start_array(std::size_t) override { return m_depth > 0 && ++m_depth > 0; } // a list has no kind
  bool end_array() override { return --m_depth > 0; }
  bool parse_error(std::size_t, const std::string&, const nlohmann::detail::exception&) override { return false; }

private:
  std::string m_kind;
  std::size_t m_found = 3;
  std::size_t m_rank = 3;
  int m_depth = 0;
};

char lower(char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c | 0x20) : c; }

bool contains(std::string_view haystack, std::string_view needle) {
  const auto same = [](char a, char b) { return lower(a) == lower(b); };
  return std::search(haystack.begin(), haystack.end(), needle.begin(), needle.end(), same) != haystack.end();
}

bool isUtf8(std::string_view bytes) {
  QStringDecoder decoder(QStringDecoder::Utf8, QStringDecoder::Flag::Stateless);
  const QString decoded = decoder(borrowed(bytes));
  return !decoder.hasError() && !decoded.isNull();
}

std::string timeText(qint64 microseconds) {
  const QDateTime time = QDateTime::fromMSecsSinceEpoch(microseconds / 1000, Qt::UTC);
  return time.toString(QStringLiteral("yyyy-MM-ddTHH:mm:ss.zzz")).toStdString() +
         QStringLiteral("%1Z").arg(microseconds % 1000, 3, 10, QLatin1Char('0')).toStdString();
}

qint64 timeOf(const std::string& iso) {
  const QString whole = text(iso);
  const qsizetype dot = whole.indexOf(QLatin1Char('.'));
  QString fraction;
  for (qsizetype i = dot + 1; dot > 0 && i < whole.size() && whole[i].isDigit(); ++i) fraction += whole[i];
  QDateTime time = QDateTime::fromString(whole.left(19), QStringLiteral("yyyy-MM-ddTHH:mm:ss"));
  if (!time.isValid()) return 0;
  time.setTimeZone(QTimeZone::utc());
  return time.toMSecsSinceEpoch() * 1000 + fraction.leftJustified(6, QLatin1Char('0')).left(6).toLongLong();
}

std::string textAt(const Json& line, const char* key) {
  const auto found = line.find(key);
  return found != line.end() && found->is_string() ? found->get<std::string>() : std::string();
}

void putPayload(Json& line, const MessageView& message) {
  if (message.isBinary || !isUtf8(message.payload)) {
    line["base64"] = borrowed(message.payload).toBase64().toStdString();
    if (!message.isBinary) line["frame"] = "text";
    return;
  }
  Json data = message.isNote() ? Json(Json::value_t::discarded)
                               : Json::parse(message.payload.begin(), message.payload.end(), nullptr, false);
  if (!data.is_discarded() && data.dump() == message.payload)
    line["data"] = std::move(data);
  else
    line["text"] = std::string(message.payload);
}

std::string payloadOf(const Json& line) {
  if (const auto data = line.find("data"); data != line.end()) return data->dump();
  if (line.contains("base64"))
    return QByteArray::fromBase64(QByteArray::fromStdString(textAt(line, "base64"))).toStdString();
  return textAt(line, "text");
}

} // namespace

QString clockText(qint64 microseconds) {
  return QDateTime::fromMSecsSinceEpoch(microseconds / 1000).toString(QStringLiteral("HH:mm:ss.zzz"));
}

QString sizeText(quint64 bytes) {
  if (bytes < 1000) return QStringLiteral("%1 B").arg(bytes);
  const auto size = static_cast<double>(bytes);
  if (bytes < 1'000'000) return QStringLiteral("%1 kB").arg(size / 1e3, 0, 'f', 1);
  return QStringLiteral("%1 MB").arg(size / 1e6, 0, 'f', 1);
}

QString oneLine(const MessageView& message) {
  if (message.isBinary) return QString::fromLatin1(borrowed(message.payload.substr(0, binaryBytes)).toHex(' '));
  QString line;
  bool isIndent = false; // one blank for a line end and the blanks after it
  for (const QChar character : text(utf8Head(message.payload, rowBytes))) {
    const bool isEnd =
        character == QLatin1Char('\n') || character == QLatin1Char('\r') || character == QLatin1Char('\t');
    if (isEnd && !isIndent) line += QLatin1Char(' ');
    isIndent = isEnd || (isIndent && character == QLatin1Char(' '));
    if (!isIndent) line += character;
  }
  return line;
}

QString spokenText(const MessageView& message) {
  const QString words[]{QCoreApplication::translate("Streams", "received"),
                        QCoreApplication::translate("Streams", "sent"), QCoreApplication::translate("Streams", "note")};
  return QStringList{clockText(message.microseconds), words[static_cast<int>(message.direction)], messageKind(message),
                     oneLine(message)}
      .join(QLatin1Char(' '))
      .simplified();
}

QString messageKind(const MessageView& message) {
  if (message.isNote()) return {};
  if (!message.event.empty() && message.event != "message") return text(message.event); // "message": it has no name
  if (message.isBinary || !message.payload.starts_with('{')) return {};
  KindReader reader;
  const std::string_view start = message.payload.substr(0, kindBytes);
  nlohmann::json::sax_parse(start.begin(), start.end(), &reader);
  return QString::fromStdString(reader.kind());
}

bool containsText(const MessageView& message, std::string_view needle) {
  return contains(message.payload, needle) || contains(message.event, needle) || contains(message.id, needle);
}

std::string toJsonLine(const MessageView& message) {
  Json line;
  line["time"] = timeText(message.microseconds);
  line["direction"] = directionNames[static_cast<std::size_t>(message.direction)];
  if (!message.event.empty()) line["event"] = std::string(message.event);
  if (!message.id.empty()) line["id"] = std::string(message.id);
  putPayload(line, message);
  return line.dump(-1, ' ', false, Json::error_handler_t::replace);
}

bool readJsonLine(std::string_view text, MessageBatch& batch) {
  const Json line = Json::parse(text.begin(), text.end(), nullptr, false);
  if (!line.is_object()) return false;
  const std::string direction = textAt(line, "direction");
  const auto known = std::ranges::find(directionNames, direction);
  if (known == directionNames.end()) return false;
  const std::string payload = payloadOf(line);
  const std::string event = textAt(line, "event");
  const std::string id = textAt(line, "id");
  batch.append({static_cast<MessageDirection>(known - directionNames.begin()),
                line.contains("base64") && textAt(line, "frame").empty(), timeOf(textAt(line, "time")), payload, event,
                id});
  return true;
}

} // namespace signalbox::ui
