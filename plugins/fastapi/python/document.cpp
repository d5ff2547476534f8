// SPDX-FileCopyrightText: Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "plugins/fastapi/python/document.h"

#include <algorithm>
#include <map>

namespace signalbox::python {
namespace {

Document make(DocumentNode node) { return std::make_shared<const DocumentNode>(std::move(node)); }

enum class Mode { Flat, Break };

struct Command {
  int indentation = 0;
  Mode mode = Mode::Break;
  const DocumentNode* node = nullptr;
  bool measuresAllLines = false; // inside a FitsExpanded while measuring
};

class Printer final {
public:
  Printer(int indentation, int column, int width) : m_indentation(indentation), m_column(column), m_width(width) {}

  std::string run(const Document& document) {
    m_stack.push_back({m_indentation, Mode::Break, document.get()});
    while (!m_stack.empty()) {
      const Command command = m_stack.back();
      m_stack.pop_back();
      step(command);
    }
    return std::move(m_out);
  }

private:
  void push(const Command& from, const DocumentNode* node, int more = 0) {
    m_stack.push_back({from.indentation + more, from.mode, node});
  }

  void pushAll(const Command& from, int more = 0) {
    for (std::size_t i = from.node->items.size(); i-- > 0;) push(from, from.node->items[i].get(), more);
  }

  void step(const Command& command) {
    const DocumentNode& node = *command.node;
    switch (node.kind) {
    case DocumentKind::Text:
      m_out += node.text;
      m_column += widthOf(node.text);
      return;
    case DocumentKind::Line:
    case DocumentKind::SoftLine:
    case DocumentKind::HardLine: return lineBreak(command);
    case DocumentKind::Concat: return pushAll(command);
    case DocumentKind::FitsExpanded: return pushAll({command.indentation, Mode::Break, command.node});
    case DocumentKind::Indent: return pushAll(command, 4);
    case DocumentKind::Group: return openGroup(command);
    case DocumentKind::IfBreak: {
      const bool broken = modeOf(node.group, command.mode) == Mode::Break;
      if (const DocumentNode* chosen = node.items[broken ? 0 : 1].get()) push(command, chosen);
      return;
    }
    case DocumentKind::IndentIfBreak: return pushAll(command, modeOf(node.group, command.mode) == Mode::Break ? 4 : 0);
    }
  }

  void openGroup(const Command& command) {
    Command inner = command;
    const bool flat = command.mode == Mode::Flat || (!command.node->isExpanded && fits(command.node));
    inner.mode = flat ? Mode::Flat : Mode::Break;
    if (command.node->group) m_modes[command.node->group] = inner.mode;
    pushAll(inner);
  }

  Mode modeOf(int group, Mode around) const {
    const auto known = m_modes.find(group);
    return group && known != m_modes.end() ? known->second : around;
  }

  void lineBreak(const Command& command) {
    if (command.mode == Mode::Flat && command.node->kind != DocumentKind::HardLine) {
      if (command.node->kind == DocumentKind::Line) {
        m_out += ' ';
        ++m_column;
      }
      return;
    }
    while (!m_out.empty() && m_out.back() == ' ') m_out.pop_back();
    m_out += '\n' + std::string(static_cast<std::size_t>(command.indentation), ' ');
    m_column = command.indentation;
  }

  // What comes up to the next break of a line, this group on one line.
  bool fits(const DocumentNode* group) {
    auto modes = m_modes;
    if (group->group) modes[group->group] = Mode::Flat;
    std::vector<Command> stack;
    for (std::size_t i = group->items.size(); i-- > 0;) stack.push_back({0, Mode::Flat, group->items[i].get(), false});
    std::size_t rest = m_stack.size();
    int column = m_column;
    while (true) {
      if (stack.empty()) {
        if (rest == 0) return column <= m_width;
        Command next = m_stack[--rest];
        next.measuresAllLines = false;
        stack.push_back(next);
      }
      const Command command = stack.back();
      stack.pop_back();
      const DocumentNode& node = *command.node;
      const auto pushItems = [&](Mode mode, bool all, int more = 0) {
        for (std::size_t i = node.items.size(); i-- > 0;)
          if (node.items[i]) stack.push_back({command.indentation + more, mode, node.items[i].get(), all});
      };
      const auto known = [&](int number) {
        const auto found = modes.find(number);
        return number && found != modes.end() ? found->second : command.mode;
      };
      switch (node.kind) {
      case DocumentKind::Text:
        column += widthOf(node.text);
        if (column > m_width && !command.measuresAllLines) return false; // a text that never fits does not move by it
        break;
      case DocumentKind::Line:
      case DocumentKind::SoftLine:
      case DocumentKind::HardLine:
        if (command.mode == Mode::Flat && node.kind != DocumentKind::HardLine) {
          column += node.kind == DocumentKind::Line;
          if (column > m_width) return false;
        } else if (command.measuresAllLines) {
          column = m_indentation + 4;
        } else {
          return true;
        }
        break;
      case DocumentKind::Concat: pushItems(command.mode, command.measuresAllLines); break;
      case DocumentKind::Indent:
      case DocumentKind::IndentIfBreak: pushItems(command.mode, command.measuresAllLines, 4); break;
      case DocumentKind::FitsExpanded: pushItems(Mode::Break, true); break;
      case DocumentKind::Group: {
        // In the rest of the line a group may break, as in Break mode; measured flat where it is inside a flat one.
        const Mode mode = node.isExpanded ? Mode::Break : command.mode;
        if (node.isExpanded && command.mode == Mode::Flat && !command.measuresAllLines) return false;
        if (node.group) modes[node.group] = mode;
        pushItems(mode, command.measuresAllLines);
        break;
      }
      case DocumentKind::IfBreak: {
        const bool broken = known(node.group) == Mode::Break;
        if (const DocumentNode* chosen = node.items[broken ? 0 : 1].get())
          stack.push_back({command.indentation, command.mode, chosen, command.measuresAllLines});
        break;
      }
      }
    }
  }

  int m_indentation;
  int m_column;
  int m_width;
  std::string m_out;
  std::vector<Command> m_stack;
  std::map<int, Mode> m_modes;
};

} // namespace

Document text(std::string value) { return make({DocumentKind::Text, std::move(value), {}}); }
Document line() { return make({DocumentKind::Line, {}, {}}); }
Document softLine() { return make({DocumentKind::SoftLine, {}, {}}); }
Document concat(std::vector<Document> items) { return make({DocumentKind::Concat, {}, std::move(items)}); }
Document indent(Document content) { return make({DocumentKind::Indent, {}, {std::move(content)}}); }

Document group(Document content, bool isExpanded, int number) {
  const bool expanded = isExpanded || breaks(content);
  return make({DocumentKind::Group, {}, {std::move(content)}, number, expanded});
}

Document ifBreak(Document broken, Document flat, int number) {
  return make({DocumentKind::IfBreak, {}, {std::move(broken), std::move(flat)}, number});
}

Document indentIfBreak(Document content, int number) {
  return make({DocumentKind::IndentIfBreak, {}, {std::move(content)}, number});
}

Document fitsExpanded(Document content) { return make({DocumentKind::FitsExpanded, {}, {std::move(content)}}); }

bool breaks(const Document& document) {
  if (!document) return false;
  if (document->kind == DocumentKind::HardLine) return true;
  if (document->kind == DocumentKind::Group) return document->isExpanded;
  if (document->kind == DocumentKind::FitsExpanded) return false;
  return std::ranges::any_of(document->items, breaks);
}

std::string print(const Document& document, int indentation, int column, int width) {
  return Printer(indentation, column, width).run(document);
}

int widthOf(std::string_view value) {
  int width = 0;
  for (std::size_t at = 0; at < value.size();) {
    const auto lead = static_cast<unsigned char>(value[at]);
    const std::size_t length = lead < 0x80 ? 1 : lead < 0xe0 ? 2 : lead < 0xf0 ? 3 : 4;
    std::uint32_t point = lead < 0x80 ? lead : lead & (0xffU >> (length + 1));
    for (std::size_t i = 1; i < length && at + i < value.size(); ++i)
      point = (point << 6) | (static_cast<unsigned char>(value[at + i]) & 0x3fU);
    at += length;
    const bool isMark = (point >= 0x300 && point < 0x370) || point == 0x200d || (point >= 0xfe00 && point < 0xfe10);
    const bool isWide = (point >= 0x1100 && point < 0x1160) || (point >= 0x2e80 && point < 0xa4d0) ||
                        (point >= 0xac00 && point < 0xd7a4) || (point >= 0xf900 && point < 0xfb00) ||
                        (point >= 0xfe30 && point < 0xfe70) || (point >= 0xff00 && point < 0xff61) ||
                        (point >= 0x1f300 && point < 0x1f650) || (point >= 0x1f900 && point < 0x1fa00);
    width += isMark ? 0 : isWide ? 2 : 1;
  }
  return width;
}

} // namespace signalbox::python
