// SPDX-FileCopyrightText: 2026 The Planothèque contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "cli/stock_origin.h"

#include <algorithm>

#include "cli/codes.h"
#include "cli/files.h"

namespace plano::cli {
namespace {

/// Whoever adds a translation has not opened another workshop.
bool is_one_title(const Text& a, const Text& b) {
  return a.en == b.en || a.fr == b.fr;
}

bool is_taken(const Job& job, const JobBoard& board) {
  return std::any_of(job.sheets.begin(), job.sheets.end(),
                     [&](const JobSheet& sheet) { return sheet.sheet == board.sheet; });
}

bool is_alike(const JobBoard& board, const catalog::Sheet& sheet) {
  return board.kind == sheet.kind && board.measured == sheet.measured &&
         board.width == sheet.width && board.height == sheet.height;
}

Text shown_board(const std::string& kind, Length thickness, Length width, Length height) {
  return fill({"{0} of {1}, {2} × {3}", "{0} de {1}, {2} × {3}"},
              {Text(kind), show(thickness), show(width), show(height)});
}

void report_other_name(const Job& job, const Shelf& shelf, diagnostics::Diagnostics& found) {
  const auto name = [](const std::string& id, const Text& title) {
    return fill({"{0}, {1}", "{0}, {1}"}, {Text(id), Text(quote(title.en).en, quote(title.fr).fr)});
  };
  found
      .add(kOtherWorkshop, {},
           fill(Text("the bundle was made for the workshop {0}, and {1} is {2}",
                     "le lot a été fait pour l'atelier {0}, et {1} est {2}"),
                {name(job.workshop, job.title), Text(shown(shelf.path)),
                 name(shelf.workshop.id, shelf.workshop.title)}))
      .hint({"name the file it was made with; or generate it again with --workshop and this file",
             "indiquez le fichier avec lequel il a été fait ; ou générez-le de nouveau avec "
             "--workshop et ce fichier"});
}

void report_other_board(const JobBoard& board, const catalog::Sheet& sheet, const Shelf& shelf,
                        diagnostics::Diagnostics& found) {
  found
      .add(
          kOtherWorkshop, sheet.span,
          fill(Text("the bundle was laid on {0} as {1}; in {2} it is {3}",
                    "le lot a été posé sur {0}, du {1} ; dans {2}, c'est du {3}"),
               {quote(sheet.id), shown_board(board.kind, board.measured, board.width, board.height),
                Text(shown(shelf.path)),
                shown_board(sheet.kind, sheet.measured, sheet.width, sheet.height)}))
      .hint({"give a copied profile an `id:` of its own; if only this sheet was corrected since, "
             "lower its `count` by hand",
             "donnez à un profil copié un `id:` à lui ; si seule cette plaque a été corrigée "
             "depuis, baissez son `count` à la main"});
}

}  // namespace

bool is_of(const Job& job, const Shelf& shelf, diagnostics::Diagnostics& found) {
  const catalog::Workshop& workshop = shelf.workshop;
  if (job.workshop != workshop.id || !is_one_title(job.title, workshop.title)) {
    report_other_name(job, shelf, found);
    return false;
  }
  bool same = true;
  for (const JobBoard& board : job.boards) {
    const catalog::Sheet* sheet = workshop.find_sheet(board.sheet);
    if (sheet == nullptr || !is_taken(job, board) || is_alike(board, *sheet)) continue;
    report_other_board(board, *sheet, shelf, found);
    same = false;
  }
  return same;
}

}  // namespace plano::cli
