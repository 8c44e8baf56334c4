import { queryOptions, useMutation } from '@tanstack/react-query';
import { call } from '../../api/client';
import type { OrganisationAct } from '../../api/organisation';
import type { Ref } from '../../api/types';
import { useChange } from './queries';

/** Changes of the tree: what they are called, what they ask, and their history. */

export const CHANGE_KINDS = [
  'RENAME',
  'CORRECT_NAME',
  'MOVE',
  'REASSIGN',
  'MERGE',
  'SPLIT',
  'CLOSE',
] as const;
export type ChangeKind = (typeof CHANGE_KINDS)[number];

export const changeWords: Record<ChangeKind, [title: string, hint: string]> = {
  RENAME: ['更名', '自某日起改用新名称，编号、岗位和台账不变'],
  CORRECT_NAME: ['更正名称', '原来登记错了，从来不该是那个名称'],
  MOVE: ['调整隶属', '在本区内换到另一学区，或直属本区'],
  REASSIGN: ['跨区划转', '在新的区另立台账，原台账留在原区'],
  MERGE: ['合并', '并入本区另一单位，由其继续办理'],
  SPLIT: ['分立', '把部分岗位、部位分给一个新单位'],
  CLOSE: ['撤销', '没有未办结的事项才能撤销'],
};

/** Those of them that are open to the reader at this node. */
export const changesAmong = (can: OrganisationAct[]): ChangeKind[] =>
  CHANGE_KINDS.filter((kind) => can.includes(kind));

export type WantedChange = {
  id: string;
  kind: ChangeKind;
  nodeId: string;
  effectiveOn: string;
  reason: string;
  document: string;
  name: string | null;
  parentId: string | null;
  into: Ref | null;
  types: string[];
  posts: string[];
  places: string[];
  departments: string[];
  /** Of a merger: whether the types of the unit that ends go over too. */
  takesTypes: boolean;
};

export type Outlook = { told: string[]; effectiveNow: boolean };

export type TreeChange = {
  id: string;
  nodeId: string;
  kind: ChangeKind;
  kindTitle: string;
  state: 'PLANNED' | 'DONE' | 'CANCELLED' | 'FAILED';
  stateTitle: string;
  effectiveOn: string;
  reason: string;
  document: string;
  told: string[];
  askedAt: string;
  askedBy: string;
  settledAt: string | null;
  can: OrganisationAct[];
};

export const changesQuery = (node: string) =>
  queryOptions({
    queryKey: ['organisation', 'changes', node],
    queryFn: ({ signal }) => call<TreeChange[]>('GET', `/organisation/nodes/${node}/changes`, { signal }),
  });

/** Done and taken back by the server: shows what would happen, and changes nothing. */
export const usePreview = () =>
  useMutation({
    mutationFn: (wanted: WantedChange) =>
      call<Outlook>('POST', '/organisation/changes/preview', { body: wanted }),
  });

export const useOrderChange = () =>
  useChange((wanted: WantedChange) => call<TreeChange>('POST', '/organisation/changes', { body: wanted }));

export const useCancelChange = (node: string) =>
  useChange((id: string) => call<TreeChange>('POST', `/organisation/nodes/${node}/changes/${id}/cancel`));

export type Unfinished = {
  /** Null to who may not open it. */
  ref: Ref | null;
  number: string;
  ledger: string;
  unit: string;
  status: string;
  level: string | null;
  placeText: string;
  description: string;
  deadline: string | null;
};

export const formerLedgersQuery = (unit: Ref) =>
  queryOptions({
    queryKey: ['unit', unit, 'former-ledgers'],
    queryFn: ({ signal }) => call<Unfinished[]>('GET', `/units/${unit}/former-ledgers`, { signal }),
  });
