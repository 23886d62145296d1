// SPDX-FileCopyrightText: 2026 The Planothèque contributors
// SPDX-License-Identifier: GPL-3.0-or-later

/// For tests that resolve designs of this tree without the command line: the modules these take in
/// by id from designs/modules.
#pragma once

#include <fstream>
#include <list>
#include <sstream>
#include <string>

#include "joints/joint.h"
#include "model/resolve.h"
#include "spec/bind.h"
#include "syntax/tree.h"

namespace plano::model {

/// A bound design with its modules, which it keeps alive. Modules that take in others are not for
/// it.
class LibraryDesign {
 public:
  LibraryDesign(const spec::DesignSpec& design, diagnostics::SourceMap& sources,
                diagnostics::Diagnostics& found) {
    module_.spec = &design;
    for (const spec::UseSpec& use : design.uses) {
      const std::string path =
          std::string(PLANO_SOURCE_DIR) + "/designs/modules/" + use.design.text + "/design.yaml";
      std::ifstream file(path, std::ios::binary);
      std::ostringstream text;
      text << file.rdbuf();
      const auto tree = syntax::parse(sources, sources.add(path, text.str()), {}, found);
      auto spec = tree ? spec::bind(*tree, joints::all_joint_keys(), found) : std::nullopt;
      if (!spec) continue;  // resolve then misses it, and says so
      specs_.push_back(std::move(*spec));
      modules_.push_back({&specs_.back(), {}});
      module_.uses.emplace(use.name.text, &modules_.back());
    }
  }
  LibraryDesign(const LibraryDesign&) = delete;
  LibraryDesign& operator=(const LibraryDesign&) = delete;

  const Module& module() const { return module_; }

 private:
  std::list<spec::DesignSpec> specs_;
  std::list<Module> modules_;
  Module module_;
};

}  // namespace plano::model
