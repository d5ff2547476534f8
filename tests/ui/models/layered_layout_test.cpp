// SPDX-FileCopyrightText: Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// Where the nodes of a graph stand: what holds for any graph, and the pictures of small ones.
#include "ui/models/layered_layout.h"

#include <QRandomGenerator>
#include <QTest>

using namespace signalbox::ui;

namespace {

LayeredGraph graphOf(int nodes, const QVector<LayeredEdge>& edges) {
  return {QVector<QSizeF>(nodes, QSizeF(100, 40)), edges, {}};
}

// From the left to the right side of a page, in the order of the nodes.
LayeredGraph randomGraph(quint32 seed, int nodes, int edges) {
  QRandomGenerator random(seed);
  LayeredGraph graph = graphOf(nodes, {});
  for (int i = 0; i < edges; ++i) graph.edges << LayeredEdge{int(random.bounded(nodes)), int(random.bounded(nodes))};
  return graph;
}

bool overlaps(const LayeredPlaces& places) {
  for (int a = 0; a < places.nodes.size(); ++a)
    for (int b = a + 1; b < places.nodes.size(); ++b)
      if (places.nodes[a].intersects(places.nodes[b])) return true;
  return false;
}

} // namespace

class LayeredLayoutTest final : public QObject {
  Q_OBJECT
private Q_SLOTS:
  void emptyGraphHasNoSize() { QCOMPARE(layeredLayout({}).size, QSizeF(0, 0)); }

  void chainGoesFromLeftToRightOnOneLine() {
    const LayeredPlaces places = layeredLayout(graphOf(3, {{0, 1}, {1, 2}}), {60, 10, 10});
    QCOMPARE(places.nodes, QVector<QRectF>({{0, 0, 100, 40}, {160, 0, 100, 40}, {320, 0, 100, 40}}));
    QCOMPARE(places.ways[0], QVector<QPointF>({{100, 20}, {160, 20}}));
    QCOMPARE(places.size, QSizeF(420, 40));
  }

  void longestWayDecidesTheLayer() {
    const LayeredPlaces places = layeredLayout(graphOf(4, {{0, 1}, {1, 2}, {0, 2}, {0, 3}}));
    QCOMPARE(places.layers, QVector<int>({0, 1, 2, 1}));
    QCOMPARE(places.ways[2].size(), 4); // past the layer between
  }

  void edgeThatPassesALayerKeepsClearOfItsNodes() {
    const LayeredPlaces places = layeredLayout(graphOf(4, {{0, 1}, {1, 2}, {0, 2}, {0, 3}, {3, 2}}));
    for (const QPointF& bend : places.ways[2].mid(1, 2))
      for (const int node : {1, 3}) QVERIFY(!places.nodes[node].adjusted(1, 1, -1, -1).contains(bend));
  }

  void crossingsThatNeedNotBeAreTakenOut() {
    // 0 → 3, 1 → 2: crossed as they are given.
    QCOMPARE(layeredLayout(graphOf(4, {{0, 3}, {1, 2}})).crossings, 0);
    // Each of three with each of three cannot be drawn without.
    QVector<LayeredEdge> all;
    for (int from = 0; from < 3; ++from)
      for (int to = 3; to < 6; ++to) all << LayeredEdge{from, to};
    QCOMPARE(layeredLayout(graphOf(6, all)).crossings, 9);
  }

  void cycleIsLedBackwards() {
    const LayeredPlaces places = layeredLayout(graphOf(3, {{0, 1}, {1, 2}, {2, 0}}));
    QCOMPARE(places.layers, QVector<int>({0, 1, 2}));
    QVERIFY(places.ways[2].front().x() > places.ways[2].back().x());
  }

  void selfEdgeHasNoWay() { QVERIFY(layeredLayout(graphOf(1, {{0, 0}})).ways[0].isEmpty()); }

  void leastLayerIsKept() {
    LayeredGraph graph = graphOf(2, {});
    graph.leastLayer = {0, 1};
    QCOMPARE(layeredLayout(graph).layers, QVector<int>({0, 1}));
  }

  void anyGraphIsDrawnSoundly_data() {
    QTest::addColumn<int>("nodes");
    QTest::addColumn<int>("edges");
    QTest::newRow("sparse") << 12 << 10;
    QTest::newRow("dense") << 12 << 60;
    QTest::newRow("no edges") << 9 << 0;
    QTest::newRow("large") << 200 << 300;
  }
  void anyGraphIsDrawnSoundly() {
    QFETCH(const int, nodes);
    QFETCH(const int, edges);
    for (quint32 seed = 1; seed <= 10; ++seed) {
      const LayeredGraph graph = randomGraph(seed, nodes, edges);
      const LayeredPlaces places = layeredLayout(graph);
      QVERIFY(!overlaps(places));
      const QRectF page = QRectF(QPointF(), places.size).adjusted(-1, -1, 1, 1);
      for (const QRectF& node : places.nodes) QVERIFY(page.contains(node));
      for (int edge = 0; edge < graph.edges.size(); ++edge) {
        const LayeredEdge& ends = graph.edges[edge];
        if (ends.from == ends.to) continue;
        QVERIFY(places.layers[ends.from] != places.layers[ends.to]);
        const bool isForward = places.layers[ends.from] < places.layers[ends.to];
        const QRectF& from = places.nodes[ends.from];
        QCOMPARE(places.ways[edge].front(), QPointF(isForward ? from.right() : from.left(), from.center().y()));
      }
      const LayeredPlaces again = layeredLayout(graph);
      QCOMPARE(again.nodes, places.nodes);
      QCOMPARE(again.ways, places.ways);
    }
  }
};

QTEST_APPLESS_MAIN(LayeredLayoutTest)
#include "layered_layout_test.moc"
