// SPDX-FileCopyrightText: 2026 The Planothèque contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "foreign/kept.h"

#include <algorithm>

#include "fabrication/depths.h"
#include "foreign/codes.h"
#include "foreign/curve.h"
#include "foreign/groups.h"
#include "geometry/containment.h"
#include "nesting/check.h"

namespace plano::foreign {
namespace {

/// The kept parts alone, where they were drawn.
nesting::Nest as_drawn(const nesting::Job& job) {
  nesting::Nest nest;
  nest.sheets.push_back({0, {}});
  for (const nesting::FixedPart& fixed : job.fixed) nest.sheets[0].parts.push_back(fixed.laid);
  return nest;
}

/// Of the other parts there are none.
nesting::Job kept_alone(const ForeignJob& job, const LayingOptions& options) {
  nesting::Job made = job_of(job, options);
  for (std::size_t k = 0; k < job.parts.size(); ++k) {
    if (!job.parts[k].kept) made.parts[k].count = 0;
  }
  made.stock.push_back({.area = job.stock[0].area, .count = 1});
  return made;
}

/// "P03 is off the sheet".
Text told(const nesting::Fault& fault, const ForeignJob& job, const nesting::LaidSheet& sheet,
          const LayingOptions& options) {
  const auto name = [&](std::size_t k) { return Text(job.parts[sheet.parts[k].part].name); };
  switch (fault.kind) {
    case nesting::Fault::Kind::off_sheet:
      return fill({"{0} is not on the first sheet, {1} from its edge",
                   "{0} n’est pas sur la première plaque, à {1} de son bord"},
                  {name(fault.first), show(options.margin)});
    case nesting::Fault::Kind::too_near:
      return fill({"{0} and {1} are {2} apart, and {3} are wanted",
                   "{0} et {1} sont à {2} l’une de l’autre, il faut {3}"},
                  {name(fault.first), name(fault.second), show(fault.distance), show(options.gap)});
    default:
      return fill({"{0} and {1} overlap", "{0} et {1} se chevauchent"},
                  {name(fault.first), name(fault.second)});
  }
}

bool refused(const Text& why, const Text& mend, diagnostics::Diagnostics& found) {
  found.add(kCannotStay, {}, why).hint(mend);
  return false;
}

}  // namespace

bool any_kept(const ForeignJob& job) {
  return std::any_of(job.parts.begin(), job.parts.end(),
                     [](const ForeignPart& part) { return part.kept; });
}

std::vector<nesting::FixedPart> fixed_parts(const ForeignJob& job) {
  std::vector<nesting::FixedPart> fixed;
  for (std::size_t k = 0; k < job.parts.size(); ++k) {
    if (!job.parts[k].kept) continue;
    for (const geometry::Point at : job.parts[k].drawn_at) fixed.push_back({0, 0, {k, {}, at}});
  }
  return fixed;
}

void close_around_kept(const ForeignJob& job, nesting::Job& made) {
  const std::vector<nesting::FixedPart> fixed = fixed_parts(job);
  const auto holds_one = [&](const geometry::Contour& hole, std::size_t part) {
    return std::any_of(fixed.begin(), fixed.end(), [&](const nesting::FixedPart& own) {
      if (own.laid.part != part) return false;
      return std::any_of(fixed.begin(), fixed.end(), [&](const nesting::FixedPart& other) {
        const geometry::Point corner =
            job.parts[other.laid.part].outline.faces[0].outer.edges[0].start;
        return geometry::contains(hole, corner + other.laid.at - own.laid.at);
      });
    });
  };
  for (std::size_t k = 0; k < made.parts.size(); ++k) {
    std::erase_if(made.parts[k].outline.faces[0].holes,
                  [&](const geometry::Contour& hole) { return !holds_one(hole, k); });
  }
}

bool kept_can_stay(const ForeignJob& job, const LayingOptions& options,
                   diagnostics::Diagnostics& found) {
  if (!any_kept(job)) return true;
  if (job.strip_height || job.stock.size() != 1) {
    return refused({"parts stay where they were drawn on one kind of sheet only",
                    "des pièces ne restent où elles sont dessinées que sur une seule sorte de "
                    "plaque"},
                   {"give one --stock, or one --sheet of which no leftovers are kept",
                    "donnez un seul --stock, ou un seul --sheet dont on ne garde pas de chute"},
                   found);
  }
  if (dealt(job).size() > 1) {
    return refused(
        {"there are too many parts to be laid together with those that stay",
         "il y a trop de pièces pour être placées avec celles qui restent en place"},
        {"lay the others in a run of their own", "placez les autres dans une exécution à part"},
        found);
  }
  const nesting::Job alone = kept_alone(job, options);
  const nesting::Nest nest = as_drawn(alone);
  if (const auto fault = nesting::find_fault(alone, nest)) {
    return refused(fill({"what is to stay cannot: {0}; at {1}",
                         "ce qui doit rester en place ne le peut pas : {0} ; en {1}"},
                        {told(*fault, job, nest.sheets[0], options), place_text(fault->place)}),
                   {"0,0 of the drawing is the sheet's lower-left corner: mend the drawing, or "
                    "--gap and --margin",
                    "le 0,0 du dessin est le coin inférieur gauche de la plaque : corrigez le "
                    "dessin, ou --gap et --margin"},
                   found);
  }
  const std::vector<int> depths = fabrication::depths_of(nest.sheets[0], alone);
  if (std::none_of(depths.begin(), depths.end(), [](int depth) { return depth > 1; })) return true;
  return refused({"a part that is to stay lies in an opening of one that lies in an opening itself",
                  "une pièce qui doit rester en place est dans l’ouverture d’une pièce qui est "
                  "elle-même dans une ouverture"},
                 {"draw it elsewhere, or leave it to be laid",
                  "dessinez-la ailleurs, ou laissez-la "
                  "à placer"},
                 found);
}

}  // namespace plano::foreign
