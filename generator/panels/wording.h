// SPDX-FileCopyrightText: 2026 The Planothèque contributors
// SPDX-License-Identifier: GPL-3.0-or-later

/// Sentences that several checks of a panel share.
#pragma once

#include <string>

#include "diagnostics/diagnostic.h"
#include "geometry/exact/evaluate.h"
#include "panels/cut_panel.h"

namespace plano::panels {

/// A place in a panel's plane: "u = 120 mm, v = 45 mm".
Text show_place(geometry::Point place);

/// Why the kernel could not give a shape, as a finding about panel `panel`.
void say_reason(const geometry::exact::Reason& reason, const std::string& panel,
                diagnostics::Span span, Findings& findings);

}  // namespace plano::panels
