// SPDX-FileCopyrightText: 2026 The Planothèque contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include <algorithm>
#include <charconv>
#include <nlohmann/json.hpp>

#include "base/check.h"
#include "catalog/figures.h"
#include "cli/codes.h"
#include "cli/flag_numbers.h"
#include "cli/stock_actions.h"
#include "cli/stock_job.h"
#include "cli/stock_kept.h"
#include "diagnostics/display.h"
#include "geometry/text_form.h"
#include "spec/check_keys.h"
#include "spec/suggest.h"

namespace plano::cli {
namespace {

using geometry::Point;

/// Beyond this a figure is a slip; what a workshop can hold is said when the file is read again.
constexpr double kLongestMm = 100'000;

/// "800mm", "80cm", "0.8m", "800" (millimetres).
std::optional<Length> length_in(std::string_view text) {
  double value = 0;
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
  if (error != std::errc()) return std::nullopt;
  const std::string_view unit = text.substr(static_cast<std::size_t>(end - text.data()));
  const double scale = unit.empty() || unit == "mm" ? 1
                       : unit == "cm"               ? 10
                       : unit == "m"                ? 1000
                                                    : 0;
  if (!(value * scale > 0 && value * scale <= kLongestMm)) return std::nullopt;  // nan, too
  const Length length = Length::nearest_to_mm(value * scale).rounded_to_um();
  return length > Length{} ? std::optional(length) : std::nullopt;
}

/// "800mmx600mm"
std::optional<std::vector<Point>> rectangle_in(const std::string& text) {
  const std::size_t cross = text.find('x');
  if (cross == std::string::npos) return std::nullopt;
  const auto width = length_in(std::string_view(text).substr(0, cross));
  const auto height = length_in(std::string_view(text).substr(cross + 1));
  if (!width || !height) return std::nullopt;
  return std::vector<Point>{{}, {*width, {}}, {*width, *height}, {{}, *height}};
}

/// "0,0 800,0 800,600". Nothing where they lie on one line.
std::optional<std::vector<Point>> corners_in(const std::string& text) {
  const auto region = geometry::region_from_text(text);
  if (!region || region->faces.size() != 1 || !region->faces[0].holes.empty()) return std::nullopt;
  std::vector<Point> corners;
  for (const geometry::Edge& edge : region->faces[0].outer.edges) {
    const bool far = std::max(abs(edge.start.x), abs(edge.start.y)).mm() > kLongestMm;
    if (edge.arc || far) return std::nullopt;
    corners.push_back(edge.start);
  }
  return piece_of(corners, {}) ? std::optional(corners) : std::nullopt;
}

/// Reads the flags that tell of one leftover; what is wrong with one is reported.
class LeftoverFlags {
 public:
  LeftoverFlags(const Arguments& arguments, const catalog::Workshop& workshop,
                diagnostics::Diagnostics& found)
      : arguments_(arguments), workshop_(workshop), found_(found) {}

  /// The sheet named by --sheet, or nullptr with an error.
  const catalog::Sheet* sheet() {
    const std::string id = arguments_.one("sheet");
    const catalog::Sheet* sheet = workshop_.find_sheet(id);
    if (sheet != nullptr) return sheet;
    std::vector<std::string> ids;
    for (const catalog::Sheet& each : workshop_.sheets) ids.push_back(each.id);
    const std::string near = spec::suggestion(id, ids);
    report_bad_flag("--sheet", id, list_or(ids),
                    near.empty() ? Text("`plano stock list` shows the sheets",
                                        "« plano stock list » montre les plaques")
                                 : spec::did_you_mean(near),
                    found_);
    return nullptr;
  }

  catalog::NewLeftover leftover(const catalog::Sheet& sheet) {
    catalog::NewLeftover made;
    made.id = name(sheet);
    made.sheet = sheet.id;
    made.count = static_cast<int>(
        number_after(arguments_, "count", {1, catalog::kLargestCount, 2}, 1, found_));
    made.note = note();
    if (const auto own = measured(); own && *own != sheet.measured) made.measured = own;
    std::vector<std::vector<Point>> holes;
    for (const std::string& hole : arguments_.all("hole")) {
      if (const auto corners = corners_of("--hole", hole)) holes.push_back(*corners);
    }
    const auto outline = outline_of();
    if (!outline) return made;
    auto region = piece_of(*outline, holes);
    CHECK(region.has_value(), "outlines without an area have been refused");
    made.region = std::move(*region);
    return made;
  }

 private:
  std::optional<std::vector<Point>> corners_of(const char* flag, const std::string& text) {
    const auto corners = corners_in(text);
    if (corners) return corners;
    report_bad_flag(
        flag, text, {"corners in millimetres", "des coins en millimètres"},
        fill(Text("for example {0} \"0,0 800,0 800,600\"", "par exemple {0} \"0,0 800,0 800,600\""),
             {Text(flag)}),
        found_);
    return std::nullopt;
  }

  std::optional<std::vector<Point>> outline_of() {
    if (arguments_.has("outline")) return corners_of("--outline", arguments_.one("outline"));
    const auto corners = rectangle_in(arguments_.one("size"));
    if (!corners) {
      report_bad_flag("--size", arguments_.one("size"), {"two lengths", "deux longueurs"},
                      {"along the grain, then across: --size 800mmx600mm",
                       "dans le fil, puis en travers : --size 800mmx600mm"},
                      found_);
    }
    return corners;
  }

  std::optional<Length> measured() {
    if (!arguments_.has("measured")) return std::nullopt;
    const auto length = length_in(arguments_.one("measured"));
    if (!length) {
      report_bad_flag("--measured", arguments_.one("measured"), {"a thickness", "une épaisseur"},
                      {"for example --measured 17.6mm", "par exemple --measured 17.6mm"}, found_);
    }
    return length;
  }

  std::string note() {
    const std::string words = arguments_.one("note");
    if (diagnostics::printable(words) == words) return words;
    report_bad_flag("--note", words, {"one line of text", "une ligne de texte"},
                    {"leave line breaks and control characters out",
                     "retirez les retours à la ligne et les caractères de commande"},
                    found_);
    return {};
  }

  std::string name(const catalog::Sheet& sheet) {
    if (!arguments_.has("id")) return free_name(sheet.id + "-left", workshop_);
    const std::string id = arguments_.one("id");
    if (!spec::is_identifier(id) || workshop_.find_leftover(id) != nullptr) {
      report_bad_flag("--id", id,
                      {"a name that is still free, of a to z, 0 to 9, - and _, a letter first",
                       "un nom encore libre, de a à z, 0 à 9, - et _, une lettre d'abord"},
                      {"leave it out, and plano finds one", "retirez-la, et plano en trouvera un"},
                      found_);
    }
    return id;
  }

  const Arguments& arguments_;
  const catalog::Workshop& workshop_;
  diagnostics::Diagnostics& found_;
};

/// What was asked for becomes a change, or an error is added.
catalog::StockChange change_of(const Arguments& arguments, const Shelf& shelf,
                               diagnostics::Diagnostics& found) {
  catalog::StockChange change;
  if (arguments.has("from")) {
    const auto job = read_job(arguments.one("from"), found);
    if (!job || !may_book(*job, shelf, kept_id(*job), arguments.has("again"), found)) return change;
    change.added = kept_of(*job, shelf.workshop);
    if (!change.added.empty()) change.jobs = {kept_id(*job)};
    return change;
  }
  LeftoverFlags flags(arguments, shelf.workshop, found);
  const catalog::Sheet* sheet = flags.sheet();
  if (sheet == nullptr) return change;
  if (!arguments.has("sheets")) {
    change.added.push_back(flags.leftover(*sheet));
    return change;
  }
  const int there = sheet->count.value_or(0);
  const auto room = static_cast<std::uint64_t>(std::max(catalog::kLargestCount - there, 1));
  const auto more = number_after(arguments, "sheets", {1, room, 5}, 1, found);
  change.sheet_counts[sheet->id] = there + static_cast<int>(more);
  return change;
}

/// Whether the flags say one thing to add, and enough of it.
bool is_one_thing(const Arguments& arguments, diagnostics::Diagnostics& found) {
  int things = 0;
  for (const char* key : {"from", "sheets", "size", "outline"})
    things += arguments.has(key) ? 1 : 0;
  if (things == 1 && (arguments.has("from") || arguments.has("sheet"))) return true;
  found
      .add(kMissingArgument, {},
           things == 1 ? Text("plano stock add needs --sheet", "plano stock add demande --sheet")
           : things == 0
               ? Text("plano stock add needs --size, --outline, --sheets or --from",
                      "plano stock add demande --size, --outline, --sheets ou --from")
               : Text("plano stock add takes one of --size, --outline, --sheets and --from",
                      "plano stock add accepte l'une des options --size, --outline, "
                      "--sheets et --from"))
      .hint({"for example: plano stock add my-workshop.yaml --sheet birch-18 --size 800mmx600mm",
             "par exemple : plano stock add mon-atelier.yaml --sheet birch-18 --size 800mmx600mm"});
  return false;
}

/// Each of the ways to add has flags of its own: what says something of another would be lost.
bool says_nothing_else(const Arguments& arguments, diagnostics::Diagnostics& found) {
  struct Way {
    const char* key;
    std::vector<const char*> without;
  };
  static const std::vector<Way> kWays = {
      {"from", {"sheet", "hole", "count", "measured", "note", "id"}},
      {"sheets", {"hole", "count", "measured", "note", "id", "again"}},
      {"size", {"again"}},
      {"outline", {"again"}}};
  const std::size_t before = found.errors();
  for (const Way& way : kWays) {
    if (!arguments.has(way.key)) continue;
    for (const char* key : way.without) {
      if (!arguments.has(key)) continue;
      found
          .add(kUnknownFlag, {},
               fill({"{0} says nothing beside {1}", "{0} ne dit rien à côté de {1}"},
                    {quote(std::string("--") + key), quote(std::string("--") + way.key)}))
          .hint({"leave it out, or add that in a run of its own",
                 "retirez-la, ou ajoutez cela dans une exécution à part"});
    }
  }
  return found.errors() == before;
}

std::string result_json(const catalog::StockChange& change) {
  nlohmann::ordered_json result = {{"sheets", change.sheet_counts},
                                   {"leftovers", nlohmann::ordered_json::array()}};
  for (const catalog::NewLeftover& added : change.added) result["leftovers"].push_back(added.id);
  return result.dump(2);
}

}  // namespace

int stock_add(Session& session, const Arguments& arguments, const Shelf& shelf) {
  if (!is_one_thing(arguments, session.found) || !says_nothing_else(arguments, session.found)) {
    return session.finish();
  }
  const catalog::StockChange change = change_of(arguments, shelf, session.found);
  if (session.found.has_errors()) return session.finish();
  if (change.empty()) {
    session.say(Text("That job leaves nothing worth keeping: the file stays as it is.",
                     "Ce travail ne laisse rien qui vaille d'être gardé : le fichier reste tel "
                     "quel."));
    return session.finish(result_json(change));
  }
  if (!save(shelf, change, session)) return session.finish();
  for (const auto& [id, count] : change.sheet_counts) {
    const catalog::Sheet* const before = shelf.workshop.find_sheet(id);
    if (before != nullptr && !before->count) {
      session.say(fill(Text("{0} was not counted before (as many as needed); from now on it is.",
                            "{0} n'était pas compté jusqu'ici (à volonté) ; il l'est désormais."),
                       {Text(id)}));
    }
    session.say(fill(Text("{0}: {1} in stock", "{0} : {1} en stock"),
                     {Text(id), show(std::int64_t{count})}));
  }
  tell_kept(session, change.added);
  return session.finish(result_json(change));
}

}  // namespace plano::cli
