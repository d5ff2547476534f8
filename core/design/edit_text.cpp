// SPDX-FileCopyrightText: Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// What the undo list says of an edit.
#include "core/design/edit_refusal.h"

namespace signalbox::design {
namespace {

struct Describe {
  std::string operator()(const SetProject&) const { return "Change project settings"; }
  std::string operator()(const AddModel& edit) const {
    return (edit.model.kind == ModelKind::Enum ? "Add enum " : "Add model ") + edit.model.name;
  }
  std::string operator()(const RemoveModel& edit) const { return "Remove model " + edit.name; }
  std::string operator()(const RenameModel& edit) const { return "Rename model " + edit.from + " to " + edit.to; }
  std::string operator()(const SetModel& edit) const { return "Change model " + edit.model.name; }
  std::string operator()(const AddField& edit) const { return "Add field " + edit.field.name + " to " + edit.model; }
  std::string operator()(const RemoveField& edit) const { return "Remove field " + edit.field + " from " + edit.model; }
  std::string operator()(const SetField& edit) const {
    if (edit.value.name == edit.field) return "Change field " + edit.field + " of " + edit.model;
    return "Rename field " + edit.field + " of " + edit.model + " to " + edit.value.name;
  }
  std::string operator()(const MoveField& edit) const { return "Move field " + edit.field + " of " + edit.model; }
  std::string operator()(const AddValidator& edit) const {
    return "Add validator " + edit.validator.name + " to " + edit.model;
  }
  std::string operator()(const RemoveValidator& edit) const {
    return "Remove validator " + edit.validator + " from " + edit.model;
  }
  std::string operator()(const SetValidator& edit) const {
    if (edit.value.name == edit.validator) return "Change validator " + edit.validator + " of " + edit.model;
    return "Rename validator " + edit.validator + " of " + edit.model + " to " + edit.value.name;
  }
  std::string operator()(const MoveValidator& edit) const {
    return "Move validator " + edit.validator + " of " + edit.model;
  }
  std::string operator()(const AddComputed& edit) const {
    return "Add computed field " + edit.field.name + " to " + edit.model;
  }
  std::string operator()(const RemoveComputed& edit) const {
    return "Remove computed field " + edit.field + " from " + edit.model;
  }
  std::string operator()(const SetComputed& edit) const {
    if (edit.value.name == edit.field) return "Change computed field " + edit.field + " of " + edit.model;
    return "Rename computed field " + edit.field + " of " + edit.model + " to " + edit.value.name;
  }
  std::string operator()(const MoveComputed& edit) const {
    return "Move computed field " + edit.field + " of " + edit.model;
  }
  std::string operator()(const AddEndpoint& edit) const { return "Add endpoint " + edit.endpoint.id(); }
  std::string operator()(const RemoveEndpoint& edit) const { return "Remove endpoint " + edit.id; }
  std::string operator()(const RenameEndpoint& edit) const { return "Rename endpoint " + edit.id + " to " + edit.name; }
  std::string operator()(const SetEndpoint& edit) const { return "Change endpoint " + edit.endpoint.id(); }
  std::string operator()(const MoveEndpoint& edit) const {
    if (parentOf(edit.id) == edit.router) return "Move endpoint " + edit.id;
    return "Move endpoint " + edit.id + (edit.router.empty() ? " out of its router" : " to " + edit.router);
  }
  std::string operator()(const AddRouter& edit) const { return "Add router " + edit.router.path; }
  std::string operator()(const RemoveRouter& edit) const { return "Remove router " + edit.path; }
  std::string operator()(const SetRouter& edit) const { return "Change router " + edit.router.path; }
  std::string operator()(const RenameRouter& edit) const { return "Rename router " + edit.from + " to " + edit.to; }
  std::string operator()(const RenameTag& edit) const { return "Rename tag " + edit.from + " to " + edit.to; }
  std::string operator()(const SetDesign& edit) const { return edit.text; }
  std::string operator()(const RenameParameter& edit) const {
    return "Rename " + edit.from + " of " + edit.entity + " to " + edit.to;
  }
  std::string operator()(const RenameConstant& edit) const { return "Rename constant " + edit.from + " to " + edit.to; }
  std::string operator()(const RenameMount& edit) const { return "Rename mount " + edit.from + " to " + edit.to; }
  std::string operator()(const RenameWebhook& edit) const { return "Rename webhook " + edit.from + " to " + edit.to; }
  std::string operator()(const SetConstant& edit) const { return "Set constant " + edit.constant.name; }
  std::string operator()(const RemoveConstant& edit) const { return "Remove constant " + edit.name; }
  std::string operator()(const SetDependency& edit) const { return "Set dependency " + edit.dependency.name; }
  std::string operator()(const RemoveDependency& edit) const { return "Remove dependency " + edit.name; }
  std::string operator()(const RenameDependency& edit) const { return "Rename " + edit.from + " to " + edit.to; }
  std::string operator()(const SetSecurityScheme& edit) const { return "Set security scheme " + edit.scheme.name; }
  std::string operator()(const RemoveSecurityScheme& edit) const { return "Remove security scheme " + edit.name; }
  std::string operator()(const SetMount& edit) const { return "Set mount " + edit.mount.name; }
  std::string operator()(const RemoveMount& edit) const { return "Remove mount " + edit.name; }
  std::string operator()(const SetWebhook& edit) const { return "Set webhook " + edit.webhook.name; }
  std::string operator()(const RemoveWebhook& edit) const { return "Remove webhook " + edit.name; }
  std::string operator()(const SetMiddleware&) const { return "Change middleware"; }
  std::string operator()(const SetExceptionHandlers&) const { return "Change exception handlers"; }
  std::string operator()(const SetUsers&) const { return "Change users"; }
  std::string operator()(const SetRequest& edit) const { return "Save request " + edit.request.name; }
  std::string operator()(const RemoveRequest& edit) const { return "Remove request " + edit.name; }
  std::string operator()(const RenameRequest& edit) const { return "Rename request " + edit.from + " to " + edit.to; }
  std::string operator()(const SetEnvironment& edit) const { return "Change environment " + edit.environment.name; }
  std::string operator()(const RemoveEnvironment& edit) const { return "Remove environment " + edit.name; }
  std::string operator()(const RenameEnvironment& edit) const {
    return "Rename environment " + edit.from + " to " + edit.to;
  }
};

} // namespace

std::string describe(const Edit& edit) { return std::visit(Describe{}, edit); }

} // namespace signalbox::design
