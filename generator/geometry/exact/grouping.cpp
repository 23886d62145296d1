// SPDX-FileCopyrightText: 2026 The Planothèque contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "geometry/exact/grouping.h"

#include <algorithm>
#include <array>
#include <iterator>
#include <limits>
#include <numeric>

#include "geometry/box_grid.h"

namespace plano::geometry::exact {
namespace {

BoxGrid grid_of(const std::vector<Piece>& pieces) {
  std::vector<Box> boxes;
  boxes.reserve(pieces.size());
  std::transform(pieces.begin(), pieces.end(), std::back_inserter(boxes), box_of);
  return BoxGrid(std::move(boxes));
}

/// For each contour, the least contour it is connected with.
std::vector<std::uint32_t> connected(const CurveSet& set) {
  std::vector<std::uint32_t> parent(set.contour_count);
  std::iota(parent.begin(), parent.end(), 0U);
  const auto root = [&parent](std::uint32_t c) {
    while (parent[c] != c) {
      c = parent[c] = parent[parent[c]];
    }
    return c;
  };
  const BoxGrid grid = grid_of(set.pieces);
  for (std::uint32_t i = 0; i < set.pieces.size(); ++i) {
    grid.for_each_meeting(grown(grid.box(i), kApart), [&](std::uint32_t other) {
      const std::uint32_t a = root(set.contour_of[i]);
      const std::uint32_t b = root(set.contour_of[other]);
      parent[std::max(a, b)] = std::min(a, b);
    });
  }
  for (std::uint32_t c = 0; c < set.contour_count; ++c) {
    parent[c] = root(c);
  }
  return parent;
}

void add_contour_to(Group& group, const CurveSet& set, std::uint32_t first, std::uint32_t last) {
  ++group.contour_count;
  for (std::uint32_t i = first; i < last; ++i) {
    const Point left = leftmost_point(set.pieces[i]);
    group.leftmost = group.curves.empty() ? left : std::min(group.leftmost, left);
    group.curves.push_back(i);
  }
}

/// Looks down from beside each group at the sides of the others.
class HostFinder {
 public:
  HostFinder(const std::vector<Group>& groups, const CurveSet& set)
      : groups_(groups), sides_(sides_of(groups, set)), grid_(grid_of(pieces_)) {}

  std::optional<Host> host_of(std::uint32_t group) const {
    // Beside the leftmost point, where nothing of any group is; odd distances, so that no vertex of
    // a design on a round lattice lies straight below.
    static_assert(kApart > 8_um);
    for (const Length aside : {5003_nm, 3001_nm, 7019_nm, 1997_nm}) {
      const Point place = groups_[group].leftmost - Point{aside, Length{}};
      if (const auto host = right_below(place, group)) {
        return host;
      }
    }
    return std::nullopt;
  }

 private:
  struct SideOf {
    std::uint32_t group;
    std::uint32_t left;
    std::uint32_t right;
  };

  std::vector<SideOf> sides_of(const std::vector<Group>& groups, const CurveSet& set) {
    std::vector<SideOf> sides;
    for (std::uint32_t g = 0; g < groups.size(); ++g) {
      const Arrangement& plane = groups[g].arrangement;
      for (const auto& side : plane.sides) {
        const Curve& curve = set.curves[groups[g].curves[side.curve]];
        Piece piece{plane.vertices[side.from], plane.vertices[side.to], std::nullopt};
        if (piece.start == piece.end && side.from != side.to) {
          continue;  // shorter than a nanometre, and not a full circle
        }
        if (curve.circle) {
          piece.arc = to_arc(*curve.circle, curve.turn);
        }
        pieces_.push_back(piece);
        sides.push_back({g, side.left, side.right});
      }
    }
    return sides;
  }

  /// Nothing if the two highest sides below are too near to each other to be told apart.
  std::optional<Host> right_below(Point place, std::uint32_t own_group) const {
    constexpr double kTellApartNm = 1000;
    double highest = -std::numeric_limits<double>::infinity();
    double second = highest;
    Host host;
    const Box column{{place.x - 1_nm, grid_.extent().low.y}, place};
    grid_.for_each_meeting(column, [&](std::uint32_t i) {
      if (sides_[i].group == own_group) {
        return;
      }
      for (const Crossing& crossing : crossings_left_of(pieces_[i], place.x)) {
        const double height = crossing.height_nm;
        if (height > static_cast<double>(place.y.nm())) {
          continue;
        }
        if (height > highest) {
          second = highest;
          highest = height;
          host = {sides_[i].group, crossing.rightward ? sides_[i].left : sides_[i].right};
        } else {
          second = std::max(second, height);
        }
      }
    });
    const bool told = host.group == Host::kNone || highest - second > kTellApartNm;
    return told ? std::optional(host) : std::nullopt;
  }

  const std::vector<Group>& groups_;
  std::vector<Piece> pieces_;
  std::vector<SideOf> sides_;
  BoxGrid grid_;
};

}  // namespace

std::vector<Group> near_groups(const CurveSet& set) {
  const std::vector<std::uint32_t> root = connected(set);
  std::vector<std::uint32_t> group_of(set.contour_count, Host::kNone);
  std::vector<Group> groups;
  for (std::uint32_t first = 0, last = 0; first < set.curves.size(); first = last) {
    const std::uint32_t contour = set.contour_of[first];
    while (last < set.curves.size() && set.contour_of[last] == contour) {
      ++last;
    }
    std::uint32_t& group = group_of[root[contour]];
    if (group == Host::kNone) {
      group = static_cast<std::uint32_t>(groups.size());
      groups.emplace_back();
    }
    add_contour_to(groups[group], set, first, last);
  }
  std::sort(groups.begin(), groups.end(), [](const Group& a, const Group& b) {
    return a.leftmost != b.leftmost ? a.leftmost < b.leftmost : a.curves < b.curves;
  });
  return groups;
}

std::vector<Group> one_group(const CurveSet& set) {
  std::vector<Group> groups(1);
  groups.front().contour_count = set.contour_count;
  groups.front().curves.resize(set.curves.size());
  std::iota(groups.front().curves.begin(), groups.front().curves.end(), 0U);
  return groups;
}

std::optional<std::vector<Host>> hosts_of(const std::vector<Group>& groups, const CurveSet& set) {
  std::vector<Host> hosts(groups.size());
  if (groups.size() == 1) {
    return hosts;
  }
  const HostFinder finder(groups, set);
  for (std::uint32_t g = 0; g < groups.size(); ++g) {
    const auto host = finder.host_of(g);
    if (!host || (host->group != Host::kNone && host->group >= g)) {
      return std::nullopt;
    }
    hosts[g] = *host;
  }
  return hosts;
}

}  // namespace plano::geometry::exact
