// SPDX-FileCopyrightText: Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// ProxyAnswer: an answer that comes from another server: 504 when it does not come in time, 502 when it does not come.
#pragma once

#include "core/api/header_lines.h"
#include "core/api/message.h"
#include "core/api/stage.h"
#include "core/api/surroundings.h"
#include "core/behaviour/upstream_answer.h"

#include <memory>
#include <string>
#include <vector>

namespace signalbox::behaviour {

// What becomes of header lines on their way; names in lower case. What belongs to one connection never travels
// (RFC 9110 §7.6.1).
struct HeaderChanges {
  api::HeaderLines set; // in the place of what came
  std::vector<std::string> remove;

  api::HeaderLines apply(api::HeaderLines lines) const;
};

class ProxyAnswer final : public api::Deferred {
public:
  // `program` keeps `surroundings` alive.
  ProxyAnswer(client::Request request, HeaderChanges changes, const api::Surroundings& surroundings,
              std::shared_ptr<const void> program);
  ~ProxyAnswer() override;

  void start(std::function<void()> wake) override;
  void finish(api::Response& response) override;
  std::string_view waitsFor() const override { return api::stage::upstream; }

private:
  void writeAnswer(UpstreamAnswer::Taken taken, api::Response& response);

  client::Request m_request;
  HeaderChanges m_changes;
  const api::Surroundings& m_surroundings;
  std::shared_ptr<const void> m_program;
  std::shared_ptr<UpstreamAnswer> m_upstream = std::make_shared<UpstreamAnswer>();
  bool m_isHead;
  bool m_isHandedOn = false; // a stream goes on reading
};

} // namespace signalbox::behaviour
