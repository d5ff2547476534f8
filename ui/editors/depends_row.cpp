// SPDX-FileCopyrightText: Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/editors/depends_row.h"

#include "ui/editors/chip_list.h"
#include "ui/editors/form.h"
#include "ui/editors/problem_line.h"
#include "ui/theme/theme.h"
#include "ui/widgets/combo_box.h"
#include "ui/widgets/icon_button.h"
#include "ui/widgets/label.h"
#include "ui/widgets/line_edit.h"
#include "ui/widgets/toggle.h"

#include <QHBoxLayout>

namespace signalbox::ui {

using design::Depends;

namespace {

// The pane of a narrow window holds all of a row.
constexpr int narrowDependency = 110;
constexpr int narrowName = 80;
constexpr int wideName = 150;

} // namespace

DependsRow::DependsRow(const QString& id, int number, Value value, QWidget* parent)
    : QWidget(parent), m_dependency(new ComboBox(tr("Dependency %1").arg(number))),
      m_name(new LineEdit(tr("only runs"), this)), m_cache(new Toggle(tr("One value a request"))),
      m_scopes(new ChipList(id + QStringLiteral("scopes"), tr("Scopes"), tr("Add a scope"))),
      m_problem(new ProblemLine(id + QStringLiteral("problem"))) {
  setUpControls(id, number);
  auto* column = new QVBoxLayout(this);
  column->setContentsMargins(0, 0, 0, 0);
  column->setSpacing(4);
  addLine(id, value);
  column->addWidget(m_scopes);
  column->addWidget(m_problem);
  connectControls();
}

void DependsRow::setUpControls(const QString& id, int number) {
  m_dependency->setObjectName(id + QStringLiteral("dependency"));
  m_dependency->setMinimumWidth(narrowDependency);
  m_name->setObjectName(id + QStringLiteral("name"));
  m_name->setAccessibleName(tr("Parameter of dependency %1").arg(number));
  m_name->setFace(LineEdit::Face::Code);
  m_name->setMinimumWidth(narrowName);
  m_name->setMaximumWidth(wideName);
  m_cache->setObjectName(id + QStringLiteral("cache"));
}

void DependsRow::addLine(const QString& id, Value value) {
  auto* line = new QHBoxLayout;
  line->setSpacing(8);
  line->addWidget(m_dependency);
  if (value == Value::Taken) {
    auto* as = new Label(tr("as"), uiFont(12), Ink::Tertiary);
    as->setMinimumWidth(as->sizeHint().width());
    line->addWidget(as);
    line->addWidget(m_name);
  }
  m_name->setVisible(value == Value::Taken);
  line->addWidget(m_cache);
  line->addStretch(1);
  addButtons(*line, id);
  static_cast<QVBoxLayout*>(layout())->addLayout(line);
}

void DependsRow::addButtons(QHBoxLayout& line, const QString& id) {
  const auto add = [&](const char* icon, const QString& name, const char* key) {
    auto* button = new IconButton(QLatin1String(icon), name);
    button->setObjectName(id + QLatin1String(key));
    line.addWidget(button);
    return button;
  };
  connect(add("arrow-up-right", tr("Open it"), "open"), &QToolButton::clicked, this,
          [this] { Q_EMIT openRequested(QString::fromStdString(m_depends.dependency)); });
  connect(add("move-up", tr("Move up"), "up"), &QToolButton::clicked, this, [this] { Q_EMIT moveRequested(-1); });
  connect(add("move-down", tr("Move down"), "down"), &QToolButton::clicked, this, [this] { Q_EMIT moveRequested(1); });
  connect(add("x", tr("Remove"), "remove"), &QToolButton::clicked, this, &DependsRow::removeRequested);
}

void DependsRow::connectControls() {
  connect(m_dependency, &QComboBox::textActivated, this,
          [this](const QString& name) { change({}, [&](Depends& one) { one.dependency = name.toStdString(); }); });
  connect(m_name, &QLineEdit::textEdited, this, [this](const QString& text) {
    change(QStringLiteral("name"), [&](Depends& one) { one.name = text.trimmed().toStdString(); });
  });
  connect(m_cache, &QAbstractButton::clicked, this,
          [this](bool isOn) { change({}, [&](Depends& one) { one.useCache = isOn; }); });
  connect(m_scopes, &ChipList::edited, this, [this](const QStringList& scopes) {
    change({}, [&](Depends& one) {
      one.scopes.clear();
      for (const QString& scope : scopes) one.scopes.push_back(scope.toStdString());
    });
  });
}

void DependsRow::change(const QString& part, const std::function<void(Depends&)>& edit) {
  Depends changed = m_depends;
  edit(changed);
  Q_EMIT edited(changed, part);
}

void DependsRow::setDepends(const Depends& depends, const QStringList& names) {
  m_depends = depends;
  const QString name = QString::fromStdString(depends.dependency);
  QStringList offered = names;
  if (!offered.contains(name)) offered.prepend(name); // one that is not there: the diagnostic says so
  QStringList shown;
  for (int item = 0; item < m_dependency->count(); ++item) shown << m_dependency->itemText(item);
  if (shown != offered) {
    m_dependency->clear();
    m_dependency->addItems(offered);
  }
  m_dependency->setCurrentText(name);
  showText(*m_name, QString::fromStdString(depends.name));
  m_cache->setChecked(depends.useCache);
  QStringList scopes;
  for (const std::string& scope : depends.scopes) scopes << QString::fromStdString(scope);
  m_scopes->setValues(scopes);
}

void DependsRow::showProblem(const PlacedMessage* problem) { m_problem->show(problem); }

} // namespace signalbox::ui
