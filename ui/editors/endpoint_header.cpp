// SPDX-FileCopyrightText: Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/editors/endpoint_header.h"

#include "core/design/edit.h"
#include "core/schema/json_schema.h"
#include "ui/editors/chip_edit.h"
#include "ui/editors/entity_menu.h"
#include "ui/editors/form.h"
#include "ui/theme/theme.h"
#include "ui/widgets/combo_box.h"
#include "ui/widgets/icon_button.h"
#include "ui/widgets/label.h"
#include "ui/widgets/line_edit.h"
#include "ui/widgets/toggle.h"
#include "ui/widgets/whole_label.h"
#include "ui/workbench/workbench.h"

#include <QHBoxLayout>
#include <QMenu>
#include <QVBoxLayout>

#include <algorithm>
#include <optional>

namespace signalbox::ui {
namespace {

constexpr int leastPath = 88; // of the field, which the words beside it give way to

// Names inside braces, without converters: {p:path} is p.
std::vector<std::string> placeholders(const std::string& path) {
  std::vector<std::string> names;
  for (std::size_t open = path.find('{'); open != std::string::npos; open = path.find('{', open + 1)) {
    const std::size_t close = path.find('}', open);
    if (close == std::string::npos) break;
    const std::string name = path.substr(open + 1, close - open - 1);
    names.push_back(name.substr(0, name.find(':')));
  }
  return names;
}

// The one placeholder that has another name now, both of them names.
std::optional<std::pair<std::string, std::string>> renamedPlaceholder(const std::string& before,
                                                                      const std::string& after) {
  const auto old = placeholders(before);
  const auto wanted = placeholders(after);
  if (old.size() != wanted.size()) return std::nullopt;
  const auto differs = std::ranges::mismatch(old, wanted);
  if (differs.in1 == old.end() || !std::equal(differs.in1 + 1, old.end(), differs.in2 + 1)) return std::nullopt;
  const bool areNames = design::isIdentifier(*differs.in1) && design::isIdentifier(*differs.in2);
  const bool isFree = std::ranges::find(old, *differs.in2) == old.end();
  if (!areNames || !isFree) return std::nullopt;
  return std::pair(*differs.in1, *differs.in2);
}

QString titleOfName(const std::string& name) {
  QString title = QString::fromStdString(name).replace(u'_', u' ');
  if (!title.isEmpty()) title[0] = title[0].toUpper();
  return title;
}

void clearLayout(QLayout& layout) {
  while (QLayoutItem* item = layout.takeAt(0)) {
    item->widget()->deleteLater();
    delete item;
  }
}

} // namespace

std::vector<design::Parameter> parametersForPath(const std::string& before, const std::string& after,
                                                 const std::vector<design::Parameter>& parameters) {
  const auto old = placeholders(before);
  const auto wanted = placeholders(after);
  const auto find = [&parameters](const std::string& name) {
    return std::ranges::find_if(parameters, [&name](const design::Parameter& p) {
      return p.in == design::ParameterIn::Path && p.field.name == name;
    });
  };
  std::vector<design::Parameter> result;
  for (std::size_t i = 0; i < wanted.size(); ++i) {
    auto known = find(wanted[i]);
    const bool renamed = known == parameters.end() && i < old.size() && old.size() == wanted.size();
    if (renamed) known = find(old[i]);
    design::Parameter parameter =
        known == parameters.end()
            ? design::Parameter{{wanted[i], "str", design::Json::object()}, design::ParameterIn::Path}
            : *known;
    parameter.field.name = wanted[i];
    if (design::isIdentifier(wanted[i])) result.push_back(parameter);
  }
  std::ranges::copy_if(parameters, std::back_inserter(result),
                       [](const design::Parameter& p) { return p.in != design::ParameterIn::Path; });
  return result;
}

EndpointHeader::EndpointHeader(EndpointContext& context, QWidget* parent)
    : QWidget(parent), m_context(context), m_method(new ComboBox(tr("Method"))), m_path(new LineEdit(tr("Path"))),
      m_prefix(new Label({}, monoFont(13), Ink::Tertiary)),
      m_live(context.of == EndpointContext::Of::Callback ? nullptr : new Toggle(tr("Live"))),
      m_more(new IconButton(QStringLiteral("ellipsis"), tr("More"))), m_title(new LineEdit(tr("Summary"))),
      m_tags(new QHBoxLayout), m_name(new ChipEdit(tr("Function name"), {}, Chip::Look::Outline)) {
  auto* column = new QVBoxLayout(this);
  column->setContentsMargins(18, 12, 18, 0);
  column->setSpacing(16);
  auto* address = new QHBoxLayout;
  column->addLayout(address);
  address->setSpacing(8);
  buildAddress(*address);
  auto* names = new QHBoxLayout;
  column->addLayout(names);
  buildNames(*names);
}

void EndpointHeader::buildAddress(QHBoxLayout& row) {
  m_method->fillWithMethods(true);
  m_method->setControlHeight(34);
  m_method->setObjectName(QStringLiteral("endpoint.method"));
  m_path->setFace(LineEdit::Face::Code);
  m_path->setControlHeight(34);
  m_path->setObjectName(QStringLiteral("endpoint.path"));
  row.addWidget(m_method);
  row.addWidget(m_prefix);
  row.addWidget(m_path, 1);
  if (m_live) buildLive(row);
  row.addWidget(m_more);
  connect(m_method, &QComboBox::textActivated, this, [this](const QString& method) {
    if (const auto endpoint = m_context.current()) {
      design::Endpoint changed = *endpoint;
      changed.method = method.toStdString();
      m_context.change(changed, {});
    }
  });
  connect(m_path, &QLineEdit::textEdited, this, &EndpointHeader::commitPath);
  m_more->setObjectName(QStringLiteral("endpoint.more"));
  connect(m_more, &QToolButton::clicked, this, &EndpointHeader::showMenu);
}

void EndpointHeader::buildLive(QHBoxLayout& row) {
  m_live->setObjectName(QStringLiteral("endpoint.live"));
  m_live->setToolTip(tr("Off: it stays in the project and is neither served nor documented nor exported"));
  auto* word = new WholeLabel(tr("Live"), uiFont(13, 500));
  row.addWidget(m_live);
  row.addWidget(word);
  connect(m_live, &Toggle::clicked, this, [this](bool isOn) {
    if (const auto now = m_context.current()) {
      design::Endpoint changed = *now;
      changed.enabled = isOn;
      m_context.change(changed, {});
    }
  });
}

void EndpointHeader::buildNames(QHBoxLayout& row) {
  m_path->setMinimumWidth(leastPath);
  m_title->setBare(true);
  m_title->setFont(displayFont(17, 600));
  m_title->setControlHeight(30);
  m_title->setObjectName(QStringLiteral("endpoint.title"));
  m_name->setIconName(QStringLiteral("code"));
  m_name->setObjectName(QStringLiteral("endpoint.name"));
  m_name->setCheck([](const QString& text) {
    return text.isEmpty() || design::isIdentifier(text.toStdString()) ? QString()
                                                                      : tr("A function name is a Python identifier");
  });
  m_tags->setSpacing(6);
  row.addWidget(m_title, 1);
  row.addLayout(m_tags);
  row.addWidget(m_name);
  connect(m_name, &ChipEdit::edited, this, &EndpointHeader::renameRequested);
  connect(m_title, &QLineEdit::textEdited, this, [this](const QString& text) {
    const auto endpoint = m_context.current();
    if (!endpoint) return;
    design::Endpoint changed = *endpoint;
    changed.summary = text.toStdString();
    m_context.change(changed, QStringLiteral("summary"));
  });
}

void EndpointHeader::commitPath() {
  const auto endpoint = m_context.current();
  if (!endpoint) return;
  const QString text = m_path->text().trimmed();
  const bool isRoute = m_context.of == EndpointContext::Of::Endpoint; // others are named or computed
  const bool startsRight = !isRoute || text.startsWith(u'/') || (text.isEmpty() && !endpoint->router.empty());
  const bool closed = text.count(u'{') == text.count(u'}');
  m_path->setProblem(!startsRight ? tr("Starts with a slash") : !closed ? tr("A brace is not closed") : QString());
  if (!m_path->problem().isEmpty()) return;
  design::Endpoint changed = *endpoint;
  changed.path = text.toStdString();
  const auto renamed = renamedPlaceholder(endpoint->path, changed.path);
  const auto isRenamed = [&](const design::Parameter& each) { return renamed && each.field.name == renamed->first; };
  if (std::ranges::any_of(endpoint->parameters, isRenamed)) {
    m_context.renameParameter(QString::fromStdString(renamed->first), QString::fromStdString(renamed->second),
                              QStringLiteral("path"));
    if (const auto now = m_context.current()) changed = *now;
    changed.path = text.toStdString();
  }
  changed.parameters = parametersForPath(endpoint->path, changed.path, changed.parameters);
  if (changed != *endpoint) m_context.change(changed, QStringLiteral("path"));
}

void EndpointHeader::changeTags(const std::function<void(std::vector<std::string>&)>& change) {
  const auto endpoint = m_context.current();
  if (!endpoint) return;
  design::Endpoint changed = *endpoint;
  change(changed.tags);
  if (changed != *endpoint) m_context.change(changed, {});
}

void EndpointHeader::showTags(const design::Endpoint& endpoint) {
  if (endpoint.tags == m_shownTags && !m_tags->isEmpty()) return;
  m_shownTags = endpoint.tags;
  clearLayout(*m_tags);
  for (const std::string& tag : endpoint.tags) {
    auto* chip = new ChipEdit(tr("Tag, empty to remove"), QString::fromStdString(tag), Chip::Look::Neutral);
    chip->setIconName(QStringLiteral("tag"));
    m_tags->addWidget(chip);
    connect(chip, &ChipEdit::edited, this, [this, tag](const QString& text) {
      changeTags([&](std::vector<std::string>& tags) { std::ranges::replace(tags, tag, text.toStdString()); });
    });
    connect(chip, &ChipEdit::emptied, this,
            [this, tag] { changeTags([&](std::vector<std::string>& tags) { std::erase(tags, tag); }); });
  }
  auto* add = new ChipEdit(tr("New tag"), endpoint.tags.empty() ? tr("Tag") : QStringLiteral("+"), Chip::Look::Outline);
  if (endpoint.tags.empty()) add->setIconName(QStringLiteral("plus"));
  add->setStartsEmpty(true);
  m_tags->addWidget(add);
  connect(add, &ChipEdit::edited, this, [this](const QString& text) {
    changeTags([&](std::vector<std::string>& tags) {
      if (std::ranges::find(tags, text.toStdString()) == tags.end()) tags.push_back(text.toStdString());
    });
  });
}

void EndpointHeader::showMenu() {
  const auto endpoint = m_context.current();
  if (!endpoint) return;
  auto* menu = new QMenu(this);
  menu->setObjectName(QStringLiteral("endpoint.menu"));
  menu->setAttribute(Qt::WA_DeleteOnClose);
  const auto toggle = [&](const QString& text, bool on, bool design::Endpoint::* member) {
    QAction* action = menu->addAction(text);
    action->setCheckable(true);
    action->setChecked(on);
    connect(action, &QAction::toggled, this, [this, member](bool checked) {
      if (const auto now = m_context.current()) {
        design::Endpoint changed = *now;
        changed.*member = checked;
        m_context.change(changed, {});
      }
    });
  };
  toggle(tr("Shown in the docs"), endpoint->includeInSchema, &design::Endpoint::includeInSchema);
  toggle(tr("Deprecated"), endpoint->deprecated, &design::Endpoint::deprecated);
  menu->addSeparator();
  menu->addAction(themedIcon(QStringLiteral("square-pen")), tr("Rename the function"), this,
                  [this] { m_name->startEditing(); });
  if (m_context.of == EndpointContext::Of::Endpoint)
    addEntityCommands(*menu, m_context.workbench.commands,
                      {"design.duplicate", "", "design.copy", "request.copyCurl", ""}, *m_more);
  if (m_context.of == EndpointContext::Of::Webhook)
    addEntityCommands(*menu, m_context.workbench.commands, {"design.copy", ""}, *m_more);
  menu->addAction(themedIcon(QStringLiteral("trash-2")), tr("Remove the endpoint"), this,
                  &EndpointHeader::removeRequested);
  menu->popup(m_more->mapToGlobal(QPoint(0, m_more->height() + 4)));
}

void EndpointHeader::render(const design::Endpoint& endpoint, const design::Design& design) {
  m_method->setCurrentText(QString::fromStdString(endpoint.method));
  showText(*m_path, QString::fromStdString(endpoint.path));
  if (QString::fromStdString(endpoint.path) == m_path->text()) m_path->setProblem({});
  const std::string full = design.fullPath(endpoint);
  const QString prefix =
      QString::fromStdString(full.substr(0, full.size() - std::min(full.size(), endpoint.path.size())));
  m_prefix->setText(prefix);
  m_prefix->setVisible(!prefix.isEmpty());
  if (m_live) m_live->setChecked(endpoint.enabled);
  m_title->setPlaceholderText(titleOfName(endpoint.name));
  showText(*m_title, QString::fromStdString(endpoint.summary));
  showTags(endpoint);
  m_name->setText(QString::fromStdString(endpoint.name));
}

void EndpointHeader::focusTitle() {
  m_title->setFocus(Qt::OtherFocusReason);
  m_title->selectAll();
}

} // namespace signalbox::ui
