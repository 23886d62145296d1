// SPDX-FileCopyrightText: 2026 The Planothèque contributors
// SPDX-License-Identifier: GPL-3.0-or-later

/// Parts that stay where they were drawn: on the first sheet, whose lower-left corner is the
/// drawing's 0,0.
#pragma once

#include "diagnostics/diagnostic.h"
#include "foreign/job.h"
#include "foreign/laying.h"

namespace plano::foreign {

bool any_kept(const ForeignJob& job);

/// False, and an error, where kept parts cannot stay: there is not one kind of sheet, they lie off
/// it, too near to its edge or to one another, in openings within openings, or are too many to be
/// laid together with the rest. Precondition: every part has poses, kept ones that as drawn.
bool kept_can_stay(const ForeignJob& job, const LayingOptions& options,
                   diagnostics::Diagnostics& found);

/// The copies of kept parts with their places, the parts numbered as in `job`.
std::vector<nesting::FixedPart> fixed_parts(const ForeignJob& job);

/// Makes kept copies of one outline parts of their own where other openings of theirs hold kept
/// parts: what is open in one copy is closed in the other. Nothing where there are more kept copies
/// than can be laid together. Cost: the square of the kept copies.
void tell_kept_apart(std::vector<ForeignPart>& parts);

/// Leaves of each part's openings only those in which a kept part lies: what else is laid there
/// could come to lie two openings deep, which is not cut. Precondition: kept parts are told apart.
void close_around_kept(const ForeignJob& job, nesting::Job& made);

}  // namespace plano::foreign
