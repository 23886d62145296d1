// SPDX-FileCopyrightText: 2026 The Planothèque contributors
// SPDX-License-Identifier: GPL-3.0-or-later

/// What is scratched into a face: the strokes the machine follows, and whether they lie on wood.
#pragma once

#include <vector>

#include "panels/cut_panel.h"
#include "panels/stroke_font.h"

namespace plano::panels {

/// An engraved text has at most this many characters. A longer one belongs on a sign: at the
/// smallest legible height it would already be half a metre long.
inline constexpr std::size_t kLongestText = 200;

/// The strokes of an engraving in the panel's plane, which is seen from the top: what stands on the
/// bottom face is mirrored here, and reads right from below.
std::vector<Stroke> engraved(const model::Engraving& engraving, Language language);

/// Every stroke lies within the outline, in both languages, and texts are not too long. Gives false
/// exactly when it had an error to say. Warns of strokes that run over an opening or a slot, and of
/// characters that the alphabet lacks. Cost: strokes × edges of the profile.
bool engravings_are_sound(const Recipe& recipe, const geometry::Face& profile, ShapeCache& shapes,
                          Findings& findings);

}  // namespace plano::panels
