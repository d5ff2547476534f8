// SPDX-FileCopyrightText: Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// Routes: endpoints as decorated functions, callbacks and webhooks as routes that are never called, and what
// FastAPI(...) and APIRouter(...) take.
#pragma once

#include "plugins/fastapi/function.h"

namespace signalbox::fastapi {

// @OWNER.get(...) and the function below it. `prefix` is that of the routers around.
void writeEndpoint(Context& context, Module& module, const std::string& owner, const design::Endpoint& endpoint,
                   std::string_view prefix);

// A function without a body, of a callback or a webhook.
void writeDocumentedRoute(Context& context, Module& module, const std::string& owner, const design::Endpoint& endpoint,
                          const std::string& name);

// "NAME = APIRouter()" with the routes of the callbacks; answers with "NAME.routes", or empty.
std::string writeCallbacks(Context& context, Module& module, const std::string& name,
                           const std::vector<design::Endpoint>& callbacks);

// Keyword arguments, each with its comma.
class Arguments final {
public:
  void add(const std::string& key, const std::string& value) {
    m_text += (m_text.empty() ? "" : ", ") + key + "=" + value;
  }
  void first(const std::string& value) { m_text = value + (m_text.empty() ? "" : ", " + m_text); }
  const std::string& text() const { return m_text; }

private:
  std::string m_text;
};

std::string responsesText(Context& context, Module& module, const Json& responses);
std::string responseClassText(Context& context, Module& module, const std::string& name);
std::string uniqueIdText(Context& context, Module& module, const std::string& preset);
void reserveNames(Module& module, const design::Endpoint& endpoint);

} // namespace signalbox::fastapi
