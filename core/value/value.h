// SPDX-FileCopyrightText: Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// Value: a Python object as a request sees it: what json.loads gives, what Pydantic makes of it, what templates
// compute. Sixteen bytes, trivially copyable, pointing into an Arena (or into memory that outlives the request).
#pragma once

#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

namespace signalbox {

class Arena;
class Value;
struct Member;

enum class Kind : std::uint8_t {
  Null,
  Bool,
  Int,
  BigInt,
  Float,
  Str,
  Bytes,
  List,
  Tuple,
  Set,
  Dict,
  Date,
  Time,
  DateTime,
  TimeDelta,
  Uuid,
  Decimal,
  Object,
  Enum,
  Model
};

// Proleptic Gregorian, year 1 to 9999.
struct Date {
  std::int16_t year = 1;
  std::uint8_t month = 1;
  std::uint8_t day = 1;
  bool operator==(const Date&) const = default;
};

struct Time {
  std::uint8_t hour = 0;
  std::uint8_t minute = 0;
  std::uint8_t second = 0;
  std::uint32_t microsecond = 0;
  std::optional<std::int32_t> offset; // seconds east of UTC; absent = naive
  bool operator==(const Time&) const = default;
};

struct DateTime {
  Date date;
  Time time;
  bool operator==(const DateTime&) const = default;
};

// Normalised as Python does: 0 <= seconds < 86400, 0 <= microseconds < 1000000, the sign in days.
struct TimeDelta {
  std::int32_t days = 0;
  std::int32_t seconds = 0;
  std::int32_t microseconds = 0;
  bool operator==(const TimeDelta&) const = default;
};

struct Uuid {
  std::uint8_t bytes[16] = {};
  bool operator==(const Uuid&) const = default;
};

// A Python object that JSON has no word for and that shows itself by one text: a URL, an address, a path, a secret.
enum class ObjectKind : std::uint8_t { Url, Ip, Path, Secret, SecretBytes, Pattern, Complex, NameEmail };

struct ObjectValue {
  ObjectKind kind = ObjectKind::Url;
  std::string_view className; // Python's: "HttpUrl", "IPv4Address", "PosixPath"; lives as long as the program
  std::string_view text;      // str() of it; of a secret what it hides
};

// What the value layer must know of a model: enough to read attributes and to dump it. Made by core/schema, lives as
// long as the compiled design.
// How an instance shows itself: a BaseModel or a dataclass as an object, a RootModel as what its one field holds, a
// NamedTuple as a list.
enum class ModelLook : std::uint8_t { Object, Dataclass, Root, Tuple };

struct ModelShape {
  std::string name;
  std::vector<std::string> fields;  // declaration order
  std::vector<std::string> aliases; // serialization alias of each field, or its name
  ModelLook look = ModelLook::Object;
  bool isFrozen = false; // instances are hashable
};

struct ModelValue {
  const ModelShape* shape = nullptr;
  const Value* fields = nullptr;        // shape->fields.size() of them
  const std::uint64_t* isSet = nullptr; // bit i: fields[i] came from the input (Pydantic's model_fields_set)
  std::span<const Member> extras;       // extra="allow", input order

  bool fieldIsSet(std::size_t i) const { return (isSet[i / 64] >> (i % 64)) & 1U; }
};

struct EnumShape {
  std::string name;
  std::vector<std::string> members;
  bool isMixedIn = false; // class E(str, Enum), class E(int, Enum): a member equals its value
};

struct EnumValue;

class Value final {
public:
  enum Flag : std::uint8_t { NoFlags = 0, LoneSurrogate = 1 }; // Str holding WTF-8: \ud800 got through the parser

  constexpr Value() = default;

  static Value boolean(bool value);
  static Value integer(std::int64_t value);
  static Value bigInt(std::string_view digits); // Python's int text: optional '-', no leading zeros, outside int64
  static Value number(double value);
  static Value str(std::string_view utf8, std::uint8_t flags = NoFlags);
  static Value bytes(std::string_view raw);
  static Value list(std::span<const Value> items);
  static Value tuple(std::span<const Value> items);
  static Value set(std::span<const Value> items);     // already unique
  static Value dict(std::span<const Member> members); // unique keys, insertion order
  static Value date(const Date* value);
  static Value time(const Time* value);
  static Value dateTime(const DateTime* value);
  static Value timeDelta(const TimeDelta* value);
  static Value uuid(const Uuid* value);
  static Value decimal(std::string_view canonical); // Python's str(Decimal): "1.10", "1E+3", "NaN", "-0"
  static Value object(const ObjectValue* value);
  static Value enumMember(const EnumValue* value);
  static Value model(const ModelValue* value);

  Kind kind() const { return m_kind; }
  std::uint8_t flags() const { return m_flags; }
  bool is(Kind kind) const { return m_kind == kind; }
  bool isNull() const { return m_kind == Kind::Null; }

  // Each is defined for its own kind(s) only.
  bool asBool() const { return m_bool; }
  std::int64_t asInt() const { return m_int; }
  double asFloat() const { return m_float; }
  std::string_view asText() const { return {m_text, m_size}; }       // Str, Bytes, BigInt, Decimal
  std::span<const Value> items() const { return {m_items, m_size}; } // List, Tuple, Set
  std::span<const Member> members() const;                           // Dict
  std::size_t size() const { return m_size; }                        // of text (bytes), items or members
  const Date& asDate() const { return *m_date; }
  const Time& asTime() const { return *m_time; }
  const DateTime& asDateTime() const { return *m_dateTime; }
  const TimeDelta& asTimeDelta() const { return *m_timeDelta; }
  const Uuid& asUuid() const { return *m_uuid; }
  const ObjectValue& asObject() const { return *m_object; }
  const EnumValue& asEnum() const { return *m_enum; }
  const ModelValue& asModel() const { return *m_model; }

  // Dict member by text key, or null when absent.
  const Value* find(std::string_view key) const;

private:
  Kind m_kind = Kind::Null;
  std::uint8_t m_flags = NoFlags;
  std::uint32_t m_size = 0;
  union {
    std::int64_t m_int = 0;
    bool m_bool;
    double m_float;
    const char* m_text;
    const Value* m_items;
    const Member* m_members;
    const Date* m_date;
    const Time* m_time;
    const DateTime* m_dateTime;
    const TimeDelta* m_timeDelta;
    const Uuid* m_uuid;
    const ObjectValue* m_object;
    const EnumValue* m_enum;
    const ModelValue* m_model;
  };
};

static_assert(sizeof(Value) == 16);

struct Member {
  Value key;
  Value value;
};

inline std::span<const Member> Value::members() const { return {m_members, m_size}; }

struct EnumValue {
  const EnumShape* shape = nullptr;
  std::uint32_t index = 0;
  Value value;
};

// One step of a `loc`: a key (or a union label) or an index.
using LocItem = std::variant<std::string, std::int64_t>;
using Loc = std::vector<LocItem>;

// Python's `==`: 1 == 1.0 == True, dicts by key, sets without order, models by class and fields.
bool equals(const Value& left, const Value& right);

// Python's bool(value).
bool isTruthy(const Value& value);

// A copy that points only into `arena`.
Value deepCopy(const Value& value, Arena& arena);

} // namespace signalbox
