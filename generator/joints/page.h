// SPDX-FileCopyrightText: 2026 The Planothèque contributors
// SPDX-License-Identifier: GPL-3.0-or-later

/// The page of one joint type, for `plano explain tab_slot`: made from its record, its keys in the
/// registry and its sample, so that nothing is said twice.
#pragma once

#include <string>

#include "base/text.h"
#include "joints/joint.h"

namespace plano::joints {

/// Markdown, 80 columns, ending in a line break: what it makes, where it acts, whether it comes
/// apart, the hardware it takes, its keys, and `sample` as it is (left out where empty).
std::string page_of(const JointType& type, const std::string& sample, Language language);

}  // namespace plano::joints
