// SPDX-FileCopyrightText: 2026 The Planothèque contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "diagnostics/render.h"

#include <algorithm>
#include <cstdint>
#include <nlohmann/json.hpp>

#include "base/typography.h"
#include "diagnostics/display.h"
#include "diagnostics/snippet.h"

namespace plano::diagnostics {
namespace {

const Text& word_for(Severity severity) {
  static const Text kError{"error", "erreur"};
  static const Text kWarning{"warning", "avertissement"};
  return severity == Severity::error ? kError : kWarning;
}

/// French sets a no-break space before the colon.
std::string_view colon(Language language) {
  return language == Language::french ? "\u00a0:" : ":";
}

/// On one line, whatever a message quotes from a file.
std::string message_of(const Text& text, Language language) {
  return printable(set_in(text, language));
}

std::string place_of(const SourceMap& sources, Span span) {
  const LineColumn at = sources.where(span.source, span.begin);
  return printable(sources.name(span.source)) + ":" + std::to_string(at.line) + ":" +
         std::to_string(at.column);
}

void add_finding(std::string& out, const Diagnostic& finding, const SourceMap& sources,
                 Language language, const Paint& paint) {
  const bool is_error = finding.code->severity == Severity::error;
  const Ink ink = is_error ? Ink::error : Ink::warning;
  out +=
      paint.in(ink, word_for(finding.code->severity).in(language) + "[" + finding.code->id + "]");
  out += paint.in(Ink::strong,
                  std::string(colon(language)) + " " + message_of(finding.message, language));
  out += "\n";
  const std::size_t gutter = gutter_of(finding, sources);
  if (finding.primary.span.known()) {
    const Label shown{finding.primary.span, message_of(finding.primary.note, language)};
    add_snippet(out, sources, shown, {"-->", '^', ink, gutter}, paint);
  }
  for (const Label& other : finding.secondary) {
    if (other.span.known()) {
      const Label shown{other.span, message_of(other.note, language)};
      const bool same_file = other.span.source == finding.primary.span.source;
      add_snippet(out, sources, shown, {same_file ? "" : ":::", '-', Ink::place, gutter}, paint);
    }
  }
  const auto remark = [&](const Text& title, const std::string& sentence) {
    out += std::string(gutter, ' ') + " " + paint.in(Ink::place, "=") + " " +
           paint.in(Ink::strong, title.in(language) + std::string(colon(language))) + " " +
           sentence + "\n";
  };
  if (finding.hint) {
    remark({"hint", "aide"}, message_of(*finding.hint, language));
  }
  remark({"explain", "explication"}, std::string("plano explain ") + finding.code->id);
}

std::string counted(std::size_t count, const char* one, const char* many) {
  return std::to_string(count) + " " + (count == 1 ? one : many);
}

/// "3 errors, 1 warning", and how many findings were not kept.
Text summary_of(const Diagnostics& found) {
  const auto warnings = static_cast<std::size_t>(
      std::count_if(found.items().begin(), found.items().end(),
                    [](const Diagnostic& d) { return d.code->severity == Severity::warning; }));
  Text out;
  if (found.errors() > 0) {
    out.en = counted(found.errors(), "error", "errors");
    out.fr = counted(found.errors(), "erreur", "erreurs");
  }
  if (warnings > 0) {
    const std::string link = out.empty() ? "" : ", ";
    out.en += link + counted(warnings, "warning", "warnings");
    out.fr += link + counted(warnings, "avertissement", "avertissements");
  }
  if (found.left_out() > 0) {
    const std::string count = std::to_string(found.left_out());
    out.en += " (" + count + " not shown)";
    out.fr += " (dont " + count + " non affichés)";
  }
  return out;
}

nlohmann::ordered_json json_place(const SourceMap& sources, Span span) {
  nlohmann::ordered_json place;
  if (!span.known()) {
    for (const char* key : {"file", "line", "column", "end_line", "end_column"}) {
      place[key] = nullptr;
    }
    return place;
  }
  const LineColumn begin = sources.where(span.source, span.begin);
  const LineColumn end = sources.where(span.source, span.end);
  place["file"] = sources.name(span.source);
  place["line"] = begin.line;
  place["column"] = begin.column;
  place["end_line"] = end.line;
  place["end_column"] = end.column;
  return place;
}

nlohmann::ordered_json json_of(const Diagnostic& finding, const SourceMap& sources,
                               Language language) {
  nlohmann::ordered_json out;
  out["code"] = finding.code->id;
  out["severity"] = finding.code->severity == Severity::error ? "error" : "warning";
  out["message"] = set_in(finding.message, language);
  out["hint"] = nullptr;
  if (finding.hint) {
    out["hint"] = set_in(*finding.hint, language);
  }
  out.update(json_place(sources, finding.primary.span));
  out["note"] = set_in(finding.primary.note, language);
  out["also"] = nlohmann::ordered_json::array();
  for (const Label& other : finding.secondary) {
    nlohmann::ordered_json place = json_place(sources, other.span);
    place["note"] = set_in(other.note, language);
    out["also"].push_back(std::move(place));
  }
  return out;
}

}  // namespace

std::string render_human(const Diagnostics& found, const SourceMap& sources, Language language,
                         Colour colour) {
  const Paint paint(colour);
  std::string out;
  for (const Diagnostic& finding : found.sorted()) {
    add_finding(out, finding, sources, language, paint);
    out += "\n";
  }
  if (found.items().size() > 1) {
    out += paint.in(Ink::strong, summary_of(found).in(language)) + "\n";
  }
  return out;
}

std::string render_lines(const Diagnostics& found, const SourceMap& sources, Language language) {
  std::string out;
  for (const Diagnostic& finding : found.sorted()) {
    if (finding.primary.span.known()) {
      out += place_of(sources, finding.primary.span) + ": ";
    }
    out += word_for(finding.code->severity).in(language) + "[" + finding.code->id + "]";
    out += std::string(colon(language)) + " " + message_of(finding.message, language);
    if (finding.hint) {
      out += " (" + message_of(*finding.hint, language) + ")";
    }
    out += "\n";
  }
  return out;
}

std::string render_json(const Diagnostics& found, const SourceMap& sources, Language language) {
  auto out = nlohmann::ordered_json::array();
  for (const Diagnostic& finding : found.sorted()) {
    out.push_back(json_of(finding, sources, language));
  }
  // Bytes that are no UTF-8 (a file name, a quoted scrap) become U+FFFD instead of an exception.
  return out.dump(2, ' ', false, nlohmann::ordered_json::error_handler_t::replace) + "\n";
}

std::string render_explanation(const Code& code, Language language) {
  const bool french = language == Language::french;
  const std::string title = word_for(code.severity).in(language) + " " + code.id +
                            std::string(colon(language)) + " " +
                            (french ? code.title_fr : code.title_en);
  return wrapped(title, 80, "  ") + "\n\n" +
         wrapped(french ? code.explain_fr : code.explain_en, 80, "") + "\n";
}

}  // namespace plano::diagnostics
