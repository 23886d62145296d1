// SPDX-FileCopyrightText: 2026 The Planothèque contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "checks/box_tree.h"

#include <algorithm>

#include "base/check.h"

namespace plano::checks {
namespace {

using geometry::Vec3;

constexpr double kInfinite = std::numeric_limits<double>::infinity();
constexpr std::size_t kBins = 16;
/// Deeper than this, sides of equal counts are made: no boxes make the tree deep.
constexpr std::size_t kEvenFrom = 40;

double component(Vec3 v, std::size_t axis) {
  return axis == 0 ? v.x : axis == 1 ? v.y : v.z;
}

SpaceBox nothing() {
  return {{kInfinite, kInfinite, kInfinite}, {-kInfinite, -kInfinite, -kInfinite}};
}

void take_in(SpaceBox& box, const SpaceBox& more) {
  box.low = {std::min(box.low.x, more.low.x), std::min(box.low.y, more.low.y),
             std::min(box.low.z, more.low.z)};
  box.high = {std::max(box.high.x, more.high.x), std::max(box.high.y, more.high.y),
              std::max(box.high.z, more.high.z)};
}

/// Half of it; zero of an empty box.
double surface(const SpaceBox& box) {
  const Vec3 size = box.high - box.low;
  return size.x < 0 ? 0 : size.x * size.y + size.y * size.z + size.z * size.x;
}

}  // namespace

class BoxTree::Builder {
 public:
  Builder(const std::vector<SpaceBox>& boxes, std::vector<Node>& nodes)
      : boxes_(boxes), nodes_(nodes) {
    order_.resize(boxes.size());
    middles_.resize(boxes.size());
    for (std::uint32_t i = 0; i < order_.size(); ++i) {
      order_[i] = i;
      middles_[i] = (boxes[i].low + boxes[i].high) * 0.5;
    }
  }

  void build() { add_node(group(0, order_.size()), 1); }

 private:
  struct Group {
    std::size_t first;  // into order_
    std::size_t count;
    SpaceBox box;
  };

  Group group(std::size_t first, std::size_t count) const {
    Group one{first, count, nothing()};
    for (std::size_t i = first; i < first + count; ++i) take_in(one.box, boxes_[order_[i]]);
    return one;
  }

  /// A node of that group, split up to four ways. Its index.
  std::uint32_t add_node(const Group& whole, std::size_t depth) {
    CHECK(depth < kDeepest, "the depth of a tree of boxes is bounded");
    std::vector<Group> groups{whole};
    while (groups.size() < kLanes) {
      // What is largest is asked for most often.
      std::size_t at = groups.size();
      for (std::size_t g = 0; g < groups.size(); ++g) {
        if (groups[g].count < 2) continue;
        if (at == groups.size() || surface(groups[g].box) > surface(groups[at].box)) at = g;
      }
      if (at == groups.size()) break;
      const Group halved = groups[at];
      const std::size_t left = split(halved, depth);
      groups[at] = group(halved.first, left);
      groups.push_back(group(halved.first + left, halved.count - left));
    }
    const auto index = static_cast<std::uint32_t>(nodes_.size());
    nodes_.emplace_back();
    nodes_[index].count = static_cast<std::uint32_t>(groups.size());
    for (std::size_t lane = 0; lane < groups.size(); ++lane) {
      const Group& one = groups[lane];
      const std::uint32_t what =
          one.count == 1 ? order_[one.first] | kItem : add_node(one, depth + 1);
      put(nodes_[index], lane, one.box, what);
    }
    return index;
  }

  static void put(Node& node, std::size_t lane, const SpaceBox& box, std::uint32_t what) {
    for (std::size_t axis = 0; axis < 3; ++axis) {
      node.low[axis][lane] = Span(component(box.low, axis)).low;
      node.high[axis][lane] = Span(component(box.high, axis)).high;
    }
    node.what[lane] = what;
  }

  /// Orders a group of two or more so that its first boxes are one side. How many those are.
  std::size_t split(const Group& whole, std::size_t depth) {
    SpaceBox middles = nothing();
    for (std::size_t i = whole.first; i < whole.first + whole.count; ++i) {
      take_in(middles, {middles_[order_[i]], middles_[order_[i]]});
    }
    if (depth < kEvenFrom) {
      if (const std::size_t left = split_by_surface(whole, middles); left != 0) return left;
    }
    const Vec3 spread = middles.high - middles.low;
    const std::size_t axis = spread.x >= spread.y && spread.x >= spread.z ? 0
                             : spread.y >= spread.z                       ? 1
                                                                          : 2;
    const auto begin = order_.begin() + static_cast<std::ptrdiff_t>(whole.first);
    const auto half = static_cast<std::ptrdiff_t>(whole.count / 2);
    std::nth_element(begin, begin + half, begin + static_cast<std::ptrdiff_t>(whole.count),
                     [&](std::uint32_t p, std::uint32_t q) {
                       return std::pair{component(middles_[p], axis), p} <
                              std::pair{component(middles_[q], axis), q};
                     });
    return whole.count / 2;
  }

  struct Bin {
    SpaceBox box = nothing();
    std::size_t count = 0;
  };
  struct Cut {
    double cost = kInfinite;
    std::size_t axis = 0;
    std::size_t bin = 0;  // the first of the other side
  };

  static std::size_t bin_of(double value, double low, double spread) {
    const double share = (value - low) / spread;
    return std::min(kBins - 1, static_cast<std::size_t>(share * kBins));
  }

  /// The same, where surface times count is least; zero where all middles are one.
  std::size_t split_by_surface(const Group& whole, const SpaceBox& middles) {
    Cut best;
    for (std::size_t axis = 0; axis < 3; ++axis) {
      const double low = component(middles.low, axis);
      const double spread = component(middles.high, axis) - low;
      if (!(spread > 0)) continue;
      std::array<Bin, kBins> bins;
      for (std::size_t i = whole.first; i < whole.first + whole.count; ++i) {
        Bin& bin = bins[bin_of(component(middles_[order_[i]], axis), low, spread)];
        take_in(bin.box, boxes_[order_[i]]);
        ++bin.count;
      }
      try_cuts(bins, axis, best);
    }
    if (best.cost == kInfinite) return 0;
    const double low = component(middles.low, best.axis);
    const double spread = component(middles.high, best.axis) - low;
    const auto begin = order_.begin() + static_cast<std::ptrdiff_t>(whole.first);
    const auto middle = std::partition(
        begin, begin + static_cast<std::ptrdiff_t>(whole.count), [&](std::uint32_t i) {
          return bin_of(component(middles_[i], best.axis), low, spread) < best.bin;
        });
    return static_cast<std::size_t>(middle - begin);
  }

  static void try_cuts(const std::array<Bin, kBins>& bins, std::size_t axis, Cut& best) {
    std::array<double, kBins> above{};  // cost of the bins from this one on
    Bin side;
    for (std::size_t b = kBins; b-- > 1;) {
      take_in(side.box, bins[b].box);
      side.count += bins[b].count;
      above[b] = side.count == 0 ? kInfinite : surface(side.box) * static_cast<double>(side.count);
    }
    side = {};
    for (std::size_t b = 1; b < kBins; ++b) {
      take_in(side.box, bins[b - 1].box);
      side.count += bins[b - 1].count;
      if (side.count == 0) continue;
      const double cost = surface(side.box) * static_cast<double>(side.count) + above[b];
      if (cost < best.cost) best = {cost, axis, b};
    }
  }

  const std::vector<SpaceBox>& boxes_;
  std::vector<Node>& nodes_;
  std::vector<std::uint32_t> order_;
  std::vector<Vec3> middles_;
};

BoxTree::BoxTree(const std::vector<SpaceBox>& boxes) {
  CHECK(boxes.size() < kItem, "boxes are numbered with 31 bits");
  if (!boxes.empty()) Builder(boxes, nodes_).build();
}

}  // namespace plano::checks
