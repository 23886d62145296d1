// SPDX-FileCopyrightText: 2026 The Planothèque contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "syntax/tree_builder.h"

#include <yaml.h>

#include <algorithm>

#include "syntax/bytes.h"
#include "syntax/codes.h"
#include "syntax/trouble.h"

namespace plano::syntax {

using diagnostics::Diagnostics;
using diagnostics::SourceId;
using diagnostics::Span;

TreeBuilder::TreeBuilder(const diagnostics::SourceMap& sources, SourceId source,
                         const Limits& limits, Diagnostics& found)
    : text_(sources.text(source)),
      source_(source),
      limits_(limits),
      starts_(character_starts(text_)),
      found_(found) {}

std::uint32_t TreeBuilder::byte(const yaml_mark_t& mark) const {
  return starts_[std::min(mark.index, starts_.size() - 1)];
}

Span TreeBuilder::span(const yaml_event_t& event) const {
  return {source_, byte(event.start_mark), byte(event.end_mark)};
}

bool TreeBuilder::take(const yaml_event_t& event) {
  switch (event.type) {
    case YAML_DOCUMENT_START_EVENT:
      return begin_document(event);
    case YAML_MAPPING_START_EVENT:
      refuse_marks(event, event.data.mapping_start.anchor, event.data.mapping_start.tag);
      return open(event, NodeKind::map, event.data.mapping_start.style == YAML_FLOW_MAPPING_STYLE);
    case YAML_SEQUENCE_START_EVENT:
      refuse_marks(event, event.data.sequence_start.anchor, event.data.sequence_start.tag);
      return open(event, NodeKind::list,
                  event.data.sequence_start.style == YAML_FLOW_SEQUENCE_STYLE);
    case YAML_MAPPING_END_EVENT:
    case YAML_SEQUENCE_END_EVENT:
      close(event);
      return true;
    case YAML_SCALAR_EVENT:
      return scalar(event);
    case YAML_ALIAS_EVENT: {
      found_
          .add(kAlias, span(event),
               fill({"an alias, {0}", "un alias, {0}"}, {quote(at(span(event)))}))
          .hint({"write the value here, or put the text in quotes",
                 "écrivez la valeur ici, ou mettez le texte entre guillemets droits"});
      Node stand_in;  // quoted, so that nobody complains again about what it is
      stand_in.span = span(event);
      stand_in.text = std::string(at(stand_in.span));
      stand_in.quoted = true;
      put(std::move(stand_in));
      return count(span(event));
    }
    default:
      return true;
  }
}

bool TreeBuilder::begin_document(const yaml_event_t& event) {
  if (event.data.document_start.version_directive != nullptr ||
      event.data.document_start.tag_directives.start !=
          event.data.document_start.tag_directives.end) {
    found_
        .add(kDirective, span(event), {"a line that begins with %", "une ligne qui commence par %"})
        .hint({"delete it", "supprimez-la"});
  }
  if (++documents_ > 1) {
    found_
        .add(kSeveralDocuments, span(event),
             {"a second document begins here", "un second document commence ici"})
        .hint({"one file holds one design: remove this line, or move the rest to another file",
               "un fichier contient une seule conception : supprimez cette ligne, ou déplacez la "
               "suite dans un autre fichier"});
    return false;
  }
  return true;
}

void TreeBuilder::refuse_marks(const yaml_event_t& event, const yaml_char_t* anchor,
                               const yaml_char_t* tag) {
  if (anchor == nullptr && tag == nullptr) {
    return;
  }
  const std::uint32_t begin = byte(event.start_mark);
  const std::size_t end_of_line = std::min(text_.find_first_of("\r\n", begin), text_.size());
  const Span place{
      source_, begin,
      std::clamp(byte(event.end_mark), begin, static_cast<std::uint32_t>(end_of_line))};
  const auto scrap = [](const char* sign, const yaml_char_t* name) {
    return quote(std::string(sign) + reinterpret_cast<const char*>(name));
  };
  if (anchor != nullptr) {
    found_.add(kAnchor, place, fill({"an anchor, {0}", "une ancre, {0}"}, {scrap("&", anchor)}))
        .hint({"write the value under `values` and use its name, or put the text in quotes",
               "écrivez la valeur sous `values` et utilisez son nom, ou mettez le texte entre "
               "guillemets droits"});
  }
  if (tag != nullptr) {
    found_.add(kTag, place, fill({"a tag, {0}", "une étiquette, {0}"}, {scrap("", tag)}))
        .hint({"remove it, or put the text in quotes",
               "supprimez-la, ou mettez le texte entre guillemets droits"});
  }
}

bool TreeBuilder::count(Span place) {
  if (++nodes_ <= limits_.nodes) {
    return true;
  }
  found_
      .add(kTooManyNodes, place,
           fill({"more than {0} keys and values", "plus de {0} clés et valeurs"},
                {show(static_cast<std::int64_t>(limits_.nodes))}))
      .hint({"repeat elements with for_each, or split the design with uses and parts",
             "répétez les éléments avec for_each, ou découpez la conception avec uses et parts"});
  return false;
}

bool TreeBuilder::open(const yaml_event_t& event, NodeKind kind, bool flow) {
  if (static_cast<int>(stack_.size()) == limits_.depth) {
    found_
        .add(kTooDeep, span(event),
             fill({"nested {0} deep; at most {1} are read",
                   "{0} niveaux imbriqués ; on en lit au plus {1}"},
                  {show(std::int64_t{limits_.depth} + 1), show(std::int64_t{limits_.depth})}))
        .hint({"look for a bracket that is not closed, or for indentation that grows by mistake",
               "cherchez un crochet qui n'est pas fermé, ou un retrait qui grandit par erreur"});
    return false;
  }
  Open opened;
  opened.node.kind = kind;
  opened.node.span = {source_, byte(event.start_mark), byte(event.end_mark)};
  opened.flow = flow;
  stack_.push_back(std::move(opened));
  return count(stack_.back().node.span);
}

void TreeBuilder::close(const yaml_event_t& event) {
  Open closed = std::move(stack_.back());
  stack_.pop_back();
  Node& node = closed.node;
  // A block ends with its last value; libyaml's end is where the next thing begins.
  std::uint32_t end = closed.flow ? byte(event.end_mark) : node.span.begin;
  if (!closed.flow && !node.items.empty()) {
    end = node.items.back().span.end;
  } else if (!closed.flow && !node.entries.empty()) {
    end = node.entries.back().value.span.end;
  }
  node.span.end = std::max(end, node.span.begin);
  put(std::move(node));
}

bool TreeBuilder::scalar(const yaml_event_t& event) {
  const auto& data = event.data.scalar;
  refuse_marks(event, data.anchor, data.tag);
  Node node;
  node.span = span(event);
  node.text.assign(reinterpret_cast<const char*>(data.value), data.length);
  node.quoted = data.style != YAML_PLAIN_SCALAR_STYLE;
  if (data.style == YAML_LITERAL_SCALAR_STYLE || data.style == YAML_FOLDED_SCALAR_STYLE) {
    // The end of a block text is the end of its last line, not of the empty lines after it.
    const std::string_view whole = at(node.span);
    const std::size_t last = whole.find_last_not_of(" \r\n");
    node.span.end = node.span.begin + static_cast<std::uint32_t>(last + 1);
  }
  const Span place = node.span;
  put(std::move(node));
  return count(place);
}

void TreeBuilder::put(Node node) {
  if (stack_.empty()) {
    root_ = std::move(node);
    return;
  }
  Open& parent = stack_.back();
  if (parent.node.kind == NodeKind::list) {
    parent.node.items.push_back(std::move(node));
  } else if (parent.key) {
    check_flow_value(parent, node);
    parent.node.entries.push_back({std::move(*parent.key), std::move(node)});
    parent.key.reset();
  } else {
    put_key(parent, std::move(node));
  }
}

void TreeBuilder::put_key(Open& map, Node node) {
  check_key(map, node);
  map.keys.insert(node.text);
  if (map.node.entries.empty()) {
    map.node.span.begin = std::min(map.node.span.begin, node.span.begin);
  }
  map.key = std::move(node);
}

void TreeBuilder::check_key(const Open& map, const Node& key) {
  const std::size_t before =
      key.span.begin == 0 ? std::string::npos : text_.find_last_not_of(' ', key.span.begin - 1);
  const bool marked = before != std::string::npos && text_[before] == '?';
  if (key.kind != NodeKind::scalar || marked || (key.text.empty() && !key.quoted)) {
    found_
        .add(kKeyNotAWord, key.span,
             {"a word should stand here, followed by a colon",
              "ici devrait se trouver un mot, suivi d'un deux-points"})
        .hint({"remove a stray bracket, brace, question mark or colon, or quote the text",
               "supprimez un crochet, une accolade, un point d'interrogation ou un deux-points de "
               "trop, ou mettez le texte entre guillemets droits"});
    return;
  }
  if (key.text == "<<" && !key.quoted) {
    found_.add(kMergeKey, key.span, {"a merge key, <<", "une clé de fusion, <<"})
        .hint({"write the keys here", "écrivez les clés ici"});
    return;
  }
  if (map.keys.count(key.text) == 0) {
    return;
  }
  auto report =
      found_.add(kDuplicateKey, key.span,
                 fill({"{0} is written twice", "{0} est écrit deux fois"}, {quote(key.text)}));
  const bool shown = found_.left_out() == 0;  // a search for each of 20 000 would take seconds
  if (const Entry* first = shown ? map.node.find(key.text) : nullptr) {
    report.also(first->key.span, {"first written here", "écrit une première fois ici"});
  }
  report.hint({"remove one, or give the second another name",
               "supprimez-en un, ou donnez un autre nom au second"});
}

void TreeBuilder::check_flow_value(const Open& map, const Node& value) {
  if (!map.flow || value.kind != NodeKind::scalar || value.quoted || !value.text.empty()) {
    return;
  }
  const std::size_t next = text_.find_first_not_of(' ', map.key->span.end);
  if (next != std::string::npos && text_[next] == ':') {
    return;  // `{when: }`: empty on purpose; what it means is not ours to say
  }
  found_
      .add(kWordWithoutValue, map.key->span,
           fill({"{0} has no value", "{0} n'a pas de valeur"}, {quote(map.key->text)}))
      .hint({"write `key: value`; a sentence that holds a comma stands in quotes",
             "écrivez `clé: valeur` ; une phrase qui contient une virgule se met entre guillemets "
             "droits"});
}

void TreeBuilder::give_up(const yaml_parser_t& parser) {
  Trouble trouble;
  trouble.source = source_;
  trouble.text = text_;
  trouble.context = parser.context == nullptr ? "" : parser.context;
  trouble.problem = parser.problem == nullptr ? "" : parser.problem;
  trouble.problem_at = byte(parser.problem_mark);
  trouble.context_at = parser.context == nullptr ? trouble.problem_at : byte(parser.context_mark);
  report(trouble, found_);
}

std::optional<Node> TreeBuilder::finish() {
  const bool empty =
      !root_ || (root_->kind == NodeKind::scalar && root_->text.empty() && !root_->quoted);
  if (empty) {
    found_.add(kEmptyFile, {source_, 0, 0}, {"the file is empty", "le fichier est vide"})
        .hint({"`plano new` writes a small design to start from",
               "`plano new` écrit une petite conception pour commencer"});
    return std::nullopt;
  }
  if (root_->kind != NodeKind::map) {
    found_
        .add(kRootNotAMap, root_->span,
             root_->kind == NodeKind::list
                 ? Text{"the file holds a list, not keys",
                        "le fichier contient une liste, pas des clés"}
                 : Text{"the file holds a lone text, not keys",
                        "le fichier contient un texte seul, pas des clés"})
        .hint({"begin with `spec: 1` at the left margin (with a space after the colon)",
               "commencez par `spec: 1` à la marge gauche (avec une espace après le deux-points)"});
    return std::nullopt;
  }
  return std::move(root_);
}

}  // namespace plano::syntax
