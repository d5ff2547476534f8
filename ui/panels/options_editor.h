// SPDX-FileCopyrightText: Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// OptionsEditor: redirects, and the cookies that answers have set.
#pragma once

#include "core/requests/cookie_jar.h"

#include <QWidget>

class QVBoxLayout;

namespace signalbox::ui {

class Button;
class Label;
class Toggle;

class OptionsEditor final : public QWidget {
  Q_OBJECT
public:
  explicit OptionsEditor(QWidget* parent = nullptr);

  void setFollowsRedirects(bool follows);
  void setCookies(const std::vector<requests::Cookie>& cookies, bool keeps);

Q_SIGNALS:
  void redirectsChosen(bool follows);
  void keepingChosen(bool keeps);
  void cookieRemoved(const signalbox::requests::Cookie& cookie);
  void cookiesCleared();

private:
  QWidget* makeCookieRow(const requests::Cookie& cookie);

  Toggle* m_redirects;
  Toggle* m_keeps;
  Label* m_heading;
  Button* m_clear;
  QWidget* m_list = nullptr;
  QVBoxLayout* m_column;
};

} // namespace signalbox::ui
