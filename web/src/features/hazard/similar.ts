import type { Likeness, SimilarHazard } from './queries';

const likenessWords: Record<Likeness, string> = {
  SAME_ITEM: '检查项相同',
  SAME_PLACE: '部位相同',
  LIKE_WORDS: '描述相近',
};

export const whyText = ({ why, elsewhere }: Pick<SimilarHazard, 'why' | 'elsewhere'>) =>
  [...why.map((one) => likenessWords[one]), ...(elsewhere ? ['部位写法不同'] : [])].join('、');

/** Of a hazard this person may not read: that there is one and whom to ask, nothing of what it says. */
export const hiddenText = ({ number, elsewhere, why }: SimilarHazard) =>
  `本单位台账里已有相近的隐患${number ? ` ${number}` : ''}（${whyText({ why, elsewhere })}），由安全干部掌握，请先向其确认，不要重复登记。`;
