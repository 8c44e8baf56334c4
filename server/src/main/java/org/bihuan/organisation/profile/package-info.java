/**
 * What a unit's profile (一校一档) lists beside its facts: special equipment (特种设备) with the days of inspection, and
 * contractors (外包、服务单位).
 */
@NullMarked
@NamedInterface("profile")
package org.bihuan.organisation.profile;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
