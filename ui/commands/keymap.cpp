// SPDX-FileCopyrightText: Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/commands/keymap.h"

#include "ui/commands/keymap_presets.h"

#include <QCoreApplication>
#include <QJsonArray>

#include <algorithm>

namespace signalbox::ui {

namespace {

const QStringList presetIds{QStringLiteral("signalbox"), QStringLiteral("postman"), QStringLiteral("insomnia"),
                            QStringLiteral("bruno"), QStringLiteral("vscode")};

QString translated(const char* text) { return QCoreApplication::translate("Keymap", text); }

// Gives out keys, each at most once.
class Dealer final {
public:
  Keys deal(const Keys& wanted) {
    Keys given;
    for (const QKeySequence& keys : wanted) {
      const bool isTaken = std::any_of(m_taken.begin(), m_taken.end(),
                                       [&keys](const QKeySequence& taken) { return keysCollide(taken, keys); });
      if (keys.isEmpty() || isTaken) continue;
      given << keys;
      m_taken << keys;
    }
    return given;
  }

private:
  Keys m_taken;
};

} // namespace

QString presetName(Preset preset) {
  static const QStringList names{QStringLiteral("Signalbox"), QStringLiteral("Postman"), QStringLiteral("Insomnia"),
                                 QStringLiteral("Bruno"), QStringLiteral("VS Code")};
  return names[int(preset)];
}

QJsonObject Keymap::toJson() const {
  QJsonObject bound;
  for (auto command = own.begin(); command != own.end(); ++command) {
    QJsonArray keys;
    for (const QKeySequence& each : *command) keys.append(each.toString(QKeySequence::PortableText));
    bound[command.key()] = keys;
  }
  return {{"preset", presetIds[int(preset)]}, {"own", bound}};
}

Keymap Keymap::fromJson(const QJsonObject& object) {
  Keymap keymap;
  keymap.preset = Preset(qMax(0, int(presetIds.indexOf(object["preset"].toString()))));
  const QJsonObject bound = object["own"].toObject();
  for (auto command = bound.begin(); command != bound.end(); ++command) {
    Keys keys;
    for (const auto& each : command.value().toArray())
      if (const QKeySequence one(each.toString()); !one.isEmpty()) keys << one;
    keymap.own[command.key()] = keys;
  }
  return keymap;
}

bool keysCollide(const QKeySequence& a, const QKeySequence& b) {
  return a.matches(b) != QKeySequence::NoMatch || b.matches(a) != QKeySequence::NoMatch;
}

QHash<QString, Keys> effectiveKeys(const QList<UsualKeys>& commands, const Keymap& keymap) {
  const QHash<QString, Keys>& preset = presetKeys(keymap.preset);
  const auto layerOf = [&](const QString& command) {
    return keymap.own.contains(command) ? 0 : preset.contains(command) ? 1 : 2;
  };
  QHash<QString, Keys> effective;
  Dealer dealer;
  for (int layer = 0; layer < 3; ++layer)
    for (const UsualKeys& usual : commands) {
      if (layerOf(usual.command) != layer) continue;
      effective[usual.command] = dealer.deal(layer == 0   ? keymap.own[usual.command]
                                             : layer == 1 ? preset[usual.command]
                                                          : usual.keys);
    }
  return effective;
}

QString whyNotBindable(const QKeySequence& keys) {
  static const Keys editing = parseKeys("Ctrl+A Ctrl+C Ctrl+V Ctrl+X Ctrl+M Tab Shift+Tab Esc Return Enter Space");
  if (keys.isEmpty()) return translated("Press the keys that are to run it.");
  if (editing.contains(QKeySequence(keys[0])))
    return translated("%1 has the same meaning in every window. Choose others.").arg(shownKeys(keys));
  const Qt::Key key = keys[0].key();
  const bool isFunctionKey = key >= Qt::Key_F1 && key <= Qt::Key_F35;
  const bool hasModifier = keys[0].keyboardModifiers() & (Qt::ControlModifier | Qt::AltModifier | Qt::MetaModifier);
  if (!isFunctionKey && !hasModifier) return translated("%1 is typed. Add Ctrl or Alt.").arg(shownKeys(keys));
  return {};
}

QStringList keyCaps(const QKeySequence& keys) {
  QStringList caps;
  for (int step = 0; step < keys.count(); ++step) {
    if (step > 0) caps << translated("then");
    const QString text = QKeySequence(keys[uint(step)]).toString(QKeySequence::NativeText);
    if (text.endsWith(u"++"))
      caps << text.chopped(2).split(u'+', Qt::SkipEmptyParts) << QStringLiteral("+");
    else
      caps << text.split(u'+', Qt::SkipEmptyParts);
  }
  return caps;
}

QString shownKeys(const QKeySequence& keys) { return keyCaps(keys).join(u' '); }

Keys parseKeys(const QString& keys) {
  Keys parsed;
  for (const QString& each : keys.split(u' ', Qt::SkipEmptyParts)) {
    QString portable = each;
    if (!each.endsWith(u"+,")) portable.replace(u',', QStringLiteral(", "));
    parsed << QKeySequence(portable, QKeySequence::PortableText);
  }
  return parsed;
}

} // namespace signalbox::ui
