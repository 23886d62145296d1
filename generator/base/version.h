// SPDX-FileCopyrightText: 2026 The Planothèque contributors
// SPDX-License-Identifier: GPL-3.0-or-later

/// The version of the program, for the files it writes.
#pragma once

namespace plano {

/// That of project() in CMakeLists.txt, handed over by the build: "0.1.0".
extern const char* const kVersion;

}  // namespace plano
