// SPDX-FileCopyrightText: Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/models/console_model.h"

#include "core/api/secret_names.h"
#include "core/design/project_files.h"
#include "ui/models/log_model.h"

#include <QDateTime>
#include <QStringList>

#include <algorithm>
#include <array>

namespace signalbox::ui {

namespace {

using Level = ConsoleLine::Level;

// As the design writes them, and logging in Python.
constexpr std::array<std::string_view, 5> levelNames = {"debug", "info", "warning", "error", "critical"};

Level levelOf(std::string_view name) {
  const auto found = std::ranges::find(levelNames, name);
  return found == levelNames.end() ? Level::Info : Level(found - levelNames.begin());
}

QString text(std::string_view bytes) { return QString::fromUtf8(bytes.data(), qsizetype(bytes.size())); }

std::optional<DesignPlace> endpointPlace(const std::string& id) {
  if (id.empty()) return std::nullopt;
  return DesignPlace{EntityKind::Endpoint, id, {}};
}

QString firstLine(const QString& text) { return text.section(u'\n', 0, 0); }

} // namespace

QString levelWord(Level level) { return text(levelNames[std::size_t(level)]); }

QString copiedText(const ConsoleLine& line) {
  return shownTime(line.microseconds) + u' ' + levelWord(line.level) + u' ' + line.text;
}

QString sourceText(const ConsoleLine& line) {
  if (!line.source) return line.speaker;
  return text(line.source->kind == EntityKind::Endpoint ? line.source->entity
                                                        : design::fileOf(line.source->kind, line.source->entity));
}

ConsoleLine consoleLine(Level level, const QString& text, std::optional<DesignPlace> source) {
  return {QDateTime::currentMSecsSinceEpoch() * 1000, level, text, std::move(source)};
}

std::optional<ConsoleLine> consoleLine(const api::Exchange& exchange) {
  const auto source = endpointPlace(exchange.trace.endpoint);
  const QString target = text(exchange.method) + u' ' + text(api::maskedTarget(exchange.target));
  if (exchange.kind == api::Exchange::Kind::Refused)
    return ConsoleLine{exchange.startedMicroseconds, Level::Warning,
                       ConsoleModel::tr("%1 was refused: %2").arg(target.trimmed(), text(exchange.note)), source};
  if (exchange.status != 500) return std::nullopt;
  for (const api::Stage& stage : exchange.trace.stages)
    if (stage.state == api::StageState::Stopped && !stage.detail.empty())
      return ConsoleLine{exchange.startedMicroseconds, Level::Error,
                         ConsoleModel::tr("%1 failed in %2: %3").arg(target, text(stage.name), text(stage.detail)),
                         source};
  return std::nullopt;
}

std::optional<ConsoleLine> consoleLine(const api::BackgroundRecord& record) {
  using State = api::BackgroundRecord::State;
  const bool isLog = record.kind == api::BackgroundRecord::Kind::Log;
  const QString what = text(record.what);
  ConsoleLine line{record.startedMicroseconds > 0 ? record.startedMicroseconds : record.queuedMicroseconds, Level::Info,
                   what, endpointPlace(record.endpoint)};
  switch (record.state) {
  case State::Waiting:
  case State::Running: return std::nullopt;
  case State::Failed:
    line.level = Level::Error;
    line.text = ConsoleModel::tr("The task %1 failed: %2").arg(what, text(record.error));
    break;
  case State::Skipped:
    line.level = Level::Warning;
    line.text = ConsoleModel::tr("The task %1 was skipped").arg(what);
    break;
  case State::Done:
    line.level = isLog ? levelOf(record.level) : Level::Debug;
    if (!isLog) line.text = ConsoleModel::tr("The task %1 is done").arg(what);
    break;
  }
  return line;
}

ConsoleLine consoleLine(const Diagnostic& diagnostic) {
  const QString place = ConsoleModel::tr("%1, line %2, column %3: ")
                            .arg(text(diagnostic.file.file))
                            .arg(diagnostic.file.line)
                            .arg(diagnostic.file.column);
  return consoleLine(diagnostic.severity == Severity::Error ? Level::Error : Level::Warning,
                     (diagnostic.file.line > 0 ? place : QString()) + text(diagnostic.message), diagnostic.place);
}

void ConsoleModel::add(std::vector<ConsoleLine> lines) {
  if (lines.empty()) return;
  for (ConsoleLine& line : lines) {
    count(line, 1);
    m_lines.push_back(std::move(line));
  }
  dropOldest();
  if (!m_isPaused) showNew();
  Q_EMIT countsChanged();
}

void ConsoleModel::count(const ConsoleLine& line, int step) {
  if (line.level >= Level::Error)
    m_errors += step;
  else if (line.level == Level::Warning)
    m_warnings += step;
}

// A view may ask for the rows until it was told that they go.
void ConsoleModel::dropOldest() {
  if (m_lines.size() <= limit) return;
  const quint64 first = m_first + m_lines.size() - limit;
  const auto firstKept = std::ranges::lower_bound(m_shown, first);
  const int fallen = int(firstKept - m_shown.begin());
  if (fallen > 0) beginRemoveRows({}, 0, fallen - 1);
  m_shown.erase(m_shown.begin(), firstKept);
  for (; m_first < first; ++m_first) {
    count(m_lines.front(), -1);
    m_lines.pop_front();
  }
  m_seen = std::max(m_seen, m_first);
  if (fallen > 0) endRemoveRows();
}

void ConsoleModel::showNew() {
  std::vector<quint64> passed;
  const quint64 end = m_first + m_lines.size();
  for (quint64 number = m_seen; number < end; ++number)
    if (accepts(at(number))) passed.push_back(number);
  m_seen = end;
  if (passed.empty()) return;
  beginInsertRows({}, rowCount(), rowCount() + int(passed.size()) - 1);
  m_shown.insert(m_shown.end(), passed.begin(), passed.end());
  endInsertRows();
}

bool ConsoleModel::accepts(const ConsoleLine& line) const {
  if (m_show == Show::Errors && line.level < Level::Error) return false;
  if (m_show == Show::Warnings && line.level < Level::Warning) return false;
  return m_text.isEmpty() || line.text.contains(m_text, Qt::CaseInsensitive) ||
         levelWord(line.level).contains(m_text, Qt::CaseInsensitive) ||
         sourceText(line).contains(m_text, Qt::CaseInsensitive);
}

void ConsoleModel::clear() {
  beginResetModel();
  m_first += m_lines.size();
  m_seen = m_first;
  m_lines.clear();
  m_shown.clear();
  m_warnings = 0;
  m_errors = 0;
  endResetModel();
  Q_EMIT countsChanged();
}

void ConsoleModel::setFilter(const QString& text, Show show) {
  if (text == m_text && show == m_show) return;
  beginResetModel();
  m_text = text;
  m_show = show;
  m_shown.clear();
  for (quint64 number = m_first; number < m_seen; ++number)
    if (accepts(at(number))) m_shown.push_back(number);
  endResetModel();
  Q_EMIT countsChanged();
}

void ConsoleModel::setPaused(bool paused) {
  if (paused == m_isPaused) return;
  m_isPaused = paused;
  if (!paused) showNew();
  Q_EMIT countsChanged();
}

const ConsoleLine* ConsoleModel::line(const QModelIndex& index) const {
  return index.isValid() && std::size_t(index.row()) < m_shown.size() ? &at(m_shown[std::size_t(index.row())])
                                                                      : nullptr;
}

QString ConsoleModel::copiedText() const {
  QString copied;
  for (const quint64 number : m_shown) copied += ui::copiedText(at(number)) + u'\n';
  return copied;
}

QVariant ConsoleModel::data(const QModelIndex& index, int role) const {
  const ConsoleLine* shown = line(index);
  if (!shown) return {};
  switch (role) {
  case Qt::DisplayRole: return firstLine(shown->text);
  case Qt::ToolTipRole: return shown->text;
  case Qt::AccessibleTextRole: {
    QStringList parts{levelWord(shown->level), shown->text, shownTime(shown->microseconds)};
    if (const QString source = sourceText(*shown); !source.isEmpty()) parts.insert(2, source);
    return parts.join(QStringLiteral(", "));
  }
  default: return {};
  }
}

} // namespace signalbox::ui
