// SPDX-FileCopyrightText: Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// DesignCheckpoints: the last states of a document's design, so that what is can be compared with what was.
#pragma once

#include "core/design/design.h"

#include <QObject>
#include <QString>

#include <deque>
#include <vector>

namespace signalbox::ui {

class DesignDocument;

// UI thread only. Watches from its making on.
class DesignCheckpoints final : public QObject {
  Q_OBJECT
public:
  static constexpr std::size_t limit = 20; // the first one stays, whatever came after it

  explicit DesignCheckpoints(DesignDocument& document, QObject* parent = nullptr);

  struct Checkpoint {
    QString text; // what was done next: "Add field pages to Book"
    design::Design design;
  };
  // The steps that undo takes back, the newest first; the last one: as it was opened.
  std::vector<Checkpoint> all() const;
  const design::Design& opened() const { return m_opened; }

  void keep(const QString& name); // the design as it is now; one of that name before is forgotten
  const std::deque<Checkpoint>& named() const { return m_named; } // the newest first; `text` is the name

private:
  void restart();

  DesignDocument& m_document;
  design::Design m_opened;
  std::deque<Checkpoint> m_named;
};

} // namespace signalbox::ui
