// SPDX-FileCopyrightText: Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// UploadFile: only a form makes one, and only it is taken, with the words of fastapi.UploadFile._validate.
#include "core/expression/machine.h"
#include "core/schema/walk.h"
#include "core/value/upload_file.h"

namespace signalbox::schema {

bool Walk::uploadFile(const Value& input, Value& output) {
  output = input;
  if (isUploadFile(input)) return true;
  if (!isCollecting()) return false;
  const std::string reason = "Expected UploadFile, received: <class '" + expression::typeName(input) + "'>";
  return fail(ErrorType::ValueError, input, {contextOf("error", keep(reason))});
}

} // namespace signalbox::schema
