// SPDX-FileCopyrightText: Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// EditorVariables: the {{variables}} in a text that is being typed: names are offered behind {{, the value is told
// under the mouse, and what has none is marked, with a sentence below the text.
#pragma once

#include <QCompleter>
#include <QStringListModel>

#include <string>
#include <string_view>

class QKeyEvent;

namespace signalbox::ui {

class CodeEditor;
class Label;
struct Workbench;

struct VariableFact {
  enum class Kind { Value, Secret, MissingSecret, Dynamic, Unknown };
  Kind kind = Kind::Unknown;
  QString text; // a sentence; what a secret hides is never in it
  bool operator==(const VariableFact&) const = default;
};

// What a request would put in the place of the name now.
VariableFact variableFact(const Workbench& workbench, const std::string& name);

class EditorVariables final : public QObject {
  Q_OBJECT
public:
  // Lives as long as the editor, below which its sentence stands in the editor's layout.
  EditorVariables(CodeEditor& editor, Workbench& workbench);

  QString factAt(const QPoint& place) const; // of the viewport; empty where no variable stands
  QAbstractItemView& popup() const { return *m_completer.popup(); }

protected:
  bool eventFilter(QObject* watched, QEvent* event) override;

private:
  void follow(); // now where the editor is seen, else once it is
  void mark();
  bool takeKey(const QKeyEvent& key);
  void fill(int indicator, std::size_t begin, std::size_t end);
  void calmPunctuation(std::string_view text, std::size_t begin);
  void offer();
  void insert(const QString& name);
  bool isKnown(const std::string& name) const;

  CodeEditor& m_editor;
  Workbench& m_workbench;
  Label* m_note;
  QStringListModel m_names;
  QCompleter m_completer;
  bool m_isOld = true; // what is marked
};

} // namespace signalbox::ui
