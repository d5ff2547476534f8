// SPDX-FileCopyrightText: Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// Keymap: which keys run which command: a preset, and what the person bound over it. Values and pure functions; the
// CommandRegistry puts the result on its actions.
#pragma once

#include <QHash>
#include <QJsonObject>
#include <QKeySequence>
#include <QList>
#include <QString>
#include <QStringList>

namespace signalbox::ui {

enum class Preset { Signalbox, Postman, Insomnia, Bruno, VsCode };
inline constexpr int presetCount = 5;
QString presetName(Preset preset); // "VS Code"

using Keys = QList<QKeySequence>; // the first is the one that is shown

struct Keymap {
  Preset preset = Preset::Signalbox;
  QHash<QString, Keys> own; // by command; an empty list takes every key away
  bool operator==(const Keymap&) const = default;

  QJsonObject toJson() const;
  static Keymap fromJson(const QJsonObject& object); // what it does not know is left out
};

// A command with the keys Signalbox gives it.
struct UsualKeys {
  QString command;
  Keys keys;
};

// The keys of each command. What the person bound stands over the preset, the preset over Signalbox's: keys that are
// taken above are missing below, so no two commands ever share keys.
QHash<QString, Keys> effectiveKeys(const QList<UsualKeys>& commands, const Keymap& keymap);

// Equal, or one is the beginning of the other.
bool keysCollide(const QKeySequence& a, const QKeySequence& b);

// Why these keys cannot run a command, as a sentence: they are typed, or edit text. Empty when they can.
QString whyNotBindable(const QKeySequence& keys);

// "Ctrl+Shift+P" of a menu as key caps: "Ctrl Shift P"; a chord with "then".
QString shownKeys(const QKeySequence& keys);
// Each cap for itself.
QStringList keyCaps(const QKeySequence& keys);

// "Ctrl+K Ctrl+P" as two; chords are written with a comma: "Ctrl+K,Ctrl+S".
Keys parseKeys(const QString& keys);

} // namespace signalbox::ui
