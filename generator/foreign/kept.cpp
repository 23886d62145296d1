// SPDX-FileCopyrightText: 2026 The Planothèque contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "foreign/kept.h"

#include <algorithm>
#include <map>

#include "fabrication/depths.h"
#include "foreign/codes.h"
#include "foreign/curve.h"
#include "foreign/groups.h"
#include "foreign/limits.h"
#include "geometry/containment.h"
#include "geometry/piece.h"
#include "nesting/check.h"

namespace plano::foreign {
namespace {

using geometry::Contour;
using geometry::Point;

struct KeptCopy {
  std::size_t part = 0;
  Point at;
};

std::vector<KeptCopy> kept_copies(const std::vector<ForeignPart>& parts) {
  std::vector<KeptCopy> copies;
  for (std::size_t k = 0; k < parts.size(); ++k) {
    if (!parts[k].kept) continue;
    for (const Point at : parts[k].drawn_at) copies.push_back({k, at});
  }
  return copies;
}

/// Whether a kept part lies in an opening of a kept copy; the opening in the copy's own frame.
bool holds_any(const std::vector<ForeignPart>& parts, const std::vector<KeptCopy>& copies,
               const KeptCopy& copy, const Contour& hole) {
  const geometry::Box box = geometry::bounding_box(hole);
  return std::any_of(copies.begin(), copies.end(), [&](const KeptCopy& other) {
    const Point corner = parts[other.part].outline.faces[0].outer.edges[0].start;
    const Point place = corner + other.at - copy.at;
    return geometry::boxes_meet(box, {place, place}) && geometry::contains(hole, place);
  });
}

std::vector<bool> holding(const std::vector<ForeignPart>& parts,
                          const std::vector<KeptCopy>& copies, const KeptCopy& copy) {
  std::vector<bool> holds;
  for (const Contour& hole : parts[copy.part].outline.faces[0].holes) {
    holds.push_back(holds_any(parts, copies, copy, hole));
  }
  return holds;
}

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

void tell_kept_apart(std::vector<ForeignPart>& parts) {
  const std::vector<KeptCopy> copies = kept_copies(parts);
  if (copies.size() > kMostTogether) return;
  std::vector<ForeignPart> apart;
  for (std::size_t k = 0; k < parts.size(); ++k) {
    std::map<std::vector<bool>, std::vector<Point>> places;  // by which openings hold a kept part
    for (const Point at : parts[k].drawn_at) {
      if (parts[k].kept) places[holding(parts, copies, {k, at})].push_back(at);
    }
    if (places.size() < 2) {
      apart.push_back(parts[k]);
      continue;
    }
    for (auto& [openings, at] : places) {
      apart.push_back(parts[k]);
      apart.back().count = static_cast<int>(at.size());
      apart.back().drawn_at = std::move(at);
    }
  }
  parts = std::move(apart);
}

void close_around_kept(const ForeignJob& job, nesting::Job& made) {
  const std::vector<KeptCopy> copies = kept_copies(job.parts);
  for (std::size_t k = 0; k < made.parts.size(); ++k) {
    std::vector<Contour>& holes = made.parts[k].outline.faces[0].holes;
    std::erase_if(holes, [&](const Contour& hole) {
      return !job.parts[k].kept ||
             !holds_any(job.parts, copies, {k, job.parts[k].drawn_at[0]}, hole);
    });
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
  const int deepest = depths.empty() ? 0 : *std::max_element(depths.begin(), depths.end());
  if (deepest > 0 && options.openings == Openings::kept_free) {
    return refused({"a part that is to stay lies in an opening of another, and openings are to be "
                    "left free",
                    "une pièce qui doit rester en place est dans l’ouverture d’une autre, et les "
                    "ouvertures doivent rester libres"},
                   {"leave out --openings free, or draw it elsewhere",
                    "ôtez --openings free, ou dessinez-la ailleurs"},
                   found);
  }
  if (deepest <= 1) return true;
  return refused({"a part that is to stay lies in an opening of one that lies in an opening itself",
                  "une pièce qui doit rester en place est dans l’ouverture d’une pièce qui est "
                  "elle-même dans une ouverture"},
                 {"draw it elsewhere, or leave it to be laid",
                  "dessinez-la ailleurs, ou laissez-la "
                  "à placer"},
                 found);
}

}  // namespace plano::foreign
