// SPDX-FileCopyrightText: Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// EntityHeader: the head of an editor: the name, edited in place, the kind, what that does, and what is wrong with it
// all.
#pragma once

#include <QStringList>
#include <QWidget>

#include <functional>

namespace signalbox::ui {

class ComboBox;
class IconButton;
class Label;
class ProblemLine;
class TitleEdit;

class EntityHeader final : public QWidget {
  Q_OBJECT
public:
  enum class Naming { Editable, Fixed };
  // `id` begins the object names: "scheme" gives "scheme.title", "scheme.kind", "scheme.remove". Kinds are as they
  // stand in the file; `nameOf` says them in words.
  EntityHeader(const QString& id, const QString& kindLabel, const QStringList& kinds,
               const std::function<QString(const std::string&)>& nameOf, Naming naming, QWidget* parent = nullptr);

  void render(const QString& name, const std::string& kind, const QString& text);
  void setProblem(const QString& message); // empty = fine

Q_SIGNALS:
  void renameRequested(const QString& name); // a Python identifier
  void kindChosen(const QString& kind);
  void removeRequested();

private:
  TitleEdit* m_title;
  ComboBox* m_kind;
  Label* m_text;
  ProblemLine* m_problem;
  QString m_name;
};

} // namespace signalbox::ui
