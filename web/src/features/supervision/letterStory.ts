import { endedText } from '../../api/words';
import type { Letter, LetterStep } from './queries';

/** Something that happened to a letter sent about a hazard, as the story of that hazard tells it. */
export type LetterMoment = {
  key: string;
  letter: Letter;
  act: string;
  by: LetterStep;
  words: string | null;
};

/** What happened to these letters, the oldest first. What nobody sent is no part of the story. */
export function momentsOf(letters: readonly Letter[]): LetterMoment[] {
  return letters
    .flatMap((letter) => {
      const { issued, received, replied, closed } = letter;
      // A reply is a receipt too, and then not told twice.
      const both = received !== null && received.at === replied?.at;
      const asked = [
        letter.requirement,
        letter.replyBy && `回复期限 ${letter.replyBy}`,
        !closed && letter.unit.ended && letter.unit.name + endedText(letter.unit.ended, '签收、回复'),
      ].filter(Boolean);
      return [
        moment(letter, '发出', issued, asked.join('\n')),
        moment(letter, '签收', both ? null : received, null),
        moment(letter, both ? '签收并回复' : '回复', replied, replied?.words),
        moment(letter, '办结', closed, closed?.words),
      ].filter((told) => told !== null);
    })
    .sort((a, b) => a.by.at.localeCompare(b.by.at));
}

const moment = (
  letter: Letter,
  act: string,
  by: LetterStep | null,
  words: string | null | undefined,
): LetterMoment | null => by && { key: `${letter.ref} ${act}`, letter, act, by, words: words ?? null };

/**
 * Letters between the lines of the sealed history, the newest first. The lines keep their own order, which is that of
 * the ledger and not of the clock of a phone that was offline.
 */
export function woven<E extends { recordedAt: string }, T>(
  events: readonly E[],
  moments: readonly LetterMoment[],
  told: { event: (event: E) => T; letter: (moment: LetterMoment) => T },
): T[] {
  const waiting = moments.toReversed();
  const story: T[] = [];
  for (const event of events) {
    while (waiting[0] && waiting[0].by.at > event.recordedAt) {
      const [next] = waiting.splice(0, 1);
      if (next) story.push(told.letter(next));
    }
    story.push(told.event(event));
  }
  return [...story, ...waiting.map(told.letter)];
}
