// SPDX-FileCopyrightText: 2026 The Planothèque contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "pipeline/csv.h"

namespace plano::pipeline {
namespace {

/// A cell: quoted where it holds what would end it. A leading sign of a formula is kept from being
/// computed by a space, as texts come from strangers' designs.
std::string cell(const std::string& text) {
  std::string safe = text;
  if (!safe.empty() && std::string("=+-@").find(safe[0]) != std::string::npos) {
    safe.insert(0, " ");
  }
  if (safe.find_first_of(";\"\n\r") == std::string::npos) {
    return safe;
  }
  std::string quoted = "\"";
  for (const char c : safe) {
    quoted += c == '"' ? "\"\"" : std::string(1, c);
  }
  return quoted + "\"";
}

}  // namespace

std::string csv_row(std::initializer_list<std::string> cells) {
  std::string line;
  for (const std::string& text : cells) {
    line += (line.empty() ? "" : ";") + cell(text);
  }
  return line + "\r\n";
}

}  // namespace plano::pipeline
