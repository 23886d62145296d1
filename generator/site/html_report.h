// SPDX-FileCopyrightText: 2026 The Planothèque contributors
// SPDX-License-Identifier: GPL-3.0-or-later

/// What comes of a design's values: figures, verdicts, sheets, parts. Each part is in an element
/// with `data-live`, which scripts exchange when values change.
#pragma once

#include "site/design_view.h"
#include "site/html.h"

namespace plano::site {

void write_figures(Html& html, const Report& report);
void write_verdicts(Html& html, const DesignView& view);
void write_sheets(Html& html, const Report& report);
void write_parts(Html& html, const Report& report);

}  // namespace plano::site
