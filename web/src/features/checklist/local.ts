import { infiniteQueryOptions, keepPreviousData, queryOptions } from '@tanstack/react-query';
import { call, upload } from '../../api/client';
import type { CheckItem } from '../../api/standards';
import type { Level, Page, Ref } from '../../api/types';
import type { ItemText, WrongCell } from './publishing';
import { useStandardsChange } from './useStandardsChange';

/** What a district or a unit makes of the city's standards. */

export type OwnerLevel = 'DISTRICT' | 'UNIT';
export type AdaptationKind = 'ADD' | 'TIGHTEN' | 'SWITCH_OFF';
export type LineOrigin = 'INHERITED' | 'LOCAL' | 'TIGHTENED';

export type Tightening = {
  frequency: string | null;
  level: Level | null;
  deadlineDays: number | null;
  unitTypes: string[] | null;
};

export type Adaptation = {
  ref: Ref;
  version: number;
  level: OwnerLevel;
  ownerName: string;
  unit: Ref | null;
  kind: AdaptationKind;
  kindTitle: string;
  item: string;
  requirement: string | null;
  nextFrom: string | null;
  checklist: string | null;
  checklistTitle: string | null;
  tightening: Tightening;
  changes: string[];
  reason: string;
  effectiveFrom: string;
  effectiveTo: string | null;
  madeAt: string;
  madeBy: string;
  postTitle: string;
  endedBy: string | null;
  endReason: string | null;
  conflicts: { code: string; sentence: string }[];
  can: string[];
};

/** An item as it stands in a list; what the server does not say in words is told in ours. */
export type ListedCheckItem = Omit<
  CheckItem,
  'categoryTitle' | 'levelTitle' | 'frequencyTitle' | 'verifiedTitle'
>;

export type LocalLine = {
  position: number;
  item: ListedCheckItem;
  categoryTitle: string;
  levelTitle: string;
  frequencyTitle: string;
  origin: LineOrigin;
  by: OwnerLevel | null;
  reason: string | null;
  headings: string[];
  /** What is stricter than above. */
  changes: string[];
  /** Why it is here although somebody switched it off. */
  note: string | null;
  /** What the reader may make different of it. */
  can: AdaptationKind[];
};

export type LocalList = {
  code: string;
  title: string;
  version: string;
  unitTypes: string[];
  frequency: string;
  frequencyTitle: string;
  kind: 'SELF_CHECK' | 'PATROL';
  kindTitle: string;
  forUnit: boolean;
  lines: LocalLine[];
  switchedOff: { item: ListedCheckItem; by: OwnerLevel; reason: string }[];
  /** ADAPT: of one's own unit or district; REVISE: of the whole city's. */
  can: string[];
};

export type LocalItem = {
  item: ListedCheckItem;
  categoryTitle: string;
  levelTitle: string;
  frequencyTitle: string;
  verifiedTitle: string;
  level: OwnerLevel;
  reason: string;
  madeAt: string;
  madeBy: string;
  postTitle: string;
  can: string[];
};

export const adaptationsQuery = (filter: { show?: string; q?: string }) =>
  infiniteQueryOptions({
    queryKey: ['standards', 'adaptations', filter],
    queryFn: ({ pageParam, signal }) =>
      call<Page<Adaptation>>('GET', '/standards/local/adaptations', {
        query: { ...filter, cursor: pageParam || undefined },
        signal,
      }),
    initialPageParam: '',
    getNextPageParam: (page) => page.next,
    placeholderData: keepPreviousData,
  });

/** Those of one's own level that a new version from above has touched. */
export const askingAdaptationsQuery = (level: 'DISTRICT' | 'UNIT') =>
  queryOptions({
    queryKey: ['standards', 'adaptations', 'asking', level],
    queryFn: ({ signal }) =>
      call<Page<Adaptation>>('GET', '/standards/local/adaptations', {
        query: { show: 'ASKING', level, limit: 200 },
        signal,
      }),
  });

export const localListQuery = (code: string, unit: Ref | undefined, on: string | undefined) =>
  queryOptions({
    queryKey: ['standards', 'local-list', code, unit ?? 'own', on ?? 'today'],
    queryFn: ({ signal }) =>
      call<LocalList>('GET', `/standards/local/checklists/${encodeURIComponent(code)}`, {
        query: { unit, on },
        signal,
      }),
  });

export const localItemQuery = (code: string) =>
  queryOptions({
    queryKey: ['standards', 'local-item', code],
    queryFn: ({ signal }) =>
      call<LocalItem[]>('GET', `/standards/local/items/${encodeURIComponent(code)}`, { signal }),
  });

/** `XF-110108-Q001` of a district, `XF-110108-D0001` of a unit. */
export const isLocalCode = (code: string) => /^[A-Z]{2}-\d{6}-[QD]\d{3,4}$/.test(code);

export type NewAdaptation = {
  id: string;
  kind: AdaptationKind;
  item: string;
  checklist: string | null;
  tightening: Tightening | null;
  reason: string;
  effectiveFrom: string;
};
export const useAdapt = () =>
  useStandardsChange((adaptation: NewAdaptation) =>
    call<Adaptation>('POST', '/standards/local/adaptations', { body: adaptation }),
  );

export const useEndAdaptation = () =>
  useStandardsChange(
    ({ ref, version, on, reason }: { ref: Ref; version: number; on: string; reason: string }) =>
      call<Adaptation>('POST', `/standards/local/adaptations/${ref}/end`, { version, body: { on, reason } }),
  );

export const useConfirmAdaptation = () =>
  useStandardsChange(({ ref, version }: { ref: Ref; version: number }) =>
    call<Adaptation>('POST', `/standards/local/adaptations/${ref}/confirmation`, { version, body: {} }),
  );

export type NewLocalItem = {
  id: string;
  text: ItemText;
  checklists: string[];
  reason: string;
  effectiveFrom: string;
};
export const useWriteLocalItem = () =>
  useStandardsChange((item: NewLocalItem) =>
    call<LocalItem>('POST', '/standards/local/items', { body: item }),
  );

/** Reads a spreadsheet; nothing is kept by the server. */
export const readItemTable = (file: File) =>
  upload<{ items: ItemText[]; wrong: WrongCell[] }>(
    '/standards/local/item-tables',
    {},
    file,
    () => undefined,
  );

export type NewLocalItems = Omit<NewLocalItem, 'text'> & { items: ItemText[] };
export const useWriteLocalItems = () =>
  useStandardsChange((items: NewLocalItems) =>
    call<LocalItem[]>('POST', '/standards/local/items/batch', { body: items }),
  );

export type NewLocalVersion = {
  id: string;
  base: string;
  text: ItemText;
  reason: string;
  effectiveFrom: string;
};
export const useReviseLocalItem = (code: string) =>
  useStandardsChange((version: NewLocalVersion) =>
    call<LocalItem>('POST', `/standards/local/items/${encodeURIComponent(code)}/versions`, { body: version }),
  );
