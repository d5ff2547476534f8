// SPDX-FileCopyrightText: Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// Forms that lie in a file: read in windows, whose memory is given back. What the parser takes stands in tests/parity
// and tests/fuzz.
#include "core/api/multipart.h"

#include <QTest>

using namespace signalbox;

namespace {

constexpr std::size_t window = 8UL << 20;

class Spooled final : public api::SpooledBody {
public:
  explicit Spooled(std::string_view body) : m_body(body) {}
  void release(std::string_view bytes) const override {
    const bool isInside = bytes.data() >= m_body.data() && bytes.data() + bytes.size() <= m_body.data() + m_body.size();
    if (isInside) released += bytes.size();
  }
  mutable std::size_t released = 0;

private:
  std::string_view m_body;
};

std::string filePart(std::string_view name, const std::string& content) {
  return "--b\r\nContent-Disposition: form-data; name=\"" + std::string(name) + "\"; filename=\"f\"\r\n\r\n" + content +
         "\r\n";
}

} // namespace

class MultipartTest : public QObject {
  Q_OBJECT
private Q_SLOTS:
  void partsEndAnywhereInAWindow_data();
  void partsEndAnywhereInAWindow();
};

void MultipartTest::partsEndAnywhereInAWindow_data() {
  QTest::addColumn<int>("past"); // bytes of the first part's content beyond its first window
  for (int past = -8; past <= 8; ++past) QTest::addRow("%d bytes past the window", past) << past;
  QTest::newRow("several windows") << static_cast<int>(3 * window / 2);
}

void MultipartTest::partsEndAnywhereInAWindow() {
  QFETCH(int, past);
  const auto size = static_cast<std::size_t>(static_cast<std::ptrdiff_t>(window) + past);
  std::string content(size, 'x');
  for (std::size_t i = 0; i + 4 < size; i += 1000) content.replace(i, 4, "\r\n--"); // looks like a boundary for a while
  const std::string body = filePart("first", content) + filePart("second", "small") + "--b--\r\n";
  const Spooled spooled(body);
  const auto parts = api::readMultipart(body, "b", &spooled);
  const auto expected = api::readMultipart(body, "b");
  QVERIFY(parts && expected);
  QCOMPARE(parts->size(), std::size_t{2});
  for (std::size_t i = 0; i < 2; ++i) QCOMPARE((*parts)[i].content, (*expected)[i].content);
  QVERIFY((*parts)[0].content == content);
  QCOMPARE(spooled.released, size / window * window);
}

QTEST_APPLESS_MAIN(MultipartTest)
#include "multipart_test.moc"
