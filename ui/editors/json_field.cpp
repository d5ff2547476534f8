// SPDX-FileCopyrightText: Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/editors/json_field.h"

#include "core/value/read.h"
#include "ui/text/json_editor.h"
#include "ui/theme/paint.h"

#include <QPainter>
#include <QVBoxLayout>

#include <charconv>

namespace signalbox::ui {
namespace {

constexpr int pauseMilliseconds = 180;

Loc locOf(const std::string& pointer) {
  Loc loc;
  const nlohmann::json_pointer<std::string> path(pointer);
  for (nlohmann::json_pointer<std::string> rest = path; !rest.empty(); rest.pop_back())
    loc.insert(loc.begin(), rest.back());
  return loc;
}

// Numbers of a pointer are indices where the document has a list.
Loc typedLoc(const design::Json& value, const std::string& pointer) {
  Loc loc = locOf(pointer);
  const design::Json* at = &value;
  for (LocItem& step : loc) {
    const std::string text = std::get<std::string>(step);
    if (at->is_array()) {
      std::int64_t index = 0;
      std::from_chars(text.data(), text.data() + text.size(), index);
      step = index;
      if (index < 0 || static_cast<std::size_t>(index) >= at->size()) return loc;
      at = &(*at)[static_cast<std::size_t>(index)];
    } else {
      if (!at->is_object() || !at->contains(text)) return loc;
      at = &(*at)[text];
    }
  }
  return loc;
}

const QColor& fieldSurface() { return theme().isDark ? theme().inset : theme().raised; }

} // namespace

JsonField::JsonField(const QString& name, QWidget* parent)
    : QWidget(parent), m_editor(new JsonEditor(name)), m_value(design::Json::value_t::discarded) {
  auto* layout = new QVBoxLayout(this);
  layout->setContentsMargins(2, 7, 2, 5);
  layout->addWidget(m_editor);
  m_editor->setSurface(fieldSurface);
  m_pause.setSingleShot(true);
  m_pause.setInterval(pauseMilliseconds);
  connect(m_editor, &CodeEditor::contentEdited, &m_pause, qOverload<>(&QTimer::start));
  connect(&m_pause, &QTimer::timeout, this, &JsonField::readText);
}

void JsonField::setValue(const design::Json& value) {
  if (m_pause.isActive()) return; // being typed in
  const bool sameKind = value.is_discarded() == m_value.is_discarded();
  if (sameKind && (value.is_discarded() || value == m_value) && !m_editor->content().isEmpty() == !value.is_discarded())
    return;
  m_value = value;
  m_syntax.clear();
  const QString text = value.is_discarded() ? QString() : QString::fromStdString(value.dump(2));
  if (m_editor->content().isEmpty())
    m_editor->resetContent(text);
  else
    m_editor->setContent(text);
  showLenses();
}

void JsonField::setProblems(const PlacedMessages& problems) {
  if (problems == m_problems) return;
  m_problems = problems;
  showLenses();
}

void JsonField::fitHeight(int fewestLines, int mostLines) { m_editor->fitHeight(fewestLines, mostLines); }

void JsonField::readText() {
  const std::string text = m_editor->bytes().toStdString();
  m_syntax.clear();
  if (QString::fromStdString(text).trimmed().isEmpty()) {
    m_value = design::Json(design::Json::value_t::discarded);
    showLenses();
    return Q_EMIT valueEdited(m_value);
  }
  try {
    design::Json value = design::Json::parse(text);
    const bool same = !m_value.is_discarded() && value == m_value;
    m_value = std::move(value);
    showLenses();
    if (!same) Q_EMIT valueEdited(m_value);
  } catch (const design::Json::parse_error& error) {
    const auto end = qBound<qsizetype>(1, static_cast<qsizetype>(error.byte), static_cast<qsizetype>(text.size()));
    m_syntax = {Lens{end - 1, end, tr("This is not JSON from here on")}};
    showLenses();
  }
}

void JsonField::showLenses() {
  QVector<Lens> lenses = m_syntax;
  if (m_syntax.isEmpty() && !m_value.is_discarded()) {
    const std::string text = m_editor->bytes().toStdString();
    for (const PlacedMessage& problem : m_problems) {
      const auto range = locate(text, typedLoc(m_value, problem.pointer));
      if (range)
        lenses << Lens{static_cast<qsizetype>(range->begin), static_cast<qsizetype>(range->end), problem.message};
    }
  }
  m_editor->setLenses(lenses);
}

void JsonField::paintEvent(QPaintEvent*) {
  QPainter painter(this);
  box(painter, rect(), 7, fieldSurface(), m_editor->hasFocus() ? theme().accent : theme().border);
}

} // namespace signalbox::ui
