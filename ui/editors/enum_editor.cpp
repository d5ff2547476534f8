// SPDX-FileCopyrightText: Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/editors/enum_editor.h"

#include "ui/document/design_document.h"
#include "ui/editors/editing.h"
#include "ui/editors/entity_menu.h"
#include "ui/editors/field_text.h"
#include "ui/editors/form.h"
#include "ui/editors/title_edit.h"
#include "ui/widgets/icon_button.h"
#include "ui/widgets/line_edit.h"
#include "ui/widgets/segmented.h"
#include "ui/workbench/workbench.h"

#include <QVBoxLayout>

namespace signalbox::ui {
namespace {

const QStringList bases{QString(), QStringLiteral("str"), QStringLiteral("int")};

LineEdit* codeEdit(const QString& name, const QString& text) {
  auto* edit = new LineEdit(name);
  edit->setFace(LineEdit::Face::Code);
  edit->setText(text);
  return edit;
}

// Python's habit: Sci-Fi becomes SCI_FI.
std::string memberName(const QString& value) {
  QString name;
  for (const QChar c : value.toUpper()) name += c.isLetterOrNumber() ? c : QChar(u'_');
  if (name.isEmpty() || name.front().isDigit()) name.prepend(u'_');
  return name.toStdString();
}

} // namespace

struct EnumEditor::Parts {
  design::ModelPtr current() const { return workbench.document.design().model(name.toStdString()); }

  void change(const QString& part, const std::function<void(design::Model&)>& edit) {
    changeEntity<design::SetModel>(workbench, current(), QStringLiteral("enum/") + name, part, edit);
  }

  QWidget* makeRow(std::size_t index, const design::EnumMember& member) {
    auto* row = new QWidget;
    auto* layout = new QHBoxLayout(row);
    layout->setContentsMargins(0, 0, 0, 0);
    auto* nameEdit = codeEdit(tr("Name of member %1").arg(index + 1), QString::fromStdString(member.name));
    auto* valueEdit = codeEdit(tr("Value of member %1").arg(index + 1), literalText(member.value));
    auto* remove = new IconButton(QStringLiteral("x"), tr("Remove %1").arg(QString::fromStdString(member.name)));
    layout->addWidget(nameEdit, 2);
    layout->addWidget(valueEdit, 3);
    layout->addWidget(remove);
    QObject::connect(nameEdit, &QLineEdit::textEdited, row, [this, index, nameEdit](const QString& text) {
      const bool fine = design::isIdentifier(text.toStdString());
      nameEdit->setProblem(fine ? QString() : tr("A member's name is a Python identifier"));
      if (fine)
        change(QStringLiteral("name%1").arg(index),
               [&](design::Model& model) { model.members[index].name = text.toStdString(); });
    });
    QObject::connect(valueEdit, &QLineEdit::textEdited, row, [this, index](const QString& text) {
      change(QStringLiteral("value%1").arg(index), [&](design::Model& model) {
        model.members[index].value = model.base == "str" ? design::Json(text.toStdString()) : parseLiteral(text);
      });
    });
    QObject::connect(remove, &QToolButton::clicked, row, [this, index] {
      change({}, [&](design::Model& model) {
        model.members.erase(model.members.begin() + static_cast<std::ptrdiff_t>(index));
      });
    });
    return row;
  }

  void showRows(const design::Model& model) {
    if (shown == model.members) return;
    const bool onlyTexts = shown.size() == model.members.size() && rows->window()->focusWidget() &&
                           rows->isAncestorOf(rows->window()->focusWidget());
    shown = model.members;
    if (onlyTexts) return; // the person is typing in a row: it says already what the design says
    while (QLayoutItem* item = rowLayout->takeAt(0)) {
      item->widget()->deleteLater();
      delete item;
    }
    for (std::size_t i = 0; i < shown.size(); ++i) rowLayout->addWidget(makeRow(i, shown[i]));
  }

  void render() {
    const auto model = current();
    if (!model) return;
    title->showName(name);
    showText(*description, QString::fromStdString(model->description));
    base->setCurrentIndex(static_cast<int>(qMax<qsizetype>(0, bases.indexOf(QString::fromStdString(model->base)))));
    showRows(*model);
  }

  void addMember(const QString& text) {
    if (text.trimmed().isEmpty()) return;
    const QString value = text.section(u'=', -1).trimmed();
    const std::string memberText =
        text.contains(u'=') ? text.section(u'=', 0, 0).trimmed().toStdString() : memberName(value);
    if (!design::isIdentifier(memberText)) return add->setProblem(tr("A member's name is a Python identifier"));
    change({}, [&](design::Model& model) {
      model.members.push_back({memberText, model.base == "int" || model.base.empty()
                                               ? parseLiteral(value)
                                               : design::Json(value.toStdString())});
    });
    add->clear();
  }

  void makeControls() {
    title = new TitleEdit(QStringLiteral("enum.name"), tr("Enum name"), tr("An enum's name is a Python identifier"));
    description = new LineEdit(tr("Description"));
    description->setPlaceholderText(tr("Markdown, for the docs"));
    base = new Segmented(tr("Values are"), {tr("Any"), QStringLiteral("str"), QStringLiteral("int")});
    rows = new QWidget;
    rowLayout = new QVBoxLayout(rows);
    rowLayout->setContentsMargins(0, 0, 0, 0);
    rowLayout->setSpacing(6);
    add = new LineEdit(tr("Add a member, for example NOVEL = novel"));
    add->setFace(LineEdit::Face::Code);
    add->setIconName(QStringLiteral("plus"));
    add->setObjectName(QStringLiteral("enum.add"));
  }

  QWidget* makePage() {
    const Page page = ui::makePage();
    auto* head = new QHBoxLayout;
    head->addWidget(title, 1);
    head->addWidget(
        makeEntityMenu(workbench.commands, QStringLiteral("enum.more"),
                       {"design.rename", "design.duplicate", "", "design.copy", "design.cut", "", "design.delete"}));
    page.layout->addLayout(head);
    Form form(*page.layout);
    form.add(tr("Values are"), base);
    form.add(tr("Description"), description);
    addHeading(*page.layout, tr("Members"));
    page.layout->addWidget(rows);
    page.layout->addWidget(add);
    page.layout->addStretch();
    return page.widget;
  }

  void connectControls() {
    QObject::connect(description, &QLineEdit::textEdited, description, [this](const QString& text) {
      change(QStringLiteral("description"), [&](design::Model& model) { model.description = text.toStdString(); });
    });
    QObject::connect(base, &Segmented::chosen, base, [this](int index) {
      change({}, [&](design::Model& model) { model.base = bases[index].toStdString(); });
    });
    QObject::connect(add, &QLineEdit::returnPressed, add, [this] { addMember(add->text()); });
    QObject::connect(add, &QLineEdit::textEdited, add, [this] { add->setProblem({}); });
  }

  Workbench& workbench;
  QString name;
  TitleEdit* title = nullptr;
  LineEdit* description = nullptr;
  Segmented* base = nullptr;
  QWidget* rows = nullptr;
  QVBoxLayout* rowLayout = nullptr;
  LineEdit* add = nullptr;
  std::vector<design::EnumMember> shown{};
};

EnumEditor::EnumEditor(Workbench& workbench, const QString& enumName, QWidget* parent)
    : QWidget(parent), m(new Parts{workbench, enumName}) {
  setAccessibleName(tr("Enum %1").arg(enumName));
  m->makeControls();
  showPage(*this, m->makePage(), 860);
  connectTitle();
  m->connectControls();
  whenDesignChanges(workbench, *this, [this] { m->render(); });
  m->render();
}

void EnumEditor::connectTitle() {
  connect(m->title, &TitleEdit::renameRequested, this, [this](const QString& text) {
    const QString before = std::exchange(m->name, text); // the document announces the new name at once
    if (applyEdit(m->workbench, design::RenameModel{before.toStdString(), text.toStdString()}))
      return Q_EMIT enumNameChanged(before, text);
    m->name = before;
    m->title->revert(before);
  });
}

EnumEditor::~EnumEditor() = default;

QString EnumEditor::enumName() const { return m->name; }

} // namespace signalbox::ui
