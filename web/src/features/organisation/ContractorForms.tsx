import { Input } from 'antd';
import { useState } from 'react';
import { problemOf } from '../../api/problem';
import type { Ref } from '../../api/types';
import { today } from '../../lib/dates';
import { uuidv7 } from '../../lib/uuidv7';
import { DayInput } from '../../ui/DayInput';
import { Field } from '../../ui/Field';
import { FormDrawer } from '../../ui/FormDrawer';
import { SelectInput } from '../../ui/SelectInput';
import {
  type Contractor,
  type ContractorFacts,
  useAddContractor,
  useCorrectContractor,
  useEndContractor,
} from './profile';
import { contractorKindChoices } from './words';

const blank = (): ContractorFacts => ({
  kind: 'CATERING',
  name: '',
  creditCode: '',
  contactName: '',
  contactPhone: '',
  from: today(),
  to: null,
  agreementOn: null,
});

type Props = { unit: Ref; onClose: () => void };

export function AddContractorForm({ unit, onClose }: Props) {
  const add = useAddContractor(unit);
  const [id] = useState(uuidv7);
  return (
    <ContractorForm
      title="登记外包或服务单位"
      submit="登记"
      start={blank()}
      saving={add}
      onSubmit={(facts) => add.mutate({ id, ...facts }, { onSuccess: onClose })}
      onClose={onClose}
    />
  );
}

export function CorrectContractorForm({ unit, contractor, onClose }: Props & { contractor: Contractor }) {
  const correct = useCorrectContractor(unit, contractor);
  const { kind, name, creditCode, contactName, contactPhone, from, to, agreementOn } = contractor;
  return (
    <ContractorForm
      title={`更正${name}`}
      submit="保存"
      start={{ kind, name, creditCode, contactName, contactPhone, from, to, agreementOn }}
      saving={correct}
      onSubmit={(facts) => correct.mutate(facts, { onSuccess: onClose })}
      onClose={onClose}
    />
  );
}

type FormProps = {
  title: string;
  submit: string;
  start: ContractorFacts;
  saving: { isPending: boolean; error: unknown };
  onSubmit: (facts: ContractorFacts) => void;
  onClose: () => void;
};

function ContractorForm({ title, submit, start, saving, onSubmit, onClose }: FormProps) {
  const [facts, setFacts] = useState(start);
  const [touched, setTouched] = useState(false);
  const change = (part: Partial<ContractorFacts>) => {
    setTouched(true);
    setFacts((before) => ({ ...before, ...part }));
  };
  const problem = saving.error ? problemOf(saving.error) : null;
  const text = (
    name: 'name' | 'creditCode' | 'contactName' | 'contactPhone',
    label: string,
    longest: number,
    hint?: string,
  ) => (
    <Field name={name} label={label} hint={hint} required prefix="contractor" problem={problem}>
      {(input) => (
        <Input
          {...input}
          maxLength={longest}
          value={facts[name]}
          onChange={(e) => change({ [name]: e.target.value })}
        />
      )}
    </Field>
  );
  return (
    <FormDrawer
      title={title}
      submit={submit}
      prefix="contractor"
      busy={saving.isPending}
      problem={problem}
      touched={touched}
      onClose={onClose}
      onSubmit={() => onSubmit({ ...facts, from: facts.from || today() })}
    >
      <Field name="kind" label="服务内容" required prefix="contractor" problem={problem}>
        {(input) => (
          <SelectInput
            {...input}
            value={facts.kind}
            onChange={(kind) => change({ kind })}
            options={contractorKindChoices}
          />
        )}
      </Field>
      {text('name', '单位名称', 100, '营业执照上的全称')}
      {text('creditCode', '统一社会信用代码', 24, '18 位，在营业执照上；填错一位会提示')}
      {text('contactName', '联系人', 50)}
      {text('contactPhone', '联系电话', 30)}
      <Field name="from" label="开始日期" required prefix="contractor" problem={problem}>
        {(input) => <DayInput {...input} day={facts.from} onChange={(from) => change({ from })} />}
      </Field>
      <Field name="to" label="结束日期" hint="合同约定的最后一天" prefix="contractor" problem={problem}>
        {(input) => (
          <DayInput {...input} day={facts.to ?? ''} onChange={(day) => change({ to: day || null })} />
        )}
      </Field>
      <Field
        name="agreementOn"
        label="安全协议签订日期"
        hint="还没有签订的留空，列表里会标明"
        prefix="contractor"
        problem={problem}
      >
        {(input) => (
          <DayInput
            {...input}
            day={facts.agreementOn ?? ''}
            max={today()}
            onChange={(day) => change({ agreementOn: day || null })}
          />
        )}
      </Field>
    </FormDrawer>
  );
}

type EndProps = { unit: Ref; contractor: Contractor; onClose: () => void };

export function EndContractorForm({ unit, contractor, onClose }: EndProps) {
  const end = useEndContractor(unit, contractor);
  const [on, setOn] = useState(today());
  const problem = end.error ? problemOf(end.error) : null;
  return (
    <FormDrawer
      title={`结束${contractor.name}的服务`}
      submit="结束服务"
      prefix="contract-end"
      busy={end.isPending}
      problem={problem}
      onClose={onClose}
      onSubmit={() => end.mutate({ on }, { onSuccess: onClose })}
    >
      <p>
        “{contractor.name}”自 {contractor.from} 起承担{contractor.kindTitle}
        。结束后记录保留；其人员的岗位和任职请在“岗位与任职”里另行结束。
      </p>
      <Field name="on" label="最后一天" required prefix="contract-end" problem={problem}>
        {(input) => <DayInput {...input} day={on} min={contractor.from} max={today()} onChange={setOn} />}
      </Field>
    </FormDrawer>
  );
}
