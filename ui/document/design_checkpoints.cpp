// SPDX-FileCopyrightText: Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/document/design_checkpoints.h"

#include "ui/document/design_document.h"

namespace signalbox::ui {

DesignCheckpoints::DesignCheckpoints(DesignDocument& document, QObject* parent)
    : QObject(parent), m_document(document), m_opened(document.design()) {
  connect(&document, &DesignDocument::opened, this, &DesignCheckpoints::restart);
}

void DesignCheckpoints::restart() {
  m_named.clear();
  m_opened = m_document.design();
}

void DesignCheckpoints::keep(const QString& name) {
  std::erase_if(m_named, [&name](const Checkpoint& named) { return named.text == name; });
  m_named.push_front({name, m_document.design()});
}

std::vector<DesignCheckpoints::Checkpoint> DesignCheckpoints::all() const {
  std::vector<Checkpoint> all;
  for (DesignDocument::UndoStep& step : m_document.undoSteps())
    all.push_back({std::move(step.text), std::move(step.before)});
  if (all.size() > limit) {
    std::swap(all[limit - 1], all.back());
    all.resize(limit);
  }
  if (!all.empty()) all.back().design = m_opened;
  return all;
}

} // namespace signalbox::ui
