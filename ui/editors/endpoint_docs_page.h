// SPDX-FileCopyrightText: Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// EndpointDocsPage: what the docs say of an operation: its text in Markdown, its ids, what is merged into it, and the
// callbacks it may make.
#pragma once

#include "ui/editors/editing.h"
#include "ui/editors/endpoint_context.h"

#include <QWidget>

namespace signalbox::ui {

class CallbacksEditor;
class FileForm;
class MarkdownField;

class EndpointDocsPage final : public QWidget {
  Q_OBJECT
public:
  explicit EndpointDocsPage(EndpointContext& context, QWidget* parent = nullptr);

  void render(const design::Endpoint& endpoint);
  void setProblems(const PlacedMessages& problems); // of the whole file

private:
  void changeFile(const QString& key, const design::Json& value, const QString& part);

  EndpointContext& m_context;
  MarkdownField* m_description;
  FileForm* m_form;
  CallbacksEditor* m_callbacks = nullptr; // not of a callback
};

} // namespace signalbox::ui
