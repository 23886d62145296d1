// SPDX-FileCopyrightText: 2026 The Planothèque contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "checks/spaces.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <limits>
#include <map>
#include <tuple>

#include "checks/space_grid.h"
#include "checks/space_measure.h"

namespace plano::checks {
namespace {

using geometry::Vec3;
/// From a cell inside to one outside, as indices of cells.
using CellSteps = std::vector<std::pair<std::size_t, std::size_t>>;

// What is looked at, so that any design takes seconds at most.
constexpr std::size_t kMostColumns = 400'000;
constexpr std::size_t kMostHits = 4'000'000;
constexpr std::size_t kMostCells = 120'000;
constexpr std::size_t kMostSpaces = 100;
constexpr std::size_t kMostExits = 300;

constexpr std::array<CellKey, 6> kBeside = {
    {{1, 0, 0}, {-1, 0, 0}, {0, 1, 0}, {0, -1, 0}, {0, 0, 1}, {0, 0, -1}}};

CellKey moved(CellKey key, CellKey by) {
  return {key.x + by.x, key.y + by.y, key.z + by.z};
}

class Finder {
 public:
  explicit Finder(const Scene& scene) : scene_(scene), grid_(scene) {}

  Spaces run() {
    Spaces found;
    const CellKey low = grid_.low();
    const CellKey high = grid_.high();
    const auto across = static_cast<std::size_t>(high.x - low.x);
    const auto along = static_cast<std::size_t>(high.y - low.y);
    if (across * along > kMostColumns) {
      found.whole = false;
      return found;
    }
    for (int x = low.x; x < high.x && whole_; ++x) {
      for (int y = low.y; y < high.y && whole_; ++y) seed(x, y);
    }
    std::size_t exits = 0;
    for (std::size_t s = 0; s < spaces_.size() && whole_; ++s) {
      find_exits(s);
      exits += spaces_[s].exits.size();
    }
    found.whole = whole_ && spaces_.size() <= kMostSpaces && exits <= kMostExits;
    if (!found.whole) return found;
    for (const SpaceCells& cells : spaces_) found.all.push_back(measured_with_ways(cells));
    return found;
  }

 private:
  static constexpr std::size_t kNone = static_cast<std::size_t>(-1);
  enum class Inside : std::uint8_t { unknown, no, yes };
  struct Cell {
    CellKey key;
    std::optional<Vec3> at;  // where the ball has room
    Inside inside = Inside::unknown;
    std::size_t space = kNone;
    std::size_t outside = kNone;  // by regions of the space being looked at
  };

  std::size_t look(CellKey key) {
    const auto [found, fresh] = index_.emplace(packed(key), cells_.size());
    if (fresh) {
      cells_.push_back({key, grid_.room(key)});
      whole_ = whole_ && cells_.size() <= kMostCells;
    }
    return found->second;
  }

  bool is_inside(std::size_t c) {
    if (cells_[c].inside == Inside::unknown) {
      cells_[c].inside = cells_[c].at && is_enclosed(c) ? Inside::yes : Inside::no;
    }
    return cells_[c].inside == Inside::yes;
  }

  /// Cells above one another between one floor and one roof are asked once.
  bool is_enclosed(std::size_t c) {
    const CellKey key = cells_[c].key;
    const auto gap = grid_.gap(key, *cells_[c].at);
    if (!gap) return false;
    constexpr double kSame = 0.1;  // mm
    const auto [found, fresh] = gaps_.try_emplace(
        {key.x, key.y, std::lround(gap->floor / kSame), std::lround(gap->roof / kSame)}, false);
    if (fresh) found->second = grid_.enclosed(key, *gap);
    return found->second;
  }

  /// Grows spaces from half-way up between every floor of a column and the roof over it.
  void seed(int x, int y) {
    const Vec3 down{0, 0, -1};
    Vec3 top = grid_.middle_of({x, y, grid_.high().z});
    top.z += SpaceGrid::kStep;
    const auto hits = scene_.tree.all_hits(top, down, top.z - scene_.ground);
    hits_ += hits.size();
    whole_ = whole_ && hits_ <= kMostHits;
    constexpr double kOpen = -1e12;  // under the sky
    double roof = kOpen;
    const auto between = [&](double floor) {
      if (roof - floor >= SpaceGrid::kBall) {
        grow(grid_.key_at({top.x, top.y, (roof + floor) / 2}));
      }
      roof = kOpen;
    };
    for (const TriangleTree::Hit& hit : hits) {
      const double z = top.z - hit.distance;
      if (scene_.tree.normal(hit.triangle).z > 0) {
        between(z);
      } else {
        roof = z;
      }
    }
    between(scene_.ground);
  }

  void grow(CellKey from) {
    const std::size_t first = look(from);
    if (cells_[first].space != kNone || !is_inside(first)) return;
    const std::size_t space = spaces_.size();
    SpaceCells cells;
    std::vector<std::size_t> open{first};
    cells_[first].space = space;
    for (std::size_t next = 0; next < open.size() && whole_; ++next) {
      const std::size_t c = open[next];
      cells.index.emplace(packed(cells_[c].key), cells.keys.size());
      cells.keys.push_back(cells_[c].key);
      cells.at.push_back(*cells_[c].at);
      for (const CellKey by : kBeside) {
        const std::size_t o = look(moved(cells_[c].key, by));
        if (cells_[o].space != kNone || !is_inside(o)) continue;
        if (!grid_.passes(*cells_[c].at, *cells_[o].at)) continue;
        cells_[o].space = space;
        open.push_back(o);
      }
    }
    spaces_.push_back(std::move(cells));
  }

  /// Whether the ball gets from this cell to where it is farther away than the space reaches, its
  /// lowest point no higher than `ceiling` (z) all the way.
  class Flood {
   public:
    Flood(Finder& finder, std::size_t space, double ceiling)
        : finder_(finder), space_(space), ceiling_(ceiling) {
      const auto& keys = finder.spaces_[space].keys;
      low_ = high_ = keys.front();
      for (const CellKey key : keys) {
        low_ = {std::min(low_.x, key.x), std::min(low_.y, key.y), std::min(low_.z, key.z)};
        high_ = {std::max(high_.x, key.x), std::max(high_.y, key.y), std::max(high_.z, key.z)};
      }
    }
    bool gets_out(std::size_t from) {
      auto& cells = finder_.cells_;
      if (!is_low(from)) return false;
      if (seen(from)) return out_[cells[from].outside - first_];
      const std::size_t region = first_ + out_.size();
      out_.push_back(false);
      std::vector<std::size_t> open{from};
      cells[from].outside = region;
      for (std::size_t next = 0; next < open.size() && finder_.whole_; ++next) {
        const std::size_t c = open[next];
        for (const CellKey by : kBeside) {
          const std::size_t o = finder_.look(moved(cells[c].key, by));
          if (!cells[o].at || cells[o].space == space_ || !is_low(o)) continue;
          if (seen(o) && cells[o].outside == region) continue;
          if (!finder_.grid_.passes(*cells[c].at, *cells[o].at)) continue;
          if (is_far(cells[o].key) || seen(o)) {
            // A region that is met was left unfinished because it leads out.
            out_.back() = is_far(cells[o].key) || out_[cells[o].outside - first_];
            if (out_.back()) return true;
            continue;
          }
          cells[o].outside = region;
          open.push_back(o);
        }
      }
      return false;
    }
    void end() { finder_.regions_ += out_.size(); }

   private:
    bool seen(std::size_t c) const {
      const std::size_t region = finder_.cells_[c].outside;
      return region != kNone && region >= first_;
    }
    bool is_low(std::size_t c) const {
      constexpr double kRounding = 0.01;
      return finder_.cells_[c].at->z - SpaceGrid::kBall / 2 <= ceiling_ + kRounding;
    }
    bool is_far(CellKey key) const {
      constexpr int kFar = 2;
      return key.x < low_.x - kFar || key.x > high_.x + kFar || key.y < low_.y - kFar ||
             key.y > high_.y + kFar || key.z > high_.z + kFar || key.z < low_.z - kFar;
    }
    Finder& finder_;
    std::size_t space_;
    double ceiling_;
    std::size_t first_ = finder_.regions_;
    CellKey low_;
    CellKey high_;
    std::vector<bool> out_;
  };

  void find_exits(std::size_t space) {
    Flood flood(*this, space, std::numeric_limits<double>::infinity());
    CellSteps steps;
    for (const CellKey key : spaces_[space].keys) {
      const std::size_t c = look(key);
      for (const CellKey by : kBeside) {
        const std::size_t o = look(moved(key, by));
        if (!cells_[o].at || cells_[o].space == space) continue;
        if (!grid_.passes(*cells_[c].at, *cells_[o].at)) continue;
        if (flood.gets_out(o)) steps.emplace_back(c, o);
        if (!whole_) return;
      }
    }
    flood.end();
    for (const auto& exit : clusters(steps)) {
      auto& as_places = spaces_[space].exits.emplace_back();
      for (const auto& [from, to] : exit) as_places.emplace_back(*cells_[from].at, *cells_[to].at);
      spaces_[space].climbed.push_back(is_climbed(space, exit));
    }
  }

  /// Whether each way on from these steps leads higher than a step above the lowest floor inside.
  bool is_climbed(std::size_t space, const CellSteps& exit) {
    double floor = std::numeric_limits<double>::infinity();
    for (const auto& [from, to] : exit) {
      floor = std::min(floor, floor_under(scene_, *cells_[from].at));
    }
    Flood flood(*this, space, floor + kStepOutMm);
    const bool low = std::any_of(exit.begin(), exit.end(),
                                 [&](const auto& step) { return flood.gets_out(step.second); });
    flood.end();
    return !low;
  }

  /// Steps from cells that touch, at a corner at least, lead through one opening.
  std::vector<CellSteps> clusters(const CellSteps& steps) const {
    std::unordered_map<std::uint64_t, std::vector<std::size_t>> by_cell;
    for (std::size_t i = 0; i < steps.size(); ++i) {
      by_cell[packed(cells_[steps[i].first].key)].push_back(i);
    }
    std::vector<CellSteps> all;
    std::vector<bool> taken(steps.size());
    for (std::size_t first = 0; first < steps.size(); ++first) {
      if (taken[first]) continue;
      std::vector<std::size_t> open{first};
      taken[first] = true;
      for (std::size_t next = 0; next < open.size(); ++next) {
        const CellKey key = cells_[steps[open[next]].first].key;
        for (int n = 0; n < 27; ++n) {
          const auto it = by_cell.find(packed(moved(key, {n % 3 - 1, n / 3 % 3 - 1, n / 9 - 1})));
          if (it == by_cell.end()) continue;
          for (const std::size_t i : it->second) {
            if (!taken[i]) open.push_back(i);
            taken[i] = true;
          }
        }
      }
      all.emplace_back();
      for (const std::size_t i : open) all.back().push_back(steps[i]);
    }
    return all;
  }

  Space measured_with_ways(const SpaceCells& cells) const {
    Space space = measured(scene_, grid_, cells);
    for (std::size_t e = 0; e < cells.exits.size(); ++e) {
      space.ways.push_back(way_out_of(scene_, grid_, cells, cells.exits[e]));
      space.ways.back().climbed = cells.climbed[e];
    }
    std::stable_sort(space.ways.begin(), space.ways.end(),
                     [](const WayOut& a, const WayOut& b) { return a.least > b.least; });
    return space;
  }

  const Scene& scene_;
  SpaceGrid grid_;
  std::vector<Cell> cells_;
  std::unordered_map<std::uint64_t, std::size_t> index_;
  std::map<std::tuple<int, int, long, long>, bool> gaps_;
  std::vector<SpaceCells> spaces_;
  std::size_t hits_ = 0;
  std::size_t regions_ = 0;
  bool whole_ = true;
};

}  // namespace

Spaces spaces_of(const Scene& scene) {
  return scene.tree.triangles().empty() ? Spaces{} : Finder(scene).run();
}

}  // namespace plano::checks
