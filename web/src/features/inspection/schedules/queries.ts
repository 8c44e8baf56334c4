import { queryOptions, useMutation, useQueryClient } from '@tanstack/react-query';
import { call } from '../../../api/client';
import type { Ref } from '../../../api/types';

/** Lists that come round at a unit. */
export type Schedule = {
  ref: Ref;
  unit: Ref;
  checklistCode: string;
  title: string;
  frequency: string;
  frequencyTitle: string;
  postId: string;
  postTitle: string;
  from: string;
  start: string | null;
  due: string | null;
  can: 'END'[];
};

export const schedulesQuery = (unit: Ref | undefined) =>
  queryOptions({
    queryKey: ['inspection', 'schedules', unit],
    queryFn: ({ signal }) => call<Schedule[]>('GET', '/inspection/schedules', { query: { unit }, signal }),
    enabled: unit !== undefined,
  });

function useChange<V, T>(change: (values: V) => Promise<T>) {
  const cache = useQueryClient();
  return useMutation({
    mutationFn: change,
    onSettled: () => cache.invalidateQueries({ queryKey: ['inspection'] }),
  });
}

export type NewSchedule = { id: string; unit: Ref; checklistCode: string; postId: string };

export const useBeginSchedule = () =>
  useChange((wanted: NewSchedule) => call<Schedule>('POST', '/inspection/schedules', { body: wanted }));

export const useEndSchedule = () =>
  useChange((ref: Ref) => call<void>('PUT', `/inspection/schedules/${ref}/ended`, { body: {} }));
