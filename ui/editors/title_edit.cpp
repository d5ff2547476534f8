// SPDX-FileCopyrightText: Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/editors/title_edit.h"

#include "core/design/edit.h"
#include "ui/editors/form.h"
#include "ui/theme/theme.h"

namespace signalbox::ui {

TitleEdit::TitleEdit(const QString& id, const QString& placeholder, const QString& rule, QWidget* parent)
    : LineEdit(placeholder, parent) {
  setObjectName(id);
  setBare(true);
  setFont(displayFont(17, 600));
  setControlHeight(30);
  connect(this, &QLineEdit::textEdited, this, [this, rule](const QString& text) {
    setProblem(design::isIdentifier(text.trimmed().toStdString()) ? QString() : rule);
  });
  connect(this, &QLineEdit::editingFinished, this, [this] {
    const QString name = text().trimmed();
    if (name != m_name && problem().isEmpty()) Q_EMIT renameRequested(name);
  });
}

void TitleEdit::showName(const QString& name) {
  m_name = name;
  showText(*this, name);
}

void TitleEdit::revert(const QString& name) {
  m_name = name;
  setText(name);
}

} // namespace signalbox::ui
