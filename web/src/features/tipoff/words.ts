import type { ReportActName, ReportRow } from './queries';

/** Nothing more is owed to the reporter. */
export const isOver = ({ state, attention }: ReportRow): boolean =>
  attention === null && ['REFUSED', 'CLOSED', 'NOT_FIXED'].includes(state);

/** The words of the original that may mean a danger which cannot wait. */
export const graveWords = ({ grave }: ReportRow): string =>
  grave.map(({ title, words }) => `“${words.join('”“')}”（${title}）`).join('、');

/** @param words label of the text the act asks for; empty where it asks for none */
type ActForm = { title: string; intro: string; words: string };

export const actForms: Record<ReportActName, ActForm> = {
  ACCEPT: { title: '受理', intro: '受理后反映人凭查询码看到“已受理”。', words: '' },
  REFUSE: { title: '不予受理', intro: '反映人凭查询码看到理由。', words: '不予受理的理由' },
  ASSIGN: { title: '交核查', intro: '核查人只看到下面的文字和勾选的照片，看不到原件。', words: '' },
  PROGRESS: { title: '进展答复', intro: '反映人凭查询码看到这段话。', words: '进展' },
  CLOSE: {
    title: '办结答复',
    intro: '答复后请反映人确认是否整改到位，28 天后再问一次。',
    words: '给反映人的答复',
  },
  REPLY: {
    title: '答复反映人意见',
    intro: '反映人凭查询码看到这段话；状态仍是“反映人称未整改”。还没有查清楚的，请重新核查。',
    words: '给反映人的答复',
  },
  RECHECK: { title: '重新核查', intro: '重新打开，回到“已受理”。', words: '重新核查的理由' },
  TRANSFER: { title: '转办', intro: '对方接收前仍在本处，对方可以退回。', words: '转办的理由' },
  TAKE: { title: '接收转办', intro: '接收后由本处办理。', words: '' },
  RETURN: { title: '退回转办', intro: '退回后由原处办理。', words: '退回的理由' },
};
