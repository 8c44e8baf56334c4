import type { HazardDetail, HistoryEvent } from '../../api/types';
import { dayOf } from '../../lib/dates';
import { parseYuan, yuanText } from '../../lib/money';
import { momentsOf } from '../supervision/letterStory';
import type { Letter } from '../supervision/queries';

/** How many sheets are printed at once: their addresses stand in that of the page, which a server takes only so long. */
export const MOST_SHEETS = 50;

export const personText = (p: { name: string; post: string } | null | undefined) =>
  p ? `${p.name}（${p.post}）` : '';

const change = (event: HistoryEvent, field: string) => event.changes.find((c) => c.field === field);

/** A line for each extension, in their order: what was asked for and granted, and what came with work sent back. */
export function extensionsOf(history: HistoryEvent[]): string[] {
  return history
    .filter((event) => change(event, 'extensions'))
    .sort((a, b) => a.version - b.version)
    .map((event) => {
      const deadline = change(event, 'deadline');
      const asked = event.act === 'APPROVE_PROPOSAL';
      const control = change(asked ? (askedBefore(event, history) ?? event) : event, 'requestControl')?.to;
      const granted = [
        `原期限 ${deadline?.from ?? '—'} → ${deadline?.to ?? '—'}`,
        `批准人 ${personText(event.by)}`,
        dayOf(event.at) + (asked ? '' : `（${event.title}时）`),
      ].join('　');
      return control ? `${granted}\n期间管控：${control}` : granted;
    });
}

/** What was asked for when this was granted: the last request before it, for only one can be open. */
const askedBefore = ({ version }: HistoryEvent, history: HistoryEvent[]) =>
  history
    .filter((event) => event.act === 'PROPOSE_EXTENSION' && event.version < version)
    .sort((a, b) => b.version - a.version)[0];

/** 回头看 of what was written off, due and done; the days of before a rebound are void. */
export function lookBacksOf({ lookBacks }: HazardDetail): string[] {
  const over = lookBacks.some((look) => look.result === 'REBOUNDED');
  return lookBacks
    .filter((look) => look.doneAt || !over)
    .map(
      ({ dueOn, doneAt, result, by, note, asked }) =>
        (doneAt
          ? `${dueOn} 到期，${dayOf(doneAt)} 回查，${result === 'REBOUNDED' ? '反弹' : '巩固'}　${personText(by)}${note ? `\n${note}` : ''}`
          : `${dueOn} 到期`) + (asked ? `\n要求：${asked.reason}` : ''),
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
      const spent = parseYuan(change(event, 'actualFen')?.from ?? '');
      const finished = change(event, 'finishedOn')?.from;
      const deadline = change(event, 'deadline')?.to;
      return [
        `${dayOf(event.at)}　${event.title}　${personText(event.by)}`,
        `理由：${event.reason ?? ''}`,
        finished ? `退回前填报完成日期 ${finished}` : '',
        spent ? `退回前填报支出 ${yuanText(spent)}` : '',
        deadline ? `期限改为 ${deadline}` : '',
      ]
        .filter(Boolean)
        .join('\n');
    });
}

/** Each letter sent about it and what became of it, in their order. */
export function sentOf(letters: readonly Letter[]): string[] {
  return [...letters]
    .sort((a, b) => (a.issued?.at ?? '').localeCompare(b.issued?.at ?? ''))
    .map((letter) =>
      [
        `${letter.rungTitle}　${letter.number ?? ''}`,
        ...momentsOf([letter]).map(
          ({ act, by, words }) => `${dayOf(by.at)} ${act}　${personText(by)}${words ? `：${words}` : ''}`,
        ),
      ].join('\n'),
    );
}
