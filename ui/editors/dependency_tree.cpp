// SPDX-FileCopyrightText: Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/editors/dependency_tree.h"

#include "ui/models/log_model.h"
#include "ui/theme/theme.h"
#include "ui/widgets/button.h"
#include "ui/widgets/chip.h"
#include "ui/widgets/label.h"

#include <QHBoxLayout>
#include <QSet>

namespace signalbox::ui {
namespace {

constexpr int indentation = 20;

QString detailOf(const design::DependencyNode& node, bool isKnown) {
  QStringList words;
  if (!node.asked.name.empty()) words << DependencyTree::tr("as %1").arg(QString::fromStdString(node.asked.name));
  QStringList scopes;
  for (const std::string& scope : node.scopes) scopes << QString::fromStdString(scope);
  if (!scopes.isEmpty()) words << DependencyTree::tr("scopes %1").arg(scopes.join(QStringLiteral(" ")));
  if (!node.dependency && !node.scheme) words << DependencyTree::tr("is not there");
  if (isKnown && node.asked.useCache) words << DependencyTree::tr("the value from above");
  return words.join(QStringLiteral(", "));
}

void append(const design::DependencyNode& node, int depth, QSet<QString>& seen, QVector<DependencyTreeRow>& rows) {
  for (const design::DependencyNode& child : node.children) {
    const QString key = QString::fromStdString(child.cacheKey);
    const bool isKnown = seen.contains(key);
    seen.insert(key);
    rows << DependencyTreeRow{QString::fromStdString(child.asked.dependency), detailOf(child, isKnown), depth,
                              child.scheme != nullptr, !child.dependency && !child.scheme};
    append(child, depth + 1, seen, rows);
  }
}

} // namespace

QVector<DependencyTreeRow> dependencyTreeRows(const design::DependencyNode& root) {
  QVector<DependencyTreeRow> rows;
  QSet<QString> seen;
  append(root, 0, seen, rows);
  return rows;
}

DependencyTree::DependencyTree(QWidget* parent) : QWidget(parent), m_place(new QVBoxLayout(this)) {
  setAccessibleName(tr("What runs"));
  m_place->setContentsMargins(0, 0, 0, 0);
  m_place->setSpacing(0);
}

void DependencyTree::setRows(const QVector<DependencyTreeRow>& rows) {
  if (rows == m_rows) return;
  m_rows = rows;
  m_lines.clear();
  while (QLayoutItem* item = m_place->takeAt(0)) {
    item->widget()->hide();
    item->widget()->deleteLater();
    delete item;
  }
  for (const DependencyTreeRow& row : rows) {
    auto* line = new QWidget;
    auto* layout = new QHBoxLayout(line);
    layout->setContentsMargins(indentation * row.depth, 0, 0, 0);
    layout->setSpacing(8);
    auto* open = new Button(row.name, ButtonVariant::Ghost);
    open->setIconName(row.isMissing  ? QStringLiteral("circle-alert")
                      : row.isScheme ? QStringLiteral("shield")
                                     : QStringLiteral("plug"));
    open->setEnabled(!row.isMissing);
    layout->addWidget(open);
    layout->addWidget(new Label(row.detail, uiFont(12), row.isMissing ? Ink::Error : Ink::Tertiary), 1);
    auto* time = new Label({}, monoFont(12), Ink::Secondary);
    auto* lamp = new Lamp;
    layout->addWidget(time);
    layout->addWidget(lamp);
    m_lines << Line{row.name, lamp, time};
    m_place->addWidget(line);
    connect(open, &QPushButton::clicked, this,
            [this, name = row.name, isScheme = row.isScheme] { Q_EMIT openRequested(name, isScheme); });
  }
  showTimes();
}

void DependencyTree::setTimes(const DependencyTimes& times) {
  if (times == m_times) return;
  m_times = times;
  showTimes();
}

void DependencyTree::showTimes() {
  for (const Line& line : std::as_const(m_lines)) {
    const auto time = m_times.constFind(line.name);
    const bool isKnown = time != m_times.constEnd();
    line.time->setText(isKnown ? shownDuration(time->nanoseconds) : QString());
    line.lamp->setVisible(isKnown);
    if (isKnown)
      line.lamp->setSignal(time->hasStopped ? Signal::Error : Signal::Ok,
                           time->hasStopped ? tr("stopped the last request") : tr("let the last request pass"));
  }
}

} // namespace signalbox::ui
