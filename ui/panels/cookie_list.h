// SPDX-FileCopyrightText: Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// CookieList: the cookies of the jar under the hosts they are for, with a field to search them in.
#pragma once

#include "core/requests/cookie_jar.h"
#include "ui/panels/sidebar_list.h"

#include <optional>

namespace signalbox::ui {

class CookieList final : public SidebarList {
  Q_OBJECT
public:
  explicit CookieList(QWidget* parent = nullptr);

  void setCookies(const std::vector<requests::Cookie>& cookies); // keeps what is chosen
  void choose(const requests::Cookie& cookie);                   // of its name, domain and path
  std::optional<requests::Cookie> chosen() const;                // none when none is shown

Q_SIGNALS:
  void chosenChanged();
  void removeRequested();

private:
  void fill();

  std::vector<requests::Cookie> m_cookies; // by domain, path and name
  QString m_chosen;
};

} // namespace signalbox::ui
