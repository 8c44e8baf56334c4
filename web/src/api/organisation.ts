import { queryOptions } from '@tanstack/react-query';
import { call } from './client';
import type { NodeKind, Ref, Role } from './types';

/** What many screens ask of the organisation: who, where, which unit. */

export const ORGANISATION_ACTS = [
  'FOUND_DISTRICT',
  'FOUND_CLUSTER',
  'FOUND_UNIT',
  'FOUND_DEPARTMENT',
  'RENAME',
  'CORRECT_NAME',
  'MOVE',
  'REASSIGN',
  'MERGE',
  'SPLIT',
  'CLOSE',
  'CANCEL_CHANGE',
  'REVISE_PROFILE',
  'ADD_PLACE',
  'ADD_EQUIPMENT',
  'ADD_CONTRACTOR',
  'CORRECT_PLACE',
  'CLOSE_PLACE',
  'REOPEN_PLACE',
  'OPEN_POST',
  'RETITLE_POST',
  'CLOSE_POST',
  'APPOINT',
  'END_HOLDING',
] as const;
export type OrganisationAct = (typeof ORGANISATION_ACTS)[number];

export type District = { id: number; nodeId: string; name: string };

export type TreeNode = {
  id: string;
  parentId: string | null;
  kind: NodeKind;
  kindTitle: string;
  districtId: number;
  unit: Ref | null;
  name: string;
  /** The first day without it. */
  endedFrom: string | null;
  hasChildren: boolean | null;
};

/** Beside the name of what is no longer; empty for what is. */
export const endedWords = ({ endedFrom }: Pick<TreeNode, 'endedFrom'>) =>
  endedFrom ? `（${endedFrom} 起已撤并或划出）` : '';

export type Holder = {
  ref: Ref;
  personId: string;
  name: string;
  from: string;
  to: string | null;
  can: OrganisationAct[];
};

export type UnitPost = {
  ref: Ref;
  title: string;
  role: Role;
  roleTitle: string;
  nodeId: string;
  nodeName: string;
  /** The last day it stands; null while it is open. */
  closedOn: string | null;
  version: number;
  holders: Holder[];
  can: OrganisationAct[];
};

export type Place = {
  ref: Ref;
  unit: Ref;
  kind: string;
  kindTitle: string;
  name: string;
  location: string;
  postId: string | null;
  /** The last day it was used; null while it is. */
  closedOn: string | null;
  version: number;
  can: OrganisationAct[];
};

export type Unit = {
  ref: Ref;
  name: string;
  types: string[];
  typeTitles: string[];
  districtId: number;
  districtName: string;
  clusterId: string | null;
  clusterName: string | null;
  pupils: number;
  staff: number;
  boarders: number;
  address: string;
  longitude: number | null;
  latitude: number | null;
  version: number;
};

/** From the first day without the unit; `ref` opens who came after it, where the reader may. */
export type UnitEnd = { from: string; into: string | null; ref: Ref | null; merged: boolean };

export type UnitPage = {
  unit: Unit;
  ended: UnitEnd | null;
  posts: UnitPost[];
  places: Place[];
  counts: { posts: number; people: number; places: number };
  can: OrganisationAct[];
  /** Roles a post opened here may carry. */
  openable: Role[];
};

const RARELY = 5 * 60_000;

export const districtsQuery = queryOptions({
  queryKey: ['districts'],
  queryFn: ({ signal }) => call<District[]>('GET', '/districts', { signal }),
  staleTime: RARELY,
});

/** One level of the tree, as it is today or was on a day. */
export const treeQuery = (under: string | undefined, on?: string) =>
  queryOptions({
    queryKey: ['organisation', 'tree', under ?? 'city', on ?? 'today'],
    queryFn: ({ signal }) => call<TreeNode[]>('GET', '/organisation/tree', { query: { under, on }, signal }),
    staleTime: RARELY,
  });

export const nodeNameQuery = (id: string | undefined) =>
  queryOptions({
    queryKey: ['organisation', 'name', id],
    queryFn: async ({ signal }) =>
      (await call<{ node: TreeNode }>('GET', `/organisation/nodes/${id}`, { signal })).node.name,
    enabled: Boolean(id),
    staleTime: RARELY,
  });

/** By a part of the name: to look something up also what has been merged or moved away, to choose from what there is. */
export const nodeSearchQuery = (q: string, ended = false) =>
  queryOptions({
    queryKey: ['organisation', 'search', q, ended],
    queryFn: ({ signal }) =>
      call<TreeNode[]>('GET', '/organisation/search', { query: { q, ended: ended || undefined }, signal }),
    enabled: q.length > 0,
    staleTime: RARELY,
  });

export const unitQuery = (ref: Ref | undefined) =>
  queryOptions({
    queryKey: ['unit', ref],
    queryFn: ({ signal }) => call<UnitPage>('GET', `/units/${ref}`, { signal }),
    enabled: Boolean(ref),
    staleTime: RARELY,
  });

/** Places no longer in use: offered to nobody, and still the names of what was found there. */
export const closedPlacesQuery = (unit: Ref) =>
  queryOptions({
    queryKey: ['unit', unit, 'closed-places'],
    queryFn: ({ signal }) => call<Place[]>('GET', `/units/${unit}/closed-places`, { signal }),
    staleTime: RARELY,
  });

export type PersonChoice = { personId: string; name: string; post: string; role: Role };

/** Everybody at work in a unit now, once per person, with the post he is known by. */
export function peopleOf(posts: UnitPost[]): PersonChoice[] {
  const people = new Map<string, PersonChoice>();
  for (const post of posts) {
    for (const holder of post.holders) {
      if (!people.has(holder.personId)) {
        people.set(holder.personId, {
          personId: holder.personId,
          name: holder.name,
          post: post.title,
          role: post.role,
        });
      }
    }
  }
  return [...people.values()];
}
