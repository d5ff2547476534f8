// SPDX-FileCopyrightText: Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// ListEditing: how an editor changes a list that is one file of the design: middleware, exception handlers, users. What
// is chosen stays chosen.
#pragma once

#include "ui/document/design_document.h"
#include "ui/editors/editing.h"
#include "ui/editors/entry_page.h"
#include "ui/workbench/workbench.h"

#include <functional>

namespace signalbox::ui {

template<class Entry>
struct ListEditing {
  using List = std::vector<Entry>;

  Workbench& workbench;
  EntryPage* page;
  EntityKind kind;
  std::string pointer; // of the list: "/middleware"
  std::function<const List&(const design::Design&)> listOf;
  std::function<design::Edit(List)> editOf;

  const List& list() const { return listOf(workbench.document.design()); }
  int current() const { return page->list().current(); }
  const Entry* currentEntry() const {
    const int index = current();
    return index >= 0 && std::size_t(index) < list().size() ? &list()[std::size_t(index)] : nullptr;
  }

  // Edits of one part in a row are one step of undo; an empty part is a step of its own.
  void change(const QString& part, const std::function<void(List&)>& edit) const {
    List changed = list();
    edit(changed);
    const QString key = part.isEmpty() ? QString() : QStringLiteral("list/%1/%2").arg(int(kind)).arg(part);
    if (changed != list()) applyEdit(workbench, editOf(std::move(changed)), key);
  }

  void changeCurrent(const QString& part, const std::function<void(Entry&)>& edit) const {
    const int index = current();
    if (!currentEntry()) return;
    const QString key = part.isEmpty() ? QString() : QStringLiteral("%1/%2").arg(index).arg(part);
    change(key, [&](List& all) { edit(all[std::size_t(index)]); });
  }

  void add(Entry entry) const {
    change({}, [&](List& all) { all.push_back(std::move(entry)); });
    page->list().setCurrent(int(list().size()) - 1);
  }

  void move(int from, int to) const {
    change({}, [&](List& all) {
      Entry moved = std::move(all[std::size_t(from)]);
      all.erase(all.begin() + from);
      all.insert(all.begin() + to, std::move(moved));
    });
    page->list().setCurrent(to);
  }

  void remove(int index, const QString& name) const {
    if (index < 0 || std::size_t(index) >= list().size()) return;
    List rest = list();
    rest.erase(rest.begin() + index);
    removeWithUndo(workbench, editOf(std::move(rest)), name);
  }

  PlacedMessages problems(int index) const {
    return problemsOf(workbench, kind, {}, pointer + '/' + std::to_string(index));
  }

  // What the list asks for, and when the editor is shown anew.
  struct Shows {
    std::function<void()> all;
    std::function<void()> current;
    std::function<QString(const Entry&)> nameOf; // said of what is removed
  };
  void connectList(QWidget& editor, const Shows& shows) const {
    EntryList& entries = page->list();
    editor.setFocusProxy(&entries);
    QObject::connect(&entries, &EntryList::currentChanged, &editor, shows.current);
    QObject::connect(&entries, &EntryList::moveRequested, &editor, [this](int from, int to) { move(from, to); });
    QObject::connect(&entries, &EntryList::removeRequested, &editor, [this, nameOf = shows.nameOf](int index) {
      if (const Entry* one = currentEntry()) remove(index, nameOf(*one));
    });
    whenDesignChanges(workbench, editor, shows.all);
    whenApplied(workbench, editor, shows.all);
  }

  // One row an entry; `rowOf` says everything but the problems.
  void showRows(const std::function<EntryRow(const Entry&)>& rowOf) const {
    QVector<EntryRow> rows;
    for (int index = 0; index < int(list().size()); ++index) {
      rows << rowOf(list()[std::size_t(index)]);
      rows.back().problems = int(problems(index).size());
    }
    page->setRows(rows);
  }
};

} // namespace signalbox::ui
