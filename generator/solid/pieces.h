// SPDX-FileCopyrightText: 2026 The Planothèque contributors
// SPDX-License-Identifier: GPL-3.0-or-later

/// The distinct solids of a design, each made once, with its copies in place; and whether they run
/// into anything.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "diagnostics/diagnostic.h"
#include "mesh/triangles.h"
#include "model/design.h"
#include "panels/part_set.h"
#include "solid/brep.h"

namespace plano::solid {

/// How far a flattened arc strays in a piece's mesh: half of a fine printed layer.
inline constexpr Length kPieceSagitta = 50_um;

/// A distinct solid in its own frame.
struct Piece {
  std::string name;  // "S01": in the order of the file
  Text label;
  std::string substance;
  bool printed = true;
  double volume_mm3 = 0;
  double mass_kg = 0;  // of the full solid
  Length size_x;       // of its box as it stands in its own frame
  Length size_y;
  Length size_z;
  Brep brep;
  mesh::TriangleMesh mesh;
  /// The same as it lies on the printer: turned so that `print_up` points up, lowest point at
  /// z = 0, box from x = y = 0.
  geometry::Placement on_printer;
  std::vector<panels::Instance> instances;

  std::size_t quantity() const { return instances.size(); }
};

/// Makes every distinct solid and holds each copy against all solids and parts whose boxes it
/// meets. Empty exactly when it added an error: a form that cannot be made, one that falls apart,
/// one that runs into another element (see kMostCommonVolume, kMostSharedDepth), more than
/// kMostFormsInAll forms. Cost: tens of milliseconds a distinct solid and a pair of neighbours.
/// Calls from several threads wait for one another.
std::optional<std::vector<Piece>> make_pieces(const model::ResolvedDesign& design,
                                              const panels::PartSet& parts,
                                              diagnostics::Diagnostics& found);

/// Forms of all distinct solids together, some 50 ms each: a quarter of a minute.
inline constexpr std::size_t kMostFormsInAll = 300;

/// A thin shared space below this is touching: a face of 40 by 40 mm pressed in by 0.6 µm, which is
/// rounding; a peg of 8 mm is found from 20 µm on.
inline constexpr double kMostCommonVolume = 1.0;  // mm³
/// A shared space of which any piece is thicker than this is a collision, however small its volume:
/// the tip of a cone of 14 degrees is found from 0.3 mm on. Thickness is a mean, 2 V / A: of a
/// plate its depth, so that faces are held to the same as between panels (`panels::kTolerated`); of
/// a sliver along an edge half its width or less, so that one 40 µm deep and wide passes, of a
/// triangle across legs of 68 µm.
inline constexpr Length kMostSharedDepth = 20_um;

}  // namespace plano::solid
