import { useQuery } from '@tanstack/react-query';
import { Button, Input } from 'antd';
import { useState } from 'react';
import { problemOf } from '../../api/problem';
import { useCanBegin } from '../../api/session';
import { addDays, minuteOf, today } from '../../lib/dates';
import { uuidv7 } from '../../lib/uuidv7';
import { Field } from '../../ui/Field';
import { FormDrawer } from '../../ui/FormDrawer';
import { Section } from '../../ui/PageHeader';
import { type PlainColumn, PlainTable } from '../../ui/PlainTable';
import { ProblemAlert } from '../../ui/ProblemAlert';
import {
  type DistrictParameter,
  districtParametersQuery,
  useEndDistrictParameter,
  useSetDistrictParameter,
} from './districtParameters';
import type { Parameter } from './queries';
import { DayField, ReasonField } from './ReasonAndDay';
import { parameterValue, validity } from './words';

/** What districts have set, and for a district the forms by which it does; a district is only ever stricter. */
export function DistrictValues({ parameter }: { parameter: Parameter }) {
  const { data, error, refetch } = useQuery(districtParametersQuery(parameter.code));
  const canBegin = useCanBegin();
  const [setting, setSetting] = useState(false);
  const [ending, setEnding] = useState<DistrictParameter | null>(null);
  const columns: PlainColumn<DistrictParameter>[] = [
    { key: 'district', title: '区', width: 120, render: (row) => row.districtName },
    {
      key: 'value',
      title: '取值',
      width: 110,
      render: (row) => parameterValue({ value: String(row.value), unit: parameter.unit }),
    },
    {
      key: 'valid',
      title: '施行',
      width: 220,
      render: (row) => validity(row.effectiveFrom, row.effectiveTo),
    },
    {
      key: 'reason',
      title: '理由',
      render: (row) => (
        <>
          {row.reason}
          <div className="faint">
            {minuteOf(row.madeAt)} {row.madeBy}（{row.postTitle}）
            {row.endReason && `；${row.endedBy}停止：${row.endReason}`}
          </div>
        </>
      ),
    },
    {
      key: 'act',
      title: '办理',
      width: 90,
      render: (row) =>
        row.can.includes('END') && (
          <Button size="small" onClick={() => setEnding(row)}>
            停止
          </Button>
        ),
    },
  ];
  return (
    <Section title="各区取值" id="districts">
      {error && <ProblemAlert problem={problemOf(error)} onRetry={() => refetch()} />}
      <p className="quiet">
        区可以比全市更严（{parameter.stricter === 'LESS' ? '更少' : '更多'}），不能放宽。
      </p>
      {data && data.length > 0 && (
        <PlainTable label="各区取值" rows={data} columns={columns} rowKey={(row) => row.ref} />
      )}
      {canBegin('SET_DISTRICT_PARAMETER') && <Button onClick={() => setSetting(true)}>本区取更严的值</Button>}
      {setting && <SetValue parameter={parameter} onClose={() => setSetting(false)} />}
      {ending && <EndValue setting={ending} onClose={() => setEnding(null)} />}
    </Section>
  );
}

function SetValue({ parameter, onClose }: { parameter: Parameter; onClose: () => void }) {
  const set = useSetDistrictParameter();
  const [id] = useState(uuidv7);
  const [value, setValue] = useState('');
  const [from, setFrom] = useState(addDays(today(), 1));
  const [reason, setReason] = useState('');
  const problem = set.error && problemOf(set.error);
  return (
    <FormDrawer
      title="本区取更严的值"
      submit="确定"
      prefix="district"
      busy={set.isPending}
      problem={problem}
      touched={value !== '' || reason !== ''}
      onClose={onClose}
      onSubmit={() =>
        set.mutate(
          { id, code: parameter.code, value: Number(value), reason, effectiveFrom: from },
          { onSuccess: onClose },
        )
      }
    >
      <p>
        {parameter.meaning}，全市为 {parameterValue(parameter)}。
      </p>
      <Field
        name="value"
        label={`本区取值（${parameter.unit}）`}
        required
        prefix="district"
        problem={problem}
      >
        {(input) => (
          <Input
            {...input}
            inputMode="numeric"
            maxLength={5}
            value={value}
            onChange={(e) => setValue(e.target.value.replace(/\D/g, ''))}
          />
        )}
      </Field>
      <DayField label="施行日期" value={from} onChange={setFrom} prefix="district" problem={problem} />
      <ReasonField label="理由" value={reason} onChange={setReason} prefix="district" problem={problem} />
    </FormDrawer>
  );
}

function EndValue({ setting, onClose }: { setting: DistrictParameter; onClose: () => void }) {
  const end = useEndDistrictParameter(setting);
  const [on, setOn] = useState(addDays(today(), 1));
  const [reason, setReason] = useState('');
  const problem = end.error && problemOf(end.error);
  return (
    <FormDrawer
      title="停止本区的取值"
      submit="停止"
      prefix="end"
      busy={end.isPending}
      problem={problem}
      touched={reason !== ''}
      onClose={onClose}
      onSubmit={() => end.mutate({ on, reason }, { onSuccess: onClose })}
    >
      <p className="quiet">从这一天起按全市的取值；已经开始计算的时限不变。</p>
      <DayField label="停止日期" name="on" value={on} onChange={setOn} prefix="end" problem={problem} />
      <ReasonField label="理由" value={reason} onChange={setReason} prefix="end" problem={problem} />
    </FormDrawer>
  );
}
