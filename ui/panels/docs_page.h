// SPDX-FileCopyrightText: Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// DocsPage: the middle of the docs panel: one operation or one model as prose and tables. DocsSamples: its right side.
#pragma once

#include "core/client/http_client.h"
#include "ui/panels/docs_document.h"

#include <QWidget>

class QVBoxLayout;

namespace signalbox::ui {

class CodeEditor;
class IconButton;
class TabStrip;

class DocsPage final : public QWidget {
  Q_OBJECT
public:
  explicit DocsPage(QWidget* parent = nullptr);

  void showOperation(const DocsOperation& operation, bool isLive);
  void showModel(const DocsModel& model);
  void showIntroduction(const DocsDocument& document);

Q_SIGNALS:
  void modelRequested(const QString& name);

private:
  void restart();
  void addHeading(const QString& title, const QString& hint = {});
  void addField(const DocsField& field);
  void addFields(const QString& title, const QString& hint, const QVector<DocsField>& fields);
  void addResponse(const DocsResponse& response);
  void addParagraph(const QString& text);

  QVBoxLayout* m_column;
  QWidget* m_content = nullptr;
};

struct DocsSample {
  client::Request request;
  bool isSocket = false;
  int status = 0;
  QString statusText;
  QString answer; // JSON; empty = none is known
  QVector<DocsResponse> others;
};

class DocsSamples final : public QWidget {
  Q_OBJECT
public:
  explicit DocsSamples(QWidget* parent = nullptr);
  void show(const DocsSample& sample);

Q_SIGNALS:
  void tryRequested();

private:
  QWidget* makeRequestCard();
  void renderRequest();

  DocsSample m_sample;
  TabStrip* m_tabs = nullptr;
  IconButton* m_copy = nullptr;
  CodeEditor* m_code = nullptr;
  QVBoxLayout* m_answers = nullptr;
  QWidget* m_answerContent = nullptr;
};

} // namespace signalbox::ui
