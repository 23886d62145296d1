// SPDX-FileCopyrightText: 2026 The Planothèque contributors
// SPDX-License-Identifier: GPL-3.0-or-later

/// What a rule worked out as tables, on paper.
#pragma once

#include "checks/rule.h"
#include "documents/flow.h"

namespace plano::documents {

/// Each with its heading and its note.
void rule_tables(Flow& flow, const checks::Outcome& outcome, Language language);

}  // namespace plano::documents
