// SPDX-FileCopyrightText: Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// Two texts beside each other: the lines of both, those that changed in one row.
#pragma once

#include <QAbstractListModel>
#include <QString>
#include <QVector>

#include <optional>

namespace signalbox::ui {

struct SideRow {
  std::optional<QString> left;  // nothing: only the right text has the line
  std::optional<QString> right; // and the other way round
  bool isSame = false;
  bool operator==(const SideRow&) const = default;
};

// Of at most 2,000 lines each; what is longer is cut.
QVector<SideRow> sideBySide(const QString& left, const QString& right);

struct TextPair {
  QString name; // "models/Book.json"
  QString left;
  QString right; // empty: there is none
};

// The rows of several pairs, each under its name when there is more than one.
class SideRows final : public QAbstractListModel {
  Q_OBJECT
public:
  // Of the two texts, for a screen reader: "Your edits", "On disk".
  SideRows(const QString& leftName, const QString& rightName, QObject* parent = nullptr);

  void setPairs(const QVector<TextPair>& pairs);
  const SideRow* row(const QModelIndex& index) const; // null for a heading and an invalid index
  QModelIndex firstDifference() const;                // invalid when there is none
  int rowCount(const QModelIndex& parent = {}) const override { return parent.isValid() ? 0 : int(m_rows.size()); }
  QVariant data(const QModelIndex& index, int role) const override; // DisplayRole: of a heading

private:
  struct Row {
    QString heading;
    SideRow sides; // not of a heading
  };
  QString spoken(const SideRow& row) const;

  QString m_leftName;
  QString m_rightName;
  QVector<Row> m_rows;
};

} // namespace signalbox::ui
