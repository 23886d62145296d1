// SPDX-FileCopyrightText: 2026 The Planothèque contributors
// SPDX-License-Identifier: GPL-3.0-or-later

/// Who blocks whom in one direction, and what follows from it. Nodes are numbered from 0.
#pragma once

#include <cstddef>
#include <vector>

namespace plano::assembly {

/// blocks[i]: the nodes that i would run into.
using BlockingGraph = std::vector<std::vector<std::size_t>>;

/// The strongly connected components that no node outside blocks, each rising, in the order of
/// their first nodes. There is at least one; all nodes, where none can leave the others. Linear.
std::vector<std::vector<std::size_t>> free_components(const BlockingGraph& graph);

/// A set of nodes that is strongly connected in every graph and of which no node can be left out:
/// found by leaving out one after the other. Precondition: all graphs are strongly connected. Cost:
/// nodes times the size of the graphs.
std::vector<std::size_t> smallest_lock(const std::vector<BlockingGraph>& graphs);

}  // namespace plano::assembly
