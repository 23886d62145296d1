// SPDX-FileCopyrightText: 2026 The Planothèque contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "assembly/blocking_graph.h"

#include <algorithm>
#include <limits>

namespace plano::assembly {

namespace {

constexpr std::size_t kUnseen = std::numeric_limits<std::size_t>::max();

/// Tarjan's algorithm with a stack of its own.
class Components {
 public:
  explicit Components(const BlockingGraph& graph)
      : graph_(graph),
        number_(graph.size(), kUnseen),
        low_(graph.size()),
        of_(graph.size(), kUnseen) {
    for (std::size_t i = 0; i < graph.size(); ++i) {
      if (number_[i] == kUnseen) search(i);
    }
  }

  std::size_t count() const { return count_; }
  std::size_t of(std::size_t node) const { return of_[node]; }

 private:
  struct Visit {
    std::size_t node;
    std::size_t next = 0;
  };

  void enter(std::size_t node) {
    number_[node] = low_[node] = counter_++;
    open_.push_back(node);
    path_.push_back({node});
  }

  void search(std::size_t root) {
    enter(root);
    while (!path_.empty()) {
      Visit& visit = path_.back();
      const std::size_t node = visit.node;
      if (visit.next < graph_[node].size()) {
        const std::size_t to = graph_[node][visit.next++];
        if (number_[to] == kUnseen) {
          enter(to);
        } else if (of_[to] == kUnseen) {
          low_[node] = std::min(low_[node], number_[to]);
        }
        continue;
      }
      if (low_[node] == number_[node]) close(node);
      path_.pop_back();
      if (!path_.empty()) {
        std::size_t& above = low_[path_.back().node];
        above = std::min(above, low_[node]);
      }
    }
  }

  void close(std::size_t root) {
    std::size_t node = kUnseen;
    do {
      node = open_.back();
      open_.pop_back();
      of_[node] = count_;
    } while (node != root);
    ++count_;
  }

  const BlockingGraph& graph_;
  std::vector<std::size_t> number_;
  std::vector<std::size_t> low_;
  std::vector<std::size_t> of_;
  std::vector<std::size_t> open_;
  std::vector<Visit> path_;
  std::size_t counter_ = 0;
  std::size_t count_ = 0;
};

BlockingGraph without(const BlockingGraph& graph, std::size_t left_out) {
  BlockingGraph rest;
  for (std::size_t i = 0; i < graph.size(); ++i) {
    if (i == left_out) continue;
    std::vector<std::size_t> edges;
    for (const std::size_t to : graph[i]) {
      if (to != left_out) edges.push_back(to - (to > left_out ? 1 : 0));
    }
    rest.push_back(std::move(edges));
  }
  return rest;
}

}  // namespace

std::vector<std::vector<std::size_t>> free_components(const BlockingGraph& graph) {
  const Components components(graph);
  std::vector<bool> is_free(components.count(), true);
  for (std::size_t i = 0; i < graph.size(); ++i) {
    for (const std::size_t to : graph[i]) {
      if (components.of(to) != components.of(i)) is_free[components.of(i)] = false;
    }
  }
  std::vector<std::vector<std::size_t>> members(components.count());
  for (std::size_t i = 0; i < graph.size(); ++i) members[components.of(i)].push_back(i);
  std::vector<std::vector<std::size_t>> all;
  for (std::size_t c = 0; c < members.size(); ++c) {
    if (is_free[c]) all.push_back(members[c]);
  }
  std::sort(all.begin(), all.end());
  return all;
}

std::vector<std::size_t> smallest_lock(const std::vector<BlockingGraph>& graphs) {
  std::vector<BlockingGraph> left = graphs;
  std::vector<std::size_t> nodes(graphs.empty() ? 0 : graphs.front().size());
  for (std::size_t i = 0; i < nodes.size(); ++i) nodes[i] = i;
  for (std::size_t k = 0; k < nodes.size() && nodes.size() > 2;) {
    std::vector<BlockingGraph> fewer;
    for (const BlockingGraph& graph : left) {
      fewer.push_back(without(graph, k));
      if (Components(fewer.back()).count() > 1) break;
    }
    if (Components(fewer.back()).count() > 1) {
      ++k;
      continue;
    }
    left = std::move(fewer);
    nodes.erase(nodes.begin() + static_cast<std::ptrdiff_t>(k));
  }
  return nodes;
}

}  // namespace plano::assembly
