// SPDX-FileCopyrightText: 2026 The Planothèque contributors
// SPDX-License-Identifier: GPL-3.0-or-later

/// A .zip in memory whose bytes depend on its content alone: entries sorted by path, all dated
/// 1980-01-01 (the format's first day), one deflate level, no extra fields, no comment.
#pragma once

#include <string>
#include <vector>

#include "exporters/artifact.h"

namespace plano::exporters {

/// Precondition: paths are distinct and not empty, without a leading '/'. Also the container of
/// 3MF.
std::string zip(const std::vector<Artifact>& files);

}  // namespace plano::exporters
