// SPDX-FileCopyrightText: Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// The part of TypeCompiler that turns facets into the rules of a node.
#include "core/schema/type_compiler.h"

#include "core/schema/ip_types.h"
#include "core/schema/json_value.h"
#include "core/schema/temporal_text.h"

namespace signalbox::schema {

namespace {

template<class T>
std::uint32_t append(std::vector<T>& table, T rules) {
  table.push_back(std::move(rules));
  return static_cast<std::uint32_t>(table.size() - 1);
}

} // namespace

bool TypeCompiler::flagFacet(Facet facet, const Frame& frame, bool otherwise) {
  const design::Json* json = frame.facets ? frame.facets->take(facet) : nullptr;
  if (!json) return otherwise;
  if (json->is_boolean()) return json->get<bool>();
  reportFacet(facet, std::string(nameOf(facet)) + " is true or false.");
  return otherwise;
}

Value TypeCompiler::temporalBound(NodeKind kind, Facet facet, const Frame& frame) {
  const design::Json* json = frame.facets ? frame.facets->take(facet) : nullptr;
  if (!json) return {};
  Arena& arena = *m_program.arena;
  if (json->is_number() && kind == NodeKind::TimeDelta)
    if (const auto value = timeDeltaFromSeconds(json->get<double>())) return Value::timeDelta(arena.keep(*value));
  if (json->is_string()) {
    const std::string& text = json->get_ref<const std::string&>();
    if (kind == NodeKind::Date)
      if (const auto value = readDate(text)) return Value::date(arena.keep(*value));
    if (kind == NodeKind::Time)
      if (const auto value = readTime(text)) return Value::time(arena.keep(*value));
    if (kind == NodeKind::TimeDelta)
      if (const auto value = readTimeDelta(text)) return Value::timeDelta(arena.keep(*value));
    if (kind == NodeKind::DateTime) {
      if (const auto value = readDateTime(text)) return Value::dateTime(arena.keep(*value));
      if (const auto value = readDate(text)) return Value::dateTime(arena.keep(DateTime{*value, {}}));
    }
  }
  reportFacet(facet, std::string(nameOf(facet)) + " takes a value of the field's own type, as ISO 8601 text.");
  return {};
}

std::uint32_t TypeCompiler::temporalRules(NodeKind kind, const Frame& frame, Now now, Zone zone) {
  const TemporalRules rules{temporalBound(kind, Facet::Le, frame),
                            temporalBound(kind, Facet::Lt, frame),
                            temporalBound(kind, Facet::Ge, frame),
                            temporalBound(kind, Facet::Gt, frame),
                            now,
                            zone,
                            frame.settings.reading};
  const bool isBounded = !rules.le.isNull() || !rules.lt.isNull() || !rules.ge.isNull() || !rules.gt.isNull();
  const bool isPlain = now == Now::Any && zone == Zone::Any && rules.reading == TemporalReading{};
  return isBounded || !isPlain ? append(m_program.temporals, rules) : none;
}

std::uint32_t TypeCompiler::bytesRules(const Frame& frame) {
  const BytesRules rules{readLength(frame), frame.settings.bytesForm};
  return rules.length.any() || rules.form != BytesForm::Utf8 ? append(m_program.bytes, rules) : none;
}

LengthRules TypeCompiler::readLength(const Frame& frame) {
  LengthRules rules;
  for (const Facet facet : {Facet::MinLength, Facet::MaxLength}) {
    auto length = integerFacet(facet, frame);
    if (length && *length < 0) {
      reportFacet(facet, std::string(nameOf(facet)) + " must not be below 0.");
      length.reset();
    }
    (facet == Facet::MinLength ? rules.min : rules.max) = length;
  }
  return rules;
}

std::uint32_t TypeCompiler::lengthRules(const Frame& frame) {
  if (!frame.facets || !frame.facets->any()) return none;
  const LengthRules rules = readLength(frame);
  return rules.any() ? append(m_program.lengths, rules) : none;
}

std::uint32_t TypeCompiler::strRules(const Frame& frame) {
  const TypeSettings& settings = frame.settings;
  StrRules rules;
  rules.length = rules.ownLength = readLength(frame);
  if (!rules.length.min) rules.length.min = settings.minLength;
  if (!rules.length.max) rules.length.max = settings.maxLength;
  rules.strip = flagFacet(Facet::StripWhitespace, frame, settings.strip);
  rules.toLower = flagFacet(Facet::ToLower, frame, settings.toLower);
  rules.toUpper = flagFacet(Facet::ToUpper, frame, settings.toUpper);
  rules.asciiOnly = flagFacet(Facet::AsciiOnly, frame, false);
  rules.coerceNumbers = flagFacet(Facet::CoerceNumbersToStr, frame, settings.coerceNumbers);
  if (const design::Json* pattern = frame.facets ? frame.facets->take(Facet::Pattern) : nullptr) {
    if (!pattern->is_string()) {
      reportFacet(Facet::Pattern, "pattern is a text.");
    } else {
      const auto compiled = m_program.cache->pattern(pattern->get_ref<const std::string&>());
      if (compiled) {
        rules.pattern = pattern->get<std::string>();
        rules.expression = *compiled;
      } else {
        std::string pointer = m_place->pointer;
        if (pointer.ends_with("/type")) pointer.resize(pointer.size() - 5);
        report("bad-pattern",
               "The pattern cannot be used: " + compiled.error().message + ", at offset " +
                   std::to_string(compiled.error().offset) + ".",
               pointer + "/pattern");
      }
    }
  }
  return rules.isConstrained() || rules.coerceNumbers ? append(m_program.strs, std::move(rules)) : none;
}

std::uint32_t TypeCompiler::urlRules(const UrlType& type, const Frame& frame) {
  return append(m_program.urls, {&type, frame.settings.keepsEmptyPath});
}

// The config's settings shape the text that comes, the field's own facets the address: lengths and case, then the
// pattern.
NodeIndex TypeCompiler::email(const Frame& frame) {
  const NodeIndex index = leaf(NodeKind::Email, frame, strRules({frame.settings, nullptr}));
  const TypeSettings plain;
  const std::uint32_t own = frame.facets ? strRules({plain, frame.facets}) : none;
  if (own == none) return index;
  StrRules pattern;
  std::swap(pattern.pattern, m_program.strs[own].pattern);
  std::swap(pattern.expression, m_program.strs[own].expression);
  append(m_program.strs, std::move(pattern));
  m_program.nodes[index].second = own;
  return index;
}

std::uint32_t TypeCompiler::ipRules(std::string_view name) { return append(m_program.ips, findIpType(name)->rules); }

// Constraints on a union or Any: checked on whatever came out.
NodeIndex TypeCompiler::withChecks(NodeIndex inner, const Frame& frame) {
  if (!frame.facets || !frame.facets->any()) return inner;
  CheckRules rules;
  bool any = false;
  const auto bound = [&](Facet facet) {
    const auto number = numberFacet(facet, frame);
    if (!number) return Value();
    any = true;
    return toValue(*frame.facets->peek(facet), *m_program.arena);
  };
  rules.gt = bound(Facet::Gt);
  rules.ge = bound(Facet::Ge);
  rules.lt = bound(Facet::Lt);
  rules.le = bound(Facet::Le);
  rules.multipleOf = bound(Facet::MultipleOf);
  rules.length = readLength(frame);
  if (!any && !rules.length.any()) return inner;
  return add({NodeKind::Checked, false, append(m_program.checks, rules), inner, none});
}

} // namespace signalbox::schema
