import {
  infiniteQueryOptions,
  keepPreviousData,
  type QueryClient,
  queryOptions,
  useMutation,
  useQuery,
  useQueryClient,
} from '@tanstack/react-query';
import { call } from '../../../api/client';
import type { Page, Ref } from '../../../api/types';
import type { CheckKind, InspectionKind, TaskRow, TaskSheet } from '../queries';

/** Inspections of a superior: plans, teams sent, draws by lot, what they handed in. */

export const KINDS: readonly (readonly [Kind, string])[] = [
  ['SPECIAL_CHECK', '专项检查'],
  ['DISTRICT_CHECK', '区抽查'],
  ['CITY_CHECK', '市抽查'],
  ['UNANNOUNCED', '四不两直'],
  ['CROSS_INSPECTION', '交叉互查'],
  ['JOINT_INSPECTION', '联合检查'],
  ['LOOK_BACK', '回查'],
];

export type Kind = Exclude<InspectionKind, CheckKind>;
export type Duty = 'LEADER' | 'MEMBER' | 'EXPERT';
export type TargetState = 'WAITING' | 'STARTED' | 'DONE' | 'DROPPED';

export type PlanRow = {
  ref: Ref;
  kind: Kind;
  kindTitle: string;
  title: string;
  from: string;
  until: string;
  office: string;
  state: 'DRAFT' | 'ISSUED' | 'ENDED';
  stateTitle: string;
  teams: number;
  targets: number;
  can: string[];
};

export type Member = {
  id: string;
  personId: string;
  name: string;
  post: string;
  node: string;
  duty: Duty;
  dutyTitle: string;
};
export type Team = { id: string; name: string; members: Member[] };

export type Target = {
  id: string;
  team: string;
  unit: Ref;
  unitName: string;
  districtName: string;
  from: string;
  until: string;
  state: TargetState | null;
  stateTitle: string | null;
  startedAt: string | null;
  /** As a phone without a network says; `startedAt` is when the server had it. */
  startedTold: string | null;
  startedBy: string | null;
  doneAt: string | null;
  droppedReason: string | null;
  task: Ref | null;
  outcome: {
    items: number;
    failed: number;
    fixed: number;
    notChecked: number;
    registered: number;
    linked: number;
    missed: number;
  } | null;
};

export type Plan = {
  ref: Ref;
  version: number;
  kind: Kind;
  kindTitle: string;
  title: string;
  purpose: string;
  checklistCode: string;
  checklistTitle: string;
  from: string;
  until: string;
  office: string;
  state: PlanRow['state'];
  stateTitle: string;
  sealed: boolean;
  madeAt: string;
  madeBy: string;
  issuedAt: string | null;
  issuedBy: string | null;
  endedAt: string | null;
  endedBy: string | null;
  endReason: string | null;
  teams: Team[];
  targets: Target[];
  looks: { at: string; name: string; post: string; what: string }[];
  committed: boolean;
  drawn: boolean;
  can: string[];
};

const PLANS = ['inspection', 'plans'] as const;

export type PlanFilter = { q?: string; kind?: string; state?: string };

const PLAN_LIST = [...PLANS, 'list'] as const;

export const plansQuery = (filter: PlanFilter) =>
  infiniteQueryOptions({
    queryKey: [...PLAN_LIST, filter],
    queryFn: ({ pageParam, signal }) =>
      call<Page<PlanRow>>('GET', '/inspection/plans', {
        query: { ...filter, cursor: pageParam || undefined, limit: 50 },
        signal,
      }),
    initialPageParam: '',
    getNextPageParam: (page) => page.next,
    placeholderData: keepPreviousData,
  });

export const plansChanged = (cache: QueryClient) => cache.invalidateQueries({ queryKey: PLAN_LIST });

/** A look at a sealed plan is put on record: it is asked for once, not again with every return to the window. */
export const planQuery = (ref: Ref) =>
  queryOptions({
    queryKey: [...PLANS, ref],
    queryFn: ({ signal }) => call<Plan>('GET', `/inspection/plans/${ref}`, { signal }),
    refetchOnWindowFocus: false,
  });

export type Candidate = { personId: string; name: string; post: string; node: string; expert: boolean };

export const useCandidates = (words: string) =>
  useQuery({
    queryKey: [...PLANS, 'candidates', words],
    queryFn: ({ signal }) =>
      call<Candidate[]>('GET', '/inspection/plans/candidates', { query: { q: words }, signal }),
    enabled: words !== '',
  });

export type NewPlan = Pick<Plan, 'kind' | 'title' | 'purpose' | 'checklistCode' | 'from' | 'until'> & {
  id: string;
};

export const makePlan = (plan: NewPlan) => call<Plan>('POST', '/inspection/plans', { body: plan });

/** Every answer about a plan is the plan as it is now. */
function usePlanChange<V>(plan: Plan, change: (values: V) => Promise<Plan>) {
  const cache = useQueryClient();
  return useMutation({
    mutationFn: change,
    onSuccess: (now) => cache.setQueryData(planQuery(plan.ref).queryKey, now),
    onSettled: () => plansChanged(cache),
  });
}

export type Arrangement = {
  teams: { id: string; name: string; members: { personId: string; duty: Duty }[] }[];
  targets: { unit: Ref; team: string; from: string; until: string }[];
};

const put = (plan: Plan, path: string, body: unknown) =>
  call<Plan>('PUT', `/inspection/plans/${plan.ref}/${path}`, { version: plan.version, body });

export const useArrange = (plan: Plan) =>
  usePlanChange(plan, (arrangement: Arrangement) => put(plan, 'arrangement', arrangement));
export const useIssue = (plan: Plan) => usePlanChange(plan, () => put(plan, 'issue', {}));
export const useEnd = (plan: Plan) => usePlanChange(plan, (reason: string) => put(plan, 'end', { reason }));
export const useDrop = (plan: Plan) =>
  usePlanChange(plan, ({ target, reason }: { target: string; reason: string }) =>
    put(plan, `targets/${target}/dropped`, { reason }),
  );

/** What is already arranged, as it is sent back with a change. */
export const arrangementOf = (plan: Plan): Arrangement => ({
  teams: plan.teams.map(({ id, name, members }) => ({
    id,
    name,
    members: members.map(({ personId, duty }) => ({ personId, duty })),
  })),
  targets: plan.targets.map(({ unit, team, from, until }) => ({ unit, team, from, until })),
});

export type Draw = {
  commitment: string;
  committedAt: string;
  committedBy: string;
  count: number;
  alternates: number;
  units: number;
  weight: number;
  teams: number;
  experts: number;
  bars: { who: string; unit: string; why: string }[];
  /** Where the public value comes from and when; null in draws of before that had to be said. */
  publicSource: string | null;
  publicAt: string | null;
  publicValue: string | null;
  witness: string | null;
  drawnAt: string | null;
  drawnBy: string | null;
  picks: { rank: number; alternate: boolean; unit: string; unitName: string; teamName: string }[];
  drawnExperts: { team: string; teamName: string; expertName: string }[];
  leftOut: { expertName: string; why: string[] }[];
  skipped: string[];
  record: string | null;
};

export const drawQuery = (plan: Ref) =>
  queryOptions({
    queryKey: [...PLANS, plan, 'draw'],
    queryFn: ({ signal }) => call<Draw>('GET', `/inspection/plans/${plan}/draw`, { signal }),
    refetchOnWindowFocus: false,
  });

export type WantedDraw = {
  count: number;
  alternates: number;
  weighted: boolean;
  district: number | null;
  experts: string[];
  publicSource: string;
  publicAt: string | null;
};

function useDrawChange<V>(plan: Plan, path: string) {
  const cache = useQueryClient();
  return useMutation({
    mutationFn: (body: V) =>
      call<Draw>('PUT', `/inspection/plans/${plan.ref}/draw/${path}`, { version: plan.version, body }),
    onSuccess: (now) => cache.setQueryData(drawQuery(plan.ref).queryKey, now),
    onSettled: () => cache.invalidateQueries({ queryKey: planQuery(plan.ref).queryKey, exact: true }),
  });
}

export const useCommit = (plan: Plan) => useDrawChange<WantedDraw>(plan, 'commitment');
export const useDraw = (plan: Plan) =>
  useDrawChange<{ publicValue: string; witness: string }>(plan, 'result');

export type Assignment = {
  plan: Ref;
  target: string;
  kindTitle: string;
  title: string;
  purpose: string;
  team: string;
  unit: Ref;
  unitName: string;
  districtName: string;
  from: string;
  until: string;
  state: TargetState;
  stateTitle: string;
  task: Ref | null;
  /** Who may sign for the team. */
  inspectors: { personId: string; name: string }[];
};

export const assignmentsQuery = queryOptions({
  queryKey: ['inspection', 'assignments'],
  queryFn: ({ signal }) => call<Assignment[]>('GET', '/inspection/visits/assignments', { signal }),
  refetchOnWindowFocus: false,
});

export const visitsQuery = (unit: Ref | undefined) =>
  queryOptions({
    queryKey: ['inspection', 'visits', unit],
    queryFn: ({ signal }) =>
      call<Page<TaskRow>>('GET', '/inspection/visits', { query: { unit, limit: 100 }, signal }),
  });

export function useStart() {
  const cache = useQueryClient();
  return useMutation({
    mutationFn: ({ plan, target }: Assignment) =>
      call<TaskSheet>('POST', '/inspection/visits', { body: { plan, target } }),
    onSuccess: () => cache.invalidateQueries({ queryKey: ['inspection'] }),
  });
}
