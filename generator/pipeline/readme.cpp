// SPDX-FileCopyrightText: 2026 The Planothèque contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include <algorithm>
#include <map>
#include <set>
#include <string_view>

#include "base/check.h"
#include "catalog/substances.h"
#include "checks/wording.h"
#include "exporters/drawing_style.h"
#include "pipeline/content.h"
#include "pipeline/leftover_notes.h"
#include "pipeline/machines.h"
#include "pipeline/page.h"
#include "pipeline/safety_summary.h"
#include "pipeline/selection.h"
#include "pipeline/shopping.h"
#include "spec/value.h"

namespace plano::pipeline {
namespace {

/// Says of a status what a stranger must know before a child climbs on it.
Text status_sentence(const std::string& status) {
  if (status == "in-service") {
    return {
        "Things made from this design are in use. What is in *this* folder was generated for your "
        "values and has not been inspected: that is for whoever builds it.",
        "Des objets faits d’après ce modèle sont en service. Ce qui est dans *ce* dossier a été "
        "généré pour vos valeurs et n’a pas été contrôlé : c’est à qui le construit de le faire."};
  }
  if (status == "built") {
    return {
        "This design has been built at least once. What is in *this* folder was generated for your "
        "values and has not been inspected: that is for whoever builds it.",
        "Ce modèle a été construit au moins une fois. Ce qui est dans *ce* dossier a été généré "
        "pour vos valeurs et n’a pas été contrôlé : c’est à qui le construit de le faire."};
  }
  if (status == "prototype") {
    return {
        "This design is a prototype: parts of it may have been tried, but no finished piece has "
        "been inspected or has proved itself in use.",
        "Ce modèle est un prototype : des parties ont pu être essayées, mais aucun exemplaire fini "
        "n’a été contrôlé ni n’a fait ses preuves."};
  }
  return {
      "**Nobody has yet built or inspected what these files describe.** They are drawings. Build "
      "one "
      "with care, try it with adults, have it inspected before children use it, and tell the "
      "authors what you learned.",
      "**Personne n’a encore construit ni contrôlé ce que ces fichiers décrivent.** Ce sont des "
      "plans. Construisez-en un avec soin, essayez-le entre adultes, faites-le contrôler avant que "
      "des enfants s’en servent, et dites aux auteurs ce que vous avez appris."};
}

bool any_in(const std::vector<exporters::Artifact>& files, std::string_view folder) {
  return std::any_of(files.begin(), files.end(), [&](const exporters::Artifact& file) {
    return file.path.starts_with(folder);
  });
}

void what_is_here(const std::vector<exporters::Artifact>& files, Page& page) {
  page.heading({"What is here", "Ce qu’il y a ici"});
  if (any_in(files, "cutting/plan.pdf")) {
    page.item(
        {"`cutting/plan.pdf`: to print and hang beside the machine. What to get and what it takes, "
         "every "
         "sheet to scale with its parts named, the list of parts, labels to stick.",
         "`cutting/plan.pdf` : à imprimer et à accrocher près de la machine. Ce qu’il faut se "
         "procurer "
         "et le temps qu’il faut, chaque plaque à l’échelle avec ses pièces nommées, la fiche de "
         "débit, des étiquettes à coller."});
  }
  if (any_in(files, "cutting/sheet")) {
    page.item(any_in(files, "cutting/coupon")
                  ? Text("`cutting/`: for the workshop. One drawing per sheet, and the fit coupon "
                         "(`coupon-…`) to cut first.",
                         "`cutting/` : pour l’atelier. Un dessin par plaque, et l’éprouvette "
                         "d’ajustement (`coupon-…`) à découper d’abord.")
                  : Text("`cutting/`: for the workshop. One drawing per sheet.",
                         "`cutting/` : pour l’atelier. Un dessin par plaque."));
  }
  if (any_in(files, "parts/")) {
    page.item(
        {"`parts/`: each part by itself, to make one again or to lay it out otherwise.",
         "`parts/` : chaque pièce séparément, pour en refaire une ou la disposer autrement."});
  }
  if (any_in(files, "model/")) {
    page.item({"`model/`: the whole in three dimensions, put together, to look at and to measure.",
               "`model/` : l’ensemble en trois dimensions, assemblé, pour regarder et mesurer."});
  }
  page.item({"`documents/`: pictures, and the lists of parts and of hardware for a spreadsheet.",
             "`documents/` : les images, et les listes de pièces et de quincaillerie pour un "
             "tableur."});
  if (any_in(files, "safety/")) {
    page.item(
        {"`safety/`: what a program could check of its safety and what it could not "
         "(`report.en.pdf`), the file a town has to keep (`town-file.en.pdf`), and the same for "
         "programs. A pre-check, no certificate.",
         "`safety/` : ce qu’un programme a pu vérifier de sa sécurité et ce qu’il n’a pas pu "
         "(`report.fr.pdf`), le dossier que la commune doit garder (`town-file.fr.pdf`), et la "
         "même chose pour les programmes. Une vérification préalable, pas un certificat."});
  }
  page.item(
      {"`assembly.json`, `bundle.json`, `checks.json`: the same for programs, with a digest of "
       "every file.",
       "`assembly.json`, `bundle.json`, `checks.json` : la même chose pour les programmes, avec "
       "une empreinte "
       "de chaque fichier."});
  page.item(
      {"`design.yaml`, `workshop.yaml` and, if there is one, `plano.ini`: the source of it all.",
       "`design.yaml`, `workshop.yaml` et, s’il y en a un, `plano.ini` : la source de tout."});
}

/// How many rules of the pre-check say what, and what the maker lets fail, with his reasons.
void safety_verdict(const Content& content, Page& page) {
  if (!content.built.safety) return;
  const SafetySummary summary = summary_of(*content.built.safety, content.inputs.accepted);
  page.heading({"Safety pre-check", "Vérification préalable de sécurité"});
  Text counts;
  for (const auto& [verdict, count] : summary.rules) {
    const Text one = fill({"{0}: {1}", "{0} : {1}"},
                          {checks::words_of(verdict), show(static_cast<std::int64_t>(count))});
    counts = counts.empty() ? one : fill({"{0}; {1}", "{0} ; {1}"}, {counts, one});
  }
  page.paragraph(fill({"Rules by verdict — {0}. No certificate: see `safety/`.",
                       "Règles par verdict — {0}. Ce n’est pas un certificat : voir `safety/`."},
                      {counts}));
  for (const SafetySummary::Failure& one : summary.failures) {
    page.item(one.reason.empty()
                  ? fill({"**Fails: {0}.**", "**En échec : {0}.**"}, {one.title})
                  : fill({"**Fails, and the maker accepts it: {0}.** Reason: {1}",
                          "**En échec, accepté par le fabricant : {0}.** Raison : {1}"},
                         {one.title, Text(one.reason)}));
  }
}

void thickness_step(const Content& content, Page& page) {
  page.step(
      1, {"**Measure your sheets** with a caliper, at several places away from the edges. These "
          "files are made for:",
          "**Mesurez vos plaques** au pied à coulisse, en plusieurs endroits loin des bords. Ces "
          "fichiers sont faits pour :"});
  for (const model::Material& material : content.built.parts.materials) {
    if (model::is_bar(material)) continue;
    page.line(fill(
        {"   - {0}: {1} thick (sold as {2}), sheets of {3} × {4}",
         "   - {0} : épaisseur {1} (vendu pour {2}), plaques de {3} × {4}"},
        {material.label.empty() ? Text(material.name) : material.label, show(material.thickness),
         show(material.nominal), show(material.sheet_width), show(material.sheet_height)}));
  }
  if (!content.built.workshop.note.empty()) {
    page.line(fill({"\n   {0}", "\n   {0}"}, {content.built.workshop.note}));
  }
  page.line(
      {"\n   If yours differ by more than 0.1 mm, write your measure into `workshop.yaml` and "
       "generate again. Never scale a drawing: tabs would no longer meet their slots.",
       "\n   Si les vôtres s’en écartent de plus de 0,1 mm, écrivez votre mesure dans "
       "`workshop.yaml` et régénérez. Ne mettez jamais un dessin à l’échelle : les tenons ne "
       "trouveraient plus leurs mortaises."});
}

void coupon_step(const Content& content, Page& page) {
  page.step(
      2, {"**Cut the fit coupon first**, from an offcut of the same sheet, with the tool and feeds "
          "you will use. Push the edge of another offcut into each slot. The design asks for:",
          "**Découpez d’abord l’éprouvette d’ajustement**, dans une chute de la même plaque, avec "
          "l’outil et les avances prévus. Enfoncez le chant d’une autre chute dans chaque fente. "
          "Le modèle demande :"});
  for (const Coupon& coupon : content.coupons) {
    page.line(
        fill({"   - `{0}`: {1}, the slot {2} wider than the board",
              "   - `{0}` : {1}, la fente plus large que la planche de {2}"},
             {coupon.drawings.drawings.front.name, coupon.fit.fit, show(coupon.fit.clearance)}));
  }
  for (const fabrication::CutDrawing& sheet : content.coupon_sheets) {
    page.line(
        fill({"\n   No offcut at hand? `{0}` cuts it from the waste of its sheet, with the sheet’s "
              "own zero, before that sheet’s front is cut.",
              "\n   Pas de chute sous la main ? Avec `{0}`, vous la découperez dans les pertes de "
              "sa plaque, avec l’origine de la plaque, avant la face de celle-ci."},
             {Text(sheet.name)}));
  }
  page.line(
      {"\n   If another slot feels right, write its number as that fit into `workshop.yaml` and "
       "generate again.",
       "\n   Si une autre fente convient mieux, écrivez son nombre pour cet ajustement dans "
       "`workshop.yaml` et régénérez."});
}

void tool_step(const Content& content, int number, Page& page) {
  page.step(
      number,
      {"**Tools.** Drawings are final outlines in millimetres at 1:1, without tool offset and "
       "without kerf: let your program cut outside the outlines and inside the openings.",
       "**Outils.** Les dessins sont des contours finis en millimètres à l’échelle 1, sans "
       "décalage d’outil ni saignée : votre programme doit passer à l’extérieur des contours et "
       "à l’intérieur des ouvertures."});
  std::set<std::string> seen;
  for (const model::Material& material : content.built.parts.materials) {
    if (model::is_bar(material)) continue;
    const catalog::Machine& machine = machine_of(content.built.workshop, material);
    if (!seen.insert(machine.id).second) {
      continue;
    }
    const Text name = machine.label.empty() ? Text(machine.id) : machine.label;
    if (machine.kind == catalog::MachineKind::laser) {
      page.line(fill({"   - {0}: kerf assumed {1}; inside corners are square",
                      "   - {0} : saignée supposée de {1} ; les angles rentrants sont vifs"},
                     {name, show(machine.kerf)}));
      continue;
    }
    const fabrication::ReliefTool tool = drawing_options(machine, content.options.language).tool;
    page.line(
        fill({"   - {0}: a cutter of {1} or less; inside corners have reliefs of radius {2}",
              "   - {0} : une fraise de {1} au plus ; les angles rentrants ont des dégagements "
              "de rayon {2}"},
             {name, show(machine.tool_diameter), show(tool.radius)}));
  }
}

/// Every layer of the sheets with what it means, in the order of cutting.
void layers_step(const Content& content, int number, Page& page) {
  using fabrication::Operation;
  static const std::map<Operation, Text> kMeanings = {
      {Operation::sheet, {"the sheet, for reference", "la plaque, pour repère"}},
      {Operation::engrave, {"engrave", "graver"}},
      {Operation::drill, {"drill", "percer"}},
      {Operation::pocket, {"clear out to the depth", "évider à la profondeur"}},
      {Operation::cut_first_inside,
       {"cut, tool inside: openings of parts that lie in openings of others",
        "découper, outil à l’intérieur : les ouvertures des pièces logées dans celles des autres"}},
      {Operation::cut_first_outside,
       {"cut, tool outside: the parts that lie in openings of others, before those openings are "
        "cut",
        "découper, outil à l’extérieur : les pièces logées dans les ouvertures des autres, avant "
        "ces ouvertures"}},
      {Operation::cut_inside, {"cut, tool inside", "découper, outil à l’intérieur"}},
      {Operation::cut_outside, {"cut, tool outside", "découper, outil à l’extérieur"}},
      {Operation::notes, {"do not cut", "ne pas découper"}}};
  std::set<std::pair<Operation, std::string>> layers;
  bool two_sided = false;
  for (const fabrication::Drawings& sheet : content.sheet_drawings) {
    two_sided = two_sided || sheet.back.has_value();
    for (const fabrication::CutDrawing* drawing :
         {&sheet.front, sheet.back ? &*sheet.back : nullptr}) {
      for (std::size_t k = 0; drawing != nullptr && k < drawing->curves.size(); ++k) {
        const fabrication::CutCurve& curve = drawing->curves[k];
        layers.emplace(curve.operation,
                       exporters::layer_of(curve, *drawing, content.options.drawing.layers).name);
      }
    }
  }
  page.step(number, {"**Layers**, in the order to cut: nothing is cut from a part that is already "
                     "loose.",
                     "**Calques**, dans l’ordre de découpe : rien ne se taille dans une pièce déjà "
                     "détachée."});
  if (content.options.drawing.layers == exporters::DrawingStyle{}.layers) {
    page.line(
        {"   In their names D is the depth in millimetres, and P stands for its decimal point.",
         "   Dans leurs noms, D est la profondeur en millimètres et P en tient la virgule."});
  }
  for (const auto& [operation, layer] : layers) {
    page.line(fill({"   - `{0}`: {1}", "   - `{0}` : {1}"}, {layer, kMeanings.at(operation)}));
  }
  if (two_sided) {
    page.line(
        {"\n   A sheet with a `.back` drawing is worked on both faces. Do the back first: it is "
         "drawn as you see it. Then turn the sheet over about its shorter middle line, left edge "
         "to the right, and cut the front.",
         "\n   Une plaque qui a un dessin `.back` se travaille sur ses deux faces. Commencez par "
         "le dos : il est dessiné comme vous le voyez. Puis retournez la plaque autour de sa "
         "petite ligne médiane, le bord gauche à droite, et découpez la face."});
  }
}

void how_to_cut(const Content& content, Page& page) {
  if (content.sheet_drawings.empty()) {
    return;
  }
  page.heading({"How to cut", "Comment découper"});
  int number = 1;
  thickness_step(content, page);
  if (!content.coupons.empty()) {
    coupon_step(content, page);
    ++number;
  }
  tool_step(content, ++number, page);
  layers_step(content, ++number, page);
  page.step(++number,
            {"Each part carries its name (`P01`…), engraved where there is room. Keep the "
             "list beside you.",
             "Chaque pièce porte son repère (`P01`…), gravé là où il y a la place. Gardez la "
             "liste près de vous."});
  leftovers_step(content, ++number, page);
}

void values(const Content& content, Page& page) {
  if (content.built.design.parameters.empty()) {
    return;
  }
  page.heading({"Made with these values", "Fait avec ces valeurs"});
  for (const model::Parameter& parameter : content.built.design.parameters) {
    const bool chosen = parameter.source != model::ValueSource::written_default;
    page.item(fill({chosen ? "{0} (`{1}`): **{2}**" : "{0} (`{1}`): {2}",
                    chosen ? "{0} (`{1}`) : **{2}**" : "{0} (`{1}`) : {2}"},
                   {parameter.label.empty() ? Text(parameter.name) : parameter.label,
                    parameter.name, spec::show(parameter.value, parameter.show_in)}));
  }
}

void bars_to_saw(const Content& content, Page& page) {
  const std::vector<fabrication::StockBar>& bars = content.built.cut_list.bars;
  if (bars.empty()) {
    return;
  }
  page.heading({"To saw", "À scier"});
  page.paragraph(
      {"Bars, in the order to saw them. Measure a bar's section first: mortises are made for the "
       "sections below. Square the first end of each bar before you measure from it; what is left "
       "allows for that.",
       "Les barres, dans l’ordre de sciage. Mesurez d’abord la section des barres : les mortaises "
       "sont faites pour les sections ci-dessous. Dressez le premier bout de chaque barre avant "
       "de mesurer depuis lui ; le reste en tient compte."});
  for (const fabrication::StockBar& bar : bars) {
    const model::Material& material = content.built.parts.materials[bar.material];
    std::string cuts;
    for (const fabrication::SawnPiece& piece : bar.pieces) {
      cuts += (cuts.empty() ? "" : " + ") + content.built.parts.parts[piece.part].name + " " +
              show_number(piece.length.mm(), 1).in(content.options.language);
    }
    page.item(fill(
        {"{0} ({1}), {2} long: {3} mm; left: {4}", "{0} ({1}), {2} de long : {3} mm ; reste : {4}"},
        {material.label.empty() ? Text(material.name) : material.label, section_of(material),
         show(bar.length), Text(cuts), show(bar.offcut)}));
  }
  if (bar_work_table(content).empty()) {
    return;
  }
  page.paragraph(
      {"\n**What is drilled and cut into them** is in `documents/bar-work.csv`, hole by hole, and "
       "in `documents/cut-list.csv` beside each piece. Lay the piece along the bench and write on "
       "it: **A** on its left end, **1** on top, **2** on the face towards you; 3 is below, 4 "
       "behind. Every measure is taken from one of these. `parts/` has each face 1 at 1:1 with A "
       "and 2 marked (where the drawing stands upright, turn it a quarter to the right); thin "
       "lines show holes that come in by faces 2 and 4. The cut list says which way A and 1 look "
       "once the piece is in its place.",
       "\n**Ce qui s’y perce et s’y taille** est dans `documents/bar-work.csv`, trou par trou, et "
       "dans `documents/cut-list.csv` à côté de chaque pièce. Posez la pièce en long sur l’établi "
       "et écrivez dessus : **A** sur son bout gauche, **1** dessus, **2** sur la face devant "
       "vous ; la 3 est dessous, la 4 derrière. Toute cote part de l’un de ces côtés. `parts/` "
       "contient chaque face 1 à l’échelle 1, avec A et 2 (si le dessin est debout, "
       "tournez-le d’un quart vers la droite) ; des traits fins y montrent les trous qui entrent "
       "par les faces 2 et 4. La liste de débit dit de quel côté A et 1 regardent une fois la "
       "pièce en place."});
}

void small_pieces(const Content& content, Page& page) {
  if (content.built.pieces.empty()) {
    return;
  }
  page.heading({"To print or turn", "À imprimer ou à tourner"});
  page.paragraph(
      {"`parts/S01.stl` and `.3mf` lie as they should on the printer; `.step` is the exact form, "
       "for a lathe or a workshop of your own. Masses are those of full pieces.",
       "`parts/S01.stl` et `.3mf` sont couchés comme il faut sur l’imprimante ; le `.step` est la "
       "forme exacte, pour un tour ou votre propre atelier. Les masses sont celles de pièces "
       "pleines."});
  for (const solid::Piece& piece : content.built.pieces) {
    const catalog::Substance* substance = catalog::find_substance(piece.substance);
    CHECK(substance != nullptr, "a substance of the catalogue");
    page.item(
        fill({"{0} × {1} {2}: {3}, {4} g each", "{0} × {1} {2} : {3}, {4} g pièce"},
             {show(static_cast<std::int64_t>(piece.quantity())), Text(piece.name),
              plain_words(piece.label), substance->name(), show_number(piece.mass_kg * 1e3, 0)}));
  }
}

void hardware(const Content& content, Page& page) {
  if (content.built.parts.bought.empty()) {
    return;
  }
  page.heading({"To buy", "À acheter"});
  for (const ToBuy& line : to_buy(content.built)) {
    page.item(fill({"{0} × {1}: {2}", "{0} × {1} : {2}"},
                   {show(static_cast<std::int64_t>(line.count)), line.name, line.designation}));
  }
}

void warnings(const diagnostics::Diagnostics& found, Page& page) {
  if (found.items().empty()) {
    return;
  }
  page.heading({"What the program noticed", "Ce que le programme a remarqué"});
  for (const diagnostics::Diagnostic& finding : found.sorted()) {
    page.item(fill({"{0} ({1})", "{0} ({1})"}, {finding.message, finding.code->id}));
  }
}

/// "P03 (leg.left), P03 (leg.right)": what a step adds, by the names engraved on the parts.
std::string added_in(const model::Step& step, const Built& built) {
  std::string names;
  for (const std::size_t panel : step.add) {
    for (const std::string& element : built.parts.elements_of(built.design.panels[panel].id)) {
      for (const panels::Part& part : built.parts.parts) {
        for (const panels::Instance& instance : part.instances) {
          if (instance.element == element) {
            names += (names.empty() ? "" : ", ") + part.name + " (" + element + ")";
          }
        }
      }
    }
  }
  return names;
}

/// The author's steps, as written.
void steps_of_author(const Content& content, Page& page) {
  page.paragraph({"The author’s steps; nobody has checked their order on a finished piece.",
                  "Les étapes données par l’auteur ; personne n’en a vérifié l’ordre sur un "
                  "exemplaire fini."});
  int number = 0;
  for (const model::Step& step : content.built.design.steps) {
    const std::string added = added_in(step, content.built);
    Text line = plain_words(step.title);
    if (!added.empty()) {
      line = fill({"{0}: {1}", "{0} : {1}"}, {line, added});
    }
    if (step.people > 1) {
      line = fill({"{0}. {1} people.", "{0}. À {1}."}, {line, show(std::int64_t{step.people})});
    }
    page.step(++number, line);
    if (!step.note.empty()) {
      page.line(fill({"   {0}", "   {0}"}, {plain_words(step.note)}));
    }
  }
}

/// Which way something goes in, as a person standing in front says it.
Text way_in(geometry::Vec3 out) {
  if (out.z > 0.9) return {"from above", "par le haut"};
  if (out.z < -0.9) return {"from below", "par le bas"};
  if (out.y < -0.9) return {"from the front", "par l’avant"};
  if (out.y > 0.9) return {"from the back", "par l’arrière"};
  if (out.x < -0.9) return {"from the left", "par la gauche"};
  if (out.x > 0.9) return {"from the right", "par la droite"};
  return {"at an angle", "en biais"};
}

Text towards(geometry::Vec3 d) {
  if (d.z > 0.9) return {"up", "vers le haut"};
  if (d.z < -0.9) return {"down", "vers le bas"};
  if (d.y < -0.9) return {"to the front", "vers l’avant"};
  if (d.y > 0.9) return {"to the back", "vers l’arrière"};
  if (d.x < -0.9) return {"to the left", "vers la gauche"};
  if (d.x > 0.9) return {"to the right", "vers la droite"};
  return {"at an angle", "en biais"};
}

/// "from the front, then 18 mm up": the moves out of its place, backwards.
Text way_in(const std::vector<assembly::Leg>& out) {
  Text way = way_in(out.back().direction);
  for (std::size_t k = out.size() - 1; k > 0; --k) {
    way = fill({"{0}, then {1} mm {2}", "{0}, puis de {1} mm {2}"},
               {way, show_number(out[k - 1].distance.mm(), 1), towards(-out[k - 1].direction)});
  }
  return way;
}

std::string quoted(const std::vector<std::string>& elements, const std::string& between) {
  std::string all;
  for (const std::string& element : elements)
    all += (all.empty() ? "`" : between + "`") + element + "`";
  return all;
}

/// What each group begins with when it is put together: the elements that leave it never.
std::map<std::size_t, std::vector<std::string>> beginnings(const Content& content,
                                                           const assembly::Plan& plan) {
  std::map<std::string, std::size_t> group;
  for (const assembly::PlanStep& step : plan.steps) {
    for (const std::string& element : step.elements) group[element] = step.becomes;
  }
  std::map<std::size_t, std::vector<std::string>> stays;
  for (const panels::Part& part : content.built.parts.parts) {
    for (const panels::Instance& instance : part.instances) {
      stays[group[instance.element]].push_back(instance.element);
    }
  }
  return stays;
}

/// What else there is to know of a step, as sentences after it.
Text remarks_on(const assembly::PlanStep& step, int people) {
  Text line;
  const auto say = [&](const Text& sentence) {
    line = fill({"{0} {1}", "{0} {1}"}, {line, sentence});
  };
  if (step.below_ground) {
    say({"Lift or lay down what stands there first.",
         "Soulevez ou couchez d’abord ce qui est là."});
  }
  if (!step.held.empty()) {
    say(fill({"Hold {0} meanwhile.", "Tenez {0} pendant ce temps."},
             {Text(quoted(step.held, ", "))}));
  }
  if (!step.exact) say({"Tried by small steps only.", "Essayé par petits pas seulement."});
  if (people > 1) say(fill({"{0} people.", "À {0}."}, {show(std::int64_t{people})}));
  return line;
}

/// The steps backwards; like steps in a row share a line.
void steps_found(const Content& content, const assembly::Plan& plan, Page& page) {
  const auto begin = beginnings(content, plan);
  int number = 0;
  std::optional<std::size_t> group;
  for (std::size_t k = plan.steps.size(); k > 0;) {
    const assembly::PlanStep& step = plan.steps[k - 1];
    if (group != step.group) {
      group = step.group;
      const Text first(quoted(begin.at(*group), ", "));
      page.step(++number,
                *group == 0
                    ? fill({"to begin with: {0}", "pour commencer : {0}"}, {first})
                    : fill({"aside, to begin with: {0}", "à part, pour commencer : {0}"}, {first}));
    }
    const Text way = way_in(step.legs);
    const Text remarks = remarks_on(step, 1);
    std::string elements;
    int people = 1;
    bool same = true;
    while (same) {
      const assembly::PlanStep& next = plan.steps[k - 1];
      elements += (elements.empty() ? "" : ", ") + quoted(next.elements, " + ");
      people = std::max(people, next.people);
      --k;
      same = k > 0 && plan.steps[k - 1].group == *group && way_in(plan.steps[k - 1].legs) == way &&
             remarks_on(plan.steps[k - 1], 1) == remarks;
    }
    Text line = fill({"{0}: {1}", "{0} : {1}"}, {way, Text(elements)});
    const Text all = remarks_on(step, people);
    if (!all.empty()) line = fill({"{0}.{1}", "{0}.{1}"}, {line, all});
    page.step(++number, line);
  }
}

/// The order that was found, backwards.
void order_found(const Content& content, Page& page) {
  if (!content.built.takedown) return;
  const assembly::Plan& plan = *content.built.takedown;
  if (plan.verdict != assembly::Verdict::comes_apart || plan.steps.empty()) {
    return;
  }
  page.paragraph(
      {"\n**An order that works**, found by moving the solids themselves in straight lines; "
       "`assembly.json` has directions, distances and masses. Backwards, it takes everything "
       "apart.",
       "\n**Un ordre qui convient**, trouvé en déplaçant les volumes eux-mêmes en ligne droite ; "
       "`assembly.json` donne directions, distances et masses. À rebours, il démonte tout."});
  if (plan.inexact() > 0) {
    page.paragraph(
        {"Where it says so, a move was tried by small steps only: between two of them something "
         "may graze. Try these moves before you rely on them.",
         "Là où c’est dit, un mouvement n’a été essayé que par petits pas : entre deux pas, "
         "quelque "
         "chose peut frotter. Essayez ces mouvements avant de vous y fier."});
  }
  if (!content.built.pieces.empty()) {
    page.paragraph(
        {"Printed and turned pieces are left out of that search.",
         "Les pièces imprimées et tournées ne sont pas comprises dans cette recherche."});
  }
  steps_found(content, plan, page);
}

void how_to_put_together(const Content& content, Page& page) {
  page.heading({"Putting it together", "Montage"});
  if (content.built.design.steps.empty()) {
    page.line({"The author gave no steps. `documents/exploded.svg` shows what goes where.",
               "Aucune étape n’est donnée. `documents/exploded.svg` montre ce qui va où."});
  } else {
    steps_of_author(content, page);
  }
  order_found(content, page);
}

std::string command(const Content& content) {
  std::string line = "    plano generate design.yaml --workshop workshop.yaml --lang ";
  line += content.options.language == Language::french ? "fr" : "en";
  // Beside this folder, not in it: a bundle with something added is never replaced.
  line += " -o ../" + content.built.design.info.id + "-2";
  for (std::size_t k = 0; k < content.options.only.size(); ++k) {
    line += (k == 0 ? " --only " : ",") + content.options.only[k];
  }
  const exporters::DrawingStyle& style = content.options.drawing;
  const exporters::DrawingStyle usual;
  line += style.layers == usual.layers ? "" : " --layers " + style.layers;
  line += style.colours == usual.colours ? "" : " --colours " + style.colours;
  line += style.version == usual.version ? "" : " --dxf r12";
  return line;
}

}  // namespace

std::string readme(const Content& content, const std::vector<exporters::Artifact>& files,
                   const diagnostics::Diagnostics& found) {
  const model::DesignInfo& info = content.built.design.info;
  Page page(content.options.language);
  page.paragraph(
      fill({"# {0}", "# {0}"}, {info.title.empty() ? Text(info.id) : plain_words(info.title)}));
  if (!info.summary.empty()) {
    page.paragraph(plain_words(info.summary));
  }
  page.line(fill({"> {0}", "> {0}"}, {status_sentence(info.status)}));
  page.line("");
  page.line(summary(content));
  if (any_in(files, "documents/assembled.svg")) {
    page.line(
        {"\n![Put together](documents/assembled.svg)\n\n![Taken apart](documents/exploded.svg)",
         "\n![Assemblé](documents/assembled.svg)\n\n![Éclaté](documents/exploded.svg)"});
  }
  what_is_here(files, page);
  safety_verdict(content, page);
  how_to_cut(content, page);
  bars_to_saw(content, page);
  small_pieces(content, page);
  hardware(content, page);
  how_to_put_together(content, page);
  values(content, page);
  warnings(found, page);
  page.heading({"Make it again, or otherwise", "Refaire, ou faire autrement"});
  page.paragraph(
      {"In this folder, this command makes the same files again, byte for byte; other values "
       "go in `plano.ini` or after `-p`:",
       "Dans ce dossier, cette commande refait les mêmes fichiers, à l’octet près ; d’autres "
       "valeurs se mettent dans `plano.ini` ou après `-p` :"});
  page.line(command(content));
  page.heading({"Licence", "Licence"});
  page.line(
      fill({"The design and what is made from it: {0}. This text and the lists: {1}. "
            "`bundle.json` and `checks.json`: {2}. See `LICENSE`.",
            "Le modèle et ce qui en est tiré : {0}. Ce texte et les listes : {1}. `bundle.json` "
            "et `checks.json` : {2}. Voir `LICENSE`."},
           {info.licence, kDocumentLicence, kMetadataLicence}));
  return page.take();
}

std::string project_file(const Content& content) {
  std::string lines;
  for (const model::Parameter& parameter : content.built.design.parameters) {
    if (parameter.source != model::ValueSource::written_default &&
        parameter.source != model::ValueSource::workshop) {
      lines += parameter.name + " = " + spec::formula_of(parameter.value) + "\n";
    }
  }
  return lines;
}

Text summary(const Content& content) {
  const auto counted = [](std::size_t n, const Text& one, const Text& many) {
    return fill({"{0} {1}", "{0} {1}"}, {show(static_cast<std::int64_t>(n)), n == 1 ? one : many});
  };
  const std::size_t leftovers = fabrication::leftovers_used(content.built.sheets);
  Text sheets = counted(fabrication::whole_sheets(content.built.sheets), {"sheet", "plaque"},
                        {"sheets", "plaques"});
  if (leftovers > 0) {
    sheets = fill({"{0} and {1}", "{0} et {1}"},
                  {sheets, counted(leftovers, {"leftover", "chute"}, {"leftovers", "chutes"})});
  }
  if (!content.is_cut()) {
    return fill({"{0} of {1}, {2} kg.", "{0} de {1}, {2} kg."},
                {counted(content.total_parts(), {"part", "pièce"}, {"parts", "pièces"}),
                 counted(content.built.parts.parts.size(), {"kind", "sorte"}, {"kinds", "sortes"}),
                 show_number(content.total_mass_kg(), 1)});
  }
  return fill({"{0} of {1}, on {2}, {3} kg.{4}{5}", "{0} de {1}, sur {2}, {3} kg.{4}{5}"},
              {counted(content.total_parts(), {"part", "pièce"}, {"parts", "pièces"}),
               counted(content.built.parts.parts.size(), {"kind", "sorte"}, {"kinds", "sortes"}),
               sheets, show_number(content.total_mass_kg(), 1), used_leftovers_sentence(content),
               leftovers_sentence(content)});
}

}  // namespace plano::pipeline
