// SPDX-FileCopyrightText: 2026 The Planothèque contributors
// SPDX-License-Identifier: GPL-3.0-or-later

/// The three things `plano stock` does. Each returns the exit code, its findings told.
#pragma once

#include "cli/session.h"
#include "cli/stock_shelf.h"
#include "cli/verb.h"

namespace plano::cli {

int stock_list(Session& session, const Arguments& arguments, const Shelf& shelf);
int stock_add(Session& session, const Arguments& arguments, const Shelf& shelf);
int stock_use(Session& session, const Arguments& arguments, const Shelf& shelf);

/// "0.42 m²".
Text shown_square_metres(Area area);

}  // namespace plano::cli
