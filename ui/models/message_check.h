// SPDX-FileCopyrightText: Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// MessageCheck: messages of a stream against the type that the design names for them.
#pragma once

#include "core/schema/types.h"
#include "ui/models/field_problem.h"

#include <map>
#include <memory>

namespace signalbox::ui {

// "order.created" names the model OrderCreated.
std::string modelOfEvent(std::string_view event);

// The model that the message's event names; else `chosen`, a type expression; else the endpoint's response_model (of a
// WebSocket: of what it sends). Empty when nothing names one, or `chosen` is "none".
std::string messageType(const design::Design& design, const design::Endpoint* endpoint, std::string_view chosen,
                        std::string_view event);

struct MessageReport {
  QString type;
  QVector<FieldProblem> problems; // ranges are places in the text that was given
  QString failure;                // "No JSON: Expecting value (line 1, column 1)"; else empty
  int fields = 0;                 // of the type where it is a model, inherited ones too
  int invalidFields = 0;
  bool isValid() const { return failure.isEmpty() && problems.isEmpty(); }
};

class MessageCheck final {
public:
  // `previous` spares compiling the models again; may be null.
  MessageCheck(design::Design design, std::shared_ptr<const schema::Types> previous)
      : m_design(std::move(design)), m_previous(std::move(previous)) {}

  // Microseconds for a small message. True too when the type itself is wrong: nothing can be said then.
  bool isValid(const std::string& type, std::string_view json);
  MessageReport report(const std::string& type, const std::string& json);

private:
  struct Compiled {
    std::shared_ptr<const schema::Types> types;
    schema::TypeId id = schema::TypeId::None;
  };
  const Compiled& compiled(const std::string& type);

  design::Design m_design;
  std::shared_ptr<const schema::Types> m_previous;
  std::map<std::string, Compiled, std::less<>> m_types;
};

} // namespace signalbox::ui
