package org.bihuan.evidence;

import java.time.Instant;

/** That a witness saw a checkpoint continue the last one he knew. */
record Cosignature(Witness witness, long size, Instant at, String line) {}
