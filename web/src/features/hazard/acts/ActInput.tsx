import { useInfiniteQuery, useQuery } from '@tanstack/react-query';
import { Input, Radio, Select } from 'antd';
import { useState } from 'react';
import { peopleOf, unitQuery } from '../../../api/organisation';
import { itemQuery, judgementRulesQuery } from '../../../api/standards';
import { proposalWords } from '../../../api/words';
import { dayOf } from '../../../lib/dates';
import { useLater } from '../../../lib/later';
import { DayInput, TimeInput } from '../../../ui/DayInput';
import type { InputProps } from '../../../ui/Field';
import { type Amount, MoneyInput } from '../../../ui/MoneyInput';
import { PhotoPicker } from '../../../ui/PhotoPicker';
import { ledgerQuery } from '../queries';
import type { ActField, PickedPhotos, Subject } from './actForm';
import './ActInput.css';

type Props = {
  field: ActField;
  value: unknown;
  hazard: Subject;
  input: InputProps;
  onChange: (value: unknown) => void;
  onBusy: (busy: boolean) => void;
  onFailed?: (names: string[]) => void;
};

const GROUPS: ActField['kind'][] = ['choice', 'yesno', 'photos'];
export const isGroup = (field: ActField) => GROUPS.includes(field.kind);

export function ActInput({ field, value, hazard, input, onChange, onBusy, onFailed }: Props) {
  switch (field.kind) {
    case 'words':
      return (
        <>
          <Input.TextArea
            {...input}
            autoSize={{ minRows: field.rows ?? 3, maxRows: 12 }}
            value={(value as string) ?? ''}
            onChange={(e) => onChange(e.target.value)}
          />
          {field.usualMeasure && <UsualMeasure hazard={hazard} value={value as string} onChange={onChange} />}
        </>
      );
    case 'line':
      return <Input {...input} value={(value as string) ?? ''} onChange={(e) => onChange(e.target.value)} />;
    case 'money':
      return <MoneyInput {...input} amount={(value ?? undefined) as Amount} onChange={onChange} />;
    case 'day':
      return (
        <DayInput
          {...input}
          day={(value as string) ?? ''}
          min={field.earliest?.(hazard)}
          max={field.latest?.(hazard)}
          onChange={onChange}
        />
      );
    case 'time':
      return <TimeInput {...input} instant={(value as string) ?? ''} onChange={onChange} />;
    case 'person':
      return (
        <PersonSelect {...input} hazard={hazard} value={value as string | undefined} onChange={onChange} />
      );
    case 'choice':
      return (
        <Radio.Group
          className="choices"
          value={value}
          onChange={(e) => onChange(e.target.value)}
          name={input.id}
          options={field.choices(hazard).map((choice) => ({
            value: choice.value,
            disabled: choice.disabled,
            label: (
              <>
                {choice.label}
                {choice.hint && <span className="faint">　{choice.hint}</span>}
              </>
            ),
          }))}
        />
      );
    case 'yesno':
      return (
        <Radio.Group
          className="choices"
          value={value}
          onChange={(e) => onChange(e.target.value)}
          name={input.id}
          options={[
            { value: true, label: field.yes },
            { value: false, label: field.no },
          ]}
        />
      );
    case 'photos':
      return (
        <PhotoPicker
          id={`${input.id}-picker`}
          unit={hazard.unit.ref}
          kinds={field.kinds}
          value={(value as PickedPhotos | undefined) ?? []}
          onChange={(change) =>
            onChange((before: unknown) => change((before as PickedPhotos | undefined) ?? []))
          }
          onBusy={onBusy}
          onFailed={onFailed}
        />
      );
    case 'clause':
      return (
        <ClauseSelect
          {...input}
          on={hazard.level === null && hazard.foundAt ? dayOf(hazard.foundAt) : undefined}
          value={value as string | undefined}
          onChange={onChange}
        />
      );
    case 'hazard':
      return (
        <HazardSelect {...input} hazard={hazard} value={value as string | undefined} onChange={onChange} />
      );
    case 'proposal':
      return (
        <ProposalSelect {...input} hazard={hazard} value={value as string | undefined} onChange={onChange} />
      );
  }
}

type SelectProps = InputProps & {
  hazard: Subject;
  value: string | undefined;
  onChange: (value: string | undefined) => void;
};

function PersonSelect({ hazard, ...input }: SelectProps) {
  const { data, isPending } = useQuery(unitQuery(hazard.unit.ref));
  return (
    <Select
      {...input}
      className="wide"
      loading={isPending}
      allowClear
      showSearch={{ optionFilterProp: 'label' }}
      placeholder={`${hazard.unit.name}的人员`}
      notFoundContent="没有查到人员"
      options={peopleOf(data?.posts ?? []).map((p) => ({ value: p.personId, label: `${p.name}　${p.post}` }))}
    />
  );
}

/** A finding is graded by the rules of its day; raising it is a judgement of today. */
function ClauseSelect({ on, ...input }: Omit<SelectProps, 'hazard'> & { on: string | undefined }) {
  const { data, isPending } = useQuery(judgementRulesQuery(on));
  return (
    <Select
      {...input}
      className="wide"
      loading={isPending}
      allowClear
      showSearch={{ optionFilterProp: 'label' }}
      placeholder="按条款文字查找"
      options={(data ?? []).flatMap((set) =>
        set.sections.map((section) => ({
          label: `${set.document} ${section.title}`,
          options: section.clauses.map((clause) => ({
            value: clause.code,
            label: clause.text,
            title: clause.text,
          })),
        })),
      )}
    />
  );
}

function HazardSelect({ hazard, ...input }: SelectProps) {
  const [typed, setTyped] = useState('');
  const q = useLater(typed.trim());
  const { data } = useInfiniteQuery(ledgerQuery({ unit: hazard.unit.ref, open: 'true', q: q || undefined }));
  const others = (data?.pages.flatMap((page) => page.items) ?? []).filter((h) => h.ref !== hazard.ref);
  return (
    <Select
      {...input}
      className="wide"
      allowClear
      showSearch={{ filterOption: false, onSearch: setTyped }}
      placeholder="输入编号或描述，在本单位未销账的隐患中查找"
      options={others.map((h) => ({ value: h.ref, label: `${h.number ?? '草稿'}　${h.description}` }))}
    />
  );
}

function ProposalSelect({ hazard, ...input }: SelectProps) {
  return (
    <Select
      {...input}
      className="wide"
      options={hazard.proposals
        .filter((p) => p.state === 'OPEN')
        .map((p) => ({ value: p.id, label: `${proposalWords[p.kind]}：${p.reason}` }))}
    />
  );
}

/** The measure the library has for this item: taken over by one click, never by itself. */
function UsualMeasure({
  hazard,
  value,
  onChange,
}: {
  hazard: Subject;
  value: string | undefined;
  onChange: (value: string) => void;
}) {
  const { data } = useQuery(itemQuery(hazard.itemCode ?? undefined));
  const measure = data?.item.measure;
  if (!measure || value?.includes(measure)) return null;
  return (
    <p className="suggestion">
      <span className="quiet">常用措施：{measure}</span>{' '}
      <button
        type="button"
        className="link-button"
        onClick={() => onChange(value?.trim() ? `${value.trim()}\n${measure}` : measure)}
      >
        采用
      </button>
    </p>
  );
}
