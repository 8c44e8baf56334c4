import type { ReactNode } from 'react';
import { minuteOf } from '../../lib/dates';
import { type FieldState, useField } from '../store/field';
import { Empty } from './Screen';

/** In place of what would be carried: why it is not there, and what helps. */
export function NothingCarried(): ReactNode {
  const field = useField();
  if (hasNoUse(field)) {
    return (
      <Empty>
        您的岗位不用手机现场，请到工作台办理。
        <a className="link" href="/">
          打开工作台
        </a>
      </Empty>
    );
  }
  return <Empty>{whyNothing(field)}</Empty>;
}

/** Neither the own post nor a team has anything to do with the phone. */
export const hasNoUse = ({ left, teams }: Pick<FieldState, 'left' | 'teams'>) =>
  left?.noUse === true && teams.length === 0;

function whyNothing({ keeping, left, line, fetching }: FieldState): string {
  const online = line === 'online';
  if (online && fetching) return '正在取随身内容…';
  const again = online ? '这次没有取到，请到“同步”点“立即同步”。' : '联网后打开一次就重新取回。';
  if (keeping?.stands === 'over') return `${expiredWords(keeping.until, left?.keepDays)}${again}`;
  return online ? `随身内容${again}` : '还没有取到随身内容，请联网后打开一次。';
}

/** Which day, and why it is so. */
export const expiredWords = (until: number, days = 7) =>
  `随身内容已于 ${minuteOf(new Date(until))} 到期：手机 ${days} 天没有联系上服务器，为防手机遗失后被人翻看，不再显示。您自己写的都还在。`;
