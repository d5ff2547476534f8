// SPDX-FileCopyrightText: Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/api/traced_value.h"

#include "core/api/secret_names.h"
#include "core/base/utf8_head.h"
#include "core/value/secret_value.h"
#include "core/value/upload_file.h"
#include "core/value/write.h"

namespace signalbox::api {
namespace {

constexpr std::string_view ellipsis = "…";
constexpr int deepest = 8;

class TracedValue final {
public:
  void write(std::string_view name, const Value& value, int depth) {
    if (isSecretName(name) || isSecretValue(value)) return writeJsonString(maskedSecret, m_out);
    if (depth > deepest) return writeJsonString(ellipsis, m_out);
    switch (value.kind()) {
    case Kind::Str: return text(value.asText());
    case Kind::List:
    case Kind::Tuple:
    case Kind::Set: return list(value.items(), depth);
    case Kind::Dict: return dict(value.members(), depth);
    case Kind::Model: return isUploadFile(value) ? uploadFile(value) : model(value.asModel(), depth);
    case Kind::Bytes: return text("bytes of " + std::to_string(value.size()));
    default: return scalar(value);
    }
  }
  std::string take() { return std::move(m_out); }

private:
  bool isFull() const { return m_out.size() >= tracedTextBytes; }

  void text(std::string_view whole) {
    if (whole.size() <= tracedTextBytes) return writeJsonString(whole, m_out);
    writeJsonString(std::string(utf8Head(whole, tracedTextBytes)).append(ellipsis), m_out);
  }

  void scalar(const Value& value) {
    const std::size_t before = m_out.size();
    if (writeJson(value, JsonStyle::Pydantic, m_out)) return;
    m_out.resize(before);
    text(pythonStr(value));
  }

  void list(std::span<const Value> items, int depth) {
    m_out += '[';
    for (std::size_t i = 0; i < items.size(); ++i) {
      if (i > 0) m_out += ',';
      if (isFull()) {
        writeJsonString(ellipsis, m_out);
        break;
      }
      write({}, items[i], depth + 1);
    }
    m_out += ']';
  }

  // False: there was no room for it any more.
  bool member(std::string_view name, const Value& value, int depth, bool isFirst) {
    if (!isFirst) m_out += ',';
    if (isFull()) {
      m_out.append("\"…\":\"…\"");
      return false;
    }
    text(name);
    m_out += ':';
    write(name, value, depth + 1);
    return true;
  }

  void dict(std::span<const Member> members, int depth) {
    m_out += '{';
    for (std::size_t i = 0; i < members.size(); ++i)
      if (!member(pythonStr(members[i].key), members[i].value, depth, i == 0)) break;
    m_out += '}';
  }

  void model(const ModelValue& value, int depth) {
    m_out += '{';
    for (std::size_t i = 0; i < value.shape->fields.size(); ++i)
      if (!member(value.shape->fields[i], value.fields[i], depth, i == 0)) break;
    m_out += '}';
  }

  void uploadFile(const Value& value) { text("a file of " + std::to_string(contentOf(value).size()) + " bytes"); }

  std::string m_out;
};

} // namespace

std::string tracedValue(std::string_view name, const Value& value) {
  TracedValue writer;
  writer.write(name, value, 0);
  return writer.take();
}

} // namespace signalbox::api
