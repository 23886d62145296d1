// SPDX-FileCopyrightText: 2026 The Planothèque contributors
// SPDX-License-Identifier: GPL-3.0-or-later

/// A file not yet written.
#pragma once

#include <string>

namespace plano::exporters {

struct Artifact {
  std::string path;        // inside the bundle, '/' separated: "parts/P01.dxf"
  std::string media_type;  // "image/vnd.dxf"
  std::string bytes;
  friend bool operator==(const Artifact&, const Artifact&) = default;
};

}  // namespace plano::exporters
