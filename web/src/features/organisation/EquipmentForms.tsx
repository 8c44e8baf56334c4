import { useQuery } from '@tanstack/react-query';
import { Input } from 'antd';
import { useState } from 'react';
import type { Place } from '../../api/organisation';
import { problemOf } from '../../api/problem';
import type { Ref } from '../../api/types';
import { addDays, today } from '../../lib/dates';
import { uuidv7 } from '../../lib/uuidv7';
import { DayInput } from '../../ui/DayInput';
import { Field } from '../../ui/Field';
import { FormDrawer } from '../../ui/FormDrawer';
import { SelectInput } from '../../ui/SelectInput';
import {
  contractorsQuery,
  type Equipment,
  type EquipmentFacts,
  useAddEquipment,
  useCorrectEquipment,
  useRetireEquipment,
} from './profile';
import { equipmentKindChoices } from './words';

const blank: EquipmentFacts = {
  kind: 'LIFT',
  name: '',
  registration: '',
  placeId: null,
  location: '',
  inspectedOn: null,
  dueOn: null,
  maintainer: '',
};

type Props = { unit: Ref; places: Place[]; onClose: () => void };

export function AddEquipmentForm({ unit, places, onClose }: Props) {
  const add = useAddEquipment(unit);
  const [id] = useState(uuidv7);
  return (
    <EquipmentForm
      title="登记特种设备"
      submit="登记"
      start={blank}
      saving={add}
      onSubmit={(facts) => add.mutate({ id, ...facts }, { onSuccess: onClose })}
      {...{ unit, places, onClose }}
    />
  );
}

export function CorrectEquipmentForm({ unit, places, device, onClose }: Props & { device: Equipment }) {
  const correct = useCorrectEquipment(unit, device);
  const { kind, name, registration, placeId, location, inspectedOn, dueOn, maintainer } = device;
  return (
    <EquipmentForm
      title={`更正${name}`}
      submit="保存"
      start={{ kind, name, registration, placeId, location, inspectedOn, dueOn, maintainer }}
      saving={correct}
      onSubmit={(facts) => correct.mutate(facts, { onSuccess: onClose })}
      {...{ unit, places, onClose }}
    />
  );
}

type FormProps = Props & {
  title: string;
  submit: string;
  start: EquipmentFacts;
  saving: { isPending: boolean; error: unknown };
  onSubmit: (facts: EquipmentFacts) => void;
};

function EquipmentForm({ unit, places, title, submit, start, saving, onSubmit, onClose }: FormProps) {
  const { data: contractors } = useQuery(contractorsQuery(unit));
  const [facts, setFacts] = useState(start);
  const [touched, setTouched] = useState(false);
  const change = (part: Partial<EquipmentFacts>) => {
    setTouched(true);
    setFacts((before) => ({ ...before, ...part }));
  };
  const problem = saving.error ? problemOf(saving.error) : null;
  const text = (
    name: 'name' | 'registration' | 'location' | 'maintainer',
    label: string,
    longest: number,
    more: { hint?: string; required?: boolean; list?: string } = {},
  ) => (
    <Field
      name={name}
      label={label}
      hint={more.hint}
      required={more.required}
      prefix="equipment"
      problem={problem}
    >
      {(input) => (
        <Input
          {...input}
          list={more.list}
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
      prefix="equipment"
      busy={saving.isPending}
      problem={problem}
      touched={touched}
      onClose={onClose}
      onSubmit={() => onSubmit(facts)}
    >
      <Field name="kind" label="种类" required prefix="equipment" problem={problem}>
        {(input) => (
          <SelectInput
            {...input}
            value={facts.kind}
            onChange={(kind) => change({ kind })}
            options={equipmentKindChoices}
          />
        )}
      </Field>
      {text('name', '名称', 100, { required: true, hint: '能与同类设备区分，如“1 号客梯”' })}
      {text('registration', '使用登记证编号', 50, { hint: '在使用登记证或使用标志上' })}
      <Field name="placeId" label="所在重点部位" prefix="equipment" problem={problem}>
        {(input) => (
          <SelectInput
            {...input}
            value={facts.placeId ?? ''}
            onChange={(placeId) => change({ placeId: placeId || null })}
            options={places.map((place) => [place.ref.slice(7), place.name])}
            placeholder="不在重点部位"
          />
        )}
      </Field>
      {text('location', '具体位置', 200, { hint: '不在重点部位的必填' })}
      <Field name="inspectedOn" label="上次检验日期" prefix="equipment" problem={problem}>
        {(input) => (
          <DayInput
            {...input}
            day={facts.inspectedOn ?? ''}
            max={today()}
            onChange={(day) => change({ inspectedOn: day || null })}
          />
        )}
      </Field>
      <Field
        name="dueOn"
        label="下次检验日期"
        hint="使用标志上的日期；只写到月的，填该月最后一天"
        prefix="equipment"
        problem={problem}
      >
        {(input) => (
          <DayInput {...input} day={facts.dueOn ?? ''} onChange={(day) => change({ dueOn: day || null })} />
        )}
      </Field>
      {text('maintainer', '维保单位', 100, { list: 'maintainers', hint: '由谁维护保养' })}
      <datalist id="maintainers">
        {contractors
          ?.filter((contractor) => !contractor.over)
          .map((contractor) => (
            <option key={contractor.ref} value={contractor.name} />
          ))}
      </datalist>
    </FormDrawer>
  );
}

type RetireProps = { unit: Ref; device: Equipment; onClose: () => void };

export function RetireEquipmentForm({ unit, device, onClose }: RetireProps) {
  const retire = useRetireEquipment(unit, device);
  const [on, setOn] = useState(today());
  const [why, setWhy] = useState('');
  const longAgo = addDays(today(), -31);
  const inspected = device.inspectedOn ?? '';
  const earliest = inspected > longAgo ? inspected : longAgo;
  const problem = retire.error ? problemOf(retire.error) : null;
  return (
    <FormDrawer
      title={`停用${device.name}`}
      submit="停用"
      prefix="retire"
      busy={retire.isPending}
      problem={problem}
      touched={why !== ''}
      onClose={onClose}
      onSubmit={() => retire.mutate({ on, why }, { onSuccess: onClose })}
    >
      <p>
        停用后不再提醒检验，记录保留。报废、停用的设备应按规定办理使用登记的注销或停用手续；重新启用的另行登记。
      </p>
      <Field name="on" label="最后使用日" required prefix="retire" problem={problem}>
        {(input) => <DayInput {...input} day={on} min={earliest} max={today()} onChange={setOn} />}
      </Field>
      <Field name="why" label="停用原因" required prefix="retire" problem={problem}>
        {(input) => <Input {...input} maxLength={200} value={why} onChange={(e) => setWhy(e.target.value)} />}
      </Field>
    </FormDrawer>
  );
}
