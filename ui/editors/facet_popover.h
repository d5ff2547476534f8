// SPDX-FileCopyrightText: Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// FacetPopover: one facet of a field: its value, and what the field takes and refuses with it as one types.
#pragma once

#include "core/design/design.h"
#include "ui/widgets/popover.h"

namespace signalbox::ui {

class Button;
class Label;
class LineEdit;
class Paragraph;

class FacetPopover final : public Popover {
  Q_OBJECT
public:
  explicit FacetPopover(QWidget* window);

  void ask(const design::Design& design, const design::Field& field, const std::string& facet,
           const QRect& anchorInWindow);

Q_SIGNALS:
  void edited(const signalbox::design::Field& field); // with another value, or without the facet

private:
  void build();
  design::Field typed() const;
  void showExample();

  design::Design m_design;
  design::Field m_field;
  std::string m_facet;
  Label* m_name;
  LineEdit* m_value;
  Paragraph* m_text;
  Label* m_accepted;
  Label* m_refused;
  Paragraph* m_reason;
  Button* m_remove;
};

} // namespace signalbox::ui
