package org.bihuan.checklist.local;

import java.util.UUID;
import org.bihuan.checklist.CheckItem;

/**
 * A version of an item of a district or unit. Its code carries the district and the level ({@code XF-110108-Q001} of a
 * district, {@code XF-110108-D0001} of a unit), so that it can never be taken for one of the city or of somebody else.
 *
 * @param creationId made by the client; repeating it is harmless
 */
public record LocalItem(Owner owner, UUID creationId, CheckItem item, String reason, Adaptation.Maker maker) {}
