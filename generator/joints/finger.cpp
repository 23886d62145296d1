// SPDX-FileCopyrightText: 2026 The Planothèque contributors
// SPDX-License-Identifier: GPL-3.0-or-later

/// finger: two edges at a right-angled corner, in alternating fingers. For gluing or screwing.
///
/// The corner box (one thickness by the other, along the contact) may be drawn in one panel, in
/// both or in neither: where a panel has it, its notches are cut; where it has not, its fingers are
/// added. The fingers of `from` are nominal and stand at both ends; those of `into` are narrower by
/// the clearance. The sides of both panels should be square to the corner at its ends.
#include <algorithm>
#include <array>
#include <cmath>

#include "joints/codes.h"
#include "joints/joint.h"
#include "joints/seat.h"
#include "joints/settings.h"
#include "joints/tabs.h"

namespace plano::joints {
namespace {

using geometry::Shape;
using geometry::Vec3;
using spec::Key;
using spec::ValueKind;

constexpr double kUsualShare = 2;  // a finger's width by itself, in thicknesses
constexpr double kLeastShare = 0.5;
constexpr double kOvershootMm = 1;

constexpr std::array kFingersChildren{
    Key{.name = "count",
        .kind = ValueKind::expression,
        .dimension = kPlainNumber,
        .doc_en = "How many fingers, of both panels together: odd, three or more.",
        .doc_fr = "Nombre de queues, des deux panneaux ensemble : impair, trois ou plus."},
    Key{.name = "width",
        .kind = ValueKind::expression,
        .doc_en = "About how wide a finger is; the count is the odd number that comes nearest.",
        .doc_fr =
            "Largeur approximative d'une queue ; le nombre impair le plus proche en découle."},
};

constexpr std::array kKeys{
    Key{.name = "fingers",
        .kind = ValueKind::map,
        .children = kFingersChildren,
        .shorthand = "count",
        .doc_en = "The fingers of each corner.",
        .doc_fr = "Les queues de chaque angle."},
};

constexpr std::array kContacts{ContactKind::edge_on_edge};

Length mm(double value) {
  return Length::nearest_to_mm(value);
}

int nearest_odd(double count) {
  return std::max(3, 2 * static_cast<int>(std::floor(count / 2)) + 1);
}

std::optional<int> finger_count(const JointInput& input, double length, double thinner,
                                Settings& settings) {
  const std::optional<int> count = settings.count("fingers.count");
  const std::optional<Length> width = settings.length("fingers.width", 1_mm);
  if (!settings.ok()) return std::nullopt;
  const double wanted = width ? width->mm() : kUsualShare * thinner;
  const int n = count.value_or(std::min(nearest_odd(length / wanted), kMostOfARow - 1));
  const double least = kLeastShare * thinner;
  if (!(count && width) && n >= 3 && n % 2 == 1 && length / n >= least) return n;
  const int most =
      nearest_odd(length / least + 1e-9) * least <= length ? nearest_odd(length / least + 1e-9) : 0;
  auto report = settings.found().add(
      kFingersDoNotFit, settings.span(count ? "fingers.count" : "fingers.width"),
      fill({"{0} fingers over the {1} of {2} on {3}, {4} each",
            "{0} queue(s) sur les {1} de {2} contre {3}, de {4} chacune"},
           {show(std::int64_t{n}), show(mm(length)), name_a(input), name_b(input),
            show(mm(length / n))}));
  if (most == 0) {
    report.hint(
        fill({"three fingers need {0}", "trois queues demandent {0}"}, {show(mm(3 * least))}));
  } else {
    report.hint(fill({"give an odd count from 3 to {0}, or a width, not both",
                      "donnez un nombre impair de 3 à {0}, ou une largeur, pas les deux"},
                     {show(std::int64_t{most})}));
  }
  return std::nullopt;
}

// One of the two panels at the corner: x = 0 where it meets the other, x = `depth` the outer side.
struct Side {
  const PlacedPanel& panel;
  Axes axes;
  double depth = 0;
  bool has_corner = false;  // the box is drawn in it
};

bool any_inside(const Loops& loops, const Axes& axes, double length, double x) {
  for (const double share : {0.25, 0.5, 0.75}) {
    if (contains(loops, axes.point(length * share, x))) return true;
  }
  return false;
}

Side side_a(const JointInput& input, const Seat& seat) {
  const double depth = input.placed[input.contact.b].thickness;
  const PlacedPanel& panel = seat.edge_panel();
  return {panel, seat.in_a(), depth,
          any_inside(panel.loops, seat.in_a(), seat.length(), depth / 2)};
}

Side side_b(const Seat& seat) {
  const PlacedPanel& a = seat.edge_panel();
  const PlacedPanel& b = seat.face_panel();
  // b's body lies before one of a's faces: outward is away from it, through a.
  Axes axes = seat.in_b();
  const double half = a.thickness / 2;
  const bool body_behind = any_inside(b.loops, axes, seat.length(), -half - 1);
  if (!body_behind) axes.across = {-axes.across.x, -axes.across.y};
  axes.origin = axes.point(0, -half);
  return {b, axes, a.thickness, any_inside(b.loops, axes, seat.length(), half)};
}

bool at_corner_of(const PlacedPanel& panel, Point2 p) {
  return std::any_of(panel.edges.begin(), panel.edges.end(), [&](const StraightEdge& edge) {
    for (const double along : {0.0, edge.length}) {
      const Point2 end = edge.line.at(along, 0);
      if (std::fabs(end.x - p.x) < 1e-3 && std::fabs(end.y - p.y) < 1e-3) return true;
    }
    return false;
  });
}

// A finger with its root in the panel. Where it begins at the panel's own corner the root starts
// there and slants inward: square, it would run along the panel's side, which rounding may have
// moved.
Shape finger_shape(const Side& side, Interval s, bool own_low, bool own_high) {
  const double low_root = s.low + (own_low ? kRootMm : 0);
  const double high_root = s.high - (own_high ? kRootMm : 0);
  std::vector<geometry::Point> corners{side.axes.at(low_root, -kRootMm),
                                       side.axes.at(high_root, -kRootMm)};
  if (own_high) corners.push_back(side.axes.at(s.high, 0));
  corners.push_back(side.axes.at(s.high, side.depth));
  corners.push_back(side.axes.at(s.low, side.depth));
  if (own_low) corners.push_back(side.axes.at(s.low, 0));
  return Shape::of(geometry::polygon(corners));
}

// `fingers` this panel keeps, `notches` it gives to the other.
PanelEdit edit_of(std::size_t index, const Side& side, double length,
                  const std::vector<Interval>& fingers, const std::vector<Interval>& notches) {
  PanelEdit edit;
  edit.panel = index;
  const auto own = [&](double s, double end) {
    return s == end && at_corner_of(side.panel, side.axes.point(s, 0));
  };
  if (!side.has_corner) {
    for (const Interval& s : fingers) {
      edit.add.push_back(finger_shape(side, s, own(s.low, 0), own(s.high, length)));
    }
    return edit;
  }
  for (const Interval& s : notches) {
    const Interval wider{s.low <= 0 ? -kOvershootMm : s.low,
                         s.high >= length ? length + kOvershootMm : s.high};
    edit.cut.push_back(Shape::of(side.axes.rectangle(wider, {0, side.depth + kOvershootMm})));
  }
  return edit;
}

std::optional<JointResult> make(const JointInput& input, diagnostics::Diagnostics& found) {
  Settings settings(input.joint, found);
  const Seat seat(input);
  const double length = seat.length();
  const double thinner = std::min(seat.edge_panel().thickness, seat.face_panel().thickness);
  const std::optional<int> count = finger_count(input, length, thinner, settings);
  if (!count) return std::nullopt;

  const auto bound = [&](int i) {
    return i == *count ? length : std::round(length * i / *count * 1e3) / 1e3;
  };
  const double gap = input.joint.clearance.mm() / 2;
  std::vector<Interval> of_a;
  std::vector<Interval> left_by_a;
  std::vector<Interval> of_b;
  std::vector<Interval> left_by_b;
  for (int i = 0; i < *count; ++i) {
    const Interval s{bound(i), bound(i + 1)};
    if (i % 2 == 0) {
      of_a.push_back(s);
      left_by_b.push_back({i == 0 ? s.low : s.low - gap, i + 1 == *count ? s.high : s.high + gap});
    } else {
      left_by_a.push_back(s);
      of_b.push_back({s.low + gap, s.high - gap});
    }
  }
  JointResult result;
  result.edits.push_back(edit_of(input.contact.a, side_a(input, seat), length, of_a, left_by_a));
  result.edits.push_back(edit_of(input.contact.b, side_b(seat), length, of_b, left_by_b));
  return result;
}

}  // namespace

extern const JointType finger;
const JointType finger{
    .keys = {.type = "finger",
             .summary_en = "Alternating fingers at a right-angled corner; glued or screwed.",
             .summary_fr = "Queues droites alternées à un angle droit ; collées ou vissées.",
             .keys = kKeys},
    .contacts = kContacts,
    .least_angle = Angle::degrees(90),
    .comes_apart = ComesApart::glued,
    .make = make,
    .about_en =
        "Two edges at a corner interlock by fingers in turn. Glued it is the strongest "
        "corner a router makes; unglued it slides apart in one direction. The corner may be "
        "drawn in either panel, in both or in none.",
    .about_fr =
        "Deux chants à un angle s'imbriquent par des queues droites alternées. Collé, c'est "
        "l'angle le plus solide que fasse une fraiseuse ; sans colle, il glisse dans une "
        "direction. L'angle peut être dessiné dans l'un ou l'autre panneau, dans les deux ou "
        "dans aucun."};

}  // namespace plano::joints
