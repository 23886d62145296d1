// SPDX-FileCopyrightText: 2026 The Planothèque contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "syntax/trouble.h"

#include <algorithm>
#include <array>
#include <string>

#include "syntax/codes.h"
#include "syntax/text_lines.h"

namespace plano::syntax {
namespace {

using diagnostics::Code;
using diagnostics::Diagnostics;
using diagnostics::Span;

Span span_of(const Trouble& t, Stretch part) {
  return {t.source, static_cast<std::uint32_t>(part.begin), static_cast<std::uint32_t>(part.end)};
}

/// One character at a place: enough for a caret.
Span point(const Trouble& t, std::size_t at) {
  const std::size_t end = std::min(at + 1, t.text.size());
  return span_of(t, {std::min(at, t.text.size()), end});
}

void report_missing_space(const Trouble& t, Stretch line, std::size_t colon, Diagnostics& found) {
  const std::string key(in(t.text, {line.begin, line.begin + colon}));
  std::string value(in(t.text, {line.begin + colon + 1, line.end}));
  value.resize(std::min<std::size_t>(value.size(), 40));
  found
      .add(kNoSpaceAfterColon, point(t, line.begin + colon),
           fill({"no space after the colon of {0}", "pas d'espace après le deux-points de {0}"},
                {quote(key)}))
      .hint(fill({"write {0}", "écrivez {0}"}, {quote(key + ": " + value)}));
}

void no_colon(const Trouble& t, Diagnostics& found) {
  Stretch line = line_at(t.text, t.context_at);
  line.begin = std::min<std::size_t>(t.context_at, line.end);
  if (const auto colon = colon_without_space(in(t.text, line))) {
    report_missing_space(t, line, *colon, found);
    return;
  }
  found
      .add(kNoColon, span_of(t, line),
           fill({"{0} stands where a key should, without a colon",
                 "{0} est à la place d'une clé, sans deux-points"},
                {quote(in(t.text, line))}))
      .hint({"write `key: value`, or indent the line further if it continues the text above",
             "écrivez `clé: valeur`, ou décalez la ligne si elle continue le texte du dessus"});
}

/// ": " where a value is being read: a sentence with a colon, or a key below a finished value.
void unexpected_colon(const Trouble& t, Diagnostics& found) {
  const Stretch line = line_at(t.text, t.problem_at);
  const std::size_t first = t.text.find(": ", line.begin);
  if (first < t.problem_at) {
    Stretch value{first + 2, line.end};
    while (!value.empty() && t.text[value.begin] == ' ') {
      ++value.begin;
    }
    found
        .add(kColonInSentence, span_of(t, value),
             {"a colon in a sentence without quotes",
              "un deux-points dans une phrase sans guillemets"})
        .hint(fill({"put the sentence in quotes: \"{0}\"",
                    "mettez la phrase entre guillemets droits : \"{0}\""},
                   {std::string(in(t.text, value).substr(0, 60))}));
    return;
  }
  if (const auto above = line_above(t.text, t.problem_at)) {
    if (const auto colon = colon_without_space(in(t.text, *above))) {
      report_missing_space(t, *above, *colon, found);
      return;
    }
    found
        .add(kIndentation, span_of(t, line),
             {"this key stands under a line that already has its value",
              "cette clé dépend d'une ligne qui a déjà sa valeur"})
        .also(span_of(t, *above), {"has a value already", "a déjà une valeur"})
        .hint({"begin both lines in the same column, or remove the value above",
               "faites commencer les deux lignes dans la même colonne, ou supprimez la valeur du "
               "dessus"});
    return;
  }
  found.add(kOtherSyntax, point(t, t.problem_at),
            {"this colon separates nothing", "ce deux-points ne sépare rien"});
}

void quote_not_closed(const Trouble& t, Diagnostics& found) {
  const Stretch line = line_at(t.text, t.context_at);
  found
      .add(kQuoteNotClosed,
           span_of(t, {t.context_at, std::max<std::size_t>(line.end, t.context_at)}),
           {"this quote is never closed", "ce guillemet n'est jamais fermé"})
      .hint({"close it; inside single quotes an apostrophe is written twice",
             "fermez-le ; entre guillemets simples, une apostrophe s'écrit deux fois"});
}

void bad_escape(const Trouble& t, Diagnostics& found) {
  const std::size_t slash = t.text.rfind('\\', t.problem_at);
  const std::size_t begin = slash == std::string_view::npos ? t.problem_at : slash;
  const Stretch escape{begin, std::min(begin + 2, t.text.size())};
  found
      .add(kEscape, span_of(t, escape),
           fill({"{0} is no escape", "{0} n'est pas un échappement"}, {quote(in(t.text, escape))}))
      .hint({"write the backslash twice, or use single quotes",
             "écrivez deux fois la barre, ou prenez des guillemets simples"});
}

void starts_with_mark(const Trouble& t, const Code& code, Diagnostics& found) {
  found
      .add(code, point(t, t.context_at),
           fill({"{0} has a meaning of its own at the beginning of a value",
                 "{0} a un sens particulier au début d'une valeur"},
                {quote(t.text.substr(std::min<std::size_t>(t.context_at, t.text.size()), 1))}))
      .hint({"put the text in quotes", "mettez le texte entre guillemets droits"});
}

void cannot_begin(const Trouble& t, Diagnostics& found) {
  found
      .add(kCannotBegin, point(t, t.problem_at),
           fill({"a value cannot begin with {0}", "une valeur ne peut pas commencer par {0}"},
                {quote(t.text.substr(std::min<std::size_t>(t.problem_at, t.text.size()), 1))}))
      .hint({"put the text in quotes", "mettez le texte entre guillemets droits"});
}

void block_text_header(const Trouble& t, Diagnostics& found) {
  const Stretch line = line_at(t.text, t.context_at);
  found
      .add(kCannotBegin, span_of(t, {t.context_at, std::max<std::size_t>(line.end, t.context_at)}),
           {"after > or | the text begins on the next line",
            "après > ou |, le texte commence à la ligne suivante"})
      .hint({"put the text in quotes, or move it to the next line, indented",
             "mettez le texte entre guillemets droits, ou passez-le à la ligne suivante, en "
             "retrait"});
}

void list_on_key_line(const Trouble& t, Diagnostics& found) {
  found
      .add(kListOnKeyLine, point(t, t.problem_at),
           {"a list with dashes cannot begin here", "une liste à tirets ne peut pas commencer ici"})
      .hint({"begin it on the next line, or put a text that begins with a dash in quotes",
             "commencez-la à la ligne suivante, ou mettez entre guillemets droits un texte qui "
             "commence par un tiret"});
}

void directive(const Trouble& t, Diagnostics& found) {
  found
      .add(kDirective, span_of(t, line_at(t.text, t.context_at)),
           {"a line that begins with %", "une ligne qui commence par %"})
      .hint({"delete it, or put the text in quotes",
             "supprimez-la, ou mettez le texte entre guillemets droits"});
}

void question_mark(const Trouble& t, Diagnostics& found) {
  found
      .add(kKeyNotAWord, point(t, t.problem_at),
           {"a key cannot begin with a question mark and a space",
            "une clé ne peut pas commencer par un point d'interrogation et une espace"})
      .hint({"put the text in quotes", "mettez le texte entre guillemets droits"});
}

/// The last thing on the line before `at` is a closing quote.
bool follows_quote(const Trouble& t) {
  std::size_t at = std::min<std::size_t>(t.problem_at, t.text.size());
  while (at > 0 && t.text[at - 1] == ' ') {
    --at;
  }
  return at > 0 && (t.text[at - 1] == '\'' || t.text[at - 1] == '"');
}

void text_after_quote(const Trouble& t, Diagnostics& found) {
  const Stretch line = line_at(t.text, t.problem_at);
  found
      .add(kTextAfterQuote,
           span_of(t, {t.problem_at, std::max<std::size_t>(line.end, t.problem_at)}),
           {"this stands after the closing quote", "ceci vient après le guillemet fermant"})
      .hint(
          {"an apostrophe inside single quotes is written twice, or use double quotes",
           "entre guillemets simples, une apostrophe s'écrit deux fois ; ou prenez des guillemets "
           "doubles"});
}

bool closes(char c) {
  return c == ']' || c == '}' || c == ',';
}

char char_at(const Trouble& t, std::size_t at) {
  return at < t.text.size() ? t.text[at] : '\0';
}

/// A line of a block map or list that begins in no column of the lines above.
void lost_in_block(const Trouble& t, Diagnostics& found) {
  const Stretch line = line_at(t.text, t.problem_at);
  if (closes(char_at(t, t.problem_at))) {
    found
        .add(kBracketTooMany, point(t, t.problem_at),
             fill({"{0} closes or separates nothing", "{0} ne ferme et ne sépare rien"},
                  {quote(t.text.substr(t.problem_at, 1))}))
        .hint({"remove it, or write the bracket that opens",
               "supprimez-le, ou écrivez le crochet qui ouvre"});
    return;
  }
  if (char_at(t, t.problem_at) == ':') {
    found
        .add(kKeyNotAWord, point(t, t.problem_at),
             {"there is no word before this colon", "il n'y a pas de mot avant ce deux-points"})
        .hint({"write the key before it, or remove it", "écrivez la clé devant, ou supprimez-le"});
    return;
  }
  if (t.problem_at > line.begin) {
    if (follows_quote(t)) {
      text_after_quote(t, found);
      return;
    }
    found
        .add(kOtherSyntax,
             span_of(t, {t.problem_at, std::max<std::size_t>(line.end, t.problem_at)}),
             {"this cannot follow what stands before it on the line",
              "ceci ne peut pas suivre ce qui précède sur la ligne"})
        .hint({"put the whole text in quotes, or begin a new line",
               "mettez tout le texte entre guillemets droits, ou passez à la ligne"});
    return;
  }
  found
      .add(kIndentation, span_of(t, line),
           {"this line begins in a column that fits no line above",
            "cette ligne commence dans une colonne qui ne correspond à aucune ligne au-dessus"})
      .also(point(t, t.context_at), {"it should begin here, or further left",
                                     "elle devrait commencer ici, ou plus à gauche"})
      .hint({"use two spaces for each step inwards, and the same column for lines that belong "
             "together",
             "deux espaces par niveau, et la même colonne pour les lignes qui vont ensemble"});
}

/// Between brackets: an entry that is not followed by a comma or the closing bracket.
void lost_in_brackets(const Trouble& t, Diagnostics& found) {
  const char open = char_at(t, t.context_at);
  const Stretch context_line = line_at(t.text, t.context_at);
  const char expected = open == '{' ? '}' : ']';
  if (t.problem_at > context_line.end) {
    found
        .add(kBracketNotClosed, point(t, t.context_at),
             fill({"this {0} is never closed", "{0} n'est jamais fermé"},
                  {quote(std::string(1, open))}))
        .hint(fill({"close it with {0}", "fermez avec {0}"}, {quote(std::string(1, expected))}));
    return;
  }
  if (follows_quote(t)) {
    text_after_quote(t, found);
    return;
  }
  found
      .add(
          kMissingComma, point(t, t.problem_at),
          fill({"a comma or {0} is missing before this", "il manque une virgule ou {0} avant ceci"},
               {quote(std::string(1, expected))}))
      .also(point(t, t.context_at), {"opened here", "ouvert ici"})
      .hint({"add the comma, or put the text in quotes",
             "ajoutez la virgule, ou mettez le texte entre guillemets droits"});
}

void no_content(const Trouble& t, Diagnostics& found) {
  found
      .add(kBracketTooMany, point(t, t.problem_at),
           {"a value should begin here", "une valeur devrait commencer ici"})
      .hint({"write the value, or remove the comma or bracket",
             "écrivez la valeur, ou supprimez la virgule ou le crochet"});
}

/// libyaml waits for a new document: after `...`, or because a line stands left of the first one.
void after_the_end(const Trouble& t, Diagnostics& found) {
  const Stretch line = line_at(t.text, t.problem_at);
  if (has_document_end(t.text.substr(0, line.begin))) {
    found
        .add(kSeveralDocuments, span_of(t, line),
             {"something follows the end of the document", "quelque chose suit la fin du document"})
        .hint({"one file holds one design: remove what follows, or the line `...`",
               "un fichier contient une seule conception : supprimez la suite, ou la ligne `...`"});
    return;
  }
  found
      .add(kIndentation, span_of(t, line),
           {"this line begins further left than the first line of the file",
            "cette ligne commence plus à gauche que la première ligne du fichier"})
      .hint(
          {"begin the first line, and all lines of its kind, at the left margin",
           "faites commencer la première ligne, et toutes celles de même rang, à la marge gauche"});
}

bool contains(std::string_view text, std::string_view part) {
  return text.find(part) != std::string_view::npos;
}

/// libyaml's words, and what we make of them; the first line that fits counts. Empty fits all.
struct Rule {
  std::string_view context;
  std::string_view problem;
  void (*report)(const Trouble&, Diagnostics&);
};

constexpr std::array<Rule, 26> kRules{{
    {"", "could not find expected ':'", no_colon},
    {"", "mapping values are not allowed", unexpected_colon},
    {"", "block sequence entries are not allowed", list_on_key_line},
    {"", "mapping keys are not allowed", question_mark},
    {"quoted scalar", "escape", bad_escape},
    {"quoted scalar", "Unicode", bad_escape},
    {"quoted scalar", "hexdecimal", bad_escape},
    {"quoted scalar", "", quote_not_closed},
    {"block scalar", "", block_text_header},
    {"anchor", "", [](const Trouble& t, Diagnostics& f) { starts_with_mark(t, kAnchor, f); }},
    {"alias", "", [](const Trouble& t, Diagnostics& f) { starts_with_mark(t, kAlias, f); }},
    {"tag", "", [](const Trouble& t, Diagnostics& f) { starts_with_mark(t, kTag, f); }},
    {"directive", "", directive},
    {"", "tag handle", [](const Trouble& t, Diagnostics& f) { starts_with_mark(t, kTag, f); }},
    {"", "directive", directive},
    {"", "incompatible YAML", directive},
    {"next token", "", cannot_begin},
    {"plain scalar", "", cannot_begin},
    {"flow sequence", "", lost_in_brackets},
    {"flow mapping", "", lost_in_brackets},
    {"block mapping", "", lost_in_block},
    {"block collection", "", lost_in_block},
    {"node", "did not find expected node content", no_content},
    {"node", "", [](const Trouble& t, Diagnostics& f) { starts_with_mark(t, kTag, f); }},
    {"", "document start", after_the_end},
    {"", "block end", lost_in_block},
}};

}  // namespace

void report(const Trouble& t, Diagnostics& found) {
  for (const Rule& rule : kRules) {
    if (contains(t.context, rule.context) && contains(t.problem, rule.problem)) {
      rule.report(t, found);
      return;
    }
  }
  found.add(kOtherSyntax, point(t, t.problem_at),
            {"the text cannot be read from here on", "le texte devient illisible à partir d'ici"});
}

}  // namespace plano::syntax
