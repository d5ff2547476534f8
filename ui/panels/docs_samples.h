// SPDX-FileCopyrightText: Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// DocsSamples: the right side of the docs panel: the request in the reader's language, and what comes back.
#pragma once

#include "core/docs/document.h"
#include "core/requests/plain_request.h"

#include <QString>
#include <QWidget>

class QVBoxLayout;

namespace signalbox::ui {

class Label;
class SampleEditor;
class IconButton;
class TabStrip;

struct DocsSample {
  requests::PlainRequest request;
  bool isSocket = false;
  bool canTry = true;
  int status = 0;
  QString statusText;
  QString answer;                     // JSON; empty = none is known
  std::vector<docs::Response> others; // each opens its own answer
};

class DocsSamples final : public QWidget {
  Q_OBJECT
public:
  explicit DocsSamples(QWidget* parent = nullptr);
  void show(const DocsSample& sample);

Q_SIGNALS:
  void tryRequested();

protected:
  void resizeEvent(QResizeEvent* event) override; // a narrow one shows fewer languages, the others stand in the menu

private:
  QWidget* makeRequestCard();
  QWidget* makeAnswerCard();
  void addOther(QVBoxLayout& column, const docs::Response& response);
  void chooseLanguage();
  void renderRequest();

  DocsSample m_sample;
  TabStrip* m_tabs = nullptr;
  IconButton* m_copy = nullptr;
  IconButton* m_more = nullptr;
  Label* m_onlyName = nullptr; // in the place of the tabs
  SampleEditor* m_code = nullptr;
  QVBoxLayout* m_answers = nullptr;
  QWidget* m_answerContent = nullptr;
};

} // namespace signalbox::ui
