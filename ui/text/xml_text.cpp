// SPDX-FileCopyrightText: Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/text/xml_text.h"

#include <QXmlStreamReader>
#include <QXmlStreamWriter>

namespace signalbox::ui {

QString prettyXml(const std::string& text) {
  QXmlStreamReader reader(QByteArray::fromRawData(text.data(), static_cast<qsizetype>(text.size())));
  QString pretty;
  QXmlStreamWriter writer(&pretty);
  writer.setAutoFormatting(true);
  writer.setAutoFormattingIndent(2);
  while (!reader.atEnd()) {
    reader.readNext();
    if (!reader.isWhitespace() && !reader.hasError()) writer.writeCurrentToken(reader);
  }
  return reader.hasError() ? QString::fromStdString(text) : pretty;
}

} // namespace signalbox::ui
