// SPDX-FileCopyrightText: Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/document/design_checkpoints.h"

#include "ui/document/design_document.h"

namespace signalbox::ui {

DesignCheckpoints::DesignCheckpoints(DesignDocument& document, QObject* parent)
    : QObject(parent), m_document(document), m_last(document.design()) {
  connect(&document, &DesignDocument::opened, this, &DesignCheckpoints::restart);
  connect(&document, &DesignDocument::designChanged, this, &DesignCheckpoints::follow);
}

void DesignCheckpoints::restart() {
  m_all.clear();
  m_named.clear();
  m_last = m_document.design();
}

void DesignCheckpoints::keep(const QString& name) {
  std::erase_if(m_named, [&name](const Checkpoint& named) { return named.text == name; });
  m_named.push_front({name, m_document.design()});
}

// Letters typed into one field are one step: the state before the first of them counts.
void DesignCheckpoints::follow() {
  const QString text = m_document.canUndo() ? m_document.undoText() : tr("Undo everything");
  if (m_all.empty() || m_all.front().text != text) m_all.push_front({text, m_last});
  if (m_all.size() > limit) m_all.erase(m_all.end() - 2);
  m_last = m_document.design();
}

} // namespace signalbox::ui
