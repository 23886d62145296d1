// SPDX-FileCopyrightText: 2026 The Planothèque contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "model/codes.h"
#include "pipeline/codes.h"
#include "pipeline/content.h"
#include "pipeline/generate.h"
#include "pipeline/machines.h"
#include "pipeline/modules.h"
#include "pipeline/safety.h"
#include "pipeline/steps.h"
#include "syntax/tree.h"

namespace plano::pipeline {
namespace {

/// The author's own checks, as findings.
void report_checks(const model::ResolvedDesign& design, diagnostics::Diagnostics& found) {
  for (const model::AuthorCheck& check : design.checks) {
    if (check.holds) {
      continue;
    }
    const bool stops = check.level == model::AuthorCheck::Level::stop;
    auto report = found.add(stops ? kAuthorStops : kAuthorWarns, check.span, check.message);
    if (!check.source.empty()) {
      report.label(fill({"source: {0}", "source : {0}"}, {check.source}));
    }
    report.hint({"choose other values: `plano params` shows them with their ranges",
                 "choisissez d’autres valeurs : « plano params » les montre avec leurs bornes"});
  }
}

/// Whether the licences of the modules let them become part of this design.
void check_included(const model::DesignInfo& info, const catalog::LicenceCatalogue& catalogue,
                    const catalog::Licence& outer, diagnostics::Diagnostics& found) {
  for (const model::Included& inner : info.included) {
    const catalog::Licence* licence = catalogue.find(inner.licence);
    if (licence != nullptr && catalog::may_combine(*licence, outer)) {
      continue;
    }
    found
        .add(kLicencesDoNotMix, info.licence_span,
             fill({"the module {0} is under {1}, which may not become part of a work under {2}",
                   "le module {0} est sous {1}, qui ne peut pas entrer dans une œuvre sous {2}"},
                  {quote(inner.id), Text(inner.licence), Text(info.licence)}))
        .also(inner.licence_span, {"the module's licence", "la licence du module"})
        .hint({"take the module's licence for the whole, or another module",
               "prenez la licence du module pour le tout, ou un autre module"});
  }
}

/// Bars that tenons make longer than any stock; true if there are any.
bool report_too_long(const fabrication::CutList& list, const panels::PartSet& parts,
                     diagnostics::Diagnostics& found) {
  for (const fabrication::SawnPiece& piece : list.too_long) {
    const panels::Part& part = parts.parts[piece.part];
    const model::Material& material = parts.materials[part.material];
    found
        .add(model::kBarTooLong, part.span,
             fill({"{0} is {1} long with its tenons; {2} comes in {3} at most",
                   "{0} a une longueur de {1} avec ses tenons ; {2} se vend en {3} au plus"},
                  {Text(part.name), show(piece.length), quote(material.sheet),
                   show(material.stock_lengths.back())}))
        .hint(
            {"make it shorter by what its tenons add, or give the workshop a longer stock under "
             "`lengths:`",
             "raccourcissez-la de ce que ses tenons ajoutent, ou ajoutez à l'atelier une longueur "
             "plus grande sous `lengths:`"});
  }
  return !list.too_long.empty();
}

/// The catalogue's entry for the design's licence. Empty with an error where it is unknown there;
/// empty without one where no catalogue was given.
std::optional<catalog::Licence> licence_of(const Inputs& inputs, const model::DesignInfo& info,
                                           diagnostics::Diagnostics& found) {
  if (!inputs.licences) {
    return std::nullopt;
  }
  std::optional<catalog::LicenceCatalogue> read;
  const catalog::LicenceCatalogue* catalogue = inputs.read.licences;
  if (catalogue == nullptr) {
    const auto tree = syntax::parse(inputs.sources, *inputs.licences, syntax::Limits{}, found);
    read = tree ? catalog::read_licences(*tree, found) : std::nullopt;
    catalogue = read ? &*read : nullptr;
  }
  const catalog::Licence* licence =
      catalogue != nullptr
          ? catalog::check_design_licence(*catalogue, info.licence, info.licence_span, found)
          : nullptr;
  if (licence == nullptr) {
    return std::nullopt;
  }
  check_included(info, *catalogue, *licence, found);
  return *licence;
}

std::optional<catalog::Workshop> workshop_of(const Inputs& inputs,
                                             diagnostics::Diagnostics& found) {
  if (inputs.read.workshop != nullptr) {
    return *inputs.read.workshop;
  }
  const auto tree = syntax::parse(inputs.sources, inputs.workshop, syntax::Limits{}, found);
  return tree ? catalog::read_workshop(*tree, found) : std::nullopt;
}

}  // namespace

std::optional<Built> build(const Inputs& inputs, const model::ResolveOptions& options,
                           Proofs proofs, Steps& steps, diagnostics::Diagnostics& found) {
  steps.begin({"reading", "lecture"});
  auto workshop = workshop_of(inputs, found);
  std::optional<BoundDesigns> bound;
  if (inputs.read.design == nullptr) {
    bound.emplace(inputs, found);
  }
  const model::Module* root = bound ? bound->root() : inputs.read.design;
  if (!workshop || root == nullptr) {
    return std::nullopt;
  }

  steps.begin({"placing panels", "mise en place des panneaux"});
  auto design = inputs.read.resolved != nullptr ? std::optional(*inputs.read.resolved)
                                                : model::resolve(*root, *workshop, options, found);
  if (!design) {
    return std::nullopt;
  }
  if (design->panels.empty() && design->solids.empty()) {
    found
        .add(kNothingToMake, {},
             {"with these values the design has no parts",
              "avec ces valeurs, le modèle n’a aucune pièce"})
        .hint({"`plano params` shows what can be switched on",
               "« plano params » montre ce qui peut être activé"});
  }
  report_checks(*design, found);
  auto licence = licence_of(inputs, design->info, found);
  if (found.has_errors()) {
    return std::nullopt;
  }

  steps.begin({"working out joints", "calcul des assemblages"});
  auto parts = panels::make_parts(
      *design, {.thinnest_web = widest_cutter(*workshop, design->materials)}, found);
  if (!parts) {
    return std::nullopt;
  }

  steps.begin({"taking apart", "démontage"});
  std::optional<assembly::Plan> takedown;
  if (proofs == Proofs::all || proofs == Proofs::all_but_safety) {
    takedown = assembly::plan_takedown(*parts, assembly::step_of_elements(*design, *parts));
    assembly::report_takedown(*design, *parts, *takedown, found);
  }
  if (found.has_errors()) {
    return std::nullopt;
  }

  auto pieces = solid::make_pieces(*design, *parts, found);
  if (!pieces) {
    return std::nullopt;
  }

  if (proofs == Proofs::shape) {
    return Built{
        std::move(*workshop), std::move(*design), std::move(*parts), {}, std::move(*pieces), {}, {},
        std::move(licence)};
  }
  steps.begin({"laying parts on sheets", "mise en place sur les plaques"});
  auto sheets = fabrication::lay_in_rows(
      *parts, {.gap = gap_between_parts(*workshop, parts->materials)}, found);
  if (!sheets) {
    return std::nullopt;
  }
  fabrication::CutList cut_list = fabrication::cut_bars(*parts);
  if (report_too_long(cut_list, *parts, found)) {
    return std::nullopt;
  }
  std::optional<checks::Report> safety;
  if (proofs == Proofs::all && is_play_equipment(*design)) {
    steps.begin({"safety rules", "règles de sécurité"});
    safety = check_safety(*design, *parts, *pieces);
    report_safety(*design, *safety, inputs.accepted, found);
    if (found.has_errors()) {
      return std::nullopt;
    }
  }
  return Built{std::move(*workshop), std::move(*design), std::move(*parts),
               std::move(takedown),  std::move(*pieces), std::move(*sheets),
               std::move(cut_list),  std::move(licence), std::move(safety)};
}

std::optional<Built> build(const Inputs& inputs, const model::ResolveOptions& options,
                           const Progress& progress, diagnostics::Diagnostics& found,
                           Proofs proofs) {
  Steps steps(progress, kBuildSteps);
  auto built = build(inputs, options, proofs, steps, found);
  if (built && proofs != Proofs::shape && !draw_parts(*built, Language::english, found)) {
    return std::nullopt;
  }
  steps.end();
  return built;
}

}  // namespace plano::pipeline
