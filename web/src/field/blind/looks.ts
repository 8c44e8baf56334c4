import type { Bundle, CarriedLook, FieldRecord } from '../types';

/** Whether the person looks back blindly at all, as the server last said. */
export const looksBlindly = (bundle: Bundle | undefined): boolean => Array.isArray(bundle?.looks);

/** What was written on this phone about a look; nobody says it twice. */
export const lookRecordOf = (records: FieldRecord[], look: string): FieldRecord | undefined =>
  records.find(({ draft }) => draft.kind === 'BLIND_LOOK' && draft.look === look);

/** What is carried and has not been said yet, not even on this phone. */
export const looksToAnswer = (bundle: Bundle | undefined, records: FieldRecord[]): CarriedLook[] =>
  (bundle?.looks ?? []).filter(({ ref }) => (lookRecordOf(records, ref)?.state ?? 'DRAFT') === 'DRAFT');

/** By these the pictures of a look lie on the phone, and there the server gives them. */
export const picturesOf = ({ ref, photos }: Pick<CarriedLook, 'ref' | 'photos'>): string[] =>
  Array.from({ length: photos }, (_, n) => `/inspection/blind-looks/${ref}/photos/${n}`);

const OVER = ['already-answered', 'given-up', 'left-too-long'];

/** The server takes no answer to this look any more; what was written stays to be read. */
export const isOver = ({ draft, problem }: FieldRecord): boolean =>
  draft.kind === 'BLIND_LOOK' && OVER.includes(problem?.code ?? '');
