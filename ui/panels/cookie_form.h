// SPDX-FileCopyrightText: Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// CookieForm: one cookie as fields. What is wrong stands at its field, and no such cookie leaves the form.
#pragma once

#include "core/requests/cookie_jar.h"

#include <QWidget>

#include <functional>
#include <optional>

namespace signalbox::ui {

class Button;
class LineEdit;
class Segmented;
class Toggle;

class CookieForm final : public QWidget {
  Q_OBJECT
public:
  explicit CookieForm(QWidget* parent = nullptr);

  void setCookie(const requests::Cookie& cookie); // without a signal; what is being typed stays
  void focusName();                               // all of it selected
  // Whether another one has the name, host and path of a cookie: it would be lost.
  void setTaken(std::function<bool(const requests::Cookie& cookie)> isTaken) { m_isTaken = std::move(isTaken); }

Q_SIGNALS:
  void edited(const signalbox::requests::Cookie& before, const signalbox::requests::Cookie& now);
  void removeRequested();

private:
  LineEdit* makeEdit(const QString& name, const QString& key);
  Toggle* makeToggle(const QString& name, const QString& key);
  void makeRows();
  void change();
  std::optional<requests::CookieFault> faultIn(const requests::Cookie& cookie) const;
  void showFaults(const std::optional<requests::CookieFault>& fault, bool isTimeWrong);

  std::function<bool(const requests::Cookie&)> m_isTaken;
  requests::Cookie m_cookie; // as the jar has it
  LineEdit* m_name;
  LineEdit* m_value;
  LineEdit* m_domain;
  LineEdit* m_path;
  LineEdit* m_expires;
  Toggle* m_below;
  Toggle* m_secure;
  Toggle* m_httpOnly;
  Segmented* m_sameSite;
  Button* m_remove;
};

// Unix seconds of "2026-12-31", "2026-12-31 23:59", "2026-12-31T23:59:59Z", "Thu, 31 Dec 2026 23:59:59 GMT"; local time
// where no zone is said.
std::optional<qint64> cookieTime(const QString& text);
QString cookieTimeText(qint64 seconds); // "2026-12-31 23:59:59", local time

} // namespace signalbox::ui
