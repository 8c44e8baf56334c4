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

/** A list the types of the unit ask for; with what covers it, where another asks for all its items at least as often. */
export type Proposal = {
  checklistCode: string;
  title: string;
  frequency: string;
  frequencyTitle: string;
  coveredBy: string | null;
};

export const proposalsQuery = (unit: Ref) =>
  queryOptions({
    queryKey: ['inspection', 'schedules', 'proposals', unit],
    queryFn: ({ signal }) =>
      call<Proposal[]>('GET', '/inspection/schedules/proposals', { query: { unit }, signal }),
  });

export type NewSchedules = { unit: Ref; schedules: Omit<NewSchedule, 'unit'>[] };

export const useBeginSchedules = () =>
  useChange((wanted: NewSchedules) =>
    call<Schedule[]>('POST', '/inspection/schedules/together', { body: wanted }),
  );

export const useEndSchedule = () =>
  useChange((ref: Ref) => call<void>('PUT', `/inspection/schedules/${ref}/ended`, { body: {} }));

/** A winter or summer vacation of a unit that is not over. */
export type Vacation = {
  ref: Ref;
  name: string;
  from: string;
  until: string;
  dailyTitle: string;
  can: 'END'[];
};

export const vacationsQuery = (unit: Ref) =>
  queryOptions({
    queryKey: ['inspection', 'vacations', unit],
    queryFn: ({ signal }) => call<Vacation[]>('GET', '/inspection/vacations', { query: { unit }, signal }),
  });

export type NewVacation = {
  id: string;
  unit: Ref;
  name: string;
  from: string | null;
  until: string | null;
  dailyChecks: 'PAUSED' | 'GO_ON';
};

export const useAddVacation = () =>
  useChange((wanted: NewVacation) => call<Vacation>('POST', '/inspection/vacations', { body: wanted }));

export const useEndVacation = () =>
  useChange((ref: Ref) => call<void>('PUT', `/inspection/vacations/${ref}/ended`, { body: {} }));
