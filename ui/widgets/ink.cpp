// SPDX-FileCopyrightText: Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/widgets/ink.h"

#include "ui/theme/theme.h"

namespace signalbox::ui {

QColor inkColor(Ink ink) {
  const Theme& t = theme();
  switch (ink) {
  case Ink::Text: return t.text;
  case Ink::Secondary: return t.text2;
  case Ink::Tertiary: return t.text3;
  case Ink::Disabled: return t.disabled;
  case Ink::Accent: return t.accent;
  case Ink::Ok: return t.ok;
  case Ink::Warning: return t.warn;
  case Ink::Error: return t.err;
  case Ink::Info: return t.info;
  case Ink::Type: return t.type;
  }
  return t.text;
}

QColor signalColor(Signal signal) {
  const Theme& t = theme();
  switch (signal) {
  case Signal::Off: return t.text3;
  case Signal::Ok: return t.ok;
  case Signal::Warning: return t.warn;
  case Signal::Error: return t.err;
  case Signal::Info: return t.info;
  case Signal::Stream: return t.sse;
  case Signal::Accent: return t.accent;
  }
  return t.text3;
}

QColor signalFill(Signal signal) {
  const Theme& t = theme();
  switch (signal) {
  case Signal::Off: return t.text3;
  case Signal::Ok: return t.okFill;
  case Signal::Warning: return t.warnFill;
  case Signal::Error: return t.errFill;
  case Signal::Info: return t.infoFill;
  case Signal::Stream: return t.isDark ? t.sse : QColor(0x0f, 0xa3, 0x9c);
  case Signal::Accent: return t.accent;
  }
  return t.text3;
}

Signal signalOfStatus(int status) {
  if (status <= 0) return Signal::Off;
  if (status >= 200 && status < 300) return Signal::Ok;
  if (status < 400) return Signal::Info;
  return status < 500 ? Signal::Warning : Signal::Error;
}

} // namespace signalbox::ui
