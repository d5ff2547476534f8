// SPDX-FileCopyrightText: Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/shell/status_line.h"

#include "ui/models/count_text.h"
#include "ui/models/design_tree.h"
#include "ui/models/log_model.h"
#include "ui/theme/focus_paint.h"
#include "ui/theme/hover.h"
#include "ui/theme/paint.h"

#include <QHBoxLayout>
#include <QPainter>

#include <cmath>

namespace signalbox::ui {

namespace {

constexpr int lineHeight = 26;
constexpr double pad = 6;
constexpr int countMilliseconds = 200;

void showApplied(StatusItem& item, double milliseconds) {
  if (milliseconds < 0) return item.show({});
  if (milliseconds < 1) return item.show(StatusLine::tr("Applied in under 1 ms"));
  item.showNumber(StatusLine::tr("Applied in %1 ms"), int(std::ceil(milliseconds)));
}

QString problemsText(int errors, int problems) {
  if (problems == 0) return StatusLine::tr("Design valid");
  if (errors == 0) return counted(problems, StatusLine::tr("design warning"), StatusLine::tr("design warnings"));
  return counted(errors, StatusLine::tr("design problem"), StatusLine::tr("design problems"));
}

} // namespace

StatusItem::StatusItem(const QString& name, QWidget* parent) : QAbstractButton(parent) {
  setObjectName(name);
  setFocusPolicy(Qt::TabFocus);
  setAttribute(Qt::WA_Hover);
  setSizePolicy(QSizePolicy::Fixed, QSizePolicy::Fixed);
  setFixedHeight(lineHeight);
  m_count.setStartValue(0);
  m_count.setEasingCurve(QEasingCurve::OutCubic);
  connect(&m_count, &QVariantAnimation::valueChanged, this, [this] { update(); });
  hide();
}

void StatusItem::show(const QString& text, Ink ink) {
  m_ink = ink;
  m_pattern.clear();
  setText(text);
  setAccessibleName(text);
  setVisible(!text.isEmpty());
  updateGeometry();
  update();
}

void StatusItem::showNumber(const QString& pattern, int number, Ink ink) {
  const bool isNew = m_pattern != pattern || m_number != number;
  show(pattern.arg(number), ink);
  m_pattern = pattern;
  m_number = number;
  updateGeometry();
  const bool moves = style()->styleHint(QStyle::SH_Widget_Animation_Duration, nullptr, this) > 0;
  if (!isNew || !moves || !isVisible()) return;
  m_count.stop();
  m_count.setEndValue(number);
  m_count.setDuration(countMilliseconds);
  m_count.start();
}

void StatusItem::setIconName(const QString& name, Ink ink) {
  m_iconName = name;
  m_iconInk = ink;
}

void StatusItem::setLamp(Signal signal) {
  m_hasLamp = true;
  m_lamp = signal;
}

double StatusItem::leadWidth() const { return m_hasLamp ? 13 : m_iconName.isEmpty() ? 0 : 17; }

double StatusItem::wordsWidth() const {
  if (m_pattern.isEmpty()) return textWidth(uiFont(12), text());
  return textWidth(uiFont(12), QString(m_pattern).remove(QStringLiteral("%1"))) +
         textWidth(monoFont(12), QString::number(m_number));
}

QSize StatusItem::sizeHint() const { return {int(std::ceil(wordsWidth() + leadWidth() + 2 * pad + 1)), lineHeight}; }

void StatusItem::paintWords(QPainter& painter, double x) const {
  const QFont font = uiFont(12, m_hasLamp ? 500 : 400);
  const auto draw = [&](const QString& words, const QFont& face, double wide) {
    drawText(painter, QRectF(x, 0, wide + 1, height()), words, face, inkColor(m_ink));
    x += wide;
  };
  if (m_pattern.isEmpty()) return draw(text(), font, width() - x);
  const qsizetype number = m_pattern.indexOf(QStringLiteral("%1"));
  const QString before = m_pattern.left(number);
  const int shown = m_count.state() == QAbstractAnimation::Running ? m_count.currentValue().toInt() : m_number;
  draw(before, font, textWidth(font, before));
  draw(QString::number(shown), monoFont(12), textWidth(monoFont(12), QString::number(m_number)));
  draw(m_pattern.mid(number + 2), font, width() - x);
}

void StatusItem::paintEvent(QPaintEvent*) {
  QPainter painter(this);
  const double middle = height() / 2.0;
  box(painter, QRectF(rect()).adjusted(0, 3, 0, -3), 5, hoverFill(hoverStrength(*this)));
  if (m_hasLamp)
    lamp(painter, QPointF(pad + 3, middle), 3, signalFill(m_lamp), m_lamp == Signal::Off ? Glow::Off : Glow::On);
  else if (!m_iconName.isEmpty())
    drawIcon(painter, m_iconName, inkColor(m_iconInk), QRectF(pad, middle - 6, 12, 12));
  paintWords(painter, pad + leadWidth());
  if (showsKeyboardFocus(*this)) focusRing(painter, QRectF(rect()).adjusted(0, 3, 0, -3), 5);
}

StatusLine::StatusLine(QWidget* parent)
    : QWidget(parent), m_server(new StatusItem("status.server", this)),
      m_problems(new StatusItem("status.problems", this)), m_applied(new StatusItem("status.applied", this)),
      m_traffic(new StatusItem("status.traffic", this)), m_percentile(new StatusItem("status.percentile", this)),
      m_saved(new StatusItem("status.saved", this)), m_language(new StatusItem("status.language", this)),
      m_caret(new StatusItem("status.caret", this)) {
  setObjectName("status");
  setFixedHeight(lineHeight);
  auto* row = new QHBoxLayout(this);
  row->setContentsMargins(8, 0, 8, 0);
  row->setSpacing(4);
  for (StatusItem* item : {m_server, m_problems, m_applied, m_traffic, m_percentile}) row->addWidget(item);
  row->addStretch(1);
  for (StatusItem* item : {m_saved, m_language, m_caret}) row->addWidget(item);
  m_applied->setIconName("zap");
  m_traffic->setIconName("activity");
  connect(m_server, &StatusItem::clicked, this, &StatusLine::serverClicked);
  connect(m_problems, &StatusItem::clicked, this, &StatusLine::problemsClicked);
  connect(m_applied, &StatusItem::clicked, this, &StatusLine::appliedClicked);
  connect(m_traffic, &StatusItem::clicked, this, &StatusLine::trafficClicked);
  connect(m_percentile, &StatusItem::clicked, this, &StatusLine::trafficClicked);
  connect(m_saved, &StatusItem::clicked, this, &StatusLine::savedClicked);
  connect(m_language, &StatusItem::clicked, this, &StatusLine::languageClicked);
  connect(m_caret, &StatusItem::clicked, this, &StatusLine::caretClicked);
}

void StatusLine::hold(QWidget& hint) {
  auto* row = static_cast<QHBoxLayout*>(layout());
  row->insertWidget(row->indexOf(m_saved), &hint);
}

void StatusLine::render(const StatusTexts& texts) {
  m_server->setLamp(texts.server);
  m_server->show(texts.serverText, texts.server == Signal::Error ? Ink::Error : Ink::Secondary);
  const Ink problemInk = texts.errors > 0 ? Ink::Error : texts.problems > 0 ? Ink::Warning : Ink::Secondary;
  m_problems->setIconName(texts.problems > 0 ? "circle-alert" : "check", texts.problems > 0 ? problemInk : Ink::Ok);
  m_problems->show(problemsText(texts.errors, texts.problems), problemInk);
  showApplied(*m_applied, texts.appliedMilliseconds);
  m_traffic->show(texts.requestsPerMinute > 0 ? tr("%1 req/min").arg(grouped(texts.requestsPerMinute)) : QString());
  const bool hasPercentile = texts.showsPercentile && texts.requestsPerMinute > 0;
  m_percentile->show(hasPercentile ? tr("p95 %1").arg(shownDuration(texts.percentile95)) : QString(), Ink::Tertiary);
  if (hasPercentile) {
    m_percentile->setAccessibleName(tr("95 of 100 requests took at most %1").arg(shownDuration(texts.percentile95)));
    m_percentile->setToolTip(m_percentile->accessibleName());
  }
  m_saved->show(texts.saved, texts.saveFailed ? Ink::Error : Ink::Tertiary);
  m_language->show(texts.language);
  m_caret->show(texts.caret);
}

void StatusLine::paintEvent(QPaintEvent*) { QPainter(this).fillRect(rect(), theme().chrome); }

} // namespace signalbox::ui
