// SPDX-FileCopyrightText: Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// TitleEdit: the name of an entity as the title of its page, which renames it when it is left.
#pragma once

#include "ui/widgets/line_edit.h"

namespace signalbox::ui {

class TitleEdit final : public LineEdit {
  Q_OBJECT
public:
  // `rule` is said of what is no identifier: "A model's name is a Python identifier".
  TitleEdit(const QString& id, const QString& placeholder, const QString& rule, QWidget* parent = nullptr);

  void showName(const QString& name); // unless another one is being typed
  void revert(const QString& name);   // in any case

Q_SIGNALS:
  void renameRequested(const QString& name); // another one, and an identifier

private:
  QString m_name;
};

} // namespace signalbox::ui
