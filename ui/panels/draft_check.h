// SPDX-FileCopyrightText: Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// DraftCheck: what the server of this design would say of a draft, found without sending it: by the compiled API
// itself, so that words, order and numbers are those of the answer.
#pragma once

#include "core/api/compiled_api.h"
#include "core/requests/plain_request.h"
#include "ui/models/field_problem.h"
#include "ui/models/substituted_text.h"

#include <QVector>

#include <filesystem>
#include <memory>

namespace signalbox::ui {

// Everything that is asked about, as a value: any thread may look into it.
struct DraftCheck {
  std::shared_ptr<const api::CompiledApi> api; // null: only whether the body is JSON
  std::string endpoint;                        // its id
  requests::PlainRequest request;              // with the body's values in place
  std::filesystem::path folder;                // of relative files
  std::string typed;                           // a JSON body as it was typed; empty for other kinds
  SubstitutedText body;                        // the same with values
};

struct DraftVerdict {
  bool isOfServer = false; // the endpoint itself has looked at all of it; false: `problems` are of the JSON at most
  std::size_t fields = 0;  // that were checked
  std::vector<client::ValidationProblem> sources;
  QVector<FieldProblem> problems; // places in the body as it was typed
};

// More bytes than these are not checked: they would not be done by the next key.
inline constexpr std::size_t mostCheckedBytes = 1 << 20;

DraftVerdict verdictOn(const DraftCheck& check);

// The problems of an answer at their places in a body as it was typed.
QVector<FieldProblem> placedProblems(const std::vector<client::ValidationProblem>& sources,
                                     const design::Design& design, const design::Endpoint* endpoint,
                                     const std::string& typed, const SubstitutedText& body);

} // namespace signalbox::ui
