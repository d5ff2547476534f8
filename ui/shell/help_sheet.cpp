// SPDX-FileCopyrightText: Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/shell/help_sheet.h"

#include "ui/commands/command_registry.h"
#include "ui/theme/theme.h"
#include "ui/widgets/button.h"
#include "ui/widgets/chip.h"
#include "ui/widgets/hair_line.h"
#include "ui/widgets/label.h"
#include "ui/widgets/segmented.h"

#include <QGridLayout>
#include <QHBoxLayout>
#include <QVBoxLayout>

namespace signalbox::ui {

namespace {

constexpr int sheetWidth = 800;
constexpr int sheetTop = 80;
constexpr int oldWidth = 150;

} // namespace

HelpSheet::HelpSheet(CommandRegistry& commands, std::shared_ptr<SettingsStore> store, QWidget* window)
    : Popover(window), m_commands(commands), m_store(std::move(store)), m_programs(oldPrograms()) {
  setObjectName("help");
  setAccessibleName(tr("Coming from another program"));
  setContent(buildContent());
}

QWidget* HelpSheet::buildContent() {
  auto* content = new QWidget;
  content->setAccessibleName(accessibleName());
  content->setFocusPolicy(Qt::StrongFocus);
  auto* column = new QVBoxLayout(content);
  column->setContentsMargins(24, 18, 24, 18);
  column->setSpacing(14);
  auto* top = new QHBoxLayout;
  top->setSpacing(14);
  top->addWidget(new Label(tr("Coming from"), displayFont(17)));
  QStringList names;
  for (const OldProgram& program : m_programs) names << program.name;
  m_choice = new Segmented(tr("The program you know"), names);
  m_choice->setObjectName("help.program");
  top->addWidget(m_choice);
  top->addStretch(1);
  top->addWidget(new KeyCap("Esc"));
  column->addLayout(top);
  m_place = new QVBoxLayout;
  m_place->setContentsMargins(0, 0, 0, 0);
  column->addLayout(m_place, 1);
  column->addWidget(new HairLine);
  column->addWidget(buildFoot());
  connect(m_choice, &Segmented::chosen, this, &HelpSheet::showProgram);
  showProgram(0);
  return content;
}

QWidget* HelpSheet::buildFoot() {
  auto* foot = new QWidget;
  auto* row = new QHBoxLayout(foot);
  row->setContentsMargins(0, 0, 0, 0);
  row->setSpacing(8);
  m_preset = new Button({}, ButtonVariant::Primary);
  m_preset->setObjectName("help.preset");
  row->addWidget(m_preset);
  row->addStretch(1);
  const auto link = [&](const char* name, const QString& command, const QString& text) {
    auto* button = new Button(text, ButtonVariant::Ghost);
    button->setObjectName(QLatin1String(name));
    row->addWidget(button);
    connect(button, &QPushButton::clicked, this, [this, command] {
      close();
      m_commands.run(command);
    });
  };
  link("help.toShortcuts", "help.shortcuts", tr("All shortcuts"));
  link("help.toAbout", "help.about", tr("About Signalbox"));
  connect(m_preset, &QPushButton::clicked, this, &HelpSheet::usePreset);
  return foot;
}

void HelpSheet::open() {
  showProgram(m_shown);
  openCentred(sheetWidth, sheetTop, Scrim::Yes);
}

void HelpSheet::showProgram(int index) {
  m_shown = index;
  const OldProgram& program = m_programs[index];
  delete m_words;
  m_words = new QWidget;
  auto* grid = new QGridLayout(m_words);
  grid->setContentsMargins(0, 0, 0, 0);
  grid->setHorizontalSpacing(16);
  grid->setVerticalSpacing(6);
  grid->setColumnMinimumWidth(0, oldWidth);
  grid->setColumnStretch(1, 1);
  int row = 0;
  for (const OldWord& word : program.words) {
    grid->addWidget(new Label(word.old, uiFont(13), Ink::Secondary), row, 0);
    grid->addWidget(new Label(word.ours, uiFont(13, 500)), row, 1);
    if (const Command* command = m_commands.find(word.command)) {
      auto* go = new Button(command->text, ButtonVariant::Link);
      go->setObjectName("help.go." + word.command);
      go->setControlHeight(26);
      go->setEnabled(m_commands.isEnabled(word.command));
      grid->addWidget(go, row, 2, Qt::AlignRight);
      connect(go, &QPushButton::clicked, this, [this, id = word.command] {
        close();
        m_commands.run(id);
      });
    }
    grid->setRowMinimumHeight(row++, 28);
  }
  m_place->addWidget(m_words);
  m_preset->setVisible(program.preset.has_value());
  if (program.preset) {
    const bool isUsed = m_store->settings().keymap.preset == *program.preset;
    m_preset->setText(isUsed ? tr("Back to the shortcuts of Signalbox")
                             : tr("Use the shortcuts of %1").arg(program.name));
    m_preset->setVariant(isUsed ? ButtonVariant::Standard : ButtonVariant::Primary);
    m_preset->updateGeometry();
  }
  if (isOpen()) refit();
}

void HelpSheet::usePreset() {
  const Preset wanted = *m_programs[m_shown].preset;
  m_store->change([wanted](Settings& settings) {
    settings.keymap.preset = settings.keymap.preset == wanted ? Preset::Signalbox : wanted;
  });
  showProgram(m_shown);
}

} // namespace signalbox::ui
