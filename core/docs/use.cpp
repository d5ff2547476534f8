// SPDX-FileCopyrightText: Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/docs/use.h"

namespace signalbox::docs {

namespace {

Use both(Use one, Use other) {
  if (one == Use::None || one == other) return other;
  return other == Use::None ? one : Use::Both;
}

class Walk final {
public:
  explicit Walk(const Document& document) : m_document(document) {}

  void read(const Operation& operation, bool isReversed) {
    const Use sent = isReversed ? Use::Response : Use::Request;
    const Use given = isReversed ? Use::Request : Use::Response;
    for (const Group& group : operation.parameters) read(group.fields, sent);
    read(operation.bodies, sent);
    for (const Response& response : operation.responses) read(response.contents, given);
    for (const Operation& callback : operation.callbacks) read(callback, !isReversed);
  }

  Uses take() { return std::move(m_uses); }

private:
  void read(const std::vector<Content>& contents, Use use) {
    for (const Content& content : contents) {
      for (const std::string& name : content.models) read(name, use);
      read(content.fields, use);
    }
  }

  void read(const std::vector<Field>& fields, Use use) {
    for (const Field& field : fields)
      for (const std::string& name : field.models) read(name, use);
  }

  void read(const std::string& name, Use use) {
    Use& known = m_uses[name];
    const Use now = both(known, use);
    if (now == known) return; // also ends cycles
    known = now;
    const Model* model = m_document.model(name);
    if (!model) return;
    for (const std::string& each : model->models) read(each, use);
    read(model->fields, use);
  }

  const Document& m_document;
  Uses m_uses;
};

} // namespace

Uses usesOf(const Document& document) {
  Walk walk(document);
  for (const Operation& operation : document.operations) walk.read(operation, false);
  for (const Operation& webhook : document.webhooks) walk.read(webhook, true);
  return walk.take();
}

Use joined(const Uses& first, const Uses& second, const std::string& name) {
  const auto in = [&name](const Uses& uses) {
    const auto known = uses.find(name);
    return known == uses.end() ? Use::None : known->second;
  };
  return both(in(first), in(second));
}

} // namespace signalbox::docs
