// SPDX-FileCopyrightText: 2026 The Planothèque contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// The first page: what to get, what it takes, and all sheets at a glance.

#include <algorithm>
#include <memory>

#include "documents/page.h"
#include "documents/table.h"
#include "documents/thumbnail.h"
#include "documents/wording.h"

namespace plano::documents {
namespace {

using fabrication::PlanMaterial;
using fabrication::PlanSheet;
using fabrication::PlanSum;

constexpr double kTiles = 19;  // heights on A4, mm
constexpr double kRow = 6.2;
constexpr double kHeading = 9;
constexpr double kNotes = 11;
constexpr double kCaption = 10;  // over a small sheet, and below it
constexpr double kBetween = 6;   // small sheets
constexpr std::size_t kFewestColumns = 2;
constexpr std::size_t kMostColumns = 6;
// More materials than this have their tables on pages of their own.
constexpr std::size_t kMostOnFirst = 6;

/// The day of the oldest price: what is dearer by now is not told otherwise.
std::string oldest_price(const fabrication::CuttingPlan& plan) {
  std::string oldest;
  for (const PlanMaterial& material : plan.materials) {
    if (!material.price_eur || material.price_date.empty()) continue;
    oldest = oldest.empty() ? material.price_date : std::min(oldest, material.price_date);
  }
  return oldest;
}

/// What the wood and the machine come to, as far as it is known.
Text cost_note(const PlanSum& total, const fabrication::CuttingPlan& plan) {
  const Text day(oldest_price(plan));
  if (total.wood_eur && total.machine_eur) {
    return fill({"wood {0} ({2}), machine {1}", "bois {0} ({2}), machine {1}"},
                {euros(*total.wood_eur), euros(*total.machine_eur), day});
  }
  if (total.wood_eur) {
    return fill(
        {"wood only ({0}): no rate for the machine", "bois seul ({0}) : machine sans tarif"},
        {day});
  }
  if (total.machine_eur) return {"machine only: wood unpriced", "machine seule : bois sans prix"};
  if (plan.workshop.empty()) return {"no workshop was named", "aucun atelier n’a été indiqué"};
  return {"no prices in the workshop’s profile", "pas de prix dans le profil de l’atelier"};
}

Text no_time(const fabrication::CuttingPlan& plan) {
  if (plan.workshop.empty()) return {"no machine was named", "aucune machine n’a été indiquée"};
  return {"the profile gives no feed", "le profil ne donne pas d’avance"};
}

Text cost_figure(const PlanSum& total) {
  if (!total.wood_eur && !total.machine_eur) return unknown();
  return euros(total.wood_eur.value_or(0) + total.machine_eur.value_or(0));
}

Text holes_note(std::size_t drilled) {
  if (drilled == 0) return {"no holes to drill", "aucun trou à percer"};
  if (drilled == 1) return {"and one hole to drill", "et un trou à percer"};
  return fill({"and {0} holes to drill", "et {0} trous à percer"}, {count(drilled)});
}

std::vector<Tile> tiles_of(const Setting& setting, const PlanSum& total) {
  const auto say = [&](const Text& text) { return setting.say(text); };
  std::size_t copies = 0;
  for (const fabrication::PlanPart& part : setting.plan.parts) copies += part.quantity;
  const Text used = total.leftovers == 0
                        ? fill(copies == 1 ? Text("one part to cut", "une pièce à découper")
                                           : Text("{0} parts to cut", "{0} pièces à découper"),
                               {count(copies)})
                        : fill({"leftovers: {0}; parts: {1}", "chutes : {0} ; pièces : {1}"},
                               {count(total.leftovers), count(copies)});
  return {
      {say({"Sheets", "Plaques"}), say(count(total.sheets)), say(used)},
      {say({"Material used", "Taux de remplissage"}), say(percent(total.use)),
       say({"of the sheets’ area", "de la surface des plaques"})},
      {say({"Cut length", "Longueur de coupe"}), say(metres(total.cut.followed())),
       say(holes_note(total.cut.drilled))},
      {say({"Time in the wood", "Temps de coupe"}), say(duration_or_unknown(total.cut.minutes)),
       say(total.cut.minutes ? Text("without handling", "hors manutention")
                             : no_time(setting.plan))},
      {say({"Cost", "Coût"}), say(cost_figure(total)), say(cost_note(total, setting.plan))},
  };
}

std::string sizes_of(const Setting& setting, std::size_t material) {
  std::string sizes;
  for (const PlanSheet& sheet : setting.plan.sheets) {
    if (sheet.material != material || sheet.leftover) continue;
    const std::string size = setting.say(size_of(geometry::bounding_box(sheet.area)));
    if (sizes.find(size) == std::string::npos) sizes += (sizes.empty() ? "" : ", ") + size;
  }
  return sizes.empty() ? setting.say({"leftovers", "chutes"}) : sizes;
}

double draw_wood(Canvas& canvas, const Setting& setting, const Frame& body, double top,
                 const std::vector<PlanSum>& sums) {
  const auto say = [&](const Text& text) { return setting.say(text); };
  draw_heading(canvas, setting, {body.left, top + 4.5 * setting.k},
               say({"What to get", "À se procurer"}));
  const Table table(setting, body.left, body.width,
                    {{say({"Material", "Matériau"}), 5},
                     {say({"Sold as", "Vendu pour"}), 1.6, Align::right},
                     {say({"Measured", "Mesuré"}), 1.6, Align::right},
                     {say({"Sheet", "Plaque"}), 3, Align::right},
                     {say({"Sheets", "Plaques"}), 1.4, Align::right},
                     {say({"Leftovers", "Chutes"}), 1.4, Align::right},
                     {say({"Used", "Remplissage"}), 1.8, Align::right},
                     {say({"Per sheet", "La plaque"}), 1.9, Align::right},
                     {say({"Wood", "Bois"}), 1.9, Align::right}});
  double y = table.head(canvas, top + kHeading * setting.k - 2 * setting.k);
  for (const PlanSum& sum : sums) {
    const PlanMaterial& material = setting.plan.materials[sum.material];
    table.row(
        canvas, y, kRow * setting.k,
        {say(material.label), material.nominal ? say(show(*material.nominal)) : "–",
         say(thickness_words(material)), sizes_of(setting, sum.material), say(count(sum.sheets)),
         sum.leftovers > 0 ? say(count(sum.leftovers)) : "–", say(percent(sum.use)),
         say(euros_or_unknown(material.price_eur)), say(euros_or_unknown(sum.wood_eur))});
    y += kRow * setting.k;
  }
  return y;
}

std::string metres_or_none(const Setting& setting, Length length) {
  return length > Length{} ? setting.say(metres(length)) : "–";
}

std::string tool_words(const Setting& setting, const PlanMaterial& material) {
  if (!material.machine) return setting.say(unknown());
  const Text name =
      material.machine->label.empty() ? Text(material.machine->id) : material.machine->label;
  return setting.say(fill({"{0}, {1}", "{0}, {1}"}, {name, tool_of(material).figure}));
}

double draw_work(Canvas& canvas, const Setting& setting, const Frame& body, double top,
                 const std::vector<PlanSum>& sums) {
  const auto say = [&](const Text& text) { return setting.say(text); };
  draw_heading(canvas, setting, {body.left, top + 4.5 * setting.k},
               say({"What is cut", "À découper"}));
  const Table table(setting, body.left, body.width,
                    {{say({"Material", "Matériau"}), 5.2},
                     {say({"Machine and tool", "Machine et outil"}), 4},
                     {say({"Outlines", "Contours"}), 1.6, Align::right},
                     {say({"Openings", "Ouvertures"}), 1.7, Align::right},
                     {say({"Pockets", "Poches"}), 1.6, Align::right},
                     {say({"Engraved", "Gravures"}), 1.6, Align::right},
                     {say({"Drilled", "Perçages"}), 1.5, Align::right},
                     {say({"Time", "Temps"}), 1.9, Align::right},
                     {say({"Machine", "Machine"}), 1.7, Align::right}});
  double y = table.head(canvas, top + kHeading * setting.k - 2 * setting.k);
  for (const PlanSum& sum : sums) {
    const PlanMaterial& material = setting.plan.materials[sum.material];
    table.row(canvas, y, kRow * setting.k,
              {say(material.label), tool_words(setting, material),
               metres_or_none(setting, sum.cut.outside), metres_or_none(setting, sum.cut.inside),
               metres_or_none(setting, sum.cut.pockets), metres_or_none(setting, sum.cut.engraved),
               sum.cut.drilled > 0 ? say(count(sum.cut.drilled)) : "–",
               say(duration_or_unknown(sum.cut.minutes)), say(euros_or_unknown(sum.machine_eur))});
    y += kRow * setting.k;
  }
  return y;
}

/// Small sheets beside and above one another.
struct Grid {
  std::size_t columns = 1;
  std::size_t rows = 0;
  double width = 0;  // of one, with the space to the next
  double height = 0;
  std::size_t places() const { return columns * rows; }
};

/// The largest small sheets of which all fit the area; if none do, as many as fit of the smallest.
Grid grid_for(const Setting& setting, double width, double height, std::size_t sheets) {
  double shape = 0;  // height over width, of the tallest
  for (const PlanSheet& sheet : setting.plan.sheets) {
    const geometry::Box box = geometry::bounding_box(sheet.area);
    shape = std::max(shape, box.height().mm() / box.width().mm());
  }
  shape = std::clamp(shape, 0.2, 1.0);
  Grid grid;
  for (std::size_t columns = kFewestColumns; columns <= kMostColumns; ++columns) {
    grid.columns = columns;
    grid.width = width / static_cast<double>(columns);
    grid.height = (grid.width - kBetween * setting.k) * shape + kCaption * setting.k;
    grid.rows = height <= 0 ? 0 : static_cast<std::size_t>(height / grid.height);
    if (grid.places() >= sheets) break;
  }
  return grid;
}

void draw_small_sheets(Canvas& canvas, const Setting& setting, Spot corner, const Grid& grid,
                       std::size_t first, std::size_t last) {
  const double k = setting.k;
  for (std::size_t s = first; s < last; ++s) {
    const PlanSheet& sheet = setting.plan.sheets[s];
    const std::size_t place = s - first;
    const Frame cell{corner.x + grid.width * static_cast<double>(place % grid.columns),
                     corner.y + grid.height * static_cast<double>(place / grid.columns),
                     grid.width - kBetween * k, grid.height};
    const std::string name =
        sheet.count > 1 ? sheet.name + " × " + std::to_string(sheet.count) : sheet.name;
    const double base = cell.top + 3.2 * k;
    const double taken = canvas.words({cell.left, base}, name, setting.type(8.5, Weight::semibold),
                                      Align::left, cell.width * 0.5);
    const Text note =
        fill({"{0} · {1}", "{0} · {1}"},
             {percent(sheet.use), sheet.leftover ? leftover_words(sheet)
                                                 : setting.plan.materials[sheet.material].label});
    canvas.words({cell.right(), base}, setting.say(note),
                 setting.type(7, Weight::regular, kSoftInk), Align::right,
                 cell.width - taken - 2 * k);
    draw_small_sheet(canvas, setting, sheet,
                     {cell.left, cell.top + 5 * k, cell.width, cell.height - kCaption * k});
  }
}

/// "P01 × 2, P03", as far as a line or two of notes go.
std::string missing_words(const fabrication::CuttingPlan& plan) {
  constexpr std::size_t kMostNamed = 12;
  std::string words;
  for (std::size_t k = 0; k < std::min(kMostNamed, plan.missing.size()); ++k) {
    const auto& [name, number] = plan.missing[k];
    words += (k > 0 ? ", " : "") + name + (number > 1 ? " × " + std::to_string(number) : "");
  }
  return plan.missing.size() > kMostNamed ? words + "…" : words;
}

/// What is missing, what stays of the sheets, and how times are meant: the last lines of the first
/// page.
std::string notes_of(const Setting& setting, const PlanSum& total) {
  std::string notes;
  if (!setting.plan.missing.empty()) {
    notes += setting.say(fill({"NOT IN THIS PLAN, for want of sheets: {0}\n",
                               "ABSENT DE CE PLAN, faute de plaques : {0}\n"},
                              {Text(missing_words(setting.plan))}));
  }
  std::size_t pieces = 0;
  double square_metres = 0;
  for (const PlanSheet& sheet : setting.plan.sheets) {
    for (const geometry::Region& kept : sheet.kept) {
      pieces += sheet.count;
      square_metres += geometry::area(kept).mm2() * 1e-6 * static_cast<double>(sheet.count);
    }
  }
  if (pieces > 0) {
    notes += setting.say(
        fill({"Leftovers to keep, hatched on their sheets: {0}, together {1} m²\n",
              "Chutes à conserver, hachurées sur leurs plaques : {0}, en tout {1} m²\n"},
             {count(pieces), show_number(square_metres, 2)}));
  }
  if (!setting.plan.values.empty()) {
    std::string values;
    for (const auto& [name, value] : setting.plan.values) {
      values += (values.empty() ? "" : " · ") +
                setting.say(fill({"{0}: {1}", "{0} : {1}"}, {name, value}));
    }
    notes += setting.say(fill({"Made with {0}\n", "Fait avec {0}\n"}, {Text(values)}));
  }
  notes += setting.say(
      total.cut.minutes
          ? Text(
                "Time: the tool in the wood at the workshop’s feed, plunge and pass depth; moves "
                "in "
                "the air, changes of tool and handling come on top. Lengths follow the finished "
                "outlines.",
                "Temps : outil dans le bois, à l’avance, à la plongée et aux passes de l’atelier ; "
                "déplacements à vide, changements d’outil et manutention s’y ajoutent. Les "
                "longueurs "
                "suivent les contours finis.")
      : setting.plan.workshop.empty()
          ? Text("Time and cost are unknown: the sheets are of no workshop. Lengths follow the "
                 "finished outlines.",
                 "Temps et coût sont inconnus : les plaques ne sont d’aucun atelier. Les longueurs "
                 "suivent les contours finis.")
          : Text("Time is unknown where the workshop’s profile gives a machine no feed, plunge or "
                 "pass "
                 "depth. Lengths follow the finished outlines.",
                 "Le temps est inconnu là où le profil de l’atelier ne donne à une machine ni "
                 "avance, ni "
                 "plongée, ni profondeur de passe. Les longueurs suivent les contours finis."));
  return notes;
}

struct Summary {
  std::vector<PlanSum> sums;
  PlanSum total;
};

using Sums = std::vector<PlanSum>;

/// Height of both tables on A4.
double tables_height(std::size_t materials) {
  return 2 * (kHeading + 4 + kRow * static_cast<double>(materials)) + 2;
}

void draw_first(Canvas& canvas, const Setting& setting, const Summary& summary, const Frame& body,
                const Grid& grid, std::size_t small_sheets) {
  const double k = setting.k;
  draw_head(canvas, setting, setting.long_side, setting.say(setting.plan.title),
            setting.say(setting.plan.workshop.empty()
                            ? Text("Cutting plan", "Plan de découpe")
                            : fill({"Cutting plan · {0}", "Plan de découpe · {0}"},
                                   {setting.plan.workshop})));
  draw_tiles(canvas, setting, {body.left, body.top, body.width, (kTiles - 3) * k},
             tiles_of(setting, summary.total), 17);
  double y = body.top + kTiles * k;
  if (summary.sums.size() <= kMostOnFirst) {
    y = draw_wood(canvas, setting, body, y, summary.sums);
    y = draw_work(canvas, setting, body, y + 2 * k, summary.sums);
  }
  y += 3 * k;
  canvas.paragraph({body.left, y, body.width, kNotes * k}, notes_of(setting, summary.total),
                   setting.type(7, Weight::regular, kSoftInk));
  draw_small_sheets(canvas, setting, {body.left, y + (kNotes + 1) * k}, grid, 0, small_sheets);
}

/// The tables by themselves, where there are too many materials for the first page.
void add_tables(const Setting& setting, const Summary& summary, const Frame& body,
                std::vector<Page>& pages) {
  if (summary.sums.size() <= kMostOnFirst) return;
  const auto rows =
      static_cast<std::size_t>((body.height / setting.k - tables_height(0)) / (2 * kRow));
  for (std::size_t first = 0; first < summary.sums.size(); first += rows) {
    const auto from = summary.sums.begin() + static_cast<std::ptrdiff_t>(first);
    const auto number = static_cast<std::ptrdiff_t>(std::min(rows, summary.sums.size() - first));
    pages.push_back({setting.long_side, setting.short_side, "",
                     [&setting, body, here = Sums(from, from + number)](Canvas& canvas) {
                       draw_head(canvas, setting, setting.long_side,
                                 setting.say({"Materials", "Matériaux"}),
                                 setting.say(setting.plan.title));
                       const double y = draw_wood(canvas, setting, body, body.top, here);
                       draw_work(canvas, setting, body, y + 2 * setting.k, here);
                     }});
  }
}

}  // namespace

std::vector<Page> summary_pages(const Setting& setting) {
  auto summary = std::make_shared<Summary>();
  summary->sums = sums_by_material(setting.plan);
  summary->total = sum_of_all(summary->sums, setting.plan);
  const Frame body = body_of(setting, setting.long_side, setting.short_side);
  const std::size_t listed = summary->sums.size() <= kMostOnFirst ? summary->sums.size() : 0;
  const double above = kTiles + (listed > 0 ? tables_height(listed) : 0) + 3 + kNotes + 1;
  const std::size_t all = setting.plan.sheets.size();
  const Grid grid = grid_for(setting, body.width, body.height - above * setting.k, all);
  const std::size_t on_first = std::min(all, grid.places());
  std::vector<Page> pages;
  pages.push_back({setting.long_side, setting.short_side, setting.say({"Summary", "Résumé"}),
                   [&setting, summary, body, grid, on_first](Canvas& canvas) {
                     draw_first(canvas, setting, *summary, body, grid, on_first);
                   }});
  add_tables(setting, *summary, body, pages);
  const Grid more = grid_for(setting, body.width, body.height, all - on_first);
  const std::size_t per_page = std::max<std::size_t>(1, more.places());
  for (std::size_t first = on_first; first < all; first += per_page) {
    const std::size_t last = std::min(all, first + per_page);
    pages.push_back({setting.long_side, setting.short_side, "",
                     [&setting, body, more, first, last](Canvas& canvas) {
                       draw_head(canvas, setting, setting.long_side,
                                 setting.say({"Sheets at a glance", "Vue d’ensemble des plaques"}),
                                 setting.say(setting.plan.title));
                       draw_small_sheets(canvas, setting, {body.left, body.top}, more, first, last);
                     }});
  }
  return pages;
}

}  // namespace plano::documents
