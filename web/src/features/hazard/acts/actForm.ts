import type { FieldProblem } from '../../../api/problem';
import type { Act, HazardDetail, PhotoKind } from '../../../api/types';
import {
  missing,
  moneyWrong,
  notAfter,
  notBefore,
  textWrong,
  tooLong,
  type Wrong,
} from '../../../lib/checks';
import { addDays, now, today } from '../../../lib/dates';
import type { ActBody } from '../queries';

/** What a form of an act asks for, as data: drawn by ActForm, checked and turned into the request here. */

export type Choice = { value: string; label: string; hint?: string; disabled?: boolean };

type Common = {
  /** Name in the request; `majorPlan.goal` lies inside `majorPlan`. */
  name: string;
  /** The word on screen and in the sentence of what is wrong: the server's. */
  label: string;
  optional?: boolean;
  hint?: string | ((hazard: Subject) => string);
  /** Asked only when this holds for what is already filled in. */
  when?: (values: Values, hazard: Subject) => boolean;
};

/** Kinds of photo that must be there, and the words when one is not. */
export type NeededPhoto = Wrong & { kind: PhotoKind; alsoEarlier?: boolean };

export type ActField = Common &
  (
    | { kind: 'words'; most: number; rows?: number; usualMeasure?: boolean }
    | { kind: 'line'; most: number }
    | { kind: 'money' }
    | {
        kind: 'day';
        earliest?: (hazard: Subject) => string;
        latest?: (hazard: Subject) => string | undefined;
      }
    | { kind: 'time' }
    | { kind: 'person' }
    | { kind: 'choice'; choices: (hazard: Subject) => Choice[] }
    | { kind: 'yesno'; yes: string; no: string }
    | { kind: 'photos'; kinds: PhotoKind[]; needed?: NeededPhoto[] }
    | { kind: 'clause' }
    | { kind: 'hazard' }
    | { kind: 'proposal' }
  );

/** What a form needs to know of the hazard it is about; several hazards at once share what they have in common. */
export type Subject = Pick<
  HazardDetail,
  | 'ref'
  | 'unit'
  | 'description'
  | 'level'
  | 'proposedLevel'
  | 'foundLevel'
  | 'basis'
  | 'judgement'
  | 'itemCode'
  | 'plan'
  | 'proposals'
  | 'photos'
  | 'extensionLevel'
  | 'mayExtend'
> & {
  /** Null where several hazards were found on several days. */
  foundAt: string | null;
};

export type Values = Record<string, unknown>;

export type ActDefinition = {
  /** One sentence above the form: what it means and what follows. */
  intro: string;
  fields: ActField[];
  initial?: (hazard: Subject) => Values;
  /** What follows from what is already filled in; stands in a field until somebody writes there himself. */
  derived?: (values: Values, hazard: Subject, nameOf: (personId: unknown) => string | undefined) => Values;
  /** The button says what happens. */
  button: string;
  /** Said after success. */
  done: string;
  danger?: boolean;
};

export type PickedPhotos = { file: string; kind: PhotoKind }[];

export function shownFields(definition: ActDefinition, values: Values, hazard: Subject): ActField[] {
  return definition.fields.filter((field) => field.when?.(values, hazard) ?? true);
}

export const hintOf = ({ hint }: ActField, hazard: Subject) =>
  typeof hint === 'function' ? hint(hazard) : hint;

/** Everything wrong with the form, in the words the server would use. */
export function problemsIn(definition: ActDefinition, values: Values, hazard: Subject): FieldProblem[] {
  return shownFields(definition, values, hazard).flatMap((field) =>
    wrongsOf(field, values[field.name], hazard).map((wrong) => ({ field: field.name, ...wrong })),
  );
}

function wrongsOf(field: ActField, value: unknown, hazard: Subject): Wrong[] {
  if (field.kind === 'photos') return photosWrong(field, (value ?? []) as PickedPhotos, hazard);
  const wrong = wrongOf(field, value, hazard);
  return wrong ? [wrong] : [];
}

function wrongOf(
  field: Exclude<ActField, { kind: 'photos' }>,
  value: unknown,
  hazard: Subject,
): Wrong | null {
  switch (field.kind) {
    case 'words':
    case 'line':
      return (field.optional ? tooLong : textWrong)(field.label, value as string | undefined, field.most);
    case 'money':
      return field.optional && isEmpty(value)
        ? null
        : moneyWrong(field.label, (value ?? undefined) as number | string | undefined);
    case 'day': {
      if (field.optional && isEmpty(value)) return null;
      const day = value as string | undefined;
      const latest = field.latest?.(hazard);
      return (
        (latest ? notAfter(field.label, day, latest) : null) ??
        (latest && !field.earliest ? null : notBefore(field.label, day, field.earliest?.(hazard) ?? today()))
      );
    }
    case 'time':
      return isEmpty(value) ? missing(field.label) : timeWrong(field.label, value as string, hazard.foundAt);
    case 'hazard':
      return isEmpty(value) ? { problem: '没有指明与哪一条重复', remedy: '请选择保留的那条隐患' } : null;
    case 'person':
    case 'choice':
    case 'yesno':
    case 'clause':
    case 'proposal':
      return !field.optional && isEmpty(value) ? missing(field.label) : null;
  }
}

/** What was done about a hazard was done after it was found, and not in time to come (MajorRules.report). */
function timeWrong(name: string, at: string, foundAt: string | null): Wrong | null {
  const remedy = '请填写实际报告的时间';
  if (new Date(at) > now()) return { problem: `${name}晚于现在`, remedy };
  const found = foundAt && new Date(foundAt).setSeconds(0, 0);
  return found && new Date(at).getTime() < found ? { problem: `${name}早于发现时间`, remedy } : null;
}

function photosWrong(
  field: Extract<ActField, { kind: 'photos' }>,
  picked: PickedPhotos,
  hazard: Subject,
): Wrong[] {
  return (field.needed ?? [])
    .filter(
      ({ kind, alsoEarlier }) =>
        !picked.some((p) => p.kind === kind) && !(alsoEarlier && hazard.photos.some((p) => p.kind === kind)),
    )
    .map(({ problem, remedy }) => ({ problem, remedy }));
}

const isEmpty = (value: unknown) =>
  value === undefined ||
  value === null ||
  (typeof value === 'string' && value.trim() === '') ||
  (Array.isArray(value) && value.length === 0);

/** The request: trimmed, without what was not asked or not filled in, dotted names nested. */
export function bodyOf(act: Act, definition: ActDefinition, values: Values, hazard: Subject): ActBody {
  const body: ActBody = { act };
  for (const field of shownFields(definition, values, hazard)) {
    const value = values[field.name];
    if (field.kind === 'photos') body[field.name] = value ?? [];
    else if (!isEmpty(value)) put(body, field.name, typeof value === 'string' ? value.trim() : value);
  }
  return body;
}

function put(body: Record<string, unknown>, name: string, value: unknown): void {
  const [head = name, ...rest] = name.split('.');
  if (rest.length === 0) {
    body[head] = value;
    return;
  }
  const inner = (body[head] ?? {}) as Record<string, unknown>;
  body[head] = inner;
  put(inner, rest.join('.'), value);
}

/** A first deadline for people to change. */
export function usualDeadline(days = 7): string {
  return addDays(today(), Math.max(1, days));
}
