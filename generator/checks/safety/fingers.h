// SPDX-FileCopyrightText: 2026 The Planothèque contributors
// SPDX-License-Identifier: GPL-3.0-or-later

/// The figures of what lets fingers in and holds them, whether in one part or between two.
#pragma once

#include "checks/result.h"

namespace plano::checks {

inline constexpr const char* kFingerSource =
    "RPII Japan on EN 1176-1:2017, pp. 26-27; placedupro.com, HAGS and naturstyrelsen.dk";
inline constexpr const char* kFingerSourceFr =
    "RPII Japan sur l'EN 1176-1:2017, p. 26-27 ; placedupro.com, HAGS et naturstyrelsen.dk";

inline constexpr Figure kFingerFigures[] = {
    {"lower edge",
     "bord inférieur",
     {1000, Unit::mm},
     Confidence::one_source,
     "RPII Japan on EN 1176-1:2017, pp. 26-27",
     "RPII Japan sur l'EN 1176-1:2017, p. 26-27"},
    {"small finger",
     "doigt le plus fin",
     {8, Unit::mm},
     Confidence::two_sources,
     kFingerSource,
     kFingerSourceFr},
    {"large finger",
     "doigt le plus gros",
     {25, Unit::mm},
     Confidence::two_sources,
     kFingerSource,
     kFingerSourceFr},
};
inline constexpr const Figure& kFingerEdge = kFingerFigures[0];
inline constexpr const Figure& kSmallFinger = kFingerFigures[1];
inline constexpr const Figure& kLargeFinger = kFingerFigures[2];

}  // namespace plano::checks
