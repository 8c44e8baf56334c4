import type { Letter, LetterActName, LetterState } from './queries';

export const stateWords: Record<LetterState, string> = {
  PROPOSED: '待决定',
  ISSUED: '已发出',
  RECEIVED: '已签收',
  REPLIED: '已回复',
  CLOSED: '已办结',
  DISMISSED: '不发',
  LAPSED: '不再需要',
};

/** The days past are those of the day it was proposed; it may wait for days to be decided. */
export const reasonWords = ({ proposedOn, reason }: Letter) => `截至 ${proposedOn}，${reason}`;

/** How many of each kind, the mildest first: 督促函 4、督办通知 1. */
export function kindsText(letters: Pick<Letter, 'rungStep' | 'rungTitle'>[]): string {
  const many = new Map<string, number>();
  for (const { rungTitle } of [...letters].sort((a, b) => a.rungStep - b.rungStep))
    many.set(rungTitle, (many.get(rungTitle) ?? 0) + 1);
  return [...many].map(([kind, count]) => `${kind} ${count}`).join('、');
}

type Form = {
  title: string;
  intro: string;
  submit: string;
  /** The label of what is written, where the act asks for words. */
  words?: string;
};

export const actForms: Record<LetterActName, Form> = {
  ISSUE: {
    title: '发出',
    intro: '编号在发出时产生。单位须签收，并在期限内书面回复。',
    submit: '发出',
  },
  DISMISS: {
    title: '不发',
    intro: '逾期属实但不需要发文的，写明理由；理由留在记录里。',
    submit: '不发',
    words: '不发的理由',
  },
  RECEIVE: { title: '签收', intro: '表示单位已经收到并知悉要求。', submit: '签收' },
  REPLY: {
    title: '回复',
    intro: '写明逾期的原因、已经采取的措施和完成的时间。',
    submit: '提交回复',
    words: '回复',
  },
  CLOSE: {
    title: '办结',
    intro: '核实单位的办理情况后办结。',
    submit: '办结',
    words: '办结意见',
  },
};
