// SPDX-FileCopyrightText: 2026 The Planothèque contributors
// SPDX-License-Identifier: GPL-3.0-or-later

/// read_step FILE...: what OpenCASCADE finds in STEP files, one JSON object a line.
/// Exit code 1: one of them could not be read.

#include <iostream>
#include <nlohmann/json.hpp>

#include "step_reading.h"

int main(int argc, char** argv) {
  bool all_read = argc > 1;
  for (int i = 1; i < argc; ++i) {
    const auto reading = plano::readers::read_step(argv[i]);
    all_read = all_read && reading.read;
    nlohmann::ordered_json out = {{"file", argv[i]},
                                  {"read", reading.read},
                                  {"complaints", reading.complaints},
                                  {"assembly", reading.assembly},
                                  {"parts", nlohmann::ordered_json::array()},
                                  {"instances", nlohmann::ordered_json::array()}};
    for (const auto& part : reading.parts) {
      out["parts"].push_back({{"name", part.name},
                              {"solids", part.solids},
                              {"valid", part.valid},
                              {"closed", part.closed},
                              {"volume", part.volume},
                              {"faces", part.faces},
                              {"edges", part.edges},
                              {"vertices", part.vertices},
                              {"tolerance", part.tolerance},
                              {"colour", part.colour}});
    }
    for (const auto& instance : reading.instances) {
      out["instances"].push_back(
          {{"name", instance.name}, {"part", instance.part}, {"matrix", instance.matrix}});
    }
    std::cout << out.dump() << "\n";
  }
  return all_read ? 0 : 1;
}
