// SPDX-FileCopyrightText: 2026 The Planothèque contributors
// SPDX-License-Identifier: GPL-3.0-or-later

/// What a run has to say about its input.
///
/// A code is declared once, in the `codes.def` of the folder that emits it, with a title and a long
/// explanation in both languages (see `PLANO_CODES` below); it is never reused for something else.
/// Letters: Y syntax, D spec, P parameters, C catalogue, G geometry, J joints, A assembly,
/// F fabrication, X files, L licence, M making, N foreign parts, U use of the command line.
#pragma once

#include <optional>
#include <span>
#include <string>
#include <vector>

#include "base/text.h"
#include "diagnostics/source.h"

namespace plano::diagnostics {

enum class Severity { warning, error };

/// What the run's exit code becomes when an error of this code is reported. Values are the exit
/// codes.
enum class Outcome { refused = 1, usage = 2, spec = 3, cannot_be_made = 4, files = 5 };

struct Code {
  const char* id;  // "J0103"
  Severity severity;
  Outcome outcome;
  const char* title_en;  // what is wrong in general: "tab narrower than the board is thick"
  const char* title_fr;
  const char* explain_en;  // why it matters, an example, what to do; plain paragraphs
  const char* explain_fr;
};

struct Label {
  Span span;
  Text note;  // may be empty
};

/// One finding. `message` says what is wrong in the author's words with both numbers; `hint` says
/// what to do. Built with `Diagnostics::add(code, span, message).hint(...)`.
struct Diagnostic {
  const Code* code = nullptr;
  Text message;
  Label primary;  // span may be unknown
  std::vector<Label> secondary;
  std::optional<Text> hint;
};

/// Collects findings. Stages add and go on where they can, so that one run shows many mistakes; one
/// mistake gives one message (a value that could not be had is not reported again by its users).
class Diagnostics {
 public:
  class Builder {
   public:
    Builder& label(Text note);            // beside the primary caret
    Builder& also(Span span, Text note);  // a second place
    Builder& hint(Text hint);

   private:
    friend class Diagnostics;
    Builder(Diagnostics& owner, std::size_t index) : owner_(owner), index_(index) {}
    Diagnostics& owner_;
    std::size_t index_;
  };

  /// Findings beyond kMost are counted, not kept: a hostile file must not fill the memory.
  static constexpr std::size_t kMost = 200;

  Builder add(const Code& code, Span span, Text message);

  bool has_errors() const { return errors_ > 0; }
  std::size_t errors() const { return errors_; }
  std::size_t left_out() const { return left_out_; }
  /// In the order found.
  const std::vector<Diagnostic>& items() const { return items_; }
  /// By source, place, then order found.
  std::vector<Diagnostic> sorted() const;
  /// The exit code of the gravest error, or 0 without errors. Gravest first: spec, usage, files,
  /// cannot be made, refused.
  int exit_code() const;

 private:
  /// Index kMost is the finding that was not kept: its notes and hints fall away with it.
  Diagnostic& at(std::size_t index) { return index < kMost ? items_[index] : dropped_; }

  std::vector<Diagnostic> items_;
  Diagnostic dropped_;
  std::size_t errors_ = 0;
  std::size_t left_out_ = 0;
  int worst_ = 0;
};

}  // namespace plano::diagnostics

/// Declares (in codes.h) and defines (in codes.cpp) the codes of a folder from its `codes.def`,
/// whose lines read
///   PLANO_CODE(kTabTooNarrow, "J0103", error, cannot_be_made,
///              "title", "titre", "explanation", "explication")
/// See `syntax/codes.h` for the five lines a folder needs.
#define PLANO_DECLARE_CODE(name, id, severity, outcome, te, tf, ee, ef) \
  extern const ::plano::diagnostics::Code name;
#define PLANO_DEFINE_CODE(name, id, severity, outcome, te, tf, ee, ef)            \
  const ::plano::diagnostics::Code name{id,                                       \
                                        ::plano::diagnostics::Severity::severity, \
                                        ::plano::diagnostics::Outcome::outcome,   \
                                        te,                                       \
                                        tf,                                       \
                                        ee,                                       \
                                        ef};
#define PLANO_LIST_CODE(name, id, severity, outcome, te, tf, ee, ef) &name,
