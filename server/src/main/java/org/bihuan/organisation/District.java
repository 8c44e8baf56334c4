package org.bihuan.organisation;

import java.util.UUID;

/** A district and the number its ledger carries in every address. */
public record District(int id, UUID nodeId, String name) {}
