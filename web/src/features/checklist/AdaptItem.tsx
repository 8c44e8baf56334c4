import { useQuery } from '@tanstack/react-query';
import { Checkbox, InputNumber } from 'antd';
import { useState } from 'react';
import { type Problem, problemOf } from '../../api/problem';
import type { Level } from '../../api/types';
import { UNIT_TYPES, unitTypeWords } from '../../api/unitTypes';
import { levelWords } from '../../api/words';
import { today } from '../../lib/dates';
import { uuidv7 } from '../../lib/uuidv7';
import { Field } from '../../ui/Field';
import { FormDrawer } from '../../ui/FormDrawer';
import { SelectInput } from '../../ui/SelectInput';
import { type AdaptationKind, type ListedCheckItem, type Tightening, useAdapt } from './local';
import { checklistsQuery } from './queries';
import { DayField, ReasonField } from './ReasonAndDay';
import { frequencyChoices } from './words';

type Props = {
  kind: Exclude<AdaptationKind, 'ADD'>;
  item: ListedCheckItem;
  onClose: () => void;
};

const nothing: Tightening = { frequency: null, level: null, deadlineDays: null, unitTypes: null };

/** Makes an inherited item stricter, or switches it off with a reason that is seen above. */
export function AdaptItem({ kind, item, onClose }: Props) {
  const adapt = useAdapt();
  const [form, setForm] = useState({
    id: uuidv7(),
    reason: '',
    effectiveFrom: today(),
    checklist: '',
    tightening: nothing,
  });
  const problem = adapt.error && problemOf(adapt.error);
  const tightens = kind === 'TIGHTEN';
  return (
    <FormDrawer
      title={tightens ? `加严 ${item.code}` : `停用 ${item.code}`}
      submit={tightens ? '加严' : '停用'}
      prefix="adapt"
      busy={adapt.isPending}
      problem={problem}
      touched={form.reason !== ''}
      onClose={onClose}
      onSubmit={() =>
        adapt.mutate(
          {
            id: form.id,
            kind,
            item: item.code,
            checklist: form.checklist || null,
            tightening: tightens ? form.tightening : null,
            reason: form.reason,
            effectiveFrom: form.effectiveFrom,
          },
          { onSuccess: onClose },
        )
      }
    >
      <p>{item.requirement}</p>
      {tightens ? (
        <TighteningFields
          item={item}
          tightening={form.tightening}
          checklist={form.checklist}
          problem={problem}
          onChange={(part) => setForm((f) => ({ ...f, tightening: { ...f.tightening, ...part } }))}
          onList={(checklist) => setForm((f) => ({ ...f, checklist }))}
        />
      ) : (
        <p className="quiet">停用后检查表中不再列出此项，理由随检查表显示，上级可以看到。</p>
      )}
      <ReasonField
        label="理由"
        value={form.reason}
        onChange={(reason) => setForm((f) => ({ ...f, reason }))}
        prefix="adapt"
        problem={problem}
      />
      <DayField
        label="生效日期"
        value={form.effectiveFrom}
        onChange={(effectiveFrom) => setForm((f) => ({ ...f, effectiveFrom }))}
        prefix="adapt"
        problem={problem}
      />
    </FormDrawer>
  );
}

type FieldsProps = {
  item: ListedCheckItem;
  tightening: Tightening;
  checklist: string;
  problem: Problem | null;
  onChange: (part: Partial<Tightening>) => void;
  onList: (checklist: string) => void;
};

function TighteningFields({ item, tightening, checklist, problem, onChange, onList }: FieldsProps) {
  const { data: lists } = useQuery(checklistsQuery(undefined, undefined));
  const needsList = tightening.frequency !== null || tightening.unitTypes !== null;
  const fitting = lists?.filter((list) => !tightening.frequency || list.frequency === tightening.frequency);
  return (
    <>
      <p className="quiet">只填更严的；不填的沿用上级。</p>
      <Field
        name="deadlineDays"
        label="整改期限"
        hint={`现为 ${item.deadlineDays} 天`}
        prefix="adapt"
        problem={problem}
      >
        {(input) => (
          <InputNumber
            {...input}
            min={0}
            max={366}
            precision={0}
            controls={false}
            style={{ width: '100%' }}
            value={tightening.deadlineDays}
            onChange={(days) => onChange({ deadlineDays: days })}
            suffix="天"
          />
        )}
      </Field>
      <Field
        name="level"
        label="建议等级"
        hint={`现为${levelWords[item.level]}`}
        prefix="adapt"
        problem={problem}
      >
        {(input) => (
          <SelectInput
            {...input}
            placeholder="沿用"
            value={tightening.level ?? ''}
            onChange={(level) => onChange({ level: (level || null) as Level | null })}
            options={(['MAJOR', 'GENERAL', 'MINOR'] as const).map((level) => [level, levelWords[level]])}
          />
        )}
      </Field>
      <Field
        name="frequency"
        label="检查频次"
        hint={`现为${frequencyChoices.find(([code]) => code === item.frequency)?.[1]}`}
        prefix="adapt"
        problem={problem}
      >
        {(input) => (
          <SelectInput
            {...input}
            placeholder="沿用"
            value={tightening.frequency ?? ''}
            onChange={(frequency) => onChange({ frequency: frequency || null })}
            options={frequencyChoices}
          />
        )}
      </Field>
      <Field name="unitTypes" label="增加适用单位" group prefix="adapt" problem={problem}>
        {() => (
          <Checkbox.Group
            value={tightening.unitTypes ?? item.unitTypes}
            onChange={(types) => {
              const chosen = UNIT_TYPES.filter((t) => types.includes(t) || item.unitTypes.includes(t));
              onChange({ unitTypes: chosen.length > item.unitTypes.length ? chosen : null });
            }}
            options={UNIT_TYPES.map((type) => ({
              value: type,
              label: unitTypeWords[type],
              disabled: item.unitTypes.includes(type),
            }))}
          />
        )}
      </Field>
      {needsList && (
        <Field
          name="checklist"
          label="列入检查表"
          required
          hint="提高频次或扩大适用单位后，须说明列入哪张检查表"
          prefix="adapt"
          problem={problem}
        >
          {(input) => (
            <SelectInput
              {...input}
              placeholder="请选择"
              value={checklist}
              onChange={onList}
              options={(fitting ?? []).map((list) => [list.code, list.title])}
            />
          )}
        </Field>
      )}
    </>
  );
}
