// SPDX-FileCopyrightText: 2026 The Planothèque contributors
// SPDX-License-Identifier: GPL-3.0-or-later

/// Values for a design's parameters from outside it: command line over environment over plano.ini.
/// (Below these lie the workshop's profile and the design's own defaults, which `model` knows.)
///
/// The design's parameters are made into options of Boost.Program_options, which parses and stacks
/// the layers. Names are matched whole, never guessed from their beginnings. Values stay texts:
/// they go through the language's own formula and unit reader, with their place, so that a bad one
/// in plano.ini is shown in plano.ini.
#pragma once

#include <map>
#include <optional>
#include <string>
#include <vector>

#include "diagnostics/diagnostic.h"
#include "diagnostics/source.h"
#include "model/resolve.h"
#include "syntax/tree.h"

namespace plano::cli {

/// The names under `parameters:`, in the order written, then "board.thickness" of each material
/// that offers several.
std::vector<std::string> parameter_names(const syntax::Tree& design);

struct ParameterSources {
  std::vector<std::string> command_line;              // "length=1400mm", as typed
  std::map<std::string, std::string> environment;     // the whole environment
  std::optional<diagnostics::SourceId> project_file;  // a plano.ini, already read
};

/// At most one input a name, sorted by name. Mistakes are added to `found`: not name=value, a name
/// given twice in one place, a name the design does not have (with what was probably meant); a
/// PLANO_… variable that matches nothing is a warning. Command line and environment become sources
/// of their own in `sources`, so that every value has a place.
std::vector<model::ParameterInput> layered_inputs(const std::vector<std::string>& names,
                                                  const ParameterSources& from,
                                                  diagnostics::SourceMap& sources,
                                                  diagnostics::Diagnostics& found);

/// "PLANO_POST_HEIGHT" for "post_height", "PLANO_BOARD_THICKNESS" for "board.thickness".
std::string variable_name(const std::string& parameter);

}  // namespace plano::cli
