// SPDX-FileCopyrightText: 2026 The Planothèque contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "panels/near_pairs.h"

#include <algorithm>
#include <array>
#include <limits>

namespace plano::panels {

namespace {

using geometry::Vec3;

struct Bounds {
  std::array<double, 3> low;
  std::array<double, 3> high;

  static Bounds none() {
    constexpr double kFar = std::numeric_limits<double>::max();
    return {{kFar, kFar, kFar}, {-kFar, -kFar, -kFar}};
  }
  void take(const Bounds& other) {
    for (std::size_t k = 0; k < 3; ++k) {
      low[k] = std::min(low[k], other.low[k]);
      high[k] = std::max(high[k], other.high[k]);
    }
  }
  bool within(const Bounds& other, double gap) const {
    for (std::size_t k = 0; k < 3; ++k) {
      if (low[k] - gap >= other.high[k] || other.low[k] - gap >= high[k]) return false;
    }
    return true;
  }
};

Bounds bounds_of(const Part& part, const geometry::Placement& pose) {
  const geometry::Box box = geometry::bounding_box(part.profile);
  Bounds bounds = Bounds::none();
  for (int corner = 0; corner < 8; ++corner) {
    const geometry::Point p{(corner & 1) != 0 ? box.high.x : box.low.x,
                            (corner & 2) != 0 ? box.high.y : box.low.y};
    const Vec3 at = pose.at(p, (corner & 4) != 0 ? part.thickness : Length{});
    bounds.take({{at.x, at.y, at.z}, {at.x, at.y, at.z}});
  }
  return bounds;
}

/// A binary tree over boxes, halved at the median along the longest side.
class BoxTree {
 public:
  explicit BoxTree(const std::vector<Bounds>& boxes) : boxes_(boxes), order_(boxes.size()) {
    for (std::size_t i = 0; i < order_.size(); ++i) order_[i] = i;
    if (!order_.empty()) build(0, order_.size());
  }

  /// The boxes after `index` that are near it, in no particular order.
  void after(std::size_t index, double gap, std::vector<std::size_t>& found) const {
    if (!nodes_.empty()) visit(0, index, gap, found);
  }

 private:
  static constexpr std::size_t kLeaf = 8;
  struct Node {
    Bounds bounds;
    std::size_t begin = 0;
    std::size_t end = 0;
    std::size_t right = 0;  // 0: a leaf; the left child is the next node
  };

  std::size_t build(std::size_t begin, std::size_t end) {
    const std::size_t number = nodes_.size();
    Bounds bounds = Bounds::none();
    for (std::size_t i = begin; i < end; ++i) bounds.take(boxes_[order_[i]]);
    nodes_.push_back({bounds, begin, end, 0});
    if (end - begin <= kLeaf) return number;
    std::size_t axis = 0;
    for (std::size_t k = 1; k < 3; ++k) {
      if (bounds.high[k] - bounds.low[k] > bounds.high[axis] - bounds.low[axis]) axis = k;
    }
    const std::size_t middle = (begin + end) / 2;
    const auto at = [&](std::size_t i) {
      return order_.begin() + static_cast<std::vector<std::size_t>::difference_type>(i);
    };
    std::nth_element(at(begin), at(middle), at(end), [&](std::size_t i, std::size_t j) {
      const double ci = boxes_[i].low[axis] + boxes_[i].high[axis];
      const double cj = boxes_[j].low[axis] + boxes_[j].high[axis];
      return ci != cj ? ci < cj : i < j;
    });
    build(begin, middle);
    const std::size_t right = build(middle, end);
    nodes_[number].right = right;
    return number;
  }

  void visit(std::size_t number, std::size_t index, double gap,
             std::vector<std::size_t>& found) const {
    const Node& node = nodes_[number];
    if (!boxes_[index].within(node.bounds, gap)) return;
    if (node.right != 0) {
      visit(number + 1, index, gap, found);
      visit(node.right, index, gap, found);
      return;
    }
    for (std::size_t i = node.begin; i < node.end; ++i) {
      const std::size_t other = order_[i];
      if (other > index && boxes_[index].within(boxes_[other], gap)) found.push_back(other);
    }
  }

  const std::vector<Bounds>& boxes_;
  std::vector<std::size_t> order_;
  std::vector<Node> nodes_;
};

}  // namespace

std::vector<NearPair> near_pairs(const PartSet& set, Length gap) {
  std::vector<Bounds> boxes;
  std::vector<std::pair<std::size_t, std::size_t>> who;
  for (std::size_t p = 0; p < set.parts.size(); ++p) {
    for (std::size_t i = 0; i < set.parts[p].instances.size(); ++i) {
      boxes.push_back(bounds_of(set.parts[p], set.parts[p].instances[i].pose));
      who.emplace_back(p, i);
    }
  }
  const BoxTree tree(boxes);
  std::vector<NearPair> pairs;
  std::vector<std::size_t> found;
  for (std::size_t i = 0; i < boxes.size(); ++i) {
    found.clear();
    tree.after(i, gap.mm(), found);
    std::sort(found.begin(), found.end());
    for (const std::size_t j : found) {
      pairs.push_back({who[i].first, who[i].second, who[j].first, who[j].second});
    }
  }
  return pairs;
}

}  // namespace plano::panels
