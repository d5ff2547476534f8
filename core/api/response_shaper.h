// SPDX-FileCopyrightText: Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// ResponseShaper: response_model and response_class at work. A value is validated against the model, filtered and
// written (by Pydantic, or by json.dumps where a response class is set); without a model it is written as FastAPI's
// jsonable_encoder and json.dumps would.
#pragma once

#include "core/base/result.h"
#include "core/design/endpoint.h"
#include "core/design/response_class.h"
#include "core/schema/serialise.h"
#include "core/schema/validate.h"

#include <atomic>
#include <memory>
#include <string>
#include <vector>

namespace signalbox::api {

struct ExpectedConstants;

class ResponseShaper final {
public:
  ResponseShaper() = default;
  // `model` is None when there is no response_model.
  ResponseShaper(const schema::Types& types, schema::TypeId model, const design::ResponseRules& rules,
                 design::ResponseClass responseClass);

  // Constants of the design that the answer may be made of; they must outlive the shaper. What the model writes of them
  // is worked out by the first write(), as long as `memory`, the bytes that all answers of the design keep of such, is
  // below its limit.
  void expect(std::vector<Value> constants, std::shared_ptr<std::atomic<std::size_t>> memory);

  bool hasModel() const { return m_model != schema::TypeId::None; }
  schema::TypeId model() const { return m_model; }
  const schema::Types& types() const { return *m_types; }
  const design::ResponseClass& responseClass() const { return m_responseClass; }
  const std::string& contentType() const { return m_contentType; } // of the response class, with charset; may be empty

  // Appends the body as JSON. Fails when the value cannot be written: a 500; and when it does not fit the model, with
  // the errors of the ResponseValidationError in `errors`, a list as JSON.
  Result<void> write(const Value& value, Arena& arena, std::string& out, std::string* errors = nullptr) const;

  // What a response class that writes no JSON is given: the value as JSON would hold it.
  Result<Value> content(const Value& value, Arena& arena, std::string* errors = nullptr) const;

  // One item of an event stream or of JSON Lines: without a model with spaces and in ASCII, as json.dumps does.
  Result<void> writeItem(const Value& value, Arena& arena, std::string& out) const;

private:
  Result<void> writeUntyped(const Value& value, Arena& arena, std::string& out) const;
  Result<void> writeModel(const Value& value, const schema::SerialiseOptions& options, Arena& arena, std::string& out,
                          std::string* errors = nullptr) const;
  schema::SerialiseOptions dumped() const;
  schema::SerialiseOptions bodyOptions() const { return m_responseClass.isDeclared ? dumped() : m_options; }

  const schema::Types* m_types = nullptr;
  schema::TypeId m_model = schema::TypeId::None;
  schema::SerialiseOptions m_options;
  std::shared_ptr<const schema::FieldFilter> m_include;
  std::shared_ptr<const schema::FieldFilter> m_exclude;
  std::shared_ptr<ExpectedConstants> m_expected; // null: none
  design::ResponseClass m_responseClass;
  std::string m_contentType = "application/json";
};

} // namespace signalbox::api
