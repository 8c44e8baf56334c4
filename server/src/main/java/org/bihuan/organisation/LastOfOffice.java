package org.bihuan.organisation;

import java.time.LocalDate;
import java.util.UUID;
import org.bihuan.platform.Ref;
import org.bihuan.platform.Role;

/**
 * Whether an office of the city would stand empty. Only who can sign in fills it, and accounts lie above the organisation:
 * whoever knows them says so here.
 */
public interface LastOfOffice {

  /**
   * @param holding the one about to end; its person may hold another
   * @param from first day without it
   * @return whether nobody else who can sign in holds the role at the node on that day
   */
  boolean standsEmpty(Role role, UUID node, Ref holding, LocalDate from);
}
