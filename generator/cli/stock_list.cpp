// SPDX-FileCopyrightText: 2026 The Planothèque contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include <algorithm>
#include <nlohmann/json.hpp>

#include "cli/files.h"
#include "cli/stock_actions.h"
#include "diagnostics/display.h"

namespace plano::cli {
namespace {

using Row = std::vector<Text>;

/// Columns two spaces apart, the first row a heading; nothing behind the last word of a line.
std::string table(const std::vector<Row>& rows, Language language) {
  std::vector<std::size_t> widths;
  for (const Row& row : rows) {
    widths.resize(std::max(widths.size(), row.size()));
    for (std::size_t i = 0; i < row.size(); ++i) {
      widths[i] = std::max(widths[i], diagnostics::columns_of(row[i].in(language)));
    }
  }
  std::string out;
  for (const Row& row : rows) {
    std::string line = " ";
    for (std::size_t i = 0; i < row.size(); ++i) {
      const std::string& cell = row[i].in(language);
      line += " " + cell + std::string(widths[i] - diagnostics::columns_of(cell) + 1, ' ');
    }
    out += line.substr(0, line.find_last_not_of(' ') + 1) + "\n";
  }
  return out;
}

Text words(const Text& text) {
  return {diagnostics::printable(text.en), diagnostics::printable(text.fr)};
}

Text whole(std::int64_t count) {
  return show(count);
}

Text by(Length width, Length height) {
  return fill({"{0} × {1}", "{0} × {1}"}, {show(width), show(height)});
}

std::string sheets_table(const catalog::Workshop& workshop, Language language) {
  std::vector<Row> rows = {{{"sheet", "plaque"},
                            {"in stock", "en stock"},
                            {"thickness", "épaisseur"},
                            {"size", "format"},
                            {"what it is", "nature"}}};
  for (const catalog::Sheet& sheet : workshop.sheets) {
    rows.push_back({sheet.id, sheet.count ? whole(*sheet.count) : Text("as needed", "à volonté"),
                    show(sheet.measured), by(sheet.width, sheet.height), words(sheet.label)});
  }
  return table(rows, language);
}

std::string leftovers_table(const catalog::Workshop& workshop, Language language) {
  std::vector<Row> rows = {{{"leftover", "chute"},
                            {"count", "nombre"},
                            {"thickness", "épaisseur"},
                            {"in a box of", "dans un cadre de"},
                            {"area", "surface"},
                            {"of sheet", "de la plaque"},
                            {"note", "note"}}};
  for (const catalog::Leftover& leftover : workshop.leftovers) {
    const geometry::Box box = geometry::bounding_box(leftover.region);
    rows.push_back({leftover.id, whole(leftover.count), show(leftover.measured),
                    by(box.width(), box.height()),
                    shown_square_metres(geometry::area(leftover.region)), leftover.sheet,
                    words(leftover.note)});
  }
  return table(rows, language);
}

nlohmann::ordered_json both(const Text& text) {
  return {{"en", text.en}, {"fr", text.fr}};
}

std::string result_json(const catalog::Workshop& workshop) {
  nlohmann::ordered_json result;
  result["workshop"] = workshop.id;
  result["sheets"] = nlohmann::ordered_json::array();
  for (const catalog::Sheet& sheet : workshop.sheets) {
    nlohmann::ordered_json one = {{"id", sheet.id},
                                  {"label", both(sheet.label)},
                                  {"kind", sheet.kind},
                                  {"measured_mm", sheet.measured.mm()},
                                  {"size_mm", {sheet.width.mm(), sheet.height.mm()}}};
    one["count"] = sheet.count ? nlohmann::ordered_json(*sheet.count) : nullptr;
    result["sheets"].push_back(std::move(one));
  }
  result["leftovers"] = nlohmann::ordered_json::array();
  for (const catalog::Leftover& leftover : workshop.leftovers) {
    const geometry::Box box = geometry::bounding_box(leftover.region);
    result["leftovers"].push_back({{"id", leftover.id},
                                   {"sheet", leftover.sheet},
                                   {"count", leftover.count},
                                   {"measured_mm", leftover.measured.mm()},
                                   {"size_mm", {box.width().mm(), box.height().mm()}},
                                   {"area_mm2", geometry::area(leftover.region).mm2()},
                                   {"note", both(leftover.note)}});
  }
  result["jobs"] = workshop.jobs;
  return result.dump(2);
}

}  // namespace

Text shown_square_metres(Area area) {
  return fill({"{0} m²", "{0} m²"}, {show_number(area.mm2() / 1e6, 2)});
}

int stock_list(Session& session, const Arguments&, const Shelf& shelf) {
  const catalog::Workshop& workshop = shelf.workshop;
  const int code = session.finish(session.json() ? result_json(workshop) : "null");
  if (session.json()) return code;
  const Language language = session.language();
  session.print(words(workshop.title).in(language) + " (" + shown(shelf.path) + ")\n\n" +
                sheets_table(workshop, language) + "\n");
  if (workshop.leftovers.empty()) {
    session.print(Text("No leftovers are kept.\n", "Aucune chute n'est gardée.\n").in(language));
  } else {
    session.print(leftovers_table(workshop, language));
  }
  return code;
}

}  // namespace plano::cli
