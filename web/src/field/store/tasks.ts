import type { Ref } from '../../api/types';
import type { Assignment } from '../../features/inspection/plans/queries';
import type { TaskSheet } from '../../features/inspection/queries';
import { type Bundle, type ComingTeam, districtOf, type FieldRecord, type PendingStart } from '../types';
import type { FieldState } from './field';
import type { CarriedTeam } from './person';

/** A check that is carried, whoever does it. */
export type CarriedTask = {
  sheet: TaskSheet;
  bundle: Bundle;
  /** The post of the team that does it, and where it was sent; null where it is the unit's own check. */
  team: { post: Ref; target: Assignment | null } | null;
  /** Not begun as far as the server knows: there is the list and nothing of the unit. */
  ready: boolean;
};

/** The check at a target has its id, also before it is begun. */
export const taskOf = ({ unit, target }: Pick<Assignment, 'unit' | 'target'>): Ref =>
  `${districtOf(unit)}-${target}`;

/** What the server is still to be told of, for a check begun without a network. */
export const startOf = ({ draft }: FieldRecord): PendingStart | null =>
  (draft.kind === 'CHECK' && draft.start) || null;

type Carrying = Pick<FieldState, 'carried' | 'teams'>;

/** The teams he is in, and those he will be in: these have lists to start by and nothing of any unit. */
export function teamsOf({ carried, teams }: Carrying): CarriedTeam[] {
  if (!carried) return teams;
  const coming = (carried.bundle.coming ?? []).filter(({ post }) =>
    teams.every((team) => team.post !== post),
  );
  return [...teams, ...coming.map((sent) => ahead(sent, carried.bundle))];
}

const ahead = ({ post, postTitle, known, ready }: ComingTeam, own: Bundle): CarriedTeam => ({
  post,
  bundle: {
    ...own,
    holder: { ...own.holder, postId: post, postTitle },
    team: { known, sealed: 0, ready },
    coming: [],
    units: [],
    tasks: [],
    rectifications: [],
    looks: null,
    atDesk: null,
  },
});

/** Posts of teams whose days have begun since the bundle was fetched. */
export const begunMissions = (bundle: Bundle | undefined, day: string): Ref[] =>
  (bundle?.coming ?? []).filter(({ known }) => known.some(({ from }) => from <= day)).map(({ post }) => post);

/** Finds it among what is carried under the own post and for the teams. */
export function findTask({ carried, teams }: Carrying, ref: Ref): CarriedTask | null {
  const own = carried?.bundle.tasks.find((task) => task.ref === ref);
  if (own && carried) return { sheet: own, bundle: carried.bundle, team: null, ready: false };
  for (const { post, bundle } of teams) {
    const sheet = bundle.tasks.find((task) => task.ref === ref);
    const target = bundle.team?.known.find((known) => known.task === ref) ?? null;
    if (sheet) return { sheet, bundle, team: { post, target }, ready: false };
  }
  for (const { post, bundle } of teamsOf({ carried, teams })) {
    const sheet = bundle.team?.ready?.find((waiting) => waiting.ref === ref);
    const target = bundle.team?.known.find((known) => taskOf(known) === ref) ?? null;
    if (sheet) return { sheet, bundle, team: { post, target }, ready: true };
  }
  return null;
}

/**
 * Whether a check lying on the phone can no longer be handed in from here: its list is carried no more, or the server has
 * said that somebody else handed it in.
 */
export function isOvertaken(carrying: Carrying, { state, draft, problem }: FieldRecord): boolean {
  if (draft.kind !== 'CHECK' || (state !== 'DRAFT' && state !== 'NEEDS_PERSON')) return false;
  return problem?.code === 'already-submitted' || findTask(carrying, draft.task) === null;
}

/** The bundle a record was written with. */
export const bundleOf = ({ carried, teams }: Carrying, record: FieldRecord): Bundle | null =>
  record.team
    ? (teamsOf({ carried, teams }).find(({ post }) => post === record.team)?.bundle ?? null)
    : (carried?.bundle ?? null);
