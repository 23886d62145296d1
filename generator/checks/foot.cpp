// SPDX-FileCopyrightText: 2026 The Planothèque contributors
// SPDX-License-Identifier: GPL-3.0-or-later

/// Whether a floor has room for a foot.
///
/// Most floors are wide: a disc tried at places wide apart finds room at once. Where none does, the
/// floor's borders are found (its sides, and what stands or hangs over it), and every place is
/// tried where a disc touches two of them: a disc that fits anywhere can be pushed until it does.

#include <algorithm>
#include <array>
#include <cmath>
#include <cstdint>
#include <map>
#include <set>

#include "base/trig.h"
#include "checks/standing.h"

namespace plano::checks {
namespace {

using geometry::Vec3;

constexpr double kRadiusMm = kPatchMm / 2;
/// A disc as wide as its floor still fits.
constexpr double kFootInsideMm = 0.05;
/// Places that are tried before borders are looked for, at most, and how far apart.
constexpr double kMostPlaces = 400;
constexpr double kPlaceStepMm = 50;
/// A disc is felt on rings: each with so many places. Between two of the outer ring a straight
/// border reaches in by a tenth of a millimetre.
struct Ring {
  double radius;
  int places;
};
constexpr std::array<Ring, 4> kRings = {
    {{kRadiusMm - kFootInsideMm, 48}, {33, 24}, {17, 12}, {0, 1}}};
/// Places of a ring are tried in this order: the next lies nearly opposite. Prime to their number.
constexpr int kAcross = 23;
/// Just as much head room is enough.
constexpr double kRoomMm = kHeadRoomMm - kFootInsideMm;
/// Ways in which a gap may be bridged: all round, and where it is only about a quick answer.
constexpr int kManyWays = 8;
constexpr int kFewWays = 2;
/// Gaps are felt in such steps, and then so near: what two arcs are flattened by.
constexpr double kGapStepMm = 3;
constexpr double kGapSlackMm = 0.2;
/// Borders are told apart in pieces so long at most, from this far beside them, and go on in one.
constexpr double kPieceMm = 10;
constexpr double kBesideMm = 0.2;
constexpr double kLongestMm = 100;
/// Borders are kept by square cells: what a disc touches that touches the middle of one lies in its
/// own or in a cell beside.
constexpr double kCellMm = 160;
static_assert(kCellMm >= (kLongestMm + kPieceMm) / 2 + kPatchMm);
/// Nearer corners are one.
constexpr double kSameMm = 1e-3;
/// Higher than anything stands.
constexpr double kFarMm = 1e6;
/// So many things one above the other are looked through for a face that bends.
constexpr int kMostAbove = 32;
/// Pieces, and pairs of borders, that are looked at at most.
constexpr std::size_t kMostPieces = 30'000;
constexpr std::size_t kMostPairs = 2'000'000;

Vec3 flat(Vec3 p) {
  return {p.x, p.y, 0};
}

/// The faces of a floor that bend: they lie in no plane, so the floor is where they are.
struct Bent {
  std::vector<std::uint32_t> triangles;  // rising
  double high = 0;
  double low = 0;
};

Bent bent_of(const std::vector<LevelFace>& faces, const std::vector<std::size_t>& group) {
  Bent bent;
  for (const std::size_t f : group) {
    const LevelFace& face = faces[f];
    if (face.bent.empty()) continue;
    const bool first = bent.triangles.empty();
    bent.high = first ? face.high : std::max(bent.high, face.high);
    bent.low = first ? face.low : std::min(bent.low, face.low);
    bent.triangles.insert(bent.triangles.end(), face.bent.begin(), face.bent.end());
  }
  std::sort(bent.triangles.begin(), bent.triangles.end());
  return bent;
}

/// Whether something of the floor's height bears at a place, with head room above it.
class Ground {
 public:
  Ground(const Scene& scene, const LevelFace& floor, const Bent& bent, Vec3 along)
      : scene_(scene), floor_(floor), bent_(bent) {
    const Vec3 across{-along.y, along.x, 0};
    const auto turned = [&](double degrees) {
      return along * cos_degrees(degrees) + across * sin_degrees(degrees);
    };
    for (int k = 0; k < kManyWays; ++k) {  // along and across come first
      ways_.at(static_cast<std::size_t>(k)) = turned(k % 2 * 90 + k / 2 * 180.0 / kManyWays);
    }
    for (const Ring& ring : kRings) {
      for (int k = 0; k < ring.places; ++k) {
        disc_.push_back(turned(360.0 * (k * kAcross % ring.places) / ring.places) * ring.radius);
      }
    }
  }

  bool bears(Vec3 p) const { return bears_in_plane(p) || bears_on_bend(p); }
  /// The same, or in a gap that a foot bridges in one of so many ways.
  bool bears_or_bridged(Vec3 p, int ways) const {
    if (bears(p)) return true;
    return std::any_of(ways_.begin(), ways_.begin() + ways,
                       [&](Vec3 way) { return bridged(p, way); });
  }
  /// Whether beyond a border, `outwards`, the floor goes on within what a foot bridges.
  bool goes_on(Vec3 border, Vec3 outwards) const {
    for (double s = kGapStepMm / 2; s < kBridgedMm + kGapStepMm; s += kGapStepMm) {
      if (bears(border + outwards * s)) return true;
    }
    return false;
  }
  /// Whether all of a disc does.
  bool holds(Vec3 centre, int ways) const {
    return bears_or_bridged(centre, ways) && std::all_of(disc_.begin(), disc_.end(), [&](Vec3 off) {
             return bears_or_bridged(centre + off, ways);
           });
  }
  double above(Vec3 p) const { return p.z - floor_.z_at(p.x, p.y); }

 private:
  bool bears_in_plane(Vec3 p) const {
    const Vec3 from{p.x, p.y, floor_.z_at(p.x, p.y) + kRoomMm};
    const auto hit = scene_.tree.first_hit(from, {0, 0, -1}, kRoomMm + kFlushMm);
    if (!hit || hit->distance < kRoomMm - kFlushMm) return false;
    // What looks up is come upon from within: the place lies in something tall.
    const auto above = scene_.tree.first_hit(from, {0, 0, 1}, kFarMm);
    return !above || scene_.tree.normal(above->triangle).z < 0;
  }
  bool bears_on_bend(Vec3 p) const {
    if (bent_.triangles.empty()) return false;
    Vec3 from{p.x, p.y, bent_.high + kSameMm};
    for (int k = 0; k < kMostAbove; ++k) {
      const auto hit = scene_.tree.first_hit(from, {0, 0, -1}, from.z - bent_.low + kSameMm);
      if (!hit) return false;
      from.z -= hit->distance;
      const auto& own = bent_.triangles;
      if (std::binary_search(own.begin(), own.end(), hit->triangle)) {
        const auto above = scene_.tree.first_hit(from, {0, 0, 1}, kFarMm, kSameMm);
        return !above || (scene_.tree.normal(above->triangle).z < 0 && above->distance >= kRoomMm);
      }
      from.z -= kSameMm;
    }
    return false;
  }
  bool bridged(Vec3 p, Vec3 way) const {
    const double one = reach(p, way);
    return one <= kBridgedMm && one + reach(p, way * -1) <= kBridgedMm + kGapSlackMm;
  }
  /// How far it is from a place that does not bear to one that does; beyond what is bridged, more.
  double reach(Vec3 p, Vec3 way) const {
    for (double s = kGapStepMm; s < kBridgedMm + kGapStepMm; s += kGapStepMm) {
      if (!bears(p + way * s)) continue;
      double off = s - kGapStepMm;
      double on = s;
      while (on - off > kGapSlackMm / 4) {
        const double middle = (off + on) / 2;
        (bears(p + way * middle) ? on : off) = middle;
      }
      return on;
    }
    return kBridgedMm + kGapStepMm;
  }

  const Scene& scene_;
  const LevelFace& floor_;
  const Bent& bent_;
  std::array<Vec3, kManyWays> ways_;
  std::vector<Vec3> disc_;  // places of a disc, from its centre
};

std::vector<Loop> loops_of(const std::vector<LevelFace>& faces,
                           const std::vector<std::size_t>& group) {
  std::vector<Loop> loops;
  for (const std::size_t f : group) {
    loops.insert(loops.end(), faces[f].loops.begin(), faces[f].loops.end());
  }
  return loops;
}

/// Tried at places wide apart.
bool admits_at_once(const Ground& ground, const std::vector<Loop>& loops, Vec3 along) {
  const Vec3 across{-along.y, along.x, 0};
  const PlanBox box = plan_box(loops, along);
  const double room_u = std::max(0.0, box.high_x - box.low_x - kPatchMm);
  const double room_v = std::max(0.0, box.high_y - box.low_y - kPatchMm);
  const double step = std::max(kPlaceStepMm, std::sqrt(room_u * room_v / kMostPlaces));
  const int count_u = std::min(static_cast<int>(kMostPlaces), static_cast<int>(room_u / step) + 1);
  const int count_v = std::min(static_cast<int>(kMostPlaces), static_cast<int>(room_v / step) + 1);
  for (int i = 0; i <= count_u; ++i) {
    for (int j = 0; j <= count_v; ++j) {
      const double u = box.low_x + kRadiusMm + room_u * i / count_u;
      const double v = box.low_y + kRadiusMm + room_v * j / count_v;
      if (ground.holds(along * u + across * v, kFewWays)) return true;
    }
  }
  return false;
}

/// A straight piece of what a floor may end at, in plan.
struct Side {
  Vec3 from;
  Vec3 to;
};

/// The part of a polygon where `height` is not negative.
template <class Height>
Loop clipped(const Loop& polygon, const Height& height) {
  Loop kept;
  for (std::size_t i = 0; i < polygon.size(); ++i) {
    const Vec3 a = polygon[i];
    const Vec3 b = polygon[i + 1 == polygon.size() ? 0 : i + 1];
    const double at_a = height(a);
    const double at_b = height(b);
    if (at_a >= 0) kept.push_back(a);
    if ((at_a >= 0) != (at_b >= 0)) kept.push_back(a + (b - a) * (at_a / (at_a - at_b)));
  }
  return kept;
}

/// Sides of the floor itself, then of all that takes hold or head room from it; each once.
std::vector<Side> sides_of(const Scene& scene, const std::vector<Loop>& loops,
                           const LevelFace& floor, const Ground& ground) {
  std::vector<Side> sides;
  std::set<std::array<long long, 4>> known;
  const auto add = [&](const Loop& loop) {
    for (std::size_t i = 0; i < loop.size(); ++i) {
      const Side side{flat(loop[i]), flat(loop[i + 1 == loop.size() ? 0 : i + 1])};
      const auto told = [](double v) { return std::llround(v / kSameMm); };
      std::array<long long, 2> a{told(side.from.x), told(side.from.y)};
      std::array<long long, 2> b{told(side.to.x), told(side.to.y)};
      if (a == b) continue;
      if (b < a) std::swap(a, b);
      if (known.insert({a[0], a[1], b[0], b[1]}).second) sides.push_back(side);
    }
  };
  for (const Loop& loop : loops) add(loop);
  const PlanBox box = plan_box(loops);
  double low = floor.low;
  double high = floor.high;
  for (const double x : {box.low_x, box.high_x}) {
    for (const double y : {box.low_y, box.high_y}) {
      low = std::min(low, floor.z_at(x, y));
      high = std::max(high, floor.z_at(x, y));
    }
  }
  scene.tree.for_each_in({box.low_x, box.low_y, low}, {box.high_x, box.high_y, high + kHeadRoomMm},
                         [&](std::uint32_t t) {
                           const auto& corners = scene.tree.triangles()[t].corners;
                           Loop piece(corners.begin(), corners.end());
                           piece =
                               clipped(piece, [&](Vec3 p) { return ground.above(p) - kFlushMm; });
                           add(clipped(piece, [&](Vec3 p) { return kRoomMm - ground.above(p); }));
                         });
  return sides;
}

/// Where a floor ends, in plan. A whole one ends it all along; of others nothing is sure.
struct Border {
  Vec3 from;
  Vec3 to;
  bool whole = true;

  Vec3 along() const { return geometry::unit(to - from); }
  double length() const { return geometry::norm(to - from); }
  double distance(Vec3 p) const {
    const Vec3 way = to - from;
    const double t = std::clamp(dot(p - from, way) / dot(way, way), 0.0, 1.0);
    return geometry::norm(p - from - way * t);
  }
};

bool ends_at(const Ground& ground, Vec3 place, Vec3 across) {
  const bool left = ground.bears(place + across * kBesideMm);
  const bool right = ground.bears(place - across * kBesideMm);
  return left != right && !ground.goes_on(place, left ? -across : across);
}

/// Nothing where there are more sides than are looked at.
std::optional<std::vector<Border>> borders_of(const Ground& ground,
                                              const std::vector<Side>& sides) {
  std::vector<Border> borders;
  std::size_t pieces = 0;
  for (const Side& side : sides) {
    const Vec3 way = side.to - side.from;
    const double length = geometry::norm(way);
    const Vec3 across{-way.y / length, way.x / length, 0};
    const int count = static_cast<int>(std::ceil(length / kPieceMm));
    pieces += static_cast<std::size_t>(count);
    if (pieces > kMostPieces) return std::nullopt;
    bool goes_on = false;
    for (int k = 0; k < count; ++k) {
      const auto at = [&](double part) { return side.from + way * ((k + part) / count); };
      int ends = 0;
      for (const double part : {0.02, 0.5, 0.98}) ends += ends_at(ground, at(part), across) ? 1 : 0;
      const bool whole = ends == 3;
      if (whole && goes_on && borders.back().length() < kLongestMm) {
        borders.back().to = at(1);
      } else if (ends > 0) {
        borders.push_back({at(0), at(1), whole});
      }
      goes_on = whole;
    }
  }
  return borders;
}

/// Which borders lie near a place.
class Cells {
 public:
  explicit Cells(const std::vector<Border>& borders) {
    for (std::size_t i = 0; i < borders.size(); ++i) {
      const auto [low_x, high_x] = std::minmax({cell(borders[i].from.x), cell(borders[i].to.x)});
      const auto [low_y, high_y] = std::minmax({cell(borders[i].from.y), cell(borders[i].to.y)});
      for (int x = low_x; x <= high_x; ++x) {
        for (int y = low_y; y <= high_y; ++y) cells_[{x, y}].push_back(i);
      }
    }
  }
  /// Rising, each once: all within kCellMm of the place.
  std::vector<std::size_t> near(Vec3 place) const {
    std::vector<std::size_t> found;
    for (int x = cell(place.x) - 1; x <= cell(place.x) + 1; ++x) {
      for (int y = cell(place.y) - 1; y <= cell(place.y) + 1; ++y) {
        const auto it = cells_.find({x, y});
        if (it != cells_.end()) found.insert(found.end(), it->second.begin(), it->second.end());
      }
    }
    std::sort(found.begin(), found.end());
    found.erase(std::unique(found.begin(), found.end()), found.end());
    return found;
  }

 private:
  static int cell(double at) { return static_cast<int>(std::floor(at / kCellMm)); }

  std::map<std::pair<int, int>, std::vector<std::size_t>> cells_;
};

/// Calls `use` with the centres of all discs that touch two borders along their length.
template <class Use>
void between_lines(const Border& a, const Border& b, const Use& use) {
  const Vec3 u = a.along();
  const Vec3 v = b.along();
  const double det = u.x * v.y - u.y * v.x;
  if (std::fabs(det) < 1e-9) return;
  for (const double one : {kRadiusMm, -kRadiusMm}) {
    for (const double other : {kRadiusMm, -kRadiusMm}) {
      const Vec3 p = a.from + Vec3{-u.y, u.x, 0} * one;
      const Vec3 to = b.from + Vec3{-v.y, v.x, 0} * other - p;
      const double s = (to.x * v.y - to.y * v.x) / det;
      const double t = (to.x * u.y - to.y * u.x) / det;
      const bool beside =
          s >= -kSameMm && s <= a.length() + kSameMm && t >= -kSameMm && t <= b.length() + kSameMm;
      if (beside) use(p + u * s);
    }
  }
}

/// The same of a border and a corner.
template <class Use>
void beside_corner(const Border& a, Vec3 corner, const Use& use) {
  const Vec3 u = a.along();
  for (const double one : {kRadiusMm, -kRadiusMm}) {
    const Vec3 p = a.from + Vec3{-u.y, u.x, 0} * one;
    const double s = dot(corner - p, u);
    const double off = geometry::norm(corner - p - u * s);
    if (off > kRadiusMm) continue;
    const double half = std::sqrt(kRadiusMm * kRadiusMm - off * off);
    for (const double t : {s - half, s + half}) {
      if (t >= -kSameMm && t <= a.length() + kSameMm) use(p + u * t);
    }
  }
}

/// The same of two corners.
template <class Use>
void between_corners(Vec3 a, Vec3 b, const Use& use) {
  const Vec3 to = b - a;
  const double apart = geometry::norm(to);
  if (apart < kSameMm || apart > kPatchMm) return;
  const double off = std::sqrt(kRadiusMm * kRadiusMm - apart * apart / 4);
  const Vec3 across = Vec3{-to.y, to.x, 0} * (off / apart);
  use(a + to * 0.5 + across);
  use(a + to * 0.5 - across);
}

/// Tried wherever a disc touches two borders.
bool admits_between(const Ground& ground, const std::vector<Border>& borders) {
  const Cells cells(borders);
  bool found = false;
  std::size_t pairs = 0;
  const auto try_at = [&](Vec3 centre) {
    if (found) return;
    const std::vector<std::size_t> near = cells.near(centre);
    const bool free = std::all_of(near.begin(), near.end(), [&](std::size_t i) {
      return !borders[i].whole || borders[i].distance(centre) >= kRadiusMm - kFootInsideMm;
    });
    found = free && ground.holds(centre, kManyWays);
  };
  for (std::size_t i = 0; i < borders.size() && !found; ++i) {
    std::set<std::size_t> others;
    for (const Vec3 end : {borders[i].from, borders[i].to}) {
      for (const std::size_t j : cells.near(end)) others.insert(j);
    }
    for (const std::size_t j : others) {
      if (found || ++pairs > kMostPairs) return true;
      const Border& a = borders[i];
      const Border& b = borders[j];
      if (i < j) between_lines(a, b, try_at);
      beside_corner(a, b.from, try_at);
      beside_corner(a, b.to, try_at);
      if (i > j) continue;
      for (const Vec3 p : {a.from, a.to}) {
        for (const Vec3 q : {b.from, b.to}) between_corners(p, q, try_at);
      }
    }
  }
  return found;
}

/// Whether two faces of one floor lie so nearly in one plane that one look does for both.
bool same_plane(const LevelFace& a, const LevelFace& b) {
  constexpr double kAlikeMm = 1;
  return std::all_of(b.loops.begin(), b.loops.end(), [&](const Loop& loop) {
    return std::all_of(loop.begin(), loop.end(),
                       [&](Vec3 p) { return std::fabs(p.z - a.z_at(p.x, p.y)) <= kAlikeMm; });
  });
}

}  // namespace

bool admits_a_foot(const Scene& scene, const std::vector<LevelFace>& faces,
                   const std::vector<std::size_t>& group) {
  const std::vector<Loop> loops = loops_of(faces, group);
  const Width width = width_of(hull_of(loops));
  if (width.least < kPatchMm - kFootInsideMm) return false;
  const Bent bent = bent_of(faces, group);
  const Ground first(scene, faces[group.front()], bent, width.along);
  if (admits_at_once(first, loops, width.along)) return true;
  std::vector<std::size_t> tried;
  for (const std::size_t f : group) {
    const LevelFace& floor = faces[f];
    if (std::any_of(tried.begin(), tried.end(),
                    [&](std::size_t other) { return same_plane(faces[other], floor); })) {
      continue;
    }
    tried.push_back(f);
    const Ground ground(scene, floor, bent, width.along);
    const auto borders = borders_of(ground, sides_of(scene, loops, floor, ground));
    if (!borders || admits_between(ground, *borders)) return true;
  }
  return false;
}

}  // namespace plano::checks
