package org.bihuan.access.mission;

/** What somebody on a mission sees has changed; whoever remembers it forgets. */
public record MissionChanged() {}
