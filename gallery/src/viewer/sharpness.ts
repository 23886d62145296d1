// SPDX-FileCopyrightText: 2026 The Planothèque contributors
// SPDX-License-Identifier: GPL-3.0-or-later

/// How many pixels a frame is drawn with. Where no graphics card helps, the processor paints every
/// pixel, and the card's own smoothing takes four times as long. So what moves is drawn plainly, in
/// fewer pixels where frames are slow; what has come to rest is drawn once more, in so many pixels
/// that the browser smooths it when it shows them on fewer.

const kSlow = 50; // ms a frame may take while something moves
const kSlowFrames = 2; // in a row, for one may have waited for something else
const kQuick = 12; // ms below which more pixels are tried again
const kLess = 0.75; // of the pixels, each way, where frames are slow
const kLeast = 0.5; // of the screen's pixels
const kFiner = 2; // pixels at rest to one of the screen, each way
const kMostPixels = 9e6; // of a picture at rest

export class Sharpness {
  private share = 1; // of the screen's pixels while moving
  private slow = 0; // frames in a row

  /// Pixels to one of CSS while something moves.
  moving(screen: number): number {
    return Math.min(2, screen) * this.share;
  }

  /// Pixels to one of CSS at rest, for a picture of so many CSS pixels.
  still(screen: number, width: number, height: number): number {
    const most = Math.sqrt(kMostPixels / (width * height));
    return Math.max(Math.min(2, screen), Math.min(kFiner * screen, most));
  }

  /// What a frame took while something moved.
  took(ms: number): void {
    this.slow = ms > kSlow ? this.slow + 1 : 0;
    if (this.slow === kSlowFrames) {
      this.slow = 0;
      this.share = Math.max(kLeast, this.share * kLess);
    } else if (ms < kQuick) {
      this.share = Math.min(1, this.share / kLess);
    }
  }
}
