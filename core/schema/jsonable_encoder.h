// SPDX-FileCopyrightText: Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// jsonable_encoder(): what FastAPI does with an answer that has no response_model.
#pragma once

#include "core/base/result.h"
#include "core/schema/types.h"
#include "core/value/arena.h"
#include "core/value/value.h"

#include <string>

namespace signalbox::schema {

// Models, wherever they stand, as model_dump(mode="json"); dataclasses as asdict(). What has no JSON is left for
// whoever writes it.
Result<Value> encoded(const Types& types, const Value& value, Arena& arena);

// Appends json.dumps(jsonable_encoder(value), ensure_ascii=False, allow_nan=False, separators=(",", ":")). Fails in
// Python's words; what was appended before a failure stays.
Result<void> writeEncoded(const Types& types, const Value& value, Arena& arena, std::string& out);

} // namespace signalbox::schema
