// SPDX-FileCopyrightText: Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// SchemeEditor: a security scheme: its type, what the type needs, who uses it.
#pragma once

#include <QWidget>

#include <memory>

namespace signalbox::ui {

struct Workbench;

class SchemeEditor final : public QWidget {
  Q_OBJECT
public:
  SchemeEditor(Workbench& workbench, const QString& name, QWidget* parent = nullptr);
  ~SchemeEditor() override;
  QString schemeName() const;

Q_SIGNALS:
  void schemeNameChanged(const QString& before, const QString& after);

private:
  struct Parts;
  void connectHeader();
  std::unique_ptr<Parts> m;
};

} // namespace signalbox::ui
