import { infiniteQueryOptions, keepPreviousData, queryOptions } from '@tanstack/react-query';
import { address, call } from '../../api/client';
import type { Page, Ref } from '../../api/types';

/** Figures, computed by the server from the ledger; `rows` is the ledger address that opens exactly what was counted. */

export type Scope = { district?: string; cluster?: string; unit?: string };
export type Rows = string | null;
export type PeriodView = { code: string; from: string; to: string; title: string };
export type FigureKind = 'COUNT' | 'RATE' | 'MONEY' | 'DAYS' | 'UNITS';

export type Figure = {
  key: string;
  title: string;
  value: number | null;
  kind: FigureKind;
  rows: Rows;
  /** Where units are counted: the query that lists them. */
  units: Rows;
  before: number | null;
  /** How it is counted. */
  hint: string;
};

export type TrendStep = {
  from: string;
  to: string;
  found: number;
  rectified: number;
  foundRows: Rows;
  rectifiedRows: Rows;
};

export type HeatCell = { value: number; rows: Rows };
export type HeatRow = { key: string; title: string; scope: string | null; cells: HeatCell[] };
export type Share = { key: string; title: string; value: number; rows: Rows };
export type LevelShare = {
  key: string;
  title: string;
  found: number;
  open: number;
  foundRows: Rows;
  openRows: Rows;
};

export type Child = {
  name: string;
  scope: string;
  found: number;
  rectified: number;
  rate: number | null;
  open: number;
  overdue: number;
  dueSoon: number;
  majorOpen: number;
  majorProposed: number;
  majorOverdue: number;
  rebounds: number;
  medianDays: number | null;
  rows: Record<string, Rows>;
};

export type Overview = {
  scope: { kind: 'CITY' | 'DISTRICT' | 'CLUSTER' | 'UNIT'; name: string };
  period: PeriodView;
  /** The days figures are compared with. */
  before: PeriodView;
  asOf: string;
  figures: Figure[];
  trend: TrendStep[];
  heat: { columns: { key: string; title: string }[]; rows: HeatRow[] };
  levels: LevelShare[];
  origins: Share[];
  ageing: Share[];
  children: { title: string; rows: Child[] } | null;
};

export const overviewQuery = (scope: Scope, period: string) =>
  queryOptions({
    queryKey: ['figures', 'overview', scope, period],
    queryFn: ({ signal }) =>
      call<Overview>('GET', '/figures/overview', { query: { ...scope, period }, signal }),
    placeholderData: keepPreviousData,
  });

export type TableColumn = { key: string; title: string; columns?: TableColumn[] | null };
export type TableCell = { value: number | null; text: string; rows: Rows; units: Rows };
export type TableRow = {
  key: string;
  title: string;
  scope: string | null;
  total: boolean;
  cells: Record<string, TableCell>;
  /** Proposed as major and not graded yet: in none of the cells. */
  proposed: TableCell | null;
};

export type FigureTable = {
  table: string;
  title: string;
  period: PeriodView;
  asOf: string;
  scope: { name: string };
  unitLine: string;
  reporter: string;
  cutOff: string;
  columns: TableColumn[];
  rows: TableRow[];
  foot: string[];
  notes: string[];
};

export const TABLES = ['A', 'B', 'C'] as const;
export type TableCode = (typeof TABLES)[number];

export const tableQuery = (table: TableCode, scope: Scope, period: string) =>
  queryOptions({
    queryKey: ['figures', 'table', table, scope, period],
    queryFn: ({ signal }) =>
      call<FigureTable>('GET', `/figures/tables/${table}`, { query: { ...scope, period }, signal }),
    placeholderData: keepPreviousData,
  });

export const tableCsv = (table: TableCode, scope: Scope, period: string) =>
  address(`/figures/tables/${table}.csv`, { ...scope, period });

export const UNIT_STATES = [
  'SHOULD',
  'CHECKED',
  'UNCHECKED',
  'REPORTED',
  'SELF',
  'ON_BEHALF',
  'ZERO',
  'UNREPORTED',
] as const;
export type UnitState = (typeof UNIT_STATES)[number];

export type UnitRow = {
  ref: Ref;
  name: string;
  districtName: string;
  clusterName: string | null;
  checks: number;
  found: number;
  states: UnitState[];
  stateTitles: string[];
};

export const unitsQuery = (scope: Scope, period: string, state: string | undefined) =>
  infiniteQueryOptions({
    queryKey: ['figures', 'units', scope, period, state ?? 'SHOULD'],
    queryFn: ({ pageParam, signal }) =>
      call<Page<UnitRow>>('GET', '/figures/units', {
        query: { ...scope, period, state, cursor: pageParam || undefined },
        signal,
      }),
    initialPageParam: '',
    getNextPageParam: (page) => page.next,
    placeholderData: keepPreviousData,
  });
