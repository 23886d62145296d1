# SPDX-FileCopyrightText: 2026 The Planothèque contributors
# SPDX-License-Identifier: GPL-3.0-or-later

# Flags all our code is built with, and the faster tools where they are installed.

find_program(CCACHE_PROGRAM ccache)
if(CCACHE_PROGRAM)
  set(CMAKE_CXX_COMPILER_LAUNCHER ${CCACHE_PROGRAM})
endif()
find_program(MOLD_PROGRAM mold)
if(MOLD_PROGRAM)
  add_link_options(-fuse-ld=mold)
endif()

# -ffp-contract=off: a fused multiply-add would change the last bit of a coordinate between machines.
add_compile_options(-ffp-contract=off -Wall -Wextra -Wpedantic -Wshadow -Wconversion
                    -Wno-sign-conversion -Wnon-virtual-dtor)
# GCC 12.2 at -O2 miscompiles a loop that assigns {std::min(…), std::max(…)} back to the aggregate it
# reads (seen in a bounding box; gone without type-based alias analysis or without loop invariant motion).
add_compile_options($<$<AND:$<CXX_COMPILER_ID:GNU>,$<NOT:$<CONFIG:Debug>>>:-fno-strict-aliasing>)
if(PLANO_WERROR)
  add_compile_options(-Werror)
endif()
# Paths of the build machine must not reach the program (reproducible builds).
add_compile_options(-ffile-prefix-map=${CMAKE_SOURCE_DIR}=.)

if(PLANO_SANITIZE)
  add_compile_options(-fsanitize=${PLANO_SANITIZE} -fno-omit-frame-pointer)
  add_link_options(-fsanitize=${PLANO_SANITIZE})
endif()

# One folder of generator/ is one static library, plano_<name>, of all its .cpp files.
#   plano_folder(geometry USES plano_base [LINKS gmp])
# USES are folders from floors above (public: their headers appear in ours); LINKS are libraries that
# appear in .cpp files only.
function(plano_folder path)
  cmake_parse_arguments(ARG "" "" "USES;LINKS" ${ARGN})
  string(REPLACE "/" "_" name ${path})
  file(GLOB sources CONFIGURE_DEPENDS ${CMAKE_CURRENT_SOURCE_DIR}/${path}/*.cpp)
  list(FILTER sources EXCLUDE REGEX "/main\\.cpp$")
  if(NOT sources)
    add_library(plano_${name} INTERFACE)
    target_include_directories(plano_${name} INTERFACE ${CMAKE_SOURCE_DIR}/generator)
    target_link_libraries(plano_${name} INTERFACE ${ARG_USES})
    return()
  endif()
  add_library(plano_${name} STATIC ${sources})
  target_include_directories(plano_${name} PUBLIC ${CMAKE_SOURCE_DIR}/generator)
  target_link_libraries(plano_${name} PUBLIC ${ARG_USES} PRIVATE ${ARG_LINKS})
endfunction()
