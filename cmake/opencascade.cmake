# SPDX-FileCopyrightText: 2026 The Planothèque contributors
# SPDX-License-Identifier: GPL-3.0-or-later

# OpenCASCADE's modelling toolkits as the target `occt`. Not by find_package(OpenCASCADE): its targets
# ask for the development files of TBB, which the package does not bring. Its headers warn in C++20.

find_path(OCCT_INCLUDE BRepPrimAPI_MakeBox.hxx PATH_SUFFIXES opencascade REQUIRED)
add_library(occt INTERFACE)
target_include_directories(occt SYSTEM INTERFACE ${OCCT_INCLUDE})
target_compile_options(occt INTERFACE -Wno-deprecated-declarations -Wno-conversion)
foreach(toolkit TKFillet TKMesh TKBool TKBO TKPrim TKShHealing TKTopAlgo TKGeomAlgo TKBRep TKGeomBase
                TKG3d TKG2d TKMath TKernel)
  find_library(OCCT_${toolkit} ${toolkit} REQUIRED)
  target_link_libraries(occt INTERFACE ${OCCT_${toolkit}})
endforeach()
