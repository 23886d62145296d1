// SPDX-FileCopyrightText: 2026 The Planothèque contributors
// SPDX-License-Identifier: GPL-3.0-or-later

/// The gallery as files that need no server: for any web space, in any folder of it, or a USB
/// stick. The same pages as live, for the defaults of each design and each of its presets.
///
///   index.html                                    the choice of language
///   fr/index.html, fr/about.html, fr/accessibility.html
///   fr/designs/bench/index.html, fr/designs/bench/nursery.html
///   data/bench/default/…, data/bench/nursery/…    what these pages show and offer
///   pictures/bench/…                              of its story
///
/// All links are relative. What a page opened from a disk cannot fetch is in its data.js once more:
/// `planotheque.receive("preview.glb", "<base64>")`.
#pragma once

#include <functional>
#include <string>
#include <vector>

#include "exporters/artifact.h"
#include "site/answer.h"

namespace plano::site {

/// Told before each state of each design with done / total.
using TreeProgress = std::function<void(const Text& what, int done, int total)>;

/// Sorted by path. `setting` holds the names of the front end's files, which are not in the tree
/// yet. What cannot be made has a page that says why, and is
/// named in `not_made`: "bench --preset nursery".
/// Same shelf, same bytes. Cost: seconds for each state of each design.
std::vector<exporters::Artifact> static_tree(const Shelf& shelf, const Setting& setting,
                                             const TreeProgress& progress,
                                             std::vector<std::string>& not_made);

}  // namespace plano::site
