// SPDX-FileCopyrightText: Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// Icons: lucide shapes rendered at size times device pixel ratio, cached by name, colour, size and ratio.
#include "resources/icons.h"
#include "ui/theme/paint.h"

#include <QIconEngine>
#include <QPainter>
#include <QPixmapCache>
#include <QSvgRenderer>

#include <algorithm>

namespace signalbox::ui {
namespace {

// "stop" is our name for the filled square; only play and stop are filled.
struct Drawing {
  std::string_view shapes;
  bool isFilled = false;
};

Drawing drawingOf(const QString& name) {
  const std::string wanted = name == QLatin1String("stop") ? "square" : name.toStdString();
  const auto all = resources::icons();
  const auto found = std::ranges::lower_bound(all, wanted, {}, &resources::Icon::name);
  Q_ASSERT_X(found != all.end() && found->name == wanted, "icon",
             qPrintable(name + QStringLiteral(" is not in resources/icons.txt")));
  if (found == all.end() || found->name != wanted) return {};
  return {found->shapes, name == QLatin1String("play") || name == QLatin1String("stop")};
}

double strokeWidth(int size) {
  if (size <= 14) return 2.0;
  if (size <= 16) return 1.75;
  return size <= 20 ? 1.7 : 1.6;
}

QByteArray svgText(const Drawing& drawing, const QColor& color, int size) {
  const QByteArray ink = color.name().toLatin1();
  QByteArray text = "<svg xmlns='http://www.w3.org/2000/svg' viewBox='0 0 24 24' stroke-linecap='round' "
                    "stroke-linejoin='round' stroke='" +
                    ink + "' fill='" + (drawing.isFilled ? ink : QByteArray("none")) + "' stroke-width='" +
                    QByteArray::number(strokeWidth(size)) + "'>";
  text.append(drawing.shapes.data(), static_cast<qsizetype>(drawing.shapes.size()));
  return text + "</svg>";
}

QPixmap renderIcon(const QString& name, const QColor& color, int size, double ratio) {
  const int extent = qRound(size * ratio);
  QPixmap pixmap(extent, extent);
  pixmap.fill(Qt::transparent);
  QPainter painter(&pixmap);
  painter.setRenderHint(QPainter::Antialiasing);
  painter.setOpacity(color.alphaF());
  QSvgRenderer renderer(svgText(drawingOf(name), color, size));
  const double inset = name == QLatin1String("stop") ? extent * 0.14 : name == QLatin1String("play") ? extent * 0.1 : 0;
  renderer.render(&painter, QRectF(0, 0, extent, extent).adjusted(inset, inset, -inset, -inset));
  painter.end();
  pixmap.setDevicePixelRatio(ratio);
  return pixmap;
}

QColor inkFor(QIcon::Mode mode, QIcon::State state) {
  const Theme& t = theme();
  if (mode == QIcon::Disabled) return t.disabled;
  if (state == QIcon::On) return t.accent;
  return mode == QIcon::Active || mode == QIcon::Selected ? t.text : t.text2;
}

class ThemeIconEngine final : public QIconEngine {
public:
  explicit ThemeIconEngine(QString name) : m_name(std::move(name)) {}

  void paint(QPainter* painter, const QRect& rect, QIcon::Mode mode, QIcon::State state) override {
    drawIcon(*painter, m_name, inkFor(mode, state), QRectF(rect));
  }

  QPixmap pixmap(const QSize& size, QIcon::Mode mode, QIcon::State state) override {
    return iconPixmap(m_name, inkFor(mode, state), qMin(size.width(), size.height()), 1.0);
  }

  QPixmap scaledPixmap(const QSize& size, QIcon::Mode mode, QIcon::State state, qreal scale) override {
    return iconPixmap(m_name, inkFor(mode, state), qRound(qMin(size.width(), size.height()) / scale), scale);
  }

  QString iconName() override { return m_name; }
  QIconEngine* clone() const override { return new ThemeIconEngine(m_name); }

private:
  QString m_name;
};

} // namespace

QPixmap iconPixmap(const QString& name, const QColor& color, int size, double ratio) {
  const QString key = QStringLiteral("lucide/%1/%2/%3@%4").arg(name).arg(color.rgba(), 0, 16).arg(size).arg(ratio);
  QPixmap pixmap;
  if (QPixmapCache::find(key, &pixmap)) return pixmap;
  pixmap = renderIcon(name, color, size, ratio);
  QPixmapCache::insert(key, pixmap);
  return pixmap;
}

void drawIcon(QPainter& painter, const QString& name, const QColor& color, const QRectF& rect) {
  const int size = qRound(qMin(rect.width(), rect.height()));
  const double ratio = painter.device()->devicePixelRatioF();
  const QPointF at = rect.center() - QPointF(size / 2.0, size / 2.0);
  painter.drawPixmap(QPointF(qRound(at.x() * ratio) / ratio, qRound(at.y() * ratio) / ratio),
                     iconPixmap(name, color, size, ratio));
}

QIcon themedIcon(const QString& name) { return QIcon(new ThemeIconEngine(name)); }

} // namespace signalbox::ui
