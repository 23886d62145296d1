# SPDX-FileCopyrightText: 2026 The Planothèque contributors
# SPDX-License-Identifier: GPL-3.0-or-later

# What `cmake --install` puts where. The program finds its data from its own place (bin/ beside
# share/plano/), so the whole tree can be moved after it was installed.

set(PLANO_DATA_DESTINATION ${CMAKE_INSTALL_DATADIR}/plano)
install(DIRECTORY designs workshops licenses templates DESTINATION ${PLANO_DATA_DESTINATION}
        PATTERN "plano.ini" EXCLUDE)
# One tiny design per joint type, shown by `plano explain`.
install(DIRECTORY generator/joints/samples
        DESTINATION ${PLANO_DATA_DESTINATION}/generator/joints)
# Put there by scripts/licences from the package that has them; without them a bundle names its
# licence by id and address.
install(DIRECTORY build/licence-texts DESTINATION ${PLANO_DATA_DESTINATION} OPTIONAL)

# The program writes its own manual pages and completion scripts.
#   plano_writes(<file in the build tree> <words after `plano`> …)
set(PLANO_WRITTEN_FILES)
function(plano_writes file)
  set(path ${CMAKE_BINARY_DIR}/share/${file})
  cmake_path(GET path PARENT_PATH folder)
  file(MAKE_DIRECTORY ${folder})
  list(JOIN ARGN " " words)
  add_custom_command(OUTPUT ${path}
    COMMAND plano ${ARGN} > ${path}
    DEPENDS plano COMMENT "plano ${words}" VERBATIM)
  set(PLANO_WRITTEN_FILES ${PLANO_WRITTEN_FILES} ${path} PARENT_SCOPE)
  cmake_path(GET file PARENT_PATH destination)
  install(FILES ${path} DESTINATION ${CMAKE_INSTALL_DATADIR}/${destination})
endfunction()

plano_writes(man/man1/plano.1 manual --lang en)
plano_writes(man/fr/man1/plano.1 manual --lang fr)
plano_writes(bash-completion/completions/plano completion bash)
plano_writes(zsh/site-functions/_plano completion zsh)
plano_writes(fish/vendor_completions.d/plano.fish completion fish)
add_custom_target(plano_written_files ALL DEPENDS ${PLANO_WRITTEN_FILES})
