// SPDX-FileCopyrightText: 2026 The Planothèque contributors
// SPDX-License-Identifier: GPL-3.0-or-later

/// Pages of help, made from the table of verbs: on the screen and as a manual page.
#pragma once

#include <string>

#include "base/text.h"
#include "cli/verb.h"

namespace plano::cli {

/// `plano --help`: what it is, the verbs, three examples, where to go next.
std::string overview(Language language);
/// `plano VERB --help`: examples first, then what it takes.
std::string verb_help(const Verb& verb, Language language);
/// The manual page in roff (man(7) macros), all verbs on one page. `version`: "0.1.0".
std::string manual_page(const std::string& version, Language language);

/// "plano generate DESIGN [options]".
std::string usage_line(const Verb& verb, Language language);
/// Lines of at most `width` characters, each led by `indent` spaces; words are not broken.
std::string wrapped(const std::string& words, std::size_t width, std::size_t indent);

}  // namespace plano::cli
