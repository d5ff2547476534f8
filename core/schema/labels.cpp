// SPDX-FileCopyrightText: Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// What only the whole program tells: labels of union branches, tags of discriminated unions, texts of expectations.
#include "core/schema/ip_types.h"
#include "core/schema/type_compiler.h"

#include "core/value/write.h"

#include <algorithm>

namespace signalbox::schema {

namespace {

template<class Items, class Print>
std::string joined(const Items& items, std::string_view between, Print print) {
  std::string result;
  for (const auto& item : items) {
    if (!result.empty()) result += between;
    result += print(item);
  }
  return result;
}

std::string childrenLabels(const Program& program, const Node& node, std::string_view between) {
  const auto children = std::span(program.children).subspan(node.first, node.second);
  return joined(children, between, [&](NodeIndex child) { return labelOf(program, child); });
}

std::string enumLabel(const EnumRules& rules) {
  const char* prefix = rules.base == EnumBase::Str     ? "str-enum["
                       : rules.base == EnumBase::Int   ? "int-enum["
                       : rules.base == EnumBase::Float ? "float-enum["
                                                       : "enum[";
  const std::string label = prefix + rules.shape.name + "]";
  return rules.useValues ? "function-after[operator.attrgetter('value')(), " + label + "]" : label;
}

std::string literalLabel(const LiteralRules& rules) {
  const std::string label = "literal[" + joined(rules.values, ",", pythonRepr) + "]";
  return rules.useValues ? "function-after[<lambda>(), " + label + "]" : label;
}

std::string functionLabel(const FunctionRules& rules, const std::string& inner) {
  const char* mode = rules.mode == design::ValidatorMode::Before ? "function-before[" : "function-after[";
  return mode + rules.name + "(), " + inner + "]";
}

std::string modelLabel(const Program& program, const ModelRules& rules) {
  std::string label = rules.form == ModelForm::NamedTuple ? "call[" + rules.shape.name + "]" : rules.shape.name;
  for (const std::uint32_t index : rules.after) label = functionLabel(program.functions[index], label);
  return label;
}

std::string secretLabel(const std::string& className, const std::string& type) {
  const std::string after = "function-after[" + className + "(), " + type + "]";
  const std::string arm =
      "json-or-python[json=" + after + ",python=union[is-instance[" + className + "]," + after + "]]";
  return "lax-or-strict[lax=" + arm + ",strict=" + arm + "]";
}

std::string secretOfLabel(const std::string& hidden) {
  return "json-or-python[json=function-after[<lambda>(), " + hidden +
         "],python=function-wrap[validate_secret_value()]]";
}

std::string pathLabel(PathKind kind) {
  const std::string after = "function-after[path_validator(), str]";
  const std::string either = "json-or-python[json=" + after + ",python=is-instance[Path]]";
  const std::string path = "lax-or-strict[lax=union[" + either + "," + after + "],strict=" + either + "]";
  switch (kind) {
  case PathKind::Path: break;
  case PathKind::File: return "function-after[validate_file(), " + path + "]";
  case PathKind::Directory: return "function-after[validate_directory(), " + path + "]";
  case PathKind::New: return "function-after[validate_new(), " + path + "]";
  }
  return path;
}

// With the name that the text inside has where the config says more about texts.
std::string withText(std::string label, const Program& program, std::uint32_t rules) {
  if (rules == none || !program.strs[rules].isConstrained()) return label;
  for (const std::string_view before : {" str]", "=str,", ",str]"})
    for (auto at = label.find(before); at != std::string::npos; at = label.find(before, at + 1))
      label.insert(at + 1, "constrained-");
  return label;
}

constexpr std::string_view hashableLabel =
    "custom-error[json-or-python[json=chain[any,is-instance[Hashable]],python=is-instance[Hashable]]]";

constexpr std::string_view jsonValueLabel =
    "json-or-python[json=any,python=tagged-union[list[...],dict[str,...],str,bool,int,float,none]]";

std::string laxOrStrict(const std::string& lax, const std::string& strict) {
  return "lax-or-strict[lax=" + lax + ",strict=chain[" + strict + "," + lax + "]]";
}

std::string dictLabel(const Program& program, const Node& node) {
  const std::string plain = "dict[" + labelOf(program, node.first) + "," + labelOf(program, node.second) + "]";
  const DictForm form = node.rules == none ? DictForm::Dict : program.containers[node.rules].dictForm;
  const auto strict = [&](std::string_view name) {
    return "json-or-python[json=" + plain + ",python=is-instance[" + std::string(name) + "]]";
  };
  switch (form) {
  case DictForm::Dict: return plain;
  case DictForm::OrderedDict: return laxOrStrict("function-after[OrderedDict(), " + plain + "]", strict("OrderedDict"));
  case DictForm::Counter: return laxOrStrict("function-after[Counter(), " + plain + "]", strict("Counter"));
  case DictForm::DefaultDict: // the reference shows a Python function with its address here
    return laxOrStrict(
        "function-wrap[functools.partial(<function defaultdict_validator>, default_default_factory=<class '" +
            program.containers[node.rules].defaultClass + "'>)()]",
        strict("defaultdict"));
  }
  return plain;
}

} // namespace

std::string labelOf(const Program& program, NodeIndex index) {
  const Node& node = program.at(index);
  const auto first = [&] { return labelOf(program, node.first); };
  switch (node.kind) {
  case NodeKind::Any:
    return node.rules == jsonValue  ? std::string(jsonValueLabel)
           : node.rules == hashable ? std::string(hashableLabel)
                                    : "any";
  case NodeKind::None: return "none";
  case NodeKind::Bool: return "bool";
  case NodeKind::Int: return node.rules == none ? "int" : "constrained-int";
  case NodeKind::Float:
    return node.rules == none || !program.floats[node.rules].bounds.any() ? "float" : "constrained-float";
  case NodeKind::Str:
    return node.rules == none || !program.strs[node.rules].isConstrained() ? "str" : "constrained-str";
  case NodeKind::Bytes:
    return node.rules == none || !program.bytes[node.rules].length.any() ? "bytes" : "constrained-bytes";
  case NodeKind::Date: return "date";
  case NodeKind::Time: return "time";
  case NodeKind::DateTime: return "datetime";
  case NodeKind::TimeDelta: return "timedelta";
  case NodeKind::Uuid: return "uuid";
  case NodeKind::Email: return withText("function-after[_validate(), str]", program, node.rules);
  case NodeKind::Url: return "function-wrap[wrap_val()]";
  case NodeKind::Secret: return withText(secretLabel("SecretStr", "str"), program, node.rules);
  case NodeKind::SecretBytes: return secretLabel("SecretBytes", "bytes");
  case NodeKind::Decimal: return "decimal";
  case NodeKind::Ip: return withText(ipLabel(ipTypeOf(program.ips[node.rules])), program, node.second);
  case NodeKind::Path: return withText(pathLabel(program.paths[node.rules].kind), program, node.second);
  case NodeKind::ByteSize: return "function-after[_validate(), union[constrained-str,constrained-int]]";
  case NodeKind::Complex: return "complex";
  case NodeKind::Pattern:
    return node.rules == none ? "function-plain[pattern_either_validator()]"
                              : "function-plain[pattern_str_validator()]";
  case NodeKind::NameEmail:
    return withText("function-after[_validate(), json-or-python[json=str,python=union[is-instance[NameEmail],str]]]",
                    program, node.rules);
  case NodeKind::Base64:
    return program.base64s[node.rules].isText ? withText("function-after[decode_str(), str]", program, node.second)
                                              : "function-after[decode(), bytes]";
  case NodeKind::UploadFile: return "function-plain[_validate()]";
  case NodeKind::General: return "json-schema";
  case NodeKind::List: return "list[" + first() + "]";
  case NodeKind::Set: return "set[" + first() + "]";
  case NodeKind::FrozenSet: return "frozenset[" + first() + "]";
  case NodeKind::Tuple: return "tuple[" + first() + ", ...]";
  case NodeKind::FixedTuple: return "tuple[" + childrenLabels(program, node, ", ") + "]";
  case NodeKind::Deque:
    return laxOrStrict("function-wrap[deque_validator()]",
                       "json-or-python[json=list[" + first() + "],python=is-instance[Deque]]");
  case NodeKind::Sequence: {
    const Node& item = program.at(node.first);
    return "json-or-python[json=list[" + first() + "],python=" +
           (item.kind == NodeKind::Any && item.rules == none
                ? "is-instance[Sequence]]"
                : "chain[is-instance[Sequence],function-wrap[sequence_validator()]]]");
  }
  case NodeKind::Iterable: return "generator[" + first() + "]";
  case NodeKind::Dict: return dictLabel(program, node);
  case NodeKind::Nullable: return "nullable[" + first() + "]";
  case NodeKind::Union: return "union[" + childrenLabels(program, node, ",") + "]";
  case NodeKind::TaggedUnion: // one label a tag
    return "tagged-union[" +
           joined(program.tagged[node.rules].branches, ",",
                  [&](NodeIndex branch) { return labelOf(program, branch); }) +
           "]";
  case NodeKind::Literal: return literalLabel(program.literals[node.rules]);
  case NodeKind::Enum: return enumLabel(program.enums[node.rules]);
  case NodeKind::Model: return modelLabel(program, program.models[node.rules]);
  case NodeKind::JsonText: return "json[" + first() + "]";
  case NodeKind::SecretOf: return secretOfLabel(first());
  case NodeKind::Function: {
    const FunctionRules& rules = program.functions[node.rules];
    return functionLabel(rules, first());
  }
  case NodeKind::Checked:
  case NodeKind::Use: return first();
  }
  return {};
}

namespace {

// Labels of a type inside a recursive model. A list asks its item for a name late, the others early.
class RecursiveLabels final {
public:
  RecursiveLabels(Program& program, std::uint32_t component) : m_program(program), m_component(component) {}

  void relabel(NodeIndex index) {
    const Node& node = m_program.at(index);
    if (node.kind == NodeKind::Model) return;
    if (node.kind == NodeKind::Union || node.kind == NodeKind::TaggedUnion || node.kind == NodeKind::FixedTuple) {
      for (std::uint32_t i = node.first; i < node.first + node.second; ++i) {
        if (node.kind == NodeKind::Union) m_program.labels[i] = label(m_program.children[i]);
        relabel(m_program.children[i]);
      }
      return;
    }
    if (node.first != none) relabel(node.first);
    if (node.second != none) relabel(node.second);
  }

private:
  std::string label(NodeIndex index) const {
    const Node& node = m_program.at(index);
    switch (node.kind) {
    case NodeKind::List: return "list[" + label(node.first) + "]";
    case NodeKind::Set: return "set[" + early(node.first) + "]";
    case NodeKind::FrozenSet: return "frozenset[" + early(node.first) + "]";
    case NodeKind::Tuple: return "tuple[" + early(node.first) + ", ...]";
    case NodeKind::Nullable: return "nullable[" + early(node.first) + "]";
    case NodeKind::SecretOf: return secretOfLabel(early(node.first));
    case NodeKind::Dict: {
      const bool isDict = node.rules == none || m_program.containers[node.rules].dictForm == DictForm::Dict;
      if (isDict) return "dict[" + early(node.first) + "," + early(node.second) + "]";
      return labelOf(m_program, index);
    }
    default: return labelOf(m_program, index);
    }
  }

  std::string early(NodeIndex index) const {
    const Node& node = m_program.at(index);
    const bool isOwn = node.kind == NodeKind::Model && m_program.models[node.rules].component == m_component;
    return isOwn ? "..." : label(index);
  }

  Program& m_program;
  std::uint32_t m_component;
};

} // namespace

void labelRecursiveBranches(Program& program) {
  for (const ModelRules& model : program.models) {
    if (!model.isRecursive) continue;
    for (const UseRules& field : model.fields) RecursiveLabels(program, model.component).relabel(field.node);
  }
}

std::string expectedOf(std::span<const Value> values) {
  std::string result;
  for (std::size_t i = 0; i < values.size(); ++i) {
    if (i > 0) result += i + 1 == values.size() ? " or " : ", ";
    result += pythonRepr(values[i]);
  }
  return result;
}

} // namespace signalbox::schema
