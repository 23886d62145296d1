// SPDX-FileCopyrightText: 2026 The Planothèque contributors
// SPDX-License-Identifier: GPL-3.0-or-later

/// What the files of this module give to its table. See `solid/kernel.h` for what each does.
#pragma once

#include "solid/kernel.h"

namespace plano::solid {

Expected<ShapePtr, Reason> build_form(const model::Form& form);
Expected<ShapePtr, Reason> build_prism(const geometry::Region& region, Length low, Length high,
                                       const geometry::Placement& placement);
ShapePtr placed(const TopoDS_Shape& shape, const geometry::Placement& placement);
Expected<Brep, Reason> brep_of(const TopoDS_Shape& shape);
Expected<mesh::TriangleMesh, Reason> mesh_of(const TopoDS_Shape& shape, Length sagitta);
Expected<double, Reason> volume_mm3(const TopoDS_Shape& shape);
Expected<SharedSpace, Reason> shared_space(const TopoDS_Shape& a, const TopoDS_Shape& b);

/// The answer that an exception of OpenCASCADE's, which is being handled, comes to. Throws
/// std::bad_alloc where it has run out of memory, and again what is not OpenCASCADE's.
Reason reason_of_exception();

/// Calls `make` and brings what OpenCASCADE throws into the answer.
template <class Make>
auto answered(const Make& make) -> Expected<decltype(make()), Reason> {
  try {
    return make();
  } catch (...) {
    return failure(reason_of_exception());
  }
}

}  // namespace plano::solid
