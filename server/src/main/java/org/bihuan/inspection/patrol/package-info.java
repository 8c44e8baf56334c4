/** 日常巡查: who was at which key place when, and whether all was in order. */
@NullMarked
@NamedInterface("patrol")
package org.bihuan.inspection.patrol;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
