// SPDX-FileCopyrightText: 2026 The Planothèque contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "geometry/exact/subdivision.h"

#include <utility>

#include "geometry/exact/clearance.h"
#include "geometry/exact/grouping.h"

namespace plano::geometry::exact {
namespace {

/// Two edges of one input contour that come this near touch (twice kTouchNm).
constexpr Length kInputTouch = 20_nm;

Contour rounded_contour(const std::vector<Curve>& curves) {
  Contour contour;
  contour.edges.reserve(curves.size());
  for (const Curve& curve : curves) {
    Edge edge{to_point(curve.from), std::nullopt};
    if (curve.circle) {
      edge.arc = to_arc(*curve.circle, curve.turn);
    }
    contour.edges.push_back(edge);
  }
  return contour;
}

std::optional<Reason> touches_itself(const Contour& contour) {
  if (contour.is_circle()) {
    return std::nullopt;
  }
  std::vector<Link> links;
  append_links(contour, 0, links);
  auto reason = find_meeting(links, kInputTouch);
  if (reason) {
    reason->kind = Reason::Kind::input_not_simple;
    reason->detail = "a contour crosses or touches itself";
  }
  return reason;
}

Expected<CurveSet, Reason> read_contours(const std::vector<const Contour*>& contours) {
  CurveSet set;
  set.contour_count = static_cast<std::uint32_t>(contours.size());
  for (std::uint32_t c = 0; c < contours.size(); ++c) {
    if (set.curves.size() + contours[c]->edges.size() > kMostEdges) {
      return failure(Reason{Reason::Kind::too_large, {}, "too many edges"});
    }
    const auto curves = on_lattice(*contours[c]);
    if (!curves) {
      return failure(curves.error());
    }
    const Contour rounded = rounded_contour(*curves);
    if (auto reason = touches_itself(rounded)) {
      return failure(*reason);
    }
    for (std::size_t i = 0; i < curves->size(); ++i) {
      set.pieces.push_back(piece_of(rounded, i));
    }
    set.curves.insert(set.curves.end(), curves->begin(), curves->end());
    set.contour_of.resize(set.curves.size(), c);
  }
  return set;
}

/// A simple contour by itself: face 1 within, face 0 without.
Arrangement single(const Group& group, const CurveSet& set) {
  Contour contour;
  Arrangement result;
  result.face_count = 2;
  const auto count = static_cast<std::uint32_t>(group.curves.size());
  for (std::uint32_t i = 0; i < count; ++i) {
    const Piece& piece = set.pieces[group.curves[i]];
    contour.edges.push_back({piece.start, piece.arc});
    result.vertices.push_back(piece.start);
    result.crossed.push_back(i);
    result.sides.push_back({i, (i + 1) % count, i, 1, 0, i, 1});
  }
  if (signed_area(contour) < Area{}) {
    for (auto& side : result.sides) {
      std::swap(side.left, side.right);
    }
  }
  return result;
}

std::optional<Reason> arrange_each(std::vector<Group>& groups, const CurveSet& set) {
  for (Group& group : groups) {
    if (group.contour_count == 1) {
      group.arrangement = single(group, set);
      continue;
    }
    std::vector<Curve> curves;
    curves.reserve(group.curves.size());
    for (const std::uint32_t i : group.curves) {
      curves.push_back(set.curves[i]);
    }
    auto arrangement = arrange(curves);
    if (!arrangement) {
      return arrangement.error();
    }
    group.arrangement = std::move(*arrangement);
  }
  return std::nullopt;
}

/// Adds a group to the whole. Its outside becomes face `around`, its face f > 0 becomes base + f.
void append(const Group& group, std::uint32_t around, std::uint32_t base, Subdivision& whole) {
  const Arrangement& part = group.arrangement;
  const auto first_vertex = static_cast<std::uint32_t>(whole.vertices.size());
  const auto first_crossed = static_cast<std::uint32_t>(whole.crossed.size());
  for (Arrangement::Side side : part.sides) {
    side.from += first_vertex;
    side.to += first_vertex;
    side.curve = group.curves[side.curve];
    side.left = side.left == 0 ? around : base + side.left;
    side.right = side.right == 0 ? around : base + side.right;
    side.first_crossed += first_crossed;
    whole.sides.push_back(side);
  }
  whole.vertices.insert(whole.vertices.end(), part.vertices.begin(), part.vertices.end());
  for (const std::uint32_t i : part.crossed) {
    whole.crossed.push_back(group.curves[i]);
  }
  whole.face_count += part.face_count - 1;
}

Subdivision set_together(const std::vector<Group>& groups, const std::vector<Host>& hosts,
                         CurveSet&& set) {
  Subdivision whole;
  std::vector<std::uint32_t> around(groups.size());
  std::vector<std::uint32_t> base(groups.size());
  for (std::size_t g = 0; g < groups.size(); ++g) {
    const Host& host = hosts[g];
    if (host.group == Host::kNone) {
      around[g] = 0;
    } else {
      around[g] = host.face == 0 ? around[host.group] : base[host.group] + host.face;
    }
    base[g] = whole.face_count - 1;
    append(groups[g], around[g], base[g], whole);
  }
  whole.curves = std::move(set.curves);
  whole.contour_of = std::move(set.contour_of);
  return whole;
}

}  // namespace

Expected<Subdivision, Reason> subdivide(const std::vector<const Contour*>& contours,
                                        Grouping grouping) {
  auto set = read_contours(contours);
  if (!set) {
    return failure(set.error());
  }
  if (set->curves.empty()) {
    return Subdivision{};
  }
  std::vector<Group> groups = grouping == Grouping::apart ? near_groups(*set) : one_group(*set);
  if (const auto reason = arrange_each(groups, *set)) {
    return failure(*reason);
  }
  auto hosts = hosts_of(groups, *set);
  if (!hosts) {
    groups = one_group(*set);
    if (const auto reason = arrange_each(groups, *set)) {
      return failure(*reason);
    }
    hosts = std::vector<Host>(1);
  }
  return set_together(groups, *hosts, std::move(*set));
}

}  // namespace plano::geometry::exact
