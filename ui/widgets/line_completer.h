// SPDX-FileCopyrightText: Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// LineCompleter: offers words for the part of a line that is being typed; Down asks for them.
#pragma once

#include <QCompleter>
#include <QLineEdit>
#include <QPointer>
#include <QStringListModel>

#include <functional>

namespace signalbox::ui {

// What may stand from `begin` to `end` of the line, the best first.
struct LineWords {
  qsizetype begin = 0;
  qsizetype end = 0;
  QStringList words;
  QString behind; // a word is followed by it: "}}"
};

// The words that begin with what is typed, then those that hold it; none when it is the only one.
QStringList matchingWords(const QStringList& words, const QString& typed);

class LineCompleter final : public QObject {
  Q_OBJECT
public:
  using Source = std::function<LineWords(const QLineEdit& edit)>; // for the caret's place
  LineCompleter(const QString& objectName, Source source, QObject* parent = nullptr);

  void attach(QLineEdit* edit); // and leaves the one before; null: none

protected:
  bool eventFilter(QObject* watched, QEvent* event) override;

private:
  bool offer();
  bool takeChosen(int key);
  void insert(const QString& word);
  QRect place(qsizetype begin) const;

  Source m_source;
  QStringListModel m_model;
  QCompleter m_completer;
  QPointer<QLineEdit> m_edit;
  bool m_isInserting = false; // what was chosen: it asks for no more words
};

} // namespace signalbox::ui
