import { infiniteQueryOptions, keepPreviousData, queryOptions } from '@tanstack/react-query';
import { call } from '../../api/client';
import type { Category, CheckItem, ItemDetail, StandardsAct } from '../../api/standards';
import type { Page } from '../../api/types';

/** What the pages of 标准 ask; everything is answered as of a day, today without one. */

export type CategoryCount = {
  code: Category;
  title: string;
  prefix: string;
  items: number;
  nextCode: string;
};

export type Checklist = {
  code: string;
  version: string;
  title: string;
  unitTypes: string[];
  frequency: string;
  frequencyTitle: string;
  kind: 'SELF_CHECK' | 'PATROL';
  kindTitle: string;
  items: number;
};

export type ChecklistDetail = {
  checklist: Checklist;
  items: CheckItem[];
  headings: Record<string, string[]>;
  can: StandardsAct[];
};

export type ItemFilter = { category?: string; unitType?: string; q?: string; on?: string };

const RARELY = 5 * 60_000;

export const categoriesQuery = queryOptions({
  queryKey: ['standards', 'categories'],
  queryFn: ({ signal }) => call<CategoryCount[]>('GET', '/standards/categories', { signal }),
  staleTime: RARELY,
});

export const itemListQuery = (filter: ItemFilter) =>
  infiniteQueryOptions({
    queryKey: ['standards', 'item-list', filter],
    queryFn: ({ pageParam, signal }) =>
      call<Page<CheckItem>>('GET', '/standards/items', {
        query: { ...filter, cursor: pageParam || undefined, limit: 50 },
        signal,
      }),
    initialPageParam: '',
    getNextPageParam: (page) => page.next,
    placeholderData: keepPreviousData,
    staleTime: RARELY,
  });

export const itemOnQuery = (code: string, on: string | undefined) =>
  queryOptions({
    queryKey: ['standards', 'item', code, on ?? 'today'],
    queryFn: ({ signal }) =>
      call<ItemDetail>('GET', `/standards/items/${encodeURIComponent(code)}`, { query: { on }, signal }),
    staleTime: RARELY,
  });

export type Parameter = {
  code: string;
  value: string;
  unit: string;
  meaning: string;
  basis: string;
  lowest: number | null;
  highest: number | null;
  /** Which way a district may go beyond the city; null where it may not. */
  stricter: 'LESS' | 'MORE' | null;
  effectiveFrom: string;
  effectiveTo: string | null;
};

export const parametersQuery = (on: string | undefined) =>
  queryOptions({
    queryKey: ['standards', 'parameters', on ?? 'today'],
    queryFn: ({ signal }) =>
      call<{ parameter: Parameter; coming: Parameter | null }[]>('GET', '/standards/parameters', {
        query: { on },
        signal,
      }),
    staleTime: RARELY,
  });

export const checklistsQuery = (unitType: string | undefined, on: string | undefined) =>
  queryOptions({
    queryKey: ['checklists', unitType ?? 'all', on ?? 'today'],
    queryFn: ({ signal }) => call<Checklist[]>('GET', '/checklists', { query: { unitType, on }, signal }),
    placeholderData: keepPreviousData,
    staleTime: RARELY,
  });

export const checklistQuery = (code: string, on: string | undefined) =>
  queryOptions({
    queryKey: ['checklist', code, on ?? 'today'],
    queryFn: ({ signal }) =>
      call<ChecklistDetail>('GET', `/checklists/${encodeURIComponent(code)}`, { query: { on }, signal }),
    staleTime: RARELY,
  });

/** The version that holds longest, to write the next one upon. */
export const newestChecklistQuery = (code: string) =>
  queryOptions({
    queryKey: ['checklist', code, 'newest'],
    queryFn: ({ signal }) =>
      call<ChecklistDetail>('GET', `/checklists/${encodeURIComponent(code)}/newest`, { signal }),
  });
