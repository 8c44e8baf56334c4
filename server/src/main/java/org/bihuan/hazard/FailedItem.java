package org.bihuan.hazard;

import org.bihuan.checklist.CheckItem;
import org.jspecify.annotations.Nullable;

/**
 * A check item that failed.
 *
 * @param judgement the direct rule its failing hits, which proposes 重大 whatever the finder thinks
 */
public record FailedItem(CheckItem item, Hazard.@Nullable Judgement judgement) {}
