// SPDX-FileCopyrightText: 2026 The Planothèque contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "pipeline/leftover_notes.h"

#include "fabrication/leftovers.h"

namespace plano::pipeline {
namespace {

/// "0.42 m²", to a square decimetre.
Text shown_area(Area area) {
  return fill({"{0} m²", "{0} m²"}, {show_number(area.mm2() / 1e6, 2)});
}

/// ", × 3" where a sheet is cut three times.
Text times(std::size_t count) {
  if (count == 1) return {};
  return fill({", × {0}", ", × {0}"}, {show(static_cast<std::int64_t>(count))});
}

}  // namespace

std::vector<std::vector<geometry::Region>> leftovers_of(const Built& built, Length gap) {
  std::vector<std::vector<geometry::Region>> all;
  for (const fabrication::SheetLayout& sheet : built.sheets) {
    all.push_back(
        fabrication::useful_leftovers(sheet.area, fabrication::ground_of(sheet, built.parts), gap));
  }
  return all;
}

void leftovers_step(const Content& content, int number, Page& page) {
  if (leftovers_sentence(content).empty()) return;
  page.step(number,
            {"**Keep what is left.** These pieces are a cutter's width away from every part. All "
             "their edges are straight; where one has an inner corner, stop the saw before it and "
             "finish with a jigsaw:",
             "**Gardez ce qui reste.** Ces morceaux sont à une largeur d’outil de toute pièce. "
             "Leurs bords sont tous droits ; devant un angle rentrant, arrêtez le trait de scie et "
             "finissez à la scie sauteuse :"});
  for (std::size_t k = 0; k < content.leftovers.size(); ++k) {
    for (const geometry::Region& leftover : content.leftovers[k]) {
      const geometry::Box box = geometry::bounding_box(leftover);
      const geometry::Face& face = leftover.faces.front();
      const std::size_t count = content.built.sheets[k].count;
      const bool whole = face.outer.edges.size() == 4 && face.holes.empty();
      page.line(fill(
          whole
              ? Text("   - `{0}`: {1} × {2}, {3}, from x {4}, y {5}{7}",
                     "   - `{0}` : {1} × {2}, {3}, à partir de x {4}, y {5}{7}")
              : Text("   - `{0}`: a piece with {6} corners in {1} × {2}, {3}, from x {4}, y {5}{7}",
                     "   - `{0}` : un morceau à {6} coins dans {1} × {2}, {3}, à partir de "
                     "x {4}, y {5}{7}"),
          {content.built.sheets[k].name, show(box.width()), show(box.height()),
           shown_area(geometry::area(leftover)), show(box.low.x), show(box.low.y),
           show(static_cast<std::int64_t>(face.outer.edges.size())), times(count)}));
    }
  }
  page.line(
      {"\n   `bundle.json` has their outlines; `plano stock use WORKSHOP FOLDER --keep` takes this "
       "job out of your workshop's stock and puts them into it.",
       "\n   `bundle.json` contient leurs contours ; `plano stock use ATELIER DOSSIER --keep` "
       "retire ce travail du stock de votre atelier et les y ajoute."});
}

Text used_leftovers_sentence(const Content& content) {
  Text names;
  for (const fabrication::SheetLayout& sheet : content.built.sheets) {
    if (!sheet.leftover) continue;
    const catalog::Leftover* const piece = content.built.workshop.find_leftover(*sheet.leftover);
    Text name(*sheet.leftover);
    if (piece != nullptr && !piece->note.empty()) {
      name = fill({"{0} ({1})", "{0} ({1})"}, {name, piece->note});
    }
    if (sheet.count > 1) {
      name = fill({"{0} × {1}", "{0} × {1}"}, {show(static_cast<std::int64_t>(sheet.count)), name});
    }
    names = names.empty() ? name : fill({"{0}, {1}", "{0}, {1}"}, {names, name});
  }
  if (names.empty()) return {};
  return fill({" From stock: {0}.", " À prendre dans le stock : {0}."}, {names});
}

Text leftovers_sentence(const Content& content) {
  std::size_t count = 0;
  Area area;
  for (std::size_t k = 0; k < content.leftovers.size(); ++k) {
    const std::size_t sheets = content.built.sheets[k].count;
    count += content.leftovers[k].size() * sheets;
    for (const geometry::Region& leftover : content.leftovers[k]) {
      area = area + Area::square_mm(geometry::area(leftover).mm2() * static_cast<double>(sheets));
    }
  }
  if (count == 0) return {};
  return fill(count == 1
                  ? Text(" Worth keeping: {0} leftover, {1}.", " À garder : {0} chute, {1}.")
                  : Text(" Worth keeping: {0} leftovers, {1}.", " À garder : {0} chutes, {1}."),
              {show(static_cast<std::int64_t>(count)), shown_area(area)});
}

}  // namespace plano::pipeline
