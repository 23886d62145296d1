// SPDX-FileCopyrightText: 2026 The Planothèque contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "joints/pinned.h"

#include <algorithm>
#include <cmath>

#include "catalog/fasteners.h"
#include "joints/bolts.h"
#include "joints/codes.h"
#include "joints/fasteners.h"
#include "joints/screws.h"
#include "joints/tabs.h"

namespace plano::joints {
namespace {

using catalog::HardwareKind;

// In diameters, from a bolt's axis (of its hole to borders): as `bolts.cpp` has them, from
// EN 1995-1-1, table 8.4.
constexpr double kGoodBolt = 3;
constexpr double kLeastBoltPitch = 4;

Length mm(double value) {
  return Length::nearest_to_mm(value);
}

/// From the head's side to the other.
struct Shaft {
  double head = 0;  // height of the outer surface the head stands on
  double end = 0;   // of the far one
  double down = 1;  // 1 where it runs down, -1 up

  double length() const { return std::fabs(head - end); }
  double at(double depth) const { return head - down * depth; }
};

Shaft shaft_of(const std::vector<Layer>& layers) {
  const Interval first = layers.front().height;
  const Interval last = layers.back().height;
  return first.low + first.high > last.low + last.high ? Shaft{first.high, last.low, 1}
                                                       : Shaft{first.low, last.high, -1};
}

/// Along the longest diagonal, `good` from the area's sides, or `least` where the row is tight.
std::vector<Point2> places_in(const Convex& area, std::size_t count, double good, double least,
                              double pitch) {
  if (count == 1) {
    const Point2 middle = middle_of(area);
    return depth_in(area, middle) < least - kTouching.mm() ? std::vector<Point2>{}
                                                           : std::vector{middle};
  }
  for (const double border : {good, (good + least) / 2, least}) {
    const Convex left = grown(area, -border);
    if (left.empty()) continue;
    const auto [from, to] = longest_diagonal(left);
    const double dx = to.x - from.x;
    const double dy = to.y - from.y;
    const double steps = static_cast<double>(count - 1);
    if (std::sqrt(dx * dx + dy * dy) < steps * pitch) continue;
    std::vector<Point2> places;
    for (std::size_t i = 0; i < count; ++i) {
      const double share = static_cast<double>(i) / steps;
      places.push_back({from.x + dx * share, from.y + dy * share});
    }
    return places;
  }
  return {};
}

void say_no_room(const JointInput& input, const Overlap& overlap, const diagnostics::Code& code,
                 double border, double pitch, Settings& settings) {
  const Interval along = span_along(overlap.area, overlap.a.along);
  const Interval across = span_along(overlap.area, {-overlap.a.along.y, overlap.a.along.x});
  settings.found()
      .add(
          code, settings.span("bolts"),
          fill({"the bolts or screws of `{0}` do not fit where {1} and {2} overlap, over {3} × {4}",
                "les boulons ou vis de « {0} » ne tiennent pas là où {1} et {2} se recouvrent, sur "
                "{3} × {4}"},
               {input.joint.id, name_a(input), name_b(input), show(mm(along.length())),
                show(mm(across.length()))}))
      .hint(
          fill({"leave {0} to the sides and {1} from one to the next: fewer or thinner ones, or "
                "wider bars",
                "laissez {0} jusqu'aux côtés et {1} de l'un à l'autre : prenez-en moins ou de plus "
                "fins, ou des barres plus larges"},
               {show(mm(border)), show(mm(pitch))}));
}

/// A hole of one layer, to the depth `until` below the head's side of the shaft.
void pierce(const JointInput& input, const Overlap& overlap, const Layer& layer, const Shaft& shaft,
            Point2 place, Length diameter, std::optional<double> until, PanelEdit& edit) {
  const LyingPiece& own = layer.piece;
  const geometry::Placement& placement = own.placed.panel->placement;
  const bool face_up = geometry::dot(placement.w, overlap.plane.w) > 0;
  const model::FaceSide head_side =
      (shaft.down > 0) == face_up ? model::FaceSide::top : model::FaceSide::bottom;
  if (own.flat) {
    model::Drill drill =
        drill_at(input, in_piece(overlap, own, place, layer.height.low), diameter, head_side);
    if (until) {
      const double face = shaft.down > 0 ? own.height.high : own.height.low;
      drill.depth = mm(std::fabs(face - *until));
    }
    edit.drills.push_back(drill);
    return;
  }
  const double near = shaft.down > 0 ? layer.height.high : layer.height.low;
  const double far = shaft.down > 0 ? layer.height.low : layer.height.high;
  model::Bore bore;
  bore.entry = in_piece(overlap, own, place, near);
  bore.end = in_piece(overlap, own, place, until.value_or(far));
  bore.height = mm(placement.local(overlap.plane.at(place.x, place.y, near)).z);
  bore.diameter = diameter;
  bore.through = !until;
  bore.span = input.joint.span;
  // What a drill must start from is the outside of the bar.
  const bool out_at_far =
      std::fabs(far - (shaft.down > 0 ? own.height.low : own.height.high)) < kTouching.mm();
  const bool out_at_near =
      std::fabs(near - (shaft.down > 0 ? own.height.high : own.height.low)) < kTouching.mm();
  if (bore.through && out_at_far && !out_at_near) std::swap(bore.entry, bore.end);
  edit.bores.push_back(bore);
}

/// A washer's seat around the hole, sunk from an outer surface.
void sink(const JointInput& input, const Overlap& overlap, const Layer& layer, const Bolt& bolt,
          Point2 place, double outside, double inwards, PanelEdit& edit) {
  const LyingPiece& own = layer.piece;
  const geometry::Placement& placement = own.placed.panel->placement;
  if (own.flat) {
    const bool face_up = geometry::dot(placement.w, overlap.plane.w) > 0;
    const bool from_above = inwards < 0;
    edit.pockets.push_back(
        seat_at(input, bolt, in_piece(overlap, own, place, outside), std::fabs(inwards),
                from_above == face_up ? model::FaceSide::top : model::FaceSide::bottom));
    return;
  }
  model::Bore bore;
  bore.entry = in_piece(overlap, own, place, outside);
  bore.end = in_piece(overlap, own, place, outside + inwards);
  bore.height = mm(placement.local(overlap.plane.at(place.x, place.y, outside)).z);
  bore.diameter = mm(bolt.seat());
  bore.span = input.joint.span;
  edit.bores.push_back(bore);
}

/// The wood between a hole and the borders of the pieces it goes through, as `footprints.cpp` asks
/// it of holes in panels. Their shoulders are no borders.
void look_at_borders(const JointInput& input, const std::vector<Layer>& layers,
                     const std::vector<Point2>& places, double hole,
                     diagnostics::Diagnostics& found) {
  for (const Layer& layer : layers) {
    double least = 1e300;
    for (const Point2 p : places) {
      least = std::min(least, depth_in(layer.piece.border, p) - hole / 2);
    }
    const double good = (kGoodBolt - 0.5) * hole;
    if (least >= good - kTouching.mm() || already_said(found, kSlotNearBorder, input.joint.span)) {
      continue;
    }
    found
        .add(kSlotNearBorder, input.joint.span,
             fill({"a hole that `{0}` makes in {1} is {2} from its border",
                   "un trou que « {0} » fait dans {1} passe à {2} de son bord"},
                  {input.joint.id, layer.name, show(mm(least))}))
        .hint(
            fill({"leave {0} or more of wood: thinner bolts, or a wider bar",
                  "laissez au moins {0} de bois : des boulons plus fins, ou une barre plus large"},
                 {show(mm(good))}));
  }
}

struct Pins {
  const JointInput& input;
  const Overlap& overlap;
  const std::vector<Layer>& layers;
  const Shaft shaft;
  const std::size_t count;
};

void buy(const Pins& pins, Point2 place, double sunk, int washers, JointResult& result) {
  HardwareUse use{*pins.input.joint.hardware, 1,
                  pins.overlap.plane.at(place.x, place.y, pins.shaft.at(sunk)),
                  pins.overlap.plane.w * -pins.shaft.down};
  if (washers > 0) {
    use.washers = washers;
    use.washer = catalog::WasherForm::wide;
  }
  result.hardware.push_back(use);
}

bool bolt_through(const Pins& pins, Settings& settings, JointResult& result) {
  const JointInput& input = pins.input;
  const std::optional<Bolt> bolt = bolt_of(input, settings);
  if (!bolt) return false;
  const Layer& first = pins.layers.front();
  const Layer& last = pins.layers.back();
  if (!floor_is_left(input, *bolt, first.height.length(), bolt->sunk_head, first.name, settings) ||
      !floor_is_left(input, *bolt, last.height.length(), bolt->sunk_nut, last.name, settings)) {
    return false;
  }
  const double least =
      pins.shaft.length() - bolt->sunk_head - bolt->sunk_nut + bolt->washer + bolt->nut;
  if (!length_suits(input, *bolt, least, least - kBoltTipMm + kMostBoltTipMm, TooLong::warned,
                    settings.found())) {
    return false;
  }
  const double hole = bolt->thread->clearance_hole.mm();
  const std::vector<Point2> places =
      places_in(pins.overlap.area, pins.count, kGoodBolt * hole, kLeastBoltBorder * hole,
                kLeastBoltPitch * bolt->diameter);
  if (places.empty()) {
    say_no_room(input, pins.overlap, kBoltsDoNotFit, kLeastBoltBorder * hole,
                kLeastBoltPitch * bolt->diameter, settings);
    return false;
  }
  look_at_borders(input, pins.layers, places, hole, settings.found());
  for (const Point2 place : places) {
    for (const Layer& layer : pins.layers) {
      pierce(input, pins.overlap, layer, pins.shaft, place, bolt->thread->clearance_hole,
             std::nullopt, result.edits[layer.edit]);
    }
    if (bolt->sunk_head > 0) {
      sink(input, pins.overlap, first, *bolt, place, pins.shaft.head,
           -pins.shaft.down * bolt->sunk_head, result.edits[first.edit]);
    }
    if (bolt->sunk_nut > 0) {
      sink(input, pins.overlap, last, *bolt, place, pins.shaft.end,
           pins.shaft.down * bolt->sunk_nut, result.edits[last.edit]);
    }
    buy(pins, place, bolt->sunk_head, bolt->washers(), result);
  }
  return true;
}

bool screw_through(const Pins& pins, Settings& settings, JointResult& result) {
  const JointInput& input = pins.input;
  const auto screw = screw_of(input, settings.found());
  if (!screw) return false;
  const double diameter = screw->diameter.mm();
  const double through = pins.shaft.length() - pins.layers.back().height.length();
  if (!screw_length_fits(input, through + kScrewHold * diameter,
                         pins.shaft.length() - kScrewPointMm, settings.found())) {
    return false;
  }
  const std::vector<Point2> places =
      places_in(pins.overlap.area, pins.count, kScrewBorder * diameter, kScrewBorder * diameter,
                kLeastScrewPitch * diameter);
  if (places.empty()) {
    say_no_room(input, pins.overlap, kScrewsDoNotFit, kScrewBorder * diameter,
                kLeastScrewPitch * diameter, settings);
    return false;
  }
  const double length = input.design.hardware[*input.joint.hardware].length.mm();
  for (const Point2 place : places) {
    for (const Layer& layer : pins.layers) {
      const bool last = &layer == &pins.layers.back();
      pierce(input, pins.overlap, layer, pins.shaft, place,
             last ? screw->pilot_hole : screw->clearance_hole,
             last ? std::optional(pins.shaft.at(length)) : std::nullopt, result.edits[layer.edit]);
    }
    buy(pins, place, 0, 0, result);
  }
  return true;
}

bool speaks_of_none(const JointInput& input, Settings& settings) {
  for (const char* key : {"bolts", "sunk"}) {
    if (!settings.has(key)) continue;
    settings.found()
        .add(kNoHardware, settings.span(key),
             fill({"the joint `{0}` says `{1}` and names no hardware",
                   "l'assemblage « {0} » dit « {1} » et ne nomme pas de quincaillerie"},
                  {input.joint.id, key}))
        .hint(
            fill({"add `hardware:` with a name declared under `hardware`, or leave `{0}` out: it "
                  "is glued then",
                  "ajoutez « hardware: » et un nom déclaré sous « hardware », ou retirez « {0} » : "
                  "l'assemblage est alors collé"},
                 {key}));
    return false;
  }
  return true;
}

}  // namespace

bool pin(const JointInput& input, const Overlap& overlap, const std::vector<Layer>& layers,
         Settings& settings, JointResult& result) {
  if (!input.joint.hardware) return speaks_of_none(input, settings);
  const bool in_line = overlap.angle < kInLine;
  const int count = settings.count("bolts").value_or(in_line ? 2 : 1);
  if (!settings.ok()) return false;
  const Pins pins{input, overlap, layers, shaft_of(layers), static_cast<std::size_t>(count)};
  const model::Hardware& piece = input.design.hardware[*input.joint.hardware];
  const auto kind = catalog::hardware_kind(piece.kind);
  if (kind == HardwareKind::bolt_and_nut) return bolt_through(pins, settings, result);
  if (kind == HardwareKind::wood_screw) return screw_through(pins, settings, result);
  settings.found()
      .add(kHardwareDoesNotSuit, input.joint.span,
           fill({"`{0}` ({1}) cannot hold the joint `{2}`",
                 "« {0} » ({1}) ne peut pas tenir l'assemblage « {2} »"},
                {piece.name, piece.kind, input.joint.id}))
      .also(piece.span, {"declared here", "déclarée ici"})
      .hint({"use a `bolt-and-nut`, or a `wood-screw` of 3 to 8 mm",
             "prenez « bolt-and-nut », ou « wood-screw » de 3 à 8 mm"});
  return false;
}

}  // namespace plano::joints
