// SPDX-FileCopyrightText: Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/shell/shortcut_editor.h"

#include "ui/commands/command_registry.h"
#include "ui/settings/settings_store.h"
#include "ui/shell/key_capture.h"
#include "ui/theme/focus_paint.h"
#include "ui/theme/look.h"
#include "ui/theme/paint.h"
#include "ui/widgets/button.h"
#include "ui/widgets/label.h"
#include "ui/widgets/row_menu.h"
#include "ui/widgets/row_view.h"
#include "ui/widgets/surface.h"

#include <QHBoxLayout>
#include <QPainter>
#include <QStyledItemDelegate>
#include <QVBoxLayout>

namespace signalbox::ui {

namespace {

constexpr int listHeight = 320;

class ShortcutDelegate final : public QStyledItemDelegate {
public:
  using QStyledItemDelegate::QStyledItemDelegate;

  QSize sizeHint(const QStyleOptionViewItem&, const QModelIndex& index) const override {
    return {200, index.data(ShortcutModel::CommandRole).toString().isEmpty() ? 34 : rowExtent(32)};
  }

  void paint(QPainter* painter, const QStyleOptionViewItem& option, const QModelIndex& index) const override {
    const QRectF rect = option.rect;
    if (index.data(ShortcutModel::CommandRole).toString().isEmpty()) {
      drawText(*painter, rect.adjusted(14, 8, -14, 0), index.data().toString(), uiFont(12, 600), theme().text3);
      return;
    }
    const QRectF row = rect.adjusted(6, 0, -6, 0);
    paintRowBox(*painter, row, option);
    const double left = drawKeys(*painter, row.right() - 10, rect.center().y() + 0.5, index);
    const bool isOwn = index.data(ShortcutModel::OwnRole).toBool();
    drawText(*painter, QRectF(row.x() + 8, rect.y(), left - row.x() - 16, rect.height()), index.data().toString(),
             uiFont(13, isOwn ? 600 : 400), theme().text);
  }

private:
  // From the right: all keys of the row, "or" between them. Answers where they begin.
  static double drawKeys(QPainter& painter, double right, double middle, const QModelIndex& index) {
    const Keys keys = index.data(ShortcutModel::KeysRole).value<Keys>();
    for (auto each = keys.rbegin(); each != keys.rend(); ++each) {
      const QStringList caps = keyCaps(*each);
      for (auto cap = caps.rbegin(); cap != caps.rend(); ++cap) right -= drawKeyCap(painter, right, middle, *cap) + 4;
      right -= 10;
    }
    return right;
  }
};

// What another command loses to these keys.
QString lossOf(const QKeySequence& keys, const Command& other) {
  const auto exact = [&keys](const QKeySequence& each) { return each == keys; };
  const bool isSame =
      exact(other.shortcut) || std::any_of(other.otherShortcuts.begin(), other.otherShortcuts.end(), exact);
  if (isSame) return ShortcutEditor::tr("%1 runs “%2” now, which loses it").arg(shownKeys(keys), other.text);
  const QString first = shownKeys(QKeySequence(keys[0]));
  return keys.count() > 1 ? ShortcutEditor::tr("%1 alone runs “%2” now, which loses it").arg(first, other.text)
                          : ShortcutEditor::tr("%1 begins the keys of “%2”, which loses them").arg(first, other.text);
}

} // namespace

ShortcutEditor::ShortcutEditor(CommandRegistry& commands, SettingsStore& store, QWidget* parent)
    : QWidget(parent), m_commands(commands), m_store(store), m_list(new RowList(tr("Commands and their keys"), this)),
      m_capture(new KeyCapture(tr("New keys"), this)), m_name(new Label({}, uiFont(13, 600), Ink::Text, this)),
      m_state(new Label({}, uiFont(12), Ink::Tertiary, this)),
      m_bind(new Button(tr("Use these keys"), ButtonVariant::Primary, this)),
      m_remove(new Button(tr("Take away"), ButtonVariant::Standard, this)),
      m_usual(new Button(tr("Usual keys"), ButtonVariant::Ghost, this)) {
  m_list->setObjectName("settings.shortcuts.list");
  m_capture->setObjectName("settings.shortcuts.capture");
  m_state->setObjectName("settings.shortcuts.state");
  m_bind->setObjectName("settings.shortcuts.bind");
  m_remove->setObjectName("settings.shortcuts.remove");
  m_usual->setObjectName("settings.shortcuts.usual");
  auto* card = new Surface(Surface::Kind::Card, this);
  auto* column = new QVBoxLayout(this);
  column->setContentsMargins(0, 0, 0, 0);
  column->addWidget(card);
  auto* inside = new QVBoxLayout(card);
  inside->setContentsMargins(1, 4, 1, 0);
  inside->setSpacing(0);
  m_list->setItemDelegate(new ShortcutDelegate(m_list));
  m_list->setModel(&m_model);
  m_list->setFixedHeight(listHeight);
  makeTransparent(*m_list);
  inside->addWidget(m_list);
  inside->addWidget(buildBar());
  connect(m_list->selectionModel(), &QItemSelectionModel::currentChanged, this, &ShortcutEditor::showCommand);
  connect(m_list, &RowList::rowActivated, this, [this] { m_capture->setFocus(Qt::OtherFocusReason); });
  connect(m_list, &RowList::renameRequested, this, [this] { m_capture->setFocus(Qt::OtherFocusReason); });
  connect(m_list, &RowList::removeRequested, this, [this] { bindTo({}); });
  connect(m_list, &RowList::menuRequested, this, [this](const QModelIndex&, const QPoint& global) {
    RowMenu(*this, QStringLiteral("settings.shortcuts.menu"))
        .add("keyboard", tr("Change the keys"), tr("Enter"), [this] { m_capture->setFocus(Qt::OtherFocusReason); })
        .add("undo-2", tr("Usual keys"), {}, [this] { useUsual(); })
        .separate()
        .add("trash-2", tr("Take away"), tr("Del"), [this] { bindTo({}); })
        .open(global);
  });
  connect(m_capture, &KeyCapture::pressed, this, &ShortcutEditor::showState);
  connect(m_capture, &KeyCapture::accepted, this, &ShortcutEditor::bind);
  connect(m_bind, &QPushButton::clicked, this, &ShortcutEditor::bind);
  connect(m_remove, &QPushButton::clicked, this, [this] { bindTo({}); });
  connect(m_usual, &QPushButton::clicked, this, &ShortcutEditor::useUsual);
  connect(&m_commands, &CommandRegistry::keysChanged, this, &ShortcutEditor::render);
  render();
}

QWidget* ShortcutEditor::buildBar() {
  auto* bar = new QWidget(this);
  auto* column = new QVBoxLayout(bar);
  column->setContentsMargins(14, 10, 14, 12);
  column->setSpacing(8);
  auto* texts = new QHBoxLayout;
  texts->setSpacing(12);
  texts->addWidget(m_name);
  texts->addWidget(m_state, 1);
  column->addLayout(texts);
  auto* row = new QHBoxLayout;
  row->setSpacing(8);
  row->addWidget(m_capture, 1);
  row->addWidget(m_bind);
  row->addWidget(m_remove);
  row->addWidget(m_usual);
  column->addLayout(row);
  return bar;
}

void ShortcutEditor::setWords(const QString& words) {
  m_words = words;
  render();
}

void ShortcutEditor::select(const QString& command) {
  const QModelIndex index = m_model.indexOf(command);
  if (!index.isValid()) return;
  m_list->setCurrentIndex(index);
  m_list->scrollTo(index, QAbstractItemView::PositionAtCenter);
  m_capture->setFocus(Qt::OtherFocusReason);
}

void ShortcutEditor::render() {
  const QString chosen = command();
  m_model.setRows(shortcutRows(m_commands, m_words));
  QModelIndex index = m_model.indexOf(chosen);
  for (int row = 0; !index.isValid() && row < m_model.rowCount(); ++row)
    if (!m_model.row(m_model.index(row))->command.isEmpty()) index = m_model.index(row);
  m_list->setCurrentIndex(index);
  showCommand();
}

QString ShortcutEditor::command() const {
  const ShortcutRow* row = m_model.row(m_list->currentIndex());
  return row ? row->command : QString();
}

void ShortcutEditor::showCommand() {
  const ShortcutRow* row = m_model.row(m_list->currentIndex());
  const bool isCommand = row && !row->command.isEmpty();
  m_name->setText(isCommand ? row->text : QString());
  m_capture->setKeys({});
  m_capture->setEnabled(isCommand);
  m_remove->setEnabled(isCommand && !row->keys.isEmpty());
  m_usual->setEnabled(isCommand && row->isOwn);
  showState();
}

void ShortcutEditor::showState() {
  const QKeySequence keys = m_capture->keys();
  const QString refusal = keys.isEmpty() ? QString() : whyNotBindable(keys);
  const Command* other = refusal.isEmpty() ? m_commands.boundTo(keys, command()) : nullptr;
  m_bind->setEnabled(!keys.isEmpty() && refusal.isEmpty() && !command().isEmpty());
  m_capture->setProblem(!refusal.isEmpty());
  if (keys.isEmpty()) {
    m_state->setText(tr("Enter, then press the new keys"));
    m_state->setInk(Ink::Tertiary);
  } else if (!refusal.isEmpty()) {
    m_state->setText(refusal);
    m_state->setInk(Ink::Error);
  } else if (other) {
    m_state->setText(lossOf(keys, *other));
    m_state->setInk(Ink::Warning);
  } else {
    m_state->setText(tr("%1 is free").arg(shownKeys(keys)));
    m_state->setInk(Ink::Ok);
  }
}

void ShortcutEditor::bind() {
  if (m_bind->isEnabled()) bindTo({m_capture->keys()});
  m_list->setFocus(Qt::OtherFocusReason);
}

void ShortcutEditor::bindTo(const Keys& keys) {
  const QString chosen = command();
  if (chosen.isEmpty()) return;
  changeKeymap([&](Keymap& keymap) {
    for (Keys& others : keymap.own) // what the person bound elsewhere would win as well
      others.removeIf([&keys](const QKeySequence& other) {
        return std::any_of(keys.begin(), keys.end(),
                           [&](const QKeySequence& each) { return keysCollide(each, other); });
      });
    keymap.own[chosen] = keys;
  });
}

void ShortcutEditor::useUsual() {
  changeKeymap([chosen = command()](Keymap& keymap) { keymap.own.remove(chosen); });
}

void ShortcutEditor::changeKeymap(const std::function<void(Keymap&)>& edit) {
  m_store.change([&edit](Settings& settings) { edit(settings.keymap); });
  showCommand();
}

} // namespace signalbox::ui
