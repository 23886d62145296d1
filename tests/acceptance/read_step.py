# SPDX-FileCopyrightText: 2026 The Planothèque contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Run by freecadcmd: reads the STEP files named in FILES (one a line) and prints a line of JSON each.

Part.read, not Import.open: the latter ends FreeCAD 0.20 with a segmentation fault.
"""

import json
import os

import Part  # FreeCAD's own

for path in os.environ["FILES"].splitlines():
    shape = Part.read(path)
    print("RESULT " + json.dumps({
        "path": path,
        "valid": shape.isValid(),
        "solids": len(shape.Solids),
        "closed": all(shell.isClosed() for solid in shape.Solids for shell in solid.Shells),
        "volume": sum(solid.Volume for solid in shape.Solids),
    }))
