/**
 * Work that is to be done once however many nodes run: each module offers its {@link org.bihuan.platform.job.Job}s as
 * beans, and one node picks each of them up when it is due.
 */
@NullMarked
package org.bihuan.platform.job;

import org.jspecify.annotations.NullMarked;
