// SPDX-FileCopyrightText: Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// Python's operators on Values: arithmetic, order, membership, index and slice. Each answers false with the Machine's
// error set.
#pragma once

#include "core/expression/machine.h"
#include "core/expression/program.h"

namespace signalbox::expression {

bool applyBinary(Machine& machine, BinaryOp op, const Value& left, const Value& right, Value& out);
bool applyBits(Machine& machine, BinaryOp op, const Value& left, const Value& right, Value& out); // of whole numbers
std::string bigDigits(const Value& integer, int base); // of its magnitude, in lower case
bool invert(Machine& machine, const Value& operand, Value& out);
bool negate(Machine& machine, const Value& operand, Value& out);
bool plus(Machine& machine, const Value& operand, Value& out);
bool compare(Machine& machine, CompareOp op, const Value& left, const Value& right, bool& out);
// left - right, | & ^ of two sets.
bool combineSets(Machine& machine, BinaryOp op, const Value& left, const Value& right, Value& out);
bool isLess(Machine& machine, const Value& left, const Value& right, bool& out); // the '<' of sorted, min and max

// Numbers (numbers.cpp). True for bool, int and float.
bool isNumber(const Value& value);
bool isInteger(const Value& value); // bool and int, of any size
bool arithmetic(Machine& machine, BinaryOp op, const Value& left, const Value& right, Value& out);
int orderNumbers(const Value& left, const Value& right); // -1, 0, 1; 2 with a NaN
double toDouble(const Value& number);
std::optional<std::int64_t> toInt64(const Value& integer);
Value integerFromText(Machine& machine, std::string_view digits);   // canonical digits, any size
bool integerFromDouble(Machine& machine, double value, Value& out); // truncates; fails on NaN and infinities

// Sequences (sequences.cpp).
bool isIterable(const Value& value);
bool iterate(Machine& machine, const Value& value, std::span<const Value>& items);
bool index(Machine& machine, const Value& object, const Value& key, Value& out);
bool slice(Machine& machine, const Value& object, const Value& lower, const Value& upper, const Value& step,
           Value& out);
bool contains(Machine& machine, const Value& container, const Value& item, bool& out);
bool checkHashable(Machine& machine, const Value& value);
bool addUnique(Machine& machine, std::vector<Value>& items, const Value& item); // of a set
bool setMember(Machine& machine, std::vector<Member>& members, const Value& key, const Value& value);
std::vector<std::string_view> codePoints(std::string_view text);

// attributes.cpp
bool attribute(Machine& machine, const Value& object, std::string_view name, Value& out);

// properties.cpp: computed fields of models, and whole objects as text with them
int findProperty(Machine& machine, const Value& object, std::string_view name); // negative when there is none
bool readProperty(Machine& machine, const Value& object, std::size_t property, Value& out);
enum class Shown { InRepr, InDump };
bool withProperties(Machine& machine, const Value& value, Shown shown, Value& out);
bool reprOf(Machine& machine, const Value& value, std::string& out);
bool strOf(Machine& machine, const Value& value, std::string& out);

// format.cpp: format(value, spec)
bool formatValue(Machine& machine, const Value& value, std::string_view spec, std::string& out);
// percent_format.cpp: text % values
bool formatPercent(Machine& machine, std::string_view text, const Value& values, Value& out);
// strftime.cpp
bool formatTime(Machine& machine, const Value& value, std::string_view format, std::string& out);
std::string escapedToAscii(std::string_view text); // evaluator.cpp: what ascii() does to a repr

} // namespace signalbox::expression
