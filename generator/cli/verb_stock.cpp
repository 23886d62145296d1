// SPDX-FileCopyrightText: 2026 The Planothèque contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include <algorithm>
#include <array>

#include "cli/codes.h"
#include "cli/stock_actions.h"

namespace plano::cli {
namespace {

/// Which flags go with which action; of those of `add`, stock_add.cpp says which go together.
struct Place {
  const char* key;
  const char* actions;
};
constexpr std::array<Place, 12> kPlaces = {{{"sheet", "add"},
                                            {"size", "add"},
                                            {"outline", "add"},
                                            {"hole", "add"},
                                            {"count", "add"},
                                            {"measured", "add"},
                                            {"note", "add"},
                                            {"id", "add"},
                                            {"sheets", "add"},
                                            {"from", "add"},
                                            {"keep", "use"},
                                            {"again", "add use"}}};

void check_flags(const std::string& action, const Arguments& arguments,
                 diagnostics::Diagnostics& found) {
  for (const Place& place : kPlaces) {
    const std::string actions = place.actions;
    if (!arguments.has(place.key) || actions.find(action) != std::string::npos) continue;
    found
        .add(kUnknownFlag, {},
             fill(Text("plano stock {0} has no option {1}", "plano stock {0} n'a pas d'option {1}"),
                  {Text(action), quote(std::string("--") + place.key)}))
        .hint(fill(Text("it goes with plano stock {0}", "elle va avec plano stock {0}"),
                   {Text(actions == "add use" ? "add" : actions)}));
  }
  if (action == "use" || !arguments.has("bundle")) return;
  found
      .add(kTooManyArguments, {},
           fill(Text("{0} is one word too many", "{0} est un mot de trop"),
                {quote(arguments.one("bundle"))}))
      .hint({"plano stock --help shows examples", "plano stock --help montre des exemples"});
}

/// What is assumed where no workshop is named has no shelf to put anything on.
void check_place(const std::string& action, const std::string& workshop,
                 diagnostics::Diagnostics& found) {
  if (action == "list" || workshop != "default") return;
  found
      .add(kNoPlaceForStock, {},
           {"`default` is nobody's workshop: it has no stock",
            "`default` n'est l'atelier de personne : il n'a pas de stock"})
      .hint({"copy workshops/default.yaml under the name of your place, and name that file",
             "copiez workshops/default.yaml sous le nom de votre lieu, et indiquez ce fichier"});
}

int run_stock(Session& session, const Arguments& arguments) {
  const std::string action = arguments.one("action");
  check_flags(action, arguments, session.found);
  check_place(action, arguments.one("workshop"), session.found);
  if (session.found.has_errors()) return session.finish();
  const auto shelf = open_shelf(arguments.one("workshop"), session);
  if (!shelf) return session.finish();
  if (action == "list") return stock_list(session, arguments, *shelf);
  return action == "add" ? stock_add(session, arguments, *shelf)
                         : stock_use(session, arguments, *shelf);
}

constexpr std::array<Positional, 3> kPositionals = {{
    {"action", "ACTION", "ACTION", Needed::required, Completes::words, "list add use"},
    {"workshop", "WORKSHOP", "ATELIER", Needed::required, Completes::workshop},
    {"bundle", "BUNDLE", "LOT", Needed::optional, Completes::folder},
}};
constexpr std::array<Flag, 12> kFlags = {{
    {"--sheet", "sheet", Takes::one, "ID", "ID", "add: the kind of sheet, by its name in the file",
     "add : la sorte de plaque, par son nom dans le fichier"},
    {"--size", "size", Takes::one, "AxB", "AxB",
     "add: a rectangle, along the grain and across: 800mmx600mm",
     "add : un rectangle, dans le fil et en travers : 800mmx600mm"},
    {"--outline", "outline", Takes::one, "CORNERS", "COINS",
     "add: corners in turn, in millimetres: \"0,0 800,0 800,600\"",
     "add : les coins à la suite, en millimètres : \"0,0 800,0 800,600\""},
    {"--hole", "hole", Takes::many, "CORNERS", "COINS",
     "add: an opening or a spoilt place in it; may be repeated",
     "add : une ouverture ou un endroit abîmé ; peut être répétée"},
    {"--count", "count", Takes::one, "N", "N", "add: how many of this shape",
     "add : combien de cette forme"},
    {"--measured", "measured", Takes::one, "THICKNESS", "ÉPAISSEUR",
     "add: its thickness, where it is not that of the sheet",
     "add : son épaisseur, si ce n'est pas celle de la plaque"},
    {"--note", "note", Takes::one, "TEXT", "TEXTE", "add: where it lies, what is written on it",
     "add : où elle est rangée, ce qui est écrit dessus"},
    {"--id", "id", Takes::one, "NAME", "NOM", "add: its name in the file (default: a free one)",
     "add : son nom dans le fichier (sinon : un nom libre)"},
    {"--sheets", "sheets", Takes::one, "N", "N", "add: so many more whole sheets",
     "add : autant de plaques entières en plus"},
    {"--from", "from", Takes::one, "BUNDLE", "LOT", "add: the leftovers that a job keeps",
     "add : les chutes que garde un travail", Completes::folder},
    {"--keep", "keep", Takes::nothing, "", "",
     "use: put the leftovers of the job into stock as well",
     "use : mettre aussi les chutes du travail en stock"},
    {"--again", "again", Takes::nothing, "", "", "use, add: the same job was cut once more",
     "use, add : le même travail a été découpé encore une fois"},
}};
constexpr std::array<Example, 5> kExamples = {{
    {"stock list my-workshop.yaml", "sheets and leftovers, with sizes and counts",
     "plaques et chutes, avec formats et nombres"},
    {"stock add my-workshop.yaml --sheet birch-18 --sheets 5", "five sheets were delivered",
     "cinq plaques ont été livrées"},
    {"stock add my-workshop.yaml --sheet birch-18 --size 800mmx600mm --note \"by the door\"",
     "a leftover found on the shelf", "une chute trouvée sur l'étagère"},
    {"stock use my-workshop.yaml out/bench --keep",
     "the bench was cut: its sheets go, its leftovers come",
     "le banc est découpé : ses plaques sortent, ses chutes entrent"},
    {"stock list fablab-du-furan --json", "for a program", "pour un programme"},
}};

}  // namespace

extern const Verb kStock;
const Verb kStock = {
    "stock",
    "keep a workshop's sheets and leftovers up to date",
    "tenir à jour les plaques et les chutes d'un atelier",
    "WORKSHOP is the path of a profile. `list` shows what is there, `add` enters sheets or "
    "leftovers, `use` takes out what the job of a bundle was laid on. Only the counts, the "
    "leftovers and the list of jobs change in the file; remarks and all else stay byte for byte. "
    "The new text is read again before it replaces the old one in one step.\n\nA job is taken out "
    "once: the file notes it under `jobs:`.",
    "ATELIER est le chemin d'un profil. `list` montre ce qu'il y a, `add` inscrit des plaques ou "
    "des chutes, `use` retire ce sur quoi le travail d'un lot a été posé. Seuls les nombres, les "
    "chutes et la liste des travaux changent dans le fichier ; les remarques et tout le reste "
    "demeurent à l'octet près. Le nouveau texte est relu avant de remplacer l'ancien d'un seul "
    "coup.\n\nUn travail n'est retiré qu'une fois : le fichier le note sous `jobs:`.",
    kPositionals,
    kFlags,
    kExamples,
    DesignParameters::none,
    Listed::yes,
    run_stock};

}  // namespace plano::cli
