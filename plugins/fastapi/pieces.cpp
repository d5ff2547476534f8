// SPDX-FileCopyrightText: Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "plugins/fastapi/pieces.h"

#include "plugins/fastapi/templates.h"

#include <algorithm>

namespace signalbox::fastapi {
namespace {

void addImport(Module& module, const std::string& line) {
  const std::size_t import = line.find(" import ");
  const std::string names = line.substr(import + 8) + ",";
  for (std::size_t begin = 0; begin < names.size();) {
    const std::size_t comma = names.find(',', begin);
    module.use(line.substr(5, import - 5), names.substr(begin, comma - begin));
    begin = std::min(names.find_first_not_of(' ', comma + 1), names.size());
  }
}

} // namespace

void Pieces::add(const std::string& wanted) {
  const auto other = m_instead.find(wanted);
  const std::string& name = other == m_instead.end() ? wanted : other->second;
  if (!m_written.insert(name).second) return;
  const std::string_view source = templates().at(m_folder + "/" + name + ".py");
  bool isHead = true;
  std::string body;
  for (std::size_t at = 0; at < source.size();) {
    const std::size_t end = std::min(source.find('\n', at), source.size());
    std::string line(source.substr(at, end - at));
    at = end + 1;
    for (const auto& [text, by] : m_replaced)
      if (const std::size_t found = line.find(text); found != std::string::npos) line.replace(found, text.size(), by);
    if (isHead && line.starts_with("# uses ")) {
      add(line.substr(7));
    } else if (isHead && line.starts_with("import ")) {
      m_module.useModule(line.substr(7));
    } else if (isHead && line.starts_with("from ")) {
      addImport(m_module, line);
    } else {
      isHead = isHead && line.empty();
      if (!isHead) body += line + "\n";
    }
  }
  m_module.twoBlanks();
  m_module.raw(body);
}

} // namespace signalbox::fastapi
