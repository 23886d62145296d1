// SPDX-FileCopyrightText: 2026 The Planothèque contributors
// SPDX-License-Identifier: GPL-3.0-or-later

/// The version of the program.
#pragma once

namespace plano::cli {

/// That of project() in CMakeLists.txt, handed over by the build: "0.1.0".
extern const char* const kProgramVersion;

}  // namespace plano::cli
