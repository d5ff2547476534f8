// SPDX-FileCopyrightText: Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// OptionSections: where the rows of an OptionForm stand: in groups under short headings, each in a card with one column
// of labels; what is rarely used behind "More".
#pragma once

#include "ui/editors/option_form.h"

class QGridLayout;
class QVBoxLayout;

namespace signalbox::ui {

class Fold;

class OptionSections final : public QWidget {
  Q_OBJECT
public:
  enum class Place { Page, Card }; // inside of a card there are no other ones

  OptionSections(const QString& id, Place place, int indent, QWidget* parent = nullptr);

  // What stands below one another. `actions`, which may be null, add to the control's list and stand beside the label.
  struct Parts {
    QWidget* control;
    QWidget* actions;
    QWidget* problem;
  };
  void add(const OptionField& field, const Parts& parts);
  bool hasRare() const { return m_rare != nullptr; }
  void openRare();
  void setRareNote(const QString& note);

  static constexpr int cardMargin = 12;
  // Whether the row stands in a card of its group.
  static bool isInCard(const OptionField& field, Place place);

private:
  struct Section {
    QString group;
    bool isRare;
    QGridLayout* grid;
  };
  QGridLayout* gridFor(const OptionField& field);
  QGridLayout* makeGrid(QVBoxLayout& column, int spacing);
  QGridLayout* makeCard(QVBoxLayout& column);
  void addAlone(const OptionField& field, const Parts& parts);
  QVBoxLayout& rareColumn();

  QString m_id;
  Place m_place;
  int m_indent;
  QVBoxLayout* m_column;
  std::vector<Section> m_sections;
  Fold* m_rare = nullptr;
  QVBoxLayout* m_rareColumn = nullptr;
};

} // namespace signalbox::ui
