// SPDX-FileCopyrightText: Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// A try pane, as a test speaks of it.
#pragma once

#include "tests/pages/problems_page.h"
#include "ui/panels/response_view.h"
#include "ui/panels/try_pane.h"
#include "ui/text/json_editor.h"
#include "ui/widgets/label.h"
#include "ui/widgets/line_edit.h"
#include "ui/widgets/tab_strip.h"

#include <QAbstractButton>
#include <QApplication>
#include <QClipboard>
#include <QComboBox>
#include <QMenu>
#include <QSignalSpy>

namespace signalbox::pages {

class TryPage final : public Page {
public:
  explicit TryPage(ui::TryPane* pane) : Page(pane), m_pane(pane) {}

  ui::TryPane& pane() const { return *m_pane; }
  ProblemsPage problems() const { return ProblemsPage(root()); }

  QString address() const { return find<QLineEdit>(QStringLiteral("request.address"))->text(); }
  void typeAddress(const QString& text) const { type(QStringLiteral("request.address"), text); }

  ui::JsonEditor& body() const { return *find<ui::JsonEditor>(QStringLiteral("request.body")); }
  void setBody(const QString& text) const {
    body().setContent(text);
    Q_EMIT body().contentEdited();
  }
  QString selectedText() const { return body().selectedBytesText(); }

  void setParameter(const QString& place, const QString& name, const QString& value) const {
    chooseRequestTab(place == QLatin1String("header") || place == QLatin1String("cookie") ? 2 : 1);
    type(QStringLiteral("parameter.%1.%2.value").arg(place, name), value);
  }
  void chooseRequestTab(int index) const { find<ui::TabStrip>(QStringLiteral("request.tabs"))->setCurrentIndex(index); }
  void chooseResponseTab(ui::ResponseView::Tab tab) const { response().setTab(tab); }

  // Sends and waits; the status, 0 when no answer came.
  int send() const {
    QSignalSpy answered(m_pane, &ui::TryPane::answered);
    m_pane->send();
    if (answered.isEmpty() && !answered.wait(10'000)) return -1;
    return answered.last().first().toInt();
  }

  // The body's kind by its word in the list: "Form", "Raw".
  void chooseBodyKind(const QString& kind) const {
    auto* box = find<QComboBox>(QStringLiteral("request.bodyKind"));
    box->setCurrentText(kind);
    Q_EMIT box->activated(box->currentIndex());
  }
  // "As set", "Always", "Never"
  void chooseCertificateCheck(const QString& word) const {
    chooseRequestTab(4);
    for (auto* button : find(QStringLiteral("options.certificates"))->findChildren<QAbstractButton*>())
      if (button->text() == word) QTest::mouseClick(button, Qt::LeftButton);
  }
  void setPart(const QString& name, const QString& value) const {
    chooseRequestTab(0);
    type(QStringLiteral("part.%1.value").arg(name), value);
  }

  // Runs an entry of a menu that a button opens, as a click on it would.
  void choose(const QString& button, const QString& menu, const QString& action) const {
    click(button);
    auto* shown = find<QMenu>(menu);
    if (!shown) return;
    if (QAction* found = shown->findChild<QAction*>(action)) found->trigger();
    shown->close();
  }
  // The entries of "With one broken rule": places, each with its messages.
  QMenu* brokenMenu() const {
    click(QStringLiteral("request.example"));
    auto* broken = find<QMenu>(QStringLiteral("example.broken"));
    if (broken) Q_EMIT broken->aboutToShow();
    return broken;
  }
  void pasteIntoAddress(const QString& text) const {
    QApplication::clipboard()->setText(text);
    auto* address = find<QLineEdit>(QStringLiteral("request.address"));
    address->setFocus();
    QTest::keyClick(address, Qt::Key_V, Qt::ControlModifier);
  }
  QString explained(const QString& part) const {
    return find<ui::Label>(QStringLiteral("response.explanation.") + part)->text();
  }
  // "Valid: 3 fields checked"
  QString valid() const { return find<ui::Label>(QStringLiteral("response.problems.valid"))->text(); }
  QString problemAt(const QString& field) const { return find<ui::LineEdit>(field)->problem(); }

  ui::ResponseView& response() const { return *find<ui::ResponseView>(QStringLiteral("response")); }
  const ui::ResponseState& state() const { return response().state(); }
  QString responseBody() const { return find<ui::JsonEditor>(QStringLiteral("response.body"))->content(); }
  QStringList track() const {
    QStringList names;
    for (const ui::TrackStop& stop : state().stops) names += stop.name;
    return names;
  }

private:
  ui::TryPane* m_pane;
};

} // namespace signalbox::pages
