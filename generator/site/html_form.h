// SPDX-FileCopyrightText: 2026 The Planothèque contributors
// SPDX-License-Identifier: GPL-3.0-or-later

/// The form of a design: presets, fields, what is wrong with them. Whole without scripts; those
/// find what they need in `data-` attributes.
#pragma once

#include "site/design_view.h"
#include "site/html.h"
#include "site/pages.h"

namespace plano::site {

/// The summary of what is wrong, each point linked to its field. An empty place where all is well:
/// scripts put the summary there when it is needed.
void write_problems(Html& html, const Form& form, const Report& report);

void write_presets(Html& html, const Form& form);

/// Live: fields to change. In a static site: the same values as a list, with the reason.
void write_form(Html& html, const DesignView& view, const PageFrame& frame);

/// The id of a field's input: "f-length".
std::string field_id(const std::string& name);

}  // namespace plano::site
