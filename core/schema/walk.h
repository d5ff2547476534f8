// SPDX-FileCopyrightText: Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// Walk: one value through one program. The same code runs twice: first it only accepts and builds the output; when that
// fails, a second walk collects the errors.
#pragma once

#include "core/schema/literal_lookup.h"
#include "core/schema/messages.h"
#include "core/schema/program.h"
#include "core/schema/url.h"
#include "core/schema/validate.h"
#include "core/value/read_jiter.h"

#include <initializer_list>
#include <utility>
#include <vector>

namespace signalbox {
struct Decimal;
}

namespace signalbox::schema {

// How literally a value was taken; a smart union keeps the branch with the highest.
enum class Exactness : std::uint8_t { Lax, Strict, Exact };

// What the kind of input changes: validate_python, validate_json or validate_strings. A Json[T] switches to JSON's and
// back; the wording of messages is chosen once per call and stays.
struct InputRules {
  Mode mode = Mode::Python;
  Exactness text = Exactness::Exact;        // a text taken as str
  Exactness parsed = Exactness::Lax;        // a text read as date, time, duration, bytes, Decimal ...
  Exactness converted = Exactness::Lax;     // a text read as bool, int or float
  Exactness bytes = Exactness::Lax;         // a text taken as bytes
  Exactness uuid = Exactness::Lax;          // a text read as UUID
  Exactness otherSequence = Exactness::Lax; // a list taken as tuple or set
  bool textPassesStrict = false;            // for dates, UUID, Decimal, bytes, enums ...; a list for tuple and set
  bool numberTextPassesStrict = false;      // for bool, int and float too
  bool hasLongIntegers = false;             // from 19 digits on, integers are a class of their own
  bool writesNumbersAsRust = false;         // float to Decimal and str; else as Python's repr
  bool boolIsDuration = false;              // true is a second
  bool findsModelMembersByKey = false; // extras are reported first, each occurrence; an alias or a name is never one
  bool limitsRecursion = false;
  bool asksForAttributes = false; // a discriminated union without an object
  std::size_t fieldWeight = 1;    // of a field that is set, where a union counts them
};

const InputRules& inputRules(Mode mode);
const InputRules& jsonKeyRules(); // of the text that is a key in JSON

// The reference's limit of entries into recursive definitions on one path.
inline constexpr int maxDefinitions = 255;

class Walk final {
public:
  // `errors` null: stop at the first mistake.
  Walk(const Program& program, Arena& arena, const ValidateOptions& options, ValidationErrors* errors);

  bool run(NodeIndex node, const Value& input, Value& output);
  bool runRoot(NodeIndex node, const Value& input, Value& output) {
    return isString(input) && run(node, input, output);
  }
  bool failJson(const JiterError& error, const Value& text);
  bool runJson(NodeIndex node, const JiterDocument& document, Value& output); // by JSON's rules, worded as before

  // What a validator's expression raised that is no ValueError; empty = nothing.
  const std::string& exception() const { return m_exception; }

private:
  friend class JsonWalk;
  friend class JsonErrors;

  // The model whose field is being validated: what a field validator calls `data`.
  struct Scope {
    const ModelRules* model = nullptr;
    const Value* fields = nullptr;
    std::uint64_t* valid = nullptr; // bit i: fields[i] was valid
    std::size_t at = 0;
    bool isFine = true;  // no field has failed so far
    bool isCall = false; // a NamedTuple's arguments
  };
  // Where the input holds a field; the path that led there, or null for the first or a position.
  struct Found {
    const Value* value = nullptr;
    const AliasPath* path = nullptr;
    bool isPosition = false;
  };
  struct FieldValues {
    std::span<Value> values;
    std::span<std::uint64_t> isSet;
    std::size_t known = 0;
    bool isFine = true;
  };

  // walk_scalar.cpp
  bool boolean(const Node& node, const Value& input, Value& output);
  bool integer(const Node& node, const Value& input, Value& output);
  bool integerFromFloat(const Value& input, Value& output);
  bool integerFromText(const Value& input, Value& output);
  bool checkInteger(const IntRules& rules, const Value& input, const Value& number);
  bool number(const Node& node, const Value& input, Value& output);
  bool toNumber(const Node& node, const Value& input, double& number);
  bool checkNumber(const FloatRules& rules, const Value& input, double number);
  bool string(const Node& node, const Value& input, Value& output);
  bool toText(const Node& node, const Value& input, Value& text);
  bool checkText(const StrRules& rules, const Value& input, Value& text);
  bool bytes(const Node& node, const Value& input, Value& output);
  bool uuid(const Node& node, const Value& input, Value& output);
  bool email(const Node& node, const Value& input, Value& output);
  bool url(const Node& node, const Value& input, Value& output);
  bool refuseUrl(const UrlType& type, const UrlRefusal& refusal, const Value& input);
  bool checkEmail(const StrRules& rules, const Value& input, Value& output);
  bool refuseEmail(std::string_view reason, const Value& input);
  bool nameEmail(const Node& node, const Value& input, Value& output);
  bool secretText(const Node& node, const Value& input, Value& content);
  bool secret(const Node& node, const Value& input, Value& output);
  // walk_ip.cpp
  bool ip(const Node& node, const Value& input, Value& output);
  bool anyIp(const IpRules& rules, const Value& input, Value& output);
  // walk_upload_file.cpp
  bool uploadFile(const Value& input, Value& output);
  // walk_bytes.cpp
  bool toBytes(const Node& node, BytesForm form, const Value& input, Value& output);
  bool checkSecret(const LengthRules& rules, const Value& input, std::int64_t length);
  Value hidden(ObjectKind kind, std::string_view className, const Value& content);
  bool secretBytes(const Node& node, const Value& input, Value& output);
  bool secretOf(const Node& node, const Value& input, Value& output);
  bool base64(const Node& node, const Value& input, Value& output);
  bool failSurrogate(std::string_view text, const Value& input);
  bool byteSize(const Node& node, const Value& input, Value& output);
  // walk_object.cpp
  bool complexNumber(const Node& node, const Value& input, Value& output);
  bool path(const Node& node, const Value& input, Value& output);
  bool pattern(const Value& input, Value& output);
  bool jsonText(const Node& node, const Value& input, Value& output);
  // walk_decimal.cpp
  bool decimal(const Node& node, const Value& input, Value& output);
  bool toDecimalValue(const Node& node, const Value& input, Decimal& value);
  bool checkDecimal(const DecimalRules& rules, const Value& input, const Decimal& value);
  bool checkDigits(const DecimalRules& rules, const Value& input, const Decimal& value);
  // walk_temporal.cpp
  bool date(const Node& node, const Value& input, Value& output);
  bool dateFromDateTime(const Node& node, const Value& input, Value& output, ErrorType otherwise, std::string_view why);
  bool time(const Node& node, const Value& input, Value& output);
  bool dateTime(const Node& node, const Value& input, Value& output);
  bool timeDelta(const Node& node, const Value& input, Value& output);
  TemporalReading readingOf(const Node& node) const;
  bool checkNow(const TemporalRules& rules, const Value& input, const Date& value);
  bool checkNow(const TemporalRules& rules, const Value& input, const DateTime& value);
  bool checkZone(const TemporalRules& rules, const Value& input, const DateTime& value);
  template<class T>
  bool checkTemporal(const Node& node, const Value& input, const T& value, const T& (Value::*as)() const);
  // walk_container.cpp, walk_dict.cpp
  bool dequeOfPython(const Node& node, const Value& input, Value& output);
  bool deque(const Node& node, const Value& input, Value& output);
  bool takesItsItems(const Node& node, Value& made);
  bool lengthOfValue(const Node& node, const Value& input, std::size_t size);
  std::span<const Value> charactersOf(std::string_view text);
  bool isJsonValue(const Value& input);
  bool sequence(const Node& node, const Value& input, Value& output);
  bool sequenceItems(const Node& node, const Value& input, std::span<const Value> items, Value& output);
  bool iterable(const Node& node, const Value& input, Value& output);
  bool list(const Node& node, const Value& input, Value& output);
  bool tuple(const Node& node, const Value& input, Value& output);
  bool fixedTuple(const Node& node, const Value& input, Value& output);
  bool set(const Node& node, const Value& input, Value& output);
  bool dict(const Node& node, const Value& input, Value& output);
  bool runKey(NodeIndex node, const Value& key, Value& output);
  bool dictEntry(const Node& node, const Member& member, Member& output);
  bool sequenceOf(const Value& input, bool isStrict, Kind own, ErrorType otherwise, std::span<const Value>& items);
  bool item(NodeIndex node, std::size_t index, const Value& input, Value& output);
  bool lengthError(ErrorType type, std::string_view field, const Value& input, std::int64_t bound, Value actual);
  // walk_forms.cpp
  bool typedDict(const ModelRules& rules, const Value& input, Value& output);
  bool dataclass(const Node& node, const ModelRules& rules, const Value& input, Value& output);
  bool namedTuple(const ModelRules& rules, const Value& input, Value& output);
  bool rootModel(const ModelRules& rules, const Value& input, Value& output);
  static void addExtra(std::span<Member> members, std::size_t& size, const Member& extra);
  // walk_model.cpp
  int entriesOf(const ModelRules& rules) const;
  bool enterDefinition(const ModelRules& rules, int entries);
  void leaveDefinition(const ModelRules* outer, int entries);
  bool guarded(const Node& node, const Value& input, Value& output);
  bool baseModel(const ModelRules& rules, const Value& input, Value& output);
  bool modelWithFunctions(const Node& node, const ModelRules& rules, const Value& input, Value& output);
  bool modelForm(const Node& node, const ModelRules& rules, const Value& input, Value& output);
  bool model(const Node& node, const Value& input, Value& output);
  bool isLostByTypedDict(const ModelRules& rules, const Value& value) const;
  FieldValues readFields(const ModelRules& rules, std::span<const Found> found, const Value& whole,
                         bool isCall = false);
  std::span<Found> locate(const ModelRules& rules, std::span<const Member> members, const Value& whole);
  bool modelFields(const ModelRules& rules, const Value& input, std::span<const Member> members, Value& output);
  bool field(const Scope& scope, const Found& found, const Value& whole, Value& output);
  std::size_t enterField(const ModelRules& rules, const UseRules& use, const Found& found);
  bool defaultOf(const Scope& scope, Value& output);
  bool callFactory(const FactoryRules& rules, const Scope& scope, Value& output);
  Value makeModel(const ModelRules& rules, const FieldValues& fields, std::span<const Member> kept);
  const Value* follow(std::span<const AliasStep> path, const Value& whole) const;
  std::span<const Member> unusedMembers(const ModelRules& rules, const Value& whole);
  bool extras(const ModelRules& rules, std::span<const Member> members, ErrorType refusal,
              std::span<const Member>& kept);
  bool extra(const ModelRules& rules, const Member& member, Member& kept);
  bool isUsed(const ModelRules& rules, const Value& whole, std::string_view key) const;
  Value withFieldsSet(ModelValue value, const std::uint64_t* isSet);
  // walk_model_by_key.cpp
  bool modelFieldsByKey(const ModelRules& rules, const Value& whole, Value& output);
  bool takeMember(const ModelRules& rules, const Member& member, std::span<Found> found) const;
  // walk_function.cpp
  bool function(const Node& node, const Value& input, Value& output);
  bool modelFunctions(std::span<const std::uint32_t> functions, const Value& input, Value& value);
  bool applyFunction(const FunctionRules& rules, std::span<const Value> slots, const Value& input, Value& value);
  bool refuse(const FunctionRules& rules, expression::Frame& frame, const Value& input);
  bool failFunction(const Error& error, const Value& input);
  bool failValueError(std::string_view text, const Value& input);
  Value dataOfScope();
  // walk_union.cpp
  bool smartUnion(const Node& node, const Value& input, Value& output);
  bool bestOf(const Node& node, const Value& input, Value& output);
  bool firstOf(const Node& node, const Value& input, Value& output);
  bool failBranches(const Node& node, const Value& input);
  bool taggedUnion(const Node& node, const Value& input, Value& output);
  bool checked(const Node& node, const Value& input, Value& output);
  const Value* tagOf(const TaggedRules& rules, const Value& input) const;
  void enterTag(const Value& tag);
  bool literal(const Node& node, const Value& input, Value& output);
  bool failLiteral(LiteralMistake mistake, const Value& input, ErrorType otherwise, std::string_view expected);
  bool enumeration(const Node& node, const Value& input, Value& output);
  std::optional<std::size_t> matchEnum(const EnumRules& rules, bool isStrict, const Value& input, Value& tooLarge);
  // walk_general.cpp
  bool general(const Node& node, const Value& input, Value& output);
  void failGeneral(const json_schema::SchemaError& error, const Value& input);

  bool isStrict(const Node& node) const { return node.isStrict || m_options.strict; }
  bool takesTextOnly(const Node& node) const { return isStrict(node) && countsAsJson(); }
  // What pydantic-core's json_or_python goes by: the call, also where a default is a Python object.
  bool countsAsJson() const { return m_options.mode != Mode::Python || m_rules->mode != Mode::Python; }
  bool textPassesStrict() const { return m_rules->textPassesStrict; }
  bool numberTextPassesStrict(const Value& input) const {
    return m_rules->numberTextPassesStrict && input.is(Kind::Str);
  }
  BoolText boolText() const { return m_rules->numberTextPassesStrict ? BoolText::IsRead : BoolText::IsText; }
  Exactness exactnessOfNumberIn(const Value& input) const {
    return input.is(Kind::Str) ? m_rules->converted : Exactness::Lax;
  }
  // Defaults and what a validator made are Python objects whatever the input is.
  template<class Step>
  bool asPython(Step step) {
    const InputRules* const rules = std::exchange(m_rules, &inputRules(Mode::Python));
    const bool hadRepeatedKeys = std::exchange(m_hasRepeatedKeys, false);
    const bool isFine = step();
    m_rules = rules;
    m_hasRepeatedKeys = hadRepeatedKeys;
    return isFine;
  }
  bool runPython(NodeIndex node, const Value& input, Value& output) {
    return asPython([&] { return run(node, input, output); });
  }
  // In Strings mode whatever is neither text nor an object is refused where it is met.
  bool isString(const Value& input);
  bool isStringAt(std::string_view field, const Value& input); // blames the field's name, whatever alias gave the value
  bool areStrings(std::span<const Member> members);
  bool isLongInteger(const Value& input) const; // an integer of the class that JSON input has from 19 digits on
  void lower(Exactness exactness) {
    if (exactness < m_exactness) m_exactness = exactness;
  }
  bool isCollecting() const { return m_errors != nullptr; }
  std::span<LocStep> locOfPath(std::size_t more = 0); // with room behind it
  Value exceptionContext();
  bool fail(ErrorType type, const Value& input, std::initializer_list<Member> context = {});
  Value keep(std::string_view text) { return Value::str(m_arena.copy(text)); }
  Value object(ObjectKind kind, std::string_view className, std::string_view text) {
    return Value::object(m_arena.keep(ObjectValue{kind, className, m_arena.copy(text)}));
  }
  const Value* memberOf(const Value& object, std::string_view key) const; // the last of that name
  Value plain(const Value& input) { return m_hasRepeatedKeys ? withUniqueKeys(input, m_arena) : input; }

  using Step = LocStep;
  void enter(std::string_view key) { m_path.push_back({key}); }
  void enter(std::size_t index) { m_path.push_back({{}, static_cast<std::int64_t>(index)}); }
  void enterKey(const Value& key);
  void leave(std::size_t steps = 1) { m_path.resize(m_path.size() - steps); }

  const Program& m_program;
  Arena& m_arena;
  ValidateOptions m_options;
  const InputRules* m_rules;
  bool m_isInUnion = false;       // a smart one, whose branches are tried strictly first
  bool m_hasRepeatedKeys = false; // in the JSON text that is read: objects show every occurrence
  ValidationErrors* m_errors;
  std::vector<Step> m_path;
  Exactness m_exactness = Exactness::Exact;
  bool m_hasFieldsSet = false;
  std::size_t m_fieldsSet = 0;
  int m_depth = 0;                          // entries into recursive definitions on the path
  const ModelRules* m_definition = nullptr; // where the path entered the circle of models it is in
  Scope* m_scope = nullptr;
  std::string m_exception;
};

// A model instance seen as the object it would be dumped to, by name.
std::span<const Member> attributesOf(const ModelValue& value, Arena& arena);

inline Member contextOf(std::string_view key, Value value) { return {Value::str(key), value}; }

} // namespace signalbox::schema
