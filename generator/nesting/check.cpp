// SPDX-FileCopyrightText: 2026 The Planothèque contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "nesting/check.h"

#include <algorithm>
#include <cmath>
#include <numeric>

#include "geometry/approach.h"
#include "geometry/box_grid.h"
#include "geometry/containment.h"
#include "geometry/piece.h"
#include "nesting/placed.h"
#include "nesting/touches.h"

namespace plano::nesting {
namespace {

using geometry::Box;
using geometry::Piece;
using geometry::Region;

struct Outline {
  Region region;
  std::vector<Piece> pieces;
  geometry::BoxGrid boxes{{}};  // of the pieces
  Box box;
};

Outline outline_of(Region region) {
  Outline out;
  out.box = geometry::bounding_box(region);
  out.pieces = geometry::pieces_of(region);
  std::vector<Box> boxes;
  for (const Piece& piece : out.pieces) boxes.push_back(geometry::box_of(piece));
  out.boxes = geometry::BoxGrid(std::move(boxes));
  out.region = std::move(region);
  return out;
}

struct Nearness {
  bool crossing = false;
  double gap_nm = 1e300;
  geometry::Point place;
};

// Whether two edges cross well inside both. A corner on the other's border is no crossing, nor are
// two edges along one line: parts may touch.
bool crosses(const Piece& first, const Piece& second, const geometry::Approach& approach) {
  if (!approach.crossing) return false;
  const auto at_end = [&](geometry::Point end) {
    const geometry::Point from = end - first.start;
    const double x = static_cast<double>(from.x.nm()) - approach.first.x;
    const double y = static_cast<double>(from.y.nm()) - approach.first.y;
    return std::sqrt(x * x + y * y) <= static_cast<double>(kRoundedAway.nm());
  };
  return !at_end(first.start) && !at_end(first.end) && !at_end(second.start) && !at_end(second.end);
}

// The least distance of two borders, if it is less than `below`.
Nearness nearness(const Outline& a, const Outline& b, Length below) {
  Nearness least;
  std::vector<geometry::Approach> approaches;
  const Box reach = geometry::grown(b.box, below);
  a.boxes.for_each_meeting(reach, [&](std::uint32_t i) {
    b.boxes.for_each_meeting(geometry::grown(a.boxes.box(i), below), [&](std::uint32_t j) {
      geometry::find_approaches(a.pieces[i], b.pieces[j], approaches);
      for (const geometry::Approach& approach : approaches) {
        least.crossing = least.crossing || crosses(a.pieces[i], b.pieces[j], approach);
        if (approach.gap_nm >= least.gap_nm) continue;
        least.gap_nm = approach.gap_nm;
        least.place = geometry::to_point(a.pieces[i].start, approach.first);
      }
    });
  });
  return least;
}

// The middles of what the other's border cuts a piece into by touching it.
std::vector<geometry::Point> middles_of(const Piece& piece, const Outline& other) {
  std::vector<geometry::Spot> touches;
  std::vector<geometry::Approach> approaches;
  const Box reach = geometry::grown(geometry::box_of(piece), kRoundedAway);
  other.boxes.for_each_meeting(reach, [&](std::uint32_t i) {
    geometry::find_approaches(piece, other.pieces[i], approaches);
    for (const geometry::Approach& approach : approaches) {
      if (approach.gap_nm <= static_cast<double>(kRoundedAway.nm())) {
        touches.push_back(approach.first);
      }
    }
  });
  return middles_between(piece, std::move(touches), kRoundedAway);
}

bool comes_near(const Outline& a, std::uint32_t piece, const Outline& b) {
  bool near = false;
  b.boxes.for_each_meeting(geometry::grown(a.boxes.box(piece), kRoundedAway),
                           [&](std::uint32_t) { near = true; });
  return near;
}

bool on_border(const Outline& of, geometry::Point point) {
  bool on = false;
  of.boxes.for_each_meeting(geometry::grown({point, point}, kRoundedAway), [&](std::uint32_t i) {
    on = on || geometry::distance_nm(of.pieces[i], point) <= static_cast<double>(kRoundedAway.nm());
  });
  return on;
}

// What the border of `of` meets of the other's material, where the two do not cross.
struct Sides {
  bool inside = false;
  bool outside = false;
};

// A piece that comes near none of the other's lies on the same side as the one before it, if that
// does not either: so intricate outlines are asked for a few points only.
Sides sides_of(const Outline& of, const Outline& other) {
  Sides sides;
  std::optional<bool> before;  // whether the point where the piece begins lies inside
  for (std::uint32_t i = 0; i < of.pieces.size(); ++i) {
    const Piece& piece = of.pieces[i];
    const bool near = comes_near(of, i, other);
    const bool goes_on = i > 0 && of.pieces[i - 1].end == piece.start;
    if (before && goes_on && !near) continue;
    before.reset();
    for (const geometry::Point point : middles_of(piece, other)) {
      if (near && on_border(other, point)) continue;
      const bool inside = geometry::contains(other.region, point);
      (inside ? sides.inside : sides.outside) = true;
      if (!near) before = inside;
    }
    if (sides.inside && sides.outside) break;
  }
  return sides;
}

// Any point of its border well inside the other's material: borders that do not cross leave only
// that, or one lying in an opening of the other, or the same outline twice.
bool lies_in(const Outline& inner, const Outline& outer) {
  if (!geometry::boxes_meet(inner.box, outer.box)) return false;
  const Sides sides = sides_of(inner, outer);
  return sides.inside || !sides.outside;
}

std::optional<Fault> between(const Outline& a, const Outline& b, Length gap) {
  const Nearness near = nearness(a, b, gap + kRoundedAway);
  Fault fault;
  fault.place = near.place;
  fault.distance = Length::nanometres(
      near.gap_nm > 1e17 ? 0 : static_cast<std::int64_t>(std::llround(near.gap_nm)));
  if (near.crossing || lies_in(a, b) || lies_in(b, a)) {
    fault.kind = Fault::Kind::overlap;
    fault.distance = {};
    return fault;
  }
  if (near.gap_nm >= static_cast<double>((gap - kRoundedAway).nm())) return std::nullopt;
  fault.kind = Fault::Kind::too_near;
  return fault;
}

std::optional<Fault> on_sheet(const Outline& part, const Outline& sheet, Length margin) {
  const Nearness near = nearness(part, sheet, margin + kRoundedAway);
  const bool sticks_out = sides_of(part, sheet).outside;
  // Where borders only touch, the sheet's may still run through the part: round a defect in its
  // middle, or into a notch under it.
  const bool under = sides_of(sheet, part).inside;
  if (!near.crossing && !sticks_out && !under &&
      near.gap_nm >= static_cast<double>((margin - kRoundedAway).nm())) {
    return std::nullopt;
  }
  Fault fault;
  fault.kind = Fault::Kind::off_sheet;
  fault.place = near.place;
  if (near.gap_nm < 1e17) {
    fault.distance = Length::nanometres(static_cast<std::int64_t>(std::llround(near.gap_nm)));
  }
  return fault;
}

Fault fault_at(Fault::Kind kind, std::size_t first) {
  Fault fault;
  fault.kind = kind;
  fault.first = first;
  return fault;
}

std::optional<Fault> fault_of_counts(const Job& job, const Nest& nest) {
  std::vector<int> counted(job.parts.size(), 0);
  std::vector<int> used(job.stock.size(), 0);
  for (const LaidSheet& sheet : nest.sheets) {
    ++used[sheet.stock];
    for (const LaidPart& laid : sheet.parts) ++counted[laid.part];
  }
  for (const std::size_t part : nest.unlaid) ++counted[part];
  for (std::size_t i = 0; i < job.parts.size(); ++i) {
    if (counted[i] != job.parts[i].count) return fault_at(Fault::Kind::wrong_count, i);
  }
  for (std::size_t s = 0; s < job.stock.size(); ++s) {
    if (job.stock[s].count && used[s] > *job.stock[s].count) {
      return fault_at(Fault::Kind::wrong_count, s);
    }
  }
  return std::nullopt;
}

std::optional<Fault> fault_of_fixed(const Job& job, const Nest& nest) {
  for (std::size_t f = 0; f < job.fixed.size(); ++f) {
    const FixedPart& fixed = job.fixed[f];
    std::size_t number = 0;
    const bool kept = std::any_of(nest.sheets.begin(), nest.sheets.end(), [&](const LaidSheet& s) {
      if (s.stock != fixed.stock || number++ != fixed.sheet) return false;
      return std::find(s.parts.begin(), s.parts.end(), fixed.laid) != s.parts.end();
    });
    if (!kept) return fault_at(Fault::Kind::moved, f);
  }
  return std::nullopt;
}

std::optional<Fault> fault_on(const Job& job, const LaidSheet& sheet) {
  const Outline area = outline_of(job.stock[sheet.stock].area);
  std::vector<Outline> outlines;
  for (std::size_t i = 0; i < sheet.parts.size(); ++i) {
    const LaidPart& laid = sheet.parts[i];
    const auto& poses = job.parts[laid.part].poses;
    if (std::find(poses.begin(), poses.end(), laid.pose) == poses.end()) {
      return fault_at(Fault::Kind::wrong_pose, i);
    }
    outlines.push_back(outline_of(placed_outline(job.parts[laid.part], laid)));
    if (auto fault = on_sheet(outlines[i], area, job.margin)) {
      fault->first = i;
      return fault;
    }
  }
  std::vector<std::size_t> order(outlines.size());
  std::iota(order.begin(), order.end(), 0);
  std::sort(order.begin(), order.end(), [&](std::size_t a, std::size_t b) {
    return std::pair(outlines[a].box.low.x, a) < std::pair(outlines[b].box.low.x, b);
  });
  for (std::size_t i = 0; i < order.size(); ++i) {
    const Box reach = geometry::grown(outlines[order[i]].box, job.gap);
    for (std::size_t j = i + 1; j < order.size(); ++j) {
      if (outlines[order[j]].box.low.x > reach.high.x) break;
      if (!geometry::boxes_meet(reach, outlines[order[j]].box)) continue;
      if (auto fault = between(outlines[order[i]], outlines[order[j]], job.gap)) {
        fault->first = order[i];
        fault->second = order[j];
        return fault;
      }
    }
  }
  return std::nullopt;
}

}  // namespace

std::optional<Fault> find_fault(const Job& job, const Nest& nest) {
  if (auto fault = fault_of_counts(job, nest)) return fault;
  if (auto fault = fault_of_fixed(job, nest)) return fault;
  for (std::size_t s = 0; s < nest.sheets.size(); ++s) {
    if (auto fault = fault_on(job, nest.sheets[s])) {
      fault->sheet = s;
      return fault;
    }
  }
  return std::nullopt;
}

}  // namespace plano::nesting
