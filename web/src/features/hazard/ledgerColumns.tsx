import { Link } from '@tanstack/react-router';
import type { HazardRow, SignedIn } from '../../api/types';
import { endedText, nextActorWords } from '../../api/words';
import { yuanText } from '../../lib/money';
import { ClockText } from '../../ui/ClockText';
import type { Column } from '../../ui/DataTable';
import { LevelTag } from '../../ui/LevelTag';
import { StatusTag } from '../../ui/StatusTag';
import { DateText } from '../../ui/texts';
import { clockOf } from './clock';

const none = <span className="faint">—</span>;

export const ledgerColumns: Column<HazardRow>[] = [
  {
    key: 'number',
    title: '编号',
    width: 194,
    always: true,
    render: (h) => (
      <Link to="/hazards/$ref" params={{ ref: h.ref }} className="number" data-row-link>
        {h.number ?? '草稿'}
      </Link>
    ),
  },
  {
    key: 'level',
    title: '等级',
    width: 96,
    render: (h) => <LevelTag level={h.level} proposed={h.proposedLevel} />,
  },
  {
    key: 'description',
    title: '隐患描述',
    width: 196,
    grows: true,
    always: true,
    render: (h) => <span title={h.description}>{h.description}</span>,
  },
  { key: 'status', title: '状态', width: 140, render: (h) => <StatusTag status={h.status} /> },
  {
    key: 'clock',
    title: '时限',
    width: 228,
    render: (h) => <ClockText {...(clockOf(h) ?? { dueOn: null })} />,
  },
  { key: 'district', title: '区', width: 80, render: (h) => h.districtName },
  {
    key: 'unit',
    title: '单位',
    width: 156,
    render: (h) => (
      <span title={h.unit.name + endedText(h.unit.ended)}>
        {h.unit.name}
        {h.unit.ended && <span className="faint">（已撤销）</span>}
      </span>
    ),
  },
  { key: 'place', title: '部位', width: 148, render: (h) => <span title={h.placeText}>{h.placeText}</span> },
  {
    key: 'category',
    title: '类别',
    width: 84,
    render: (h) => <span title={h.categoryTitle}>{h.categoryTitle}</span>,
  },
  { key: 'responsible', title: '整改责任人', width: 88, render: (h) => h.responsible ?? none },
  {
    key: 'nextActor',
    title: '待谁办理',
    width: 100,
    render: (h) => (h.nextActor === 'NOBODY' ? none : nextActorWords[h.nextActor]),
  },
  { key: 'source', title: '来源', width: 92, render: (h) => h.sourceTitle },
  { key: 'deadline', title: '整改期限', width: 108, render: (h) => <DateText at={h.deadline} /> },
  {
    key: 'extensions',
    title: '延期',
    width: 64,
    align: 'right',
    render: (h) => (h.extensions > 0 ? `${h.extensions} 次` : none),
  },
  {
    key: 'rebounds',
    title: '反弹',
    width: 64,
    align: 'right',
    render: (h) => (h.rebounds > 0 ? `${h.rebounds} 次` : none),
  },
  {
    key: 'fundsActual',
    title: '实际支出',
    width: 112,
    align: 'right',
    render: (h) => (h.actualFen === null ? none : yuanText(h.actualFen)),
  },
  {
    key: 'overHead',
    title: '越级报告',
    width: 84,
    render: (h) => (h.overHead ? '是' : none),
  },
  {
    key: 'registeredAt',
    title: '上账日期',
    width: 108,
    render: (h) => (
      <>
        <DateText at={h.registeredAt} />
        {h.lateDays !== null && <div className="faint">补登 {h.lateDays} 天</div>}
      </>
    ),
  },
  { key: 'closedAt', title: '销账日期', width: 108, render: (h) => <DateText at={h.closedAt} /> },
];

/**
 * Besides those always there, as many as a screen of 1440 pixels holds side by side; a person of one unit or one district
 * need not read its name in each row.
 */
const SHOWN_AT_FIRST: Record<SignedIn['scope']['kind'], string[]> = {
  UNIT: ['place', 'responsible'],
  DISTRICT: ['unit', 'category'],
  CITY: ['district', 'unit'],
  NOTHING: [],
};
const KEY = 'bihuan.ledger-hidden';

/** Keys of columns not shown. */
export function readHidden(scope: SignedIn['scope']['kind']): string[] {
  try {
    const saved = localStorage.getItem(`${KEY}.${scope}`);
    if (saved) return JSON.parse(saved) as string[];
  } catch {
    // Falls back to the first choice.
  }
  return hiddenBut(['level', 'status', 'clock', ...SHOWN_AT_FIRST[scope]]);
}

/** The keys an address names, and those we show always; a key that is none of ours is nobody's. */
export const hiddenBut = (shown: readonly string[]): string[] =>
  ledgerColumns.filter((c) => !c.always && !shown.includes(c.key)).map((c) => c.key);

/** Who looks for what was extended wants to see how often, whichever columns he is used to. */
export const shownColumns = (hidden: readonly string[], extended: boolean) =>
  ledgerColumns.filter((c) => c.always || !hidden.includes(c.key) || (extended && c.key === 'extensions'));

export function writeHidden(scope: SignedIn['scope']['kind'], hidden: string[]): void {
  try {
    localStorage.setItem(`${KEY}.${scope}`, JSON.stringify(hidden));
  } catch {
    // The choice then lasts as long as the page.
  }
}
