import { Link } from '@tanstack/react-router';
import { unitTypeList } from '../../api/unitTypes';
import { Section } from '../../ui/PageHeader';
import { type PlainColumn, PlainTable } from '../../ui/PlainTable';
import { ItemLink } from './ItemLink';
import type { Difference, Preview, Reach } from './publishing';
import { adaptationWords, differenceWords } from './words';
import './standards.css';

/** What a publication changes, old beside new, and whom it reaches. */
export function PreviewOf({ preview }: { preview: Preview }) {
  return (
    <>
      <Section title="逐项差异" id="differences">
        {preview.differences.map((difference) => (
          <DifferenceOf key={difference.what + difference.code} difference={difference} />
        ))}
      </Section>
      {preview.differences.every(({ what }) => what === 'PARAMETER' || what === 'CALENDAR') ? (
        <Section title="影响范围" id="reach">
          <p>自施行日起适用于全市；此前已经开始计算的时限不变。</p>
        </Section>
      ) : (
        <ReachOf reach={preview.reach} />
      )}
    </>
  );
}

export function DifferenceOf({ difference }: { difference: Difference }) {
  return (
    <div className="difference">
      <p>
        <span className="difference-kind">{differenceWords[difference.kind]}</span>
        <span className="item-code">{difference.code}</span> {difference.title}
      </p>
      <FieldChanges difference={difference} />
    </div>
  );
}

/** Old on the left, new on the right; a phone puts one below the other. */
export function FieldChanges({ difference }: { difference: Difference }) {
  if (difference.fields.length === 0) return null;
  return (
    <PlainTable
      label={`${difference.code} 的差异`}
      rows={difference.fields}
      rowKey={(field) => field.field}
      columns={difference.kind === 'NEW' ? newColumns : columns}
    />
  );
}

type Changed = Difference['fields'][number];

const field: PlainColumn<Changed> = { key: 'field', title: '内容', width: 130, render: (f) => f.title };
const now: PlainColumn<Changed> = {
  key: 'now',
  title: '新版',
  render: (f) => (f.now === null ? <span className="faint">无</span> : <ins>{f.now}</ins>),
};
const columns: PlainColumn<Changed>[] = [
  field,
  {
    key: 'old',
    title: '原版',
    render: (f) => (f.old === null ? <span className="faint">无</span> : <del>{f.old}</del>),
  },
  now,
];
const newColumns = [field, now];

export function ReachOf({ reach }: { reach: Reach }) {
  const units = reach.districts.reduce((sum, district) => sum + district.units, 0);
  return (
    <Section title="影响范围" id="reach">
      {reach.checklists.length === 0 ? (
        <p className="quiet">没有检查表用到有关的检查项，暂不影响各单位的检查。</p>
      ) : (
        <>
          <p>
            涉及 {reach.checklists.length} 张检查表、{unitTypeList(reach.unitTypes)} {units} 个单位。
          </p>
          <ul className="reach-lists">
            {reach.checklists.map((list) => (
              <li key={list.code}>
                <Link to="/standards/checklists/$code" params={{ code: list.code }}>
                  {list.title}
                </Link>
              </li>
            ))}
          </ul>
          <ul className="reach-districts" aria-label="各区涉及的单位数">
            {reach.districts.map((district) => (
              <li key={district.districtId}>
                {district.districtName}　<span className="number">{district.units}</span> 个
              </li>
            ))}
          </ul>
        </>
      )}
      {reach.adaptations.length > 0 && (
        <>
          <p className="reach-heading">下列本地调整与此有关，作出调整的人会在“今天”看到：</p>
          <ul aria-label="有关的本地调整">
            {reach.adaptations.map((a) => (
              <li key={`${a.item}${a.kind}${a.districtName}${a.unitName}`}>
                <ItemLink code={a.item} /> {adaptationWords[a.kind]}　{a.unitName ?? a.districtName ?? '市属'}{' '}
                <span className="quiet">
                  {a.madeBy}，理由：{a.reason}
                </span>
              </li>
            ))}
          </ul>
        </>
      )}
    </Section>
  );
}
