import { keepPreviousData, queryOptions } from '@tanstack/react-query';
import { call } from './client';
import type { Level, Page } from './types';

/** What many screens ask of the standards library. */

export const CATEGORIES = [
  'SAFETY_DUTY',
  'FIRE',
  'CONSTRUCTION',
  'CAMPUS_OPERATION',
  'OUTSOURCING',
  'LABORATORY',
  'KEY_PLACE',
  'TRAFFIC',
  'EMERGENCY',
  'OTHER',
] as const;
export type Category = (typeof CATEGORIES)[number];

export type CheckItem = {
  code: string;
  category: Category;
  categoryTitle: string;
  requirement: string;
  method: string;
  hazardPhrase: string;
  measure: string;
  deadlineDays: number;
  level: Level;
  levelTitle: string;
  frequency: string;
  frequencyTitle: string;
  unitTypes: string[];
  basis: string;
  verified: string;
  verifiedTitle: string;
  effectiveFrom: string;
  effectiveTo: string | null;
  points: Points | null;
};

/** Several points of one item, each judged for itself; so many failing ones fail the item. */
export type Points = { each: Point[]; failsAt: number };

/**
 * With a level of its own it is usually less than the item, and the judgement rules do not mean it. Its own days stand
 * only where they differ from those of the item.
 */
export type Point = { text: string; hazardPhrase: string; level: Level | null; deadlineDays: number | null };

/** How long mending usually takes: of the points that fail the shortest time, or that of the item as a whole. */
export function usualDays(item: Pick<CheckItem, 'deadlineDays' | 'points'>, failing: number[]): number {
  const days = failing.map((point) => item.points?.each[point - 1]?.deadlineDays ?? item.deadlineDays);
  return days.length > 0 ? Math.min(...days) : item.deadlineDays;
}

export const daysWords = (days: number) => (days === 0 ? '当日' : `${days} 天内`);

export type Clause = { code: string; text: string; basis: string; items: string[]; verified: string };

export type JudgementSection = {
  code: string;
  title: string;
  kind: 'DIRECT' | 'COMPOSITE';
  atLeast: number;
  /** Counted per place of the unit and not over all that it has open. */
  samePlace: boolean;
  clauses: Clause[];
};

export type JudgementSet = {
  code: string;
  version: string;
  title: string;
  document: string;
  jurisdiction: string;
  verified: string;
  sections: JudgementSection[];
  effectiveFrom: string;
  effectiveTo: string | null;
};

/** What its reader may do with a published standard: revise or end it by a publication. */
export type StandardsAct = 'REVISE';

export type ItemDetail = {
  can: StandardsAct[];
  item: CheckItem;
  clauses: {
    set: string;
    document: string;
    section: string;
    kind: 'DIRECT' | 'COMPOSITE';
    atLeast: number;
    samePlace: boolean;
    of: number;
    clause: Clause;
  }[];
};

const RARELY = 5 * 60_000;

export const itemSearchQuery = (q: string, category?: string, limit = 12) =>
  queryOptions({
    queryKey: ['standards', 'items', q, category, limit],
    queryFn: ({ signal }) =>
      call<Page<CheckItem>>('GET', '/standards/items', { query: { q, category, limit }, signal }),
    staleTime: RARELY,
  });

/** @see ItemSuggestions: the nearest first; `via` tells by which word of the standards it was found */
export type Suggestion = { item: CheckItem; via: string | null };

export const suggestionQuery = (q: string) =>
  queryOptions({
    queryKey: ['standards', 'suggestions', q],
    queryFn: ({ signal }) => call<Suggestion[]>('GET', '/standards/suggestions', { query: { q }, signal }),
    enabled: q !== '',
    placeholderData: keepPreviousData,
    staleTime: RARELY,
  });

/** @property shared the words the description and the item have in common, the most telling first */
export type Alike = { item: CheckItem; shared: string[] };

const LEAST_DESCRIBED = 4;

export const alikeQuery = (description: string) =>
  queryOptions({
    queryKey: ['standards', 'alike', description],
    queryFn: ({ signal }) =>
      call<Alike[]>('GET', '/standards/suggestions/alike', {
        query: { description: description.slice(0, 200) },
        signal,
      }),
    enabled: description.length >= LEAST_DESCRIBED,
    placeholderData: keepPreviousData,
    staleTime: RARELY,
  });

export const itemQuery = (code: string | undefined) =>
  queryOptions({
    queryKey: ['standards', 'item', code],
    queryFn: ({ signal }) => call<ItemDetail>('GET', `/standards/items/${code}`, { signal }),
    enabled: Boolean(code),
    staleTime: RARELY,
  });

/** What the rules say when all of these items fail together, composite rules included. */
export const judgedTogetherQuery = (items: string[]) =>
  queryOptions({
    queryKey: ['standards', 'judged-together', items],
    queryFn: ({ signal }) =>
      call<{ items: string[]; sentence: string }[]>('GET', '/standards/judgements', {
        query: { items: items.join(',') },
        signal,
      }),
    enabled: items.length > 0,
    staleTime: RARELY,
  });

/** The rules in force on a day; today without one. */
export const judgementRulesQuery = (on?: string) =>
  queryOptions({
    queryKey: ['standards', 'judgement-rules', on ?? 'today'],
    queryFn: ({ signal }) =>
      call<JudgementSet[]>('GET', '/standards/judgement-rules', { query: { on }, signal }),
    staleTime: RARELY,
  });
