// SPDX-FileCopyrightText: Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// How long CompiledApi::handle takes for one request, without a server around it; and how long when somebody watches,
// that is, with the trace that the window and `serve --log-format` ask for. Nobody watching, a request pays for the
// trace what the branches around it cost.
#include "core/api/compiled_api.h"
#include "core/behaviour/standard.h"
#include "core/design/design.h"
#include "core/design/store.h"

#include <algorithm>
#include <chrono>
#include <cstdio>
#include <vector>

using namespace signalbox;
using design::Json;

namespace {

design::Design students() {
  design::Model student;
  student.name = "Student";
  student.fields = {
      {"name", "str", Json::object()}, {"age", "int", Json::object()}, {"marks", "float", Json::object()}};
  design::Endpoint root;
  root.name = "root";
  root.behaviour.options = {{"body", {{"message", "Hello"}}}};
  design::Endpoint read;
  read.name = "read_student";
  read.path = "/student/{student_id}";
  read.parameters = {{{"student_id", "int", Json::object()}, design::ParameterIn::Path},
                     {{"q", "str | None", {{"default", nullptr}}}, design::ParameterIn::Query}};
  read.behaviour.options = {{"body", {{"id", "{{ student_id }}"}, {"q", "{{ q }}"}}}};
  design::Endpoint add;
  add.name = "add_student";
  add.method = "POST";
  add.path = "/student";
  add.body = {{"stu", "Student", Json::object()}};
  add.behaviour.options = {{"body", {{"status", "received"}, {"data", "{{ stu }}"}}}};
  design::Endpoint typed = add;
  typed.name = "typed_student";
  typed.path = "/typed";
  typed.response.model = "Student";
  typed.behaviour.options = {{"body", "{{ stu }}"}};
  return design::Design().withModel(student).withEndpoint(root).withEndpoint(read).withEndpoint(add).withEndpoint(
      typed);
}

struct Figures {
  double best = 0;
  double median = 0;
};

Figures measure(const api::CompiledApi& api, const api::Request& request, api::Response& response, api::Trace* trace) {
  Arena arena;
  std::vector<double> rounds;
  for (int round = 0; round < 21; ++round) {
    constexpr int count = 5000;
    const auto begin = std::chrono::steady_clock::now();
    for (int i = 0; i < count; ++i) {
      arena.reset();
      api.handle(request, arena, response, trace);
    }
    rounds.push_back(std::chrono::duration<double, std::nano>(std::chrono::steady_clock::now() - begin).count() /
                     count);
  }
  std::ranges::sort(rounds);
  return {rounds.front(), rounds[rounds.size() / 2]};
}

void measure(const api::CompiledApi& api, const char* name, const char* method, const char* target, const char* body) {
  const api::HeaderView headers[] = {
      {"Host", "127.0.0.1:8000"}, {"User-Agent", "bench"}, {"Content-Type", "application/json"}};
  api::Request request;
  request.method = method;
  request.target = target;
  request.headers = headers;
  request.body = body;
  request.localAddress = "127.0.0.1:8000";
  api::Response response;
  api::Trace trace;
  const Figures alone = measure(api, request, response, nullptr);
  const Figures watched = measure(api, request, response, &trace);
  std::printf("%-34s %5d %10.0f %10.0f %12.0f\n", name, response.status, alone.best, alone.median, watched.best);
}

} // namespace

int main() {
  const auto api = api::CompiledApi::compile(students(), behaviour::standard());
  std::printf("%-34s %5s %10s %10s %12s\n", "request (ns)", "code", "best", "median", "with trace");
  measure(*api, "GET / constant", "GET", "/", "");
  measure(*api, "GET /student/{id}?q=", "GET", "/student/7?q=abc", "");
  measure(*api, "POST /student, 3 fields", "POST", "/student", R"({"name":"Ann","age":20,"marks":71.5})");
  measure(*api, "POST /typed, 3 fields", "POST", "/typed", R"({"name":"Ann","age":20,"marks":71.5})");
  measure(*api, "POST /student, 3 problems", "POST", "/student", R"({"name":1,"age":"x","marks":null})");
  measure(*api, "GET /nothing", "GET", "/nothing", "");
  const auto project = design::load(SIGNALBOX_SOURCE_DIR "/tests/bench/api");
  if (!project) return 1;
  const auto rows = api::CompiledApi::compile(project->design, behaviour::standard());
  measure(*rows, "GET /rows, a model over 100 rows", "GET", "/rows", "");
  return 0;
}
