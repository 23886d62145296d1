// SPDX-FileCopyrightText: 2026 The Planothèque contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "nesting/prepare.h"

#include <algorithm>
#include <cmath>

#include "base/check.h"
#include "geometry/rectangular.h"
#include "nesting/centred.h"
#include "nesting/coarsen.h"
#include "nesting/placed.h"

namespace plano::nesting {
namespace {

constexpr double kFullOverArea = 1.01;

Length chord() {
  return Length::nearest_to_mm(kChordMm);
}

bool has_arcs(const geometry::Region& region) {
  const auto curved = [](const geometry::Contour& contour) {
    return std::any_of(contour.edges.begin(), contour.edges.end(),
                       [](const geometry::Edge& edge) { return edge.arc.has_value(); });
  };
  return std::any_of(region.faces.begin(), region.faces.end(), [&](const geometry::Face& face) {
    return curved(face.outer) || std::any_of(face.holes.begin(), face.holes.end(), curved);
  });
}

// How far the true outline may come out of its chords.
double stray_of(const geometry::Region& region) {
  return has_arcs(region) ? kChordMm : 0;
}

// Of the part itself, arcs and all, about `middle`, in each of its poses.
std::vector<Bounds> true_bounds(const Part& part, Vec middle) {
  std::vector<Bounds> all;
  for (const Pose& pose : part.poses) {
    const geometry::Box box = geometry::bounding_box(placed_outline(part, {0, pose, {}}));
    const Vec by = turning_of(pose)(middle);
    all.push_back(
        {Vec{box.low.x.mm(), box.low.y.mm()} - by, Vec{box.high.x.mm(), box.high.y.mm()} - by});
  }
  return all;
}

}  // namespace

Prepared::Prepared(const Job& job) : shapes_(job.gap.mm(), job.margin.mm()) {
  add_shapes(job);
  for (std::size_t i = 0; i < job.parts.size(); ++i) {
    copies_.insert(copies_.end(), static_cast<std::size_t>(job.parts[i].count),
                   static_cast<ShapeId>(i));
  }
  shapes_.seal();
}

Polygon Prepared::add_centred(const Part& part) {
  CHECK(part.outline.faces.size() == 1, "a part is one piece");
  Centred made = centred(polygon_of(part.outline.faces[0], chord()));
  const Bounds box = bounds(made.polygon.outer);
  middles_.push_back(made.middle);
  widest_ = std::max(widest_, norm({box.width(), box.height()}) + 2 * kMostStrayMm);
  return std::move(made.polygon);
}

// Parts and what sheets lack are simplified together: the search pays for the corners of both.
void Prepared::add_shapes(const Job& job) {
  std::vector<Outline> outlines;
  for (const Part& part : job.parts) outlines.push_back({add_centred(part), part.poses.size()});
  std::vector<std::size_t> pieces;  // of what each sheet lacks
  for (const Stock& stock : job.stock) {
    std::vector<Polygon> polygons = lacking(stock, job.margin.mm());
    pieces.push_back(polygons.size());
    for (Polygon& polygon : polygons) outlines.push_back({std::move(polygon), 1, true});
  }
  std::vector<Polygon> simplified;
  for (Simplified& one : simplified_within_bounds(outlines)) {
    if (one.counts == Counts::as_box) as_boxes_.push_back(simplified.size());
    simplified.push_back(std::move(one.polygon));
  }
  for (std::size_t i = 0; i < job.parts.size(); ++i) {
    shapes_.add(simplified[i], job.parts[i].poses, true_bounds(job.parts[i], middles_[i]),
                stray_of(job.parts[i].outline));
  }
  auto next = simplified.begin() + static_cast<std::ptrdiff_t>(job.parts.size());
  for (std::size_t s = 0; s < job.stock.size(); ++s) {
    add_stock(job.stock[s], job.margin.mm());
    if (pieces[s] == 0) continue;
    const auto end = next + static_cast<std::ptrdiff_t>(pieces[s]);
    stock_[s].obstacles.push_back(shapes_.add_obstacle({next, end}, stray_of(job.stock[s].area)));
    next = end;
  }
}

void Prepared::add_stock(const Stock& stock, double margin) {
  const geometry::Box box = geometry::bounding_box(stock.area);
  PreparedStock& prepared = stock_.emplace_back();
  prepared.box = {{box.low.x.mm(), box.low.y.mm()}, {box.high.x.mm(), box.high.y.mm()}};
  prepared.area = geometry::area(stock.area).mm2();
  // Boxes of parts are true ones: no chord takes anything from this margin.
  prepared.room = {prepared.box.low + Vec{margin, margin}, prepared.box.high - Vec{margin, margin}};
}

// A frame around the sheet, and each of its defects. Nothing of a rectangle. Precondition: the
// parts are known.
std::vector<Polygon> Prepared::lacking(const Stock& stock, double margin) const {
  if (geometry::is_rectangle(stock.area)) return {};
  CHECK(stock.area.faces.size() == 1, "a sheet is one piece");
  const geometry::Box box = geometry::bounding_box(stock.area);
  // Wide enough that the nearest way out of the frame leads onto the sheet.
  const double wide = widest_ + margin + 1;
  const Vec low{box.low.x.mm() - wide, box.low.y.mm() - wide};
  const Vec high{box.high.x.mm() + wide, box.high.y.mm() + wide};
  const geometry::Face& face = stock.area.faces[0];
  std::vector<Polygon> polygons{{{low, {high.x, low.y}, high, {low.x, high.y}},
                                 {ring_of(geometry::reversed(face.outer), chord())}}};
  for (const geometry::Contour& hole : face.holes) {
    polygons.push_back({ring_of(geometry::reversed(hole), chord()), {}});
  }
  return polygons;
}

bool Prepared::fits(ShapeId shape, std::size_t stock) const {
  // Of a part that just fits, the simplified outline may be a little larger than the sheet.
  if (shapes_[shape].area > kFullOverArea * stock_[stock].area) return false;
  const auto& all = shapes_[shape].bounds;
  return std::any_of(all.begin(), all.end(), [&](const Bounds& box) {
    const Bounds places = places_in(stock_[stock].room, box);
    return places.low.x <= places.high.x && places.low.y <= places.high.y;
  });
}

Placement Prepared::placed(const LaidPart& laid, Vec origin) const {
  const auto& own = shapes_[static_cast<ShapeId>(laid.part)].poses;
  const auto pose = std::find_if(own.begin(), own.end(),
                                 [&](PoseId id) { return shapes_.pose(id) == laid.pose; });
  CHECK(pose != own.end(), "a fixed part lies in a pose it may have");
  const Vec at =
      Vec{laid.at.x.mm(), laid.at.y.mm()} + origin + turning_of(laid.pose)(middles_[laid.part]);
  return {static_cast<ShapeId>(laid.part), static_cast<std::uint32_t>(pose - own.begin()), at};
}

LaidPart Prepared::laid(const Placement& p, Vec origin) const {
  const Pose& pose = shapes_.pose_of(p);
  const Vec at = p.at - origin - turning_of(pose)(middles_[p.shape]);
  return {p.shape, pose, {Length::nearest_to_mm(at.x), Length::nearest_to_mm(at.y)}};
}

}  // namespace plano::nesting
