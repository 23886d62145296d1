// SPDX-FileCopyrightText: 2026 The Planothèque contributors
// SPDX-License-Identifier: GPL-3.0-or-later

/// What is taken from a file at most, so that none, however it was made, fills the memory or runs
/// for hours; and what is rounded away in reading one.
#pragma once

#include <cstddef>

#include "base/length.h"

namespace plano::foreign {

// ---- Bounds: more is a diagnostic (N0105), never a hang
// ------------------------------------------

inline constexpr std::size_t kMostDxfBytes = 64u * 1024 * 1024;
/// A document of JSON takes up to fifty times its bytes while it is read.
inline constexpr std::size_t kMostJsonBytes = 16u * 1024 * 1024;
inline constexpr int kDeepestJson = 16;
/// Lines and arcs of a drawing, those of inserted blocks counted as often as they are inserted.
inline constexpr std::size_t kMostPieces = 1'000'000;
inline constexpr int kDeepestBlock = 8;
/// Text of entities that is read to draw them, that of inserted blocks as often as they are
/// inserted: what is not cut takes time, too. A million lines take half of it.
inline constexpr std::size_t kMostBytesDrawn = 512u * 1024 * 1024;
/// Letters of a layer's or a block's name: as many as AutoCAD allows. Each curve keeps its own.
inline constexpr std::size_t kMostNameBytes = 255;
/// Different sheets an instance may name.
inline constexpr std::size_t kMostStock = 1'000;
/// Edges of one part with its openings: what the exact kernel takes.
inline constexpr std::size_t kMostEdges = 200'000;
inline constexpr std::size_t kMostOutlines = 50'000;
/// Outlines around one another: a part in the opening of a part in an opening, and so on.
inline constexpr int kDeepestOutline = 32;
/// Copies of all parts together.
inline constexpr int kMostCopies = 10'000;
/// Beyond so many copies, or so many tables (different parts² × turns), they are laid in groups:
/// 200 different parts in quarter turns take 110 MB and a second before the search begins.
inline constexpr std::size_t kMostTogether = 500;
inline constexpr std::size_t kMostTables = 160'000;
/// Of a strip, which cannot be laid in groups: more is refused.
inline constexpr std::size_t kMostStripTables = 4 * kMostTables;
/// From the origin: as designs are held to.
inline constexpr Length kFarthest = Length::millimetres(100'000);

/// Edges of outlines held against one another to see whether they cross; outlines beyond that are
/// taken for parts of their own, which no layout suffers from.
inline constexpr std::size_t kMostEdgesCompared = 2'000'000;
/// What it costs to see which outlines lie in which: a box that is met counts once, an edge that is
/// looked at kEdgeLookedAt times; together some seconds. More is an error.
inline constexpr std::size_t kMostLookedAt = 1'600'000'000;
inline constexpr std::size_t kEdgeLookedAt = 16;
/// Edges of outlines with one box held against one another to see whether they are equal. Beyond,
/// outlines in one place are an error, and parts side by side count as different ones.
inline constexpr std::size_t kMostEdgesAlike = 50'000'000;

/// Leftovers are looked for on so many different sheets: a second of time.
inline constexpr std::size_t kMostKeptSheets = 200;
/// Lines and arcs that a cutting plan draws of copies: beyond, its file would be huge.
inline constexpr std::size_t kMostPlanEdges = 400'000;

// ---- Tolerances
// ----------------------------------------------------------------------------------

/// Ends this close are one point: decimals cut off by the program that wrote the file.
inline constexpr Length kCoincident = 1_um;
/// Ends this close on one layer are joined: below what a saw or a router can follow, above the gaps
/// that drawing programs leave.
inline constexpr Length kJoined = 50_um;
/// How far the chords of an ellipse or a spline may stray from it: as much as the search's own.
inline constexpr Length kFlattened = 10_um;
/// Two outlines that share no more than this touch: what rounding to a micrometre makes of a metre.
inline constexpr Area kTouching = Area::square_mm(0.01);
/// Two outlines are equal if each corner is within this of the other's: six decimals of an inch.
inline constexpr Length kAlike = 30_nm;

}  // namespace plano::foreign
