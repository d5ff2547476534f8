// SPDX-FileCopyrightText: Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/panels/exchange_body.h"

#include "ui/models/log_model.h"
#include "ui/text/bytes_view.h"
#include "ui/theme/theme.h"
#include "ui/widgets/empty_state.h"
#include "ui/widgets/hair_line.h"
#include "ui/widgets/icon_button.h"
#include "ui/widgets/label.h"
#include "ui/widgets/line_edit.h"
#include "ui/widgets/segmented.h"

#include <nlohmann/json.hpp>

#include <QApplication>
#include <QClipboard>
#include <QHBoxLayout>
#include <QKeyEvent>
#include <QStackedLayout>

namespace signalbox::ui {

namespace {

enum Form { Pretty, Raw, Hex };

bool isJsonText(const std::string& body, const QString& mediaType) {
  return mediaType.contains(QLatin1String("json")) || nlohmann::json::accept(body);
}

bool isBinary(const std::string& body) { return body.find('\0') != std::string::npos; }

} // namespace

ExchangeBody::ExchangeBody(const QString& name, const QString& id, QWidget* parent)
    : QWidget(parent), m_facts(new Label({}, monoFont(11), Ink::Tertiary, this)),
      m_count(new Label({}, monoFont(11), Ink::Secondary, this)),
      m_search(new SearchField(tr("Find in the body"), this)),
      m_form(new Segmented(tr("Form of the body"), {tr("Pretty"), tr("Raw"), tr("Hex")}, this)),
      m_copy(new IconButton("copy", tr("Copy the body"), this)), m_view(new BytesView(name, this)),
      m_empty(new EmptyState("file-text", {}, {}, this)), m_pages(new QStackedLayout(this)),
      m_content(new QWidget(this)) {
  m_view->setObjectName(id);
  m_search->setObjectName(id + ".search");
  m_search->setControlHeight(24);
  m_search->setFixedWidth(170);
  m_search->installEventFilter(this);
  m_count->setObjectName(id + ".matches");
  m_form->setObjectName(id + ".form");
  m_copy->setObjectName(id + ".copy");
  auto* row = new QHBoxLayout;
  row->setContentsMargins(14, 6, 10, 6);
  row->setSpacing(8);
  row->addWidget(m_facts, 1);
  row->addWidget(m_count);
  row->addWidget(m_search);
  row->addWidget(m_form);
  row->addWidget(m_copy);
  auto* column = new QVBoxLayout(m_content);
  column->setContentsMargins(0, 0, 0, 0);
  column->setSpacing(0);
  column->addLayout(row);
  column->addWidget(new HairLine);
  column->addWidget(m_view, 1);
  m_pages->addWidget(m_empty);
  m_pages->addWidget(m_content);
  connect(m_form, &Segmented::chosen, this, &ExchangeBody::render);
  connect(m_search, &QLineEdit::textChanged, this, [this](const QString& text) {
    m_view->search(text);
    renderCount();
  });
  connect(m_view, &BytesView::searched, this, &ExchangeBody::renderCount);
  connect(m_copy, &QToolButton::clicked, this, [this] {
    QApplication::clipboard()->setText(QString::fromUtf8(m_body->data(), qsizetype(m_body->size())));
    m_copy->flashDone();
  });
}

void ExchangeBody::showNote(const QString& title, const QString& text) {
  m_body = nullptr;
  m_view->clear();
  m_empty->setTexts(title, text);
  m_pages->setCurrentWidget(m_empty);
}

void ExchangeBody::show(std::string body, const QString& mediaType, std::uint64_t bytes, bool isLost) {
  if (bytes == 0 && body.empty()) return showNote(tr("No body"), {});
  if (body.empty())
    return showNote(isLost ? tr("The body was let go") : tr("The body was not kept"),
                    tr("It had %1. The log keeps the newest bodies only.").arg(shownSize(bytes)));
  QString facts = mediaType.isEmpty() ? shownSize(bytes) : mediaType + QStringLiteral(", ") + shownSize(bytes);
  if (body.size() < bytes) facts += tr(", the first %1 were kept").arg(shownSize(body.size()));
  m_facts->setText(facts);
  m_isJson = isJsonText(body, mediaType);
  m_form->setChoiceEnabled(Pretty, m_isJson);
  m_form->setCurrentIndex(isBinary(body) ? Hex : m_isJson ? Pretty : Raw);
  m_body = std::make_shared<const std::string>(std::move(body));
  m_pages->setCurrentWidget(m_content);
  render();
}

void ExchangeBody::render() {
  if (!m_body) return;
  using Kind = ByteLines::Kind;
  const int form = m_form->currentIndex();
  m_view->setBytes(m_body, form == Hex ? Kind::Hex : form == Pretty ? Kind::Json : Kind::Text);
  m_view->search(m_search->text());
  renderCount();
}

void ExchangeBody::renderCount() {
  const ByteSearch& found = m_view->found();
  if (m_search->text().isEmpty()) return m_count->setText({});
  if (found.count() == 0) return m_count->setText(found.isComplete() ? tr("No match") : tr("Searching"));
  m_count->setText(tr("%1 of %2").arg(m_view->currentMatch() + 1).arg(found.count()));
}

void ExchangeBody::focusSearch() {
  m_search->setFocus(Qt::ShortcutFocusReason);
  m_search->selectAll();
}

bool ExchangeBody::eventFilter(QObject*, QEvent* event) {
  if (event->type() != QEvent::KeyPress) return false;
  const auto* key = static_cast<QKeyEvent*>(event);
  if (key->key() != Qt::Key_Return && key->key() != Qt::Key_Enter) return false;
  m_view->showNext(key->modifiers() & Qt::ShiftModifier ? -1 : 1);
  renderCount();
  return true;
}

} // namespace signalbox::ui
