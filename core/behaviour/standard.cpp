// SPDX-FileCopyrightText: Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/behaviour/standard.h"

#include "core/behaviour/example.h"
#include "core/behaviour/exception_handler.h"
#include "core/behaviour/file.h"
#include "core/behaviour/function_dependency.h"
#include "core/behaviour/proxy.h"
#include "core/behaviour/redirect.h"
#include "core/behaviour/reply.h"
#include "core/behaviour/socket.h"
#include "core/behaviour/stream.h"
#include "core/behaviour/token.h"
#include "core/behaviour/user_dependency.h"

namespace signalbox::behaviour {

const api::BehaviourRegistry& standard() {
  static const api::BehaviourRegistry registry = [] {
    api::BehaviourRegistry kinds;
    kinds.add("reply", makeReply);
    kinds.add("example", makeExample);
    kinds.add("redirect", makeRedirect);
    kinds.add("file", makeFile);
    kinds.add("proxy", makeProxy);
    kinds.add("stream", makeStream);
    kinds.add("socket", makeSocket);
    kinds.add("token", makeToken);
    kinds.addDependency("function", makeFunctionDependency);
    kinds.addDependency("user", makeUserDependency);
    kinds.addDependency("password_form", makePasswordForm);
    kinds.setExceptionHandler(makeExceptionHandler);
    return kinds;
  }();
  return registry;
}

} // namespace signalbox::behaviour
