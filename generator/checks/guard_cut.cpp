// SPDX-FileCopyrightText: 2026 The Planothèque contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "checks/guard_cut.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <limits>
#include <optional>

#include "checks/standing.h"

namespace plano::checks {
namespace {

using geometry::Vec3;

/// What the search along the edge leaves open.
constexpr double kBallMm = kInfillMm / 2 - kEndMm / 2;
/// From such a centre to the end of the gap: ends and places of centres are each found to kEndMm,
/// on the side that makes the gap wider.
constexpr double kReachMm = kBallMm - kEndMm;
/// The highest centre that is in question: a ball on what ends lower is over it.
constexpr double kHighestMm = kBarrierTopMm - kInfillMm / 2;
/// Between two layers nothing is measured: a ball smaller by half of what lies between them must
/// find no room in either.
constexpr double kBetweenMm = kBallMm - kLayerMm / 2;
/// Pieces this near to each other touch.
constexpr double kTouchMm = 0.05;
constexpr double kNever = std::numeric_limits<double>::infinity();
constexpr double kCellMm = 64;
/// Strips are entered into the cells they run through this often.
constexpr double kEnterMm = 8;

bool are_alike(const Spans& a, const Spans& b) {
  return std::equal(a.begin(), a.end(), b.begin(), b.end(), [](Span one, Span other) {
    return std::fabs(one.low - other.low) <= kHeightsMm &&
           std::fabs(one.high - other.high) <= kHeightsMm;
  });
}

/// From a point to the nearest of a strip, in plan.
struct Away {
  double squared = 0;
  double rise = 0;
};
Away away(Vec3 from, Vec3 to, Vec3 p) {
  const Vec3 side{to.x - from.x, to.y - from.y, 0};
  const Vec3 way{p.x - from.x, p.y - from.y, 0};
  const double length = dot(side, side);
  const double t = length == 0 ? 0 : std::clamp(dot(way, side) / length, 0.0, 1.0);
  const Vec3 rest = way - side * t;
  return {dot(rest, rest), from.z + (to.z - from.z) * t - p.z};
}

/// From a piece to a strip, in plan: zero where they may cross.
double nearest_squared(Vec3 from, Vec3 to, Vec3 a, Vec3 b, const Away& from_a, const Away& from_b) {
  const auto turn = [](Vec3 o, Vec3 p, Vec3 q) {
    return (p.x - o.x) * (q.y - o.y) - (p.y - o.y) * (q.x - o.x);
  };
  const bool cross =
      turn(from, to, a) * turn(from, to, b) < 0 && turn(a, b, from) * turn(a, b, to) < 0;
  if (cross) return 0;
  return std::min(
      {from_a.squared, from_b.squared, away(a, b, from).squared, away(a, b, to).squared});
}

/// What both have, if they have as many pieces and each overlaps its fellow: one thing goes on.
std::optional<Spans> common(const Spans& a, const Spans& b) {
  if (a.size() != b.size()) return std::nullopt;
  Spans both;
  for (std::size_t i = 0; i < a.size(); ++i) {
    const Span one{std::max(a[i].low, b[i].low), std::min(a[i].high, b[i].high)};
    if (one.high < one.low) return std::nullopt;
    both.push_back(one);
  }
  return both;
}

/// The lowest centre of a ball at a distance outwards of the edge, above the floor.
double lowest(double outwards, double radius) {
  if (outwards <= 0) return radius;
  return outwards >= radius ? 0 : std::sqrt(radius * radius - outwards * outwards);
}

using Costs = std::array<double, kLayers>;
using Froms = std::array<std::uint8_t, kLayers>;

class Cut {
 public:
  Cut(const GuardLoop& loop, const BallRoom& room, const GuardRun& run)
      : loop_(loop), room_(room), run_(run), cells_(run.columns.size()) {
    for (std::size_t i = 0; i < cells_.size(); ++i) measure(i);
  }

  std::vector<GuardGap> gaps() {
    const std::size_t last = run_.ring ? closed_end() : open_end();
    trace(last);
    return joined();
  }

 private:
  struct Cell {
    std::array<bool, kLayers> here{};  // the layer has its column there
    std::array<bool, kLayers>
        tight{};                       // no ball fits there, nor between it and the next such layer
    std::array<bool, kLayers> lost{};  // the ball is out before it comes there: no line
    std::array<double, kLayers> before{};  // free length in the first half
    std::array<double, kLayers> after{};   // in the second
    Froms from{};                          // the layer it was come from, in the middle
  };

  const GuardSide& side(std::size_t i) const { return loop_.sides[run_.columns[i].side]; }
  const GuardColumn& column(std::size_t i) const { return side(i).columns[run_.columns[i].column]; }

  /// What of a column's place along its side lies in a layer.
  std::pair<double, double> part(std::size_t i, std::size_t k) const {
    const GuardSide& one = side(i);
    double low = -layer_at(k) * one.before;
    double high = one.length + layer_at(k) * one.after;
    const GuardColumn& own = column(i);
    // Where a corner has no columns of its own, the last of the side stands for it.
    if (&own != &one.columns.front()) low = std::max(low, own.from);
    if (&own != &one.columns.back()) high = std::min(high, own.to);
    if (!run_.ring) {
      // Beyond a run there is a floor: no torso passes half above it.
      if (i == 0) low = std::max(low, own.from);
      if (i + 1 == cells_.size()) high = std::min(high, own.to);
      const double start = run_.start[i] - own.from;
      low = std::max(low, kBallMm - start);
      high = std::min(high, run_.length - kBallMm - start);
    }
    return {low, high};
  }

  bool is_blocked(std::size_t i, std::size_t k, double from, double to, double radius) const {
    return room_.is_blocked(side(i).at(from, k), side(i).at(to, k), lowest(layer_at(k), radius),
                            kHighestMm, radius);
  }

  bool is_free(std::size_t i, std::size_t k, double from, double to) const {
    return room_.is_free(side(i).at(from, k), side(i).at(to, k), lowest(layer_at(k), kBallMm),
                         kHighestMm, kBallMm);
  }

  /// Whether a ball does not drop beside the floor, at its height.
  bool is_held_back(Vec3 p) const { return room_.is_blocked(p, p, 0, 0, kBetweenMm); }

  /// Whether what one ray felt fills all that is in question: then nothing near it is free.
  static bool is_full(const Spans& solid) {
    return std::any_of(solid.begin(), solid.end(),
                       [](Span s) { return s.low <= 0 && s.high >= kHighestMm; });
  }

  /// Calls `use(from, to)` for pieces where the centre of a ball is free; halves what is neither
  /// free nor blocked all along.
  template <class Use>
  void free_pieces(std::size_t i, std::size_t k, double from, double to, const Use& use) const {
    const double half = (to - from) / 2;
    if (half <= 0) return;
    if (cells_[i].lost[k]) return use(from, to);
    const double middle = (from + to) / 2;
    if (is_blocked(i, k, from, to, kBallMm)) return;
    if (half <= kEndMm / 2 || is_free(i, k, from, to)) return use(from, to);
    free_pieces(i, k, from, middle, use);
    free_pieces(i, k, middle, to, use);
  }

  double free_length(std::size_t i, std::size_t k, double from, double to) const {
    double sum = 0;
    free_pieces(i, k, from, to, [&](double a, double b) { sum += b - a; });
    return sum;
  }

  void measure(std::size_t i) {
    Cell& cell = cells_[i];
    const double middle = column(i).middle();
    // Beyond a place where the ball drops between the floor and what stands off it, no line.
    bool drops = false;
    for (std::size_t k = 0; k < kLayers; ++k) {
      const auto [from, to] = part(i, k);
      if (to <= from) continue;
      cell.here[k] = from <= middle && middle <= to && !side(i).layers[k].empty();
      if (cell.here[k] && is_full(side(i).solid(middle, k))) {
        cell.tight[k] = !drops;
      } else if (cell.here[k]) {
        cell.tight[k] = !drops && is_blocked(i, k, middle, middle, kBetweenMm);
        drops = drops || (layer_at(k) > kBetweenMm && !is_held_back(side(i).at(middle, k)));
        cell.tight[k] = cell.tight[k] && !drops;
      }
      cell.lost[k] = drops;
      const bool full = cell.here[k] && is_full(side(i).solid(middle, k));
      if (full && !drops) continue;
      cell.before[k] = free_length(i, k, from, std::min(to, middle));
      cell.after[k] = free_length(i, k, std::max(from, middle), to);
    }
  }

  static double step_cost(const Cell& cell, std::size_t a, std::size_t b) {
    if (!cell.here[a] || !cell.here[b]) return kNever;
    return cell.tight[a] && cell.tight[b] ? 0 : kLayerMm;
  }

  /// From layer to layer within one column; `from` gets where each cost came from.
  static void cross(const Cell& cell, Costs& costs, Froms& from) {
    for (std::size_t k = 0; k < kLayers; ++k) from[k] = static_cast<std::uint8_t>(k);
    for (std::size_t k = 1; k < kLayers; ++k) relax(cell, k - 1, k, costs, from);
    for (std::size_t k = kLayers - 1; k > 0; --k) relax(cell, k, k - 1, costs, from);
  }
  static void relax(const Cell& cell, std::size_t a, std::size_t b, Costs& costs, Froms& from) {
    const double cost = costs[a] + step_cost(cell, a, b);
    if (!(cost < costs[b])) return;
    costs[b] = cost;
    from[b] = from[a];
  }

  /// What the cheapest lines cost that end in each layer; cells keep where they came from.
  Costs walk(Costs costs) {
    for (Cell& cell : cells_) {
      for (std::size_t k = 0; k < kLayers; ++k) costs[k] += cell.before[k];
      cross(cell, costs, cell.from);
      for (std::size_t k = 0; k < kLayers; ++k) costs[k] += cell.after[k];
    }
    return costs;
  }

  /// The layer in which the cheapest line ends; cells hold that line.
  std::size_t open_end() {
    const Costs ends = walk({});
    return static_cast<std::size_t>(std::min_element(ends.begin(), ends.end()) - ends.begin());
  }

  /// The same of the lines that end in the layer they began in.
  std::size_t closed_end() {
    std::size_t best = 0;
    double least = kNever;
    const auto around = [this](std::size_t k) {
      Costs begin;
      begin.fill(kNever);
      begin[k] = 0;
      return walk(begin)[k];
    };
    for (std::size_t k = 0; k < kLayers; ++k) {
      const double cost = around(k);
      if (cost < least) best = k;
      least = std::min(least, cost);
    }
    around(best);
    return best;
  }

  /// What the line that ends in a layer crosses.
  void trace(std::size_t layer) {
    for (std::size_t i = cells_.size(); i-- > 0;) {
      const double middle = column(i).middle();
      add_left_out(i, layer);
      if (cells_[i].after[layer] > 0) {
        add_free(i, layer, std::max(middle, part(i, layer).first), part(i, layer).second);
      }
      const std::size_t next = cells_[i].from[layer];
      add_crossing(i, next, layer);
      layer = next;
      if (cells_[i].before[layer] > 0) {
        add_free(i, layer, part(i, layer).first, std::min(middle, part(i, layer).second));
      }
    }
  }

  void add_free(std::size_t i, std::size_t k, double from, double to) {
    free_pieces(i, k, from, to, [&](double a, double b) { add(i, a, b, false); });
  }

  /// What of the edge a layer leaves out at a mitre; with what is beside it, it is open or not.
  void add_left_out(std::size_t i, std::size_t k) {
    const GuardColumn& own = column(i);
    if (own.corner) return;
    const auto [from, to] = part(i, k);
    const double start = run_.start[i] - own.from;
    const double low = std::min(from, own.to);
    const double high = std::max(to, own.from);
    if (low > own.from) left_out_.push_back({start + own.from, start + low, false});
    if (high < own.to) left_out_.push_back({start + high, start + own.to, false});
  }

  /// Free pieces that touch what a mitre left out take it in.
  void take_in() {
    std::sort(left_out_.begin(), left_out_.end(),
              [](const GuardGap& a, const GuardGap& b) { return a.from < b.from; });
    std::vector<GuardGap> corners;
    for (const GuardGap& one : left_out_) {
      if (corners.empty() || one.from > corners.back().to + kTouchMm) corners.push_back(one);
      corners.back().to = std::max(corners.back().to, one.to);
    }
    const std::size_t count = found_.size();
    for (const GuardGap& corner : corners) {
      const double low = corner.from - kReachMm;
      const double high = corner.to + kReachMm;
      // Each found piece reaches half a ball further than the centre it stands for.
      const auto touches = [&](const GuardGap& one) {
        return one.from + kReachMm <= corner.to + kTouchMm &&
               one.to - kReachMm >= corner.from - kTouchMm;
      };
      const auto end = found_.begin() + static_cast<std::ptrdiff_t>(count);
      if (std::any_of(found_.begin(), end, touches)) found_.push_back({low, high, false});
    }
  }

  void add_crossing(std::size_t i, std::size_t a, std::size_t b) {
    const Cell& cell = cells_[i];
    bool crosses = false;
    bool sure = false;
    const double middle = column(i).middle();
    for (std::size_t k = std::min(a, b); k < std::max(a, b); ++k) {
      if (step_cost(cell, k, k + 1) == 0) continue;
      crosses = true;
      sure = sure || !is_blocked(i, k, middle, middle, kBallMm) ||
             !is_blocked(i, k + 1, middle, middle, kBallMm);
    }
    if (crosses) add(i, middle, middle, !sure);
  }

  /// A piece where centres are free, as what of the edge the ball takes up.
  void add(std::size_t i, double from, double to, bool unsure) {
    const double start = run_.start[i];
    const auto on_edge = [&](double at) {
      const GuardColumn& own = column(i);
      return own.corner ? start : start + std::clamp(at, own.from, own.to) - own.from;
    };
    found_.push_back({on_edge(from) - kReachMm, on_edge(to) + kReachMm, unsure});
  }

  std::vector<GuardGap> joined() {
    take_in();
    std::sort(found_.begin(), found_.end(),
              [](const GuardGap& a, const GuardGap& b) { return a.from < b.from; });
    std::vector<GuardGap> gaps;
    for (const GuardGap& one : found_) {
      if (!gaps.empty() && one.from <= gaps.back().to) {
        gaps.back().to = std::max(gaps.back().to, one.to);
        gaps.back().unsure = gaps.back().unsure && one.unsure;
      } else {
        gaps.push_back(one);
      }
    }
    if (run_.ring) return gaps;
    for (GuardGap& gap : gaps) {
      gap.from = std::max(gap.from, 0.0);
      gap.to = std::min(gap.to, run_.length);
    }
    return gaps;
  }

  const GuardLoop& loop_;
  const BallRoom& room_;
  const GuardRun& run_;
  std::vector<Cell> cells_;
  std::vector<GuardGap> found_;
  std::vector<GuardGap> left_out_;
};

}  // namespace

BallRoom::BallRoom(const GuardLoop& loop) {
  for (const GuardSide& side : loop.sides) {
    for (std::size_t k = 0; k < kLayers; ++k) {
      Strip strip;
      for (const GuardSample& sample : side.layers[k]) {
        const Vec3 here = side.at(sample.at, k);
        const bool begun = sample.goes_on && &sample != &side.layers[k].front();
        if (begun && are_alike(strip.solid, sample.solid)) {
          strip.to = here;
          continue;
        }
        const Vec3 last = strip.to;
        std::optional<Spans> both;
        if (begun) both = common(strip.solid, sample.solid);
        if (&sample != &side.layers[k].front()) add(std::move(strip));
        if (both) add({last, here, std::move(*both)});
        strip = {here, here, sample.solid};
      }
      add(std::move(strip));
    }
  }
}

void BallRoom::add(Strip strip) {
  if (strip.solid.empty()) return;
  const auto index = static_cast<std::uint32_t>(strips_.size());
  const double length = geometry::norm(strip.to - strip.from);
  const int steps = std::max(1, static_cast<int>(std::ceil(length / kEnterMm)));
  std::uint64_t before = 0;
  for (int i = 0; i <= steps; ++i) {
    const Vec3 p = strip.from + (strip.to - strip.from) * (static_cast<double>(i) / steps);
    const std::uint64_t key = key_of(std::llround(p.x / kCellMm), std::llround(p.y / kCellMm));
    if (i == 0 || key != before) cells_[key].push_back(index);
    before = key;
  }
  strips_.push_back(std::move(strip));
}

std::uint64_t BallRoom::key_of(std::int64_t x, std::int64_t y) {
  return (static_cast<std::uint64_t>(x) << 32) ^ (static_cast<std::uint64_t>(y) & 0xffffffffU);
}

bool BallRoom::is_blocked(Vec3 a, Vec3 b, double low, double high, double radius) const {
  return low > high || is_taken(a, b, low, high, radius, true);
}

bool BallRoom::is_free(Vec3 a, Vec3 b, double low, double high, double radius) const {
  return low <= high && !is_taken(a, b, low, high, radius, false);
}

bool BallRoom::is_taken(Vec3 a, Vec3 b, double low, double high, double radius, bool least) const {
  std::vector<Span> taken;
  const std::int64_t x = std::llround(a.x / kCellMm);
  const std::int64_t y = std::llround(a.y / kCellMm);
  const double around = radius + geometry::norm(b - a) + kEnterMm;
  const auto reach = static_cast<std::int64_t>(std::ceil(around / kCellMm));
  for (std::int64_t i = x - reach; i <= x + reach; ++i) {
    for (std::int64_t j = y - reach; j <= y + reach; ++j) {
      const auto cell = cells_.find(key_of(i, j));
      if (cell == cells_.end()) continue;
      for (const std::uint32_t index : cell->second) {
        const Strip& strip = strips_[index];
        // The way to a strip is longest from an end of the piece.
        const Away from_a = away(strip.from, strip.to, a);
        const Away from_b = away(strip.from, strip.to, b);
        const double apart = least ? std::max(from_a.squared, from_b.squared)
                                   : nearest_squared(strip.from, strip.to, a, b, from_a, from_b);
        const double left = radius * radius - apart;
        if (left <= 0) continue;
        const double half = std::sqrt(left);
        for (const Span& span : strip.solid) {
          const auto [lower, upper] = std::minmax(from_a.rise, from_b.rise);
          const Span one{span.low + (least ? upper : lower) - half,
                         span.high + (least ? lower : upper) + half};
          if (one.high < low || one.low > high) continue;
          if (one.low < low && one.high > high) return true;
          taken.push_back(one);
        }
      }
    }
  }
  std::sort(taken.begin(), taken.end(), [](Span one, Span other) { return one.low < other.low; });
  double up = low;
  for (const Span& span : taken) {
    if (span.low > up) return false;
    up = std::max(up, span.high);
  }
  return up > high;
}

std::vector<GuardGap> gaps_of(const GuardLoop& loop, const BallRoom& room, const GuardRun& run) {
  return Cut(loop, room, run).gaps();
}

}  // namespace plano::checks
