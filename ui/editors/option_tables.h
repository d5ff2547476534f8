// SPDX-FileCopyrightText: Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// The options of each kind of middleware, security scheme, mount, dependency, handler and user, as rows of a form; and
// what each kind does, in a sentence.
#pragma once

#include "ui/editors/option_form.h"

namespace signalbox::ui {

std::vector<OptionField> middlewareFields(const std::string& kind); // empty for one this version does not know
QString middlewareText(const std::string& kind);
design::Json middlewareStart(const std::string& kind);                          // options it begins with
QString middlewareDetail(const std::string& kind, const design::Json& options); // "60 requests in 60 s"

std::vector<OptionField> schemeFields(const std::string& type);
QString schemeText(const std::string& type);
design::Json schemeStart(const std::string& type);

std::vector<OptionField> mountFields(const std::string& kind);
QString mountText(const std::string& kind);

std::vector<OptionField> dependencyFields(const std::string& kind);
QString dependencyText(const std::string& kind);

std::vector<OptionField> handlerFields();
std::vector<OptionField> userFields();
std::vector<OptionField> appFields(); // of the project: what FastAPI(...) takes
std::vector<OptionField> tokenFields();

} // namespace signalbox::ui
