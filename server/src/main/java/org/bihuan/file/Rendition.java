package org.bihuan.file;

/** Smaller copies of a photo, without its metadata. */
enum Rendition {
  THUMBNAIL(320),
  PREVIEW(1600);

  private final int longestSide;

  Rendition(int longestSide) {
    this.longestSide = longestSide;
  }

  int longestSide() {
    return longestSide;
  }
}
