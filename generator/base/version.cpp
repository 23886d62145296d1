// SPDX-FileCopyrightText: 2026 The Planothèque contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "base/version.h"

namespace plano {

const char* const kVersion = PLANO_VERSION;

}  // namespace plano
