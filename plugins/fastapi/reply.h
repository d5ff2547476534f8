// SPDX-FileCopyrightText: Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// What functions do: `let`, cases, answers, cookies, tasks: shared by replies, dependencies and exception handlers.
#pragma once

#include "plugins/fastapi/function.h"

namespace signalbox::fastapi {

// How an answer leaves the function.
enum class AnswerForm {
  Returned,     // the value, with status and headers in the injected Response
  FileReturned, // the same, of an endpoint whose response class is FileResponse: the path of a file of the project
  AsResponse,   // a Response object: exception handlers
  AsDependency  // the value of a dependency
};

void writeLet(Function& function, const Json& options, int depth = 0);
void writeReply(Function& function, const Json& options, int ownStatus, AnswerForm form = AnswerForm::Returned);
void writeCases(Function& function, const Json& options, int ownStatus, AnswerForm form);
void writeCookies(Function& function, const Json& options, const std::string& target, int depth = 0);
void writeReturned(Function& function, const std::string& made, const Json& outcome,
                   int depth = 0);                                        // a Response, its cookies, return
void writeTasks(Function& function, const Json& tasks, int depth = 0);    // into BackgroundTasks
void writeTasksNow(Function& function, const Json& tasks, int depth = 0); // at once, in an exit
std::string headerArguments(Function& function, const Json& headers);     // a dict display; empty when there are none
// Statements that make an untyped display keep mypy at ease: `name: dict[str, Any] = `.
std::string assignment(Module& module, const std::string& name, const std::string& value);

} // namespace signalbox::fastapi
