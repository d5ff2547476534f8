// SPDX-FileCopyrightText: Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/editors/file_form.h"

#include <QVBoxLayout>

#include <algorithm>

namespace signalbox::ui {
namespace {

using design::Json;

bool isThreefold(const std::string& key) { return key == "strict_content_type"; }

Json shown(const std::string& key, const Json& value) {
  return isThreefold(key) && value.is_boolean() ? Json(value.get<bool>() ? "strict" : "any") : value;
}

Json written(const std::string& key, const Json& value) {
  return isThreefold(key) && value.is_string() ? Json(value == "strict") : value;
}

} // namespace

FileForm::FileForm(const QString& name, const std::vector<OptionField>& fields, QWidget* parent)
    : QWidget(parent), m_fields(fields), m_form(new OptionForm(name)) {
  auto* column = new QVBoxLayout(this);
  column->setContentsMargins(0, 0, 0, 0);
  column->addWidget(m_form);
  m_form->setFields(fields);
  connect(m_form, &OptionForm::optionEdited, this, [this](const QString& key, const Json& value, const QString& part) {
    Q_EMIT keyEdited(key, written(key.toStdString(), value), part);
  });
}

bool FileForm::hasKey(const std::string& key) const {
  return std::ranges::find(m_fields, key, &OptionField::key) != m_fields.end();
}

void FileForm::setFile(const Json& file) {
  Json options = Json::object();
  for (const OptionField& field : m_fields)
    if (file.contains(field.key)) options[field.key] = shown(field.key, file[field.key]);
  m_form->setOptions(options);
}

void FileForm::setProblems(const PlacedMessages& problems) {
  PlacedMessages ours;
  for (const PlacedMessage& problem : problems)
    if (const std::size_t end = std::min(problem.pointer.find('/', 1), problem.pointer.size());
        end > 1 && hasKey(problem.pointer.substr(1, end - 1)))
      ours.push_back(problem);
  m_form->setProblems(ours);
}

} // namespace signalbox::ui
