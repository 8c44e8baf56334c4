import type { CheckItem } from '../../api/standards';

/** What a sentence and an item both say, in whole words; nothing where only pieces of words are shared. */
export function sharedText(shared: readonly string[], { hazardPhrase, requirement }: Words): string {
  const words = new Set(shared.flatMap((stretch) => wholeWords(stretch, `${hazardPhrase}\n${requirement}`)));
  return words.size > 0 ? `都说到“${[...words].join('”“')}”` : '';
}

type Words = Pick<CheckItem, 'hazardPhrase' | 'requirement'>;

/**
 * The stretch without the words its ends cut. A single sign at an end says nothing alone, such as 不 or 未, and may be half
 * a word the dictionary does not know: it stays only where the sentence ends with it or begins.
 */
function wholeWords(stretch: string, text: string): string[] {
  const at = text.indexOf(stretch);
  if (at < 0) return [];
  const end = at + stretch.length;
  const inside = wordsOf(text).filter(({ from, to }) => from >= at && to <= end);
  const whole = (word: Word) => word.to - word.from > 1;
  const first = inside.find((word) => whole(word) || (word.from === at && !LETTER.test(text.charAt(at - 1))));
  const last = inside.findLast((word) => whole(word) || (word.to === end && !LETTER.test(text.charAt(end))));
  const words = first && last ? text.slice(first.from, last.to) : '';
  return words.length > 1 ? [words] : [];
}

const LETTER = /[\p{L}\p{N}]/u;

type Word = { from: number; to: number };

function wordsOf(text: string): Word[] {
  // Browsers of before 2024 know no words; they show none.
  if (!('Segmenter' in Intl)) return [];
  const segments = new Intl.Segmenter('zh-CN', { granularity: 'word' }).segment(text);
  return [...segments].map(({ index, segment }) => ({ from: index, to: index + segment.length }));
}
