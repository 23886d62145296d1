// SPDX-FileCopyrightText: 2026 The Planothèque contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "foreign/sheets_out.h"

#include <algorithm>
#include <nlohmann/json.hpp>
#include <tuple>

#include "base/hash.h"
#include "base/version.h"
#include "exporters/dxf.h"
#include "exporters/svg.h"
#include "fabrication/label.h"
#include "geometry/approach.h"
#include "geometry/containment.h"
#include "nesting/check.h"
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

std::string sheet_name(std::size_t number) {
  return (number < 10 ? "sheet-0" : "sheet-") + std::to_string(number);
}

/// The true outline where it lies on the drawing.
Face placed(const ForeignJob& job, const nesting::LaidPart& laid, Point origin) {
  const nesting::Part whole{job.parts[laid.part].outline, 1, {}};
  nesting::LaidPart moved = laid;
  moved.at = laid.at - origin;
  return nesting::placed_outline(whole, moved).faces[0];
}

void add_name(const Face& face, const std::string& name, std::vector<CutCurve>& notes) {
  std::size_t edges = face.outer.edges.size();
  for (const auto& hole : face.holes) edges += hole.edges.size();
  if (edges > kMostEdgesNamed) return;
  const auto spot = fabrication::spot_for_label(face, {}, name);
  if (!spot) return;
  for (const panels::Stroke& stroke :
       panels::placed(panels::strokes_of(name, spot->height), spot->at, spot->direction)) {
    if (stroke.size() < 2) continue;
    CutCurve curve{.operation = Operation::notes, .open = true};
    for (const Point p : stroke) curve.contour.edges.push_back({p, std::nullopt});
    notes.push_back(std::move(curve));
  }
}

/// How many openings of other parts each part lies in.
std::vector<int> depths_of(const std::vector<Face>& faces) {
  std::vector<int> depths(faces.size(), 0);
  std::vector<geometry::Box> boxes;
  for (const Face& face : faces) boxes.push_back(geometry::bounding_box(face.outer));
  for (std::size_t i = 0; i < faces.size(); ++i) {
    const Point at = faces[i].outer.edges[0].start;
    for (std::size_t j = 0; j < faces.size(); ++j) {
      const geometry::Box& box = boxes[j];
      const bool near = j != i && !faces[j].holes.empty() && box.low.x <= at.x &&
                        at.x <= box.high.x && box.low.y <= at.y && at.y <= box.high.y;
      if (near && geometry::contains(faces[j].outer, at)) ++depths[i];
    }
  }
  return depths;
}

nlohmann::ordered_json point_json(Point p) {
  return {p.x.mm(), p.y.mm()};
}

nlohmann::ordered_json parts_json(const ForeignJob& job, const nesting::Nest& nest) {
  std::vector<int> unlaid(job.parts.size(), 0);
  for (const std::size_t part : nest.unlaid) ++unlaid[part];
  nlohmann::ordered_json all = nlohmann::ordered_json::array();
  for (std::size_t k = 0; k < job.parts.size(); ++k) {
    const ForeignPart& part = job.parts[k];
    const geometry::Box box = geometry::bounding_box(part.outline);
    nlohmann::ordered_json one;
    one["name"] = part.name;
    if (!part.layer.empty()) one["layer"] = part.layer;
    one["count"] = part.count;
    one["unlaid"] = unlaid[k];
    one["area_mm2"] = geometry::area(part.outline).mm2();
    one["box"] = {point_json(box.low), point_json(box.high)};
    for (const Point at : part.drawn_at) one["drawn_at"].push_back(point_json(at));
    all.push_back(std::move(one));
  }
  return all;
}

nlohmann::ordered_json sheet_json(const ForeignJob& job, const Laying& laying,
                                  const SheetGroup& group) {
  const nesting::LaidSheet& sheet = laying.nest.sheets[group.sheet];
  const geometry::Region& area = laying.job.stock[sheet.stock].area;
  const geometry::Box box = geometry::bounding_box(area);
  nlohmann::ordered_json one;
  one["name"] = group.name;
  one["count"] = group.count;
  one["stock"] = sheet.stock;
  const bool named = sheet.stock < job.stock.size() && !job.stock[sheet.stock].name.empty();
  if (named) one["stock_name"] = job.stock[sheet.stock].name;
  one["width"] = box.width().mm();
  one["height"] = box.height().mm();
  one["density"] = density_of(job, laying.job, {{sheet}, {}}).whole;
  one["parts"] = nlohmann::ordered_json::array();
  for (const nesting::LaidPart& laid : in_order(sheet.parts)) {
    one["parts"].push_back({{"part", job.parts[laid.part].name},
                            {"flipped", laid.pose.flipped},
                            {"turn_deg", laid.pose.turn.degrees()},
                            {"at", point_json(laid.at - box.low)}});
  }
  return one;
}

std::string bundle_json(const std::vector<exporters::Artifact>& files) {
  nlohmann::ordered_json json;
  json["schema_version"] = 1;
  json["generator"] = {{"name", "plano"}, {"version", kVersion}};
  json["files"] = nlohmann::ordered_json::array();
  for (const exporters::Artifact& file : files) {
    json["files"].push_back({{"path", file.path},
                             {"media_type", file.media_type},
                             {"bytes", file.bytes.size()},
                             {"sha256", hex(sha256(file.bytes))}});
  }
  return json.dump(2) + "\n";
}

}  // namespace

std::vector<SheetGroup> different_sheets(const nesting::Nest& nest) {
  std::vector<nesting::LaidSheet> sorted;
  for (const nesting::LaidSheet& sheet : nest.sheets) {
    sorted.push_back({sheet.stock, in_order(sheet.parts)});
  }
  std::vector<SheetGroup> groups;
  for (std::size_t s = 0; s < sorted.size(); ++s) {
    const auto known = std::find_if(groups.begin(), groups.end(), [&](const SheetGroup& group) {
      return same(sorted[group.sheet], sorted[s]);
    });
    if (known != groups.end()) {
      ++known->count;
    } else {
      groups.push_back({sheet_name(groups.size() + 1), s, 1});
    }
  }
  return groups;
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
  for (const Face& face : area.faces) {
    const Point to_origin = Point{} - box.low;
    drawing.curves.push_back(
        {.operation = Operation::sheet, .contour = geometry::translated(face.outer, to_origin)});
    for (const auto& hole : face.holes) {
      drawing.curves.push_back(
          {.operation = Operation::sheet, .contour = geometry::translated(hole, to_origin)});
    }
  }
  std::vector<Face> faces;
  std::vector<CutCurve> notes;
  const std::vector<nesting::LaidPart> parts = in_order(sheet.parts);
  for (const nesting::LaidPart& laid : parts) {
    faces.push_back(placed(job, laid, box.low));
    add_name(faces.back(), job.parts[laid.part].name, notes);
  }
  const std::vector<int> depths = depths_of(faces);
  std::vector<std::size_t> order(faces.size());
  for (std::size_t k = 0; k < order.size(); ++k) order[k] = k;
  std::stable_sort(order.begin(), order.end(),
                   [&](std::size_t a, std::size_t b) { return depths[a] > depths[b]; });
  for (const std::size_t k : order) {
    for (const auto& hole : faces[k].holes) {
      drawing.curves.push_back({.operation = Operation::cut_inside, .contour = hole});
    }
  }
  for (const std::size_t k : order) {
    drawing.curves.push_back({.operation = Operation::cut_outside, .contour = faces[k].outer});
  }
  drawing.curves.insert(drawing.curves.end(), notes.begin(), notes.end());
  return drawing;
}

std::string layout_json(const ForeignJob& job, const Laying& laying, const OutputOptions& options) {
  const Density density = density_of(job, laying.job, laying.nest);
  nlohmann::ordered_json json;
  json["schema"] = "plano-layout";
  json["schema_version"] = 1;
  json["generator"] = {{"name", "plano"}, {"version", kVersion}};
  json["source"] = {{"name", options.source_name}, {"sha256", options.source_sha256}};
  json["unit"] = "mm";
  json["gap"] = laying.job.gap.mm();
  json["margin"] = laying.job.margin.mm();
  json["openings"] = options.openings == Openings::used;
  json["seed"] = options.seed;
  if (options.seconds) {
    json["seconds"] = *options.seconds;
  } else {
    json["effort"] = options.effort;
  }
  json["density"] = density.whole;
  if (laying.strip_length) {
    json["strip"] = {{"height", job.strip_height->mm()}, {"length", laying.strip_length->mm()}};
  } else {
    json["density_in_use"] = density.in_use;
  }
  json["parts"] = parts_json(job, laying.nest);
  json["sheets"] = nlohmann::ordered_json::array();
  for (const SheetGroup& group : different_sheets(laying.nest)) {
    json["sheets"].push_back(sheet_json(job, laying, group));
  }
  return json.dump(2) + "\n";
}

std::vector<exporters::Artifact> files_of(const ForeignJob& job, const Laying& laying,
                                          const OutputOptions& options) {
  std::vector<exporters::Artifact> files;
  files.push_back({"layout.json", "application/json", layout_json(job, laying, options)});
  for (const SheetGroup& group : different_sheets(laying.nest)) {
    const CutDrawing drawing = drawing_of(job, laying, group);
    files.push_back({group.name + ".dxf", "image/vnd.dxf", exporters::dxf(drawing, options.style)});
    files.push_back({group.name + ".svg", "image/svg+xml", exporters::svg(drawing, options.style)});
  }
  std::sort(files.begin(), files.end(),
            [](const auto& a, const auto& b) { return a.path < b.path; });
  files.push_back({"bundle.json", "application/json", bundle_json(files)});
  return files;
}

}  // namespace plano::foreign
