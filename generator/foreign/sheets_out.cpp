// SPDX-FileCopyrightText: 2026 The Planothèque contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "foreign/sheets_out.h"

#include <algorithm>
#include <map>
#include <tuple>

#include "exporters/dxf.h"
#include "exporters/svg.h"
#include "fabrication/depths.h"
#include "fabrication/label.h"
#include "fabrication/leftovers.h"
#include "foreign/layout_json.h"
#include "foreign/limits.h"
#include "foreign/plan.h"
#include "nesting/placed.h"
#include "panels/stroke_font.h"

namespace plano::foreign {
namespace {

using fabrication::CutCurve;
using fabrication::CutDrawing;
using fabrication::Operation;
using geometry::Face;
using geometry::Point;

/// No place for a name is looked for on intricate parts: that takes time by the square of them.
constexpr std::size_t kMostEdgesNamed = 2'000;

std::vector<nesting::LaidPart> in_order(std::vector<nesting::LaidPart> parts) {
  const auto key = [](const nesting::LaidPart& laid) {
    return std::tuple(laid.part, laid.at.x, laid.at.y, laid.pose.flipped, laid.pose.turn);
  };
  std::sort(parts.begin(), parts.end(),
            [&](const auto& a, const auto& b) { return key(a) < key(b); });
  return parts;
}

bool same(const nesting::LaidSheet& a, const nesting::LaidSheet& b) {
  return a.stock == b.stock && a.parts.size() == b.parts.size() &&
         std::equal(a.parts.begin(), a.parts.end(), b.parts.begin(),
                    [](const nesting::LaidPart& p, const nesting::LaidPart& q) {
                      return p.part == q.part && p.pose == q.pose && p.at == q.at;
                    });
}

/// Where names of parts go, each looked for once in each way the part lies.
class Names {
 public:
  explicit Names(const ForeignJob& job) : job_(job) {}

  void add(const Face& face, const nesting::LaidPart& laid, std::vector<CutCurve>& notes);

 private:
  std::optional<fabrication::LabelSpot> spot_for(const Face& face, const std::string& name) const;

  const ForeignJob& job_;
  /// From the lower-left corner of the part's box.
  std::map<std::tuple<std::size_t, bool, std::int64_t>, std::optional<fabrication::LabelSpot>>
      spots_;
};

std::optional<fabrication::LabelSpot> Names::spot_for(const Face& face,
                                                      const std::string& name) const {
  std::size_t edges = face.outer.edges.size();
  for (const auto& hole : face.holes) edges += hole.edges.size();
  if (edges > kMostEdgesNamed) return std::nullopt;
  return fabrication::spot_for_label(face, {}, name);
}

void Names::add(const Face& face, const nesting::LaidPart& laid, std::vector<CutCurve>& notes) {
  const std::string& name = job_.parts[laid.part].name;
  const Point low = geometry::bounding_box(face).low;
  const std::tuple key(laid.part, laid.pose.flipped, laid.pose.turn.microdegrees());
  auto known = spots_.find(key);
  if (known == spots_.end()) {
    auto spot = spot_for(face, name);
    if (spot) spot->at = spot->at - low;
    known = spots_.emplace(key, spot).first;
  }
  if (!known->second) return;
  const fabrication::LabelSpot& spot = *known->second;
  for (const panels::Stroke& stroke :
       panels::placed(panels::strokes_of(name, spot.height), spot.at + low, spot.direction)) {
    if (stroke.size() < 2) continue;
    CutCurve curve{.operation = Operation::notes, .open = true};
    for (const Point p : stroke) curve.contour.edges.push_back({p, std::nullopt});
    notes.push_back(std::move(curve));
  }
}

Point corner_of(const Laying& laying, const SheetGroup& group) {
  const std::size_t stock = laying.nest.sheets[group.sheet].stock;
  return geometry::bounding_box(laying.job.stock[stock].area).low;
}

/// What of a sheet is worth keeping.
std::vector<geometry::Region> kept_of(const ForeignJob& job, const Laying& laying,
                                      const SheetGroup& group) {
  std::vector<geometry::Region> taken;
  for (const nesting::LaidPart& laid : group.parts) {
    taken.push_back({{placed(job, laying, group, laid)}});
  }
  const std::size_t stock = laying.nest.sheets[group.sheet].stock;
  const geometry::Region area =
      geometry::translated(laying.job.stock[stock].area, Point{} - corner_of(laying, group));
  return fabrication::useful_leftovers(area, taken, laying.job.gap);
}

}  // namespace

std::vector<SheetGroup> different_sheets(const ForeignJob& job, const Laying& laying) {
  std::vector<SheetGroup> groups;
  std::vector<nesting::LaidSheet> sorted;
  for (const nesting::LaidSheet& sheet : laying.nest.sheets) {
    sorted.push_back({sheet.stock, in_order(sheet.parts)});
  }
  for (std::size_t s = 0; s < sorted.size(); ++s) {
    const auto known = std::find_if(groups.begin(), groups.end(), [&](const SheetGroup& group) {
      return same(sorted[group.sheet], sorted[s]);
    });
    if (known != groups.end()) {
      ++known->count;
      continue;
    }
    SheetGroup group{.name = fabrication::sheet_name(groups.size() + 1),
                     .sheet = s,
                     .parts = {},
                     .depths = fabrication::depths_of(sorted[s], laying.job),
                     .kept = {}};
    group.parts = sorted[s].parts;
    if (!laying.strip_length && groups.size() < kMostKeptSheets) {
      group.kept = kept_of(job, laying, group);
    }
    groups.push_back(std::move(group));
  }
  return groups;
}

Face placed(const ForeignJob& job, const Laying& laying, const SheetGroup& group,
            const nesting::LaidPart& laid) {
  const nesting::Part whole{job.parts[laid.part].outline, 1, {}};
  nesting::LaidPart moved = laid;
  moved.at = laid.at - corner_of(laying, group);
  return nesting::placed_outline(whole, moved).faces[0];
}

CutDrawing drawing_of(const ForeignJob& job, const Laying& laying, const SheetGroup& group) {
  const nesting::LaidSheet& sheet = laying.nest.sheets[group.sheet];
  const geometry::Region& area = laying.job.stock[sheet.stock].area;
  const geometry::Box box = geometry::bounding_box(area);
  CutDrawing drawing;
  drawing.name = group.name;
  drawing.thickness = sheet.stock < job.stock.size() ? job.stock[sheet.stock].thickness : Length{};
  drawing.width = box.width();
  drawing.height = box.height();
  fabrication::add_area(geometry::translated(area, Point{} - box.low), drawing.curves);
  Names names(job);
  for (std::size_t k = 0; k < group.parts.size(); ++k) {
    const Face face = placed(job, laying, group, group.parts[k]);
    const auto add = [&](Operation operation, const geometry::Contour& contour) {
      const bool first = group.depths[k] > 0;
      drawing.curves.push_back(
          {.operation = first ? fabrication::cut_first(operation) : operation, .contour = contour});
    };
    for (const geometry::Contour& hole : face.holes) add(Operation::cut_inside, hole);
    add(Operation::cut_outside, face.outer);
    names.add(face, group.parts[k], drawing.curves);
  }
  fabrication::in_order(drawing.curves);
  return drawing;
}

std::vector<exporters::Artifact> files_of(const ForeignJob& job, const Laying& laying,
                                          const std::vector<SheetGroup>& groups,
                                          const OutputOptions& options) {
  std::vector<exporters::Artifact> files;
  files.push_back({"layout.json", "application/json", layout_json(job, laying, groups, options)});
  std::vector<CutDrawing> drawings;
  for (const SheetGroup& group : groups) {
    drawings.push_back(drawing_of(job, laying, group));
    files.push_back(
        {group.name + ".dxf", "image/vnd.dxf", exporters::dxf(drawings.back(), options.style)});
    files.push_back(
        {group.name + ".svg", "image/svg+xml", exporters::svg(drawings.back(), options.style)});
  }
  if (has_plan(job, laying, groups)) {
    const fabrication::CuttingPlan plan =
        plan_of(job, laying, groups, drawings, options.source_name);
    files.push_back({"plan.pdf", "application/pdf",
                     documents::cutting_plan_pdf(plan, options.paper, options.language)});
  }
  std::sort(files.begin(), files.end(),
            [](const auto& a, const auto& b) { return a.path < b.path; });
  files.push_back(
      {"bundle.json", "application/json", bundle_json(job, laying, groups, options, files)});
  return files;
}

}  // namespace plano::foreign
