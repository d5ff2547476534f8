// SPDX-FileCopyrightText: Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// FormScope: what a form is about, for the rows of it that complete and check themselves: the design whose types and
// operations they name, and the answer that links read. Cheap to copy.
#pragma once

#include "core/design/design.h"
#include "ui/models/link_words.h"

#include <memory>
#include <optional>
#include <string>

namespace signalbox::ui {

class FormScope final {
public:
  // `endpoint` may be null: what is documented for many of them.
  explicit FormScope(design::Design design = {}, design::EndpointPtr endpoint = nullptr)
      : m_design(std::make_shared<const design::Design>(std::move(design))), m_endpoint(std::move(endpoint)),
        m_targets(std::make_shared<std::optional<QVector<LinkTarget>>>()) {}

  const design::Design& design() const { return *m_design; }
  LinkSource source() const { return {m_answer, m_endpoint.get()}; }

  // Inside of a documented answer: `status` and what is said of it.
  FormScope insideAnswer(const std::string& status, const design::Json& answer) const {
    FormScope inside = *this;
    const bool isOwn = m_endpoint && status == std::to_string(m_endpoint->response.statusCode);
    inside.m_answer = isOwn ? m_endpoint->response.model : std::string();
    if (answer.is_object() && answer.contains("model") && answer["model"].is_string())
      inside.m_answer = answer["model"].get<std::string>();
    return inside;
  }

  // Found when it is first asked for, once for all copies.
  const QVector<LinkTarget>& linkTargets() const {
    if (!*m_targets) *m_targets = ui::linkTargets(*m_design);
    return **m_targets;
  }

private:
  std::shared_ptr<const design::Design> m_design;
  design::EndpointPtr m_endpoint;
  std::string m_answer; // the type of its body
  std::shared_ptr<std::optional<QVector<LinkTarget>>> m_targets;
};

} // namespace signalbox::ui
