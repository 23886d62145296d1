// SPDX-FileCopyrightText: 2026 The Planothèque contributors
// SPDX-License-Identifier: GPL-3.0-or-later

/// Lists as a spreadsheet opens them with a double click. Used by this folder only.
#pragma once

#include <initializer_list>
#include <string>

namespace plano::pipeline {

/// Spreadsheets read a CSV as UTF-8 only when it says so.
inline constexpr const char* kByteOrderMark = "\xEF\xBB\xBF";

/// One line, `;` between cells, quoted where a cell holds what would end it. A leading sign of a
/// formula is kept from being computed by a space, as texts come from strangers' designs.
std::string csv_row(std::initializer_list<std::string> cells);

}  // namespace plano::pipeline
