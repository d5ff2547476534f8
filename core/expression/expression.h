// SPDX-FileCopyrightText: Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// Expressions: a subset of Python's own, compiled once and run natively. They serve templates, conditions, rules.
// Stands below design and schema: it knows values and names, not models.
#pragma once

#include "core/base/result.h"
#include "core/value/arena.h"
#include "core/value/value.h"

#include <cstdint>
#include <expected>
#include <memory>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace signalbox::expression {

class Properties;

// The names an expression may use; each reads one slot of the frame at run time.
class Names final {
public:
  // The slot of a new or known name.
  std::size_t add(std::string_view name);
  // Negative when unknown.
  int slot(std::string_view name) const;
  std::size_t size() const { return m_names.size(); }
  std::string_view name(std::size_t slot) const { return m_names[slot]; }

private:
  std::vector<std::string> m_names;
};

// What one evaluation reads and where it may allocate. now() and uuid4() come from here so that tests can hold them
// still.
struct Frame {
  std::span<const Value> slots;
  Arena& arena;
  std::int64_t nowMicroseconds = 0; // since the Unix epoch, UTC; 0 = the wall clock
  std::uint64_t* random = nullptr;  // state for uuid4() and randint(); null = the system's
  int stepsLeft = 100'000;          // operations; what remains is left here
  int depth = 0;                    // of expressions that properties evaluate
  const Properties* properties = nullptr;
  bool readsKeysAsAttributes = true; // order.id of a dict, beside Python's order["id"]; validators keep to Python's
};

// What only the layer above knows of an object: here a model's computed fields, which expressions read like fields.
class Properties {
public:
  // Names of the object's properties, in the order in which repr() and model_dump() show them.
  virtual std::span<const std::string> of(const Value& object) const = 0;
  virtual Result<Value> read(const Value& object, std::size_t property, Frame& frame) const = 0;
  virtual bool isInRepr(const Value& object, std::size_t property) const = 0;

protected:
  ~Properties() = default;
};

struct SyntaxError {
  std::string message;
  std::size_t offset = 0; // bytes into the source
};

struct Program; // instructions; expression/program.h

class Expression final {
public:
  static std::expected<Expression, SyntaxError> compile(std::string_view source, const Names& names);

  // Python's meaning; an exception (KeyError, TypeError, ZeroDivisionError, step budget) is an Error with Python's
  // words.
  Result<Value> evaluate(Frame& frame) const;

  const std::string& source() const { return m_source; } // also what the FastAPI export prints
  bool isConstant() const;                               // reads no name, calls nothing
  bool reads(std::size_t slot) const;

private:
  std::string m_source;
  std::shared_ptr<const Program> m_program;
};

} // namespace signalbox::expression
