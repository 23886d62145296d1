// SPDX-FileCopyrightText: 2026 The Planothèque contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "joints/screws.h"

#include "joints/codes.h"
#include "joints/tabs.h"

namespace plano::joints {
namespace {

using catalog::WoodScrewFigures;

Length mm(double value) {
  return Length::nearest_to_mm(value);
}

const model::Hardware& hardware_of(const JointInput& input) {
  return input.design.hardware[*input.joint.hardware];
}

}  // namespace

std::optional<WoodScrewFigures> screw_of(const JointInput& input, diagnostics::Diagnostics& found) {
  const model::Hardware& piece = hardware_of(input);
  const bool screw = catalog::hardware_kind(piece.kind) == catalog::HardwareKind::wood_screw;
  if (screw && piece.diameter) {
    if (auto figures = catalog::wood_screw(*piece.diameter)) return figures;
  }
  found
      .add(kHardwareDoesNotSuit, input.joint.span,
           fill({"`{0}` ({1}{2}) cannot hold the screwed joint `{3}`",
                 "« {0} » ({1}{2}) ne peut pas tenir l'assemblage vissé « {3} »"},
                {piece.name, piece.kind,
                 piece.diameter ? fill({" {0}", " {0}"}, {show(*piece.diameter)}) : Text{},
                 input.joint.id}))
      .also(piece.span, {"declared here", "déclarée ici"})
      .hint({"use a `wood-screw` of 3 to 8 mm", "prenez « wood-screw », de 3 à 8 mm"});
  return std::nullopt;
}

bool screw_length_fits(const JointInput& input, double least, double most,
                       diagnostics::Diagnostics& found) {
  const model::Hardware& piece = hardware_of(input);
  if (piece.length.mm() >= least - 1e-9 && piece.length.mm() <= most + 1e-9) return true;
  auto report = found.add(kScrewLength, input.joint.span,
                          fill({"screws {0} long do not suit {1} on {2}",
                                "des vis de {0} ne conviennent pas à {1} sur {2}"},
                               {show(piece.length), name_a(input), name_b(input)}));
  report.also(piece.span, {"declared here", "déclarée ici"});
  if (least > most) {
    report.hint(
        {"the panels are too thin for screws of this diameter: use thinner ones or bolts",
         "les panneaux sont trop minces pour des vis de ce diamètre : prenez-en de plus fines, ou "
         "des boulons"});
  } else {
    report.hint(fill({"from {0} to {1} does", "de {0} à {1} conviennent"},
                     {show(mm(least)), show(mm(most))}));
  }
  return false;
}

}  // namespace plano::joints
