// SPDX-FileCopyrightText: 2026 The Planothèque contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "fabrication/cut_figures.h"

#include <cstdint>

namespace plano::fabrication {
namespace {

using catalog::Machine;
using catalog::MachineKind;

/// The curve's length; of an open line without the way back.
Length followed_length(const CutCurve& curve) {
  const Length closed = geometry::perimeter(curve.contour);
  if (!curve.open || curve.contour.edges.size() < 2) {
    return closed;
  }
  return closed -
         geometry::distance(curve.contour.edges.back().start, curve.contour.edges.front().start);
}

/// Minutes of one curve. Precondition: tells_pace(machine).
double minutes_of(const CutCurve& curve, Length thickness, const Machine& machine) {
  const double length = followed_length(curve).mm();
  const double feed = machine.feed->mm();
  if (machine.kind == MachineKind::laser || curve.operation == Operation::engrave) {
    return length / feed;
  }
  const double depth = curve.depth.value_or(thickness).mm();
  const double plunging = depth / machine.plunge->mm();
  if (curve.operation == Operation::drill) {
    return 2 * plunging;
  }
  const std::int64_t pass = machine.pass_depth->nm();
  const auto passes = static_cast<double>((curve.depth.value_or(thickness).nm() + pass - 1) / pass);
  double in_a_pass = length;
  if (curve.operation == Operation::pocket) {
    // An island's contour turns the other way round and takes its area away.
    in_a_pass +=
        geometry::signed_area(curve.contour).mm2() / (kLaneShare * machine.tool_diameter.mm());
  }
  return passes * in_a_pass / feed + plunging;
}

void count(const CutCurve& curve, CutFigures& figures) {
  const Length length = followed_length(curve);
  switch (curve.operation) {
    case Operation::engrave:
      figures.engraved += length;
      return;
    case Operation::drill:
      ++figures.drilled;
      return;
    case Operation::pocket:
      figures.pockets += length;
      figures.pocket_area = figures.pocket_area + geometry::signed_area(curve.contour);
      return;
    case Operation::cut_first_inside:
    case Operation::cut_inside:
      figures.inside += length;
      return;
    case Operation::cut_first_outside:
    case Operation::cut_outside:
      figures.outside += length;
      return;
    case Operation::sheet:
    case Operation::notes:
      return;
  }
}

}  // namespace

bool tells_pace(const Machine& machine) {
  return machine.feed &&
         (machine.kind == MachineKind::laser ||
          (machine.plunge && machine.pass_depth && machine.tool_diameter > Length{}));
}

CutFigures operator+(const CutFigures& a, const CutFigures& b) {
  return {
      .outside = a.outside + b.outside,
      .inside = a.inside + b.inside,
      .pockets = a.pockets + b.pockets,
      .pocket_area = a.pocket_area + b.pocket_area,
      .engraved = a.engraved + b.engraved,
      .drilled = a.drilled + b.drilled,
      .minutes = a.minutes && b.minutes ? std::optional(*a.minutes + *b.minutes) : std::nullopt};
}

CutFigures times(const CutFigures& figures, std::size_t count) {
  const auto k = static_cast<std::int64_t>(count);
  const auto share = static_cast<double>(count);
  return {.outside = figures.outside * k,
          .inside = figures.inside * k,
          .pockets = figures.pockets * k,
          .pocket_area = Area::square_mm(figures.pocket_area.mm2() * share),
          .engraved = figures.engraved * k,
          .drilled = figures.drilled * count,
          .minutes = figures.minutes ? std::optional(*figures.minutes * share) : std::nullopt};
}

CutFigures cut_figures(const CutDrawing& drawing, const Machine* machine) {
  CutFigures figures;
  const bool timed = machine != nullptr && tells_pace(*machine);
  double minutes = 0;
  for (const CutCurve& curve : drawing.curves) {
    count(curve, figures);
    if (timed && curve.operation != Operation::sheet && curve.operation != Operation::notes) {
      minutes += minutes_of(curve, drawing.thickness, *machine);
    }
  }
  figures.minutes = timed ? std::optional(minutes) : std::nullopt;
  return figures;
}

}  // namespace plano::fabrication
