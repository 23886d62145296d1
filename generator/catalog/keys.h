// SPDX-FileCopyrightText: 2026 The Planothèque contributors
// SPDX-License-Identifier: GPL-3.0-or-later

/// The keys of workshop profiles and of the licence catalogue, in the form of the design's
/// registry: from these come the checks, the reference page and the JSON Schema of
/// `workshops/*.yaml`.
#pragma once

#include <span>

#include "spec/key.h"

namespace plano::catalog {

std::span<const spec::Key> workshop_keys();
std::span<const spec::Key> licence_catalogue_keys();

}  // namespace plano::catalog
