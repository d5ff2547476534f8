// SPDX-FileCopyrightText: Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// FileForm: an OptionForm over keys of an entity's file, which says each as FastAPI names it. Choices that stand for
// what is left out, or for true and false, are translated on the way.
#pragma once

#include "ui/editors/option_form.h"

#include <functional>

namespace signalbox::ui {

class FileForm final : public QWidget {
  Q_OBJECT
public:
  FileForm(const QString& name, const std::vector<OptionField>& fields, QWidget* parent = nullptr);

  void setFile(const design::Json& file); // the whole of it; other keys are let be
  // Pointers into the file; those of other keys are let be.
  void setProblems(const PlacedMessages& problems);
  void setScope(const FormScope& scope) { m_form->setScope(scope); } // as OptionForm
  void setDesign(const design::Design& design) { m_form->setDesign(design); }

Q_SIGNALS:
  void keyEdited(const QString& key, const signalbox::design::Json& value, const QString& part); // as OptionForm

private:
  bool hasKey(const std::string& key) const;

  std::vector<OptionField> m_fields;
  OptionForm* m_form;
};

} // namespace signalbox::ui
