// SPDX-FileCopyrightText: 2026 The Planothèque contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include <cmath>
#include <nlohmann/json.hpp>

#include "base/hash.h"
#include "pipeline/content.h"
#include "pipeline/machines.h"
#include "pipeline/safety.h"
#include "pipeline/safety_summary.h"
#include "pipeline/shopping.h"
#include "spec/value.h"

namespace plano::pipeline {
namespace {

using Json = nlohmann::ordered_json;

/// Raised when a field is renamed, removed or changes its meaning; new fields do not raise it.
constexpr int kSchemaVersion = 1;

Json both(const Text& text) {
  return {{"en", text.en}, {"fr", text.fr}};
}

/// Millimetres to the micrometre: enough for a person, and free of rounding noise.
double rounded(double value, double per_unit) {
  return static_cast<double>(std::llround(value * per_unit)) / per_unit;
}
Json mm(Length length) {
  return rounded(length.mm(), 1e6);
}

/// Where a value came from, as far as it belongs to the bundle: which of the ways of choosing a
/// value was taken (command line, plano.ini, preset) does not, and the same choice gives the same
/// bytes.
const char* name_of(model::ValueSource source) {
  switch (source) {
    case model::ValueSource::written_default:
      return "design";
    case model::ValueSource::workshop:
      return "workshop";
    case model::ValueSource::preset:
    case model::ValueSource::project_file:
    case model::ValueSource::environment:
    case model::ValueSource::command_line:
      break;
  }
  return "chosen";
}

Json design_of(const model::DesignInfo& info) {
  Json design = {{"id", info.id},
                 {"kind", info.kind},
                 {"title", both(info.title)},
                 {"summary", both(info.summary)},
                 {"status", info.status},
                 {"licence", info.licence}};
  design["authors"] = Json::array();
  for (const model::Person& person : info.authors) {
    design["authors"].push_back({{"name", person.name}, {"role", person.role}});
  }
  design["derived_from"] = Json::array();
  for (const model::Ancestor& ancestor : info.derived_from) {
    design["derived_from"].push_back({{"design", ancestor.design},
                                      {"repository", ancestor.repository},
                                      {"commit", ancestor.commit},
                                      {"relation", ancestor.relation}});
  }
  return design;
}

/// The designs taken in as modules, with what is owed to their authors.
Json included_of(const model::DesignInfo& info) {
  Json all = Json::array();
  for (const model::Included& one : info.included) {
    Json authors = Json::array();
    for (const model::Person& person : one.authors) {
      authors.push_back({{"name", person.name}, {"role", person.role}});
    }
    all.push_back({{"id", one.id},
                   {"title", both(one.title)},
                   {"licence", one.licence},
                   {"authors", authors}});
  }
  return all;
}

Json parameters_of(const model::ResolvedDesign& design) {
  Json all = Json::array();
  for (const model::Parameter& parameter : design.parameters) {
    all.push_back({{"name", parameter.name},
                   {"label", both(parameter.label)},
                   {"value", spec::formula_of(parameter.value)},
                   {"shown", both(spec::show(parameter.value, parameter.show_in))},
                   {"source", name_of(parameter.source)}});
  }
  return all;
}

Json workshop_of(const Built& built) {
  Json materials = Json::array();
  for (const model::Material& material : built.parts.materials) {
    const catalog::Machine& machine = machine_of(built.workshop, material);
    if (model::is_bar(material)) {
      materials.push_back({{"name", material.name},
                           {"form", "bar"},
                           {"kind", material.kind},
                           {"label", both(material.label)},
                           {"stock", material.sheet},
                           {"round", material.round},
                           {"section_mm", {mm(material.side_a), mm(material.side_b)}},
                           {"wall_mm", mm(material.wall)},
                           {"kerf_mm", mm(material.saw_kerf)},
                           {"density_kg_m3", material.density_kg_m3}});
      continue;
    }
    materials.push_back({{"name", material.name},
                         {"form", "board"},
                         {"kind", material.kind},
                         {"label", both(material.label)},
                         {"sheet", material.sheet},
                         {"nominal_mm", mm(material.nominal)},
                         {"measured_mm", mm(material.thickness)},
                         {"sheet_mm", {mm(material.sheet_width), mm(material.sheet_height)}},
                         {"border_mm", mm(material.sheet_border)},
                         {"density_kg_m3", material.density_kg_m3},
                         {"machine", machine.id}});
  }
  Json machines = Json::array();
  for (const catalog::Machine& machine : built.workshop.machines) {
    Json fits = Json::object();
    for (const auto& [fit, clearance] : machine.fits) {
      fits[fit] = mm(clearance);
    }
    machines.push_back({{"id", machine.id},
                        {"kind", machine.kind == catalog::MachineKind::laser ? "laser" : "router"},
                        {"bed_mm", {mm(machine.bed_x), mm(machine.bed_y)}},
                        {"tool_diameter_mm", mm(machine.tool_diameter)},
                        {"kerf_mm", mm(machine.kerf)},
                        {"fits_mm", fits}});
  }
  return {{"id", built.workshop.id},
          {"title", both(built.workshop.title)},
          {"materials", materials},
          {"machines", machines}};
}

Json parts_of(const Content& content) {
  Json all = Json::array();
  const std::vector<panels::Part>& parts = content.built.parts.parts;
  for (std::size_t k = 0; k < parts.size(); ++k) {
    const panels::Part& part = parts[k];
    const Figures& figures = content.figures[k];
    Json instances = Json::array();
    for (const panels::Instance& instance : part.instances) {
      instances.push_back({{"element", instance.element}, {"label", both(instance.label)}});
    }
    all.push_back({{"id", part.name},
                   {"name", both(part.label)},
                   {"quantity", part.quantity()},
                   {"material", content.material_of(part).name},
                   {"thickness_mm", mm(part.thickness)},
                   {"area_mm2", rounded(figures.area.mm2(), 1e6)},
                   {"volume_mm3", rounded(figures.volume_mm3, 1e3)},
                   {"bounding_box_mm",
                    {mm(figures.box.width()), mm(figures.box.height()), mm(part.thickness)}},
                   {"mass_kg", rounded(figures.mass_kg, 1e6)},
                   {"instances", instances}});
  }
  return all;
}

/// Small solids of free form. `volume_mm3` is that of the full solid: what a printed one weighs
/// depends on its infill.
Json solids_of(const Built& built) {
  Json all = Json::array();
  for (const solid::Piece& piece : built.pieces) {
    Json instances = Json::array();
    for (const panels::Instance& instance : piece.instances) {
      instances.push_back({{"element", instance.element}, {"label", both(instance.label)}});
    }
    all.push_back({{"id", piece.name},
                   {"name", both(piece.label)},
                   {"quantity", piece.quantity()},
                   {"process", piece.printed ? "printed" : "turned"},
                   {"substance", piece.substance},
                   {"volume_mm3", rounded(piece.volume_mm3, 1e3)},
                   {"bounding_box_mm", {mm(piece.size_x), mm(piece.size_y), mm(piece.size_z)}},
                   {"mass_kg", rounded(piece.mass_kg, 1e6)},
                   {"instances", instances}});
  }
  return all;
}

Json corners_of(const geometry::Contour& contour) {
  Json corners = Json::array();
  for (const geometry::Edge& edge : contour.edges) {
    corners.push_back({mm(edge.start.x), mm(edge.start.y)});
  }
  return corners;
}

/// Where they lie on the sheet; x along the grain.
Json leftovers_of(const std::vector<geometry::Region>& leftovers) {
  Json all = Json::array();
  for (const geometry::Region& region : leftovers) {
    const geometry::Face& face = region.faces.front();
    Json holes = Json::array();
    for (const geometry::Contour& hole : face.holes) holes.push_back(corners_of(hole));
    all.push_back({{"outline_mm", corners_of(face.outer)},
                   {"holes_mm", std::move(holes)},
                   {"area_mm2", rounded(geometry::area(region).mm2(), 1e6)}});
  }
  return all;
}

Json sheets_of(const Content& content) {
  Json all = Json::array();
  for (std::size_t k = 0; k < content.built.sheets.size(); ++k) {
    const fabrication::SheetLayout& sheet = content.built.sheets[k];
    const model::Material& material = content.built.parts.materials[sheet.material];
    Json placed = Json::array();
    for (const fabrication::PlacedPart& part : sheet.parts) {
      placed.push_back({{"part", content.built.parts.parts[part.part].name},
                        {"at_mm", {mm(part.at.x), mm(part.at.y)}},
                        {"quarter_turns", part.quarter_turns},
                        {"in_opening", part.depth > 0}});
    }
    Json stock = {{"sheet", material.sheet}};
    if (sheet.leftover) stock["leftover"] = *sheet.leftover;
    all.push_back({{"id", sheet.name},
                   {"count", sheet.count},
                   {"material", material.name},
                   {"stock", std::move(stock)},
                   {"size_mm", {mm(sheet.width), mm(sheet.height)}},
                   {"use", rounded(sheet.use, 1e4)},
                   {"placements", placed},
                   {"leftovers", leftovers_of(content.leftovers[k])}});
  }
  return all;
}

/// How long a better layout than rows was looked for, and how far apart parts lie. A time: another
/// run may find another one.
Json nesting_of(const Content& content) {
  Json json = {
      {"gap_mm", mm(gap_between_parts(content.built.workshop, content.built.parts.materials))}};
  if (const auto& time = content.options.nesting_time; time && content.is_cut()) {
    json["seconds"] = time->seconds;
  } else {
    json["effort"] = content.is_cut() ? content.options.nesting_effort : 0;
  }
  return json;
}

Json bars_of(const Built& built) {
  Json all = Json::array();
  for (const fabrication::StockBar& bar : built.cut_list.bars) {
    Json cuts = Json::array();
    for (const fabrication::SawnPiece& piece : bar.pieces) {
      const panels::Part& part = built.parts.parts[piece.part];
      cuts.push_back({{"part", part.name},
                      {"element", part.instances[piece.instance].element},
                      {"length_mm", mm(piece.length)}});
    }
    all.push_back({{"material", built.parts.materials[bar.material].name},
                   {"length_mm", mm(bar.length)},
                   {"cuts", cuts},
                   {"left_mm", mm(bar.offcut)}});
  }
  return all;
}

Json hardware_of(const Built& built) {
  Json all = Json::array();
  for (const panels::BoughtItem& item : built.parts.bought) {
    const model::Hardware& hardware = built.design.hardware[item.hardware];
    Json entry = {{"name", hardware.name},     {"label", both(hardware.label)},
                  {"quantity", item.count},    {"kind", hardware.kind},
                  {"thread", hardware.thread}, {"length_mm", mm(hardware.length)}};
    entry["designation"] = both(designation_of(hardware));
    if (hardware.diameter) {
      entry["diameter_mm"] = mm(*hardware.diameter);
    }
    all.push_back(std::move(entry));
  }
  return all;
}

Json author_checks_of(const model::ResolvedDesign& design) {
  Json all = Json::array();
  for (const model::AuthorCheck& check : design.checks) {
    const bool stops = check.level == model::AuthorCheck::Level::stop;
    all.push_back({{"by", "design"},
                   {"level", stops ? "stop" : "warn"},
                   {"holds", check.holds},
                   {"message", both(check.message)},
                   {"source", both(check.source)}});
  }
  return all;
}

/// Places are told by the names the texts have in the bundle, wherever they were read from.
Json findings_of(const Inputs& inputs, const diagnostics::Diagnostics& found) {
  Json all = Json::array();
  for (const diagnostics::Diagnostic& finding : found.sorted()) {
    Json entry = {{"code", finding.code->id}, {"message", both(finding.message)}};
    if (finding.hint) {
      entry["hint"] = both(*finding.hint);
    }
    const diagnostics::Span& span = finding.primary.span;
    if (span.known() && (span.source == inputs.design || span.source == inputs.workshop)) {
      const diagnostics::LineColumn place = inputs.sources.where(span.source, span.begin);
      entry["file"] = span.source == inputs.design ? "design.yaml" : "workshop.yaml";
      entry["line"] = place.line;
      entry["column"] = place.column;
    }
    all.push_back(std::move(entry));
  }
  return all;
}

Json coupons_of(const Content& content) {
  Json all = Json::array();
  for (const Coupon& coupon : content.coupons) {
    Json entry = {{"id", coupon.drawings.drawings.front.name},
                  {"material", content.built.design.materials[coupon.fit.material].name},
                  {"fit", coupon.fit.fit},
                  {"clearance_mm", mm(coupon.fit.clearance)}};
    if (coupon.place) {
      entry["sheet"] = content.built.sheets[coupon.place->sheet].name;
      entry["at_mm"] = {mm(coupon.place->placed.at.x), mm(coupon.place->placed.at.y)};
      entry["quarter_turns"] = coupon.place->placed.quarter_turns;
    }
    all.push_back(std::move(entry));
  }
  return all;
}

Json files_of(const std::vector<exporters::Artifact>& files) {
  Json all = Json::array();
  for (const exporters::Artifact& file : files) {
    all.push_back({{"path", file.path},
                   {"media_type", file.media_type},
                   {"bytes", file.bytes.size()},
                   {"sha256", hex(sha256(file.bytes))}});
  }
  return all;
}

/// The verdict of the pre-check as safety.json has it, and what fails with the reason why the maker
/// accepts it.
Json safety_of(const checks::Report& report, const std::vector<AcceptedFail>& accepted) {
  const SafetySummary summary = summary_of(report, accepted);
  Json counts = Json::object();
  for (const auto& [verdict, count] : summary.rules) counts[pipeline::name_of(verdict)] = count;
  Json failures = Json::array();
  for (const SafetySummary::Failure& one : summary.failures) {
    Json failure = {{"rule", one.rule}, {"title", both(one.title)}};
    if (!one.reason.empty()) failure["accepted"] = one.reason;
    failures.push_back(std::move(failure));
  }
  return {{"verdict", pipeline::name_of(summary.verdict)},
          {"rules_by_verdict", std::move(counts)},
          {"failures", std::move(failures)}};
}

/// Indented, one trailing line break. Bytes that are no UTF-8 cannot occur: every text was read as
/// it.
std::string written(const Json& json) {
  return json.dump(2) + "\n";
}

}  // namespace

std::string manifest(const Content& content, const std::vector<exporters::Artifact>& files) {
  const Built& built = content.built;
  Json json = {{"schema_version", kSchemaVersion},
               {"generator", {{"name", "plano"}, {"version", content.inputs.program_version}}},
               {"metadata_licence", "CC0-1.0"},
               {"language", content.options.language == Language::french ? "fr" : "en"}};
  json["design"] = design_of(built.design.info);
  json["includes"] = included_of(built.design.info);
  json["parameters"] = parameters_of(built.design);
  json["workshop"] = workshop_of(built);
  json["totals"] = {{"parts", content.total_parts()},
                    {"distinct_parts", built.parts.parts.size()},
                    {"sheets", fabrication::whole_sheets(built.sheets)},
                    {"leftovers_used", fabrication::leftovers_used(built.sheets)},
                    {"mass_kg", rounded(content.total_mass_kg(), 1e6)}};
  json["parts"] = parts_of(content);
  json["solids"] = solids_of(built);
  json["sheets"] = sheets_of(content);
  json["nesting"] = nesting_of(content);
  json["bars"] = bars_of(built);
  json["coupons"] = coupons_of(content);
  json["hardware"] = hardware_of(built);
  json["checks"] = author_checks_of(built.design);
  if (built.safety) json["safety"] = safety_of(*built.safety, content.inputs.accepted);
  json["files"] = files_of(files);
  return written(json);
}

std::string safety_manifest(const Inputs& inputs, const model::DesignInfo& info,
                            const checks::Report& report,
                            const std::vector<exporters::Artifact>& files) {
  Json json = {{"schema_version", kSchemaVersion},
               {"generator", {{"name", "plano"}, {"version", inputs.program_version}}},
               {"metadata_licence", kMetadataLicence},
               {"safety_report_of", info.id},
               {"safety", safety_of(report, inputs.accepted)}};
  json["files"] = files_of(files);
  return written(json);
}

std::string check_report(const Content& content, const diagnostics::Diagnostics& found) {
  Json json = {{"schema_version", kSchemaVersion}};
  json["design"] = content.built.design.info.id;
  json["checks"] = author_checks_of(content.built.design);
  json["findings"] = findings_of(content.inputs, found);
  return written(json);
}

}  // namespace plano::pipeline
