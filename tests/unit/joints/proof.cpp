// SPDX-FileCopyrightText: 2026 The Planothèque contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "tests/unit/joints/proof.h"

#include <algorithm>
#include <cmath>

namespace plano::joints::test {
namespace {

struct Flank {
  double low = 0;
  double high = 0;
};

double side(Flat a, Flat b, Flat p) {
  return (b.y - a.y) * (p.z - a.z) - (b.z - a.z) * (p.y - a.y);
}

double to_segment(Flat p, Flat a, Flat b) {
  const double dy = b.y - a.y;
  const double dz = b.z - a.z;
  const double t =
      std::clamp(((p.y - a.y) * dy + (p.z - a.z) * dz) / (dy * dy + dz * dz), 0.0, 1.0);
  return std::hypot(a.y + t * dy - p.y, a.z + t * dz - p.z);
}

// A board's plane seen along the sight line: s and across as linear functions of (u, v).
struct InPlane {
  double s0, su, sv;  // s = s0 + su u + sv v
  double c0, cu, cv;  // the coordinate across, in the plane
  Vec3 across;
};

InPlane in_plane(const Solid& solid, const Sight& sight) {
  const Placement& p = solid.place;
  const Vec3 across = geometry::cross(p.w, sight.along);
  const Vec3 from = p.origin - sight.origin;
  return {geometry::dot(from, sight.along),
          geometry::dot(p.u, sight.along),
          geometry::dot(p.v, sight.along),
          geometry::dot(from, across),
          geometry::dot(p.u, across),
          geometry::dot(p.v, across),
          across};
}

void for_each_contour(const geometry::Region& region,
                      const std::function<void(const geometry::Contour&)>& visit) {
  for (const geometry::Face& face : region.faces) {
    visit(face.outer);
    for (const geometry::Contour& hole : face.holes) visit(hole);
  }
}

bool lies_across(const Solid& solid, const Sight& sight) {
  return std::fabs(geometry::dot(solid.place.w, sight.along)) > 1 - 1e-9;
}

// From where to where a board that lies across the sight line reaches.
Stretch thickness_along(const Solid& solid, const Sight& sight) {
  const double s = geometry::dot(solid.place.origin - sight.origin, sight.along);
  const double t = solid.thickness * geometry::dot(solid.place.w, sight.along);
  return {std::min(s, s + t), std::max(s, s + t)};
}

// Of such a board a section is its profile: one convex polygon (a wedge).
std::vector<Polygon> face_section(const Solid& solid, const Sight& sight, double s) {
  const Stretch reach = thickness_along(solid, sight);
  if (s < reach.low || s > reach.high) return {};
  Polygon polygon;
  for (const geometry::Point corner : geometry::flattened(solid.profile.faces.at(0).outer, 1_um)) {
    const Vec3 p = solid.place.at(corner, {}) - sight.origin;
    polygon.push_back({geometry::dot(p, sight.y), geometry::dot(p, sight.z)});
  }
  if (area(polygon) < 0) std::reverse(polygon.begin(), polygon.end());
  return {polygon};
}

std::vector<Flank> flanks(const geometry::Region& region, const InPlane& plane, double s) {
  std::vector<double> crossings;
  for_each_contour(region, [&](const geometry::Contour& contour) {
    const std::vector<geometry::Point> points = geometry::flattened(contour, 1_um);
    for (std::size_t i = 0; i < points.size(); ++i) {
      const auto& p = points[i];
      const auto& q = points[(i + 1) % points.size()];
      const double sp = plane.s0 + plane.su * p.x.mm() + plane.sv * p.y.mm();
      const double sq = plane.s0 + plane.su * q.x.mm() + plane.sv * q.y.mm();
      if ((sp > s) == (sq > s)) continue;
      const double cp = plane.c0 + plane.cu * p.x.mm() + plane.cv * p.y.mm();
      const double cq = plane.c0 + plane.cu * q.x.mm() + plane.cv * q.y.mm();
      crossings.push_back(cp + (cq - cp) * (s - sp) / (sq - sp));
    }
  });
  std::sort(crossings.begin(), crossings.end());
  std::vector<Flank> result;
  for (std::size_t i = 0; i + 1 < crossings.size(); i += 2) {
    result.push_back({crossings[i], crossings[i + 1]});
  }
  return result;
}

}  // namespace

double area(const Polygon& polygon) {
  double twice = 0;
  for (std::size_t i = 0; i < polygon.size(); ++i) {
    const Flat p = polygon[i];
    const Flat q = polygon[(i + 1) % polygon.size()];
    twice += p.y * q.z - q.y * p.z;
  }
  return twice / 2;
}

Polygon intersection(const Polygon& a, const Polygon& b) {
  Polygon rest = a;
  for (std::size_t i = 0; i < b.size() && !rest.empty(); ++i) {
    const Flat from = b[i];
    const Flat to = b[(i + 1) % b.size()];
    Polygon kept;
    for (std::size_t k = 0; k < rest.size(); ++k) {
      const Flat p = rest[k];
      const Flat q = rest[(k + 1) % rest.size()];
      const double sp = side(from, to, p);
      const double sq = side(from, to, q);
      if (sp >= 0) kept.push_back(p);
      if ((sp > 0 && sq < 0) || (sp < 0 && sq > 0)) {
        const double t = sp / (sp - sq);
        kept.push_back({p.y + (q.y - p.y) * t, p.z + (q.z - p.z) * t});
      }
    }
    rest = kept;
  }
  return rest;
}

double distance(const Polygon& a, const Polygon& b) {
  if (area(intersection(a, b)) > 1e-9) return 0;
  double least = 1e300;
  for (std::size_t i = 0; i < a.size(); ++i) {
    for (std::size_t k = 0; k < b.size(); ++k) {
      least = std::min({least, to_segment(a[i], b[k], b[(k + 1) % b.size()]),
                        to_segment(b[k], a[i], a[(i + 1) % a.size()])});
    }
  }
  return least;
}

Sight sight(Vec3 origin, Vec3 along, Vec3 y) {
  const Vec3 d = geometry::unit(along);
  const Vec3 across = geometry::unit(y - d * geometry::dot(y, d));
  return {origin, d, across, geometry::cross(d, across)};
}

std::vector<Polygon> section(const Solid& solid, const Sight& sight, double s) {
  if (lies_across(solid, sight)) return face_section(solid, sight, s);
  const InPlane plane = in_plane(solid, sight);
  const Vec3 w = solid.place.w;
  const double w0 = geometry::dot(solid.place.origin - sight.origin, w);
  std::vector<Polygon> result;
  const auto add = [&](Flank f, double low, double high) {
    if (f.high - f.low < 1e-9 || high - low < 1e-9) return;
    Polygon polygon;
    for (const auto& [c, k] : {std::pair{f.low, low}, std::pair{f.high, low},
                               std::pair{f.high, high}, std::pair{f.low, high}}) {
      const Vec3 p = plane.across * c + w * (w0 + k);  // from the sight line's origin
      polygon.push_back({geometry::dot(p, sight.y), geometry::dot(p, sight.z)});
    }
    if (area(polygon) < 0) std::reverse(polygon.begin(), polygon.end());
    result.push_back(polygon);
  };
  std::vector<Flank> whole = flanks(solid.profile, plane, s);
  for (const Solid::Recess& recess : solid.recesses) {
    for (const Flank& gone : flanks(recess.area, plane, s)) {
      std::vector<Flank> rest;
      for (const Flank& f : whole) {
        const Flank both{std::max(f.low, gone.low), std::min(f.high, gone.high)};
        if (both.low >= both.high) {
          rest.push_back(f);
          continue;
        }
        rest.push_back({f.low, both.low});
        rest.push_back({both.high, f.high});
        add(both, 0, recess.low);
        add(both, recess.high, solid.thickness);
      }
      whole = rest;
    }
  }
  for (const Flank& f : whole) add(f, 0, solid.thickness);
  return result;
}

std::vector<Stretch> stretches(const std::vector<const Solid*>& solids, const Sight& sight) {
  std::vector<double> stations;
  for (const Solid* solid : solids) {
    if (lies_across(*solid, sight)) {
      stations.push_back(thickness_along(*solid, sight).low);
      stations.push_back(thickness_along(*solid, sight).high);
      continue;
    }
    const InPlane plane = in_plane(*solid, sight);
    const auto note = [&](const geometry::Region& region) {
      for_each_contour(region, [&](const geometry::Contour& contour) {
        for (const geometry::Edge& edge : contour.edges) {
          stations.push_back(plane.s0 + plane.su * edge.start.x.mm() +
                             plane.sv * edge.start.y.mm());
        }
      });
    };
    note(solid->profile);
    for (const Solid::Recess& recess : solid->recesses) note(recess.area);
  }
  std::sort(stations.begin(), stations.end());
  std::vector<Stretch> result;
  for (std::size_t i = 0; i + 1 < stations.size(); ++i) {
    if (stations[i + 1] - stations[i] > 0.01) result.push_back({stations[i], stations[i + 1]});
  }
  return result;
}

double total_area(const std::vector<Polygon>& polygons) {
  double sum = 0;
  for (const Polygon& polygon : polygons) sum += area(polygon);
  return sum;
}

double common_area(const std::vector<Polygon>& a, const std::vector<Polygon>& b) {
  double sum = 0;
  for (const Polygon& p : a) {
    for (const Polygon& q : b) sum += std::max(0.0, area(intersection(p, q)));
  }
  return sum;
}

double distance(const std::vector<Polygon>& a, const std::vector<Polygon>& b) {
  double least = 1e300;
  for (const Polygon& p : a) {
    for (const Polygon& q : b) least = std::min(least, distance(p, q));
  }
  return least;
}

std::vector<Section> sections_of(const Solid& first, const Solid& second, const Sight& sight,
                                 const Polygon& interest) {
  std::vector<Section> result;
  for (const Stretch& stretch : stretches({&first, &second}, sight)) {
    Section s{stretch, section(first, sight, stretch.middle()),
              section(second, sight, stretch.middle()), 0, 0};
    s.first_inside = common_area(s.first, {interest});
    s.second_inside = common_area(s.second, {interest});
    result.push_back(s);
  }
  return result;
}

std::vector<Stretch> runs(const std::vector<Section>& sections,
                          const std::function<bool(const Section&)>& is) {
  std::vector<Stretch> result;
  for (const Section& section : sections) {
    if (!is(section)) continue;
    if (!result.empty() && section.stretch.low - result.back().high < 0.02) {
      result.back().high = section.stretch.high;
    } else {
      result.push_back(section.stretch);
    }
  }
  return result;
}

double common_volume(const Solid& a, const Solid& b, const Sight& sight) {
  double sum = 0;
  for (const Stretch& stretch : stretches({&a, &b}, sight)) {
    sum += (stretch.high - stretch.low) *
           common_area(section(a, sight, stretch.middle()), section(b, sight, stretch.middle()));
  }
  return sum;
}

}  // namespace plano::joints::test
