// SPDX-FileCopyrightText: Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/models/layered_layout.h"

#include <algorithm>
#include <cmath>
#include <vector>

namespace signalbox::ui {
namespace {

constexpr int orderSweeps = 12; // there and back; stops when nothing gets better
constexpr int heightSweeps = 8;
constexpr std::size_t carefulUpTo = 4000; // nodes and bends; beyond, fewer sweeps

// A node, or the bend of an edge in a layer that it passes.
struct Cell {
  int node = -1; // -1: a bend
  double height = 0;
  double middle = 0;
  std::vector<int> before; // cells of the layer to the left
  std::vector<int> after;
};

class Layout final {
public:
  Layout(const LayeredGraph& graph, const LayeredGaps& gaps)
      : m_graph(graph), m_gaps(gaps), m_layers(graph.nodes.size(), 0), m_isBack(graph.edges.size(), false) {}

  LayeredPlaces places() {
    findBackEdges();
    chooseLayers();
    makeCells();
    orderCells();
    placeMiddles();
    return result();
  }

private:
  using Layer = std::vector<int>;

  int count() const { return int(m_graph.nodes.size()); }
  bool isSelf(const LayeredEdge& edge) const { return edge.from == edge.to; }
  int tail(int edge) const { return m_isBack[edge] ? m_graph.edges[edge].to : m_graph.edges[edge].from; }
  int head(int edge) const { return m_isBack[edge] ? m_graph.edges[edge].from : m_graph.edges[edge].to; }

  // Depth first, without recursion: an edge to a node that is still open closes a cycle.
  void findBackEdges() {
    std::vector<std::vector<int>> out(count());
    for (int edge = 0; edge < m_graph.edges.size(); ++edge) out[m_graph.edges[edge].from].push_back(edge);
    enum class Mark : char { New, Open, Done };
    std::vector<Mark> marks(count(), Mark::New);
    std::vector<std::pair<int, std::size_t>> stack;
    for (int start = 0; start < count(); ++start) {
      if (marks[start] != Mark::New) continue;
      stack.emplace_back(start, 0);
      marks[start] = Mark::Open;
      while (!stack.empty()) {
        auto& [node, next] = stack.back();
        if (next == out[node].size()) {
          marks[node] = Mark::Done;
          stack.pop_back();
          continue;
        }
        const int edge = out[node][next++];
        const int to = m_graph.edges[edge].to;
        if (marks[to] == Mark::Open) m_isBack[edge] = true;
        if (marks[to] != Mark::New) continue;
        marks[to] = Mark::Open;
        stack.emplace_back(to, 0);
      }
    }
  }

  void chooseLayers() {
    std::vector<std::vector<int>> out(count());
    std::vector<int> waitsFor(count(), 0);
    for (int edge = 0; edge < m_graph.edges.size(); ++edge) {
      if (isSelf(m_graph.edges[edge])) continue;
      out[tail(edge)].push_back(head(edge));
      ++waitsFor[head(edge)];
    }
    if (!m_graph.leastLayer.isEmpty())
      for (int node = 0; node < count(); ++node) m_layers[node] = m_graph.leastLayer[node];
    std::vector<int> ready;
    for (int node = 0; node < count(); ++node)
      if (waitsFor[node] == 0) ready.push_back(node);
    for (std::size_t i = 0; i < ready.size(); ++i)
      for (const int to : out[ready[i]]) {
        m_layers[to] = std::max(m_layers[to], m_layers[ready[i]] + 1);
        if (--waitsFor[to] == 0) ready.push_back(to);
      }
  }

  int addCell(int node, int layer, double height) {
    const int cell = int(m_cells.size());
    m_cells.push_back({node, height, 0, {}, {}});
    if (m_order.size() <= std::size_t(layer)) m_order.resize(std::size_t(layer) + 1);
    m_order[std::size_t(layer)].push_back(cell);
    return cell;
  }

  void link(int left, int right) {
    m_cells[left].after.push_back(right);
    m_cells[right].before.push_back(left);
  }

  void makeCells() {
    for (int node = 0; node < count(); ++node) addCell(node, m_layers[node], m_graph.nodes[node].height());
    m_bends.resize(m_graph.edges.size());
    for (int edge = 0; edge < m_graph.edges.size(); ++edge) {
      if (isSelf(m_graph.edges[edge])) continue;
      int last = tail(edge);
      for (int layer = m_layers[tail(edge)] + 1; layer < m_layers[head(edge)]; ++layer) {
        const int bend = addCell(-1, layer, 0);
        m_bends[edge].push_back(bend);
        link(last, bend);
        last = bend;
      }
      link(last, head(edge));
    }
    m_rank.resize(m_cells.size());
    for (const Layer& layer : m_order) rank(layer);
  }

  void rank(const Layer& layer) {
    for (std::size_t i = 0; i < layer.size(); ++i) m_rank[layer[i]] = int(i);
  }

  // Pairs of edges between two layers that cross: inversions, counted with a Fenwick tree.
  int crossings(const Layer& left, std::size_t rightSize) const {
    std::vector<int> tree(rightSize + 1, 0);
    int total = 0;
    int sum = 0;
    std::vector<int> heads;
    for (const int cell : left) {
      heads.clear();
      for (const int to : m_cells[cell].after) heads.push_back(m_rank[to]);
      for (const int at : heads) {
        int notAbove = 0;
        for (int i = at + 1; i > 0; i -= i & -i) notAbove += tree[std::size_t(i)];
        total += sum - notAbove;
      }
      for (const int at : heads)
        for (int i = at + 1; i <= int(rightSize); i += i & -i) ++tree[std::size_t(i)];
      sum += int(heads.size());
    }
    return total;
  }

  int crossings() const {
    int total = 0;
    for (std::size_t layer = 0; layer + 1 < m_order.size(); ++layer)
      total += crossings(m_order[layer], m_order[layer + 1].size());
    return total;
  }

  enum class Look { Left, Right };

  void sortByNeighbours(Layer& layer, Look look) {
    std::vector<std::pair<double, int>> keyed;
    for (const int cell : layer) {
      const auto& neighbours = look == Look::Left ? m_cells[cell].before : m_cells[cell].after;
      double sum = 0;
      for (const int each : neighbours) sum += m_rank[each];
      keyed.emplace_back(neighbours.empty() ? m_rank[cell] : sum / double(neighbours.size()), cell);
    }
    std::ranges::stable_sort(keyed, {}, &std::pair<double, int>::first);
    for (std::size_t i = 0; i < layer.size(); ++i) layer[i] = keyed[i].second;
    rank(layer);
  }

  int sweeps(int usual) const { return m_cells.size() > carefulUpTo ? 2 : usual; }

  void orderCells() {
    std::vector<Layer> best = m_order;
    m_crossings = crossings();
    for (int sweep = 0, idle = 0; sweep < sweeps(orderSweeps) && m_crossings > 0 && idle < 3; ++sweep) {
      for (std::size_t layer = 1; layer < m_order.size(); ++layer) sortByNeighbours(m_order[layer], Look::Left);
      for (std::size_t layer = m_order.size(); layer-- > 1;) sortByNeighbours(m_order[layer - 1], Look::Right);
      const int now = crossings();
      ++idle;
      if (now >= m_crossings) continue;
      idle = 0;
      m_crossings = now;
      best = m_order;
    }
    m_order = std::move(best);
    for (const Layer& layer : m_order) rank(layer);
  }

  double gapBetween(int above, int below) const {
    const bool areNodes = m_cells[above].node >= 0 && m_cells[below].node >= 0;
    return (m_cells[above].height + m_cells[below].height) / 2 + (areNodes ? m_gaps.nodes : m_gaps.edges);
  }

  // Each as near to where it wants to be as the order and the gaps allow: least squares, by pooling adjacent violators.
  void settle(const Layer& layer, const std::vector<double>& wanted) {
    struct Pool {
      double sum;
      int count;
      double mean() const { return sum / count; }
    };
    std::vector<Pool> pools;
    double offset = 0;
    std::vector<double> offsets;
    for (std::size_t i = 0; i < layer.size(); ++i) {
      if (i > 0) offset += gapBetween(layer[i - 1], layer[i]);
      offsets.push_back(offset);
      pools.push_back({wanted[i] - offset, 1});
      while (pools.size() > 1 && pools[pools.size() - 2].mean() > pools.back().mean()) {
        const Pool last = pools.back();
        pools.pop_back();
        pools.back().sum += last.sum;
        pools.back().count += last.count;
      }
    }
    std::size_t at = 0;
    for (const Pool& pool : pools)
      for (int i = 0; i < pool.count; ++i, ++at) m_cells[layer[at]].middle = pool.mean() + offsets[at];
  }

  double meanOf(const std::vector<int>& cells, double otherwise) const {
    if (cells.empty()) return otherwise;
    double sum = 0;
    for (const int cell : cells) sum += m_cells[cell].middle;
    return sum / double(cells.size());
  }

  void placeMiddles() {
    for (const Layer& layer : m_order) settle(layer, std::vector<double>(layer.size(), 0));
    const auto pull = [&](const Layer& layer, Look look) {
      std::vector<double> wanted;
      for (const int cell : layer) {
        const Cell& each = m_cells[cell];
        const auto& first = look == Look::Left ? each.before : each.after;
        const auto& second = look == Look::Left ? each.after : each.before;
        wanted.push_back(meanOf(first, meanOf(second, each.middle)));
      }
      settle(layer, wanted);
    };
    for (int sweep = 0; sweep < sweeps(heightSweeps); ++sweep) {
      for (const Layer& layer : m_order) pull(layer, Look::Left);
      for (auto layer = m_order.rbegin(); layer != m_order.rend(); ++layer) pull(*layer, Look::Right);
    }
  }

  LayeredPlaces result() const {
    LayeredPlaces places;
    double top = 0;
    double bottom = 0;
    bool isFirst = true;
    for (const Cell& cell : m_cells) {
      top = isFirst ? cell.middle - cell.height / 2 : std::min(top, cell.middle - cell.height / 2);
      bottom = isFirst ? cell.middle + cell.height / 2 : std::max(bottom, cell.middle + cell.height / 2);
      isFirst = false;
    }
    std::vector<double> left;
    std::vector<double> right;
    double x = 0;
    for (const Layer& layer : m_order) {
      double wide = 0;
      for (const int cell : layer)
        if (m_cells[cell].node >= 0) wide = std::max(wide, m_graph.nodes[m_cells[cell].node].width());
      left.push_back(x);
      right.push_back(x + wide);
      x += wide + m_gaps.layers;
    }
    places.nodes.resize(count());
    places.layers = QVector<int>(m_layers.begin(), m_layers.end());
    places.ranks.resize(count());
    for (std::size_t layer = 0; layer < m_order.size(); ++layer)
      placeNodes(places, layer, left[layer], right[layer] - left[layer], top);
    for (int edge = 0; edge < m_graph.edges.size(); ++edge) places.ways << wayOf(edge, places, left, right, top);
    places.size = QSizeF(right.empty() ? 0 : right.back(), bottom - top);
    places.crossings = m_crossings;
    return places;
  }

  // All as wide as the widest of the layer.
  void placeNodes(LayeredPlaces& places, std::size_t layer, double left, double width, double top) const {
    int at = 0;
    for (const int cell : m_order[layer]) {
      const int node = m_cells[cell].node;
      if (node < 0) continue;
      const double height = m_graph.nodes[node].height();
      places.nodes[node] = QRectF(left, std::round(m_cells[cell].middle - height / 2 - top), width, height);
      places.ranks[node] = at++;
    }
  }

  QVector<QPointF> wayOf(int edge, const LayeredPlaces& places, const std::vector<double>& left,
                         const std::vector<double>& right, double top) const {
    if (isSelf(m_graph.edges[edge])) return {};
    const QRectF& from = places.nodes[tail(edge)];
    const QRectF& to = places.nodes[head(edge)];
    QVector<QPointF> way{QPointF(from.right(), from.center().y())};
    int layer = m_layers[tail(edge)] + 1;
    for (const int bend : m_bends[edge]) {
      const double y = m_cells[bend].middle - top;
      way << QPointF(left[std::size_t(layer)], y) << QPointF(right[std::size_t(layer)], y);
      ++layer;
    }
    way << QPointF(to.left(), to.center().y());
    if (m_isBack[edge]) std::ranges::reverse(way);
    return way;
  }

  const LayeredGraph& m_graph;
  const LayeredGaps m_gaps;
  std::vector<int> m_layers; // of each node
  std::vector<bool> m_isBack;
  std::vector<Cell> m_cells; // the nodes first
  std::vector<Layer> m_order;
  std::vector<int> m_rank; // of each cell in its layer
  std::vector<std::vector<int>> m_bends;
  int m_crossings = 0;
};

} // namespace

LayeredPlaces layeredLayout(const LayeredGraph& graph, const LayeredGaps& gaps) { return Layout(graph, gaps).places(); }

} // namespace signalbox::ui
