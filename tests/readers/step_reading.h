// SPDX-FileCopyrightText: 2026 The Planothèque contributors
// SPDX-License-Identifier: GPL-3.0-or-later

/// What OpenCASCADE finds in a STEP file. (solid_volume.cpp includes it as well.)
#pragma once

#include <array>
#include <string>
#include <vector>

namespace plano::readers {

struct StepPart {
  std::string name;  // of the product
  int solids = 0;
  bool valid = false;   // BRepCheck_Analyzer
  bool closed = false;  // no edge with material on one side only
  double volume = 0;    // mm³
  int faces = 0;
  int edges = 0;
  int vertices = 0;
  double tolerance = 0;  // mm; the largest OpenCASCADE had to grant
  std::string colour;    // "#rrggbb", or empty
};

struct StepInstance {
  std::string name;                 // of the occurrence
  std::string part;                 // product name
  std::array<double, 12> matrix{};  // rows of the 3 × 4 transformation, mm
};

struct StepReading {
  bool read = false;
  int complaints = 0;           // of the syntax or content checks
  std::string assembly;         // name of the top product
  std::vector<StepPart> parts;  // in the order of the file
  std::vector<StepInstance> instances;
};

StepReading read_step(const std::string& path);

}  // namespace plano::readers
