// SPDX-FileCopyrightText: 2026 The Planothèque contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include <algorithm>

#include "model/codes.h"
#include "model/parts.h"
#include "model/shapes.h"

namespace plano::model {
namespace {

using catalog::Sheet;

Text length_as_written(Length length) {
  return Text(mm_text(length) + "mm");
}

/// What a material asks for, evaluated.
struct Wanted {
  std::string kind;
  Length thickness;  // nominal
  std::vector<Length> choices;
  bool exterior = false;
  int use_class = 0;
  double stiffness_mpa = 0;
};

/// The value given from outside for "board.thickness", or the author's default.
std::optional<Length> thickness_asked(Run& run, const spec::MaterialSpec& written, Length normal,
                                      const ResolveOptions& options, Parameter& parameter) {
  spec::ParameterSpec as_parameter;
  as_parameter.name = {written.name.text + ".thickness", written.name.span};
  as_parameter.default_value = Quantity{normal.mm(), kLengthDimension};
  std::optional<Value> value;
  if (const ParameterInput* input = input_for(options, as_parameter.name.text)) {
    parameter.source = input->source;
    value = read_input(run, as_parameter, *input);
  } else {
    const auto habit = run.workshop.parameters.find(as_parameter.name.text);
    if (habit == run.workshop.parameters.end()) return normal;
    parameter.source = ValueSource::workshop;
    value = spec::read_parameter(as_parameter, habit->second, Span(), run.found);
  }
  if (!value) return std::nullopt;
  // Nothing so thick is offered, and more is no length.
  constexpr double kBeyond = 1e6;
  return Length::nearest_to_mm(std::clamp(std::get<Quantity>(*value).value, -kBeyond, kBeyond));
}

bool offered(const std::vector<Length>& choices, Length thickness) {
  return std::find(choices.begin(), choices.end(), thickness) != choices.end();
}

Text listed(const std::vector<Length>& lengths) {
  std::vector<std::string> words;
  for (const Length length : lengths) words.push_back(length_as_written(length).en);
  return list_or(words);
}

/// A material's own name is a word of the author's code: it is shown where several have to be told
/// apart, and none has a label.
Text thickness_label(Run& run, const spec::MaterialSpec& written) {
  const auto& all = run.spec.materials;
  const bool only = std::count_if(all.begin(), all.end(), [](const spec::MaterialSpec& one) {
                      return !one.thickness_choices.empty();
                    }) == 1;
  const Text label = run.text(written.label, Text());
  if (only && label.empty()) return {"Thickness of the boards", "Épaisseur des panneaux"};
  return fill({"Thickness ({0})", "Épaisseur ({0})"},
              {label.empty() ? Text(written.name.text) : label});
}

std::optional<Length> choose_thickness(Run& run, const spec::MaterialSpec& written, Wanted& wanted,
                                       const ResolveOptions& options) {
  const std::optional<Length> normal = positive_length(run, written.thickness);
  for (const spec::Expression& formula : written.thickness_choices) {
    const std::optional<Length> choice = positive_length(run, formula);
    if (!choice) return std::nullopt;
    wanted.choices.push_back(*choice);
  }
  if (!normal || wanted.choices.empty()) return normal;
  if (!offered(wanted.choices, *normal)) {
    run.found
        .add(kDefaultNotAChoice, written.thickness.span(),
             fill({"{0} is not among the choices", "{0} n'est pas parmi les choix"},
                  {show(*normal)}))
        .hint(fill({"take {0}", "prenez {0}"}, {listed(wanted.choices)}));
    return std::nullopt;
  }
  Parameter parameter;
  parameter.name = written.name.text + ".thickness";
  parameter.label = thickness_label(run, written);
  parameter.written_default = Quantity{normal->mm(), kLengthDimension};
  parameter.span = written.span;
  for (const Length choice : wanted.choices) {
    parameter.choices.emplace_back(length_as_written(choice).en, show(choice));
  }
  const auto asked = thickness_asked(run, written, *normal, options, parameter);
  if (!asked) return std::nullopt;
  if (!offered(wanted.choices, *asked)) {
    const ParameterInput* input = input_for(options, parameter.name);
    run.found
        .add(kThicknessNotOffered, input != nullptr ? input->span : Span(),
             fill({"{0} does not come in {1}", "{0} n'existe pas en {1}"},
                  {quote(written.name.text), show(*asked)}))
        .hint(fill({"take {0}", "prenez {0}"}, {listed(wanted.choices)}));
    return std::nullopt;
  }
  parameter.value = Quantity{asked->mm(), kLengthDimension};
  run.design.parameters.push_back(std::move(parameter));
  return asked;
}

std::optional<Wanted> wanted_of(Run& run, const spec::MaterialSpec& written,
                                const ResolveOptions& options) {
  Wanted wanted;
  wanted.kind = written.kind.text;
  wanted.exterior = Run::word(written.bonding) == "exterior";
  const auto thickness = choose_thickness(run, written, wanted, options);
  if (!thickness) return std::nullopt;
  wanted.thickness = *thickness;
  if (written.use_class) {
    const auto use_class = run.evaluate.whole(*written.use_class);
    if (!use_class) return std::nullopt;
    wanted.use_class = static_cast<int>(*use_class);
  }
  if (written.stiffness_at_least) {
    const auto least = run.evaluate.quantity(*written.stiffness_at_least, kPressureDimension);
    if (!least) return std::nullopt;
    wanted.stiffness_mpa = least->value / 1000;  // from kg/(mm s²)
  }
  return wanted;
}

/// What a sheet of the right kind lacks; empty: nothing.
Text shortcomings(const Sheet& sheet, const Wanted& wanted) {
  std::vector<Text> lacks;
  if (sheet.nominal != wanted.thickness) {
    lacks.push_back(fill({"{0} thick", "{0} d'épaisseur"}, {show(sheet.nominal)}));
  }
  if (wanted.exterior && sheet.bonding != "exterior") {
    lacks.push_back({"bonded for indoors only", "collée pour l'intérieur seulement"});
  }
  if (sheet.use_class < wanted.use_class) {
    lacks.push_back(fill({"use class {0}", "classe d'emploi {0}"},
                         {show(static_cast<std::int64_t>(sheet.use_class))}));
  }
  if (sheet.stiffness_mpa < wanted.stiffness_mpa) {
    lacks.push_back(sheet.stiffness_mpa == 0 ? Text("stiffness not stated", "raideur non déclarée")
                                             : fill({"stiffness {0} MPa", "raideur {0} MPa"},
                                                    {show_number(sheet.stiffness_mpa, 0)}));
  }
  Text all;
  for (const Text& lack : lacks) {
    all = all.empty() ? lack : fill({"{0}, {1}", "{0}, {1}"}, {all, lack});
  }
  return all;
}

Text requirements(const Wanted& wanted) {
  Text all = fill({"{0} thick", "{0} d'épaisseur"}, {show(wanted.thickness)});
  if (wanted.exterior) all = fill({"{0}, exterior bonding", "{0}, collage extérieur"}, {all});
  if (wanted.use_class > 0) {
    all = fill({"{0}, use class {1}", "{0}, classe d'emploi {1}"},
               {all, show(static_cast<std::int64_t>(wanted.use_class))});
  }
  if (wanted.stiffness_mpa > 0) {
    all = fill({"{0}, stiffness {1} MPa or more", "{0}, raideur d'au moins {1} MPa"},
               {all, show_number(wanted.stiffness_mpa, 0)});
  }
  return all;
}

void report_no_kind(Run& run, const spec::MaterialSpec& written) {
  std::vector<std::string> kinds;
  for (const Sheet& sheet : run.workshop.sheets) {
    if (std::find(kinds.begin(), kinds.end(), sheet.kind) == kinds.end()) {
      kinds.push_back(sheet.kind);
    }
  }
  auto finding = run.found.add(kNoSuchKind, written.kind.span,
                               fill({"the workshop {0} has no {1}", "l'atelier {0} n'a pas de {1}"},
                                    {quote(run.workshop.id), quote(written.kind.text)}));
  if (const auto near = did_you_mean(written.kind.text, kinds)) {
    finding.hint(*near);
  } else {
    finding.hint(fill({"it has {0}", "il a {0}"}, {list_and(kinds)}));
  }
}

/// The first sheet of the profile that has all that is asked, or nullptr after saying what each
/// lacks.
const Sheet* find_sheet(Run& run, const spec::MaterialSpec& written, const Wanted& wanted) {
  std::vector<std::pair<const Sheet*, Text>> rejected;
  for (const Sheet& sheet : run.workshop.sheets) {
    if (sheet.kind != wanted.kind) continue;
    const Text lacks = shortcomings(sheet, wanted);
    if (lacks.empty()) return &sheet;
    rejected.emplace_back(&sheet, lacks);
  }
  if (rejected.empty()) {
    report_no_kind(run, written);
    return nullptr;
  }
  auto finding =
      run.found.add(kNoSheet, written.span,
                    fill({"the workshop {0} has no {1} sheet with all of: {2}",
                          "l'atelier {0} n'a pas de plaque {1} qui réunisse : {2}"},
                         {quote(run.workshop.id), quote(wanted.kind), requirements(wanted)}));
  for (const auto& [sheet, lacks] : rejected) {
    finding.also(sheet->span, fill({"{0}: {1}", "{0} : {1}"}, {quote(sheet->id), lacks}));
  }
  finding.hint(
      {"choose another thickness or workshop, or add the sheet to the profile",
       "choisissez une autre épaisseur ou un autre atelier, ou ajoutez la plaque au profil"});
  return nullptr;
}

Material bound(Run& run, const spec::MaterialSpec& written, const Wanted& wanted,
               const Sheet& sheet) {
  Material material;
  material.name = written.name.text;
  material.kind = wanted.kind;
  material.nominal = wanted.thickness;
  material.thickness = sheet.measured;
  material.sheet = sheet.id;
  material.sheet_width = sheet.width;
  material.sheet_height = sheet.height;
  material.sheet_border = sheet.border;
  material.grained = sheet.grained;
  material.machine = sheet.machine;
  material.density_kg_m3 = sheet.density_kg_m3;
  material.stiffness_mpa = sheet.stiffness_mpa;
  material.strength = sheet.strength;
  material.faces_alike = sheet.faces_alike;
  material.price_eur = sheet.price_eur;
  material.price_date = sheet.price_date;
  material.colour = written.colour ? written.colour->text : sheet.colour;
  material.label = run.text(written.label, sheet.label);
  material.finish = run.text(written.finish);
  material.span = written.span;
  return material;
}

/// Our material that the part puts in place of one of the module's, or nullptr after saying what is
/// wrong.
const Material* matched(Run& run, const spec::MaterialSpec& theirs, const spec::PartSpec& part,
                        const std::vector<Material>& ours) {
  for (const auto& [inside, outside] : part.materials) {
    if (inside.text != theirs.name.text) continue;
    for (const Material& material : ours) {
      if (material.name == outside.text) return &material;
    }
  }
  run.found
      .add(kPartMaterial, part.span,
           fill({"{0} does not say what the module's {1} is made of",
                 "{0} ne dit pas de quoi est fait {1} du module"},
                {quote(part.name.text), quote(theirs.name.text)}))
      .also(theirs.span, {"declared here", "déclaré ici"})
      .hint(fill({"add `material: {{0}: …}` with one of your materials",
                  "ajoutez `material: {{0}: …}` avec l'un de vos matériaux"},
                 {Text(theirs.name.text)}));
  return nullptr;
}

/// Whether the module is drawn for what it would be made of; says so where not.
bool suits(Run& run, const spec::MaterialSpec& theirs, const spec::PartSpec& part,
           const Material& ours) {
  std::vector<Length> drawn_for;
  for (const spec::Expression& formula : theirs.thickness_choices) {
    if (const auto choice = positive_length(run, formula)) drawn_for.push_back(*choice);
  }
  if (drawn_for.empty()) {
    if (const auto only = positive_length(run, theirs.thickness)) drawn_for.push_back(*only);
  }
  const bool right_kind = ours.form == StockForm::board && ours.kind == theirs.kind.text;
  if (right_kind && offered(drawn_for, ours.nominal)) return true;
  run.found
      .add(kPartMaterial, part.span,
           right_kind ? fill({"{0} is {1} thick; the module is drawn for {2}",
                              "{0} a une épaisseur de {1} ; le module est dessiné pour {2}"},
                             {quote(ours.name), show(ours.nominal), listed(drawn_for)})
                      : fill({"{0} is {1}; the module is drawn for {2}",
                              "{0} est du {1} ; le module est dessiné pour du {2}"},
                             {quote(ours.name), quote(ours.kind), quote(theirs.kind.text)}))
      .also(theirs.span, {"declared here", "déclaré ici"})
      .hint({"give it another of your materials, or choose that thickness",
             "donnez-lui un autre de vos matériaux, ou choisissez cette épaisseur"});
  return false;
}

void refuse_unknown_materials(Run& run, const spec::PartSpec& part) {
  for (const auto& bound : part.materials) {
    const auto& inside = bound.first;
    const bool known = std::any_of(
        run.spec.materials.begin(), run.spec.materials.end(),
        [&](const spec::MaterialSpec& theirs) { return theirs.name.text == inside.text; });
    if (known) continue;
    std::vector<std::string> names;
    for (const spec::MaterialSpec& theirs : run.spec.materials) names.push_back(theirs.name.text);
    auto finding =
        run.found.add(kPartMaterial, inside.span,
                      fill({"the module has no material {0}", "le module n'a pas de matériau {0}"},
                           {quote(inside.text)}));
    if (!names.empty()) {
      finding.hint(fill({"it has {0}", "il a {0}"}, {list_and(names)}));
    }
  }
}

void set_names(Run& run, const spec::MaterialSpec& written, const Material& material) {
  const auto set = [&](spec::NameId id, Length length) {
    run.names.set(id, Quantity{length.mm(), kLengthDimension});
  };
  if (material.form == StockForm::board) {
    set(written.thickness_id, material.thickness);
    set(written.nominal_id, material.nominal);
  } else if (material.round) {
    set(written.diameter_id, material.side_a);
  } else {
    set(written.width_id, material.side_a);
    set(written.depth_id, material.side_b);
  }
  run.names.set(written.stiffness_id, Quantity{material.stiffness_mpa * 1000, kPressureDimension});
}

// ---- Bars
// ----------------------------------------------------------------------------------------

/// The sides a design asks for, or its diameter twice. Empty after an error.
std::optional<std::pair<Length, Length>> sides_asked(Run& run, const spec::MaterialSpec& written) {
  if (written.diameter) {
    const auto diameter = positive_length(run, *written.diameter);
    if (!diameter) return std::nullopt;
    return std::pair(*diameter, *diameter);
  }
  const auto a = positive_length(run, written.section[0]);
  const auto b = positive_length(run, written.section[1]);
  if (!a || !b) return std::nullopt;
  return std::pair(*a, *b);
}

Text section_text(bool round, Length a, Length b) {
  return round ? fill({"Ø {0}", "Ø {0}"}, {show(a)})
               : fill({"{0} × {1}", "{0} × {1}"}, {show(a), show(b)});
}

void report_no_stock(Run& run, const spec::MaterialSpec& written, const Text& wanted) {
  std::string have;
  for (const catalog::BarStock& bar : run.workshop.bars)
    have += (have.empty() ? "" : ", ") + bar.id;
  run.found
      .add(kNoBarStock, written.span,
           fill({"the workshop {0} has no bar of {1} that is {2} and of the use class asked for",
                 "l'atelier {0} n'a pas de barre de {1} de {2} et de la classe d'emploi demandée"},
                {quote(run.workshop.id), quote(written.kind.text), wanted}))
      .hint(have.empty()
                ? Text("add `bars:` to the workshop's profile", "ajoutez des `bars:` au profil")
                : fill({"it has {0}", "il a {0}"}, {Text(have)}));
}

/// The first bar of the profile that has all that is asked; its sides may be asked for in either
/// order. Empty after saying that there is none.
std::optional<Material> bound_bar(Run& run, const spec::MaterialSpec& written) {
  const auto sides = sides_asked(run, written);
  const auto use_class =
      written.use_class ? run.evaluate.whole(*written.use_class) : std::optional<std::int64_t>(0);
  if (!sides || !use_class) return std::nullopt;
  const bool round = written.diameter.has_value();
  for (const catalog::BarStock& bar : run.workshop.bars) {
    const bool straight = bar.nominal_a == sides->first && bar.nominal_b == sides->second;
    const bool turned = bar.nominal_b == sides->first && bar.nominal_a == sides->second;
    if (bar.kind != written.kind.text || bar.round != round || !(straight || turned)) continue;
    if (bar.use_class < *use_class) continue;
    Material material;
    material.name = written.name.text;
    material.kind = bar.kind;
    material.form = StockForm::bar;
    material.sheet = bar.id;
    material.nominal_a = sides->first;
    material.nominal_b = sides->second;
    material.side_a = straight ? bar.measured_a : bar.measured_b;
    material.side_b = straight ? bar.measured_b : bar.measured_a;
    material.round = round;
    material.wall = bar.wall;
    material.stock_lengths = bar.lengths;
    material.saw_kerf = bar.kerf;
    material.density_kg_m3 = bar.density_kg_m3;
    material.stiffness_mpa = bar.stiffness_mpa;
    material.strength_class = bar.strength_class;
    material.colour = written.colour ? written.colour->text : bar.colour;
    material.label = run.text(written.label, bar.label);
    material.finish = run.text(written.finish);
    material.span = written.span;
    return material;
  }
  report_no_stock(run, written, section_text(round, sides->first, sides->second));
  return std::nullopt;
}

/// Whether a module drawn for bars is given such bars.
bool bar_suits(Run& run, const spec::MaterialSpec& theirs, const spec::PartSpec& part,
               const Material& ours) {
  const auto sides = sides_asked(run, theirs);
  if (!sides) return false;
  const bool round = theirs.diameter.has_value();
  if (ours.form == StockForm::bar && ours.kind == theirs.kind.text && ours.round == round &&
      ours.nominal_a == sides->first && ours.nominal_b == sides->second) {
    return true;
  }
  run.found
      .add(kPartMaterial, part.span,
           fill({"{0} is not what the module is drawn for: a bar of {1}, {2}",
                 "{0} n'est pas ce pour quoi le module est dessiné : une barre de {1}, {2}"},
                {quote(ours.name), quote(theirs.kind.text),
                 section_text(round, sides->first, sides->second)}))
      .also(theirs.span, {"declared here", "déclaré ici"})
      .hint({"give it another of your materials", "donnez-lui un autre de vos matériaux"});
  return false;
}

}  // namespace

void bind_materials(Run& run, const ResolveOptions& options) {
  for (const spec::MaterialSpec& written : run.spec.materials) {
    if (written.is_bar()) {
      auto material = bound_bar(run, written);
      if (!material) continue;
      run.design.materials.push_back(std::move(*material));
    } else {
      const std::optional<Wanted> wanted = wanted_of(run, written, options);
      const Sheet* sheet = wanted ? find_sheet(run, written, *wanted) : nullptr;
      if (sheet == nullptr) continue;
      run.design.materials.push_back(bound(run, written, *wanted, *sheet));
    }
    set_names(run, written, run.design.materials.back());
  }
}

void take_materials(Run& run, const spec::PartSpec& part, const std::vector<Material>& ours) {
  refuse_unknown_materials(run, part);
  for (const spec::MaterialSpec& written : run.spec.materials) {
    const Material* material = matched(run, written, part, ours);
    if (material == nullptr) continue;
    const bool suitable = written.is_bar() ? bar_suits(run, written, part, *material)
                                           : suits(run, written, part, *material);
    if (!suitable) continue;
    run.design.materials.push_back(*material);
    run.design.materials.back().name = written.name.text;
    set_names(run, written, *material);
  }
}

}  // namespace plano::model
