// SPDX-FileCopyrightText: Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// What a request brings, declared: parameters and body parts of endpoints and dependencies.
#pragma once

#include "core/design/model.h"

namespace signalbox::design {

enum class ParameterIn { Path, Query, Header, Cookie };

struct Parameter {
  Field field;
  ParameterIn in = ParameterIn::Query; // on disk left out where FastAPI would infer it (path by name, else query)
  bool operator==(const Parameter&) const = default;
};

// Of a body part: fastapi.Body, Form or File. Stands in the facets as "in": "form" | "file", left out for Body; a part
// of the type UploadFile (or a list or optional of it) is a File without saying so.
enum class BodyIn { Body, Form, File };
BodyIn bodyIn(const Field& field);

// True when a type expression names UploadFile.
bool isUpload(std::string_view type);

} // namespace signalbox::design
