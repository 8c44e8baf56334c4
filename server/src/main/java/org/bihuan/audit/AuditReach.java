package org.bihuan.audit;

import java.util.OptionalInt;
import org.bihuan.platform.Actor;

/**
 * How far an audit administrator sees. The trail lies below the organisation and does not know its tree; whoever knows
 * it says so here.
 */
public interface AuditReach {

  /** The district he works for; empty for those of the city. */
  OptionalInt districtOf(Actor auditor);
}
