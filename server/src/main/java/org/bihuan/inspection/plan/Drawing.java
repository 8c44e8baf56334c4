package org.bihuan.inspection.plan;

import org.bihuan.platform.Refusal;

/** How far the draw of a plan's targets has come: committed to once, drawn once. */
enum Drawing {
  NONE,
  /** Committed to; the public value is not out yet. */
  AWAITING,
  COMMITTED,
  DRAWN;

  void mustNotHaveBegun() {
    if (this != NONE) {
      throw Refusal.state("draw-committed", "该计划已经承诺过抽取", "一个计划只抽取一次，需要重抽的请新建计划");
    }
  }

  void mustBeCommitted() {
    switch (this) {
      case NONE -> throw Refusal.state("draw-not-committed", "还没有承诺抽取范围和种子", "请先承诺，再抽取");
      case AWAITING, COMMITTED -> {}
      case DRAWN -> throw Refusal.state("already-drawn", "该计划已经抽取过", "请查看抽取记录");
    }
  }
}
