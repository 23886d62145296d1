// SPDX-FileCopyrightText: 2026 The Planothèque contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include <array>

#include "cli/completion.h"
#include "cli/session.h"
#include "cli/verb.h"

namespace plano::cli {
namespace {

int run_completion(Session& session, const Arguments& arguments) {
  session.print(completion_script(arguments.one("shell")));
  return session.finish();
}

constexpr std::array<Positional, 1> kPositionals = {
    {{"shell", "SHELL", "SHELL", Needed::required, Completes::words, "bash zsh fish"}}};
constexpr std::array<Example, 2> kExamples = {{
    {"completion bash > ~/.local/share/bash-completion/completions/plano",
     "for bash, from the next session on", "pour bash, dès la prochaine session"},
    {"completion fish | source", "for fish, at once", "pour fish, tout de suite"},
}};

}  // namespace

extern const Verb kCompletion;
const Verb kCompletion = {
    "completion",
    "print the completion script of a shell",
    "afficher le script de complétion d'un interpréteur de commandes",
    "With it, the Tab key proposes commands, options, designs, workshops and the parameters of a "
    "design. "
    "SHELL is bash, zsh or fish.",
    "Avec lui, la touche Tab propose les commandes, les options, les modèles, les ateliers et les "
    "paramètres d'un modèle. SHELL vaut bash, zsh ou fish.",
    kPositionals,
    {},
    kExamples,
    DesignParameters::none,
    Listed::yes,
    run_completion};

}  // namespace plano::cli
