// SPDX-FileCopyrightText: Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// ModelWriter: how the layer above writes the models that stand in a value.
#pragma once

#include "core/base/result.h"
#include "core/value/value.h"

#include <string>
#include <string_view>

namespace signalbox {

// What jsonable_encoder says of a complex number that stands in no model.
inline constexpr std::string_view noComplex = "ValueError: a complex number is nothing that jsonable_encoder knows";

class ModelWriter {
public:
  // Appends the JSON of an instance of a BaseModel. Fails in Python's words.
  virtual Result<void> write(const Value& model, std::string& out) = 0;

protected:
  ~ModelWriter() = default;
};

// writeJson() in Python's style, with `models` for what is an instance of a BaseModel; a dataclass is what asdict()
// makes of it.
Result<void> writeJson(const Value& value, ModelWriter& models, std::string& out);

} // namespace signalbox
