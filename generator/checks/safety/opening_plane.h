// SPDX-FileCopyrightText: 2026 The Planothèque contributors
// SPDX-License-Identifier: GPL-3.0-or-later

/// Openings that lie in a plane: what a probe pushed straight through a panel, or through several
/// parts that stand side by side in one plane, could enter.
///
/// The material of a plane is everything that stands in the slab between the panel's two faces,
/// seen along its normal: the panel's profile with its true holes, other parts that lie in it,
/// tabs, wedges, bolts and barrel nuts that fill its slots and holes, and plates that cross it.
/// Bars have two such planes, one across each of their sides. What lies further in front or behind
/// does not count: an opening closed there is judged as if it were not, for a probe of full depth
/// gets in as far as that.
///
/// Decided so: parts that cross the plane at a slant count as the hull of what is in the slab;
/// pockets that do not go through close an opening. An opening that no part lying in the plane
/// borders is not one of this plane: gaps in space are found elsewhere.
#pragma once

#include <utility>
#include <vector>

#include "checks/plan_view.h"
#include "checks/safety/slab.h"
#include "checks/scene.h"

namespace plano::checks {

/// How far a flattened arc strays in an outline here.
inline constexpr Length kOutlineSagitta = 5_um;

struct PlaneOpening {
  geometry::Placement frame;  // w across the plane; the slab is 0 <= w <= depth
  double depth = 0;
  Loop outline;               // in `frame`, mm, counter-clockwise, z = 0
  std::vector<Loop> islands;  // material inside, counter-clockwise
  /// Where the outline is not material but the shortest line over a gap or a notch. Empty:
  /// completely bound. Part of `outline`.
  std::vector<std::pair<geometry::Vec3, geometry::Vec3>> lids;
  std::vector<std::size_t> bodies;  // that border it, rising; into Scene::bodies
  double lower_edge = 0;            // above the ground, on the face where it is higher

  bool simplified = false;  // a part at a slant borders it: neither passes nor fails by itself

  bool bound() const { return lids.empty(); }
  /// The longest lid; zero where there is none.
  double mouth() const;
  /// The outline and the islands: free inside an odd number of them.
  std::vector<Loop> loops() const;
  geometry::Vec3 world(geometry::Vec3 in_plane) const;
};

struct OpeningPlanes {
  std::vector<PlaneOpening> openings;  // by plane in the order of bodies
  /// Bodies whose planes could not be worked out: a person has to look at them.
  std::vector<std::size_t> unread;
};

/// All openings whose lower edge is higher than `above`, mm over the ground. Narrower than
/// `narrowest` in every direction: left out. Cost: one exact union per plane.
OpeningPlanes opening_planes(const Scene& scene, double above, double narrowest);
/// The same of those planes alone, at any height; with each the body it is of.
OpeningPlanes openings_of(const Scene& scene,
                          const std::vector<std::pair<std::size_t, Slab>>& slabs, double narrowest);

}  // namespace plano::checks
