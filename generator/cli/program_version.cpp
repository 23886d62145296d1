// SPDX-FileCopyrightText: 2026 The Planothèque contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "cli/program_version.h"

namespace plano::cli {

const char* const kProgramVersion = PLANO_VERSION;

}  // namespace plano::cli
