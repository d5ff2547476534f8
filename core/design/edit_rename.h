// SPDX-FileCopyrightText: Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// The edits that give something another name, but for models, fields, endpoints and requests.
#pragma once

#include "core/design/edit.h"

#include <type_traits>

namespace signalbox::design {

Result<Design> applyRename(const Design& design, const RenameRouter& edit);
Result<Design> applyRename(const Design& design, const RenameTag& edit);
Result<Design> applyRename(const Design& design, const RenameParameter& edit);
Result<Design> applyRename(const Design& design, const RenameConstant& edit);
Result<Design> applyRename(const Design& design, const RenameDependency& edit);
Result<Design> applyRename(const Design& design, const RenameMount& edit);
Result<Design> applyRename(const Design& design, const RenameWebhook& edit);

template<class Edit>
inline constexpr bool isRename =
    std::is_same_v<Edit, RenameRouter> || std::is_same_v<Edit, RenameTag> || std::is_same_v<Edit, RenameParameter> ||
    std::is_same_v<Edit, RenameConstant> || std::is_same_v<Edit, RenameDependency> ||
    std::is_same_v<Edit, RenameMount> || std::is_same_v<Edit, RenameWebhook>;

} // namespace signalbox::design
