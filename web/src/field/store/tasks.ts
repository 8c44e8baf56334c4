import type { Ref } from '../../api/types';
import type { Assignment } from '../../features/inspection/plans/queries';
import type { TaskSheet } from '../../features/inspection/queries';
import type { Bundle, FieldRecord } from '../types';
import type { FieldState } from './field';

/** A check that is carried, whoever does it. */
export type CarriedTask = {
  sheet: TaskSheet;
  bundle: Bundle;
  /** The post of the team that does it, and where it was sent; null where it is the unit's own check. */
  team: { post: Ref; target: Assignment | null } | null;
};

type Carrying = Pick<FieldState, 'carried' | 'teams'>;

/** Finds it among what is carried under the own post and for the teams. */
export function findTask({ carried, teams }: Carrying, ref: Ref): CarriedTask | null {
  const own = carried?.bundle.tasks.find((task) => task.ref === ref);
  if (own && carried) return { sheet: own, bundle: carried.bundle, team: null };
  for (const { post, bundle } of teams) {
    const sheet = bundle.tasks.find((task) => task.ref === ref);
    const target = bundle.team?.known.find((known) => known.task === ref) ?? null;
    if (sheet) return { sheet, bundle, team: { post, target } };
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
  record.team ? (teams.find(({ post }) => post === record.team)?.bundle ?? null) : (carried?.bundle ?? null);
