// SPDX-FileCopyrightText: Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// EntityPage: the editors of a design's parts as a test speaks of them: choose in a combo box, flip a toggle, add a
// chip, pick from a menu, read a list.
#pragma once

#include "tests/pages/page.h"

#include <QAbstractButton>
#include <QAbstractItemView>
#include <QComboBox>
#include <QLineEdit>
#include <QMenu>

namespace signalbox::pages {

class EntityPage final : public Page {
public:
  using Page::Page;

  void choose(const QString& name, const QString& data) const {
    auto* box = find<QComboBox>(name);
    if (!box) return;
    const int index = box->findData(data) >= 0 ? box->findData(data) : box->findText(data);
    box->setCurrentIndex(index);
    Q_EMIT box->activated(index);
    Q_EMIT box->textActivated(box->itemText(index));
  }

  bool isOn(const QString& name) const { return find<QAbstractButton>(name)->isChecked(); }
  QString text(const QString& name) const { return find<QLineEdit>(name)->text(); }

  // "users.roles", "admin": opens the last chip and types.
  void addChip(const QString& list, const QString& text) const {
    QWidget* add = find(list + QStringLiteral(".add"));
    if (!add) return;
    QTest::mouseClick(add->findChild<QAbstractButton*>(), Qt::LeftButton);
    auto* edit = add->findChild<QLineEdit*>();
    QTest::keyClicks(edit, text);
    QTest::keyClick(edit, Qt::Key_Return);
    QTest::qWait(0); // chips are made anew
  }

  void pick(const QString& menu, const QString& action) const {
    auto* found = root()->window()->findChild<QMenu*>(menu);
    if (!found) return qWarning("no menu named %s", qPrintable(menu));
    for (QAction* each : found->actions())
      if (each->text() == action) each->trigger();
    found->close();
    QCoreApplication::sendPostedEvents(nullptr, QEvent::DeferredDelete);
  }

  QStringList rows(const QString& list) const {
    QStringList texts;
    const QAbstractItemModel* model = find<QAbstractItemView>(list)->model();
    for (int row = 0; row < model->rowCount(); ++row) texts << model->index(row, 0).data().toString();
    return texts;
  }

  void press(const QString& name, const QString& keys) const {
    QWidget* widget = find(name);
    widget->setFocus();
    QTest::keySequence(widget, QKeySequence(keys));
  }
};

} // namespace signalbox::pages
