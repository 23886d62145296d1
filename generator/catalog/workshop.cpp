// SPDX-FileCopyrightText: 2026 The Planothèque contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "catalog/workshop.h"

#include <algorithm>
#include <charconv>
#include <tuple>

#include "catalog/codes.h"
#include "catalog/figures.h"
#include "catalog/keys.h"
#include "catalog/leftovers.h"
#include "catalog/reading.h"
#include "spec/check_keys.h"
#include "spec/read.h"
#include "spec/suggest.h"

namespace plano::catalog {
namespace {

using diagnostics::Diagnostics;
using syntax::Node;

constexpr Length kLargestTool = 25_mm;
constexpr Length kThinnestBar = 3_mm;
constexpr Length kThickestBar = 400_mm;
constexpr Length kShortestStock = 100_mm;
constexpr Length kLongestStock = 20'000_mm;
constexpr Length kLargestSawKerf = 10_mm;
constexpr Length kDefaultSawKerf = 3_mm;
constexpr Length kLargestKerf = 3_mm;
constexpr Length kLargestMargin = 2_mm;
constexpr Length kLargestFit = 5_mm;
constexpr Length kDefaultMargin = 150_um;  // middle of 0.1 to 0.25 mm
constexpr const char* kFitNames[] = {"press", "snug", "slide", "painted"};  // ever looser
constexpr const char* kDensityUnit = "kg/m3";
constexpr Length kSlowestFeed = 1_mm;        // in a minute
constexpr Length kFastestFeed = 100'000_mm;  // faster than any machine with a cutter or a beam
constexpr double kStrongestWoodMpa = 500;    // far more than any board of wood bears
constexpr double kStiffestWoodMpa = 100'000;
constexpr Length kThinnestPass = 100_um;
constexpr Length kThickestPass = 50_mm;

ReliefChoice relief_of(std::string_view word) {
  if (word == "t-bone") return ReliefChoice::t_bone;
  return word == "none" ? ReliefChoice::none : ReliefChoice::dog_bone;
}

void read_fits(const Node& node, Machine& machine, spec::Reader& read) {
  Figures figures(node, read);
  const char* tighter = nullptr;
  for (const char* name : kFitNames) {
    if (figures.node(name) == nullptr) continue;
    const std::size_t errors_before = read.found().errors();
    const Length clearance = figures.length(name, -1_mm, kLargestFit);
    if (read.found().errors() > errors_before) continue;  // nothing to compare the others with
    if (tighter != nullptr && clearance < machine.fits[tighter]) {
      read.found().add(
          kFitsOutOfOrder, figures.node(name)->span,
          fill({"{0} ({1}) is tighter than {2} ({3})", "{0} ({1}) serre plus que {2} ({3})"},
               {quote(name), show(clearance), quote(tighter), show(machine.fits[tighter])}));
    }
    machine.fits[name] = clearance;
    tighter = name;
  }
}

/// "2400 mm/min": the way in one minute. Empty where it is not written, or not so; that is
/// reported.
std::optional<Length> read_speed(const Node* node, Diagnostics& found) {
  if (node == nullptr) return std::nullopt;
  const std::string_view text = node->text;
  double value = 0;
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
  std::string_view unit = text.substr(static_cast<std::size_t>(end - text.data()));
  while (unit.starts_with(' ')) unit.remove_prefix(1);
  const double per_minute = unit == "mm/s" ? value * 60 : value;
  const bool known = unit == "mm/min" || unit == "mm/s";
  if (error == std::errc() && known && per_minute >= kSlowestFeed.mm() &&
      per_minute <= kFastestFeed.mm()) {
    return Length::nearest_to_mm(per_minute);
  }
  found
      .add(kSpeed, node->span,
           fill({"{0} is no speed of a machine", "{0} n'est pas une vitesse de machine"},
                {quote(node->text)}))
      .hint({"write it as `2400 mm/min` or `40 mm/s`", "écrivez-la `2400 mm/min` ou `40 mm/s`"});
  return std::nullopt;
}

void read_pace(Figures& figures, Machine& machine, Diagnostics& found) {
  machine.feed = read_speed(figures.node("feed"), found);
  machine.plunge = read_speed(figures.node("plunge"), found);
  if (figures.node("pass_depth") != nullptr) {
    const Length depth = figures.length("pass_depth", kThinnestPass, kThickestPass);
    if (depth > Length{}) machine.pass_depth = depth;
  }
  machine.hourly_eur = figures.quantity("hourly", kMoneyDimension);
}

Machine read_machine(const syntax::Entry& entry, spec::Reader& read) {
  Figures figures(entry.value, read);
  Machine machine;
  machine.id = entry.key.text;
  machine.label = figures.text("label");
  if (machine.label.empty()) machine.label = Text(machine.id);
  const bool laser = figures.word("kind") == "laser";
  machine.kind = laser ? MachineKind::laser : MachineKind::router;
  std::tie(machine.bed_x, machine.bed_y) = figures.size("bed", 50_mm, 20'000_mm);
  const char* cut = laser ? "kerf" : "tool";
  if (figures.node(cut) == nullptr) {
    read.found()
        .add(kMachineWithoutCut, entry.key.span,
             fill({"{0} has no `{1}:`", "{0} n'a pas de `{1}:`"}, {quote(machine.id), Text(cut)}))
        .hint(laser ? Text("add the width of the cut: `kerf: 0.2mm`",
                           "ajoutez la largeur du trait : `kerf: 0.2mm`")
                    : Text("add the cutter's diameter: `tool: 6mm`",
                           "ajoutez le diamètre de la fraise : `tool: 6mm`"));
  }
  if (laser) {
    machine.kerf = figures.length("kerf", Length{}, kLargestKerf);
  } else {
    machine.tool_diameter = figures.length("tool", 500_um, kLargestTool);
  }
  machine.relief = relief_of(figures.word("relief", laser ? "none" : "dog-bone"));
  machine.relief_margin =
      figures.length("relief_margin", Length{}, kLargestMargin, laser ? Length{} : kDefaultMargin);
  read_fits(*figures.node("fits"), machine, read);
  read_pace(figures, machine, read.found());
  return machine;
}

/// "685 kg/m3" or "685 kg/m³".
double read_density(const Node& node, Diagnostics& found) {
  std::string_view text = node.text;
  double value = 0;
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
  std::string_view unit = text.substr(static_cast<std::size_t>(end - text.data()));
  while (unit.starts_with(' ')) unit.remove_prefix(1);
  const bool known = unit == kDensityUnit || unit == "kg/m³";
  if (error == std::errc() && known && value >= 100 && value <= 8000) return value;
  found
      .add(kDensity, node.span,
           fill({"{0} is no density of a sheet", "{0} n'est pas une masse volumique de plaque"},
                {quote(node.text)}))
      .hint({"write it as `685 kg/m3`", "écrivez-la `685 kg/m3`"});
  return 0;
}

std::string read_colour(const Node& node, Diagnostics& found) {
  const auto hexadecimal = [](char c) {
    return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'f') || (c >= 'A' && c <= 'F');
  };
  const std::string& text = node.text;
  if (text.size() == 7 && text[0] == '#' &&
      std::all_of(text.begin() + 1, text.end(), hexadecimal)) {
    return text;
  }
  found
      .add(kColour, node.span,
           fill({"{0} is no colour", "{0} n'est pas une couleur"}, {quote(text)}))
      .hint({"write it as `\"#d9bd8f\"`", "écrivez-la `\"#d9bd8f\"`"});
  return {};
}

/// EN 315, sanded plywood, as a line through its table: t - (0.4 + 0.03 t) to t + (0.2 + 0.03 t)
/// mm.
void check_thickness(const Sheet& sheet, const Node& at, Diagnostics& found) {
  const Length share = (sheet.nominal * 3).divided_by(100);
  const Length low = sheet.nominal - 400_um - share;
  const Length high = sheet.nominal + 200_um + share;
  if (sheet.measured >= low && sheet.measured <= high) return;
  found
      .add(
          kDoubtfulThickness, at.span,
          fill(
              {"{0} measured for {1} nominal: sheets sold as that lie between {2} and {3} (EN 315)",
               "{0} mesurés pour {1} nominaux : les plaques vendues sous ce nom font de {2} à {3} "
               "(EN 315)"},
              {show(sheet.measured), show(sheet.nominal), show(low), show(high)}))
      .hint({"measure again at eight places", "mesurez de nouveau en huit endroits"});
}

void read_price(const Node& node, Figures& figures, Sheet& sheet, Diagnostics& found) {
  sheet.price_eur = figures.quantity("price", kMoneyDimension);
  sheet.price_date = figures.word("price_date");
  const std::string& day = sheet.price_date;
  const auto digit = [&](std::size_t i) { return day[i] >= '0' && day[i] <= '9'; };
  const bool dated = day.size() == 10 && day[4] == '-' && day[7] == '-' && digit(0) && digit(1) &&
                     digit(2) && digit(3) && digit(5) && digit(6) && digit(8) && digit(9);
  if (figures.node("price") == nullptr || dated) return;
  const Node* at = figures.node("price_date") != nullptr ? figures.node("price_date") : &node;
  found
      .add(kPriceWithoutDate, at->span,
           {"the price has no day in the form 2026-10-12",
            "le prix n'a pas de date de la forme 2026-10-12"})
      .hint({"add `price_date:`, or leave the price out",
             "ajoutez `price_date:`, ou retirez le prix"});
}

StatedStrength read_strength(const Node& node, spec::Reader& read) {
  Figures figures(node, read);
  StatedStrength said;
  if (node.kind == syntax::NodeKind::scalar) {
    said.make = node.text;
    return said;
  }
  const auto megapascals = [&](const char* key, double most) -> std::optional<double> {
    const auto value = figures.quantity(key, kPressureDimension);
    if (!value) return std::nullopt;
    const double mpa = *value / 1000;
    if (mpa > 0 && mpa <= most) return mpa;
    read.found().add(
        kFigureOutOfReason, figures.node(key)->span,
        fill({"{0} is not between {1} and {2} MPa", "{0} n'est pas entre {1} et {2} MPa"},
             {show_number(mpa, 3), show_number(0, 0), show_number(most, 0)}));
    return std::nullopt;
  };
  said.make = figures.word("make");
  said.declaration = figures.word("declaration");
  said.bending_along = megapascals("bending_along", kStrongestWoodMpa);
  said.bending_across = megapascals("bending_across", kStrongestWoodMpa);
  said.modulus_along = megapascals("modulus_along", kStiffestWoodMpa);
  said.modulus_across = megapascals("modulus_across", kStiffestWoodMpa);
  if (figures.node("density") != nullptr) {
    said.density = read_density(*figures.node("density"), read.found());
  }
  return said;
}

Sheet read_sheet(const syntax::Entry& entry, spec::Reader& read) {
  Figures figures(entry.value, read);
  Sheet sheet;
  sheet.id = entry.key.text;
  sheet.span = entry.key.span;
  sheet.kind = figures.word("kind");
  sheet.label = figures.text("label");
  if (sheet.label.empty()) sheet.label = Text(sheet.id);
  sheet.nominal = figures.length("nominal", 500_um, 200_mm);
  sheet.measured = figures.length("measured", 500_um, 200_mm);
  std::tie(sheet.width, sheet.height) = figures.size("size", 50_mm, 20'000_mm);
  sheet.grained = figures.word("grain", "along") == "along";
  const Length narrow_side = std::min(sheet.width, sheet.height);
  if (narrow_side > Length{}) {  // else its error is said already, and no border is too wide
    const Length widest = narrow_side.half() - 10_mm;
    sheet.border = figures.length("border", Length{}, std::max(widest, Length{}));
  }
  sheet.machine = figures.word("machine");
  if (figures.node("density") != nullptr) {
    sheet.density_kg_m3 = read_density(*figures.node("density"), read.found());
  }
  // The base unit of pressure is kg/(mm s²): a thousandth of a megapascal.
  sheet.stiffness_mpa = figures.quantity("stiffness", kPressureDimension).value_or(0) / 1000;
  if (const Node* strength = figures.node("strength")) {
    sheet.strength = read_strength(*strength, read);
  }
  sheet.bonding = figures.word("bonding", "interior");
  sheet.use_class = static_cast<int>(figures.quantity("use_class", kPlainNumber).value_or(1));
  sheet.faces_alike = figures.flag("faces_alike", true);
  sheet.count = figures.count("count", 0);
  read_price(entry.value, figures, sheet, read.found());
  if (figures.node("colour") != nullptr) {
    sheet.colour = read_colour(*figures.node("colour"), read.found());
  }
  if (sheet.nominal > Length{} && sheet.measured > Length{}) {
    check_thickness(sheet, *figures.node("measured"), read.found());
  }
  return sheet;
}

/// Both sides, or the diameter twice. Says so where there are none or both.
void read_section(const syntax::Entry& entry, Figures& figures, BarStock& bar, spec::Reader& read) {
  const bool sides = figures.node("section") != nullptr;
  if (sides == (figures.node("diameter") != nullptr)) {
    read.found()
        .add(kBarSection, entry.key.span,
             sides ? fill({"{0} has a section and a diameter", "{0} a une section et un diamètre"},
                          {quote(bar.id)})
                   : fill({"{0} has no section", "{0} n'a pas de section"}, {quote(bar.id)}))
        .hint({"write `section: [90mm, 90mm]` or `diameter: 40mm`",
               "écrivez `section: [90mm, 90mm]` ou `diameter: 40mm`"});
    return;
  }
  bar.round = !sides;
  const char* measured = sides ? "measured_section" : "measured_diameter";
  if (sides) {
    std::tie(bar.nominal_a, bar.nominal_b) = figures.size("section", kThinnestBar, kThickestBar);
  } else {
    bar.nominal_a = bar.nominal_b = figures.length("diameter", kThinnestBar, kThickestBar);
  }
  bar.measured_a = bar.nominal_a;
  bar.measured_b = bar.nominal_b;
  if (figures.node(measured) == nullptr) return;
  if (sides) {
    std::tie(bar.measured_a, bar.measured_b) = figures.size(measured, kThinnestBar, kThickestBar);
  } else {
    bar.measured_a = bar.measured_b = figures.length(measured, kThinnestBar, kThickestBar);
  }
}

BarStock read_bar(const syntax::Entry& entry, spec::Reader& read) {
  Figures figures(entry.value, read);
  BarStock bar;
  bar.id = entry.key.text;
  bar.span = entry.key.span;
  bar.kind = figures.word("kind");
  bar.label = figures.text("label");
  if (bar.label.empty()) bar.label = Text(bar.id);
  read_section(entry, figures, bar, read);
  if (figures.node("wall") != nullptr) {
    bar.wall = figures.length("wall", 500_um, std::max(bar.measured_a.half() - 500_um, 500_um));
  }
  for (const Node& item : figures.node("lengths")->items) {
    if (const auto length = read.constant_length(item)) bar.lengths.push_back(*length);
  }
  std::sort(bar.lengths.begin(), bar.lengths.end());
  if (bar.lengths.empty() || bar.lengths.front() < kShortestStock ||
      bar.lengths.back() > kLongestStock) {
    read.found().add(kBarSection, figures.node("lengths")->span,
                     fill({"bars are sold in lengths from {0} to {1}",
                           "les barres se vendent en longueurs de {0} à {1}"},
                          {show(kShortestStock), show(kLongestStock)}));
  }
  bar.kerf = figures.length("kerf", Length{}, kLargestSawKerf, kDefaultSawKerf);
  if (figures.node("density") != nullptr) {
    bar.density_kg_m3 = read_density(*figures.node("density"), read.found());
  }
  bar.stiffness_mpa = figures.quantity("stiffness", kPressureDimension).value_or(0) / 1000;
  bar.strength_class = figures.word("strength_class");
  bar.use_class = static_cast<int>(figures.quantity("use_class", kPlainNumber).value_or(1));
  if (figures.node("colour") != nullptr) {
    bar.colour = read_colour(*figures.node("colour"), read.found());
  }
  return bar;
}

void check_machine_of(const Sheet& sheet, const Node& node, const Workshop& workshop,
                      Diagnostics& found) {
  const Machine* machine = workshop.find_machine(sheet.machine);
  if (machine == nullptr) {
    std::vector<std::string> ids;
    for (const Machine& other : workshop.machines) ids.push_back(other.id);
    const std::string near = spec::suggestion(sheet.machine, ids);
    found
        .add(kUnknownMachine, node.find("machine")->value.span,
             fill({"there is no machine {0}", "il n'y a pas de machine {0}"},
                  {quote(sheet.machine)}))
        .hint(near.empty()
                  ? fill({"the machines are {0}", "les machines sont {0}"}, {list_and(ids)})
                  : spec::did_you_mean(near));
    return;
  }
  const auto longer = [](Length a, Length b) { return std::max(a, b); };
  const auto shorter = [](Length a, Length b) { return std::min(a, b); };
  if (longer(sheet.width, sheet.height) <= longer(machine->bed_x, machine->bed_y) &&
      shorter(sheet.width, sheet.height) <= shorter(machine->bed_x, machine->bed_y)) {
    return;
  }
  found
      .add(kSheetBeyondBed, node.find("size")->value.span,
           fill({"the sheet ({0} × {1}) does not lie on {2} ({3} × {4})",
                 "la plaque ({0} × {1}) ne tient pas sur {2} ({3} × {4})"},
                {show(sheet.width), show(sheet.height), quote(machine->id), show(machine->bed_x),
                 show(machine->bed_y)}))
      .hint({"enter the size it is sawn to", "indiquez le format auquel elle est débitée"});
}

}  // namespace

const Machine* Workshop::find_machine(std::string_view wanted) const {
  const auto it = std::find_if(machines.begin(), machines.end(),
                               [&](const Machine& machine) { return machine.id == wanted; });
  return it == machines.end() ? nullptr : &*it;
}

const Sheet* Workshop::find_sheet(std::string_view wanted) const {
  const auto it = std::find_if(sheets.begin(), sheets.end(),
                               [&](const Sheet& sheet) { return sheet.id == wanted; });
  return it == sheets.end() ? nullptr : &*it;
}

const Leftover* Workshop::find_leftover(std::string_view wanted) const {
  const auto it = std::find_if(leftovers.begin(), leftovers.end(),
                               [&](const Leftover& leftover) { return leftover.id == wanted; });
  return it == leftovers.end() ? nullptr : &*it;
}

std::optional<Workshop> read_workshop(const syntax::Tree& tree, Diagnostics& found) {
  const std::size_t errors_before = found.errors();
  if (!spec::check_keys(tree.root, workshop_keys(), found)) return std::nullopt;
  spec::Names names;
  spec::Reader read(names, found);
  Figures figures(tree.root, read);
  check_version(*figures.node("workshop"), read);
  Workshop workshop;
  workshop.id = figures.word("id");
  workshop.title = figures.text("title");
  workshop.note = figures.text("note");
  for (const syntax::Entry& entry : figures.node("machines")->entries) {
    workshop.machines.push_back(read_machine(entry, read));
  }
  for (const syntax::Entry& entry : figures.node("sheets")->entries) {
    workshop.sheets.push_back(read_sheet(entry, read));
    check_machine_of(workshop.sheets.back(), entry.value, workshop, found);
  }
  if (const Node* leftovers = figures.node("leftovers")) {
    workshop.leftovers = read_leftovers(*leftovers, workshop, read);
  }
  if (const Node* jobs = figures.node("jobs")) {
    for (const Node& job : jobs->items) workshop.jobs.push_back(job.text);
  }
  if (const Node* bars = figures.node("bars")) {
    for (const syntax::Entry& entry : bars->entries) {
      workshop.bars.push_back(read_bar(entry, read));
    }
  }
  if (const Node* parameters = figures.node("parameters")) {
    for (const syntax::Entry& entry : parameters->entries) {
      workshop.parameters[entry.key.text] = entry.value.text;
    }
  }
  if (found.errors() > errors_before) return std::nullopt;
  return workshop;
}

}  // namespace plano::catalog
