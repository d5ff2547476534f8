// SPDX-FileCopyrightText: Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/theme/tokens.h"

namespace signalbox::ui {
namespace {

QColor white(int alpha) { return QColor(255, 255, 255, alpha); }
QColor ink(int alpha) { return QColor(18, 24, 40, alpha); }

void setDarkSurfaces(Theme& t) {
  t.chrome = 0xff0c0d10, t.island = 0xff14161a, t.inset = 0xff0f1114, t.raised = 0xff1a1d23, t.overlay = 0xff1c1f26;
  t.hover = white(12), t.press = white(22), t.selected = QColor(124, 135, 255, 38), t.selectedFlat = 0xff23273c;
  t.divider = 0xff1e2128, t.border = 0xff262a32, t.borderStrong = 0xff383e4a;
  t.text = 0xffeceef3, t.text2 = 0xffa6acba, t.text3 = 0xff8a91a2, t.disabled = 0xff555b68;
  t.accent = 0xff8a93ff, t.fill = 0xff5b63f0, t.fillHover = 0xff4f57e3, t.fillPress = 0xff454ccb, t.onFill = Qt::white;
  t.caretLine = 0xff1a1d24, t.editorSelection = 0xff31376b, t.matchedBrace = 0xff24283a;
  t.thumb = 0xff2a2e38, t.toggleOff = 0xff2a2e38, t.tooltip = 0xff262a33, t.tooltipText = 0xfff2f3f7;
  t.softAlpha = 30;
}

void setDarkSignals(Theme& t) {
  t.ok = 0xff3ecf8e, t.warn = 0xfff2b84b, t.err = 0xffff6e73, t.info = 0xff5ab0ff;
  t.okFill = t.ok, t.warnFill = t.warn, t.errFill = t.err, t.infoFill = t.info;
  t.get = t.info, t.post = t.ok, t.put = t.warn, t.patch = 0xffc79bff, t.del = t.err, t.head = 0xff93a1b8;
  t.ws = 0xffff8ac4, t.sse = 0xff4fd6d2, t.type = t.sse;
  t.jsonKey = 0xff9cc4ff, t.jsonString = 0xffa5d6a0, t.jsonNumber = 0xfff5b078, t.jsonKeyword = 0xffc79bff;
  t.jsonPunctuation = 0xff8b92a3;
}

void setLightSurfaces(Theme& t) {
  t.chrome = 0xfff1f2f5, t.island = Qt::white, t.inset = 0xfff7f8fa, t.raised = 0xfff6f7f9, t.overlay = Qt::white;
  t.hover = ink(12), t.press = ink(22), t.selected = QColor(75, 80, 224, 26), t.selectedFlat = 0xffededfc;
  t.divider = 0xffeceef1, t.border = 0xffe0e3e8, t.borderStrong = 0xffc6cbd4;
  t.text = 0xff14171f, t.text2 = 0xff4c5463, t.text3 = 0xff656d7d, t.disabled = 0xffa3a9b5;
  t.accent = 0xff4b50e0, t.fill = 0xff4b50e0, t.fillHover = 0xff3f44d2, t.fillPress = 0xff3438b8, t.onFill = Qt::white;
  t.caretLine = 0xfff6f7fa, t.editorSelection = 0xffd5d8fa, t.matchedBrace = 0xffeef0fd;
  t.thumb = Qt::white, t.toggleOff = 0xffd5d9e0, t.tooltip = 0xff1c2029, t.tooltipText = 0xfff2f3f7;
  t.softAlpha = 22;
}

void setLightSignals(Theme& t) {
  t.ok = 0xff0e7249, t.warn = 0xff885a00, t.err = 0xffbb2537, t.info = 0xff0a62bb;
  t.okFill = 0xff12a06a, t.warnFill = 0xffc98200, t.errFill = 0xffe5484d, t.infoFill = 0xff2f8cf0;
  t.get = t.info, t.post = t.ok, t.put = 0xff915600, t.patch = 0xff7a3fd1, t.del = t.err, t.head = 0xff596476;
  t.ws = 0xffb6256e, t.sse = 0xff0a6f6a, t.type = t.sse;
  t.jsonKey = 0xff1f5fbf, t.jsonString = 0xff1b7a3d, t.jsonNumber = 0xffa8480a, t.jsonKeyword = 0xff7a3fd1;
  t.jsonPunctuation = 0xff6b7382;
}

} // namespace

Theme darkTheme() {
  Theme t;
  t.isDark = true;
  setDarkSurfaces(t);
  setDarkSignals(t);
  return t;
}

Theme lightTheme() {
  Theme t;
  t.isDark = false;
  setLightSurfaces(t);
  setLightSignals(t);
  return t;
}

Theme highContrast(Theme t) {
  t.divider = t.border = t.borderStrong = t.toggleOff = t.disabled = t.text3;
  t.text3 = t.text2;
  t.hover.setAlpha(2 * t.hover.alpha());
  t.press.setAlpha(2 * t.press.alpha());
  return t;
}

} // namespace signalbox::ui
