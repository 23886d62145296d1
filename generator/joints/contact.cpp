// SPDX-FileCopyrightText: 2026 The Planothèque contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "joints/contact.h"

#include <algorithm>
#include <cmath>
#include <set>

#include "base/trig.h"
#include "joints/contact_kinds.h"

namespace plano::joints {
namespace {

using geometry::Vec3;

bool meet(const Box3& a, const Box3& b) {
  const double slack = kTouching.mm();
  return a.low.x <= b.high.x + slack && b.low.x <= a.high.x + slack &&
         a.low.y <= b.high.y + slack && b.low.y <= a.high.y + slack &&
         a.low.z <= b.high.z + slack && b.low.z <= a.high.z + slack;
}

// Panels sorted along x, so that most of those far away are never looked at.
class Neighbours {
 public:
  Neighbours(const PlacedPanels& placed, const std::vector<std::size_t>& panels) : placed_(placed) {
    std::set<std::size_t> seen;
    for (std::size_t rank = 0; rank < panels.size(); ++rank) {
      if (placed[panels[rank]].region.empty() || !seen.insert(panels[rank]).second) continue;
      entries_.push_back({placed[panels[rank]].box.low.x, 0, rank, panels[rank]});
    }
    std::sort(entries_.begin(), entries_.end(), [](const Entry& a, const Entry& b) {
      return a.low < b.low || (a.low == b.low && a.rank < b.rank);
    });
    double highest = -1e300;
    for (Entry& entry : entries_) {
      highest = std::max(highest, placed[entry.panel].box.high.x);
      entry.highest_so_far = highest;
    }
  }

  // In the order of the list they came from.
  std::vector<std::size_t> of(std::size_t panel) const {
    const Box3& box = placed_[panel].box;
    const double slack = kTouching.mm();
    auto it = std::upper_bound(entries_.begin(), entries_.end(), box.high.x + slack,
                               [](double x, const Entry& e) { return x < e.low; });
    std::vector<std::pair<std::size_t, std::size_t>> near;  // rank, panel
    while (it != entries_.begin()) {
      --it;
      if (it->highest_so_far < box.low.x - slack) break;
      if (it->panel != panel && meet(box, placed_[it->panel].box)) {
        near.emplace_back(it->rank, it->panel);
      }
    }
    std::sort(near.begin(), near.end());
    std::vector<std::size_t> result;
    for (const auto& entry : near) result.push_back(entry.second);
    return result;
  }

 private:
  struct Entry {
    double low;
    double highest_so_far;  // of this and all before
    std::size_t rank;
    std::size_t panel;
  };
  const PlacedPanels& placed_;
  std::vector<Entry> entries_;
};

std::vector<std::size_t> both_lists(const std::vector<std::size_t>& from,
                                    const std::vector<std::size_t>& into) {
  std::vector<std::size_t> all = from;
  all.insert(all.end(), into.begin(), into.end());
  return all;
}

double gap_between(double low_a, double high_a, double low_b, double high_b) {
  return std::max({0.0, low_b - high_a, low_a - high_b});
}

}  // namespace

Dihedral dihedral(const PlacedPanel& a, const PlacedPanel& b) {
  const Vec3 across = geometry::cross(a.panel->placement.w, b.panel->placement.w);
  Dihedral result{geometry::norm(across),
                  std::fabs(geometry::dot(a.panel->placement.w, b.panel->placement.w)),
                  {}};
  result.angle = Angle::nearest_to_degrees(atan2_degrees(result.sine, result.cosine));
  return result;
}

std::vector<Contact> find_contacts(const PlacedPanels& placed, const std::vector<std::size_t>& from,
                                   const std::vector<std::size_t>& into) {
  const Neighbours neighbours(placed, into);
  const std::set<std::size_t> in_into(into.begin(), into.end());
  std::set<std::size_t> done;
  std::vector<Contact> contacts;
  for (const std::size_t f : from) {
    if (placed[f].region.empty() || done.count(f) != 0) continue;
    for (const std::size_t t : neighbours.of(f)) {
      if (done.count(t) != 0 && in_into.count(f) != 0) continue;  // met as (t, f)
      const Pair pair{f, t, placed[f], placed[t]};
      const Pair reversed{t, f, placed[t], placed[f]};
      find_edge_on_face(pair, contacts);
      find_edge_on_face(reversed, contacts);
      find_edge_on_edge(pair, contacts);
      find_crossing(pair, contacts);
      find_face_on_face(pair, contacts);
      find_rod(pair, placed.design(), contacts);
      find_rod(reversed, placed.design(), contacts);
      find_overlap(pair, contacts);
    }
    done.insert(f);
  }
  return contacts;
}

std::vector<Contact> find_contacts(const model::ResolvedDesign& design,
                                   const std::vector<std::size_t>& from,
                                   const std::vector<std::size_t>& into) {
  return find_contacts(PlacedPanels(design, both_lists(from, into)), from, into);
}

Gap nearest_gap(const PlacedPanels& placed, std::size_t from,
                const std::vector<std::size_t>& into) {
  const Box3& a = placed[from].box;
  Gap best;
  double least = 1e300;
  for (const std::size_t other : into) {
    if (other == from) continue;
    const Box3& b = placed[other].box;
    const double x = gap_between(a.low.x, a.high.x, b.low.x, b.high.x);
    const double y = gap_between(a.low.y, a.high.y, b.low.y, b.high.y);
    const double z = gap_between(a.low.z, a.high.z, b.low.z, b.high.z);
    const double distance = std::sqrt(x * x + y * y + z * z);
    if (distance >= least) continue;
    least = distance;
    const char axis = x >= y && x >= z ? 'x' : y >= z ? 'y' : 'z';
    best = {other, Length::nearest_to_mm(distance), axis};
  }
  return best;
}

}  // namespace plano::joints
