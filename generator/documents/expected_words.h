// SPDX-FileCopyrightText: 2026 The Planothèque contributors
// SPDX-License-Identifier: GPL-3.0-or-later

/// Used by this folder only.
#pragma once

#include <string>

#include "base/text.h"

namespace plano::documents {

/// The words of `expects:` as people read them; others as they are.
Text meaning_of(const std::string& word);

}  // namespace plano::documents
