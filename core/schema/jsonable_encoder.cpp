// SPDX-FileCopyrightText: Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/schema/jsonable_encoder.h"

#include "core/schema/dump.h"
#include "core/value/model_writer.h"
#include "core/value/read.h"
#include "core/value/secret_value.h"
#include "core/value/write.h"

#include <algorithm>

namespace signalbox::schema {
namespace {

bool needsEncoding(const Value& value) {
  switch (value.kind()) {
  case Kind::Model: return true;
  case Kind::Object: return value.asObject().kind == ObjectKind::Complex;
  case Kind::List:
  case Kind::Tuple:
  case Kind::Set: return std::ranges::any_of(value.items(), needsEncoding);
  case Kind::Dict: return std::ranges::any_of(value.members(), needsEncoding, &Member::value);
  default: return false;
  }
}

Result<Value> dumped(const Types& types, const Value& model, Arena& arena) {
  SerialiseOptions options;
  options.style = JsonStyle::Python;
  options.keepsNan = true;
  std::string json;
  if (const auto written = serialiseModel(types, model, options, json); !written)
    return std::unexpected(written.error());
  const auto content = readJson(arena.copy(json), arena);
  if (!content) return failure("A model of the answer cannot be read as JSON.");
  return *content;
}

class Encoder final {
public:
  Encoder(const Types& types, Arena& arena) : m_types(types), m_arena(arena) {}

  Result<Value> encode(const Value& value) {
    switch (value.kind()) {
    case Kind::Model: return model(value);
    case Kind::Object:
      if (value.asObject().kind == ObjectKind::Complex) return failure(std::string(noComplex));
      return value;
    case Kind::Dict: return members(value.members());
    case Kind::List:
    case Kind::Tuple:
    case Kind::Set: return items(value.items());
    default: return value;
    }
  }

private:
  Result<Value> model(const Value& value) {
    if (isSecretValue(value)) return value; // whoever writes it shows what jsonable_encoder would
    const ModelValue& model = value.asModel();
    switch (model.shape->look) {
    case ModelLook::Tuple: return items({model.fields, model.shape->fields.size()});
    case ModelLook::Dataclass: return dataclass(model);
    default: return dumped(m_types, value, m_arena);
    }
  }

  Result<Value> items(std::span<const Value> values) {
    const auto made = m_arena.make<Value>(values.size());
    for (std::size_t i = 0; i < made.size(); ++i) {
      const auto item = encode(values[i]);
      if (!item) return item;
      made[i] = *item;
    }
    return Value::list(made);
  }

  Result<Value> members(std::span<const Member> values) {
    const auto made = m_arena.make<Member>(values.size());
    for (std::size_t i = 0; i < made.size(); ++i) {
      const auto item = encode(values[i].value);
      if (!item) return item;
      made[i] = {values[i].key, *item};
    }
    return Value::dict(made);
  }

  Result<Value> dataclass(const ModelValue& value) {
    const std::vector<std::string>& names = value.shape->fields;
    const auto made = m_arena.make<Member>(names.size());
    for (std::size_t i = 0; i < made.size(); ++i) {
      const auto field = encode(value.fields[i]);
      if (!field) return field;
      made[i] = {Value::str(names[i]), *field};
    }
    return Value::dict(made);
  }

  const Types& m_types;
  Arena& m_arena;
};

// At once where that can be, else by way of the dict that model_dump() gives.
class EncodedModels final : public ModelWriter {
public:
  EncodedModels(const Types& types, Arena& arena) : m_types(types), m_arena(arena) {}

  Result<void> write(const Value& model, std::string& out) override {
    if (Dump(m_types.program(), DumpForm::Encoded, true, out).runModel(model)) return {};
    const auto content = dumped(m_types, model, m_arena);
    return content ? writeJson(*content, JsonStyle::Python, out) : std::unexpected(content.error());
  }

private:
  const Types& m_types;
  Arena& m_arena;
};

} // namespace

Result<Value> encoded(const Types& types, const Value& value, Arena& arena) {
  return needsEncoding(value) ? Encoder(types, arena).encode(value) : Result<Value>(value);
}

Result<void> writeEncoded(const Types& types, const Value& value, Arena& arena, std::string& out) {
  EncodedModels models(types, arena);
  return writeJson(value, models, out);
}

} // namespace signalbox::schema
