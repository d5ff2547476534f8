// SPDX-FileCopyrightText: Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// What the OpenAPI document says beside the routes, as rows of forms: documented answers, servers, tags, who made it,
// and what a router and an operation hand on to it.
#pragma once

#include "ui/editors/option_form.h"

namespace signalbox::ui {

OptionField responsesField(); // by status: description, model, content, headers, links
// By name: summary, description, value; `value` is what a new one begins with.
OptionField namedExamplesField(const std::string& key, const design::Json& value = design::Json::object());
OptionField plainExamplesField(const std::string& key, const design::Json& value = design::Json::object()); // a list
OptionField serversField();
OptionField tagsField();

std::vector<OptionField> infoFields();      // of the project: contact, licence, external docs
std::vector<OptionField> operationFields(); // of an endpoint, a webhook, a callback
std::vector<OptionField> routerFields();
std::vector<OptionField> appDocumentFields(); // of the application, beside appFields()

// Left out, or one of the classes; a media type of its own is typed.
OptionField responseClassField(const std::string& key);

} // namespace signalbox::ui
