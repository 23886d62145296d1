// SPDX-FileCopyrightText: 2026 The Planothèque contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "cli/completion.h"

#include <sstream>
#include <vector>

#include "base/check.h"
#include "cli/verb.h"

namespace plano::cli {
namespace {

std::vector<std::string> parts(const std::string& text, char separator) {
  std::vector<std::string> all;
  std::istringstream in(text);
  for (std::string part; std::getline(in, part, separator);) all.push_back(part);
  return all;
}

/// The word that asks `plano complete` for it, or empty.
std::string kind_word(Completes completes) {
  switch (completes) {
    case Completes::design:
      return "designs";
    case Completes::workshop:
      return "workshops";
    case Completes::parameter:
      return "parameters";
    case Completes::preset:
      return "presets";
    case Completes::format:
      return "formats";
    case Completes::code:
      return "codes";
    case Completes::nothing:
    case Completes::file:
    case Completes::folder:
    case Completes::words:
      return {};
  }
  return {};
}

bool takes_files(Completes completes) {
  return completes == Completes::file || completes == Completes::folder ||
         completes == Completes::design || completes == Completes::workshop;
}

std::vector<Flag> flags_of(const Verb& verb) {
  std::vector<Flag> all(verb.flags.begin(), verb.flags.end());
  all.insert(all.end(), common_flags().begin(), common_flags().end());
  return all;
}

std::string listed_verbs() {
  std::string words;
  for (const Verb* verb : verbs()) {
    if (verb->listed == Listed::yes) words += (words.empty() ? "" : " ") + std::string(verb->name);
  }
  return words;
}

std::string flag_words(const Verb& verb) {
  std::string words;
  for (const Flag& flag : flags_of(verb)) {
    for (const std::string& name : parts(flag.names, ','))
      words += (words.empty() ? "" : " ") + name;
  }
  return words;
}

// --- bash ----------------------------------------------------------------------------------------

/// The commands that fill COMPREPLY for a value.
std::string bash_reply(Completes completes, const char* words) {
  const std::string kind = kind_word(completes);
  std::string line;
  if (completes == Completes::words) {
    line = std::string("COMPREPLY=($(compgen -W '") + words + "' -- \"$word\"))";
  } else if (!kind.empty()) {
    line = "COMPREPLY=($(compgen -W \"$(plano complete " + kind +
           " \"$design\" 2>/dev/null)\" -- \"$word\"))";
  } else {
    line = "COMPREPLY=()";
  }
  if (takes_files(completes)) line += "; COMPREPLY+=($(compgen -f -- \"$word\"))";
  if (completes == Completes::parameter) line += "; compopt -o nospace";
  return line;
}

std::string bash_verb(const Verb& verb) {
  std::string out = std::string("    ") + verb.name + ")\n      case \"$before\" in\n";
  for (const Flag& flag : flags_of(verb)) {
    if (flag.takes == Takes::nothing) continue;
    std::string pattern;
    for (const std::string& name : parts(flag.names, ','))
      pattern += (pattern.empty() ? "" : "|") + name;
    out += "        " + pattern + ") " + bash_reply(flag.completes, flag.words) + "; return ;;\n";
  }
  out += "      esac\n";
  out += "      if [[ $word == -* ]]; then COMPREPLY=($(compgen -W '" + flag_words(verb) +
         "' -- \"$word\")); return; fi\n";
  // Words behind options are not counted: there the first is proposed.
  for (std::size_t i = 1; i < verb.positionals.size(); ++i) {
    out += "      if (( COMP_CWORD == " + std::to_string(i + 2) + " )); then " +
           bash_reply(verb.positionals[i].completes, verb.positionals[i].words) + "; return; fi\n";
  }
  if (!verb.positionals.empty()) {
    out += "      " + bash_reply(verb.positionals[0].completes, verb.positionals[0].words) + "\n";
  }
  return out + "      ;;\n";
}

std::string bash() {
  std::string out =
      "# Completion of plano for bash: eval \"$(plano completion bash)\"\n"
      "_plano() {\n"
      "  local word=${COMP_WORDS[COMP_CWORD]} before=${COMP_WORDS[COMP_CWORD-1]}\n"
      "  local design=${COMP_WORDS[2]:-}\n"
      "  if (( COMP_CWORD == 1 )); then\n"
      "    COMPREPLY=($(compgen -W '" +
      listed_verbs() +
      " --help --version' -- \"$word\")); return\n"
      "  fi\n"
      "  case ${COMP_WORDS[1]} in\n";
  for (const Verb* verb : verbs()) {
    if (verb->listed == Listed::yes) out += bash_verb(*verb);
  }
  return out + "  esac\n}\ncomplete -F _plano plano\n";
}

// --- zsh -----------------------------------------------------------------------------------------

std::string zsh_action(Completes completes, const char* words) {
  const std::string kind = kind_word(completes);
  if (completes == Completes::words) return std::string("(") + words + ")";
  if (completes == Completes::parameter) {
    return "{compadd -S '' -- ${(f)\"$(plano complete " + kind + " \"$words[3]\" 2>/dev/null)\"}}";
  }
  std::string action = "{";
  if (!kind.empty()) {
    action += "compadd -- ${(f)\"$(plano complete " + kind + " \"$words[3]\" 2>/dev/null)\"}";
  }
  if (takes_files(completes)) action += (kind.empty() ? "" : "; ") + std::string("_files");
  return action == "{" ? " " : action + "}";
}

std::string zsh_quoted(std::string text) {
  std::string out;
  for (const char c : text) {
    if (c == '\'') {
      out += "'\\''";
    } else if (c == '[' || c == ']' || c == ':') {
      out += std::string("\\") + c;
    } else {
      out += c;
    }
  }
  return out;
}

std::string zsh() {
  std::string out =
      "#compdef plano\n"
      "# Completion of plano for zsh: put this in a folder of $fpath as _plano\n"
      "_plano() {\n"
      "  if (( CURRENT == 2 )); then\n"
      "    local -a verbs=(\n";
  for (const Verb* verb : verbs()) {
    if (verb->listed == Listed::yes) {
      out += std::string("      '") + verb->name + ":" + zsh_quoted(verb->summary_en) + "'\n";
    }
  }
  out += "    )\n    _describe command verbs; return\n  fi\n  case $words[2] in\n";
  for (const Verb* verb : verbs()) {
    if (verb->listed == Listed::hidden) continue;
    out += std::string("    ") + verb->name + ") _arguments -s '1:command:'";
    for (const Flag& flag : flags_of(*verb)) {
      for (const std::string& name : parts(flag.names, ',')) {
        out += std::string(" \\\n      '") + (flag.takes == Takes::many ? "*" : "") + name + "[" +
               zsh_quoted(flag.help_en) + "]";
        if (flag.takes != Takes::nothing) {
          out += std::string(":") + zsh_quoted(flag.value_en) + ":" +
                 zsh_action(flag.completes, flag.words);
        }
        out += "'";
      }
    }
    int number = 2;
    for (const Positional& place : verb->positionals) {
      out += " \\\n      '" + std::to_string(number++) + ":" + zsh_quoted(place.name_en) + ":" +
             zsh_action(place.completes, place.words) + "'";
    }
    out += " ;;\n";
  }
  return out + "  esac\n}\n_plano \"$@\"\n";
}

// --- fish ----------------------------------------------------------------------------------------

std::string fish_quoted(const std::string& text) {
  std::string out = "'";
  for (const char c : text) {
    if (c == '\'' || c == '\\') out += '\\';
    out += c;
  }
  return out + "'";
}

std::string fish_values(Completes completes, const char* words) {
  const std::string kind = kind_word(completes);
  std::string out = takes_files(completes) ? " -F" : " -f";
  if (completes == Completes::words) out += std::string(" -a ") + fish_quoted(words);
  if (!kind.empty()) {
    out += " -a \"(plano complete " + kind + " (commandline -opc)[3] 2>/dev/null)\"";
  }
  return out;
}

std::string fish() {
  std::string out =
      "# Completion of plano for fish: plano completion fish | source\ncomplete -c plano -f\n";
  for (const Verb* verb : verbs()) {
    if (verb->listed == Listed::hidden) continue;
    out += std::string("complete -c plano -n __fish_use_subcommand -a ") + verb->name + " -d " +
           fish_quoted(verb->summary_en) + "\n";
    const std::string here =
        std::string("complete -c plano -n '__fish_seen_subcommand_from ") + verb->name + "'";
    for (const Flag& flag : flags_of(*verb)) {
      std::string line = here;
      for (const std::string& name : parts(flag.names, ',')) {
        line += name.rfind("--", 0) == 0 ? " -l " + name.substr(2) : " -s " + name.substr(1);
      }
      line += " -d " + fish_quoted(flag.help_en);
      if (flag.takes != Takes::nothing) line += " -r" + fish_values(flag.completes, flag.words);
      out += line + "\n";
    }
    for (const Positional& place : verb->positionals) {
      out += here + fish_values(place.completes, place.words) + "\n";
    }
  }
  return out;
}

}  // namespace

std::string completion_script(const std::string& shell) {
  if (shell == "bash") return bash();
  if (shell == "zsh") return zsh();
  CHECK(shell == "fish", "the command line lets no other shell through: " + shell);
  return fish();
}

}  // namespace plano::cli
