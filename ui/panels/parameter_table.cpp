// SPDX-FileCopyrightText: Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/panels/parameter_table.h"

#include "ui/theme/paint.h"
#include "ui/widgets/button.h"
#include "ui/widgets/icon_button.h"
#include "ui/widgets/label.h"
#include "ui/widgets/line_edit.h"

#include <QCheckBox>
#include <QHBoxLayout>
#include <QPainter>
#include <QTimer>
#include <QVBoxLayout>

namespace signalbox::ui {
namespace {

constexpr int rowHeight = 34;

QString placeWord(design::ParameterIn in) {
  switch (in) {
  case design::ParameterIn::Path: return ParameterTable::tr("path");
  case design::ParameterIn::Query: return ParameterTable::tr("query");
  case design::ParameterIn::Header: return ParameterTable::tr("header");
  case design::ParameterIn::Cookie: return ParameterTable::tr("cookie");
  }
  return {};
}

} // namespace

class ParameterTable::Row final : public QWidget {
public:
  Row(ParameterTable& table, int index, const ParameterRow& row) : QWidget(&table), m_table(table), m_index(index) {
    setFixedHeight(rowHeight);
    m_check = new QCheckBox(this);
    m_value = makeEdit(tr("Value"), QStringLiteral("value"), row);
    auto* layout = new QHBoxLayout(this);
    layout->setContentsMargins(4, 2, 4, 2);
    layout->setSpacing(8);
    layout->addWidget(m_check);
    if (row.isDeclared)
      addDeclared(*layout, row);
    else
      addFree(*layout, row);
    layout->addWidget(m_value, 3);
    if (!row.isDeclared) addRemove(*layout, row);
    show(row);
    connectAll();
  }

  void show(const ParameterRow& row) {
    m_row = row;
    m_check->setObjectName(name(QStringLiteral("on")));
    m_check->setAccessibleName(tr("Send %1").arg(row.name));
    m_check->setChecked(row.isEnabled);
    m_check->setEnabled(row.in != design::ParameterIn::Path);
    if (m_value->text() != row.value) m_value->setText(row.value);
    if (m_name && m_name->text() != row.name) m_name->setText(row.name);
    m_value->setAccessibleName(row.name.isEmpty() ? tr("Value") : tr("Value of %1").arg(row.name));
    setToolTip(row.description);
  }

  LineEdit& value() { return *m_value; }
  LineEdit* nameEdit() { return m_name; }
  const ParameterRow& row() const { return m_row; }

protected:
  void paintEvent(QPaintEvent*) override {
    QPainter painter(this);
    painter.fillRect(QRectF(0, height() - 1, width(), 1), theme().divider);
  }

private:
  QString name(const QString& part) const {
    return QStringLiteral("parameter.%1.%2.%3").arg(placeWord(m_row.in), m_row.name, part);
  }

  LineEdit* makeEdit(const QString& hint, const QString& part, const ParameterRow& row) {
    auto* edit = new LineEdit(hint, this);
    m_row = row;
    edit->setObjectName(name(part));
    edit->setFace(LineEdit::Face::Code);
    edit->setFont(monoFont(12));
    edit->setControlHeight(26);
    return edit;
  }

  void addDeclared(QHBoxLayout& layout, const ParameterRow& row) {
    auto* label =
        new Label(row.isRequired ? row.name + QStringLiteral(" *") : row.name, monoFont(12, 500), Ink::Text, this);
    auto* type = new Label(row.type, monoFont(12), Ink::Type, this);
    label->setAccessibleName(row.isRequired ? tr("%1, required").arg(row.name) : row.name);
    layout.addWidget(label, 2);
    layout.addWidget(type, 2);
    auto* place = new Label(placeWord(row.in), uiFont(11), Ink::Tertiary, this);
    place->setFixedWidth(44);
    layout.addWidget(place);
    m_value->setPlaceholderText(row.isRequired ? tr("required") : tr("not sent"));
  }

  void addFree(QHBoxLayout& layout, const ParameterRow& row) {
    m_name = makeEdit(tr("Name"), QStringLiteral("name"), row);
    layout.addWidget(m_name, 3);
  }

  void addRemove(QHBoxLayout& layout, const ParameterRow& row) {
    auto* remove = new IconButton(QStringLiteral("x"), tr("Remove %1").arg(row.name), this);
    remove->setObjectName(name(QStringLiteral("remove")));
    remove->setExtent(24, 14);
    layout.addWidget(remove);
    connect(remove, &QToolButton::clicked, &m_table, [table = &m_table, index = m_index] { table->remove(index); });
  }

  void connectAll() {
    connect(m_check, &QCheckBox::toggled, this, [this](bool isOn) {
      if (isOn == m_row.isEnabled) return;
      m_row.isEnabled = isOn;
      m_table.change(m_index, m_row);
    });
    connect(m_value, &QLineEdit::textEdited, this, [this](const QString& text) {
      m_row.value = text;
      m_row.isEnabled = true;
      m_table.change(m_index, m_row);
    });
    if (!m_name) return;
    connect(m_name, &QLineEdit::textEdited, this, [this](const QString& text) {
      m_row.name = text;
      m_table.change(m_index, m_row);
    });
  }

  ParameterTable& m_table;
  int m_index;
  ParameterRow m_row;
  QCheckBox* m_check = nullptr;
  LineEdit* m_value = nullptr;
  LineEdit* m_name = nullptr;
};

ParameterTable::ParameterTable(const QString& name, QVector<design::ParameterIn> places, QWidget* parent)
    : QWidget(parent), m_places(std::move(places)), m_layout(new QVBoxLayout(this)) {
  setAccessibleName(name);
  m_layout->setContentsMargins(14, 6, 14, 10);
  m_layout->setSpacing(0);
  auto* add = new Button(m_places.last() == design::ParameterIn::Header ? tr("Add header") : tr("Add parameter"),
                         ButtonVariant::Ghost, this);
  add->setObjectName(QStringLiteral("parameter.%1.add").arg(placeWord(m_places.last())));
  add->setIconName(QStringLiteral("plus"));
  add->setLeftAligned(true);
  connect(add, &QPushButton::clicked, this, &ParameterTable::addFree);
  m_layout->addWidget(add);
  m_layout->addStretch(1);
}

bool ParameterTable::shows(const ParameterRow& row) const { return m_places.contains(row.in); }

void ParameterTable::setRows(const QVector<ParameterRow>& rows) {
  const QVector<ParameterRow> before = std::exchange(m_rows, rows);
  const auto isSameRow = [](const ParameterRow& a, const ParameterRow& b) {
    return a.in == b.in && a.type == b.type && a.isDeclared == b.isDeclared && a.isRequired == b.isRequired &&
           (!a.isDeclared || a.name == b.name);
  };
  if (before.size() != rows.size() || m_widgets.empty() ||
      !std::equal(rows.begin(), rows.end(), before.begin(), isSameRow))
    return rebuild();
  std::size_t shown = 0;
  for (const ParameterRow& row : rows)
    if (shows(row)) m_widgets[shown++]->show(row);
}

void ParameterTable::rebuild() {
  for (Row* row : m_widgets) {
    m_layout->removeWidget(row);
    row->hide();
    row->deleteLater(); // one of its edits may be what asked for this
  }
  m_widgets.clear();
  for (int i = 0; i < m_rows.size(); ++i) {
    if (!shows(m_rows[i])) continue;
    auto* row = new Row(*this, i, m_rows[i]);
    m_layout->insertWidget(static_cast<int>(m_widgets.size()), row);
    m_widgets.push_back(row);
  }
}

void ParameterTable::change(int index, const ParameterRow& row) {
  m_rows[index] = row;
  Q_EMIT edited(m_rows);
}

void ParameterTable::remove(int index) {
  m_rows.remove(index);
  rebuild();
  Q_EMIT edited(m_rows);
}

void ParameterTable::addFree() {
  ParameterRow row;
  row.in = m_places.last();
  m_rows.push_back(row);
  rebuild();
  if (LineEdit* name = m_widgets.back()->nameEdit()) name->setFocus(Qt::TabFocusReason);
  Q_EMIT edited(m_rows);
}

void ParameterTable::focusRow(const QString& name) {
  for (Row* row : m_widgets)
    if (row->row().name == name) {
      row->value().setFocus(Qt::TabFocusReason);
      row->value().selectAll();
    }
}

void ParameterTable::setProblem(const QString& name, const QString& message) {
  for (Row* row : m_widgets)
    if (row->row().name == name) row->value().setProblem(message);
}

void ParameterTable::clearProblems() {
  for (Row* row : m_widgets) row->value().setProblem({});
}

} // namespace signalbox::ui
