// SPDX-FileCopyrightText: Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// FormData: a form body as Starlette's Request.form() gives it: names with texts and uploads.
#pragma once

#include "core/api/multipart.h"
#include "core/api/request_text.h"
#include "core/value/arena.h"
#include "core/value/value.h"

#include <expected>
#include <span>
#include <string_view>

namespace signalbox::api {

// One entry of a form, in the order sent.
struct FormItem {
  std::string_view name;
  Value value; // text, or an UploadFile
};

// By the request's content type; one that is no form's makes an empty form. Contents of files are views of `body`.
std::expected<std::span<const FormItem>, FormError> readForm(RequestText& request, std::string_view body, Arena& arena);

} // namespace signalbox::api
