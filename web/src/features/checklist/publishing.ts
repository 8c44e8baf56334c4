import { queryOptions, useMutation, useQueryClient } from '@tanstack/react-query';
import { call, upload } from '../../api/client';
import type { Category, CheckItem, Points } from '../../api/standards';
import type { Level } from '../../api/types';

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

type Change<T> = { code: string; base: string | null; text: T | null };

export type NewPublication = {
  id: string;
  effectiveFrom: string;
  reason: string;
  items: Change<ItemText>[];
  checklists: Change<ListText>[];
};

export type Difference = {
  what: 'ITEM' | 'CHECKLIST';
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
  publishedAt: string;
  personName: string;
  postTitle: string;
};

export type Publication = Preview & { publication: PublicationRow };

export type ItemVersion = { item: CheckItem; difference: Difference };

export const publicationsQuery = queryOptions({
  queryKey: ['standards', 'publications'],
  queryFn: ({ signal }) => call<PublicationRow[]>('GET', '/standards/publications', { signal }),
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

export function usePublish() {
  const cache = useQueryClient();
  return useMutation({
    mutationFn: (publication: NewPublication) =>
      call<Publication>('POST', '/standards/publications', { body: publication }),
    onSuccess: () =>
      Promise.all(
        ['standards', 'checklists', 'checklist'].map((key) => cache.invalidateQueries({ queryKey: [key] })),
      ),
  });
}

export type CheckTable = {
  items: Change<ItemText>[];
  lines: { code: string; words: string }[];
  headings: Record<string, string[]>;
  wrong: { row: number; column: string; value: string; problem: string; remedy: string }[];
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
