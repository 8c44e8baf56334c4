import { Link } from '@tanstack/react-router';
import { minuteOf } from '../../../lib/dates';
import type { PlainColumn } from '../../../ui/PlainTable';
import type { PatrolPlace, PatrolStop } from './queries';
import { lastWords, timesWords, toldWords } from './words';

/** The places of a day; each number opens its stops. */
export const placeColumns = (day: string): PlainColumn<PatrolPlace>[] => [
  {
    key: 'place',
    title: '部位',
    render: (row) => (
      <>
        {row.name}
        {row.location && <span className="quiet"> {row.location}</span>}
        {row.closedOn && <span className="quiet">（{row.closedOn} 停用）</span>}
      </>
    ),
  },
  { key: 'kind', title: '类型', width: 130, render: (row) => row.kindTitle },
  {
    key: 'times',
    title: '当天次数',
    width: 110,
    align: 'right',
    render: (row) =>
      row.times + row.late > 0 ? (
        <Link
          to="/inspection/patrols"
          search={(before) => ({ ...before, place: row.placeId })}
          aria-label={`${row.name} ${row.times} 次${row.late > 0 ? `，另补记 ${row.late} 次` : ''}，查看每一次`}
        >
          {timesWords(row)}
        </Link>
      ) : (
        0
      ),
  },
  {
    key: 'last',
    title: '上次',
    width: '32%',
    render: (row) =>
      row.last ? (
        <>
          <span className="nowrap">{lastWords(row.last, day)}</span> {row.last.resultTitle}
        </>
      ) : (
        <span className="quiet">没有巡查记录</span>
      ),
  },
];

export const stopColumns: PlainColumn<PatrolStop>[] = [
  {
    key: 'at',
    title: '时间',
    width: 160,
    render: (row) => (
      <>
        <span className="nowrap">{minuteOf(row.at).slice(11)}</span>
        {toldWords(row) && <span className="quiet">（{toldWords(row)}）</span>}
      </>
    ),
  },
  { key: 'place', title: '部位', width: '18%', render: (row) => row.placeName },
  { key: 'result', title: '结果', width: 100, render: (row) => row.resultTitle },
  {
    key: 'found',
    title: '情况',
    render: (row) => (
      <>
        {row.note}
        {row.hazards.map(({ ref, number }) => (
          <Link key={ref} to="/hazards/$ref" params={{ ref }} className="nowrap">
            {number}{' '}
          </Link>
        ))}
      </>
    ),
  },
  { key: 'who', title: '巡查人', width: '20%', render: (row) => `${row.personName}（${row.postTitle}）` },
  { key: 'how', title: '方式', width: 96, render: (row) => (row.scanned ? '扫码' : '手工选择') },
];
