import { keepPreviousData, queryOptions, useMutation, useQueryClient } from '@tanstack/react-query';
import { call } from '../../api/client';
import type { Holder, OrganisationAct, Place, TreeNode, Unit, UnitPost } from '../../api/organisation';
import type { NodeKind, Ref, Role } from '../../api/types';

/** What the pages of 组织 ask and change. */

export type NodePage = {
  node: TreeNode;
  line: TreeNode[];
  posts: UnitPost[];
  can: OrganisationAct[];
  /** Roles a post opened here may carry. */
  openable: Role[];
};

export const nodeQuery = (id: string, on?: string) =>
  queryOptions({
    queryKey: ['organisation', 'node', id, on ?? 'today'],
    queryFn: ({ signal }) => call<NodePage>('GET', `/organisation/nodes/${id}`, { query: { on }, signal }),
    placeholderData: keepPreviousData,
  });

export const peopleQuery = (unit: Ref, on?: string) =>
  queryOptions({
    queryKey: ['unit', unit, 'people', on ?? 'today'],
    queryFn: ({ signal }) => call<UnitPost[]>('GET', `/units/${unit}/people`, { query: { on }, signal }),
    placeholderData: keepPreviousData,
  });

export function useChange<V, T>(change: (values: V) => Promise<T>) {
  const cache = useQueryClient();
  return useMutation({
    mutationFn: change,
    onSuccess: () =>
      Promise.all([
        cache.invalidateQueries({ queryKey: ['organisation'] }),
        cache.invalidateQueries({ queryKey: ['unit'] }),
      ]),
  });
}

export type NewPlace = { id: string; kind: string; name: string; location: string; postId: string | null };
export const useAddPlace = (unit: Ref) =>
  useChange((place: NewPlace) => call<Place>('POST', `/units/${unit}/places`, { body: place }));

export type PlaceFacts = Omit<NewPlace, 'id'>;
const placePath = (place: Place) => `/units/${place.unit}/places/${place.ref.slice(7)}`;

export const useCorrectPlace = (place: Place) =>
  useChange((facts: PlaceFacts) =>
    call<Place>('PUT', placePath(place), { body: facts, version: place.version }),
  );

export const useClosePlace = (place: Place) =>
  useChange((closing: { on: string; despiteOpen: boolean }) =>
    call<Place>('PUT', `${placePath(place)}/close`, { body: closing, version: place.version }),
  );

export const useReopenPlace = (place: Place) =>
  useChange(() => call<Place>('PUT', `${placePath(place)}/reopen`, { version: place.version }));

/** What is still to be done in a place, in words and numbers. */
export const openInPlaceQuery = (place: Place) =>
  queryOptions({
    queryKey: ['unit', place.unit, 'open-in', place.ref],
    queryFn: ({ signal }) =>
      call<{ what: string; count: number }[]>('GET', `${placePath(place)}/open-business`, { signal }),
  });

export const useRetitlePost = (post: UnitPost) =>
  useChange((title: { title: string; from: string | null }) =>
    call<UnitPost>('PUT', `/organisation/posts/${post.ref}`, { body: title, version: post.version }),
  );

export const useClosePost = (post: UnitPost) =>
  useChange((closing: { on: string; endHoldings: boolean }) =>
    call<UnitPost>('PUT', `/organisation/posts/${post.ref}/close`, { body: closing, version: post.version }),
  );

export type NewPost = { id: string; title: string; role: Role };
export const useOpenPost = () =>
  useChange(({ nodeId, ...post }: NewPost & { nodeId: string }) =>
    call<UnitPost>('POST', `/organisation/nodes/${nodeId}/posts`, { body: post }),
  );

export type NewHolder = {
  id: string;
  personId: string;
  newPersonName: string | null;
  from: string;
  to: string | null;
};
export const useAppoint = (post: Ref) =>
  useChange((holder: NewHolder) =>
    call<Holder>('POST', `/organisation/posts/${post}/holders`, { body: holder }),
  );

export const useEndHolding = () =>
  useChange(({ holding, to }: { holding: Ref; to: string }) =>
    call<Holder>('PUT', `/organisation/holders/${holding}/end`, { body: { to } }),
  );

export type Profile = Pick<
  Unit,
  'types' | 'pupils' | 'staff' | 'boarders' | 'address' | 'longitude' | 'latitude'
>;
export const useReviseUnit = (unit: Ref) =>
  useChange(({ version, ...profile }: Profile & { version: number }) =>
    call<Unit>('PUT', `/units/${unit}`, { body: profile, version }),
  );

export type NewUnit = Profile & { id: string; parentId: string; name: string };
export const useFoundUnit = () => useChange((unit: NewUnit) => call<Unit>('POST', '/units', { body: unit }));

export type NewNode = { id: string; parentId: string; kind: NodeKind; name: string };
export const useFoundNode = () =>
  useChange((node: NewNode) => call<TreeNode>('POST', '/organisation/nodes', { body: node }));
