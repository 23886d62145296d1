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
Brep brep_of(const TopoDS_Shape& shape);
Expected<mesh::TriangleMesh, Reason> mesh_of(const TopoDS_Shape& shape, Length sagitta);
double volume_mm3(const TopoDS_Shape& shape);
Expected<double, Reason> common_volume_mm3(const TopoDS_Shape& a, const TopoDS_Shape& b);

}  // namespace plano::solid
