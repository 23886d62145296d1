// SPDX-FileCopyrightText: 2026 The Planothèque contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "solid/pieces.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <mutex>
#include <string>
#include <utility>
#include <variant>

#include "base/check.h"
#include "catalog/substances.h"
#include "solid/boxes.h"
#include "solid/codes.h"
#include "solid/collisions.h"
#include "solid/kernel.h"

namespace plano::solid {
namespace {

using geometry::Placement;
using geometry::Vec3;
using model::Solid;

Text said(const Reason& reason) {
  switch (reason.kind) {
    case Reason::Kind::fillet_too_large:
      return {"its fillet is larger than the edges leave room for",
              "son congé est plus grand que la place que laissent les arêtes"};
    case Reason::Kind::no_edge_to_round:
      return {"no edge of the form is where `fillet.edges` says",
              "aucune arête de la forme n'est là où le dit `fillet.edges`"};
    case Reason::Kind::crosses_axis:
      return {"a revolved outline reaches beyond its axis, to x below 0",
              "un contour de révolution dépasse son axe, vers x sous 0"};
    case Reason::Kind::bad_outline:
      return {"one of its outlines crosses or touches itself",
              "l'un de ses contours se croise ou se touche"};
    case Reason::Kind::empty:
      return {"nothing is left of it", "il n'en reste rien"};
    case Reason::Kind::in_pieces:
      return fill({"it falls apart into {0} pieces", "il tombe en {0} morceaux"},
                  {Text(reason.detail)});
    case Reason::Kind::too_large:
      return fill({"its outlines have more than {0} edges", "ses contours ont plus de {0} arêtes"},
                  {show(static_cast<std::int64_t>(kMostFormEdges))});
    case Reason::Kind::kernel:
      return fill({"the geometry kernel finds no valid solid ({0})",
                   "le noyau géométrique ne trouve pas de solide valable ({0})"},
                  {Text(reason.detail)});
  }
  return {};
}

void report(const Reason& reason, const Solid& solid, diagnostics::Diagnostics& found) {
  const bool fillet = reason.kind == Reason::Kind::fillet_too_large ||
                      reason.kind == Reason::Kind::no_edge_to_round;
  found
      .add(fillet ? kFilletDoesNotFit : kFormFails, solid.span,
           fill({"`{0}` cannot be made: {1}", "« {0} » ne peut pas être fait : {1}"},
                {Text(solid.id), said(reason)}))
      .hint(fillet ? Text("make the radius smaller, or name other edges",
                          "réduisez le rayon, ou désignez d'autres arêtes")
                   : Text("let forms that belong together overlap by some tenths of a millimetre",
                          "faites se chevaucher de quelques dixièmes de millimètre les formes qui "
                          "vont ensemble"));
}

/// Turns `up` to z by quarter turns, keeping axes on axes.
Placement lying_for(Vec3 up) {
  Placement out;
  out.w = {0, 0, 0};
  // The rows of the motion: where each own axis goes. `up` goes to z.
  const Vec3 across = up.x != 0 ? Vec3{0, 1, 0} : Vec3{1, 0, 0};
  const Vec3 third = geometry::cross(up, across);
  // A point p goes to (p·across, p·third, p·up).
  out.u = {across.x, third.x, up.x};
  out.v = {across.y, third.y, up.y};
  out.w = {across.z, third.z, up.z};
  return out;
}

bool same_piece(const Solid& a, const Solid& b) {
  return a.substance == b.substance && a.printed == b.printed && a.print_up == b.print_up &&
         a.form == b.form;
}

panels::Instance instance_of(const Solid& solid) {
  return {solid.id, solid.label, solid.placement, solid.colour};
}

void measure(Piece& piece, const Solid& solid) {
  const Box3 box = box_of(piece.mesh, {});
  piece.size_x = Length::nearest_to_mm(box.high.x - box.low.x);
  piece.size_y = Length::nearest_to_mm(box.high.y - box.low.y);
  piece.size_z = Length::nearest_to_mm(box.high.z - box.low.z);
  piece.on_printer = lying_for(solid.print_up);
  const Box3 lying = box_of(piece.mesh, piece.on_printer);
  piece.on_printer.origin = -lying.low;
  const catalog::Substance* substance = catalog::find_substance(solid.substance);
  CHECK(substance != nullptr, "resolve let through " + solid.substance);
  piece.mass_kg = piece.volume_mm3 * 1e-9 * substance->density_kg_m3;
}

/// How many forms a solid is made of.
std::size_t forms_in(const model::Form& form) {
  std::size_t count = 1;
  if (const auto* compound = std::get_if<model::Form::Compound>(&form.what)) {
    for (const model::Form& part : compound->of) count += forms_in(part);
  }
  return count;
}

void report_too_many_forms(const Solid& solid, diagnostics::Diagnostics& found) {
  found
      .add(kTooManyFormsInAll, solid.span,
           fill({"with `{0}` the different solids of this design are made of more than {1} forms",
                 "avec « {0} », les solides différents de ce modèle sont faits de plus de {1} "
                 "formes"},
                {Text(solid.id), show(static_cast<std::int64_t>(kMostFormsInAll))}))
      .hint({"give copies the same sizes, so that they are made once, or split the design",
             "donnez aux copies les mêmes dimensions, pour qu'elles ne soient faites qu'une fois, "
             "ou partagez le modèle"});
}

/// Solids that are copies of one another, in the order of their firsts. Empty after an error: all
/// of them have more forms than can be made.
std::optional<std::vector<std::vector<const Solid*>>> kinds_of(const std::vector<Solid>& solids,
                                                               diagnostics::Diagnostics& found) {
  std::vector<std::vector<const Solid*>> kinds;
  std::size_t forms = 0;
  for (const Solid& solid : solids) {
    const auto known = std::find_if(kinds.begin(), kinds.end(), [&](const auto& copies) {
      return same_piece(*copies.front(), solid);
    });
    if (known != kinds.end()) {
      known->push_back(&solid);
      continue;
    }
    kinds.push_back({&solid});
    forms += forms_in(solid.form);
    if (forms > kMostFormsInAll) {
      report_too_many_forms(solid, found);
      return std::nullopt;
    }
  }
  return kinds;
}

std::string number_of(std::size_t index) {
  const std::string digits = std::to_string(index + 1);
  return "S" + std::string(digits.size() < 2 ? 1 : 0, '0') + digits;
}

/// The piece that a solid stands for, without its copies. Empty after an error.
std::optional<Piece> make_piece(const Kernel& kernel, const Solid& solid, std::size_t number,
                                ShapePtr& shape, diagnostics::Diagnostics& found) {
  auto built = kernel.build_form(solid.form);
  if (!built) {
    report(built.error(), solid, found);
    return std::nullopt;
  }
  auto mesh = kernel.mesh_of(**built, kPieceSagitta);
  if (!mesh) {
    report(mesh.error(), solid, found);
    return std::nullopt;
  }
  const auto volume = kernel.volume_mm3(**built);
  auto brep = kernel.brep_of(**built);
  if (!volume || !brep) {
    report(volume ? brep.error() : volume.error(), solid, found);
    return std::nullopt;
  }
  Piece piece;
  piece.name = number_of(number);
  piece.label = solid.label;
  piece.substance = solid.substance;
  piece.printed = solid.printed;
  piece.volume_mm3 = *volume;
  piece.brep = std::move(*brep);
  piece.mesh = std::move(*mesh);
  measure(piece, solid);
  shape = std::move(*built);
  return piece;
}

}  // namespace

std::optional<std::vector<Piece>> make_pieces(const model::ResolvedDesign& design,
                                              const panels::PartSet& parts,
                                              diagnostics::Diagnostics& found) {
  std::vector<Piece> pieces;
  if (design.solids.empty()) return pieces;
  const auto kinds = kinds_of(design.solids, found);
  if (!kinds) return std::nullopt;
  // OpenCASCADE keeps state of its own, one for the whole program, and so does the right to use it.
  static std::mutex one_at_a_time;
  const std::lock_guard<std::mutex> lock(one_at_a_time);
  const auto kernel = solid::kernel();
  if (!kernel) {
    found.add(kNoKernel, design.solids.front().span,
              fill({"`{0}` cannot be made: {1}", "« {0} » ne peut pas être fait : {1}"},
                   {Text(design.solids.front().id), Text(kernel.error())}));
    return std::nullopt;
  }
  const std::size_t errors_before = found.errors();
  std::vector<ShapePtr> shapes;
  for (const std::vector<const Solid*>& copies : *kinds) {
    ShapePtr shape;
    auto piece = make_piece(**kernel, *copies.front(), pieces.size(), shape, found);
    if (!piece) continue;
    for (const Solid* copy : copies) piece->instances.push_back(instance_of(*copy));
    pieces.push_back(std::move(*piece));
    shapes.push_back(std::move(shape));
  }
  if (found.errors() > errors_before) return std::nullopt;
  report_collisions(**kernel, design, parts, pieces, shapes, found);
  if (found.errors() > errors_before) return std::nullopt;
  return pieces;
}

}  // namespace plano::solid
