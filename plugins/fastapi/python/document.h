// SPDX-FileCopyrightText: Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// Document: text with places where a line may break, and its printer: a group stays on one line when it fits.
#pragma once

#include <memory>
#include <string>
#include <vector>

namespace signalbox::python {

enum class DocumentKind { Text, Line, SoftLine, HardLine, Concat, Indent, Group, IfBreak, IndentIfBreak, FitsExpanded };

struct DocumentNode;
using Document = std::shared_ptr<const DocumentNode>;

struct DocumentNode {
  DocumentKind kind = DocumentKind::Text;
  std::string text;
  std::vector<Document> items;
  int group = 0; // of a Group: its number; of IfBreak and IndentIfBreak: whose mode decides, 0 = the one around
  bool isExpanded = false; // of a group: breaks whatever its length
};

Document text(std::string value);
Document line();     // a space, or a break
Document softLine(); // nothing, or a break
Document concat(std::vector<Document> items);
Document indent(Document content);
Document group(Document content, bool isExpanded = false, int number = 0);
Document ifBreak(Document broken, Document flat = nullptr, int group = 0);
Document indentIfBreak(Document content, int group);
// Measured as if its groups were broken: what stands around stays on one line when only this has to open.
Document fitsExpanded(Document content);

bool breaks(const Document& document); // a group inside is expanded

// Printed from `column`, lines after the first indented by `indentation` and more.
std::string print(const Document& document, int indentation, int column, int width = 88);

int widthOf(std::string_view text); // in columns: code points, wide ones twice

} // namespace signalbox::python
