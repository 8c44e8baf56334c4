/**
 * 存证: a Merkle tree over every line of history, and signed checkpoints of it that others keep, so that an administrator
 * of the database cannot change, cut or put back history unseen.
 *
 * <p>Tree hashes and proofs are those of RFC 6962 section 2.1 with SHA-256; checkpoints are signed notes (C2SP
 * tlog-checkpoint) that any witness of such logs understands.
 */
@NullMarked
@ApplicationModule(displayName = "存证", allowedDependencies = {"audit", "file", "hazard"})
package org.bihuan.evidence;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
