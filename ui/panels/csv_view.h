// SPDX-FileCopyrightText: Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// CsvView: comma-separated values as a table.
#pragma once

#include "ui/models/csv_model.h"

#include <QTableView>

namespace signalbox::ui {

class CsvView final : public QTableView {
  Q_OBJECT
public:
  explicit CsvView(QWidget* parent = nullptr);

  void setBytes(std::shared_ptr<const std::string> bytes); // null: nothing

private:
  CsvModel m_csv;
};

} // namespace signalbox::ui
