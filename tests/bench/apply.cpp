// SPDX-FileCopyrightText: Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// How long an edit takes from Design to CompiledApi: ten kinds of edits, twenty of each, on 1,000 endpoints and 300
// models.
#include "core/api/compiled_api.h"
#include "core/behaviour/standard.h"
#include "core/design/edit.h"
#include "tests/bench/large_design.h"

#include <algorithm>
#include <chrono>
#include <cstdio>
#include <functional>

using namespace signalbox;
using design::Json;

namespace {

using Clock = std::chrono::steady_clock;

struct EditKind {
  const char* name;
  std::function<design::Edit(const design::Design&, int)> make;
};

design::Endpoint endpointAt(const design::Design& design, int number) {
  return *design.endpoint("endpoint" + std::to_string(number));
}

design::Edit changed(design::Endpoint endpoint, const std::function<void(design::Endpoint&)>& change) {
  change(endpoint);
  return design::SetEndpoint{std::move(endpoint)};
}

const EditKind kinds[] = {
    {"add a field to the model of 500 endpoints",
     [](const design::Design&, int i) {
       return design::AddField{"Model0", {"extra" + std::to_string(i), "int | None", {{"default", nullptr}}}};
     }},
    {"add a field to a model",
     [](const design::Design&, int i) {
       return design::AddField{"Model" + std::to_string(10 + i), {"extra", "str", {{"default", "x"}}}};
     }},
    {"change a constraint",
     [](const design::Design&, int i) {
       return design::SetField{"Model" + std::to_string(40 + i), "price", {"price", "float", {{"ge", i}}}};
     }},
    {"add a model", [](const design::Design&, int i) { return design::AddModel{bench::modelNumber(1000 + i)}; }},
    {"rename a model",
     [](const design::Design&, int i) {
       return design::RenameModel{"Model" + std::to_string(80 + i), "Renamed" + std::to_string(i)};
     }},
    {"change a reply",
     [](const design::Design& design, int i) {
       return changed(endpointAt(design, i * 7),
                      [&](design::Endpoint& e) { e.behaviour.options["body"] = {{"n", i}}; });
     }},
    {"change a path",
     [](const design::Design& design, int i) {
       return changed(endpointAt(design, i * 11),
                      [&](design::Endpoint& e) { e.path = "/moved" + std::to_string(i) + "/{item_id}"; });
     }},
    {"add an endpoint",
     [](const design::Design&, int i) { return design::AddEndpoint{bench::endpointNumber(2000 + i)}; }},
    {"change a parameter",
     [](const design::Design& design, int i) {
       return changed(endpointAt(design, i * 13), [](design::Endpoint& e) { e.parameters[1].field.facets["le"] = 99; });
     }},
    {"set a constant",
     [](const design::Design&, int i) { return design::SetConstant{{"constant" + std::to_string(i), {{"a", i}}}}; }},
};

double milliseconds(Clock::duration time) { return std::chrono::duration<double, std::milli>(time).count(); }

void print(const char* name, std::vector<double> times) {
  std::ranges::sort(times);
  std::printf("%-44s %8.2f %8.2f %8.2f\n", name, times[times.size() / 2], times[times.size() * 95 / 100], times.back());
}

} // namespace

int main() {
  design::Design design = bench::largeDesign();
  auto begin = Clock::now();
  auto api = api::CompiledApi::compile(design, behaviour::standard());
  std::printf("1,000 endpoints, 300 models: first compile %.2f ms, %zu diagnostics\n\n",
              milliseconds(Clock::now() - begin), api->diagnostics().size());
  std::printf("%-44s %8s %8s %8s\n", "edit (apply + compile), ms", "median", "p95", "worst");
  std::vector<double> all;
  for (const EditKind& kind : kinds) {
    std::vector<double> times;
    for (int i = 0; i < 20; ++i) {
      const design::Edit edit = kind.make(design, i);
      begin = Clock::now();
      const auto next = design::apply(design, edit);
      if (!next) {
        std::printf("%s: %s\n", kind.name, next.error().message.c_str());
        return 1;
      }
      api = api::CompiledApi::compile(*next, behaviour::standard(), {.previous = api});
      times.push_back(milliseconds(Clock::now() - begin));
      design = *next;
    }
    all.insert(all.end(), times.begin(), times.end());
    print(kind.name, std::move(times));
  }
  print("all", std::move(all));
  begin = Clock::now();
  const std::size_t size = api->openApiText().size();
  std::printf("\nOpenAPI document: %zu bytes in %.2f ms\n", size, milliseconds(Clock::now() - begin));
  return 0;
}
