// SPDX-FileCopyrightText: Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/panels/docs_source.h"

#include "core/openapi/write.h"
#include "ui/bridge/live_api.h"
#include "ui/document/design_document.h"
#include "ui/workbench/workbench.h"

#include <QThreadPool>

#include <functional>
#include <mutex>

namespace signalbox::ui {
namespace {

// A task that can run on any thread: the live API's own text, or, before the first, the design written.
std::function<docs::Document()> reading(const Workbench& workbench) {
  if (const auto api = workbench.live.api())
    return [api] { return docs::readDocument(nlohmann::ordered_json::parse(api->openApiText(), nullptr, false)); };
  return [design = workbench.document.design()] { return docs::readDocument(openapi::write(design)); };
}

} // namespace

struct DocsSource::Mailbox {
  std::mutex mutex;
  DocsSource* owner = nullptr;
};

DocsSource::DocsSource(Workbench& workbench, QObject* parent)
    : QObject(parent), m_workbench(workbench), m_mailbox(std::make_shared<Mailbox>()) {
  m_mailbox->owner = this;
  const auto follow = [this] {
    ++m_current;
    Q_EMIT stale();
  };
  connect(&workbench.live, &LiveApi::applied, this, follow);
  connect(&workbench.document, &DesignDocument::opened, this, follow);
}

DocsSource::~DocsSource() {
  const std::lock_guard lock(m_mailbox->mutex);
  m_mailbox->owner = nullptr;
}

void DocsSource::refresh() {
  if (m_asked == m_current) return;
  m_asked = m_current;
  QThreadPool::globalInstance()->start([mailbox = m_mailbox, read = reading(m_workbench), version = m_asked] {
    docs::Document document = read();
    const std::lock_guard lock(mailbox->mutex);
    DocsSource* owner = mailbox->owner;
    if (!owner) return;
    QMetaObject::invokeMethod(
        owner,
        [owner, document = std::move(document), version]() mutable { owner->take(std::move(document), version); },
        Qt::QueuedConnection);
  });
}

void DocsSource::refreshNow() {
  if (isFresh()) return;
  m_asked = m_current;
  take(reading(m_workbench)(), m_current);
}

void DocsSource::take(docs::Document document, quint64 version) {
  if (version <= m_shown) return;
  m_shown = version;
  if (document == m_document) return;
  m_document = std::move(document);
  Q_EMIT changed();
}

} // namespace signalbox::ui
