import { infiniteQueryOptions, keepPreviousData, queryOptions, useMutation } from '@tanstack/react-query';
import { call, upload } from '../../api/client';
import type { Category, CheckItem, JudgementSet, Points } from '../../api/standards';
import type { Level, Page } from '../../api/types';
import type { Parameter } from './queries';
import { useStandardsChange } from './useStandardsChange';

/** The city publishes: first the difference, then the deed. */

export type ItemText = {
  category: Category;
  requirement: string;
  method: string;
  hazardPhrase: string;
  measure: string;
  deadlineDays: number;
  level: Level;
  frequency: string;
  unitTypes: string[];
  basis: string;
  verified: string;
  points: Points | null;
};

export type ListText = {
  title: string;
  unitTypes: string[];
  frequency: string;
  kind: 'SELF_CHECK' | 'PATROL';
  items: string[];
  headings: Record<string, string[]>;
};

export type SetText = Omit<JudgementSet, 'code' | 'effectiveFrom' | 'effectiveTo'>;

type Change<T> = { code: string; base: string | null; text: T | null };

type ParameterChange = { code: string; base: string; value: string; basis: string };

export type SpecialDay = { date: string; name: string; off: boolean };

/** The days of a year on which people are off or work against the week. */
export type Calendar = {
  year: string;
  source: string;
  days: SpecialDay[];
  effectiveFrom: string;
  effectiveTo: string | null;
};

type CalendarChange = { code: string; base: string | null; source: string; days: SpecialDay[] };

export type NewPublication = {
  id: string;
  effectiveFrom: string;
  reason: string;
  items: Change<ItemText>[];
  checklists: Change<ListText>[];
  judgementSets: Change<SetText>[];
  parameters: ParameterChange[];
  calendars: CalendarChange[];
};

export type Difference = {
  what: 'ITEM' | 'CHECKLIST' | 'JUDGEMENT_SET' | 'PARAMETER' | 'CALENDAR';
  code: string;
  title: string;
  kind: 'NEW' | 'CHANGED' | 'ENDED';
  from: string | null;
  on: string;
  fields: { field: string; title: string; old: string | null; now: string | null }[];
};

export type Reach = {
  checklists: { code: string; title: string }[];
  unitTypes: string[];
  districts: { districtId: number; districtName: string; units: number }[];
  adaptations: {
    item: string;
    kind: 'ADD' | 'TIGHTEN' | 'SWITCH_OFF';
    unitName: string | null;
    districtName: string | null;
    reason: string;
    madeBy: string;
  }[];
};

export type Preview = { differences: Difference[]; reach: Reach };

export type PublicationRow = {
  id: string;
  effectiveFrom: string;
  upcoming: boolean;
  reason: string;
  items: number;
  checklists: number;
  judgementSets: number;
  parameters: number;
  calendars: number;
  publishedAt: string;
  personName: string;
  postTitle: string;
  withdrawn: { at: string; personName: string; postTitle: string; reason: string } | null;
  can: 'WITHDRAW'[];
};

export type Publication = Preview & { publication: PublicationRow };

export type ItemVersion = { item: CheckItem; difference: Difference };

export const publicationsQuery = (q: string | undefined) =>
  infiniteQueryOptions({
    queryKey: ['standards', 'publications', q],
    queryFn: ({ pageParam, signal }) =>
      call<Page<PublicationRow>>('GET', '/standards/publications', {
        query: { q, cursor: pageParam || undefined, limit: 50 },
        signal,
      }),
    initialPageParam: '',
    getNextPageParam: (page) => page.next,
    placeholderData: keepPreviousData,
  });

type Version<K extends string, T> = { difference: Difference } & Record<K, T>;

/** Every version, the newest first, also what is still to come. */
export const judgementVersionsQuery = (code: string) =>
  queryOptions({
    queryKey: ['standards', 'judgement-versions', code],
    queryFn: ({ signal }) =>
      call<Version<'set', JudgementSet>[]>('GET', `/standards/judgement-rules/${code}/versions`, { signal }),
  });

export const parameterVersionsQuery = (code: string) =>
  queryOptions({
    queryKey: ['standards', 'parameter-versions', code],
    queryFn: ({ signal }) =>
      call<Version<'parameter', Parameter>[]>('GET', `/standards/parameters/${code}/versions`, { signal }),
  });

export const calendarsQuery = queryOptions({
  queryKey: ['standards', 'calendars'],
  queryFn: ({ signal }) => call<Calendar[]>('GET', '/standards/calendars', { signal }),
});

export const calendarVersionsQuery = (year: string) =>
  queryOptions({
    queryKey: ['standards', 'calendar-versions', year],
    queryFn: ({ signal }) =>
      call<Version<'calendar', Calendar>[]>(
        'GET',
        `/standards/calendars/${encodeURIComponent(year)}/versions`,
        {
          signal,
        },
      ),
  });

export const publicationQuery = (id: string) =>
  queryOptions({
    queryKey: ['standards', 'publication', id],
    queryFn: ({ signal }) => call<Publication>('GET', `/standards/publications/${id}`, { signal }),
  });

export const versionsQuery = (code: string) =>
  queryOptions({
    queryKey: ['standards', 'versions', code],
    queryFn: ({ signal }) =>
      call<ItemVersion[]>('GET', `/standards/items/${encodeURIComponent(code)}/versions`, { signal }),
  });

export const usePreview = () =>
  useMutation({
    mutationFn: (publication: NewPublication) =>
      call<Preview>('POST', '/standards/publications/preview', { body: publication }),
  });

export const usePublish = () =>
  useStandardsChange((publication: NewPublication) =>
    call<Publication>('POST', '/standards/publications', { body: publication }),
  );

export const useWithdraw = (id: string) =>
  useStandardsChange((reason: string) =>
    call<Publication>('POST', `/standards/publications/${id}/withdrawal`, { body: { reason } }),
  );

export type WrongCell = { row: number; column: string; value: string; problem: string; remedy: string };

export type CheckTable = {
  items: Change<ItemText>[];
  lines: { row: number; code: string; words: string }[];
  /** Rows without a number that ask for what an item of the library asks for; it stays as it is. */
  known: { row: number; code: string; words: string; otherwise: string[] }[];
  headings: Record<string, string[]>;
  wrong: WrongCell[];
};

/** Reads a spreadsheet; nothing is kept by the server. */
export const readCheckTable = (file: File) =>
  upload<CheckTable>('/standards/check-tables', {}, file, () => undefined);

export const textOf = (item: CheckItem): ItemText => ({
  category: item.category,
  requirement: item.requirement,
  method: item.method,
  hazardPhrase: item.hazardPhrase,
  measure: item.measure,
  deadlineDays: item.deadlineDays,
  level: item.level,
  frequency: item.frequency,
  unitTypes: item.unitTypes,
  basis: item.basis,
  verified: item.verified,
  points: item.points,
});
