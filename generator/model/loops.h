// SPDX-FileCopyrightText: 2026 The Planothèque contributors
// SPDX-License-Identifier: GPL-3.0-or-later

/// `for_each` and `when`, turned.
#pragma once

#include <functional>
#include <string>

#include "model/run.h"

namespace plano::model {

/// One turn. `suffix` is what the loop's values add to an id: ".left", ".3.left", or "" without a
/// loop. False: something went wrong and was reported; the other turns would say the same.
using Turn = std::function<bool(const std::string& suffix)>;

/// Calls `turn` for each combination of the variables, the last turning fastest, with the variables
/// bound in `run.names`; where `when` is false, `left_out` instead (if given). False after an
/// error.
bool for_each_turn(Run& run, const spec::Repetition& repeat, const Turn& turn,
                   const Turn& left_out = {});

/// Keeps the id of an element that `when` leaves out, so that it may be referred to. False after
/// saying that there are more than kMostAbsent of them.
bool leave_out(Run& run, const std::string& id, Span span);

}  // namespace plano::model
