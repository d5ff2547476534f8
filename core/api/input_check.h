// SPDX-FileCopyrightText: Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// InputCheck: what a request would be refused for, found without answering it. Its parameters and its body are read as
// for an answer, those of all dependencies too; nothing is called: no dependency, no behaviour, no middleware, so that
// nothing happens anywhere.
#pragma once

#include "core/api/message.h"
#include "core/value/arena.h"

#include <memory>
#include <string>
#include <string_view>

namespace signalbox::api {

struct ApiProgram;

struct InputCheck {
  bool isTaken = false;   // the request comes to the endpoint that was asked about; false: nothing else is said
  std::string problems;   // the body of FastAPI's 422, {"detail": [...]}; empty: the input is right
  std::string refusal;    // or the sentence of a 400 or a 500: a body that cannot be read, a validator that raises
  std::size_t fields = 0; // how much is checked: each parameter, each field of a body's model, each other body part
};

// Any thread. What the request's views point at must outlive the call only.
InputCheck checkInput(const std::shared_ptr<const ApiProgram>& program, const Request& request,
                      std::string_view endpoint, Arena& arena);

} // namespace signalbox::api
