// SPDX-FileCopyrightText: 2026 The Planothèque contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "panels/congruence.h"

#include <algorithm>
#include <cmath>

#include "base/trig.h"

namespace plano::panels {

namespace {

using geometry::Contour;
using geometry::Point;
using geometry::Turn;
using Vec2 = Features::Vec2;
using Ring = Features::Ring;
using Shape = Features::Shape;

constexpr double kNear = kCongruent.mm();
/// Two base lines or grains closer in direction than this are parallel.
constexpr double kParallel = 1e-4;
/// A turn this near to a quarter turn is one: exact placements stay exact.
constexpr double kQuarter = 1e-9;
/// How far along its base line a text's second point lies, mm.
constexpr double kBaseLine = 100;

Vec2 operator-(Vec2 a, Vec2 b) {
  return {a.x - b.x, a.y - b.y};
}
double norm(Vec2 a) {
  return std::sqrt(a.x * a.x + a.y * a.y);
}
bool near(Vec2 a, Vec2 b) {
  return norm(a - b) <= kNear;
}
bool near(double a, double b) {
  return std::fabs(a - b) <= 2 * kNear;
}
Vec2 mm(Point p) {
  return {p.x.mm(), p.y.mm()};
}

Vec2 applied(const Motion& m, Vec2 p) {
  return {m.c * p.x - m.s * p.y + m.x, m.s * p.x + m.c * p.y + m.y};
}

/// The turn that takes direction `a` to direction `b`, and then `from` to `to`.
Motion motion_of(Vec2 a, Vec2 b, Vec2 from, Vec2 to) {
  Motion m;
  const double scale = norm(a) * norm(b);
  m.c = (a.x * b.x + a.y * b.y) / scale;
  m.s = (a.x * b.y - a.y * b.x) / scale;
  const double length = norm({m.c, m.s});
  m.c /= length;
  m.s /= length;
  if (std::fabs(m.s) < kQuarter) m = {m.c > 0 ? 1.0 : -1.0, 0};
  if (std::fabs(m.c) < kQuarter) m = {0, m.s > 0 ? 1.0 : -1.0};
  const Vec2 turned = applied({m.c, m.s}, from);
  m.x = to.x - turned.x;
  m.y = to.y - turned.y;
  return m;
}

// ---- Reading a panel
// -------------------------------------------------------------------------------

Ring ring_of(const Contour& contour) {
  Ring ring;
  for (std::size_t i = 0; i < contour.edges.size(); ++i) {
    const geometry::Edge& edge = contour.edges[i];
    Features::Side side;
    side.start = mm(edge.start);
    side.length = norm(mm(contour.next(i).start) - side.start);
    if (edge.arc) {
      side.radius = edge.arc->radius.mm();
      side.left = edge.arc->turn == Turn::counter_clockwise;
      side.centre = mm(edge.arc->centre);
    }
    ring.push_back(side);
  }
  return ring;
}

Features::Scratch scratch_of(const model::Engraving& engraving) {
  Features::Scratch scratch;
  scratch.depth = engraving.depth;
  scratch.face = engraving.face;
  if (const auto* line = std::get_if<std::vector<Point>>(&engraving.content)) {
    for (const Point p : *line) scratch.points.push_back(mm(p));
    return scratch;
  }
  scratch.words = std::get<Text>(engraving.content);
  scratch.height = engraving.height;
  const Vec2 at = mm(engraving.at);
  // On the bottom face the words are mirrored left to right after they are turned.
  const double along = engraving.face == model::FaceSide::top ? kBaseLine : -kBaseLine;
  scratch.points = {
      at,
      {at.x + along * cos_of(engraving.direction), at.y + kBaseLine * sin_of(engraving.direction)}};
  return scratch;
}

Shape shape_of(const CutPanel& panel, Length thickness) {
  Shape shape;
  shape.outer = ring_of(panel.profile.outer);
  for (const Contour& hole : panel.profile.holes) shape.holes.push_back(ring_of(hole));
  for (const PartPocket& pocket : panel.pockets) {
    for (const geometry::Face& face : pocket.area.faces) {
      shape.sunk.push_back({ring_of(face.outer), pocket.depth, pocket.face});
      for (const Contour& hole : face.holes) {
        shape.sunk.push_back({ring_of(hole), pocket.depth, pocket.face});
      }
    }
  }
  for (const model::Drill& drill : panel.drills) {
    const bool through = !drill.depth || *drill.depth >= thickness;
    shape.marks.push_back({mm(drill.centre), drill.diameter.mm(), through ? Length{} : *drill.depth,
                           through ? model::FaceSide::top : drill.face});
  }
  for (const model::Bore& bore : panel.bores) {
    shape.channels.push_back(
        {mm(bore.entry), mm(bore.end), bore.height.mm(), bore.diameter.mm(), bore.through});
  }
  for (const model::Engraving& engraving : panel.engravings) {
    shape.scratches.push_back(scratch_of(engraving));
  }
  if (panel.panel->grain == model::Grain::along_u) shape.grain = Vec2{1, 0};
  if (panel.panel->grain == model::Grain::along_v) shape.grain = Vec2{0, 1};
  return shape;
}

// ---- Turning over
// ----------------------------------------------------------------------------------

Vec2 mirrored(Vec2 p) {
  return {-p.x, p.y};
}
model::FaceSide other(model::FaceSide face) {
  return face == model::FaceSide::top ? model::FaceSide::bottom : model::FaceSide::top;
}

/// Walked the other way after mirroring, so that the material stays on the left: each side now
/// starts where it ended, and an arc keeps its turn.
Ring mirrored(const Ring& ring) {
  Ring out;
  for (std::size_t i = ring.size(); i-- > 0;) {
    Features::Side side = ring[i];
    side.start = mirrored(ring[(i + 1) % ring.size()].start);
    side.centre = mirrored(side.centre);
    out.push_back(side);
  }
  return out;
}

Shape mirrored(const Shape& shape, double thickness) {
  Shape out;
  out.outer = mirrored(shape.outer);
  for (const Ring& hole : shape.holes) out.holes.push_back(mirrored(hole));
  for (const auto& sunk : shape.sunk) {
    out.sunk.push_back({mirrored(sunk.ring), sunk.depth, other(sunk.face)});
  }
  for (auto mark : shape.marks) {
    mark.at = mirrored(mark.at);
    if (mark.depth != Length{}) mark.face = other(mark.face);
    out.marks.push_back(mark);
  }
  for (auto channel : shape.channels) {
    channel.from = mirrored(channel.from);
    channel.to = mirrored(channel.to);
    channel.height = thickness - channel.height;
    out.channels.push_back(channel);
  }
  for (auto scratch : shape.scratches) {
    for (Vec2& p : scratch.points) p = mirrored(p);
    scratch.face = other(scratch.face);
    out.scratches.push_back(std::move(scratch));
  }
  if (shape.grain) out.grain = mirrored(*shape.grain);
  return out;
}

// ---- Comparing
// -------------------------------------------------------------------------------------

bool alike(const Features::Side& a, const Features::Side& b) {
  return near(a.length, b.length) && near(a.radius, b.radius) && a.left == b.left;
}

/// True if side i of `a` goes onto side i + shift of `b`, for all i.
bool rings_agree(const Motion& m, const Ring& a, const Ring& b, std::size_t shift) {
  for (std::size_t i = 0; i < a.size(); ++i) {
    const Features::Side& p = a[i];
    const Features::Side& q = b[(i + shift) % b.size()];
    if (!alike(p, q)) return false;
    const bool whole_circle = a.size() == 1;  // where it starts does not matter
    if (!whole_circle && !near(applied(m, p.start), q.start)) return false;
    if (p.radius > 0 && !near(applied(m, p.centre), q.centre)) return false;
  }
  return true;
}

bool ring_goes_onto(const Motion& m, const Ring& a, const Ring& b) {
  if (a.size() != b.size()) return false;
  if (a.size() == 1) return rings_agree(m, a, b, 0);
  const Vec2 first = applied(m, a.front().start);
  for (std::size_t k = 0; k < b.size(); ++k) {
    if (near(first, b[k].start)) return rings_agree(m, a, b, k);
  }
  return false;
}

bool goes_onto(const Motion& m, const Ring& a, const Ring& b) {
  return ring_goes_onto(m, a, b);
}
bool goes_onto(const Motion& m, const Features::Sunk& a, const Features::Sunk& b) {
  return a.depth == b.depth && a.face == b.face && ring_goes_onto(m, a.ring, b.ring);
}
bool goes_onto(const Motion& m, const Features::Mark& a, const Features::Mark& b) {
  return a.depth == b.depth && a.face == b.face && near(a.size, b.size) &&
         near(applied(m, a.at), b.at);
}
/// One that goes through may be bored from either end.
bool goes_onto(const Motion& m, const Features::Channel& a, const Features::Channel& b) {
  if (!near(a.height, b.height) || !near(a.size, b.size) || a.through != b.through) return false;
  const Vec2 from = applied(m, a.from);
  const Vec2 to = applied(m, a.to);
  return (near(from, b.from) && near(to, b.to)) ||
         (a.through && near(from, b.to) && near(to, b.from));
}
bool goes_onto(const Motion& m, const Features::Scratch& a, const Features::Scratch& b) {
  if (a.words != b.words || a.height != b.height || a.depth != b.depth || a.face != b.face ||
      a.points.size() != b.points.size()) {
    return false;
  }
  const double slack = a.words.empty() ? kNear : kParallel * kBaseLine;
  for (std::size_t i = 0; i < a.points.size(); ++i) {
    if (norm(applied(m, a.points[i]) - b.points[i]) > (i == 0 ? kNear : slack)) return false;
  }
  return true;
}

/// Each of `a` goes onto one of `b`, each of `b` used once.
template <class T>
bool all_go_onto(const Motion& m, const std::vector<T>& a, const std::vector<T>& b) {
  if (a.size() != b.size()) return false;
  std::vector<char> used(b.size(), 0);
  for (std::size_t i = 0; i < a.size(); ++i) {
    bool found = false;
    for (std::size_t n = 0; n < b.size() && !found; ++n) {
      const std::size_t k = (i + n) % b.size();  // equal panels list things in the same order
      if (used[k] != 0 || !goes_onto(m, a[i], b[k])) continue;
      used[k] = 1;
      found = true;
    }
    if (!found) return false;
  }
  return true;
}

bool grain_agrees(const Motion& m, const Shape& a, const Shape& b) {
  if (a.grain.has_value() != b.grain.has_value()) return false;
  if (!a.grain) return true;
  const Vec2 turned = applied({m.c, m.s}, *a.grain);
  return std::fabs(turned.x * b.grain->y - turned.y * b.grain->x) < kParallel;
}

bool rest_agrees(const Motion& m, const Shape& a, const Shape& b) {
  return grain_agrees(m, a, b) && all_go_onto(m, a.holes, b.holes) &&
         all_go_onto(m, a.sunk, b.sunk) && all_go_onto(m, a.marks, b.marks) &&
         all_go_onto(m, a.channels, b.channels) && all_go_onto(m, a.scratches, b.scratches);
}

/// Motions that a match of the outer contours leaves possible.
std::optional<Motion> by_outline(const Shape& a, const Shape& b) {
  const Ring& from = a.outer;
  const Ring& to = b.outer;
  std::size_t far = 0;
  for (std::size_t i = 0; i < from.size(); ++i) {
    if (norm(from[i].start - from[0].start) > norm(from[far].start - from[0].start)) far = i;
  }
  for (std::size_t shift = 0; shift < to.size(); ++shift) {
    bool possible = true;
    for (std::size_t i = 0; i < from.size() && possible; ++i) {
      possible = alike(from[i], to[(i + shift) % to.size()]);
    }
    if (!possible) continue;
    const Vec2 to_first = to[shift].start;
    const Vec2 to_far = to[(far + shift) % to.size()].start;
    const Motion m =
        motion_of(from[far].start - from[0].start, to_far - to_first, from[0].start, to_first);
    if (rings_agree(m, from, to, shift) && rest_agrees(m, a, b)) return m;
  }
  return std::nullopt;
}

/// The points that a motion must take onto those of an equal ring: of a circle only its centre.
void take_corners(const Ring& ring, std::vector<Vec2>& points) {
  for (const Features::Side& side : ring) {
    points.push_back(ring.size() == 1 ? side.centre : side.start);
  }
}

/// Points of everything inside a round outline that tell how far it is turned.
std::vector<Vec2> landmarks(const Shape& shape) {
  std::vector<Vec2> all;
  for (const Ring& hole : shape.holes) take_corners(hole, all);
  for (const auto& sunk : shape.sunk) take_corners(sunk.ring, all);
  for (const auto& mark : shape.marks) all.push_back(mark.at);
  for (const auto& channel : shape.channels) all.push_back(channel.from);
  for (const auto& scratch : shape.scratches) {
    all.insert(all.end(), scratch.points.begin(), scratch.points.end());
  }
  return all;
}

std::optional<Motion> by_landmarks(const Shape& a, const Shape& b) {
  const Vec2 from = a.outer.front().centre;
  const Vec2 to = b.outer.front().centre;
  if (!alike(a.outer.front(), b.outer.front())) return std::nullopt;
  std::vector<std::pair<Vec2, Vec2>> directions = {{{1, 0}, {1, 0}}, {{1, 0}, {0, 1}}};
  std::optional<Vec2> farthest;
  for (const Vec2 p : landmarks(a)) {
    if (!farthest || norm(p - from) > norm(*farthest - from) + kNear) farthest = p;
  }
  if (farthest && norm(*farthest - from) > kNear) {
    for (const Vec2 p : landmarks(b)) {
      if (near(norm(p - to), norm(*farthest - from))) {
        directions.emplace_back(*farthest - from, p - to);
      }
    }
  }
  for (const auto& [d, e] : directions) {
    const Motion m = motion_of(d, e, from, to);
    if (rest_agrees(m, a, b)) return m;
  }
  return std::nullopt;
}

std::optional<Motion> compare(const Shape& a, const Shape& b) {
  if (a.outer.size() != b.outer.size()) return std::nullopt;
  return a.outer.size() == 1 ? by_landmarks(a, b) : by_outline(a, b);
}

/// A surface that only one face of the sheet has; "" where both are alike.
std::string special_surface(const CutPanel& panel) {
  return panel.panel->surface == "smooth" ? "" : panel.panel->surface;
}

std::string key_of(const CutPanel& panel, const Shape& shape) {
  std::vector<std::size_t> counts;
  for (const Ring& hole : shape.holes) counts.push_back(hole.size());
  std::sort(counts.begin(), counts.end());
  counts.push_back(shape.outer.size());
  counts.push_back(shape.sunk.size());
  counts.push_back(shape.marks.size());
  counts.push_back(shape.channels.size());
  counts.push_back(shape.scratches.size());
  counts.push_back(shape.grain ? 1 : 0);
  std::string key = std::to_string(panel.panel->material) + "/" +
                    std::to_string(panel.panel->thickness.nm()) + "/" + special_surface(panel);
  for (const std::size_t count : counts) key += "/" + std::to_string(count);
  return key;
}

Vec2 middle_of(const std::vector<Vec2>& points) {
  Vec2 sum;
  for (const Vec2 p : points) sum = {sum.x + p.x, sum.y + p.y};
  const double count = static_cast<double>(points.size());
  return {sum.x / count, sum.y / count};
}

double gauge_of(const Shape& shape) {
  std::vector<Vec2> outline;
  take_corners(shape.outer, outline);
  const Vec2 middle = middle_of(outline);
  double spread = 0;
  for (const Vec2 p : outline) spread += norm(p - middle);
  spread /= static_cast<double>(outline.size());
  std::vector<Vec2> inside;
  for (const Ring& hole : shape.holes) take_corners(hole, inside);
  return inside.empty() ? spread : spread + norm(middle_of(inside) - middle);
}

}  // namespace

Features::Features(const CutPanel& panel, Length thickness, Faces faces)
    : shape_(shape_of(panel, thickness)),
      area_(geometry::area(panel.profile).mm2()),
      perimeter_(geometry::perimeter(panel.profile.outer).mm()),
      gauge_mm_(gauge_of(shape_)),
      key_(key_of(panel, shape_)) {
  // Words are read from one side only, and a slip-resistant face looks up wherever the part stands.
  const bool has_words = std::any_of(shape_.scratches.begin(), shape_.scratches.end(),
                                     [](const Scratch& s) { return !s.words.empty(); });
  if (faces == Faces::alike && !has_words && special_surface(panel).empty()) {
    flipped_ = mirrored(shape_, thickness.mm());
  }
}

std::optional<Motion> Features::onto(const Features& other) const {
  // A shift of kCongruent all along the outline is the most that areas may differ by.
  const double slack = (perimeter_ + 1) * kNear * static_cast<double>(2 + shape_.holes.size());
  if (key_ != other.key_ || std::fabs(area_ - other.area_) > slack ||
      std::fabs(perimeter_ - other.perimeter_) >
          2 * kNear * static_cast<double>(shape_.outer.size())) {
    return std::nullopt;
  }
  std::optional<Motion> motion = compare(shape_, other.shape_);
  if (!motion && flipped_) {
    motion = compare(*flipped_, other.shape_);
    if (motion) motion->flipped = true;
  }
  return motion;
}

geometry::Placement moved(const geometry::Placement& panel, const Motion& motion,
                          geometry::Point low, Length thickness) {
  const double sign = motion.flipped ? -1 : 1;
  const Vec2 origin = applied(motion, {sign * low.x.mm(), low.y.mm()});
  geometry::Placement out;
  out.origin = panel.at(origin.x, origin.y, motion.flipped ? thickness.mm() : 0);
  out.u = panel.u * (sign * motion.c) + panel.v * (sign * motion.s);
  out.v = panel.u * -motion.s + panel.v * motion.c;
  out.w = panel.w * sign;
  // Minus zero would write itself into files.
  for (geometry::Vec3* axis : {&out.u, &out.v, &out.w, &out.origin}) {
    *axis = *axis + geometry::Vec3{0, 0, 0};
  }
  return out;
}

}  // namespace plano::panels
