// SPDX-FileCopyrightText: Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// OptionsEditor: redirects, whether certificates are checked, and the cookies that answers have set.
#pragma once

#include "core/requests/cookie_jar.h"

#include <QWidget>

#include <optional>

class QVBoxLayout;

namespace signalbox::ui {

class Button;
class Label;
class Segmented;
class Toggle;

class OptionsEditor final : public QWidget {
  Q_OBJECT
public:
  explicit OptionsEditor(QWidget* parent = nullptr);

  void setFollowsRedirects(bool follows);
  void setChecksCertificates(std::optional<bool> checks); // none: as the settings say
  void setCookies(const std::vector<requests::Cookie>& cookies, bool keeps);

Q_SIGNALS:
  void redirectsChosen(bool follows);
  void checkingChosen(std::optional<bool> checks);
  void keepingChosen(bool keeps);
  void cookieRemoved(const signalbox::requests::Cookie& cookie);
  void cookiesCleared();
  void cookiesRequested(); // all of them, as a sheet

private:
  QWidget* makeCookieRow(const requests::Cookie& cookie);

  Toggle* m_redirects;
  Segmented* m_checks;
  Toggle* m_keeps;
  Label* m_heading;
  Button* m_clear;
  Button* m_edit;
  QWidget* m_list = nullptr;
  QVBoxLayout* m_column;
};

} // namespace signalbox::ui
