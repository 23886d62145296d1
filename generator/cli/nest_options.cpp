// SPDX-FileCopyrightText: 2026 The Planothèque contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "cli/nest_options.h"

#include <algorithm>
#include <charconv>
#include <limits>

#include "catalog/workshop.h"
#include "cli/codes.h"
#include "cli/drawing_flags.h"
#include "cli/flag_lengths.h"
#include "cli/flag_numbers.h"
#include "fabrication/nested.h"
#include "foreign/codes.h"
#include "foreign/limits.h"
#include "geometry/outline.h"
#include "spec/suggest.h"
#include "syntax/tree.h"

namespace plano::cli {
namespace {

/// Beside the cutter's width, as for plano's own designs: room for it to wander.
constexpr Length kBesideCutter = 4_mm;

/// "…:3", and what stands before it. Nothing where a count is there and is none.
struct Counted {
  std::string what;
  std::optional<int> count;
};
std::optional<Counted> counted(const std::string& typed) {
  const std::size_t colon = typed.rfind(':');
  if (colon == std::string::npos) return Counted{typed, std::nullopt};
  const auto count = whole_number(std::string_view(typed).substr(colon + 1));
  if (!count || *count > static_cast<std::uint64_t>(foreign::kMostCopies)) return std::nullopt;
  return Counted{typed.substr(0, colon), static_cast<int>(*count)};
}

bool is_number(const std::string& text) {
  double number = 0;
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), number);
  return error == std::errc() && end == text.data() + text.size();
}

void add_stock(const std::string& typed, NestOptions& options, Session& session) {
  const auto read = counted(typed);
  std::vector<std::optional<Length>> sides;
  bool bare = read.has_value();
  for (std::string rest = read ? read->what : std::string(); !rest.empty();) {
    const std::size_t x = rest.find('x');
    sides.push_back(length_in(rest.substr(0, x)));
    bare = bare && is_number(rest.substr(0, x));
    rest = x == std::string::npos ? std::string() : rest.substr(x + 1);
  }
  const bool sound = (sides.size() == 2 || sides.size() == 3) &&
                     std::all_of(sides.begin(), sides.end(),
                                 [](const auto& side) { return side && *side > Length{}; });
  if (!sound) {
    report_bad_flag(
        "--stock", typed,
        {"a width and a height with their units, and a count if there is one",
         "une largeur et une hauteur avec leurs unités, et un nombre s’il y en a un"},
        bare ? Text("the unit is missing, after each number: --stock 2500mmx1250mm",
                    "il manque l’unité, après chaque nombre : --stock 2500mmx1250mm")
             : Text("for example --stock 2500mmx1250mm:3, or 2500mmx1250mmx18mm with the thickness",
                    "par exemple --stock 2500mmx1250mm:3, ou 2500mmx1250mmx18mm avec l’épaisseur"),
        session.found);
    return;
  }
  options.stock.push_back({.area = {{{geometry::rectangle({}, *sides[0], *sides[1]), {}}}},
                           .count = read->count,
                           .cost = (*sides[0] * *sides[1]).mm2(),
                           .thickness = sides.size() == 3 ? *sides[2] : Length{}});
}

std::optional<catalog::Workshop> workshop_of(const Arguments& arguments, const Library& library,
                                             Session& session) {
  const std::string id = arguments.has("workshop") ? arguments.one("workshop") : "default";
  const auto path = library.workshop(id, session.found);
  const auto source = path ? read_source(*path, session.sources, session.found) : std::nullopt;
  const auto tree = source
                        ? syntax::parse(session.sources, *source, syntax::Limits{}, session.found)
                        : std::nullopt;
  return tree ? catalog::read_workshop(*tree, session.found) : std::nullopt;
}

void add_sheet(const std::string& typed, const catalog::Workshop& workshop, NestOptions& options,
               Session& session) {
  const auto read = counted(typed);
  const catalog::Sheet* const sheet = read ? workshop.find_sheet(read->what) : nullptr;
  if (sheet == nullptr) {
    std::vector<std::string> ids;
    for (const catalog::Sheet& each : workshop.sheets) ids.push_back(each.id);
    const std::string near = spec::suggestion(typed, ids);
    report_bad_flag("--sheet", typed,
                    fill({"a sheet of the workshop ({0}), and a count if there is one",
                          "une plaque de l’atelier ({0}), et un nombre s’il y en a un"},
                         {list_and(ids)}),
                    near.empty() ? Text("for example --sheet ID:3", "par exemple --sheet ID:3")
                                 : spec::did_you_mean(near),
                    session.found);
    return;
  }
  const bool again =
      std::any_of(options.stock.begin(), options.stock.end(),
                  [&](const foreign::ForeignStock& stock) { return stock.sheet == sheet->id; });
  if (again) {
    report_bad_flag(
        "--sheet", typed, {"each sheet once", "chaque plaque une seule fois"},
        {"say how many with a count: --sheet ID:3", "dites combien par un nombre : --sheet ID:3"},
        session.found);
    return;
  }
  if (read->count && sheet->count && *read->count > *sheet->count) {
    session.found
        .add(foreign::kMoreThanStock, {},
             fill({"{0}: {1} asked for, and the workshop counts {2}",
                   "{0} : {1} demandées, et l’atelier en compte {2}"},
                  {Text(sheet->id), show(std::int64_t{*read->count}),
                   show(std::int64_t{*sheet->count})}))
        .hint({"enter what was delivered first: plano stock add WORKSHOP --sheet ID --sheets N",
               "inscrivez d’abord ce qui a été livré : plano stock add ATELIER --sheet ID --sheets "
               "N"});
  }
  for (const catalog::Leftover& leftover : workshop.leftovers) {
    const Length off = leftover.measured - sheet->measured;
    if (leftover.sheet != sheet->id || abs(off) > catalog::kSameThickness) continue;
    options.stock.push_back(
        {.area = leftover.region,
         .count = leftover.count,
         .cost = fabrication::kLeftoverCost * geometry::area(leftover.region).mm2(),
         .thickness = leftover.measured,
         .sheet = sheet->id,
         .leftover = leftover.id,
         .first = true});
  }
  options.stock.push_back({.area = {{{geometry::rectangle({}, sheet->width, sheet->height), {}}}},
                           .count = read->count ? read->count : sheet->count,
                           .cost = (sheet->width * sheet->height).mm2(),
                           .thickness = sheet->measured,
                           .sheet = sheet->id});
  // Several sheets: the widest of what each asks for.
  if (sheet->border > Length{}) {
    options.margin = std::max(options.margin.value_or(Length{}), sheet->border);
  }
  const catalog::Machine* const machine = workshop.find_machine(sheet->machine);
  const Length cutter =
      machine == nullptr ? Length{} : std::max(machine->tool_diameter, machine->kerf);
  options.gap = std::max(options.gap.value_or(Length{}), cutter + kBesideCutter);
  options.cutter = std::max(options.cutter, cutter);
  options.border = std::max(options.border, sheet->border);
}

void read_stock(const Arguments& arguments, const Library& library, NestOptions& options,
                Session& session) {
  for (const std::string& typed : arguments.all("stock")) add_stock(typed, options, session);
  if (arguments.has("workshop") && !arguments.has("sheet")) {
    session.found
        .add(kMissingArgument, {},
             {"--workshop says where the sheet is, and --sheet which one: that is missing",
              "--workshop dit où est la plaque, et --sheet laquelle : il manque"})
        .hint({"for example --workshop default --sheet ID",
               "par exemple --workshop default --sheet ID"});
    return;
  }
  if (!arguments.has("sheet")) return;
  options.workshop = workshop_of(arguments, library, session);
  if (!options.workshop) return;
  for (const std::string& typed : arguments.all("sheet")) {
    add_sheet(typed, *options.workshop, options, session);
  }
}

/// "--sheet birch-18", "--stock 600 mm × 400 mm".
Text words_of(const foreign::ForeignStock& stock) {
  if (!stock.sheet.empty()) return fill({"--sheet {0}", "--sheet {0}"}, {Text(stock.sheet)});
  const geometry::Box box = geometry::bounding_box(stock.area);
  return fill({"--stock {0} × {1}", "--stock {0} × {1}"}, {show(box.width()), show(box.height())});
}

/// Sheets of which there are none do not count; an error where there is nothing else.
void leave_out_zeros(NestOptions& options, Session& session) {
  const auto is_none = [](const foreign::ForeignStock& stock) { return stock.count == 0; };
  const bool all =
      !options.stock.empty() && std::all_of(options.stock.begin(), options.stock.end(), is_none);
  if (all) {
    session.found
        .add(foreign::kNoStock, {},
             {"of all the sheets asked for there are zero",
              "de toutes les plaques demandées, il y en a zéro"})
        .hint({"leave the count out for as many as it takes; of a workshop's sheet, say how many: "
               "--sheet ID:3",
               "ôtez le nombre pour en avoir autant qu’il en faut ; d’une plaque d’atelier, dites "
               "combien : --sheet ID:3"});
    return;
  }
  for (const foreign::ForeignStock& stock : options.stock) {
    if (!is_none(stock)) continue;
    session.found
        .add(foreign::kZeroCount, {},
             fill({"{0}: there are zero of this sheet", "{0} : il y a zéro plaque de cette sorte"},
                  {words_of(stock)}))
        .hint({"give a count of 1 or more, or leave the sheet out",
               "donnez un nombre d’au moins 1, ou ôtez la plaque"});
  }
  std::erase_if(options.stock, is_none);
}

/// free, none, grain, or a step that divides a full turn: 45, 45deg, 45°.
void read_turn(const Arguments& arguments, NestOptions& options, Session& session) {
  if (!arguments.has("turn")) return;
  const std::string typed = arguments.one("turn");
  if (typed == "none") options.turn_step = Angle{};
  options.turn_freely = typed == "free";
  if (typed == "grain") options.turn_step = Angle::degrees(180);
  if (options.turn_step || options.turn_freely) return;
  std::string digits = typed;
  for (const char* unit : {"deg", "°"}) {
    if (digits.ends_with(unit)) digits.resize(digits.size() - std::string_view(unit).size());
  }
  const auto step = whole_number(digits);
  const auto least = static_cast<std::uint64_t>(foreign::kLeastStep.degrees());
  if (step && *step >= least && *step <= 180 && 360 % *step == 0) {
    options.turn_step = Angle::degrees(static_cast<std::int64_t>(*step));
    return;
  }
  report_bad_flag("--turn", typed,
                  fill({"free, none, grain, or a step in degrees from {0} that divides 360",
                        "free, none, grain, ou un pas en degrés, à partir de {0}, qui divise 360"},
                       {show(static_cast<std::int64_t>(least))}),
                  {"for example --turn 90, or --turn grain for 0 and 180 degrees",
                   "par exemple --turn 90, ou --turn grain pour 0 et 180 degrés"},
                  session.found);
}

void read_search(const Arguments& arguments, NestOptions& options, Session& session) {
  options.effort = number_after(arguments, "effort", {1, kMostNestEffort, 1'000},
                                fabrication::kUsualEffort, session.found);
  options.seed = number_after(arguments, "seed", {0, std::numeric_limits<std::int64_t>::max(), 2},
                              1, session.found);
  options.seconds = seconds_after_time(arguments, session.found);
}

}  // namespace

std::optional<NestOptions> asked_nest(const Arguments& arguments, const Library& library,
                                      Session& session) {
  const std::size_t errors_before = session.found.errors();
  NestOptions options;
  read_stock(arguments, library, options, session);
  leave_out_zeros(options, session);
  if (const auto gap = length_after(arguments, "gap", session.found)) options.gap = gap;
  if (const auto margin = length_after(arguments, "margin", session.found)) options.margin = margin;
  read_turn(arguments, options, session);
  read_search(arguments, options, session);
  if (arguments.has("unit")) options.read.dxf.unit = foreign::unit_named(arguments.one("unit"));
  options.read.dxf.skip_layers = arguments.all("skip-layer");
  options.read.keep_layers = arguments.all("keep-layer");
  options.read.first_layers = arguments.all("first-layer");
  options.read.copies = static_cast<int>(
      number_after(arguments, "copies", {1, static_cast<std::uint64_t>(foreign::kMostCopies), 4}, 1,
                   session.found));
  if (arguments.has("flip")) options.faces = foreign::Faces::both;
  if (arguments.one("openings") == "free") options.openings = foreign::Openings::kept_free;
  options.style = asked_style(arguments);
  return session.found.errors() > errors_before ? std::nullopt : std::optional(std::move(options));
}

}  // namespace plano::cli
