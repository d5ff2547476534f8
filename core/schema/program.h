// SPDX-FileCopyrightText: Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// Program: what TypesBuilder makes and everything else reads. Nodes refer to each other by index; what only some kinds
// need lies in side tables, found by Node::rules.
#pragma once

#include "core/design/design.h"
#include "core/expression/expression.h"
#include "core/expression/template.h"
#include "core/json_schema/schema.h"
#include "core/schema/ip_text.h"
#include "core/schema/json_fields.h"
#include "core/schema/temporal_text.h"
#include "core/schema/types.h"
#include "core/schema/url_types.h"
#include "core/value/arena.h"
#include "core/value/value.h"

#include <deque>
#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <unordered_map>
#include <variant>
#include <vector>

namespace signalbox::regex {
class Pattern;
}

namespace signalbox::schema {

using NodeIndex = std::uint32_t;
inline constexpr std::uint32_t none = UINT32_MAX;
inline constexpr std::uint32_t leftToRight = 0; // union_mode
inline constexpr std::uint32_t jsonValue = 0;   // JsonValue
inline constexpr std::uint32_t hashable = 1;    // Hashable

enum class NodeKind : std::uint8_t {
  Any,
  None,
  Bool,
  Int,
  Float,
  Str,
  Bytes,
  Date,
  Time,
  DateTime,
  TimeDelta,
  Uuid,
  Email,
  Url,
  Secret,
  SecretBytes,
  Decimal,
  Ip,
  Path,
  ByteSize,
  Complex,
  Pattern,
  NameEmail,
  Base64,
  UploadFile,
  General, // leaves
  List,
  Tuple,
  FixedTuple,
  Set,
  FrozenSet,
  Deque,
  Sequence,
  Iterable,
  Dict, // containers
  Nullable,
  Union,
  TaggedUnion,
  Checked,
  JsonText,
  SecretOf,
  Function, // wrappers
  Literal,
  Enum,
  Model,
  Use
};

// How JSON writes a value of this type where the model's config asks for another form (ser_json_*).
enum class Wire : std::uint8_t {
  Plain,
  Base64, // bytes
  Hex,
  FloatSeconds, // ser_json_timedelta
  Seconds,      // ser_json_temporal
  Milliseconds,
  Constants, // NaN and infinities as they are
  Strings    // as "NaN", "Infinity", "-Infinity"
};

// One type. `first` is the item, the key, or what is wrapped; for unions and fixed tuples the begin in
// Program::children, with `second` their number. `second` is a dict's value. A Union's `rules` is leftToRight or none,
// an Any's jsonValue or none.
struct Node {
  NodeKind kind = NodeKind::Any;
  bool isStrict = false;
  std::uint32_t rules = none; // into the table of its kind
  NodeIndex first = none;
  NodeIndex second = none;
  Wire wire = Wire::Plain;
};

template<class T>
struct Bounds {
  std::optional<T> multipleOf, le, lt, ge, gt;
  bool any() const { return multipleOf || le || lt || ge || gt; }
};

struct IntRules {
  Bounds<std::int64_t> bounds;
  Bounds<std::string> wide; // those beyond 64 bits, as digits
  bool any() const { return bounds.any() || wide.any(); }
};
struct FloatRules {
  Bounds<double> bounds;
  bool allowInfNan = true;
};

// PastDate, FutureDatetime; AwareDatetime, NaiveDatetime.
enum class Now : std::uint8_t { Any, Past, Future };
enum class Zone : std::uint8_t { Any, Aware, Naive };

// Date, time, datetime and timedelta bounds: Values of that kind, Null when absent.
struct TemporalRules {
  Value le, lt, ge, gt;
  Now now = Now::Any;
  Zone zone = Zone::Any;
  TemporalReading reading;
};

struct DecimalRules {
  Value multipleOf, le, lt, ge, gt; // Decimals, Null when absent
  std::optional<std::int64_t> maxDigits, decimalPlaces;
  bool allowInfNan = false;
};

struct LengthRules {
  std::optional<std::int64_t> min, max;
  bool any() const { return min || max; }
};

// Which class a dict or a mapping becomes; they differ in strict mode, in union labels and in nothing else.
enum class DictForm : std::uint8_t { Dict, DefaultDict, OrderedDict, Counter };

// Of lists, tuples, sets, deques, sequences, iterables and dicts.
struct ContainerRules {
  LengthRules length;
  bool failsFast = false; // stop after the first item that fails
  DictForm dictForm = DictForm::Dict;
  std::string defaultClass; // of a defaultdict's values: "int", "list"
  bool any() const { return length.any() || failsFast || dictForm != DictForm::Dict; }
};

enum class BytesForm : std::uint8_t { Utf8, Base64, Hex }; // val_json_bytes
struct BytesRules {
  LengthRules length;
  BytesForm form = BytesForm::Utf8;
};

// Base64Bytes, Base64Str and their URL-safe sisters.
struct Base64Rules {
  bool isUrlSafe = false;
  bool isText = false;
};

struct StrRules {
  LengthRules length;
  LengthRules ownLength; // without the model config's: what JSON Schema shows
  bool strip = false;
  bool toLower = false;
  bool toUpper = false;
  bool coerceNumbers = false;
  bool asciiOnly = false;
  std::string pattern;                              // as the design writes it
  std::shared_ptr<const regex::Pattern> expression; // null without a pattern

  bool isConstrained() const { return length.any() || strip || toLower || toUpper || asciiOnly || expression; }
};

// Constraints on a union or Any, applied to whatever came out.
struct CheckRules {
  Value multipleOf, le, lt, ge, gt; // numbers, Null when absent
  LengthRules length;
};

struct UuidRules {
  int version = 0;
};

struct UrlRules {
  const UrlType* type = nullptr;
  bool keepsEmptyPath = false; // url_preserve_empty_path
};

struct IpRules {
  IpPart part = IpPart::Address;
  int version = 0; // 4, 6; 0 takes both (IPvAny...)
};

enum class PathKind : std::uint8_t { Path, File, Directory, New };
struct PathRules {
  PathKind kind = PathKind::Path;
};

// A validator of the design. Field validators are Function nodes around a type; model validators belong to the model.
struct FunctionRules {
  std::string name; // the Python function's: labels show it
  design::ValidatorMode mode = design::ValidatorMode::After;
  std::optional<expression::Expression> check, value;
  std::optional<expression::Template> message;
  bool usesData = false; // one of them reads `data`
};

struct LiteralRules {
  std::vector<Value> values; // members of enums too
  std::string expected;      // "'a', <Color.red: 'r'> or 3"
  bool useValues = false;    // use_enum_values of the model it stands in
};

enum class EnumBase : std::uint8_t { Plain, Str, Int, Float };
struct EnumRules {
  EnumShape shape;
  EnumBase base = EnumBase::Plain;
  std::vector<EnumValue> members; // point at `shape`
  std::vector<Value> values;      // of the members
  std::vector<Value> listed;      // values with aliases of members, as messages and JSON Schema show them
  std::vector<std::string> names; // of those in `listed`
  std::string expected;
  bool useValues = false; // use_enum_values of the model it stands in
  std::string description;
};

using AliasStep = std::variant<std::string, std::int64_t>;
using AliasPath = std::vector<AliasStep>;

// A default_factory that must run each time: a call, or an expression over `data`, the fields validated before.
struct FactoryRules {
  expression::Expression expression;
  bool takesData = false;
};

// A type where it is used: a field, a parameter, a body part.
struct UseRules {
  std::string name; // empty for a parameter
  NodeIndex node = none;
  std::vector<AliasPath> paths; // where validation looks, in order; never empty for a field
  std::string wireName;         // what validation and JSON Schema call it; empty = the name
  std::string serializedName;   // what serialisation by alias calls it
  Value defaultValue;
  bool isRequired = true;
  bool validatesDefault = false;
  bool isExcluded = false;
  bool mayBeAbsent = false;                    // NotRequired in a TypedDict, without a default: the key stays away
  bool isInit = true;                          // init=False in a dataclass: never read from the input
  bool hasFactory = false;                     // the default stands in no JSON Schema
  std::shared_ptr<const FactoryRules> factory; // null: defaultValue is what it gives
  std::shared_ptr<const expression::Expression> excludeIf; // over `value`
  const design::Json* facets = nullptr;                    // as the design writes them
};

struct ComputedRules {
  UseRules use;
  expression::Expression expression;
  bool isInRepr = true;
};

enum class Extra : std::uint8_t { Ignore, Allow, Forbid };
enum class Revalidate : std::uint8_t { Never, Always, SubclassInstances };
enum class ModelForm : std::uint8_t { Model, TypedDict, Dataclass, NamedTuple, Root };

struct ModelRules {
  ModelShape shape;
  std::vector<UseRules> fields;
  ModelForm form = ModelForm::Model;
  std::string definition; // its name in $defs: Page_Item_
  Extra extra = Extra::Ignore;
  NodeIndex extraKeys = none;   // __pydantic_extra__: dict[K, V]
  NodeIndex extraValues = none; // none: as they are
  bool locByAlias = true;
  bool fromAttributes = false;
  Revalidate revalidate = Revalidate::Never;
  bool isRecursive = false;
  bool isDefinition = false;      // recursive and referred to more than once, or by itself: its entries are counted
  std::uint32_t component = none; // recursive models that reach each other share one
  bool isFlat = true;             // every field is found by one key of its own, so that one pass over the members does
  bool serialisesByAlias = false; // where the caller does not say
  bool hasFieldFunctions = false; // a field's node is a Function: they see the fields before them
  std::vector<std::uint32_t> before, after; // model validators in Program::functions, in the order they run
  std::vector<ComputedRules> computed;
  std::vector<std::string> computedNames;
  std::vector<std::uint16_t> slots; // open addressing: field index + 1 by key, 0 empty; size a power of two
  std::string title;
  std::string description;
  design::Json config;
};

// A JSON Schema that no type says exactly, kept whole.
struct GeneralRules {
  std::string name;
  json_schema::SchemaPtr schema; // null when it is broken: then anything passes
  const design::Json* source = nullptr;
};

struct TaggedRules {
  std::string field;             // the discriminator's name in the models
  std::vector<std::string> keys; // where the tag stands: alias or name
  std::vector<Value> tags;
  std::vector<NodeIndex> branches; // parallel to `tags`
  std::string discriminator;       // as messages show it: 'kind'
  std::string expectedTags;
};

// What does not change between builds of edited designs: parsed texts and compiled patterns.
struct ParseCache;

struct Program {
  std::vector<Node> nodes;
  std::vector<NodeIndex> children;
  std::vector<std::string> labels; // of a union's children, parallel to `children`
  std::vector<IntRules> ints;
  std::vector<FloatRules> floats;
  std::vector<TemporalRules> temporals;
  std::vector<LengthRules> lengths;
  std::vector<StrRules> strs;
  std::vector<ContainerRules> containers;
  std::vector<BytesRules> bytes;
  std::vector<Base64Rules> base64s;
  std::vector<CheckRules> checks;
  std::vector<DecimalRules> decimals;
  std::vector<IpRules> ips;
  std::vector<PathRules> paths;
  std::vector<UuidRules> uuids;
  std::vector<UrlRules> urls;
  std::vector<LiteralRules> literals;
  std::deque<FunctionRules> functions;
  std::deque<EnumRules> enums; // stay in place: values point at them
  std::deque<ModelRules> models;
  std::vector<JsonFields> jsonFields; // of `models`
  std::deque<UseRules> uses;
  std::vector<TaggedRules> tagged;
  std::deque<GeneralRules> generals;
  std::unordered_map<std::string, NodeIndex> byName; // models and enums
  std::unordered_map<const ModelShape*, const ModelRules*> byShape;
  std::shared_ptr<ParseCache> cache;
  std::shared_ptr<Arena> arena;          // of defaults, literals and bounds
  std::vector<design::ModelPtr> sources; // keeps the design's models alive
  std::deque<design::Json> keptFacets;   // of parameters

  const Node& at(NodeIndex index) const { return nodes[index]; }
  const Node& at(TypeId type) const { return nodes[static_cast<std::uint32_t>(type)]; }
};

std::size_t hashKey(std::string_view key);

// The field whose only key this is, or -1. Flat models only.
int findField(const ModelRules& model, std::string_view key);

// "'a', 'b' or 3": what literal_error and enum expect.
std::string expectedOf(std::span<const Value> values);

// pydantic-core's name of a validator, as union locs show it.
std::string labelOf(const Program& program, NodeIndex node);

} // namespace signalbox::schema
