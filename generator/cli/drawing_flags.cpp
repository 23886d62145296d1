// SPDX-FileCopyrightText: 2026 The Planothèque contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "cli/drawing_flags.h"

namespace plano::cli {

// Ready before any verb's own list is made from them.
constinit const Flag kLayersFlag = {"--layers",
                                    "layers",
                                    Takes::one,
                                    "NAMES",
                                    "NOMS",
                                    "how the layers of cut files are named",
                                    "comment nommer les calques de découpe",
                                    Completes::words,
                                    "own wikihouse thermwood plain"};
constinit const Flag kColoursFlag = {"--colours",
                                     "colours",
                                     Takes::one,
                                     "COLOURS",
                                     "COULEURS",
                                     "the colours of SVG cut files",
                                     "les couleurs des SVG de découpe",
                                     Completes::words,
                                     "lightburn cut-blue black"};
constinit const Flag kDxfFlag = {
    "--dxf",
    "dxf",
    Takes::one,
    "VERSION",
    "VERSION",
    "r12 for old programs, which must then be told that units are millimetres",
    "r12 pour les programmes anciens, à qui il faut alors dire que l'unité est le millimètre",
    Completes::words,
    "r2000 r12"};
constinit const Flag kPaperFlag = {"--paper",
                                   "paper",
                                   Takes::one,
                                   "SIZE",
                                   "FORMAT",
                                   "of the cutting plan (default: a4)",
                                   "du plan de découpe (sinon : a4)",
                                   Completes::words,
                                   "a4 a3"};

exporters::DrawingStyle asked_style(const Arguments& arguments) {
  exporters::DrawingStyle style;
  if (arguments.has("layers")) style.layers = arguments.one("layers");
  if (arguments.has("colours")) style.colours = arguments.one("colours");
  if (arguments.one("dxf") == "r12") style.version = exporters::DxfVersion::r12;
  return style;
}

}  // namespace plano::cli
