/** Temporary grants of inspection teams (临时授权): exactly these units, exactly these days, in one role. */
@NullMarked
@NamedInterface("mission")
package org.bihuan.access.mission;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
