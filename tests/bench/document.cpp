// SPDX-FileCopyrightText: Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// Milliseconds of processor time for the OpenAPI document of a design of 3,000 endpoints: design to text, types and
// all. `bench_document FOLDER` also saves the design there, for tests/bench/document to show it to FastAPI.
#include "core/design/store.h"
#include "core/openapi/write.h"
#include "tests/bench/large_design.h"

#include <algorithm>
#include <cstdio>
#include <ctime>
#include <vector>

using namespace signalbox;

int main(int argc, char** argv) {
  const design::Design design = bench::largeDesign(3000, 300);
  if (argc > 1)
    if (const auto saved = design::save(argv[1], design::Design(), design, {}); !saved) {
      std::fprintf(stderr, "%s\n", saved.error().message.c_str());
      return 1;
    }
  std::vector<double> times;
  std::size_t size = 0;
  for (int i = 0; i < 9; ++i) {
    const std::clock_t begin = std::clock();
    size = openapi::writeText(design).size();
    times.push_back(1000.0 * static_cast<double>(std::clock() - begin) / CLOCKS_PER_SEC);
  }
  std::ranges::sort(times);
  std::printf("%.1f ms median (%.1f to %.1f), %zu bytes\n", times[times.size() / 2], times.front(), times.back(), size);
  return 0;
}
