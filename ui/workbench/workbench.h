// SPDX-FileCopyrightText: Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// Workbench: what a window's parts share, by reference. Made by the main window, outlives every panel.
#pragma once

namespace signalbox::client {
class HttpClient;
class WebSocketClient;
} // namespace signalbox::client

namespace signalbox::ui {

class CommandRegistry;
class DesignDocument;
class LiveApi;
class Navigator;
class RequestServices;
class TrafficLog;

struct Workbench {
  DesignDocument& document;
  LiveApi& live;
  client::HttpClient& http;
  client::WebSocketClient& sockets;
  CommandRegistry& commands;
  Navigator& navigator;
  RequestServices& requests;
  TrafficLog& traffic;
};

} // namespace signalbox::ui
