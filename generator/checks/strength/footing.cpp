// SPDX-FileCopyrightText: 2026 The Planothèque contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "checks/strength/footing.h"

#include <algorithm>
#include <cmath>
#include <cstdint>

#include "base/trig.h"
#include "checks/strength/workings.h"

namespace plano::checks {
namespace {

using geometry::Vec3;

constexpr double kMetre = 1e-3;  // of a millimetre
constexpr double kPlaces = 400;
constexpr double kLeastPitchMm = 2;

template <class Use>
void for_each_triangle(const Scene& scene, const Module& module, const Use& use) {
  const auto& all = scene.tree.triangles();
  for (const std::size_t b : module.bodies) {
    const SceneBody& body = scene.bodies[b];
    for (std::uint32_t i = 0; i < body.triangle_count; ++i) use(all[body.first_triangle + i]);
  }
}

/// Places across a silhouette, a bit each.
class Screen {
 public:
  Screen(double low_y, double high_y, double low_z, double high_z)
      : pitch_(std::max(kLeastPitchMm, std::max(high_y - low_y, high_z - low_z) / kPlaces)),
        low_y_(low_y),
        low_z_(low_z),
        columns_(static_cast<int>((high_y - low_y) / pitch_) + 1),
        rows_(static_cast<int>((high_z - low_z) / pitch_) + 1),
        words_(static_cast<std::size_t>(columns_) / 64 + 1),
        bits_(words_ * static_cast<std::size_t>(rows_)) {}

  /// A triangle as seen: across (x) and up (z of the world).
  void add(const Vec3& a, const Vec3& b, const Vec3& c) {
    const double low = std::min({a.z, b.z, c.z});
    const double high = std::max({a.z, b.z, c.z});
    const int first = std::max(0, static_cast<int>(std::ceil((low - low_z_) / pitch_ - 0.5)));
    const int last =
        std::min(rows_ - 1, static_cast<int>(std::floor((high - low_z_) / pitch_ - 0.5)));
    for (int row = first; row <= last; ++row) {
      const double z = low_z_ + (row + 0.5) * pitch_;
      double from = 1e12;
      double to = -1e12;
      for (const auto& [p, q] : {std::pair{a, b}, std::pair{b, c}, std::pair{c, a}}) {
        if ((p.z < z) == (q.z < z)) continue;
        const double x = p.x + (q.x - p.x) * (z - p.z) / (q.z - p.z);
        from = std::min(from, x);
        to = std::max(to, x);
      }
      mark(row, from, to);
    }
  }

  Silhouette seen(double ground) const {
    Silhouette all;
    double moment = 0;
    double count = 0;
    for (int row = 0; row < rows_; ++row) {
      double in_row = 0;
      for (std::size_t w = 0; w < words_; ++w) {
        in_row += static_cast<double>(__builtin_popcountll(bits_[row * words_ + w]));
      }
      count += in_row;
      moment += in_row * (low_z_ + (row + 0.5) * pitch_ - ground);
    }
    all.area_m2 = count * pitch_ * pitch_ * kMetre * kMetre;
    all.height_m = count > 0 ? moment / count * kMetre : 0;
    return all;
  }

 private:
  void mark(int row, double from, double to) {
    if (from >= to) return;
    const int first = std::max(0, static_cast<int>(std::ceil((from - low_y_) / pitch_ - 0.5)));
    const int last =
        std::min(columns_ - 1, static_cast<int>(std::ceil((to - low_y_) / pitch_ - 0.5)) - 1);
    for (int c = first; c <= last; ++c) {
      bits_[row * words_ + static_cast<std::size_t>(c) / 64] |= std::uint64_t{1} << (c % 64);
    }
  }

  double pitch_;
  double low_y_;
  double low_z_;
  int columns_;
  int rows_;
  std::size_t words_;
  std::vector<std::uint64_t> bits_;
};

}  // namespace

Footing footing_of(const Scene& scene, const Module& module) {
  Footing footing;
  footing.on_ground = module.box.low.z <= scene.ground + kOnGroundMm;
  // What is let into the ground leaves it at the surface.
  const double level = std::max(module.box.low.z, scene.ground) + kFootMm;
  std::vector<Ground2> feet;
  for_each_triangle(scene, module, [&](const Triangle& triangle) {
    for (const Vec3 p : triangle.corners) {
      if (p.z <= level) feet.push_back({p.x * kMetre, p.y * kMetre});
    }
  });
  footing.hull = hull_of(std::move(feet));
  footing.centre_of_mass = {module.centre_of_mass.x * kMetre, module.centre_of_mass.y * kMetre};
  footing.centre_height_m = (module.centre_of_mass.z - scene.ground) * kMetre;
  footing.mass_kg = module.mass_kg;
  footing.top_m = (module.box.high.z - scene.ground) * kMetre;
  return footing;
}

void add_holding(std::vector<Working>& out, const Footing& footing, const Balance& balance) {
  const Ground2 from = footing.hull[balance.side];
  const Ground2 to = footing.hull[(balance.side + 1) % footing.hull.size()];
  out.push_back(working({"mass of the module", "masse du module"}, "m", footing.mass_kg, Unit::kg));
  out.push_back(working({"way it would tip, square to a side of its feet, from the right (x) "
                         "towards the back (y)",
                         "sens du basculement, d'équerre à un côté des appuis, de la droite (x) "
                         "vers l'arrière (y)"},
                        "", atan2_degrees(from.x - to.x, to.y - from.y), Unit::degree));
  out.push_back(working({"part of the push that goes that way", "part de la poussée dans ce sens"},
                        "cos", balance.cosine, Unit::none));
  out.push_back(working({"from that side in to the centre of mass",
                         "de ce côté vers l'intérieur, jusqu'au centre de gravité"},
                        "a", balance.holding_m / kMetre, Unit::mm));
  out.push_back(working({"from that side in to the middle of the feet",
                         "de ce côté vers l'intérieur, jusqu'au milieu des appuis"},
                        "b", balance.middle_m / kMetre, Unit::mm));
}

Text share_of_hold(double use) {
  constexpr double kTimes = 10;
  constexpr double kHardly = 1.05;
  constexpr double kPercent = 0.01;
  if (use > kTimes) {
    return {"more than ten times what holds it", "plus de dix fois ce qui le retient"};
  }
  if (use >= kHardly) {
    return fill({"{0} times what holds it", "{0} fois ce qui le retient"}, {show_number(use, 1)});
  }
  if (use > 1) return {"hardly more than what holds it", "à peine plus que ce qui le retient"};
  if (use < kPercent) {
    return {"less than 1 % of what holds it", "moins de 1\u00a0% de ce qui le retient"};
  }
  return fill({"{0} % of what holds it", "{0}\u00a0% de ce qui le retient"},
              {show_number(100 * use, 0)});
}

Text show_ballast(double kg) {
  if (kg <= kMostBallastKg) return show(Measure{kg, Unit::kg});
  return fill({"more than {0}", "plus de {0}"}, {show(Measure{kMostBallastKg, Unit::kg})});
}

Silhouette silhouette_of(const Scene& scene, const Module& module, Ground2 direction) {
  if (module.box.high.z <= scene.ground) return {};  // buried: no wind gets there
  const auto across = [&](Vec3 p) { return Vec3{p.y * direction.x - p.x * direction.y, 0, p.z}; };
  double low = 1e12;
  double high = -1e12;
  for_each_triangle(scene, module, [&](const Triangle& triangle) {
    for (const Vec3 p : triangle.corners) {
      low = std::min(low, across(p).x);
      high = std::max(high, across(p).x);
    }
  });
  Screen screen(low, high, std::max(module.box.low.z, scene.ground), module.box.high.z);
  for_each_triangle(scene, module, [&](const Triangle& triangle) {
    const auto& [a, b, c] = triangle.corners;
    const Vec3 normal = cross(b - a, c - a);
    // Of a closed solid the side that faces the wind shows all of it.
    if (normal.x * direction.x + normal.y * direction.y >= 0) return;
    screen.add(across(a), across(b), across(c));
  });
  return screen.seen(scene.ground);
}

std::vector<Ground2> directions_for(const std::vector<Ground2>& hull) {
  Ground2 first{1, 0};
  double longest = 0;
  for (std::size_t i = 0; i < hull.size(); ++i) {
    const Ground2 a = hull[i];
    const Ground2 b = hull[(i + 1) % hull.size()];
    const double length = std::sqrt((b.x - a.x) * (b.x - a.x) + (b.y - a.y) * (b.y - a.y));
    if (length <= longest * (1 + 1e-9)) continue;
    longest = length;
    first = {(b.y - a.y) / length, -(b.x - a.x) / length};
  }
  std::vector<Ground2> all;
  for (int i = 0; i < kDirections; ++i) {
    const double c = cos_degrees(i * 360.0 / kDirections);
    const double s = sin_degrees(i * 360.0 / kDirections);
    all.push_back({c * first.x - s * first.y, s * first.x + c * first.y});
  }
  return all;
}

}  // namespace plano::checks
