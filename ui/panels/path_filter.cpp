// SPDX-FileCopyrightText: Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/panels/path_filter.h"

#include "ui/models/design_tree.h"
#include "ui/panels/json_delegates.h"
#include "ui/theme/theme.h"
#include "ui/widgets/announcer.h"
#include "ui/widgets/icon_button.h"
#include "ui/widgets/label.h"
#include "ui/widgets/line_edit.h"
#include "ui/widgets/row_menu.h"
#include "ui/widgets/row_view.h"

#include <QApplication>
#include <QClipboard>
#include <QHBoxLayout>
#include <QInputMethodEvent>
#include <QKeyEvent>
#include <QLocale>
#include <QTextCharFormat>

namespace signalbox::ui {
namespace {

constexpr int narrow = 440;
constexpr std::size_t mostCopied = 16 << 20; // bytes: a clipboard holds UTF-16

QString number(quint64 value) { return QLocale(QLocale::English).toString(value); }

// Characters of the field in front of a byte of its UTF-8.
int charactersTo(const QString& text, std::size_t byte) {
  return static_cast<int>(QString::fromUtf8(text.toUtf8().left(static_cast<qsizetype>(byte))).size());
}

} // namespace

QString faultText(const JsonReader& reader) {
  return PathFilter::tr("Line %1, column %2: %3.")
      .arg(reader.faultPlace().line)
      .arg(reader.faultPlace().column)
      .arg(QString::fromStdString(reader.fault().message));
}

PathFilter::PathFilter(const QString& id, JsonReader& reader, QWidget* parent)
    : QWidget(parent), m_id(id), m_reader(reader), m_list(new RowList(tr("What the path selects"), this)) {
  auto* column = new QVBoxLayout(this);
  column->setContentsMargins(14, 0, 10, 6);
  column->setSpacing(4);
  column->addWidget(makeRow());
  m_note = new Label({}, uiFont(12), Ink::Error, this);
  m_note->setObjectName(m_id + QStringLiteral(".note"));
  m_note->hide();
  column->addWidget(m_note);
  m_list->setObjectName(m_id + QStringLiteral(".results"));
  m_list->setUniformItemSizes(true);
  m_list->setItemDelegate(new PathResultDelegate(m_list));
  m_list->setModel(&m_results);
  connect(m_list, &RowList::rowActivated, this, [this](const QModelIndex& index) { show(index.row()); });
  connect(m_list, &RowList::menuRequested, this, [this](const QModelIndex& index, const QPoint& global) {
    RowMenu(*this, QStringLiteral("response.path.menu"))
        .add("arrow-up-right", tr("Show it in the body"), tr("Enter"), [this, row = index.row()] { show(row); })
        .addCopy(tr("Copy the value"), index.data(PathResults::ValueRole).toString())
        .addCopy(tr("Copy the path"), m_results.path(index.row()))
        .open(global);
  });
  connect(&m_reader, &JsonReader::wasSelected, this, &PathFilter::take);
  hide();
}

QWidget* PathFilter::makeRow() {
  auto* line = new QWidget(this);
  m_row = new QBoxLayout(QBoxLayout::LeftToRight, line);
  m_row->setContentsMargins(0, 0, 0, 0);
  m_row->setSpacing(6);
  m_field = new LineEdit(tr("JSONPath, such as $.items[?@.price > 10]"), line);
  m_field->setObjectName(m_id);
  m_field->setFace(LineEdit::Face::Code);
  m_field->setIconName(QStringLiteral("list-filter"));
  m_field->installEventFilter(this);
  connect(m_field, &QLineEdit::textChanged, this, &PathFilter::run);
  m_row->addWidget(m_field, 1);
  m_row->addWidget(makeTools());
  return line;
}

QWidget* PathFilter::makeTools() {
  auto* tools = new QWidget(this);
  auto* row = new QHBoxLayout(tools);
  row->setContentsMargins(0, 0, 0, 0);
  row->setSpacing(6);
  m_count = new Label({}, monoFont(12), Ink::Secondary, tools);
  m_count->setObjectName(m_id + QStringLiteral(".count"));
  row->addWidget(m_count, 1);
  connect(addButton("previous", QStringLiteral("chevron-up"), tr("Previous result")), &QToolButton::clicked, this,
          [this] { step(-1); });
  connect(addButton("next", QStringLiteral("chevron-down"), tr("Next result")), &QToolButton::clicked, this,
          [this] { step(1); });
  connect(addButton("list", QStringLiteral("list"), tr("List the results")), &QToolButton::clicked, this,
          &PathFilter::listRequested);
  m_copy = addButton("copy", QStringLiteral("copy"), tr("Copy the results as an array"));
  connect(m_copy, &QToolButton::clicked, this, &PathFilter::copy);
  for (IconButton* button : m_buttons) row->addWidget(button);
  auto* close = new IconButton(QStringLiteral("x"), tr("Close the filter"), tools);
  close->setObjectName(m_id + QStringLiteral(".close"));
  row->addWidget(close);
  connect(close, &QToolButton::clicked, this, &PathFilter::close);
  return tools;
}

// A path is longer than what is left of it beside the buttons of a narrow pane.
void PathFilter::resizeEvent(QResizeEvent* event) {
  QWidget::resizeEvent(event);
  m_row->setDirection(width() < narrow ? QBoxLayout::TopToBottom : QBoxLayout::LeftToRight);
}

IconButton* PathFilter::addButton(const char* part, const QString& icon, const QString& name) {
  auto* button = new IconButton(icon, name, this);
  button->setObjectName(m_id + u'.' + QLatin1String(part));
  button->setEnabled(false);
  m_buttons += button;
  return button;
}

QString PathFilter::path() const { return m_field->text(); }

bool PathFilter::isFiltering() const { return !isHidden() && m_isRight && path().trimmed() != QLatin1String("$"); }

void PathFilter::open(const QString& path) {
  setVisible(true);
  if (!path.isEmpty()) m_field->setText(path);
  if (m_field->text().isEmpty()) m_field->setText(QStringLiteral("$"));
  m_field->setFocus(Qt::OtherFocusReason);
  m_field->end(false);
  run();
}

void PathFilter::close() {
  if (isHidden()) return;
  m_isRight = false;
  m_reader.stopSelecting();
  m_results.setResults(nullptr, {});
  Q_EMIT closed(); // while the focus may still be here
  hide();
}

void PathFilter::renew() {
  m_results.setResults(nullptr, {});
  if (!isHidden()) run();
}

void PathFilter::run() {
  m_reader.stopSelecting();
  m_current = -1;
  const QString text = m_field->text();
  const QString path = text.trimmed();
  const std::size_t before = static_cast<std::size_t>(text.indexOf(path));
  m_isRight = false;
  if (path.isEmpty()) {
    m_results.setResults(nullptr, {});
    explain({}, 0, 0, false);
    renderCount();
    return Q_EMIT listRequested();
  }
  const auto read = json_path::JsonPath::read(path.toStdString());
  if (!read) {
    m_results.setResults(nullptr, {});
    const json_path::PathError& error = read.error();
    explain(QString::fromStdString(error.message), before + error.begin, before + error.end, true);
    renderCount();
    return Q_EMIT listRequested();
  }
  m_isRight = true;
  if (read->warnings().empty()) {
    explain({}, 0, 0, false);
  } else {
    const json_path::PathError& warning = read->warnings().front();
    explain(QString::fromStdString(warning.message), before + warning.begin, before + warning.end, false);
  }
  m_reader.select(*read);
  renderCount();
  Q_EMIT listRequested();
}

void PathFilter::take() {
  if (isHidden()) return;
  m_current = -1;
  m_results.setResults(m_reader.json(), m_reader.selection().values);
  if (!m_reader.json()) explain(tr("The body is no JSON. %1").arg(faultText(m_reader)), 0, 0, true);
  renderCount();
  announce(*m_count, m_count->text());
}

QString PathFilter::countText() const {
  using End = json_path::Selection::End;
  if (!m_isRight) return {};
  if (m_reader.isSelecting()) return tr("Filtering");
  if (!m_reader.json()) return {};
  const json_path::Selection& found = m_reader.selection();
  const QString count = number(found.count) + (found.end == End::Complete ? QString() : QStringLiteral("+"));
  if (m_current >= 0) return tr("%1 of %2").arg(number(static_cast<quint64>(m_current) + 1), count);
  if (found.count == 0 && found.end == End::Complete) return tr("No result");
  return tr("%1 %2").arg(count, found.count == 1 ? tr("result") : tr("results"));
}

void PathFilter::renderCount() {
  using End = json_path::Selection::End;
  m_count->setText(countText());
  for (IconButton* button : m_buttons) button->setEnabled(m_results.rowCount() > 0);
  if (!m_isRight || m_reader.isSelecting() || !m_reader.json()) return;
  const json_path::Selection& found = m_reader.selection();
  if (found.end == End::TooLong)
    explain(tr("Stopped after %1 steps: these are the results so far.").arg(number(found.steps)), 0, 0, false);
  else if (found.end == End::TooDeep)
    explain(tr("Stopped: the body is nested too deeply for this path. These are the results so far."), 0, 0, false);
  else if (found.count > found.values.size())
    explain(tr("The first %1 are listed, the others counted.").arg(number(found.values.size())), 0, 0, false);
}

void PathFilter::explain(const QString& text, std::size_t begin, std::size_t end, bool isWrong) {
  const bool hasPlace = end > begin || (isWrong && begin > 0);
  const int from = charactersTo(m_field->text(), begin);
  m_note->setText(hasPlace ? tr("Character %1: %2").arg(from + 1).arg(text) : text);
  m_note->setInk(isWrong ? Ink::Error : Ink::Warning);
  m_note->setIconName(isWrong ? QStringLiteral("circle-alert") : QStringLiteral("triangle-alert"));
  m_note->setVisible(!text.isEmpty());
  m_field->setProblem(isWrong ? m_note->text() : QString());
  underline(begin, end);
}

// In the field, as spelling would be.
void PathFilter::underline(std::size_t begin, std::size_t end) {
  const int from = charactersTo(m_field->text(), begin);
  const int to = charactersTo(m_field->text(), end);
  QTextCharFormat format;
  format.setUnderlineStyle(QTextCharFormat::WaveUnderline);
  format.setUnderlineColor(theme().err);
  QList<QInputMethodEvent::Attribute> attributes;
  if (to > from)
    attributes.append({QInputMethodEvent::TextFormat, from - m_field->cursorPosition(), to - from, format});
  QInputMethodEvent event(QString(), attributes);
  QCoreApplication::sendEvent(m_field, &event);
}

void PathFilter::step(int direction) {
  const int count = m_results.rowCount();
  if (count == 0) return;
  if (m_current < 0)
    show(direction > 0 ? 0 : count - 1);
  else
    show((m_current + direction + count) % count);
}

void PathFilter::show(int row) {
  m_current = row;
  m_list->setCurrentIndex(m_results.index(row));
  renderCount();
  Q_EMIT placeRequested(m_results.offset(row));
}

void PathFilter::copy() {
  QApplication::clipboard()->setText(m_results.asJson(mostCopied));
  m_copy->flashDone();
}

bool PathFilter::eventFilter(QObject* watched, QEvent* event) {
  if (watched != m_field || event->type() != QEvent::KeyPress) return false;
  const auto* key = static_cast<QKeyEvent*>(event);
  switch (key->key()) {
  case Qt::Key_Escape: close(); return true;
  case Qt::Key_Return:
  case Qt::Key_Enter: step(key->modifiers() & Qt::ShiftModifier ? -1 : 1); return true;
  case Qt::Key_Down:
    if (m_results.rowCount() == 0) return false;
    Q_EMIT listRequested();
    m_list->setFocus(Qt::ShortcutFocusReason);
    return true;
  default: return false;
  }
}

} // namespace signalbox::ui
