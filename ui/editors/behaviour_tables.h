// SPDX-FileCopyrightText: Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// What every kind of behaviour may say, as rows of a form: its options, and the objects inside them (cases, cookies,
// tasks, events, rules); and the faults that may come before a behaviour.
#pragma once

#include "ui/editors/option_form.h"

namespace signalbox::ui {

QStringList behaviourKinds(bool isSocket); // as files name them, in the order in which they are offered
QString behaviourName(const std::string& kind);
QString behaviourText(const std::string& kind);                    // what it does
std::vector<OptionField> behaviourFields(const std::string& kind); // empty for one this version does not know
design::Json behaviourStart(const std::string& kind);

std::vector<OptionField> faultFields();

// Rows that other entities have too.
OptionField letField();
OptionField headersField(const QString& label);
OptionField cookiesField();
OptionField casesField();    // raise, or answer
OptionField refusalsField(); // raise only
OptionField tasksField(const std::string& key, const QString& label, const QString& note = {});
OptionField backgroundField();

} // namespace signalbox::ui
