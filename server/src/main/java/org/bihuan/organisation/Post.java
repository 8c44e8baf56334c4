package org.bihuan.organisation;

import java.time.LocalDate;
import java.util.UUID;
import org.bihuan.platform.Ref;
import org.bihuan.platform.Role;
import org.jspecify.annotations.Nullable;

/** A post on a node of the tree; it carries exactly one role, and its holder acts in that role. */
public record Post(
    Ref ref,
    UUID nodeId,
    String nodeName,
    NodeKind nodeKind,
    @Nullable Ref unit,
    String title,
    Role role,
    LocalDate openedOn,
    @Nullable LocalDate closedOn,
    int version) {}
