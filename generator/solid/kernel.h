// SPDX-FileCopyrightText: 2026 The Planothèque contributors
// SPDX-License-Identifier: GPL-3.0-or-later

/// The door to OpenCASCADE: forms become solids behind it, in `occt/`, and nowhere else.
///
/// How to use: `kernel()`, then its `build_form` once per distinct form, then ask of the result
/// what is needed. Used by this folder only; others see `pieces.h`.
///
/// OpenCASCADE serves small free forms well and is not exact: faces within 1e-7 mm of one another
/// count as touching. All lengths come from the nanometre lattice, so that what is meant to touch
/// does. What it throws ends behind the door: as a Reason, or std::bad_alloc. Not called from
/// several threads at once: parts of it keep state of their own.
#pragma once

#include <memory>
#include <string>

#include "base/expected.h"
#include "base/length.h"
#include "geometry/outline.h"
#include "geometry/placement.h"
#include "mesh/triangles.h"
#include "model/solid_form.h"
#include "solid/brep.h"

class TopoDS_Shape;  // OpenCASCADE's, in .cpp files only

namespace plano::solid {

struct Reason {
  enum class Kind {
    /// A fillet larger than the edges leave room for.
    fillet_too_large,
    /// No edge is where the fillet asks for one.
    no_edge_to_round,
    /// A revolved outline on both sides of its axis.
    crosses_axis,
    /// An outline that the exact kernel refuses; `detail` says why.
    bad_outline,
    /// Nothing is left of the form.
    empty,
    /// More than one piece; `detail`: how many.
    in_pieces,
    /// More edges than kMostFormEdges.
    too_large,
    /// OpenCASCADE gave up, or its result is not a valid solid.
    kernel,
  };
  Kind kind = Kind::kernel;
  std::string detail;
};

/// Edges of all outlines of one solid together: keeps a boolean in the range of a second.
inline constexpr std::size_t kMostFormEdges = 2'000;

/// OpenCASCADE's shape, kept alive by whoever needs it.
using ShapePtr = std::shared_ptr<const TopoDS_Shape>;

/// The space that two solids share.
struct SharedSpace {
  double volume_mm3 = 0;
  /// Of the thickest of its pieces, twice its volume by its surface: of a flat or curved layer its
  /// depth, of a point driven in less.
  double thickness_mm = 0;
};

/// What OpenCASCADE does for us. Its libraries take longer to load than most designs take to make,
/// and most designs have no solids: so they are in a module of their own, loaded on first use.
struct Kernel {
  /// One valid solid, or why there is none. Cost: milliseconds for a form, some tens of
  /// milliseconds per boolean and fillet.
  Expected<ShapePtr, Reason> (*build_form)(const model::Form& form);

  /// A prism over a region between two heights, standing at `placement`: a panel's layer.
  Expected<ShapePtr, Reason> (*build_prism)(const geometry::Region& region, Length low, Length high,
                                            const geometry::Placement& placement);

  /// The same solid where `placement` puts its frame. Precondition: its axes are square.
  ShapePtr (*placed)(const TopoDS_Shape& shape, const geometry::Placement& placement);

  Expected<Brep, Reason> (*brep_of)(const TopoDS_Shape& shape);

  /// Watertight; vertices rounded to the nanometre; no chord strays more than `sagitta`. Empty if
  /// OpenCASCADE's mesh has a hole.
  Expected<mesh::TriangleMesh, Reason> (*mesh_of)(const TopoDS_Shape& shape, Length sagitta);

  /// By integration over the exact faces.
  Expected<double, Reason> (*volume_mm3)(const TopoDS_Shape& shape);

  /// What two solids share; nothing of it where they touch or are apart.
  Expected<SharedSpace, Reason> (*shared_space)(const TopoDS_Shape& a, const TopoDS_Shape& b);
};

/// The module's kernel, loaded on the first call and kept until the program ends; or what the
/// system's loader says of why there is none.
Expected<const Kernel*, std::string> kernel();

}  // namespace plano::solid
