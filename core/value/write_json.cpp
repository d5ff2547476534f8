// SPDX-FileCopyrightText: Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/value/write.h"

#include "core/value/json_string.h"
#include "core/value/model_writer.h"
#include "core/value/secret_value.h"
#include "core/value/text_encoding.h"
#include "core/value/upload_file.h"

#include <charconv>
#include <cmath>
#include <cstdlib>

namespace signalbox {

namespace {

constexpr std::string_view sqlalchemyName = "_sa"; // jsonable_encoder's sqlalchemy_safe drops such keys
void appendInteger(std::int64_t integer, std::string& out) {
  char text[24];
  out.append(text, std::to_chars(text, text + sizeof text, integer).ptr);
}

enum class Writer {
  Python,        // jsonable_encoder, then json.dumps without spaces and without NaN
  PythonDefault, // jsonable_encoder, then json.dumps with its defaults
  Pydantic,
};

// jsonable_encoder dumps a model with Pydantic first, so temporal values inside one have Pydantic's form.
enum class TemporalForm { Python, Pydantic };

class JsonWriter final {
public:
  JsonWriter(Writer writer, std::string& out, ModelWriter* models = nullptr)
      : m_writer(writer), m_models(models), m_out(out) {
    if (writer == Writer::Pydantic) m_form = TemporalForm::Pydantic;
  }

  bool write(const Value& value);
  const std::string& error() const { return m_error; }

private:
  bool fail(std::string message) {
    m_error = std::move(message);
    return false;
  }
  bool isPydantic() const { return m_writer == Writer::Pydantic; }
  std::string_view comma() const { return m_writer == Writer::PythonDefault ? ", " : ","; }
  std::string_view colon() const { return m_writer == Writer::PythonDefault ? ": " : ":"; }

  bool writeText(std::string_view text, bool hasLoneSurrogates);
  bool writeBytes(std::string_view bytes);
  bool writeFloat(double number);
  bool writeWhole(std::string_view digits, std::string_view zeros);
  bool writeDecimal(std::string_view canonical);
  bool writeTimeDelta(const TimeDelta& value);
  bool writeItems(std::span<const Value> items);
  bool writeDict(std::span<const Member> members);
  bool writeSecret(const Value& value);
  bool writeModel(const Value& value);
  bool writeDataclass(const ModelValue& value);
  bool writeMembers(std::span<const Member> members, bool& isFirst);
  bool writeKey(std::string_view key, bool& isFirst, std::uint8_t flags = 0);
  bool keyText(const Value& key, std::string& text);
  bool tupleKeyText(std::span<const Value> items, std::string& text);

  Writer m_writer;
  ModelWriter* m_models;
  TemporalForm m_form = TemporalForm::Python;
  std::string& m_out;
  std::string m_error;
};

bool JsonWriter::write(const Value& value) {
  const bool isPythonForm = m_form == TemporalForm::Python;
  switch (value.kind()) {
  case Kind::Null: m_out += "null"; return true;
  case Kind::Bool: m_out += value.asBool() ? "true" : "false"; return true;
  case Kind::Int: appendInteger(value.asInt(), m_out); return true;
  case Kind::BigInt: m_out += value.asText(); return true;
  case Kind::Float: return writeFloat(value.asFloat());
  case Kind::Str: return writeText(value.asText(), value.flags() & Value::LoneSurrogate);
  case Kind::Bytes: return writeBytes(value.asText());
  case Kind::List:
  case Kind::Tuple:
  case Kind::Set: return writeItems(value.items());
  case Kind::Dict: return writeDict(value.members());
  case Kind::Date: return writeText(isoFormat(value.asDate()), false);
  case Kind::Time: return writeText(isPythonForm ? pythonIsoFormat(value.asTime()) : isoFormat(value.asTime()), false);
  case Kind::DateTime:
    return writeText(isPythonForm ? pythonIsoFormat(value.asDateTime()) : isoFormat(value.asDateTime()), false);
  case Kind::TimeDelta: return writeTimeDelta(value.asTimeDelta());
  case Kind::Uuid: return writeText(canonicalText(value.asUuid()), false);
  case Kind::Decimal: return writeDecimal(value.asText());
  case Kind::Object:
    if (m_models && value.asObject().kind == ObjectKind::Complex) return fail(std::string(noComplex));
    return writeText(shownText(value.asObject()), false);
  case Kind::Enum: return write(value.asEnum().value);
  case Kind::Model: return isSecretValue(value) ? writeSecret(value) : writeModel(value);
  }
  return fail("unknown kind of value");
}

bool JsonWriter::writeText(std::string_view text, bool hasLoneSurrogates) {
  if (m_writer == Writer::PythonDefault) {
    writeAsciiJsonString(text, m_out);
    return true;
  }
  if (hasLoneSurrogates) return fail("'utf-8' codec can't encode a lone surrogate: surrogates not allowed");
  writeJsonString(text, m_out);
  return true;
}

bool JsonWriter::writeBytes(std::string_view bytes) {
  const Utf8Check check = checkUtf8(bytes);
  if (check.isValid && !check.hasSurrogates) return writeText(bytes, false);
  return fail("'utf-8' codec can't decode the bytes: invalid utf-8");
}

bool JsonWriter::writeFloat(double number) {
  if (isPydantic()) {
    writePydanticFloat(number, m_out);
    return true;
  }
  if (std::isfinite(number)) {
    m_out += pythonFloat(number);
    return true;
  }
  if (m_writer == Writer::Python) return fail("ValueError: Out of range float values are not JSON compliant");
  m_out += std::isnan(number) ? "NaN" : number < 0 ? "-Infinity" : "Infinity";
  return true;
}

// jsonable_encoder: int when the exponent is not below zero, otherwise float.
bool JsonWriter::writeDecimal(std::string_view canonical) {
  if (m_form == TemporalForm::Pydantic) return writeText(canonical, false);
  if (canonical.find_first_not_of("-0123456789") == std::string_view::npos) {
    m_out += canonical == "-0" ? "0" : canonical;
    return true;
  }
  const std::string text(canonical);
  const double number = std::strtod(text.c_str(), nullptr);
  if (const auto exponent = canonical.find("E+"); exponent != std::string_view::npos && !canonical.contains('.'))
    return writeWhole(canonical.substr(0, exponent), canonical.substr(exponent + 2));
  return writeFloat(number);
}

// Digits times a power of ten, written out as an int.
bool JsonWriter::writeWhole(std::string_view digits, std::string_view zeros) {
  std::size_t count = 0;
  std::from_chars(zeros.data(), zeros.data() + zeros.size(), count);
  if (count > 4300) return fail("ValueError: Exceeds the limit (4300 digits) for integer string conversion");
  m_out += digits;
  m_out.append(count, '0');
  return true;
}

bool JsonWriter::writeTimeDelta(const TimeDelta& value) {
  if (m_form == TemporalForm::Pydantic) return writeText(isoFormat(value), false);
  m_out += pythonFloat(totalSeconds(value));
  return true;
}

bool JsonWriter::writeItems(std::span<const Value> items) {
  m_out += '[';
  bool isFirst = true;
  for (const Value& item : items) {
    if (!isFirst) m_out += comma();
    isFirst = false;
    if (!write(item)) return false;
  }
  m_out += ']';
  return true;
}

bool JsonWriter::writeDict(std::span<const Member> members) {
  m_out += '{';
  bool isFirst = true;
  if (!writeMembers(members, isFirst)) return false;
  m_out += '}';
  return true;
}

// jsonable_encoder knows no Secret[T] and shows the attributes of the object.
bool JsonWriter::writeSecret(const Value& value) {
  if (m_form == TemporalForm::Pydantic) return writeText(shownText(value), false);
  m_out += '{';
  bool isFirst = true;
  if (!writeKey(value.asModel().shape->fields.front(), isFirst) || !write(hiddenIn(value))) return false;
  m_out += '}';
  return true;
}

bool JsonWriter::writeModel(const Value& value) {
  const ModelValue& model = value.asModel();
  const std::span fields(model.fields, isUploadFile(value) ? shownUploadFields : model.shape->fields.size());
  if (model.shape->look == ModelLook::Tuple) return writeItems(fields);
  if (m_models) {
    if (model.shape->look == ModelLook::Dataclass) return writeDataclass(model);
    const auto written = m_models->write(value, m_out);
    return written.has_value() || fail(written.error().message);
  }
  const TemporalForm before = m_form;
  m_form = TemporalForm::Pydantic;
  if (model.shape->look == ModelLook::Root) {
    const bool isFine = write(fields.front());
    m_form = before;
    return isFine;
  }
  m_out += '{';
  bool isFirst = true;
  for (std::size_t i = 0; i < fields.size(); ++i)
    if (!writeKey(model.shape->aliases[i], isFirst) || !write(fields[i])) return false;
  if (!writeMembers(model.extras, isFirst)) return false;
  m_out += '}';
  m_form = before;
  return true;
}

// As asdict() gives it to jsonable_encoder.
bool JsonWriter::writeDataclass(const ModelValue& value) {
  m_out += '{';
  bool isFirst = true;
  for (std::size_t i = 0; i < value.shape->fields.size(); ++i) {
    const std::string& name = value.shape->fields[i];
    if (name.starts_with(sqlalchemyName)) continue;
    if (!writeKey(name, isFirst) || !write(value.fields[i])) return false;
  }
  m_out += '}';
  return true;
}

bool JsonWriter::writeMembers(std::span<const Member> members, bool& isFirst) {
  for (const Member& member : members) {
    if (member.key.is(Kind::Str)) {
      const std::string_view key = member.key.asText();
      if (!isPydantic() && key.starts_with(sqlalchemyName)) continue;
      if (!writeKey(key, isFirst, member.key.flags())) return false;
    } else {
      std::string key;
      if (!keyText(member.key, key) || !writeKey(key, isFirst)) return false;
    }
    if (!write(member.value)) return false;
  }
  return true;
}

bool JsonWriter::writeKey(std::string_view key, bool& isFirst, std::uint8_t flags) {
  if (!isFirst) m_out += comma();
  isFirst = false;
  if (!writeText(key, flags & Value::LoneSurrogate)) return false;
  m_out += colon();
  return true;
}

bool JsonWriter::keyText(const Value& key, std::string& text) {
  const bool isPydanticForm = m_form == TemporalForm::Pydantic;
  switch (key.kind()) {
  case Kind::Null: text = isPydanticForm ? "None" : "null"; return true;
  case Kind::Bool: text = key.asBool() ? "true" : "false"; return true;
  case Kind::Float:
    if (std::isfinite(key.asFloat())) {
      text = pythonFloat(key.asFloat());
      return true;
    }
    if (isPydanticForm) {
      text = "None";
      return true;
    }
    if (m_writer == Writer::Python) return fail("ValueError: Out of range float values are not JSON compliant");
    text = std::isnan(key.asFloat()) ? "NaN" : key.asFloat() < 0 ? "-Infinity" : "Infinity";
    return true;
  case Kind::Int:
  case Kind::BigInt:
  case Kind::Str: text = pythonStr(key); return true;
  case Kind::Enum: return keyText(key.asEnum().value, text);
  case Kind::Tuple:
    if (isPydanticForm) return tupleKeyText(key.items(), text);
    return fail("TypeError: unhashable type: 'list'");
  case Kind::List:
  case Kind::Set:
  case Kind::Dict: return fail("TypeError: keys must be str, int, float, bool or None");
  case Kind::Model:
    if (!isSecretValue(key) || !isPydanticForm) return fail("TypeError: keys must be str, int, float, bool or None");
    text = shownText(key);
    return true;
  case Kind::Bytes:
    if (const Utf8Check check = checkUtf8(key.asText()); !check.isValid || check.hasSurrogates)
      return fail("'utf-8' codec can't decode the bytes: invalid utf-8");
    text = key.asText();
    return true;
  case Kind::TimeDelta:
    text = isPydanticForm ? isoFormat(key.asTimeDelta()) : pythonFloat(totalSeconds(key.asTimeDelta()));
    return true;
  case Kind::Date: text = isoFormat(key.asDate()); return true;
  case Kind::Time: text = isPydanticForm ? isoFormat(key.asTime()) : pythonIsoFormat(key.asTime()); return true;
  case Kind::DateTime:
    text = isPydanticForm ? isoFormat(key.asDateTime()) : pythonIsoFormat(key.asDateTime());
    return true;
  case Kind::Uuid: text = canonicalText(key.asUuid()); return true;
  case Kind::Decimal: text = key.asText(); return true;
  case Kind::Object: text = shownText(key.asObject()); return true;
  }
  return fail("unknown kind of key");
}

bool JsonWriter::tupleKeyText(std::span<const Value> items, std::string& text) {
  for (std::size_t i = 0; i < items.size(); ++i) {
    std::string part;
    if (!keyText(items[i], part)) return false;
    if (i > 0) text += ',';
    text += part;
  }
  return true;
}

} // namespace

Result<void> writeJson(const Value& value, JsonStyle style, std::string& out) {
  JsonWriter writer(style == JsonStyle::Python ? Writer::Python : Writer::Pydantic, out);
  if (!writer.write(value)) return failure(writer.error());
  return {};
}

Result<void> writeJson(const Value& value, ModelWriter& models, std::string& out) {
  JsonWriter writer(Writer::Python, out, &models);
  if (!writer.write(value)) return failure(writer.error());
  return {};
}

void writeJsonDefault(const Value& value, std::string& out) {
  const std::size_t before = out.size();
  if (JsonWriter(Writer::PythonDefault, out).write(value)) return;
  out.resize(before); // undecodable bytes and the like: nothing of it is JSON
  out += "null";
}

} // namespace signalbox
