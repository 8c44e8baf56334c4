import { courseOf } from '../features/inspection/course/course';
import { decided, toSend } from '../features/inspection/selfCheckDraft';
import { dayOf } from '../lib/dates';
import { signaturesOf } from './check/signing';
import { type Bundle, type Draft, type FieldFile, type FieldRecord, fileRef } from './types';

/** What is sent of a record, in the shape of the server's `FieldContent`. Pure. */
export function contentOf(
  record: Omit<FieldRecord, 'sequence'>,
  files: FieldFile[],
  bundle: Bundle | null,
): Record<string, unknown> {
  const { draft } = record;
  const photos = files.map((file) => ({ file: fileRef(file), kind: file.moment }));
  switch (draft.kind) {
    case 'FINDING':
      return {
        kind: 'FINDING',
        placeId: draft.placeId,
        placeText: draft.placeText.trim(),
        category: draft.category,
        itemCode: draft.itemCode,
        ...(draft.itemPoint ? { itemPoint: draft.itemPoint } : {}),
        description: draft.description.trim(),
        source: draft.source,
        foundAt: byServerClock(record),
        proposedLevel: draft.proposedLevel,
        photos,
        noPhotoReason: photos.length === 0 ? draft.noPhotoReason.trim() || null : null,
        ...(draft.stop && draft.placeId ? { stop: draft.stop } : {}),
      };
    case 'CHECK': {
      const carried = [...(bundle?.tasks ?? []), ...(bundle?.team?.ready ?? [])];
      const lines = carried.find((task) => task.ref === draft.task)?.lines ?? [];
      const entries = Object.fromEntries(
        Object.entries(draft.entries).map(([item, entry]) => [
          item,
          {
            ...entry,
            // What was brought at the desk before stays.
            photos: [
              ...entry.photos,
              ...files
                .filter((file) => file.item === item)
                .map((file) => ({ file: fileRef(file), kind: file.moment })),
            ],
          },
        ]),
      );
      const byTeam = Boolean(record.team);
      return {
        kind: 'CHECK',
        task: draft.task,
        entries: toSend(lines, decided(lines, entries, byTeam)),
        course: courseOf(draft.looks ?? {}, Object.keys(entries), photoTimes(files)),
        ...(byTeam && { signatures: signaturesOf(draft.signing, files) }),
      };
    }
    case 'RECTIFICATION':
      return {
        kind: 'RECTIFICATION',
        hazard: draft.hazard,
        step:
          draft.act === 'FINISH'
            ? {
                act: 'FINISH',
                finishedOn: draft.finishedOn || dayOf(record.deviceAt),
                actualFen: Math.round(Number(draft.yuan || '0') * 100),
                measuresTaken: draft.text.trim(),
                photos,
              }
            : draft.act === 'REPORT_PROGRESS'
              ? { act: 'REPORT_PROGRESS', note: draft.text.trim(), photos }
              : // With a note a photo proves no step.
                {
                  act: 'ADD_NOTE',
                  note: draft.text.trim(),
                  photos: photos.map(({ file }) => ({ file, kind: 'EVIDENCE' })),
                },
      };
    case 'PATROL':
      return {
        kind: 'PATROL',
        placeId: draft.placeId,
        at: byServerClock(record),
        result: 'NORMAL',
        note: null,
        scanned: draft.stop.scanned,
      };
    case 'BLIND_LOOK':
      return { kind: 'BLIND_LOOK', look: draft.look, found: draft.found, note: draft.note.trim() };
  }
}

/** Taken back to be put right. A check was over when it was first finished, however often it has to be signed anew. */
export const asDraft = (record: FieldRecord): FieldRecord => ({
  ...record,
  state: 'DRAFT',
  content: null,
  finishedAt: record.draft.kind === 'CHECK' ? (record.finishedAt ?? null) : null,
});

/** A finished rectification as words: the day and the money have no field of their own any more. */
export const saidLater = ({
  act,
  text,
  finishedOn,
  yuan,
}: Extract<Draft, { kind: 'RECTIFICATION' }>): string =>
  act === 'FINISH'
    ? `${text.trim()}（手机上写的整改完成${finishedOn && `，完成日期 ${finishedOn}`}${yuan.trim() && `，实际支出 ${yuan.trim()} 元`}）`
    : text;

/** When it was begun, as far as the phone knows what the server's clock said then. */
const byServerClock = ({ deviceAt, offsetMillis }: Pick<FieldRecord, 'deviceAt' | 'offsetMillis'>) =>
  new Date(Date.parse(deviceAt) + (offsetMillis ?? 0)).toISOString();

/** By item, when its photos were taken. */
export function photoTimes(files: FieldFile[]): Map<string, string[]> {
  const times = new Map<string, string[]>();
  for (const { item, takenAt } of files) {
    if (item && takenAt) times.set(item, [...(times.get(item) ?? []), takenAt]);
  }
  return times;
}

/** What is wrong with an amount as it was written; empty where it can be sent or nothing is there. */
export function amountFault(yuan: string): string {
  const written = yuan.trim();
  if (written === '' || /^\d{1,9}(\.\d{1,2})?$/.test(written)) return '';
  if (/^[-−－]/.test(written)) return '金额不能是负数，没有支出填 0';
  if (/^\d+\.\d{3,}$/.test(written)) return '金额写到分，小数点后最多两位';
  if (/^\d{10,}(\.\d*)?$/.test(written)) return '金额过大，请核对，单位是元';
  return '金额只填数字，如 1200.50，不写单位和逗号';
}

/** What is still missing before it can be saved, in the words of the screen; empty where nothing is. */
export function lackingOf(record: FieldRecord, files: FieldFile[]): string[] {
  const { draft } = record;
  const lacks: string[] = [];
  if (draft.kind === 'FINDING') {
    if (!draft.placeText.trim()) lacks.push('部位');
    if (files.length === 0 && !draft.noPhotoReason.trim()) lacks.push('照片');
    if (!draft.description.trim()) lacks.push('问题描述');
    if (!draft.category) lacks.push('类别');
  }
  if (draft.kind === 'RECTIFICATION') {
    if (!draft.text.trim()) lacks.push(draft.act === 'FINISH' ? '整改措施' : '进展说明');
    if (draft.act === 'FINISH' && !files.some((file) => file.moment === 'AFTER')) lacks.push('整改后照片');
    if (draft.act === 'FINISH' && !draft.yuan.trim()) lacks.push('实际支出');
  }
  if (draft.kind === 'BLIND_LOOK') {
    if (draft.found === null) lacks.push('还在或不在');
    if (!draft.note.trim()) lacks.push('现场情况');
  }
  return lacks;
}
