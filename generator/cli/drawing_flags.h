// SPDX-FileCopyrightText: 2026 The Planothèque contributors
// SPDX-License-Identifier: GPL-3.0-or-later

/// How cut files are written: the flags of every verb that writes some. Their words are those of
/// exporters/drawing_style.h (held by a test).
#pragma once

#include "cli/verb.h"
#include "exporters/drawing_style.h"

namespace plano::cli {

extern const Flag kLayersFlag;
extern const Flag kColoursFlag;
extern const Flag kDxfFlag;
/// Of the cutting plan.
extern const Flag kPaperFlag;

exporters::DrawingStyle asked_style(const Arguments& arguments);

}  // namespace plano::cli
