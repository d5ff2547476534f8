// SPDX-FileCopyrightText: Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// AfterList: several works after one answer, in the order in which they were added: background tasks, then the exits of
// yield dependencies.
#pragma once

#include "core/api/message.h"

#include <memory>
#include <utility>
#include <vector>

namespace signalbox::api {

class AfterList final : public AfterResponse {
public:
  // To the end of what `response` has already.
  static void add(Response& response, std::unique_ptr<AfterResponse> work) {
    if (!response.after) {
      response.after = std::move(work);
      return;
    }
    auto* list = dynamic_cast<AfterList*>(response.after.get());
    if (!list) {
      auto both = std::make_unique<AfterList>();
      list = both.get();
      list->m_works.push_back(std::move(response.after));
      response.after = std::move(both);
    }
    list->m_works.push_back(std::move(work));
  }

  void attach(BackgroundJournal& journal) override {
    for (const auto& work : m_works) work->attach(journal);
  }
  void run() override {
    for (const auto& work : m_works) work->run();
  }
  void stop() override {
    for (const auto& work : m_works) work->stop();
  }

private:
  std::vector<std::unique_ptr<AfterResponse>> m_works;
};

} // namespace signalbox::api
