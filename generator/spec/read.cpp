// SPDX-FileCopyrightText: 2026 The Planothèque contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "spec/read.h"

#include <algorithm>

#include "spec/codes.h"

namespace plano::spec {
namespace {

using syntax::Node;
using syntax::NodeKind;

/// Closes more than it opens: the end of a formula that YAML has cut at a comma.
bool is_tail(const std::string& text) {
  return std::count(text.begin(), text.end(), ')') > std::count(text.begin(), text.end(), '(');
}

std::string with_single_braces(const std::string& text) {
  std::string words;
  for (std::size_t at = 0; at < text.size(); ++at) {
    words += text[at];
    const bool brace = text[at] == '{' || text[at] == '}';
    if (brace && at + 1 < text.size() && text[at + 1] == text[at]) ++at;
  }
  return words;
}

}  // namespace

bool Reader::blamed(const Node& node) const {
  const auto& items = found_.items();
  const bool tail = !items.empty() && is_tail(node.text);
  return std::any_of(items.begin(), items.end(), [&](const diagnostics::Diagnostic& said) {
    const bool here = said.primary.span == node.span;
    return said.code->severity == diagnostics::Severity::error &&
           (here || (tail && said.code == &kComma));
  });
}

std::optional<Expression> Reader::formula(const Node& scalar) {
  if (scalar.kind != NodeKind::scalar || blamed(scalar)) {
    return std::nullopt;
  }
  return parse_expression(scalar.text, place_of(scalar), names_, found_);
}

std::optional<PointSpec> Reader::point(const Node& pair) {
  if (pair.kind != NodeKind::list || pair.items.size() != 2) {
    return std::nullopt;
  }
  auto x = formula(pair.items[0]);
  auto y = formula(pair.items[1]);
  if (!x || !y) {
    return std::nullopt;
  }
  return PointSpec{std::move(*x), std::move(*y), pair.span};
}

bool Reader::pieces(const Node& scalar, TextVersion& version) {
  const std::string& text = scalar.text;
  const TextPlace place = place_of(scalar);
  std::string words;
  const auto flush = [&] {
    if (!words.empty()) {
      version.pieces.push_back({std::move(words), std::nullopt});
      words.clear();
    }
  };
  for (std::size_t at = 0; at < text.size(); ++at) {
    const char c = text[at];
    if ((c == '{' || c == '}') && at + 1 < text.size() && text[at + 1] == c) {
      words += c;
      ++at;
      continue;
    }
    if (c != '{' && c != '}') {
      words += c;
      continue;
    }
    const std::size_t close = c == '{' ? text.find('}', at) : std::string::npos;
    if (close == std::string::npos) {
      found_
          .add(kUnclosedBrace, place.part(at, at + 1),
               {"this brace stands alone", "cette accolade est seule"})
          .hint({"close it, or double it to show a brace: {{ or }}",
                 "fermez-la, ou doublez-la pour montrer une accolade : {{ ou }}"});
      return false;
    }
    flush();
    TextPlace inner = place;
    inner.first += static_cast<std::uint32_t>(at + 1);
    auto formula = parse_expression(std::string_view(text).substr(at + 1, close - at - 1), inner,
                                    names_, found_);
    if (!formula) {
      return false;
    }
    version.pieces.push_back({"", std::move(formula)});
    at = close;
  }
  flush();
  return true;
}

std::optional<TextSpec> Reader::versions(
    const Node& node, const std::function<bool(const Node&, TextVersion&)>& read) {
  TextSpec out;
  out.span = node.span;
  bool complete = true;
  const auto add = [&](const std::string& language, const Node& scalar) {
    if (scalar.kind != NodeKind::scalar || blamed(scalar)) {
      complete = false;
      return;
    }
    TextVersion version{language, {}, scalar.span};
    complete = read(scalar, version) && complete;
    out.versions.push_back(std::move(version));
  };
  if (node.kind == NodeKind::scalar) {
    add("", node);
  }
  for (const syntax::Entry& entry : node.entries) {
    add(entry.key.text, entry.value);
  }
  return complete && !out.empty() ? std::optional(std::move(out)) : std::nullopt;
}

std::optional<TextSpec> Reader::text(const Node& node) {
  return versions(
      node, [this](const Node& scalar, TextVersion& version) { return pieces(scalar, version); });
}

std::optional<Quantity> Reader::constant(const Node& scalar, Dimension dimension) {
  const auto parsed = formula(scalar);
  if (!parsed || !require_constant(*parsed, found_)) {
    return std::nullopt;
  }
  const Bindings nothing;
  Budget budget;
  return Evaluator(nothing, names_, budget, found_).quantity(*parsed, dimension);
}

std::optional<Length> Reader::constant_length(const Node& scalar) {
  const auto parsed = formula(scalar);
  if (!parsed || !require_constant(*parsed, found_)) {
    return std::nullopt;
  }
  const Bindings nothing;
  Budget budget;
  return Evaluator(nothing, names_, budget, found_).length(*parsed);
}

std::optional<double> Reader::constant_number(const Node& scalar) {
  const auto got = constant(scalar, kPlainNumber);
  return got ? std::optional(got->value) : std::nullopt;
}

std::optional<Text> Reader::constant_text(const Node& node) {
  const auto written = versions(node, [](const Node& scalar, TextVersion& version) {
    version.pieces.push_back({with_single_braces(scalar.text), std::nullopt});
    return true;
  });
  if (!written) return std::nullopt;
  return Text(written->in("en").pieces.front().words, written->in("fr").pieces.front().words);
}

}  // namespace plano::spec
