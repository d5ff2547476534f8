// SPDX-FileCopyrightText: Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// The edits of saved requests and environments, and what a renamed endpoint changes in them.
#pragma once

#include "core/design/edit.h"

namespace signalbox::design {

Result<Design> applyRequest(const Design& design, const SetRequest& edit);
Result<Design> applyRequest(const Design& design, const RemoveRequest& edit);
Result<Design> applyRequest(const Design& design, const RenameRequest& edit);
Result<Design> applyRequest(const Design& design, const SetEnvironment& edit);
Result<Design> applyRequest(const Design& design, const RemoveEnvironment& edit);
Result<Design> applyRequest(const Design& design, const RenameEnvironment& edit);

// Saved requests for the endpoint `from` are for `to` afterwards.
Design renameEndpointInRequests(Design design, std::string_view from, std::string_view to);

} // namespace signalbox::design
