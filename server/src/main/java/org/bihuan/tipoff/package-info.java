/**
 * 举报: what the public reports without signing in, who deals with it, what is answered, and the sealed identity of a
 * reporter who left one (安全生产法 第七十三条; 北京市安全生产条例 第五十条: 不得泄露举报人身份).
 *
 * <p>Nothing that could tell who reported stands in a row or a line of log: no address, no device, no code, a day
 * instead of an hour. A report never reaches those it is about.
 */
@NullMarked
@ApplicationModule(
    displayName = "举报",
    allowedDependencies = {"audit", "organisation", "file", "hazard", "checklist"})
package org.bihuan.tipoff;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
