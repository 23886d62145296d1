// SPDX-FileCopyrightText: 2026 The Planothèque contributors
// SPDX-License-Identifier: GPL-3.0-or-later

/// Straight stock as the prism it is made as.
///
/// A rectangular bar is a thick panel: its plane is square to its face, its thickness the side that
/// looks there, its outline length × other side. A round one is a prism over its section, as thick
/// as it is long. Either way every later stage treats it like a panel.
#pragma once

#include "geometry/shape.h"
#include "model/run.h"

namespace plano::model {

struct BarShape {
  spec::Plane plane = spec::Plane::xy;
  Length thickness;
  geometry::Shape outline;  // smallest corner at 0,0
};

/// `face_plane`: square to the bar's face. Precondition: `material` is a bar.
BarShape shape_of_bar(const spec::BarSpec& bar, spec::Plane face_plane, const Material& material,
                      Length length);

/// Whether the design uses sheets for panels and bars for bars, and draws nothing into round ones;
/// says so where not.
bool stock_suits(Run& run, const spec::PanelSpec& written, const Material& material);

/// Whether one of the lengths it is sold in is long enough; says so where none is.
bool fits_its_stock(Run& run, const spec::PanelSpec& written, const Material& material,
                    Length length);

}  // namespace plano::model
