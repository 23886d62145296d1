// SPDX-FileCopyrightText: 2026 The Planothèque contributors
// SPDX-License-Identifier: GPL-3.0-or-later

/// What is worth keeping of the sheets, and how it is told. Used by this folder only.
#pragma once

#include <vector>

#include "base/text.h"
#include "pipeline/content.h"
#include "pipeline/page.h"

namespace plano::pipeline {

/// For each sheet the pieces to keep, where they lie on it, largest first.
std::vector<std::vector<geometry::Region>> leftovers_of(const Built& built, Length gap);

/// A step of the README: which pieces to keep, and how they get into the workshop's stock. Nothing
/// where there are none.
void leftovers_step(const Content& content, int number, Page& page);

/// " Worth keeping: 2 leftovers, 0.85 m²." for the end of a run; empty where there are none.
Text leftovers_sentence(const Content& content);

/// " From stock: birch-18-left (by the door)." The leftovers the job is cut from; empty if none.
Text used_leftovers_sentence(const Content& content);

}  // namespace plano::pipeline
