// SPDX-FileCopyrightText: Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/panels/environment_editor.h"

#include "core/design/store.h"
#include "ui/bridge/request_services.h"
#include "ui/document/design_document.h"
#include "ui/models/count_text.h"
#include "ui/models/design_tree.h"
#include "ui/theme/paint.h"
#include "ui/widgets/button.h"
#include "ui/widgets/empty_state.h"
#include "ui/widgets/icon_button.h"
#include "ui/widgets/label.h"
#include "ui/widgets/line_edit.h"
#include "ui/widgets/row_menu.h"
#include "ui/widgets/tab_strip.h"
#include "ui/workbench/navigator.h"
#include "ui/workbench/workbench.h"

#include <QHBoxLayout>
#include <QKeyEvent>
#include <QPainter>
#include <QScrollArea>
#include <QVBoxLayout>

#include <algorithm>

namespace signalbox::ui {
namespace {

constexpr int rowHeight = 36;

QString text(const std::string& utf8) { return QString::fromStdString(utf8); }

std::vector<VariableRow> rowsOf(const design::Environment& environment, const RequestServices& services) {
  std::vector<VariableRow> rows;
  for (const design::RequestValue& variable : environment.variables)
    rows.push_back({variable.name, variable.value, false});
  for (const std::string& secret : environment.secrets) {
    const auto value = services.secret(text(environment.name), text(secret));
    rows.push_back({secret, value.value_or(QString()).toStdString(), true});
  }
  return rows;
}

} // namespace

int requestsUsing(const std::vector<design::SavedRequest>& requests, const std::string& variable) {
  const std::string mark = "{{" + variable + "}}";
  return static_cast<int>(std::count_if(requests.begin(), requests.end(), [&](const design::SavedRequest& request) {
    return design::fileText(request).find(mark) != std::string::npos;
  }));
}

class EnvironmentEditor::Row final : public QWidget {
public:
  Row(EnvironmentEditor& editor, std::size_t index, const VariableRow& row, int uses)
      : QWidget(&editor), m_editor(editor), m_index(index), m_row(row) {
    setFixedHeight(rowHeight);
    auto* layout = new QHBoxLayout(this);
    layout->setContentsMargins(0, 3, 0, 3);
    layout->setSpacing(8);
    m_name = makeEdit(tr("Name"), QStringLiteral("name"), text(row.name));
    m_value = makeEdit(row.isSecret ? tr("Secret") : tr("Value"), QStringLiteral("value"), text(row.value));
    if (row.isSecret) m_value->setEchoMode(QLineEdit::Password);
    layout->addWidget(m_name, 2);
    layout->addWidget(m_value, 3);
    layout->addWidget(makeSecretButton());
    auto* used = new Label(counted(uses, tr("request"), tr("requests")), uiFont(11), Ink::Tertiary, this);
    used->setFixedWidth(70);
    layout->addWidget(used);
    layout->addWidget(makeRemove());
    connect(m_name, &QLineEdit::editingFinished, this, [this] {
      m_row.name = m_name->text().trimmed().toStdString();
      m_editor.change(m_index, m_row);
    });
    connect(m_value, &QLineEdit::textEdited, this, [this](const QString& value) {
      m_row.value = value.toStdString();
      m_editor.change(m_index, m_row);
    });
  }

  LineEdit& name() { return *m_name; }

private:
  LineEdit* makeEdit(const QString& hint, const QString& part, const QString& content) {
    auto* edit = new LineEdit(hint, this);
    edit->setObjectName(QStringLiteral("environment.%1.%2").arg(part).arg(m_index));
    edit->setFace(LineEdit::Face::Code);
    edit->setFont(monoFont(12));
    edit->setText(content);
    return edit;
  }

  IconButton* makeSecretButton() {
    auto* button = new IconButton(
        m_row.isSecret ? QStringLiteral("lock") : QStringLiteral("lock-open"),
        m_row.isSecret ? tr("Make %1 a variable: its value goes into the project's files").arg(text(m_row.name))
                       : tr("Make %1 a secret: its value leaves the project's files").arg(text(m_row.name)),
        this);
    button->setObjectName(QStringLiteral("environment.secret.%1").arg(m_index));
    button->setExtent(26, 15);
    connect(button, &QToolButton::clicked, this, [this] {
      m_row.isSecret = !m_row.isSecret;
      m_editor.change(m_index, m_row);
    });
    return button;
  }

  IconButton* makeRemove() {
    auto* button = new IconButton(QStringLiteral("x"), tr("Remove %1").arg(text(m_row.name)), this);
    button->setObjectName(QStringLiteral("environment.remove.%1").arg(m_index));
    button->setExtent(26, 14);
    connect(button, &QToolButton::clicked, this, [this] { m_editor.remove(m_index); });
    return button;
  }

  EnvironmentEditor& m_editor;
  std::size_t m_index;
  VariableRow m_row;
  LineEdit* m_name;
  LineEdit* m_value;
};

EnvironmentEditor::EnvironmentEditor(Workbench& workbench, QWidget* parent)
    : QWidget(parent), m_workbench(workbench), m_add(new Button(tr("Add variable"), ButtonVariant::Ghost, this)),
      m_note(new Paragraph({}, uiFont(12), Ink::Tertiary, this)), m_list(new QWidget),
      m_listLayout(new QVBoxLayout(m_list)) {
  setObjectName(QStringLiteral("environments"));
  auto* column = new QVBoxLayout(this);
  column->setContentsMargins(16, 10, 16, 14);
  column->setSpacing(8);
  column->addWidget(makeHeader());
  m_listLayout->setContentsMargins(0, 0, 0, 0);
  m_listLayout->setSpacing(0);
  m_add->setObjectName(QStringLiteral("environment.add"));
  m_add->setIconName(QStringLiteral("plus"));
  m_add->setLeftAligned(true);
  m_listLayout->addWidget(m_add);
  m_listLayout->addStretch(1);
  auto* area = new QScrollArea(this);
  area->setFrameShape(QFrame::NoFrame);
  area->setWidgetResizable(true);
  area->setFocusPolicy(Qt::NoFocus);
  area->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
  area->setWidget(m_list);
  area->viewport()->setAutoFillBackground(false);
  m_list->setAutoFillBackground(false);
  column->addWidget(area, 1);
  column->addWidget(m_note);
  m_filled = {area, m_note};
  m_empty =
      new EmptyState(QStringLiteral("variable"), tr("No environment yet"),
                     tr("An environment gives {{variables}} their values: a base URL, a token. Its secrets live in "
                        "the system's keychain and in no file."),
                     this);
  m_empty->setObjectName(QStringLiteral("environment.empty"));
  m_first = m_empty->addAction(tr("New environment"));
  m_first->setObjectName(QStringLiteral("environment.first"));
  connect(m_first, &QPushButton::clicked, this, &EnvironmentEditor::addEnvironment);
  column->addWidget(m_empty, 1);
  connect(m_add, &QPushButton::clicked, this, &EnvironmentEditor::addVariable);
  connect(&workbench.document, &DesignDocument::designChanged, this, &EnvironmentEditor::follow);
  connect(&workbench.requests, &RequestServices::environmentChanged, this, &EnvironmentEditor::follow);
  select(workbench.requests.environment());
}

QWidget* EnvironmentEditor::makeHeader() {
  auto* header = new QWidget(this);
  auto* column = new QVBoxLayout(header);
  column->setContentsMargins(0, 0, 0, 0);
  column->setSpacing(8);
  auto* strip = new QHBoxLayout;
  m_tabs = new TabStrip(TabStrip::Kind::Underline, tr("Environments"), header);
  m_tabs->setObjectName(QStringLiteral("environment.tabs"));
  auto* add = new IconButton(QStringLiteral("plus"), tr("New environment"), header);
  add->setObjectName(QStringLiteral("environment.new"));
  auto* close = new IconButton(QStringLiteral("x"), tr("Close"), header);
  close->setObjectName(QStringLiteral("environment.close"));
  m_title = new Label(tr("Environments"), displayFont(17), Ink::Text, header);
  strip->addWidget(m_title, 1);
  strip->addWidget(m_tabs, 1);
  strip->addWidget(add);
  strip->addWidget(close);
  auto* row = new QHBoxLayout;
  row->setSpacing(8);
  m_name = new LineEdit(tr("Name of the environment"), header);
  m_name->setObjectName(QStringLiteral("environment.name"));
  m_use = new Button(tr("Use it"), ButtonVariant::Soft, header);
  m_use->setObjectName(QStringLiteral("environment.use"));
  m_remove = new IconButton(QStringLiteral("trash-2"), tr("Remove the environment"), header);
  m_remove->setObjectName(QStringLiteral("environment.delete"));
  row->addWidget(m_name, 1);
  row->addWidget(m_use);
  row->addWidget(m_remove);
  column->addLayout(strip);
  column->addLayout(row);
  connect(m_tabs, &QTabBar::currentChanged, this, [this](int index) {
    if (index >= 0) select(m_tabs->tabText(index));
  });
  connect(add, &QToolButton::clicked, this, &EnvironmentEditor::addEnvironment);
  connect(close, &QToolButton::clicked, this, &EnvironmentEditor::closeRequested);
  connect(m_use, &QPushButton::clicked, this, [this] { m_workbench.requests.setEnvironment(m_selected); });
  connect(m_remove, &QToolButton::clicked, this, &EnvironmentEditor::removeEnvironment);
  m_tabs->installEventFilter(this);
  m_tabs->setContextMenuPolicy(Qt::CustomContextMenu);
  connect(m_tabs, &QWidget::customContextMenuRequested, this, [this](const QPoint& at) {
    if (const int under = m_tabs->tabAt(at); under >= 0) m_tabs->setCurrentIndex(under);
    if (m_tabs->currentIndex() >= 0)
      showMenu(m_tabs->mapToGlobal(m_tabs->tabRect(m_tabs->currentIndex()).bottomLeft()));
  });
  connect(m_name, &QLineEdit::editingFinished, this, [this] { renameEnvironment(m_name->text().trimmed()); });
  return header;
}

void EnvironmentEditor::nameIt() {
  m_name->setFocus(Qt::OtherFocusReason);
  m_name->selectAll();
}

void EnvironmentEditor::showMenu(const QPoint& global) {
  RowMenu menu(*this, QStringLiteral("environment.menu"));
  if (m_use->isEnabled()) menu.add("check", tr("Use it"), {}, [this] { m_use->click(); });
  menu.add("pencil", tr("Rename"), QStringLiteral("F2"), [this] { nameIt(); })
      .add("trash-2", tr("Remove"), tr("Del"), [this] { removeEnvironment(); })
      .open(global);
}

bool EnvironmentEditor::eventFilter(QObject* watched, QEvent* event) {
  const bool isPress = event->type() == QEvent::KeyPress;
  if (watched != m_tabs || (!isPress && event->type() != QEvent::ShortcutOverride))
    return QWidget::eventFilter(watched, event);
  const int key = static_cast<QKeyEvent*>(event)->key();
  if ((key != Qt::Key_F2 && key != Qt::Key_Delete) || m_selected.isEmpty()) return false;
  event->accept();
  if (isPress && key == Qt::Key_F2) nameIt();
  if (isPress && key == Qt::Key_Delete) removeEnvironment();
  return true;
}

void EnvironmentEditor::select(const QString& name) {
  m_selected = name;
  m_rows.clear();
  follow();
}

// Redraws from the design; rows are made anew only when there are others.
void EnvironmentEditor::follow() {
  if (m_isChanging) return;
  const design::Design& design = m_workbench.document.design();
  const QSignalBlocker quiet(m_tabs);
  QStringList names;
  for (const auto& environment : design.environments()) names += text(environment->name);
  if (!names.contains(m_selected)) m_selected = names.value(0);
  while (m_tabs->count() > names.size()) m_tabs->removeTab(m_tabs->count() - 1);
  for (int i = 0; i < names.size(); ++i) {
    if (i >= m_tabs->count()) m_tabs->add(names[i]);
    m_tabs->setTabText(i, names[i]);
    TabLook look = m_tabs->look(i);
    look.hasDot = names[i] == m_workbench.requests.environment();
    m_tabs->setLook(i, look);
  }
  m_tabs->setCurrentIndex(static_cast<int>(names.indexOf(m_selected)));
  const design::EnvironmentPtr environment = design.environment(m_selected.toStdString());
  for (QWidget* part : {static_cast<QWidget*>(m_name), static_cast<QWidget*>(m_use), static_cast<QWidget*>(m_remove),
                        static_cast<QWidget*>(m_add)})
    part->setVisible(environment != nullptr);
  if (!m_name->hasFocus()) m_name->setText(m_selected);
  const bool isUsed = m_selected == m_workbench.requests.environment();
  m_use->setEnabled(!isUsed);
  m_use->setText(isUsed ? tr("In use") : tr("Use it"));
  const QString kept = m_workbench.requests.whyNotKept();
  for (QWidget* part : m_filled) part->setVisible(environment != nullptr);
  m_empty->setVisible(!environment);
  setFocusProxy(environment ? static_cast<QWidget*>(m_tabs) : m_first); // where the sheet is entered
  m_title->setVisible(!environment);                                    // the tabs say it else
  m_tabs->setVisible(environment != nullptr);
  m_note->setText(!kept.isEmpty() ? kept
                                  : tr("Variables stand in the project's files. The values of secrets live in the "
                                       "system's keychain and in no file."));
  const std::vector<VariableRow> now =
      environment ? rowsOf(*environment, m_workbench.requests) : std::vector<VariableRow>();
  if (now == m_rows && m_widgets.size() == now.size()) return;
  m_rows = now;
  rebuildRows();
}

void EnvironmentEditor::rebuildRows() {
  for (Row* row : m_widgets) {
    m_listLayout->removeWidget(row);
    row->hide();
    row->deleteLater(); // one of its fields may be what asked for this
  }
  m_widgets.clear();
  std::vector<design::SavedRequest> requests;
  for (const auto& request : m_workbench.document.design().requests()) requests.push_back(*request);
  for (std::size_t i = 0; i < m_rows.size(); ++i) {
    auto* row = new Row(*this, i, m_rows[i], requestsUsing(requests, m_rows[i].name));
    m_listLayout->insertWidget(static_cast<int>(i), row);
    m_widgets.push_back(row);
  }
}

void EnvironmentEditor::change(std::size_t row, const VariableRow& wanted) {
  if (row >= m_rows.size() || m_rows[row] == wanted) return;
  const VariableRow value = wanted;
  const VariableRow before = std::exchange(m_rows[row], value);
  if (before.name.empty() && value.name.empty()) return; // not named yet
  const bool wasRenamed = before.name != value.name;
  m_isChanging = true;
  if (before.isSecret && (!value.isSecret || wasRenamed) && !before.name.empty())
    m_workbench.requests.removeSecret(m_selected, text(before.name));
  if (value.isSecret && !value.name.empty())
    m_workbench.requests.setSecret(m_selected, text(value.name), text(value.value));
  commit();
  m_isChanging = false;
  if (before.isSecret != value.isSecret) rebuildRows();
  follow();
}

void EnvironmentEditor::remove(std::size_t row) {
  if (row >= m_rows.size()) return;
  const VariableRow removed = m_rows[row];
  m_rows.erase(m_rows.begin() + static_cast<std::ptrdiff_t>(row));
  m_isChanging = true;
  if (removed.isSecret) m_workbench.requests.removeSecret(m_selected, text(removed.name));
  commit();
  m_isChanging = false;
  rebuildRows();
}

void EnvironmentEditor::commit() {
  const design::EnvironmentPtr old = m_workbench.document.design().environment(m_selected.toStdString());
  if (!old) return;
  design::Environment changed = *old;
  changed.variables.clear();
  changed.secrets.clear();
  for (const VariableRow& row : m_rows) {
    if (row.name.empty()) continue;
    if (row.isSecret)
      changed.secrets.push_back(row.name);
    else
      changed.variables.push_back({row.name, row.value, true});
  }
  if (changed != *old) apply(changed, QStringLiteral("environment ") + m_selected);
}

void EnvironmentEditor::apply(const design::Environment& environment, const QString& mergeKey) {
  if (const auto done = m_workbench.document.apply(design::SetEnvironment{environment}, mergeKey); !done)
    m_workbench.navigator.toast(text(done.error().message));
}

void EnvironmentEditor::addVariable() {
  m_rows.push_back({});
  rebuildRows();
  m_widgets.back()->name().setFocus(Qt::TabFocusReason);
}

void EnvironmentEditor::addEnvironment() {
  const design::Design& design = m_workbench.document.design();
  QString name = QStringLiteral("Local");
  for (int count = 2; design.environment(name.toStdString()); ++count)
    name = QStringLiteral("Environment%1").arg(count);
  design::Environment environment;
  environment.name = name.toStdString();
  const bool isFirst = design.environments().empty();
  apply(environment, {});
  if (isFirst) m_workbench.requests.setEnvironment(name);
  select(name);
  m_name->setFocus(Qt::TabFocusReason);
  m_name->selectAll();
}

void EnvironmentEditor::renameEnvironment(const QString& name) {
  if (name == m_selected || m_selected.isEmpty()) return;
  const QString before = m_selected;
  const bool isUsed = before == m_workbench.requests.environment();
  m_isChanging = true;
  const auto done = m_workbench.document.apply(design::RenameEnvironment{before.toStdString(), name.toStdString()});
  for (const VariableRow& row : m_rows) { // the keychain knows secrets by their environment
    if (!done || !row.isSecret) continue;
    m_workbench.requests.setSecret(name, text(row.name), text(row.value));
    m_workbench.requests.removeSecret(before, text(row.name));
  }
  m_isChanging = false;
  m_name->setProblem(done ? QString() : text(done.error().message));
  if (!done) return;
  if (isUsed) m_workbench.requests.setEnvironment(name);
  select(name);
}

void EnvironmentEditor::removeEnvironment() {
  const QString name = m_selected;
  if (const auto done = m_workbench.document.apply(design::RemoveEnvironment{name.toStdString()}); !done) return;
  m_workbench.navigator.offerUndo(tr("Removed the environment %1").arg(name));
}

} // namespace signalbox::ui
