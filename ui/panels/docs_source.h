// SPDX-FileCopyrightText: Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// DocsSource: the documentation of the design that is live, read from the server's OpenAPI text off the UI thread.
#pragma once

#include "core/docs/document.h"

#include <QObject>

#include <memory>

namespace signalbox::ui {

struct Workbench;

class DocsSource final : public QObject {
  Q_OBJECT
public:
  explicit DocsSource(Workbench& workbench, QObject* parent = nullptr);
  ~DocsSource() override;

  const docs::Document& document() const { return m_document; }
  void refresh();    // changed() follows when something did
  void refreshNow(); // waits
  bool isFresh() const { return m_shown == m_current; }

Q_SIGNALS:
  void stale();   // the design changed: refresh() when it is looked at
  void changed(); // document()

private:
  struct Mailbox;
  void take(docs::Document document, quint64 version);

  Workbench& m_workbench;
  std::shared_ptr<Mailbox> m_mailbox;
  docs::Document m_document;
  quint64 m_current = 1; // version of the live design
  quint64 m_asked = 0;   // the newest version that is being read
  quint64 m_shown = 0;   // the version document() is of
};

} // namespace signalbox::ui
