// SPDX-FileCopyrightText: Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/editors/depends_editor.h"

#include "ui/editors/chip_list.h"
#include "ui/editors/form.h"
#include "ui/editors/problem_line.h"
#include "ui/models/dependency_use.h"
#include "ui/theme/theme.h"
#include "ui/widgets/button.h"
#include "ui/widgets/combo_box.h"
#include "ui/widgets/icon_button.h"
#include "ui/widgets/label.h"
#include "ui/widgets/line_edit.h"
#include "ui/widgets/surface.h"
#include "ui/widgets/toggle.h"

#include <QHBoxLayout>
#include <QMenu>

#include <algorithm>

namespace signalbox::ui {
namespace {

using design::Depends;

// A parameter's name that is free: that of the dependency itself.
std::string freeName(const std::vector<Depends>& all, const std::string& wanted) {
  std::string name = wanted;
  for (int next = 2; std::ranges::find(all, name, &Depends::name) != all.end(); ++next)
    name = wanted + std::to_string(next);
  return name;
}

QStringList scopesOf(const Depends& depends) {
  QStringList scopes;
  for (const std::string& scope : depends.scopes) scopes << QString::fromStdString(scope);
  return scopes;
}

} // namespace

DependsEditor::DependsEditor(const QString& id, Values values, QWidget* parent)
    : QWidget(parent), m_id(id), m_values(values), m_place(new QVBoxLayout),
      m_add(new Button(tr("Add dependency"), ButtonVariant::Ghost)) {
  m_add->setObjectName(id + QStringLiteral(".add"));
  m_add->setIconName(QStringLiteral("plus"));
  m_add->setLeftAligned(true);
  auto* card = new Surface(Surface::Kind::Card);
  auto* inside = new QVBoxLayout(card);
  inside->setContentsMargins(8, 6, 8, 6);
  inside->setSpacing(4);
  m_place->setSpacing(6);
  inside->addLayout(m_place);
  inside->addWidget(m_add);
  auto* column = new QVBoxLayout(this);
  column->setContentsMargins(0, 0, 0, 0);
  column->addWidget(card);
  connect(m_add, &QPushButton::clicked, this, &DependsEditor::addNew);
}

void DependsEditor::setDepends(const std::vector<Depends>& depends, const design::Design& design, const QString& self) {
  m_names = dependencyNames(design);
  m_names.removeAll(self);
  m_depends = depends;
  while (m_rows.size() > depends.size()) {
    m_rows.back().widget->hide();
    m_rows.back().widget->deleteLater();
    m_rows.pop_back();
  }
  while (m_rows.size() < depends.size()) {
    m_rows.push_back(makeRow(m_rows.size()));
    m_place->addWidget(m_rows.back().widget);
  }
  for (std::size_t index = 0; index < m_rows.size(); ++index) showRow(index);
  m_add->setEnabled(!m_names.isEmpty());
  m_add->setToolTip(m_names.isEmpty() ? tr("The design has no dependency and no security scheme yet") : QString());
}

DependsEditor::Row DependsEditor::makeRow(std::size_t index) {
  const QString id = QStringLiteral("%1.%2.").arg(m_id).arg(index);
  auto* widget = new QWidget;
  Row row{widget,
          new ComboBox(tr("Dependency %1").arg(index + 1)),
          new LineEdit(tr("only runs")),
          new Toggle(tr("One value a request")),
          new ChipList(id + QStringLiteral("scopes"), tr("Scopes"), tr("Add a scope")),
          new ProblemLine(id + QStringLiteral("problem"))};
  row.dependency->setObjectName(id + QStringLiteral("dependency"));
  row.dependency->setMinimumWidth(170);
  row.name->setObjectName(id + QStringLiteral("name"));
  row.name->setAccessibleName(tr("Parameter of dependency %1").arg(index + 1));
  row.name->setFace(LineEdit::Face::Code);
  row.name->setFixedWidth(150);
  row.cache->setObjectName(id + QStringLiteral("cache"));
  auto* open = new IconButton(QStringLiteral("arrow-up-right"), tr("Open it"));
  auto* up = new IconButton(QStringLiteral("move-up"), tr("Move up"));
  auto* down = new IconButton(QStringLiteral("move-down"), tr("Move down"));
  auto* remove = new IconButton(QStringLiteral("x"), tr("Remove"));
  remove->setObjectName(id + QStringLiteral("remove"));
  up->setObjectName(id + QStringLiteral("up"));

  auto* line = new QHBoxLayout;
  line->setSpacing(8);
  line->addWidget(row.dependency);
  if (m_values == Values::Taken) {
    line->addWidget(new Label(tr("as"), uiFont(12), Ink::Tertiary));
    line->addWidget(row.name);
  } else {
    row.name->setParent(widget);
    row.name->hide();
  }
  line->addWidget(row.cache);
  line->addStretch(1);
  for (IconButton* button : {open, up, down, remove}) line->addWidget(button);
  auto* column = new QVBoxLayout(widget);
  column->setContentsMargins(0, 0, 0, 0);
  column->setSpacing(4);
  column->addLayout(line);
  column->addWidget(row.scopes);
  column->addWidget(row.problem);

  connect(row.dependency, &QComboBox::textActivated, this, [this, index](const QString& name) {
    change(index, {}, [&](Depends& one) { one.dependency = name.toStdString(); });
  });
  connect(row.name, &QLineEdit::textEdited, this, [this, index](const QString& text) {
    change(index, QStringLiteral("name"), [&](Depends& one) { one.name = text.trimmed().toStdString(); });
  });
  connect(row.cache, &QAbstractButton::clicked, this,
          [this, index](bool isOn) { change(index, {}, [&](Depends& one) { one.useCache = isOn; }); });
  connect(row.scopes, &ChipList::edited, this, [this, index](const QStringList& scopes) {
    change(index, {}, [&](Depends& one) {
      one.scopes.clear();
      for (const QString& scope : scopes) one.scopes.push_back(scope.toStdString());
    });
  });
  connect(open, &QToolButton::clicked, this,
          [this, index] { Q_EMIT openRequested(QString::fromStdString(m_depends[index].dependency)); });
  connect(up, &QToolButton::clicked, this, [this, index] { move(index, -1); });
  connect(down, &QToolButton::clicked, this, [this, index] { move(index, 1); });
  connect(remove, &QToolButton::clicked, this, [this, index] {
    std::vector<Depends> changed = m_depends;
    changed.erase(changed.begin() + std::ptrdiff_t(index));
    Q_EMIT edited(changed, {});
  });
  return row;
}

void DependsEditor::showRow(std::size_t index) {
  const Row& row = m_rows[index];
  const Depends& one = m_depends[index];
  const QString name = QString::fromStdString(one.dependency);
  QStringList names = m_names;
  if (!names.contains(name)) names.prepend(name); // one that is not there: the diagnostic says so
  QStringList shown;
  for (int item = 0; item < row.dependency->count(); ++item) shown << row.dependency->itemText(item);
  if (shown != names) {
    row.dependency->clear();
    row.dependency->addItems(names);
  }
  row.dependency->setCurrentText(name);
  showText(*row.name, QString::fromStdString(one.name));
  row.cache->setChecked(one.useCache);
  row.scopes->setValues(scopesOf(one));
}

void DependsEditor::setProblems(const PlacedMessages& problems) {
  for (std::size_t index = 0; index < m_rows.size(); ++index) {
    const PlacedMessages ours = messagesBelow(problems, "/" + std::to_string(index));
    m_rows[index].problem->show(ours.empty() ? nullptr : &ours.front());
  }
}

void DependsEditor::change(std::size_t index, const QString& part, const std::function<void(Depends&)>& edit) {
  if (index >= m_depends.size()) return;
  std::vector<Depends> changed = m_depends;
  edit(changed[index]);
  if (changed != m_depends)
    Q_EMIT edited(changed, part.isEmpty() ? part : QStringLiteral("%1/%2").arg(index).arg(part));
}

void DependsEditor::move(std::size_t index, int by) {
  const auto other = std::ptrdiff_t(index) + by;
  if (other < 0 || std::size_t(other) >= m_depends.size()) return;
  std::vector<Depends> changed = m_depends;
  std::swap(changed[index], changed[std::size_t(other)]);
  Q_EMIT edited(changed, {});
}

void DependsEditor::addNew() {
  auto* menu = new QMenu(this);
  menu->setObjectName(m_id + QStringLiteral(".names"));
  menu->setAttribute(Qt::WA_DeleteOnClose);
  for (const QString& name : std::as_const(m_names))
    menu->addAction(name, this, [this, dependency = name.toStdString()] {
      std::vector<Depends> changed = m_depends;
      Depends one;
      one.dependency = dependency;
      if (m_values == Values::Taken) one.name = freeName(changed, dependency);
      changed.push_back(one);
      Q_EMIT edited(changed, {});
    });
  menu->popup(m_add->mapToGlobal(QPoint(0, m_add->height() + 4)));
}

} // namespace signalbox::ui
