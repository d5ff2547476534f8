// SPDX-FileCopyrightText: Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// A draft as it is remembered between starts: what was typed, without the endpoint's own words and without secrets.
#include "core/design/entity_reader.h"
#include "core/design/store.h"
#include "ui/panels/draft_rows.h"
#include "ui/panels/saved_draft.h"

#include <QJsonArray>
#include <QJsonDocument>

#include <algorithm>
#include <array>

namespace signalbox::ui {
namespace {

using design::ParameterIn;

constexpr std::array placeNames{"path", "query", "header", "cookie"};

QJsonObject rowToJson(const ParameterRow& row) {
  return {{QStringLiteral("in"), QLatin1String(placeNames[static_cast<std::size_t>(row.in)])},
          {QStringLiteral("name"), row.name},
          {QStringLiteral("value"), row.value},
          {QStringLiteral("enabled"), row.isEnabled},
          {QStringLiteral("declared"), row.isDeclared}};
}

void restoreRow(RequestDraft& draft, const QJsonObject& saved) {
  const QString in = saved.value(QStringLiteral("in")).toString();
  const auto place = std::find(placeNames.begin(), placeNames.end(), in);
  if (place == placeNames.end()) return;
  const ParameterRow row =
      freeRow(static_cast<ParameterIn>(place - placeNames.begin()), saved.value(QStringLiteral("name")).toString());
  const bool wasDeclared = saved.value(QStringLiteral("declared")).toBool();
  ParameterRow* target = wasDeclared ? findRow(draft.rows, row.in, row.name) : nullptr;
  if (wasDeclared && !target) return;
  if (!target) target = &draft.rows.emplace_back(row);
  target->value = saved.value(QStringLiteral("value")).toString();
  target->isEnabled = target->in == ParameterIn::Path || saved.value(QStringLiteral("enabled")).toBool(true);
}

// Body, auth and redirects in the words of a saved request's file: it leaves literal secrets out.
QJsonObject savedParts(const RequestDraft& draft) {
  design::SavedRequest request;
  request.body = bodyOf(draft);
  request.auth = draft.auth;
  request.followRedirects = draft.followRedirects;
  requests::setChecksCertificates(request, draft.checksCertificates);
  QJsonObject file = QJsonDocument::fromJson(QByteArray::fromStdString(fileText(request))).object();
  file.remove(QStringLiteral("method"));
  file.remove(QStringLiteral("url"));
  return file;
}

void restoreParts(RequestDraft& draft, const QJsonObject& saved) {
  design::Problems problems;
  const std::string text = QJsonDocument(saved).toJson(QJsonDocument::Compact).toStdString();
  const design::SavedRequest request = design::readRequest({}, design::Json::parse(text, nullptr, false), problems);
  if (!problems.empty()) return;
  useBody(draft, request.body);
  draft.auth = request.auth;
  draft.followRedirects = request.followRedirects;
  draft.checksCertificates = requests::checksCertificates(request);
}

} // namespace

QJsonObject toJson(const RequestDraft& draft) {
  QJsonArray rows;
  for (const ParameterRow& row : draft.rows) rows.append(rowToJson(row));
  QJsonObject saved{{QStringLiteral("body"), draft.body},
                    {QStringLiteral("rows"), rows},
                    {QStringLiteral("request"), savedParts(draft)}};
  if (!draft.freeAddress.isEmpty()) saved.insert(QStringLiteral("address"), draft.freeAddress);
  return saved;
}

void restore(RequestDraft& draft, const QJsonObject& saved) {
  if (saved.contains(QStringLiteral("request"))) restoreParts(draft, saved.value(QStringLiteral("request")).toObject());
  if (saved.contains(QStringLiteral("body"))) draft.body = saved.value(QStringLiteral("body")).toString();
  draft.freeAddress = saved.value(QStringLiteral("address")).toString();
  draft.rows.removeIf([](const ParameterRow& row) { return !row.isDeclared; });
  for (const QJsonValue& row : saved.value(QStringLiteral("rows")).toArray()) restoreRow(draft, row.toObject());
}

} // namespace signalbox::ui
