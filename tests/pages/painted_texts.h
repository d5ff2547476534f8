// SPDX-FileCopyrightText: Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// The texts a widget paints, each with its place, font and ink, heard from its painting; and what can be measured of
// them in its picture.
#pragma once

#include <QPaintDevice>
#include <QPaintEngine>
#include <QPainter>
#include <QPainterPath>
#include <QWidget>

#include <algorithm>
#include <cmath>
#include <vector>

namespace signalbox::pages {

struct PaintedText {
  QString text;
  QRectF place; // in the widget, from ascent to descent
  QRectF seen;  // of it, inside what clips it
  QFont font;
  QColor ink;
};

// Hears texts, and forgets those that something opaque is painted over.
class TextEngine final : public QPaintEngine {
public:
  TextEngine() : QPaintEngine(QPaintEngine::AllFeatures) {}
  bool begin(QPaintDevice*) override { return true; }
  bool end() override { return true; }
  Type type() const override { return QPaintEngine::User; }
  void updateState(const QPaintEngineState&) override {}

  void drawTextItem(const QPointF& at, const QTextItem& item) override {
    const QRectF line(at.x(), at.y() - item.ascent(), item.width(), item.ascent() + item.descent());
    const QRectF place = painter()->deviceTransform().mapRect(line);
    const QRectF seen = place.intersected(clip());
    const QColor ink = painter()->pen().color();
    if (seen.width() < 1 || seen.height() < 1 || item.text().trimmed().isEmpty() || ink.alpha() == 0) return;
    texts.push_back({item.text(), place, seen, item.font(), ink});
  }
  void drawRects(const QRectF* rects, int count) override {
    for (int rect = 0; rect < count; ++rect) cover(rects[rect]);
  }
  void drawRects(const QRect* rects, int count) override {
    for (int rect = 0; rect < count; ++rect) cover(rects[rect]);
  }
  void drawPath(const QPainterPath& path) override { cover(path.boundingRect()); }
  void drawPixmap(const QRectF&, const QPixmap&, const QRectF&) override {}
  void drawPolygon(const QPointF*, int, PolygonDrawMode) override {}

  std::vector<PaintedText> texts;

private:
  QRectF clip() const {
    QRectF area(0, 0, paintDevice()->width(), paintDevice()->height());
    if (!systemClip().isEmpty()) area &= QRectF(systemClip().boundingRect());
    if (painter()->hasClipping()) area &= painter()->deviceTransform().mapRect(painter()->clipBoundingRect());
    return area;
  }
  // Also a veil over everything: what stands under it is out of reach.
  void cover(const QRectF& rect) {
    const QBrush brush = painter()->brush();
    if (brush.style() == Qt::NoBrush) return;
    const QRectF area = painter()->deviceTransform().mapRect(rect) & clip();
    const bool isVeil = brush.color().alpha() > 40 && area.width() * area.height() > 400'000;
    if (brush.color().alpha() < 255 && !isVeil) return;
    std::erase_if(texts, [&area](const PaintedText& text) { return area.contains(text.seen.center()); });
  }
};

class TextDevice final : public QPaintDevice {
public:
  explicit TextDevice(QSize size) : m_size(size) {}
  QPaintEngine* paintEngine() const override { return &m_engine; }
  const std::vector<PaintedText>& texts() const { return m_engine.texts; }

protected:
  int metric(PaintDeviceMetric metric) const override {
    switch (metric) {
    case PdmWidth: return m_size.width();
    case PdmHeight: return m_size.height();
    case PdmWidthMM: return m_size.width() * 254 / 960;
    case PdmHeightMM: return m_size.height() * 254 / 960;
    case PdmDepth: return 32;
    case PdmNumColors: return 1 << 24;
    case PdmDpiX:
    case PdmDpiY:
    case PdmPhysicalDpiX:
    case PdmPhysicalDpiY: return 96;
    case PdmDevicePixelRatio: return 1;
    case PdmDevicePixelRatioScaled: return int(devicePixelRatioFScale());
    default: return QPaintDevice::metric(metric);
    }
  }

private:
  QSize m_size;
  mutable TextEngine m_engine;
};

inline std::vector<PaintedText> paintedTexts(QWidget& widget) {
  TextDevice device(widget.size());
  widget.render(&device);
  return device.texts();
}

// Large enough that the stems of small letters reach their full colour.
inline QImage picture(QWidget& widget, int scale = 3) {
  QImage image(widget.size() * scale, QImage::Format_RGB32);
  image.setDevicePixelRatio(scale);
  widget.render(&image);
  return image;
}

namespace measured {

inline double luminance(QRgb color) {
  const auto linear = [](int part) {
    const double share = part / 255.0;
    return share <= 0.04045 ? share / 12.92 : std::pow((share + 0.055) / 1.055, 2.4);
  };
  return 0.2126 * linear(qRed(color)) + 0.7152 * linear(qGreen(color)) + 0.0722 * linear(qBlue(color));
}

// WCAG 2.2, of the letters against what most of their rectangle shows: by the pixels.
inline double contrast(const QImage& picture, const QRectF& text) {
  const double scale = picture.devicePixelRatio();
  const QRect area = QRectF(text.topLeft() * scale, text.size() * scale).toAlignedRect() & picture.rect();
  QHash<QRgb, int> counts;
  for (int y = area.top(); y <= area.bottom(); ++y)
    for (int x = area.left(); x <= area.right(); ++x) ++counts[picture.pixel(x, y)];
  QRgb ground = 0;
  int most = 0;
  for (auto count = counts.cbegin(); count != counts.cend(); ++count)
    if (count.value() > most) most = count.value(), ground = count.key();
  const double behind = luminance(ground);
  double best = 1;
  for (auto count = counts.cbegin(); count != counts.cend(); ++count) {
    if (count.value() < 3) continue; // a stray pixel
    const double ink = luminance(count.key());
    best = std::max(best, (std::max(ink, behind) + 0.05) / (std::min(ink, behind) + 0.05));
  }
  return best;
}

} // namespace measured
} // namespace signalbox::pages
