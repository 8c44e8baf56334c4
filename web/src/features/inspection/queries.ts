import { infiniteQueryOptions, keepPreviousData, queryOptions } from '@tanstack/react-query';
import { call } from '../../api/client';
import type { Points } from '../../api/standards';
import type { HazardStatus, Level, Page, Ref } from '../../api/types';
import type { Course } from './course/course';

/** Tasks of self-checking: planned, filled in, submitted once. */

export type TaskState = 'NOT_STARTED' | 'IN_PROGRESS' | 'SUBMITTED' | 'MISSED';
export type ItemResult = 'UNANSWERED' | 'PASS' | 'FAIL' | 'NOT_APPLICABLE' | 'FIXED_ON_SPOT' | 'NOT_CHECKED';
export type CheckKind = 'SELF_CHECK' | 'PATROL';
/** What a check can be called; all but the first two are made by a team of a superior. */
export type InspectionKind =
  | CheckKind
  | 'SPECIAL_CHECK'
  | 'DISTRICT_CHECK'
  | 'CITY_CHECK'
  | 'UNANNOUNCED'
  | 'CROSS_INSPECTION'
  | 'JOINT_INSPECTION'
  | 'LOOK_BACK';
export const isOwnCheck = (kind: InspectionKind) => kind === 'SELF_CHECK' || kind === 'PATROL';

export type EntryPhoto = { file: Ref; kind: 'BEFORE' | 'AFTER' };
export type LedgerChoice = { decision: 'LINK' | 'NEW'; hazard: Ref | null; missed?: boolean };

export type ItemEntry = {
  item: string;
  result: ItemResult;
  note: string | null;
  reading: string | null;
  placeId: string | null;
  placeText: string | null;
  photos: EntryPhoto[];
  noPhotoReason: string | null;
  measures: string | null;
  ledger: LedgerChoice | null;
  /** One answer for each point of the item; empty where it is judged as a whole. */
  points: ItemResult[];
};

export type OpenHazard = {
  ref: Ref;
  number: string;
  status: HazardStatus;
  statusTitle: string;
  placeId: string | null;
  placeText: string;
  description: string;
  registeredAt: string;
};

export type Line = {
  position: number;
  item: string;
  categoryTitle: string;
  requirement: string;
  method: string;
  hazardPhrase: string;
  measure: string;
  deadlineDays: number;
  level: Level;
  basis: string;
  origin: 'INHERITED' | 'LOCAL' | 'TIGHTENED';
  by: 'DISTRICT' | 'UNIT' | null;
  majorIfFailed: string[];
  headings: string[];
  points: Points | null;
  result: ItemResult;
  entry: ItemEntry | null;
  /** With the reason where it was not checked. */
  last: { result: ItemResult; resultTitle: string; doneOn: string; by: string; reason: string | null } | null;
  /** The unit's own check passed it of late: a team says of a finding whether that missed it. */
  passedByUnit: boolean;
  openHazards: OpenHazard[];
};

export type LedgerEntry = {
  ref: Ref;
  number: string;
  status: HazardStatus;
  statusTitle: string;
  /** From when the 24 hours run of what is taken for 重大, by which rule, and what is done until it is gone. */
  majorSince: string | null;
  judgement: string | null;
  interim: string | null;
};

export type Finding = {
  item: string;
  point: number;
  hazardPhrase: string;
  result: ItemResult;
  ledger: 'REGISTERED' | 'LINKED';
  ledgerTitle: string;
  hazard: LedgerEntry | null;
  /** 自查漏查: the unit's own check had passed it, as a team confirmed; null where nobody did. */
  missed: boolean | null;
  /** The published rule by which it is 重大. */
  major: string | null;
};

/** Under the record of a team: two inspectors, and the head of the unit or his refusal. */
/** Set in print and not by hand: why, for the head of the unit, and by whom, as the server says. */
export type Typed = { reason?: string; personId?: string; by?: string };

export type Signatures = {
  inspectors: { personId: string; name: string; image: Ref; typed?: Typed }[];
  unit: {
    name: string;
    post: string;
    image: Ref;
    /** Whom the picture was made for. */
    signedAs?: { name: string; post: string };
    typed?: Typed;
  } | null;
  refused: { name: string; post: string; reason: string; present: string | null } | null;
};

export type CheckRecord = {
  id: string;
  doneOn: string;
  /** When it was finished, which the day goes by. */
  finishedAt: string;
  /** When the server had it. */
  submittedAt: string;
  /** Why the receipt stands for the end. */
  finishDoubt: string | null;
  /** Of a team. */
  /** `told`: when a phone without a network says that the team was there; `at` is when the server had it. */
  arrival: { at: string; place: string | null; told: string | null } | null;
  late: boolean;
  zeroReport: boolean;
  counts: { passed: number; failed: number; fixedOnSpot: number; notApplicable: number; notChecked: number };
  inspector: { personId: string; name: string; postId: string; post: string; node: string };
  findings: Finding[];
  signatures: Signatures | null;
};

export type TaskSheet = {
  ref: Ref;
  version: number;
  unit: { ref: Ref; name: string };
  checklistCode: string;
  checklistTitle: string;
  checklistFrom: string;
  kind: InspectionKind;
  kindTitle: string;
  dueOn: string;
  state: TaskState;
  stateTitle: string;
  assigneePostId: string;
  assigneePostTitle: string;
  savedAt: string | null;
  savedBy: string | null;
  lines: Line[];
  switchedOff: { item: string; requirement: string; by: 'DISTRICT' | 'UNIT'; reason: string }[];
  record: CheckRecord | null;
  can: string[];
};

export type TaskRow = {
  ref: Ref;
  unit: { ref: Ref; name: string };
  checklistCode: string;
  checklistTitle: string;
  kind: InspectionKind;
  kindTitle: string;
  dueOn: string;
  state: TaskState;
  stateTitle: string;
  assigneePostId: string;
  assigneePostTitle: string;
  version: number;
  items: number;
  answered: number;
  failed: number;
  /** Left unchecked with a reason: it is no zero report then. */
  notChecked: number;
  doneOn: string | null;
  can: string[];
};

export type TaskFilter = { state?: string; unit?: Ref; mine?: boolean; doneFrom?: string; doneTo?: string };

export const tasksQuery = (filter: TaskFilter) =>
  infiniteQueryOptions({
    queryKey: ['inspection', 'tasks', filter],
    queryFn: ({ pageParam, signal }) =>
      call<Page<TaskRow>>('GET', '/inspection/tasks', {
        query: { ...filter, cursor: pageParam || undefined, limit: 50 },
        signal,
      }),
    initialPageParam: '',
    getNextPageParam: (page) => page.next,
    placeholderData: keepPreviousData,
  });

export const taskQuery = (ref: Ref) =>
  queryOptions({
    queryKey: ['inspection', 'task', ref],
    queryFn: ({ signal }) => call<TaskSheet>('GET', `/inspection/tasks/${ref}`, { signal }),
    // The page being filled in must not change under the hands; saving brings every newer version.
    refetchOnWindowFocus: false,
    staleTime: Number.POSITIVE_INFINITY,
    gcTime: 0,
  });

export type NewTask = {
  id: string;
  unitRef: Ref;
  checklistCode: string;
  kind: CheckKind;
  dueOn: string;
  assigneePostId: string;
};
export const planTask = (task: NewTask) => call<TaskSheet>('POST', '/inspection/tasks', { body: task });

/** The record of a team, in the making or handed in; read as carefully as a task. */
export const visitQuery = (ref: Ref) =>
  queryOptions({
    queryKey: ['inspection', 'visit', ref],
    queryFn: ({ signal }) => call<TaskSheet>('GET', `/inspection/visits/${ref}`, { signal }),
    refetchOnWindowFocus: false,
    staleTime: Number.POSITIVE_INFINITY,
    gcTime: 0,
  });

type Known = Pick<TaskSheet, 'ref' | 'kind'>;

/** A unit's own check and a team's have the same sheet, at different addresses. */
export const sheetQuery = ({ ref, kind }: Known) => (isOwnCheck(kind) ? taskQuery(ref) : visitQuery(ref));

const addressOf = ({ ref, kind }: Known) => `/inspection/${isOwnCheck(kind) ? 'tasks' : 'visits'}/${ref}`;

export const saveResults = (sheet: Known, version: number, entries: ItemEntry[]) =>
  call<TaskSheet>('PUT', `${addressOf(sheet)}/results`, { version, body: { entries } });

export const submitCheck = (
  sheet: Known,
  version: number,
  id: string,
  entries: ItemEntry[],
  course: Course,
  signatures?: Signatures,
) =>
  call<TaskSheet>('POST', `${addressOf(sheet)}/submission`, {
    version,
    body: { id, entries, signatures, course },
  });

/** How it was done, without a step where that was not kept; nobody but the person himself is answered. */
export const courseQuery = (sheet: Known) =>
  queryOptions({
    queryKey: ['inspection', 'course', sheet.ref],
    queryFn: ({ signal }) => call<Course>('GET', `${addressOf(sheet)}/course`, { signal }),
    staleTime: Number.POSITIVE_INFINITY,
  });

export type ListChoice = {
  code: string;
  title: string;
  frequency: string;
  frequencyTitle: string;
  kind: CheckKind;
  kindTitle: string;
  unitTypes: string[];
  items: number;
};

export const listChoicesQuery = queryOptions({
  queryKey: ['checklists', 'all', 'today'],
  queryFn: ({ signal }) => call<ListChoice[]>('GET', '/checklists', { signal }),
  staleTime: 5 * 60_000,
});
