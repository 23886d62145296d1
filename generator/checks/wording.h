// SPDX-FileCopyrightText: 2026 The Planothèque contributors
// SPDX-License-Identifier: GPL-3.0-or-later

/// What people read of verdicts, on screens and on paper.
#pragma once

#include <string>

#include "checks/rule.h"

namespace plano::checks {

/// "to be seen by a person".
Text words_of(Verdict verdict);
/// "two public sources agree".
Text words_of(Confidence confidence);
Text title_of(const Rule& rule);
/// Words with a capital first, and a stop at the end where no code stands there.
std::string as_sentence(std::string words);
/// That this is a pre-check and no certificate, said on every page.
Text safety_notice();

}  // namespace plano::checks
