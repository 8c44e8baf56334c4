package org.bihuan.analytics;

/** One part of a whole, e.g. what was reported by the public. */
record Share(String key, String title, long value, String rows) {}
