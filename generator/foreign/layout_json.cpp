// SPDX-FileCopyrightText: 2026 The Planothèque contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "foreign/layout_json.h"

#include <algorithm>
#include <nlohmann/json.hpp>

#include "base/hash.h"
#include "base/version.h"

namespace plano::foreign {
namespace {

using geometry::Point;
using Json = nlohmann::ordered_json;

Json point_json(Point p) {
  return {p.x.mm(), p.y.mm()};
}

Json parts_json(const ForeignJob& job, const nesting::Nest& nest) {
  std::vector<int> unlaid(job.parts.size(), 0);
  for (const std::size_t part : nest.unlaid) ++unlaid[part];
  Json all = Json::array();
  for (std::size_t k = 0; k < job.parts.size(); ++k) {
    const ForeignPart& part = job.parts[k];
    const geometry::Box box = geometry::bounding_box(part.outline);
    Json one;
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

Json sheet_json(const ForeignJob& job, const Laying& laying, const SheetGroup& group) {
  const nesting::LaidSheet& sheet = laying.nest.sheets[group.sheet];
  const geometry::Box box = geometry::bounding_box(laying.job.stock[sheet.stock].area);
  Json one;
  one["name"] = group.name;
  one["count"] = group.count;
  one["stock"] = sheet.stock;
  if (sheet.stock < job.stock.size()) {
    const ForeignStock& stock = job.stock[sheet.stock];
    if (!stock.sheet.empty()) one["sheet"] = stock.sheet;
    if (!stock.leftover.empty()) one["leftover"] = stock.leftover;
  }
  one["width"] = box.width().mm();
  one["height"] = box.height().mm();
  one["density"] = density_of(job, laying.job, {{sheet}, {}}).whole;
  one["parts"] = Json::array();
  for (std::size_t k = 0; k < group.parts.size(); ++k) {
    const nesting::LaidPart& laid = group.parts[k];
    one["parts"].push_back({{"part", job.parts[laid.part].name},
                            {"flipped", laid.pose.flipped},
                            {"turn_deg", laid.pose.turn.degrees()},
                            {"at", point_json(laid.at - box.low)},
                            {"in_opening", group.depths[k] > 0}});
  }
  return one;
}

Json corners_json(const geometry::Contour& contour) {
  Json corners = Json::array();
  for (const geometry::Edge& edge : contour.edges) corners.push_back(point_json(edge.start));
  return corners;
}

/// Of which stock a sheet is and what is left of it, as the bundles of designs say it.
Json stock_json(const ForeignJob& job, const Laying& laying, const SheetGroup& group) {
  Json one = {{"id", group.name}, {"count", group.count}};
  const std::size_t number = laying.nest.sheets[group.sheet].stock;
  if (number < job.stock.size() && !job.stock[number].sheet.empty()) {
    one["stock"] = {{"sheet", job.stock[number].sheet}};
    if (!job.stock[number].leftover.empty()) one["stock"]["leftover"] = job.stock[number].leftover;
  }
  one["leftovers"] = Json::array();
  for (const geometry::Region& kept : group.kept) {
    Json holes = Json::array();
    for (const geometry::Contour& hole : kept.faces[0].holes) holes.push_back(corners_json(hole));
    one["leftovers"].push_back(
        {{"outline_mm", corners_json(kept.faces[0].outer)}, {"holes_mm", std::move(holes)}});
  }
  return one;
}

/// The workshop, and those of its sheets that the job may take, as they are now: `plano stock use`
/// asks whether it is the same one.
Json workshop_json(const ForeignJob& job) {
  Json boards = Json::array();
  for (const catalog::Sheet& sheet : job.workshop->sheets) {
    const bool offered =
        std::any_of(job.stock.begin(), job.stock.end(),
                    [&](const ForeignStock& stock) { return stock.sheet == sheet.id; });
    if (!offered) continue;
    boards.push_back({{"form", "board"},
                      {"sheet", sheet.id},
                      {"kind", sheet.kind},
                      {"measured_mm", sheet.measured.mm()},
                      {"sheet_mm", {sheet.width.mm(), sheet.height.mm()}}});
  }
  return {{"id", job.workshop->id},
          {"title", {{"en", job.workshop->title.en}, {"fr", job.workshop->title.fr}}},
          {"materials", std::move(boards)}};
}

}  // namespace

std::string bundle_json(const ForeignJob& job, const Laying& laying,
                        const std::vector<SheetGroup>& groups, const OutputOptions& options,
                        const std::vector<exporters::Artifact>& files) {
  Json json;
  json["schema_version"] = 1;
  json["generator"] = {{"name", "plano"}, {"version", kVersion}};
  json["job"] = {
      {"id", options.id}, {"source", options.source_name}, {"sha256", options.source_sha256}};
  if (job.workshop) json["workshop"] = workshop_json(job);
  json["sheets"] = Json::array();
  for (const SheetGroup& group : groups) {
    json["sheets"].push_back(stock_json(job, laying, group));
  }
  json["files"] = Json::array();
  for (const exporters::Artifact& file : files) {
    json["files"].push_back({{"path", file.path},
                             {"media_type", file.media_type},
                             {"bytes", file.bytes.size()},
                             {"sha256", hex(sha256(file.bytes))}});
  }
  return json.dump(2) + "\n";
}

std::string layout_json(const ForeignJob& job, const Laying& laying,
                        const std::vector<SheetGroup>& groups, const OutputOptions& options) {
  const Density density = density_of(job, laying.job, laying.nest);
  Json json;
  json["schema"] = "plano-layout";
  json["schema_version"] = 1;
  json["generator"] = {{"name", "plano"}, {"version", kVersion}};
  json["source"] = {{"name", options.source_name}, {"sha256", options.source_sha256}};
  json["unit"] = "mm";
  json["gap"] = laying.job.gap.mm();
  json["margin"] = laying.job.margin.mm();
  json["openings"] = laying.openings == Openings::used;
  for (const std::size_t part : laying.closed) {
    if (laying.openings == Openings::kept_free) break;
    json["openings_kept_free"].push_back(job.parts[part].name);
  }
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
  json["sheets"] = Json::array();
  for (const SheetGroup& group : groups) {
    json["sheets"].push_back(sheet_json(job, laying, group));
  }
  return json.dump(2) + "\n";
}

}  // namespace plano::foreign
