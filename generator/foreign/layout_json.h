// SPDX-FileCopyrightText: 2026 The Planothèque contributors
// SPDX-License-Identifier: GPL-3.0-or-later

/// What a layout says about itself to programs.
#pragma once

#include <string>
#include <vector>

#include "foreign/sheets_out.h"

namespace plano::foreign {

/// layout.json says where each part lies: mirrored in the y axis (if flipped), turned
/// counter-clockwise about the origin of its own outline, then moved; in the sheet's frame.
/// `openings`: whether parts might lie in openings of others, in the end; `openings_kept_free`: but
/// for those of these parts.
std::string layout_json(const ForeignJob& job, const Laying& laying,
                        const std::vector<SheetGroup>& groups, const OutputOptions& options);

/// bundle.json: the files, and of which stock the sheets are, for `plano stock use`.
std::string bundle_json(const ForeignJob& job, const Laying& laying,
                        const std::vector<SheetGroup>& groups, const OutputOptions& options,
                        const std::vector<exporters::Artifact>& files);

}  // namespace plano::foreign
