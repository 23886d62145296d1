// SPDX-FileCopyrightText: 2026 The Planothèque contributors
// SPDX-License-Identifier: GPL-3.0-or-later

/// Bolts or screws square through pieces that overlap in one plane, for the joints that may be held
/// by them, and the keys that say how.
#pragma once

#include <array>
#include <vector>

#include "joints/overlap.h"
#include "joints/settings.h"
#include "spec/key.h"

namespace plano::joints {

inline constexpr const char* kSunkWays[] = {"none", "head", "nut", "both"};
inline constexpr spec::Key kPinsKey{
    .name = "bolts",
    .kind = spec::ValueKind::expression,
    .dimension = kPlainNumber,
    .doc_en =
        "How many bolts or screws, along the longest diagonal. By itself one; two where both "
        "bars run the same way.",
    .doc_fr =
        "Nombre de boulons ou de vis, sur la plus grande diagonale. Sans indication, un seul ; "
        "deux là où les barres se suivent."};
inline constexpr spec::Key kPinsSunkKey{
    .name = "sunk",
    .kind = spec::ValueKind::choice,
    .choices = kSunkWays,
    .fallback = "none",
    .doc_en = "What of a bolt is sunk below the surface with its washer.",
    .doc_fr = "Ce qui, d'un boulon, est noyé sous la surface avec sa rondelle."};
inline constexpr std::array kPins{catalog::HardwareKind::bolt_and_nut,
                                  catalog::HardwareKind::wood_screw};

/// What of one piece a bolt passes: between two heights, all of its wood.
struct Layer {
  const LyingPiece& piece;
  std::size_t edit = 0;  // index into the result's edits
  Text name;
  Interval height;
};

/// Adds what the joint's hardware needs through the overlap's area, from the first layer's outer
/// side to the last one's; screws end in the last. A joint without hardware is glued: nothing to
/// add, but J0201 where its keys speak of bolts. False exactly when it added an error.
bool pin(const JointInput& input, const Overlap& overlap, const std::vector<Layer>& layers,
         Settings& settings, JointResult& result);

}  // namespace plano::joints
