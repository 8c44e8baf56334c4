/** 盲查回头看: looking back without knowing the file. */
@NullMarked
@NamedInterface("blind")
package org.bihuan.inspection.blind;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
