// SPDX-FileCopyrightText: Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "plugins/fastapi/context.h"

#include <algorithm>

namespace signalbox::fastapi {
namespace {

std::string upper(std::string text) {
  std::ranges::transform(text, text.begin(),
                         [](char c) { return c >= 'a' && c <= 'z' ? static_cast<char>(c - 32) : c; });
  return text;
}

} // namespace

std::string Context::constantName(const std::string& name) const {
  const std::string wanted = upper(name);
  const auto others =
      std::ranges::count_if(m_design.constants(), [&](const auto& one) { return upper(one->name) == wanted; });
  return others > 1 ? name : wanted;
}

void Context::absorb(const Context& mounted) {
  m_pins.insert(mounted.m_pins.begin(), mounted.m_pins.end());
  m_mountedSecrets.insert(mounted.m_secrets.begin(), mounted.m_secrets.end());
  m_mountedSecrets.insert(mounted.m_mountedSecrets.begin(), mounted.m_mountedSecrets.end());
  m_ignoredRules.insert(mounted.m_ignoredRules.begin(), mounted.m_ignoredRules.end());
  m_keepsState = m_keepsState || mounted.m_keepsState;
}

bool Context::hasFiles() const {
  const auto at = m_tree.files.lower_bound("files/");
  return at != m_tree.files.end() && at->first.starts_with("files/");
}

std::string Context::responseClass(Module& module, const std::string& mediaType, const std::string& base) {
  std::string name;
  bool startsWord = true;
  for (const char c : mediaType.substr(0, mediaType.find(';'))) {
    const bool isWord = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9');
    if (isWord) name += startsWord ? upper(std::string(1, c)) : std::string(1, c);
    startsWord = !isWord;
  }
  const std::pair wanted{mediaType, base};
  name += base == "StreamingResponse" ? base : "Response";
  while (m_mediaTypes.contains(name) && m_mediaTypes.at(name) != wanted) name += "_";
  m_mediaTypes.emplace(name, wanted);
  return module.use("app.responses", name);
}

} // namespace signalbox::fastapi
