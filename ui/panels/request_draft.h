// SPDX-FileCopyrightText: Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// RequestDraft: the request a person is about to send, as a value: address, parameters, headers, body. Pure functions
// turn an endpoint into a draft, keep it when the design changes, read it from the address bar, and make the request of
// it.
#pragma once

#include "core/client/http_client.h"
#include "core/design/design.h"
#include "core/schema/types.h"

#include <QJsonObject>
#include <QString>
#include <QVector>

#include <span>

namespace signalbox::ui {

struct ParameterRow {
  design::ParameterIn in = design::ParameterIn::Query;
  QString name; // on the wire
  QString type; // "int | None"; empty for a free row
  QString description;
  QString value;
  bool isEnabled = true;
  bool isRequired = false;
  bool isDeclared = false;   // by the endpoint; its name and place stand fast
  bool isRestOfPath = false; // {name:path}: slashes stay
  bool operator==(const ParameterRow&) const = default;
};

// A part of a form or multipart body.
struct PartRow {
  QString name; // on the wire
  QString type; // "UploadFile"; empty for a free part
  QString description;
  QString value;
  QString file; // in place of the value, when isFile
  QString mediaType;
  bool isFile = false;
  bool isEnabled = true;
  bool isRequired = false;
  bool isDeclared = false;
  bool operator==(const PartRow&) const = default;
};

using BodyKind = design::RequestBody::Kind;

struct RequestDraft {
  QString method = QStringLiteral("GET");
  QString path = QStringLiteral("/"); // with its {parameters}
  QString freeAddress;                // set when what was typed does not fit `path`: "/other", "https://host/x"
  QVector<ParameterRow> rows;
  BodyKind bodyKind = BodyKind::None;
  QString body;      // of JSON and raw
  QString mediaType; // of raw and binary; empty = the usual one
  QVector<PartRow> parts;
  QString file; // binary
  design::RequestAuth auth;
  bool followRedirects = false;
  std::optional<bool> checksCertificates; // none: as set
  bool hasBody = false;                   // the endpoint declares one
  BodyKind declaredKind = BodyKind::None; // as which
  bool operator==(const RequestDraft&) const = default;
};

// A place in the address bar that stands for a parameter.
struct AddressSpan {
  int begin = 0;
  int length = 0;
  bool isFilled = false; // false: shows "{name}"
  bool operator==(const AddressSpan&) const = default;
};

struct Address {
  QString text; // "/orders/7?limit=5": percent-encoded where it must be
  QVector<AddressSpan> spans;
  bool operator==(const Address&) const = default;
};

// Values of required parameters come from their type's example; `previous` spares compiling the design again.
RequestDraft draftFor(const design::Design& design, const design::Endpoint& endpoint,
                      const schema::Types* previous = nullptr);

// The draft after a change of the design: declared rows are those of the endpoint now, what was typed stays.
RequestDraft updatedDraft(const RequestDraft& draft, const design::Design& design, const design::Endpoint& endpoint);

// A valid body as indented JSON; empty when the endpoint takes none.
QString exampleBody(const design::Design& design, const design::Endpoint& endpoint,
                    const schema::Types* previous = nullptr, std::uint64_t seed = 1);

Address addressOf(const RequestDraft& draft);
void applyAddress(RequestDraft& draft, const QString& text);

bool isAbsolute(const QString& address); // has a scheme
// The URL that an address is by itself: it has a scheme, begins with a variable, or with a host, which is asked over
// HTTP. Empty: a path of the design's own server.
QString ownUrl(const QString& address);
// The address to send to: `base` in front of a relative one.
QString urlOf(const RequestDraft& draft, const QString& base);

// The bytes of the draft as it stands, without environment, cookies and credentials; a file that cannot be read is
// empty.
client::Request requestOf(const RequestDraft& draft, const QString& base);

// What follows an answer of 301, 302, 303, 307 or 308 from `from` to `to`, both whole URLs: with GET and without a body
// where the status asks for it; to another origin without headers, cookies and credentials.
RequestDraft redirected(const RequestDraft& draft, int status, const QString& from, const QString& to);

// Enabled rows of a place, as the tab's badge counts them.
int countRows(const RequestDraft& draft, std::span<const design::ParameterIn> places);
// The first parameter of the path without a value: the address cannot be built; empty when none is missing.
QString missingParameter(const RequestDraft& draft);

QJsonObject toJson(const RequestDraft& draft);
void restore(RequestDraft& draft, const QJsonObject& saved); // values onto the declared rows, free rows added

} // namespace signalbox::ui
