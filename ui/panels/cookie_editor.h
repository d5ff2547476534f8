// SPDX-FileCopyrightText: Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// CookieEditor: the jar of a window by hand: its cookies by host, the chosen one as a form.
#pragma once

#include "core/requests/cookie_jar.h"

#include <QWidget>

class QStackedLayout;

namespace signalbox::ui {

class Button;
class CookieForm;
class CookieList;
class EmptyState;
struct Workbench;

class CookieEditor final : public QWidget {
  Q_OBJECT
public:
  explicit CookieEditor(Workbench& workbench, QWidget* parent = nullptr);

  QSize sizeHint() const override { return {760, 500}; }

Q_SIGNALS:
  void closeRequested();

private:
  QWidget* makeRight();
  QWidget* makeHead();
  void follow();
  void render();
  void add();
  void change(const requests::Cookie& before, const requests::Cookie& now);
  void remove();
  void removeAll();
  void tellRemoved(const QString& what, const std::vector<requests::Cookie>& removed);

  Workbench& m_workbench;
  CookieList* m_list;
  CookieForm* m_form;
  QStackedLayout* m_pages = nullptr;
  EmptyState* m_empty = nullptr;
  Button* m_removeAll = nullptr;
};

} // namespace signalbox::ui
