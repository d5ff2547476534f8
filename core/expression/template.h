// SPDX-FileCopyrightText: Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// Templates: a JSON document whose strings may hold {{ expression }}. A string that is one placeholder keeps the
// value's type; `{{ '{{' }}` writes braces.
#pragma once

#include "core/expression/expression.h"

#include <nlohmann/json_fwd.hpp>

namespace signalbox::expression {

struct TemplateError {
  std::string pointer; // JSON pointer of the string inside the template
  SyntaxError error;
};

struct TemplateNode;

class Template final {
public:
  static std::expected<Template, std::vector<TemplateError>> compile(const nlohmann::ordered_json& source,
                                                                     const Names& names);

  // Without placeholders the value is made once, when compiled, and lives as long as the template.
  Result<Value> render(Frame& frame) const;
  Result<std::string> renderText(Frame& frame) const; // str() of it
  bool reads(std::size_t slot) const;
  bool isConstant() const;
  const Value& constant() const; // only when isConstant()

private:
  std::shared_ptr<const TemplateNode> m_root;
};

} // namespace signalbox::expression
