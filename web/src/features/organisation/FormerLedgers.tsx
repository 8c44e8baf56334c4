import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import type { Ref } from '../../api/types';
import { levelText } from '../../api/words';
import { Section } from '../../ui/PageHeader';
import { type PlainColumn, PlainTable } from '../../ui/PlainTable';
import { DateText } from '../../ui/texts';
import { formerLedgersQuery, type Unfinished } from './changing';

/** What the unit still has to finish in ledgers it took over with a merger or a reassignment. */
export function FormerLedgers({ unit }: { unit: Ref }) {
  const { data } = useQuery(formerLedgersQuery(unit));
  if (!data?.length) return null;
  return (
    <Section id="former-ledgers" title="合并、划转前的未销账隐患">
      <p className="quiet">
        留在原台账，由本单位人员继续办理，由原台账所在的区验收销账：编号、历史和已上报的统计都属于原区，不随单位改区。本单位现在所属的区在这里看得到进展，可以督促本单位，不代为验收。
      </p>
      <PlainTable
        label="合并、划转前的未销账隐患"
        rows={data}
        columns={columns}
        rowKey={(row) => row.number}
      />
    </Section>
  );
}

const columns: PlainColumn<Unfinished>[] = [
  {
    key: 'number',
    title: '编号',
    width: 170,
    render: ({ ref, number }) =>
      ref ? (
        <Link to="/hazards/$ref" params={{ ref }} className="number nowrap">
          {number}
        </Link>
      ) : (
        <span className="number nowrap">{number}</span>
      ),
  },
  { key: 'ledger', title: '原台账', width: 180, render: (row) => `${row.ledger} ${row.unit}` },
  { key: 'what', title: '隐患', render: (row) => `${row.placeText}：${row.description}` },
  { key: 'level', title: '等级', width: 70, render: (row) => row.level ?? levelText(null) },
  { key: 'status', title: '状态', width: 110, render: (row) => row.status },
  { key: 'deadline', title: '整改期限', width: 120, render: (row) => <DateText at={row.deadline} /> },
];
