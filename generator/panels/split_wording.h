// SPDX-FileCopyrightText: 2026 The Planothèque contributors
// SPDX-License-Identifier: GPL-3.0-or-later

/// What is said of panels that cannot be split, or only poorly.
#pragma once

#include "diagnostics/diagnostic.h"
#include "model/design.h"
#include "panels/seam_place.h"

namespace plano::panels {

/// What a message about one panel's seams is about.
struct SeamProblem {
  const model::Joint& joint;
  const model::Panel& panel;
  const model::Material& material;
  geometry::Box box;  // of the cut panel, in its own plane
  SplitAlong along;
  const SeamTask& task;
};

void report(const SeamProblem& problem, const NoPlace& no, diagnostics::Diagnostics& found);
/// `faces`: how many were tried.
void report_no_room_for_plate(const SeamProblem& problem, std::size_t faces,
                              diagnostics::Diagnostics& found);
void report_near(const SeamProblem& problem, Findings& findings);
void report_too_large(const model::Joint& joint, const model::Panel& panel,
                      const model::Material& material, const geometry::Box& box,
                      diagnostics::Diagnostics& found);
void report_bar(const model::Joint& joint, const model::Panel& panel,
                diagnostics::Diagnostics& found);
void report_twice(const model::Joint& joint, const model::Joint& other, const model::Panel& panel,
                  diagnostics::Diagnostics& found);
void report_no_such_face(const model::Joint& joint, const model::Panel& panel,
                         diagnostics::Diagnostics& found);

}  // namespace plano::panels
