// SPDX-FileCopyrightText: Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// A project of two models, Book and Order with a title each, in a folder of its own, and what others do in that.
#pragma once

#include "core/design/store.h"
#include "ui/document/design_document.h"

#include <QFile>
#include <QTemporaryDir>
#include <QTest>

namespace signalbox::test {

namespace fs = std::filesystem;

inline design::Field field(const std::string& name, const std::string& type = "str") {
  return {name, type, design::Json::object()};
}

inline design::Model model(const std::string& name, const std::vector<design::Field>& fields = {field("title")}) {
  design::Model made;
  made.name = name;
  made.fields = fields;
  return made;
}

inline std::string firstField(const design::Design& design, const std::string& name = "Book") {
  const auto found = design.model(name);
  return found && !found->fields.empty() ? found->fields.front().name : std::string();
}

inline const design::Edit renameTitle = design::SetField{"Book", "title", field("name")};

inline QByteArray textOf(const design::Model& model) { return QByteArray::fromStdString(design::fileText(model)); }

inline void write(const QString& path, const QByteArray& text) {
  QFile file(path);
  QVERIFY2(file.open(QIODevice::WriteOnly | QIODevice::Truncate), qPrintable(path));
  file.write(text);
}

// As editors do that never leave half a file.
inline void replace(const QString& path, const QByteArray& text) {
  write(path + ".new", text);
  fs::rename((path + ".new").toStdString(), path.toStdString());
}

inline QByteArray read(const QString& path) {
  QFile file(path);
  return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

class TwoModels final {
public:
  TwoModels() {
    const auto design = design::Design(design::ProjectInfo{}).withModel(model("Book")).withModel(model("Order"));
    (void)design::save(path(), design::Design(), design);
  }

  fs::path path() const { return m_folder.path().toStdString(); }
  QString folder() const { return m_folder.path(); }
  QString file(const QString& name) const { return m_folder.filePath(name); }

private:
  QTemporaryDir m_folder;
};

} // namespace signalbox::test
