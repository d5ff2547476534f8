// SPDX-FileCopyrightText: Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/shell/settings_sheet.h"

#include "ui/commands/command_registry.h"
#include "ui/editors/form.h"
#include "ui/shell/shortcut_editor.h"
#include "ui/theme/theme.h"
#include "ui/widgets/button.h"
#include "ui/widgets/chip.h"
#include "ui/widgets/empty_state.h"
#include "ui/widgets/hair_line.h"
#include "ui/widgets/label.h"
#include "ui/widgets/line_edit.h"
#include "ui/widgets/surface.h"

#include <QAbstractButton>
#include <QButtonGroup>
#include <QHBoxLayout>
#include <QPushButton>
#include <QScrollArea>
#include <QScrollBar>
#include <QTimer>
#include <QVBoxLayout>

namespace signalbox::ui {

namespace {

constexpr int sheetWidth = 900;
constexpr int sheetTop = 40;
constexpr int sheetHeight = 720;
constexpr int railWidth = 184;

} // namespace

SettingsSheet::SettingsSheet(CommandRegistry& commands, RequestServices& requests, std::shared_ptr<SettingsStore> store,
                             QWidget* window)
    : Popover(window), m_commands(commands), m_requests(requests), m_store(std::move(store)) {
  setObjectName("settings");
  setAccessibleName(tr("Settings"));
  setContent(buildContent());
}

QWidget* SettingsSheet::buildContent() {
  auto* content = new QWidget;
  content->setMinimumHeight(qMin(sheetHeight, parentWidget()->height() - 2 * sheetTop));
  auto* column = new QVBoxLayout(content);
  column->setContentsMargins(0, 14, 0, 0);
  column->setSpacing(12);
  auto* top = new QHBoxLayout;
  top->setContentsMargins(20, 0, 16, 0);
  top->setSpacing(12);
  auto* title = new Label(tr("Settings"), displayFont(17));
  title->setFixedWidth(railWidth - 12);
  top->addWidget(title);
  m_search = new SearchField(tr("Search the settings"), content);
  m_search->setObjectName("settings.search");
  top->addWidget(m_search, 1);
  top->addWidget(new KeyCap("Esc"));
  column->addLayout(top);
  column->addWidget(new HairLine);
  auto* page = new QWidget;
  auto* sections = new QVBoxLayout(page);
  sections->setContentsMargins(20, 6, 24, 24);
  sections->setSpacing(0);
  buildSections(*sections);
  m_nothing = new EmptyState("search-x", tr("No setting is called that"), tr("Search for another word."), page);
  sections->addWidget(m_nothing);
  m_nothing->hide();
  sections->addStretch(1);
  m_scroll = static_cast<QScrollArea*>(scrolling(page));
  m_scroll->setObjectName("settings.page");
  auto* row = new QHBoxLayout;
  row->setContentsMargins(0, 0, 0, 0);
  row->setSpacing(0);
  row->addWidget(buildRail());
  row->addWidget(new HairLine(Qt::Vertical));
  row->addWidget(m_scroll, 1);
  column->addLayout(row, 1);
  content->setFocusProxy(m_search);
  connect(m_search, &QLineEdit::textChanged, this, &SettingsSheet::search);
  connect(m_scroll->verticalScrollBar(), &QScrollBar::valueChanged, this, &SettingsSheet::renderRail);
  return content;
}

QWidget* SettingsSheet::buildRail() {
  auto* rail = new QWidget;
  rail->setFixedWidth(railWidth);
  auto* column = new QVBoxLayout(rail);
  column->setContentsMargins(10, 0, 10, 12);
  column->setSpacing(2);
  for (int section = 0; section < settingsSectionCount; ++section) {
    auto* button = new Button(sectionName(SettingsSection(section)), ButtonVariant::Ghost, rail);
    button->setObjectName("settings.section." + sectionName(SettingsSection(section)).toLower());
    button->setIconName(sectionIcon(SettingsSection(section)));
    button->setLeftAligned(true);
    button->setControlHeight(32);
    button->setCheckable(true);
    column->addWidget(button);
    m_sections[std::size_t(section)].button = button;
    connect(button, &QPushButton::clicked, this, [this, section] { showSection(section); });
  }
  column->addStretch(1);
  return rail;
}

void SettingsSheet::buildSections(QVBoxLayout& page) {
  m_sections.resize(settingsSectionCount);
  const std::vector<SettingRow> rows = settingRows();
  for (int index = 0; index < settingsSectionCount; ++index) {
    auto* section = new QWidget;
    m_sections[std::size_t(index)].widget = section;
    auto* column = new QVBoxLayout(section);
    column->setContentsMargins(0, 14, 0, 10);
    column->setSpacing(8);
    column->addWidget(new Label(sectionName(SettingsSection(index)), displayFont(15)));
    auto* card = new Surface(Surface::Kind::Card, section);
    auto* list = new QVBoxLayout(card);
    list->setContentsMargins(0, 4, 0, 4);
    list->setSpacing(0);
    for (const SettingRow& row : rows) {
      if (row.section != SettingsSection(index)) continue;
      m_rows.push_back({row, buildRow(row)});
      list->addWidget(m_rows.back().widget);
    }
    column->addWidget(card);
    if (SettingsSection(index) == SettingsSection::Shortcuts) {
      m_shortcuts = new ShortcutEditor(m_commands, *m_store, section);
      column->addWidget(m_shortcuts);
    }
    page.addWidget(section);
  }
}

QWidget* SettingsSheet::buildRow(const SettingRow& row) {
  auto* line = new QWidget;
  line->setObjectName("settings.row." + row.key);
  QBoxLayout* layout = row.isWide ? static_cast<QBoxLayout*>(new QVBoxLayout(line)) : new QHBoxLayout(line);
  layout->setContentsMargins(16, 9, 16, 9);
  layout->setSpacing(row.isWide ? 8 : 20);
  auto* texts = new QVBoxLayout;
  texts->setSpacing(2);
  texts->addWidget(new Label(row.title, uiFont(13, 500)));
  texts->addWidget(new Paragraph(row.text, uiFont(12), Ink::Tertiary));
  layout->addLayout(texts, 1);
  if (row.makeControl) {
    QWidget* control = row.makeControl({*m_store, m_commands, m_requests}, row);
    if (row.isFilling)
      layout->addWidget(control);
    else
      layout->addWidget(control, 0, row.isWide ? Qt::AlignLeft : Qt::AlignVCenter | Qt::AlignRight);
  }
  return line;
}

void SettingsSheet::open(const QString& key) {
  m_search->clear();
  openCentred(sheetWidth, sheetTop, Scrim::Yes);
  if (const QString command = key.section(u':', 1); key.startsWith(u"shortcuts:")) {
    QTimer::singleShot(0, m_shortcuts, [this, command] {
      m_scroll->ensureWidgetVisible(m_shortcuts);
      m_shortcuts->select(command);
    });
    return;
  }
  QWidget* wanted = nullptr;
  for (const Row& row : m_rows)
    if (row.row.key == key) wanted = row.widget;
  if (!wanted) return showSection(0);
  QTimer::singleShot(0, wanted, [this, wanted] { reveal(wanted); }); // once the page is laid out
}

void SettingsSheet::reveal(QWidget* widget) {
  m_scroll->verticalScrollBar()->setValue(widget->mapTo(m_scroll->widget(), QPoint()).y() - 60);
  for (QWidget* control : widget->findChildren<QWidget*>()) {
    const auto* choice = qobject_cast<QAbstractButton*>(control);
    const bool isOther = choice && choice->group() && choice->isCheckable() && !choice->isChecked();
    if (!(control->focusPolicy() & Qt::TabFocus) || isOther) continue;
    if (choice && !choice->isCheckable() && qobject_cast<const QPushButton*>(choice)) return; // acts at once
    window()->setAttribute(Qt::WA_KeyboardFocusChange);
    return control->setFocus(Qt::TabFocusReason);
  }
}

QStringList SettingsSheet::shownKeys() const {
  QStringList keys;
  for (const Row& row : m_rows)
    if (!row.widget->isHidden()) keys << row.row.key;
  return keys;
}

void SettingsSheet::search(const QString& words) {
  QList<int> shown(settingsSectionCount, 0);
  for (const Row& row : m_rows) {
    const bool isShown = matches(row.row, words);
    row.widget->setVisible(isShown);
    if (isShown) ++shown[int(row.row.section)];
  }
  const bool isAboutShortcuts = sectionName(SettingsSection::Shortcuts).contains(words, Qt::CaseInsensitive);
  m_shortcuts->setWords(isAboutShortcuts ? QString() : words);
  m_shortcuts->setVisible(!m_shortcuts->isEmpty());
  for (const Row& row : m_rows) row.widget->parentWidget()->setVisible(shown[int(row.row.section)] > 0);
  if (!m_shortcuts->isEmpty()) ++shown[int(SettingsSection::Shortcuts)];
  int all = 0;
  for (int section = 0; section < settingsSectionCount; ++section) {
    m_sections[std::size_t(section)].widget->setVisible(shown[section] > 0);
    m_sections[std::size_t(section)].button->setEnabled(shown[section] > 0);
    all += shown[section];
  }
  m_nothing->setVisible(all == 0);
  m_scroll->verticalScrollBar()->setValue(0);
  renderRail();
}

void SettingsSheet::showSection(int section) {
  QWidget* widget = m_sections[std::size_t(section)].widget;
  m_scroll->verticalScrollBar()->setValue(widget->mapTo(m_scroll->widget(), QPoint()).y());
  renderRail();
}

// The section at the top of the page is the current one; at the end of the page, the last.
void SettingsSheet::renderRail() {
  const int top = m_scroll->verticalScrollBar()->value() + 40;
  const bool isAtEnd = m_scroll->verticalScrollBar()->maximum() > 0 &&
                       m_scroll->verticalScrollBar()->value() == m_scroll->verticalScrollBar()->maximum();
  int current = -1;
  for (int section = 0; section < settingsSectionCount; ++section) {
    const QWidget* widget = m_sections[std::size_t(section)].widget;
    if (!widget->isHidden() && (current < 0 || isAtEnd || widget->y() <= top)) current = section;
  }
  for (int section = 0; section < settingsSectionCount; ++section)
    static_cast<Button*>(m_sections[std::size_t(section)].button)->setChecked(section == current);
}

} // namespace signalbox::ui
