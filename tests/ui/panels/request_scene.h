// SPDX-FileCopyrightText: Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// Scene: a try pane over an endpoint of a sample; Peer: a server that answers as it is told.
#pragma once

#include "fake_workbench.h"
#include "tests/pages/try_page.h"
#include "tests/support/raw_server.h"
#include "ui/theme/theme.h"

#include <QJsonDocument>

#include <functional>
#include <memory>

namespace signalbox::ui {

// An answer to every request; what came is kept.
class Peer final {
public:
  using Answer = std::function<std::string(const std::string& head, const std::string& body)>;
  explicit Peer(Answer answer)
      : m_server([answer = std::move(answer)](test::RawConnection& connection) {
          const std::string head = connection.readHead();
          if (head.empty()) return;
          const auto at = head.find("Content-Length: ");
          const std::string body = at == head.npos ? std::string() : connection.read(std::stoul(head.substr(at + 16)));
          connection.write(answer(head, body));
        }) {}
  QString url(const char* path) const { return QString::fromStdString(m_server.url(path)); }

private:
  test::RawServer m_server;
};

inline std::string answer(const std::string& body, const std::string& headers = "Content-Type: application/json\r\n") {
  return "HTTP/1.1 200 OK\r\nConnection: close\r\n" + headers + "Content-Length: " + std::to_string(body.size()) +
         "\r\n\r\n" + body;
}

inline std::string headerOf(const std::string& head, const std::string& name) {
  const auto at = head.find("\r\n" + name + ": ");
  if (at == head.npos) return {};
  const auto begin = at + name.size() + 4;
  return head.substr(begin, head.find("\r\n", begin) - begin);
}

inline design::Endpoint formEndpoint() {
  design::Endpoint upload;
  upload.name = "upload";
  upload.method = "POST";
  upload.path = "/upload";
  upload.body = {{"note", "str", design::Json::parse(R"({"in": "form", "max_length": 3})")},
                 {"pages", "int", design::Json::parse(R"({"in": "form", "gt": 0})")}};
  upload.behaviour.options["body"] = design::Json::parse(R"({"note": "{{ note }}", "pages": "{{ pages }}"})");
  return upload;
}

// A pane that is as large as on the screen, over a running server.
struct Scene {
  explicit Scene(const QString& endpoint = QStringLiteral("add_student"), design::Endpoint added = {}) {
    if (!added.name.empty()) ok = bench.document.apply(design::AddEndpoint{std::move(added)}).has_value();
    ok = ok && bench.start();
    pane = std::make_unique<TryPane>(bench.parts, endpoint);
    pane->resize(640, 760);
    pane->show();
  }
  pages::TryPage page() const { return pages::TryPage(pane.get()); }
  void sendTo(const QString& url, const QJsonObject& request = {}) {
    pane->restoreState({{QStringLiteral("address"), url}, {QStringLiteral("request"), request}});
  }

  FakeWorkbench bench{"hello"};
  bool ok = true;
  std::unique_ptr<TryPane> pane;
};

} // namespace signalbox::ui
