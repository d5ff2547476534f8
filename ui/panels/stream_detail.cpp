// SPDX-FileCopyrightText: Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/panels/stream_detail.h"

#include "core/base/utf8_head.h"
#include "ui/commands/command_registry.h"
#include "ui/models/message_text.h"
#include "ui/panels/json_pages.h"
#include "ui/panels/problems_view.h"
#include "ui/text/bytes_view.h"
#include "ui/text/json_editor.h"
#include "ui/text/json_text.h"
#include "ui/theme/theme.h"
#include "ui/widgets/button.h"
#include "ui/widgets/chip.h"
#include "ui/widgets/hair_line.h"
#include "ui/widgets/icon_button.h"
#include "ui/widgets/label.h"
#include "ui/widgets/segmented.h"
#include "ui/widgets/splitter.h"
#include "ui/workbench/navigator.h"
#include "ui/workbench/workbench.h"

#include <QApplication>
#include <QClipboard>
#include <QGridLayout>
#include <QStackedLayout>
#include <QVBoxLayout>

#include <algorithm>

namespace signalbox::ui {
namespace {

enum Form { TextForm, TreeForm };

constexpr int factNameWidth = 96;
constexpr std::size_t bytesInLine = 16;
constexpr std::size_t mostCopied = 16 << 20; // bytes: a clipboard holds UTF-16

// "00000010  48 65 6c 6c 6f  Hello"
QString hexLines(std::string_view bytes) {
  QString lines;
  for (std::size_t at = 0; at < bytes.size(); at += bytesInLine) {
    const std::string_view line = bytes.substr(at, bytesInLine);
    const QByteArray hex = QByteArray::fromRawData(line.data(), static_cast<qsizetype>(line.size())).toHex(' ');
    QString letters;
    for (const char c : line) letters += c >= 0x20 && c < 0x7f ? QLatin1Char(c) : QLatin1Char('.');
    lines += QStringLiteral("%1  %2  %3\n")
                 .arg(at, 8, 16, QLatin1Char('0'))
                 .arg(QString::fromLatin1(hex).leftJustified(bytesInLine * 3 - 1), letters);
  }
  return lines;
}

bool startsJson(std::string_view text) {
  const std::size_t at = text.find_first_not_of(" \t\r\n");
  return at != text.npos && (text[at] == '{' || text[at] == '[');
}

QString durationText(std::int64_t microseconds) {
  const double milliseconds = static_cast<double>(microseconds) / 1000.0;
  if (milliseconds < 10) return QStringLiteral("%1 ms").arg(milliseconds, 0, 'f', 2);
  if (milliseconds < 1000) return QStringLiteral("%1 ms").arg(milliseconds, 0, 'f', 0);
  return QStringLiteral("%1 s").arg(milliseconds / 1000.0, 0, 'f', 1);
}

QString text(std::string_view utf8) { return QString::fromUtf8(utf8.data(), static_cast<qsizetype>(utf8.size())); }

Ink inkOf(MessageDirection direction) {
  return direction == MessageDirection::In ? Ink::Ok : direction == MessageDirection::Out ? Ink::Info : Ink::Secondary;
}

} // namespace

StreamDetail::StreamDetail(Workbench& workbench, QWidget* parent)
    : QWidget(parent), m_workbench(workbench), m_payload(std::make_shared<const std::string>()) {
  setObjectName(QStringLiteral("stream.detail"));
  auto* parts = new Splitter(Qt::Vertical, Splitter::Gap::Hairline, this);
  m_json = new JsonPages(QStringLiteral("stream.detail"), tr("Selected message as a tree"), makeText(), parts);
  connect(m_json, &JsonPages::textRequested, this, &StreamDetail::showInText);
  parts->addWidget(m_json);
  parts->addWidget(makeCard());
  parts->setStretchFactor(0, 1);
  parts->setSizes({400, 150});
  auto* column = new QVBoxLayout(this);
  column->setContentsMargins(0, 0, 0, 0);
  column->setSpacing(0);
  column->addWidget(makeHead());
  column->addWidget(new HairLine(Qt::Horizontal, this));
  column->addWidget(parts, 1);
}

QWidget* StreamDetail::makeText() {
  auto* texts = new QWidget(this);
  m_texts = new QStackedLayout(texts);
  m_text = new JsonEditor(tr("Selected message"), texts);
  m_text->setObjectName(QStringLiteral("stream.detail.text"));
  m_text->setReadOnly(true);
  m_text->setReadOnlyLook(true);
  m_bytes = new BytesView(tr("Selected message, by lines"), texts);
  m_bytes->setObjectName(QStringLiteral("stream.detail.bytes"));
  m_texts->addWidget(m_text);
  m_texts->addWidget(m_bytes);
  texts->setFocusProxy(m_text);
  connect(m_texts, &QStackedLayout::currentChanged, texts,
          [this, texts] { texts->setFocusProxy(m_texts->currentWidget()); });
  return texts;
}

QWidget* StreamDetail::makeHead() {
  auto* head = new QWidget(this);
  head->setFixedHeight(38);
  m_kind = new Chip({}, Chip::Look::Soft, Ink::Info, head);
  m_size = new Label({}, monoFont(12), Ink::Tertiary, head);
  m_form = new Segmented(tr("Form of the message"), {tr("Text"), tr("Tree")}, head);
  m_form->setObjectName(QStringLiteral("stream.detail.form"));
  m_filter = new IconButton(QStringLiteral("list-filter"), tr("Filter the message with JSONPath"), head);
  m_filter->setObjectName(QStringLiteral("stream.detail.filter"));
  m_workbench.commands.followKeys(QStringLiteral("request.filterResponse"), m_filter,
                                  [this](const QString& keys) { m_filter->setShortcutHint(keys); });
  m_copy = new IconButton(QStringLiteral("copy"), tr("Copy the message"), head);
  m_copy->setObjectName(QStringLiteral("stream.detail.copy"));
  auto* row = new QHBoxLayout(head);
  row->setContentsMargins(14, 0, 8, 0);
  row->setSpacing(8);
  row->addWidget(m_kind);
  row->addWidget(m_size);
  row->addStretch(1);
  row->addWidget(m_form);
  row->addWidget(m_filter);
  row->addWidget(m_copy);
  connect(m_form, &Segmented::chosen, this, &StreamDetail::renderText);
  connect(m_filter, &QToolButton::clicked, this, &StreamDetail::openFilter);
  connect(m_copy, &QToolButton::clicked, this, [this] {
    QApplication::clipboard()->setText(text(utf8Head(*m_payload, mostCopied)));
    m_copy->flashDone();
  });
  return head;
}

QWidget* StreamDetail::makeCard() {
  auto* card = new QWidget(this);
  m_verdict = new Label({}, uiFont(13, 600), Ink::Text, card);
  m_verdict->setObjectName(QStringLiteral("stream.verdict"));
  m_type = new IconButton(QStringLiteral("sliders-horizontal"), tr("Check messages against"), card);
  m_type->setObjectName(QStringLiteral("stream.type"));
  m_type->setExtent(24, 14);
  auto* facts = new QWidget(card);
  m_facts = new QGridLayout(facts);
  m_facts->setContentsMargins(0, 0, 0, 0);
  m_facts->setHorizontalSpacing(8);
  m_facts->setVerticalSpacing(4);
  m_facts->setColumnMinimumWidth(0, factNameWidth);
  m_facts->setColumnStretch(1, 1);
  m_problems = new ProblemsView(card);
  m_problems->setObjectName(QStringLiteral("stream.problems"));
  m_problems->setMinimumHeight(110);
  for (QWidget* part : m_problems->findChildren<QWidget*>()) // beside it may stand the one of an answer
    part->setObjectName(part->objectName().replace(QLatin1String("response."), QLatin1String("stream.")));
  auto* head = new QHBoxLayout;
  head->setContentsMargins(14, 8, 8, 0);
  head->addWidget(m_verdict, 1);
  head->addWidget(m_type);
  auto* column = new QVBoxLayout(card);
  column->setContentsMargins(0, 0, 0, 8);
  column->setSpacing(4);
  column->addLayout(head);
  auto* inset = new QHBoxLayout;
  inset->setContentsMargins(14, 0, 14, 0);
  inset->addWidget(facts);
  column->addLayout(inset);
  column->addWidget(m_problems, 1);
  column->addStretch(0);
  connect(m_type, &QToolButton::clicked, this, [this] { Q_EMIT typeMenuRequested(m_type); });
  connect(m_problems, &ProblemsView::placeRequested, this, [this](const FieldProblem& problem) {
    if (!problem.range) return;
    m_form->setCurrentIndex(TextForm);
    renderText();
    m_text->selectRange(static_cast<qsizetype>(problem.range->begin), static_cast<qsizetype>(problem.range->end));
  });
  connect(m_problems, &ProblemsView::ruleRequested, this, [this](const FieldProblem& problem) {
    if (!problem.model.isEmpty()) m_workbench.navigator.openModel(problem.model, problem.field);
  });
  return card;
}

QString StreamDetail::shownText() const {
  if (m_isBinary) return hexLines(*m_payload);
  const QString whole = text(*m_payload);
  const auto formatted = m_isJson ? formattedJson(whole) : std::nullopt;
  return formatted ? *formatted : whole;
}

// The same message may be shown again, with another verdict.
void StreamDetail::take(const MessageView& message) {
  m_isBinary = message.isBinary;
  m_isJson = !message.isBinary && !message.isNote() && startsJson(message.payload);
  if (*m_payload != message.payload) m_payload = std::make_shared<const std::string>(message.payload);
  for (QWidget* part : {static_cast<QWidget*>(m_form), static_cast<QWidget*>(m_filter)}) part->setVisible(m_isJson);
  m_text->resetContent(isLarge() ? QString() : shownText());
  if (!isLarge())
    m_bytes->clear();
  else
    m_bytes->setBytes(m_payload, m_isBinary ? ByteLines::Kind::Hex
                                 : m_isJson ? ByteLines::Kind::Json
                                            : ByteLines::Kind::Text);
  renderText();
  m_json->setJson(m_isJson ? m_payload : nullptr); // after it: what the filter selects has the text's place
}

void StreamDetail::renderText() {
  m_texts->setCurrentIndex(isLarge() ? 1 : 0);
  const bool isTree = m_isJson && m_form->currentIndex() == TreeForm;
  m_json->show(isTree ? JsonPages::Page::Tree : JsonPages::Page::Text);
}

void StreamDetail::showInText(std::size_t begin, std::size_t end) {
  m_form->setCurrentIndex(TextForm);
  if (isLarge())
    m_bytes->showByte(begin);
  else
    m_text->selectSame(*m_payload, begin, end);
}

bool StreamDetail::openFilter() {
  if (m_isJson) m_json->openFilter();
  return m_isJson;
}

void StreamDetail::show(const MessageView& message, std::optional<std::int64_t> before, MessageCheck* check,
                        const std::string& type) {
  const QString kind = messageKind(message);
  m_kind->setText(kind.isEmpty() ? clockText(message.microseconds) : kind.left(40));
  m_kind->setInk(kind.isEmpty() ? inkOf(message.direction) : Ink::Info);
  m_size->setText(message.isNote() ? QString() : sizeText(message.payload.size()));
  take(message);
  const bool isChecked = check && !type.empty() && !message.isBinary && !isLarge();
  m_report = isChecked ? std::optional(check->report(type, m_text->content().toStdString())) : std::nullopt;
  renderVerdict();
  renderCard(message, before);
}

void StreamDetail::clear() {
  m_report.reset();
  take({});
  clearFacts();
}

void StreamDetail::renderVerdict() {
  QVector<Lens> lenses;
  if (m_report)
    for (const FieldProblem& problem : m_report->problems)
      if (problem.range)
        lenses.push_back({static_cast<qsizetype>(problem.range->begin), static_cast<qsizetype>(problem.range->end),
                          lensText(problem)});
  m_text->setLenses(lenses);
  const bool isValid = m_report && m_report->isValid();
  m_verdict->setText(!m_report                     ? tr("No model is named for it")
                     : isValid                     ? tr("Matches the model")
                     : m_report->failure.isEmpty() ? tr("Does not match the model")
                                                   : m_report->failure);
  m_verdict->setInk(!m_report || isValid ? Ink::Text : Ink::Error);
  m_problems->setVisible(m_report && !m_report->problems.isEmpty());
  m_problems->setProblems(m_report ? m_report->problems : QVector<FieldProblem>(), {});
}

void StreamDetail::renderCard(const MessageView& message, std::optional<std::int64_t> before) {
  clearFacts();
  if (m_report) {
    const QString model = m_report->type;
    auto* link = new Button(model, ButtonVariant::Link, this);
    link->setObjectName(QStringLiteral("stream.model"));
    link->setAccessibleName(tr("Open %1").arg(model));
    link->setControlHeight(24);
    connect(link, &QPushButton::clicked, this, [this, model] { m_workbench.navigator.openModel(model, {}); });
    addFact(tr("Model"), link);
  }
  if (m_report && m_report->fields > 0 && m_report->failure.isEmpty()) {
    const int valid = std::max(m_report->fields - m_report->invalidFields, 0);
    addFact(tr("Fields"), new Label(tr("%1 of %2 valid").arg(valid).arg(m_report->fields), uiFont(12, 500),
                                    m_report->isValid() ? Ink::Ok : Ink::Error, this));
  }
  if (before)
    addFact(tr("Since previous"),
            new Label(durationText(message.microseconds - *before), uiFont(12, 500), Ink::Text, this));
  if (!message.id.empty()) addFact(tr("Id"), new Label(text(message.id), monoFont(12), Ink::Text, this));
  addFact(tr("Direction"), new Label(message.direction == MessageDirection::In    ? tr("Received")
                                     : message.direction == MessageDirection::Out ? tr("Sent")
                                                                                  : tr("Note"),
                                     uiFont(12, 500), inkOf(message.direction), this));
}

void StreamDetail::addFact(const QString& name, QWidget* value) {
  const int row = m_facts->rowCount();
  auto* label = new Label(name, uiFont(12), Ink::Secondary, this);
  m_facts->addWidget(label, row, 0);
  m_facts->addWidget(value, row, 1, Qt::AlignLeft);
}

void StreamDetail::clearFacts() {
  while (QLayoutItem* item = m_facts->takeAt(0)) {
    item->widget()->hide();
    item->widget()->deleteLater();
    delete item;
  }
}

} // namespace signalbox::ui
