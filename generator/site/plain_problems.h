// SPDX-FileCopyrightText: 2026 The Planothèque contributors
// SPDX-License-Identifier: GPL-3.0-or-later

/// What is wrong with a value from an address, in the words of the page: the field's label for the
/// parameter's name, the unit the field shows. Who moves a slider knows neither the language of
/// designs nor its names.
#pragma once

#include "site/settle.h"

namespace plano::site {

/// Rewrites problems about numbers that were typed; others stay as they are, and so do all codes.
void say_plainly(Settled& settled, const Wish& wish);

}  // namespace plano::site
