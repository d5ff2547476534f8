// SPDX-FileCopyrightText: Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/panels/exchange_body.h"

#include "ui/models/log_model.h"
#include "ui/panels/json_pages.h"
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

enum Form { Pretty, Tree, Raw, Hex };

constexpr int widestSearch = 170;
constexpr int narrowestSearch = 84;

bool isJsonText(const std::string& body, const QString& mediaType) {
  return mediaType.contains(QLatin1String("json")) || nlohmann::json::accept(body);
}

bool isBinary(const std::string& body) { return body.find('\0') != std::string::npos; }

} // namespace

ExchangeBody::ExchangeBody(const QString& name, const QString& id, QWidget* parent)
    : QWidget(parent), m_facts(new Label({}, monoFont(11), Ink::Tertiary, this)),
      m_count(new Label({}, monoFont(11), Ink::Secondary, this)),
      m_search(new SearchField(tr("Find in the body"), this)),
      m_form(new Segmented(tr("Form of the body"), {tr("Pretty"), tr("Tree"), tr("Raw"), tr("Hex")}, this)),
      m_filter(new IconButton("list-filter", tr("Filter the body with JSONPath"), this)),
      m_copy(new IconButton("copy", tr("Copy the body"), this)), m_view(new BytesView(name, this)),
      m_json(new JsonPages(id, tr("%1 as a tree").arg(name), m_view, this)),
      m_empty(new EmptyState("file-text", {}, {}, this)), m_pages(new QStackedLayout(this)),
      m_content(new QWidget(this)) {
  m_view->setObjectName(id);
  m_search->setObjectName(id + ".search");
  m_count->setObjectName(id + ".matches");
  m_form->setObjectName(id + ".form");
  m_filter->setObjectName(id + ".filter");
  m_copy->setObjectName(id + ".copy");
  auto* column = new QVBoxLayout(m_content);
  column->setContentsMargins(0, 0, 0, 0);
  column->setSpacing(0);
  column->addWidget(makeTools());
  column->addWidget(new HairLine);
  column->addWidget(m_json, 1);
  m_pages->addWidget(m_empty);
  m_pages->addWidget(m_content);
  connect(m_form, &Segmented::chosen, this, &ExchangeBody::render);
  connect(m_search, &QLineEdit::textChanged, this, [this](const QString& text) {
    m_view->search(text);
    renderCount();
  });
  connect(m_view, &BytesView::searched, this, &ExchangeBody::renderCount);
  connect(m_json, &JsonPages::textRequested, this, &ExchangeBody::showInText);
  connect(m_filter, &QToolButton::clicked, this, &ExchangeBody::openFilter);
  connect(m_copy, &QToolButton::clicked, this, [this] {
    QApplication::clipboard()->setText(QString::fromUtf8(m_body->data(), qsizetype(m_body->size())));
    m_copy->flashDone();
  });
}

QWidget* ExchangeBody::makeTools() {
  m_search->setControlHeight(24);
  m_search->setMinimumWidth(narrowestSearch);
  m_search->setMaximumWidth(widestSearch);
  m_search->installEventFilter(this);
  auto* tools = new QWidget(m_content);
  auto* row = new QHBoxLayout(tools);
  row->setContentsMargins(14, 6, 10, 6);
  row->setSpacing(8);
  row->addWidget(m_facts, 2);
  row->addWidget(m_count);
  row->addWidget(m_search, 1);
  row->addWidget(m_form);
  row->addWidget(m_filter);
  row->addWidget(m_copy);
  return tools;
}

void ExchangeBody::showNote(const QString& title, const QString& text) {
  m_body = nullptr;
  m_isJson = false;
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
  const bool isLaidOut = isJsonText(body, mediaType);
  m_isJson = isLaidOut && body.size() >= bytes;
  m_form->setChoiceEnabled(Pretty, isLaidOut);
  m_form->setChoiceEnabled(Tree, m_isJson); // what was cut has no end
  m_filter->setEnabled(m_isJson);
  if (m_form->currentIndex() != Tree || !m_isJson)
    m_form->setCurrentIndex(isBinary(body) ? Hex : isLaidOut ? Pretty : Raw);
  m_body = std::make_shared<const std::string>(std::move(body));
  m_pages->setCurrentWidget(m_content);
  render();
  m_json->setJson(m_isJson ? m_body : nullptr); // after it: what the filter selects has the text's place
}

void ExchangeBody::render() {
  if (!m_body) return;
  using Kind = ByteLines::Kind;
  const int form = m_form->currentIndex();
  m_json->show(form == Tree ? JsonPages::Page::Tree : JsonPages::Page::Text);
  for (QWidget* part : {static_cast<QWidget*>(m_search), static_cast<QWidget*>(m_count)})
    part->setVisible(form != Tree);
  if (form == Tree) return;
  const Kind kind = form == Hex ? Kind::Hex : form == Pretty ? Kind::Json : Kind::Text;
  const ByteLines* shown = m_view->lines();
  if (!shown || shown->kind() != kind || shown->bytes().data() != m_body->data()) m_view->setBytes(m_body, kind);
  m_view->search(m_search->text());
  renderCount();
}

// Only laid out, a value has lines of its own.
void ExchangeBody::showInText(std::size_t begin) {
  if (m_form->currentIndex() != Pretty) {
    m_form->setCurrentIndex(Pretty);
    render();
  }
  m_view->showByte(begin);
}

void ExchangeBody::openFilter() {
  if (m_isJson) m_json->openFilter();
}

void ExchangeBody::setFilterKeys(const QString& keys) { m_filter->setShortcutHint(keys); }

void ExchangeBody::renderCount() {
  const ByteSearch& found = m_view->found();
  if (m_search->text().isEmpty()) return m_count->setText({});
  if (found.count() == 0) return m_count->setText(found.isComplete() ? tr("No match") : tr("Searching"));
  m_count->setText(tr("%1 of %2").arg(m_view->currentMatch() + 1).arg(found.count()));
}

void ExchangeBody::focusSearch() {
  if (m_form->currentIndex() == Tree) { // which is not searched
    m_form->setCurrentIndex(Pretty);
    render();
  }
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
