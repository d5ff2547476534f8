// SPDX-FileCopyrightText: Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// Our side of tests/bench/validate: one row a process, so that the peak of memory is the row's own.
// Usage: bench_validate TASK ROW FILE ROUNDS, where TASK is values, errors, error-json, dump or dom. Prints JSON.
#include "core/design/design.h"
#include "core/schema/serialise.h"
#include "core/schema/validate_json.h"
#include "core/value/json_tokens.h"

#include <algorithm>
#include <cstdio>
#include <cstdlib>
#include <ctime>
#include <fstream>
#include <functional>
#include <iterator>
#include <simdjson.h>
#include <string>
#include <sys/resource.h>
#include <vector>

using namespace signalbox;
using design::Json;

namespace {

constexpr std::size_t keptBytes = std::size_t{4} << 30; // warm: the arena keeps its blocks from round to round

[[noreturn]] void stop(const std::string& why) {
  std::fprintf(stderr, "%s\n", why.c_str());
  std::exit(1);
}

// The models of validate_pydantic.py, name by name.
design::Design models() {
  const Json models = Json::parse(R"({
    "Record": [["id", "int"], ["name", "str"], ["email", "str"], ["marks", "float"], ["tags", "list[str]"], ["active", "bool"]],
    "Small": [["id", "int"], ["name", "str"], ["active", "bool"]],
    "Event": [["day", "date"], ["start", "datetime"], ["end", "datetime"], ["at", "time"], ["id", "UUID"]],
    "Article": [["title", "str"], ["text", "str"]],
    "Circle": [["radius", "float"]], "Square": [["side", "float"]], "Label": [["text", "str"], ["size", "int"]],
    "Filled": [["colour", "str"], ["shape", "Circle | Square | Label"]],
    "Moved": [["x", "int"], ["y", "int"], ["shape", "Circle | Square | Label"]],
    "Named": [["name", "str"], ["shape", "Circle | Square | Label"]],
    "Group": [["title", "str"], ["part", "Filled | Moved | Named"]],
    "Layer": [["level", "int"], ["part", "Filled | Moved | Named"]],
    "Frame": [["width", "float"], ["part", "Filled | Moved | Named"]],
    "Drawn": [["item", "Group | Layer | Frame"]],
    "TCircle": [["kind", "Literal['circle']"], ["radius", "float"]],
    "TSquare": [["kind", "Literal['square']"], ["side", "float"]],
    "TLabel": [["kind", "Literal['label']"], ["text", "str"], ["size", "int"]],
    "TFilled": [["kind", "Literal['filled']"], ["colour", "str"], ["shape", "TCircle | TSquare | TLabel", "kind"]],
    "TMoved": [["kind", "Literal['moved']"], ["x", "int"], ["y", "int"], ["shape", "TCircle | TSquare | TLabel", "kind"]],
    "TNamed": [["kind", "Literal['named']"], ["name", "str"], ["shape", "TCircle | TSquare | TLabel", "kind"]],
    "TGroup": [["kind", "Literal['group']"], ["title", "str"], ["part", "TFilled | TMoved | TNamed", "kind"]],
    "TLayer": [["kind", "Literal['layer']"], ["level", "int"], ["part", "TFilled | TMoved | TNamed", "kind"]],
    "TFrame": [["kind", "Literal['frame']"], ["width", "float"], ["part", "TFilled | TMoved | TNamed", "kind"]],
    "TDrawn": [["item", "TGroup | TLayer | TFrame", "kind"]]
  })");
  design::Design design;
  for (const auto& [name, fields] : models.items()) {
    design::Model model;
    model.name = name;
    for (const Json& field : fields) {
      Json facets = Json::object();
      if (field.size() > 2) facets["discriminator"] = field[2];
      model.fields.push_back({field[0].get<std::string>(), field[1].get<std::string>(), facets});
    }
    design = design.withModel(model);
  }
  return design;
}

std::string read(const char* file) {
  std::ifstream stream(file, std::ios::binary | std::ios::ate);
  if (!stream) stop(std::string(file) + " could not be read");
  std::string text(static_cast<std::size_t>(stream.tellg()), '\0');
  stream.seekg(0);
  stream.read(text.data(), static_cast<std::streamsize>(text.size()));
  return text;
}

std::vector<std::string_view> lines(std::string_view text) {
  std::vector<std::string_view> result;
  while (!text.empty()) {
    const std::size_t end = std::min(text.find('\n'), text.size());
    if (end > 0) result.push_back(text.substr(0, end));
    text.remove_prefix(std::min(end + 1, text.size()));
  }
  return result;
}

class Row final {
public:
  Row(std::string_view row, std::string text) : m_text(std::move(text)) {
    schema::TypesBuilder builder(models());
    const std::string_view name = row.substr(0, row.find(' '));
    m_type = builder.add(name, Json::object(), {});
    for (const Diagnostic& diagnostic : builder.takeDiagnostics()) stop(diagnostic.message);
    m_types = builder.finish();
    m_documents = row.ends_with(" lines") ? lines(m_text) : std::vector<std::string_view>{m_text};
  }

  void values() {
    m_arena.reset();
    for (const std::string_view document : m_documents) {
      const auto value = schema::validateJson(*m_types, m_type, document, m_arena, {}, &m_scratch);
      if (!value) stop("refused: " + std::string(document.substr(0, 200)));
      m_value = *value;
    }
  }

  void errors() {
    m_arena.reset();
    auto value = schema::validateJson(*m_types, m_type, m_documents.front(), m_arena, {}, &m_scratch);
    if (value) stop("accepted");
    m_errors = std::move(value.error().errors);
  }

  void errorJson() {
    errors();
    m_out.assign(1, '[');
    for (const schema::ErrorDetail& error : m_errors) {
      if (m_out.size() > 1) m_out += ',';
      schema::writeError(error, {}, m_out);
    }
    m_out += ']';
  }

  void dump() {
    m_out.clear();
    if (!schema::serialise(*m_types, m_type, m_value, {}, m_out)) stop("not dumped");
  }

  std::size_t dumped() const { return m_out.size(); }
  std::size_t found() const { return m_errors.size(); }

private:
  std::string m_text;
  std::shared_ptr<const schema::Types> m_types;
  schema::TypeId m_type = schema::TypeId::None;
  std::vector<std::string_view> m_documents;
  Arena m_arena{keptBytes};
  JsonScratch m_scratch;
  Value m_value;
  schema::ValidationErrors m_errors;
  std::string m_out;
};

// Milliseconds of the processor: what the work costs, whoever else is at work.
struct Times {
  double first = 0; // cold
  double median = 0;
};

double processorMilliseconds() {
  timespec now{};
  clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &now);
  return static_cast<double>(now.tv_sec) * 1e3 + static_cast<double>(now.tv_nsec) / 1e6;
}

Times measure(int rounds, const std::function<void()>& work) {
  std::vector<double> all;
  for (int i = 0; i <= rounds; ++i) {
    const double begin = processorMilliseconds();
    work();
    all.push_back(processorMilliseconds() - begin);
  }
  const double first = all.front();
  all.erase(all.begin());
  std::ranges::sort(all);
  return {first, all[all.size() / 2]};
}

Times measureDom(const std::string& row, const char* file, int rounds) {
  const std::string text = read(file);
  const auto documents = row.ends_with(" lines") ? lines(text) : std::vector<std::string_view>{text};
  std::vector<simdjson::padded_string> padded;
  for (const std::string_view document : documents) padded.emplace_back(document);
  simdjson::dom::parser parser;
  return measure(rounds, [&] {
    for (const auto& document : padded)
      if (parser.parse(document).error() != simdjson::SUCCESS) stop("simdjson refuses the document");
  });
}

Times measureRow(const std::string& task, const std::string& row, const char* file, int rounds) {
  Row work(row, read(file));
  if (task == "values") return measure(rounds, [&] { work.values(); });
  if (task == "errors") return measure(rounds, [&] { work.errors(); });
  if (task == "error-json") return measure(rounds, [&] { work.errorJson(); });
  if (task != "dump") stop("unknown task " + task);
  work.values();
  return measure(rounds, [&] { work.dump(); });
}

} // namespace

int main(int argc, char** argv) {
  if (argc != 5) stop("usage: bench_validate TASK ROW FILE ROUNDS");
  const std::string task = argv[1];
  const int rounds = std::max(1, std::atoi(argv[4]));
  const Times times = task == "dom" ? measureDom(argv[2], argv[3], rounds) : measureRow(task, argv[2], argv[3], rounds);
  rusage usage{};
  getrusage(RUSAGE_SELF, &usage);
  std::printf("{\"first\": %.4f, \"median\": %.4f, \"peak\": %ld}\n", times.first, times.median,
              usage.ru_maxrss * 1024);
  return 0;
}
