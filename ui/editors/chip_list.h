// SPDX-FileCopyrightText: Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// ChipList: a list of short texts, such as scopes: each a chip that is edited in place, emptied to remove it, and one
// to add with.
#pragma once

#include "ui/widgets/flow_layout.h"

#include <QStringList>
#include <QWidget>

#include <functional>

namespace signalbox::ui {

class ChipList final : public QWidget {
  Q_OBJECT
public:
  // `id` is its object name; `name` what the list holds: "Roles"; `addText` what the last chip says: "Add a role".
  ChipList(const QString& id, const QString& name, const QString& addText, QWidget* parent = nullptr);

  void setValues(const QStringList& values);
  QStringList values() const { return m_values; }
  // A sentence when a text cannot be taken; empty = fine.
  void setCheck(std::function<QString(const QString&)> check) { m_check = std::move(check); }

Q_SIGNALS:
  void edited(const QStringList& values);

private:
  void rebuild();
  void change(QStringList values);

  QString m_name;
  QString m_addText;
  QStringList m_values;
  std::function<QString(const QString&)> m_check;
  FlowLayout* m_flow;
};

} // namespace signalbox::ui
