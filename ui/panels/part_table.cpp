// SPDX-FileCopyrightText: Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/panels/part_table.h"

#include "ui/theme/paint.h"
#include "ui/widgets/button.h"
#include "ui/widgets/icon_button.h"
#include "ui/widgets/label.h"
#include "ui/widgets/line_edit.h"

#include <QCheckBox>
#include <QFileDialog>
#include <QHBoxLayout>
#include <QPainter>
#include <QVBoxLayout>

namespace signalbox::ui {
namespace {

constexpr int rowHeight = 34;

bool isSameRow(const PartRow& a, const PartRow& b) {
  return a.isFile == b.isFile && a.isDeclared == b.isDeclared && a.type == b.type &&
         (!a.isDeclared || a.name == b.name);
}

} // namespace

class PartTable::Row final : public QWidget {
public:
  Row(PartTable& table, int index, const PartRow& part)
      : QWidget(&table), m_table(table), m_index(index), m_part(part) {
    setFixedHeight(rowHeight);
    m_check = new QCheckBox(this);
    m_value = makeEdit(part.isFile ? tr("File") : tr("Value"), QStringLiteral("value"));
    auto* layout = new QHBoxLayout(this);
    layout->setContentsMargins(4, 2, 4, 2);
    layout->setSpacing(8);
    layout->addWidget(m_check);
    if (part.isDeclared)
      addDeclared(*layout);
    else
      addFree(*layout);
    layout->addWidget(m_value, 3);
    if (part.isFile) addChoose(*layout);
    if (!part.isDeclared) addRemove(*layout);
    show(part);
    connectAll();
  }

  void show(const PartRow& part) {
    m_part = part;
    const QString& value = part.isFile ? part.file : part.value;
    m_check->setObjectName(name(QStringLiteral("on")));
    m_check->setAccessibleName(tr("Send %1").arg(part.name));
    m_check->setChecked(part.isEnabled);
    if (m_value->text() != value) m_value->setText(value);
    if (m_name && m_name->text() != part.name) m_name->setText(part.name);
    m_value->setAccessibleName((part.isFile ? tr("File of %1") : tr("Value of %1")).arg(part.name));
    setToolTip(part.description);
  }

  LineEdit& value() { return *m_value; }
  LineEdit* nameEdit() { return m_name; }
  const PartRow& part() const { return m_part; }

protected:
  void paintEvent(QPaintEvent*) override {
    QPainter painter(this);
    painter.fillRect(QRectF(0, height() - 1, width(), 1), theme().divider);
  }

private:
  QString name(const QString& what) const { return QStringLiteral("part.%1.%2").arg(m_part.name, what); }

  LineEdit* makeEdit(const QString& hint, const QString& what) {
    auto* edit = new LineEdit(hint, this);
    edit->setObjectName(name(what));
    edit->setFace(LineEdit::Face::Code);
    edit->setFont(monoFont(12));
    edit->setControlHeight(26);
    return edit;
  }

  void addDeclared(QHBoxLayout& layout) {
    const QString shown = m_part.isRequired ? m_part.name + QStringLiteral(" *") : m_part.name;
    auto* label = new Label(shown, monoFont(12, 500), Ink::Text, this);
    label->setAccessibleName(m_part.isRequired ? tr("%1, required").arg(m_part.name) : m_part.name);
    layout.addWidget(label, 2);
    layout.addWidget(new Label(m_part.type, monoFont(12), Ink::Type, this), 2);
    m_value->setPlaceholderText(m_part.isRequired ? tr("required") : tr("not sent"));
  }

  void addFree(QHBoxLayout& layout) {
    m_name = makeEdit(tr("Name"), QStringLiteral("name"));
    layout.addWidget(m_name, 2);
  }

  void addChoose(QHBoxLayout& layout) {
    auto* choose = new IconButton(QStringLiteral("folder-open"), tr("Choose the file for %1").arg(m_part.name), this);
    choose->setObjectName(name(QStringLiteral("choose")));
    choose->setExtent(24, 14);
    layout.addWidget(choose);
    connect(choose, &QToolButton::clicked, &m_table, [table = &m_table, index = m_index] { table->chooseFile(index); });
  }

  void addRemove(QHBoxLayout& layout) {
    auto* remove = new IconButton(QStringLiteral("x"), tr("Remove %1").arg(m_part.name), this);
    remove->setObjectName(name(QStringLiteral("remove")));
    remove->setExtent(24, 14);
    layout.addWidget(remove);
    connect(remove, &QToolButton::clicked, &m_table, [table = &m_table, index = m_index] { table->remove(index); });
  }

  void connectAll() {
    connect(m_check, &QCheckBox::toggled, this, [this](bool isOn) {
      if (isOn == m_part.isEnabled) return;
      m_part.isEnabled = isOn;
      m_table.change(m_index, m_part);
    });
    connect(m_value, &QLineEdit::textEdited, this, [this](const QString& text) {
      (m_part.isFile ? m_part.file : m_part.value) = text;
      m_part.isEnabled = true;
      m_table.change(m_index, m_part);
    });
    if (!m_name) return;
    connect(m_name, &QLineEdit::textEdited, this, [this](const QString& text) {
      m_part.name = text;
      m_table.change(m_index, m_part);
    });
  }

  PartTable& m_table;
  int m_index;
  PartRow m_part;
  QCheckBox* m_check = nullptr;
  LineEdit* m_value = nullptr;
  LineEdit* m_name = nullptr;
};

PartTable::PartTable(QWidget* parent) : QWidget(parent), m_layout(new QVBoxLayout(this)) {
  setAccessibleName(tr("Parts of the body"));
  m_layout->setContentsMargins(14, 6, 14, 10);
  m_layout->setSpacing(0);
  auto* buttons = new QHBoxLayout;
  buttons->setSpacing(4);
  auto* addText = new Button(tr("Add field"), ButtonVariant::Ghost, this);
  addText->setObjectName(QStringLiteral("part.add"));
  addText->setIconName(QStringLiteral("plus"));
  m_addFile = new Button(tr("Add file"), ButtonVariant::Ghost, this);
  m_addFile->setObjectName(QStringLiteral("part.addFile"));
  m_addFile->setIconName(QStringLiteral("upload"));
  buttons->addWidget(addText);
  buttons->addWidget(m_addFile);
  buttons->addStretch(1);
  connect(addText, &QPushButton::clicked, this, [this] { add(false); });
  connect(m_addFile, &QPushButton::clicked, this, [this] { add(true); });
  m_layout->addLayout(buttons);
  m_layout->addStretch(1);
}

void PartTable::setParts(const QVector<PartRow>& parts, BodyKind kind) {
  const QVector<PartRow> before = std::exchange(m_parts, parts);
  m_kind = kind;
  m_addFile->setVisible(kind == BodyKind::Multipart);
  if (before.size() != parts.size() || m_widgets.size() != static_cast<std::size_t>(parts.size()) ||
      !std::equal(parts.begin(), parts.end(), before.begin(), isSameRow))
    return rebuild();
  for (int i = 0; i < parts.size(); ++i) m_widgets[static_cast<std::size_t>(i)]->show(parts[i]);
}

void PartTable::rebuild() {
  for (Row* row : m_widgets) {
    m_layout->removeWidget(row);
    row->hide();
    row->deleteLater(); // one of its edits may be what asked for this
  }
  m_widgets.clear();
  for (int i = 0; i < m_parts.size(); ++i) {
    auto* row = new Row(*this, i, m_parts[i]);
    m_layout->insertWidget(i, row);
    m_widgets.push_back(row);
  }
}

void PartTable::change(int index, const PartRow& part) {
  m_parts[index] = part;
  Q_EMIT edited(m_parts);
}

void PartTable::remove(int index) {
  m_parts.remove(index);
  rebuild();
  Q_EMIT edited(m_parts);
}

void PartTable::add(bool isFile) {
  PartRow part;
  part.isFile = isFile;
  m_parts.push_back(part);
  rebuild();
  m_widgets.back()->nameEdit()->setFocus(Qt::TabFocusReason);
  Q_EMIT edited(m_parts);
}

void PartTable::chooseFile(int index) {
  const QString file = QFileDialog::getOpenFileName(this, tr("Choose a file"), m_parts[index].file);
  if (file.isEmpty()) return;
  PartRow part = m_parts[index];
  part.file = file;
  part.isEnabled = true;
  m_widgets[static_cast<std::size_t>(index)]->show(part);
  change(index, part);
}

bool PartTable::focusRow(const QString& name) {
  for (Row* row : m_widgets) {
    if (row->part().name != name) continue;
    row->value().setFocus(Qt::TabFocusReason);
    row->value().selectAll();
    return true;
  }
  return false;
}

bool PartTable::setProblem(const QString& name, const QString& message) {
  bool found = false;
  for (Row* row : m_widgets) {
    if (row->part().name != name) continue;
    row->value().setProblem(message);
    found = true;
  }
  return found;
}

void PartTable::clearProblems() {
  for (Row* row : m_widgets) row->value().setProblem({});
}

} // namespace signalbox::ui
