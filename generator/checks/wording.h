// SPDX-FileCopyrightText: 2026 The Planothèque contributors
// SPDX-License-Identifier: GPL-3.0-or-later

/// What people read of verdicts, on screens and on paper.
#pragma once

#include "checks/result.h"

namespace plano::checks {

/// "to be seen by a person".
Text words_of(Verdict verdict);
/// "two public sources agree".
Text words_of(Confidence confidence);
/// That this is a pre-check and no certificate, said on every page.
Text safety_notice();

}  // namespace plano::checks
