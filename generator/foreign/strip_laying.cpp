// SPDX-FileCopyrightText: 2026 The Planothèque contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include <algorithm>

#include "base/check.h"
#include "foreign/laying.h"
#include "foreign/limits.h"
#include "nesting/centred.h"
#include "nesting/check.h"
#include "nesting/coarsen.h"
#include "nesting/placed.h"
#include "nesting/strip.h"

namespace plano::foreign {
namespace {

using geometry::Box;
using nesting::Vec;

/// Instances have no unit: one in which the strip is 40 high is searched as if it were of this
/// height, so that what is simplified by a tenth of a millimetre is as little of every strip.
constexpr double kLeastHeightMm = 1000;

/// But no more than leaves every part within the lattice it is searched on.
double scale_of(const ForeignJob& job) {
  double longest = 0;
  for (const ForeignPart& part : job.parts) {
    const Box box = geometry::bounding_box(part.outline);
    longest = std::max({longest, box.width().mm(), box.height().mm()});
  }
  const double wanted = kLeastHeightMm / job.strip_height->mm();
  return std::max(1.0, std::min(wanted, kFarthest.mm() / longest));
}

/// Parts stand on the lattice of 1 nm: two that share a side in the instance may overlap by that,
/// and one as high as the strip may be higher. So much the search lets pass; with what is rounded
/// when parts are laid it stays within what the exact check does (`nesting::kRoundedAway`, 10 nm).
constexpr double kLatticeMm = 4e-6;

class Strip {
 public:
  Strip(const ForeignJob& job, const LayingOptions& options)
      : foreign_(job),
        options_(options),
        height_(*job.strip_height),
        scale_(scale_of(job)),
        shapes_((options.gap.mm() - kLatticeMm) * scale_) {
    best_.job = job_of(job, options);
    best_.job.stock.push_back({.area = {}, .count = 1, .cost = 1});
    add_shapes();
  }

  Laying run() {
    nesting::StripOptions search;
    search.height = room();
    search.seed = options_.seed;
    search.found = [this](const nesting::StripSolution& solution) { keep(solution); };
    nesting::Effort effort = options_.effort({0, 1, options_.until});
    nesting::pack_strip(shapes_, items_, search, effort);
    CHECK(best_.strip_length.has_value(), "one of the layouts of a strip keeps its distances");
    return std::move(best_);
  }

 private:
  /// The strip's height for the search.
  double room() const { return ((height_ - options_.margin * 2).mm() + kLatticeMm) * scale_; }
  void add_shapes();
  void keep(const nesting::StripSolution& solution);

  const ForeignJob& foreign_;
  const LayingOptions& options_;
  Length height_;
  double scale_;
  nesting::ShapeTable shapes_;
  std::vector<nesting::ShapeId> items_;
  std::vector<Vec> middles_;  // millimetres
  std::vector<std::size_t> as_boxes_;
  Laying best_;
};

void Strip::add_shapes() {
  std::vector<nesting::Outline> outlines;
  for (const nesting::Part& part : best_.job.parts) {
    nesting::Centred made =
        nesting::centred(nesting::polygon_of(part.outline.faces[0], kFlattened, scale_));
    middles_.push_back(made.middle * (1 / scale_));
    outlines.push_back({std::move(made.polygon), part.poses.size()});
  }
  std::vector<nesting::Simplified> simple = nesting::simplified_within_bounds(outlines);
  for (std::size_t k = 0; k < simple.size(); ++k) {
    const nesting::Part& part = best_.job.parts[k];
    // What only just fits the height must not grow by being simplified.
    const bool fits = std::any_of(part.poses.begin(), part.poses.end(), [&](const auto& pose) {
      return nesting::bounds(nesting::turned(simple[k].polygon.outer, pose)).height() <= room();
    });
    const nesting::ShapeId id =
        shapes_.add(std::move(fits ? simple[k].polygon : outlines[k].polygon), part.poses);
    if (fits && simple[k].counts == nesting::Counts::as_box) as_boxes_.push_back(k);
    items_.insert(items_.end(), static_cast<std::size_t>(part.count), id);
  }
  shapes_.seal();
}

/// Shorter than the best so far, and nothing wrong with it by the true outlines.
void Strip::keep(const nesting::StripSolution& solution) {
  nesting::LaidSheet sheet;
  Length reach;
  for (const nesting::Placement& p : solution.items) {
    const nesting::Pose& pose = shapes_.pose_of(p);
    const Vec at = p.at * (1 / scale_) - nesting::turning_of(pose)(middles_[p.shape]);
    sheet.parts.push_back({p.shape,
                           pose,
                           {Length::nearest_to_mm(at.x) + options_.margin,
                            Length::nearest_to_mm(at.y) + options_.margin}});
    const auto placed = nesting::placed_outline(best_.job.parts[p.shape], sheet.parts.back());
    reach = std::max(reach, geometry::bounding_box(placed).high.x);
  }
  const Length length = reach + options_.margin;
  if (best_.strip_length && length >= *best_.strip_length) return;
  nesting::Job job = best_.job;
  job.stock[0].area = {{{geometry::rectangle({}, length, height_), {}}}};
  nesting::Nest nest{{std::move(sheet)}, {}, as_boxes_};
  if (nesting::find_fault(job, nest)) return;
  best_.job = std::move(job);
  best_.nest = std::move(nest);
  best_.strip_length = length;
  if (options_.found) {
    options_.found(density_of(foreign_, best_.job, best_.nest).whole, 1);
  }
}

}  // namespace

Laying lay_in_strip(const ForeignJob& job, const LayingOptions& options) {
  return Strip(job, options).run();
}

}  // namespace plano::foreign
