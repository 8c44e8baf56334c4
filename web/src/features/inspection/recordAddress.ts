import type { Ref } from '../../api/types';

/** The paper about a team's inspection. */
export const recordAddress = (visit: Ref, form: 'DOCX' | 'PDF') =>
  `/api/inspection/visits/${visit}/record?form=${form}`;

/** The page that shows what was handed in. */
export const checkAddress = (task: Ref, byTeam: boolean) => `/inspection/${byTeam ? 'visits/' : ''}${task}`;
