import type { HazardDetail, HistoryEvent } from '../../api/types';
import { dayOf } from '../../lib/dates';
import { parseYuan, yuanText } from '../../lib/money';

/** How many sheets are printed at once: their addresses stand in that of the page, which a server takes only so long. */
export const MOST_SHEETS = 50;

export const personText = (p: HazardDetail['foundBy'] | null | undefined) =>
  p ? `${p.name}（${p.post}）` : '';

/** A line for each extension that was granted, in their order. */
export function extensionsOf({ proposals }: Pick<HazardDetail, 'proposals'>): string[] {
  return proposals
    .filter((p) => p.kind === 'EXTENSION' && p.state === 'APPROVED')
    .sort((a, b) => (a.decidedAt ?? '').localeCompare(b.decidedAt ?? ''))
    .map((p) =>
      [
        `原期限 ${p.oldDeadline ?? '—'} → ${p.newDeadline ?? '—'}`,
        p.decidedBy && `批准人 ${personText(p.decidedBy)}`,
        p.decidedAt && dayOf(p.decidedAt),
      ]
        .filter(Boolean)
        .join('　'),
    );
}

/** Found not good enough, by whomever. */
const SENT_BACK = new Set<HistoryEvent['act']>(['REJECT', 'REFUSE_CLOSURE', 'RETURN_ON_SPOT_FIX']);

/** Each time the work was sent back, in their order, with what the hazard itself forgets by it. */
export function returnsOf(history: HistoryEvent[]): string[] {
  return history
    .filter(({ act }) => SENT_BACK.has(act))
    .sort((a, b) => a.version - b.version)
    .map((event) => {
      const change = (field: string) => event.changes.find((c) => c.field === field);
      const spent = parseYuan(change('actualFen')?.from ?? '');
      const deadline = change('deadline')?.to;
      return [
        `${dayOf(event.at)}　${event.title}　${personText(event.by)}`,
        `理由：${event.reason ?? ''}`,
        spent ? `退回前填报支出 ${yuanText(spent)}` : '',
        deadline ? `期限改为 ${deadline}` : '',
      ]
        .filter(Boolean)
        .join('\n');
    });
}
