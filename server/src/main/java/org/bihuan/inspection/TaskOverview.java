package org.bihuan.inspection;

import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.bihuan.platform.Ref;
import org.jspecify.annotations.Nullable;

/**
 * A task in a list.
 *
 * @param items how many lines the check list has
 * @param answered how many of them a draft has answered
 * @param failed how many a submitted check found wrong
 * @param notChecked how many it left unchecked, so that it is no zero report
 * @param can what the reader may do with it now, as on its {@link TaskSheet}
 */
public record TaskOverview(
    Ref ref,
    TaskSheet.UnitName unit,
    String checklistCode,
    String checklistTitle,
    InspectionKind kind,
    String kindTitle,
    LocalDate dueOn,
    TaskState state,
    String stateTitle,
    UUID assigneePostId,
    String assigneePostTitle,
    int version,
    int items,
    int answered,
    int failed,
    int notChecked,
    @Nullable LocalDate doneOn,
    List<String> can) {}
