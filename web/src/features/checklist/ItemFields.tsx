import { Checkbox, Input, InputNumber } from 'antd';
import type { Problem } from '../../api/problem';
import { CATEGORIES } from '../../api/standards';
import { UNIT_TYPES, unitTypeWords } from '../../api/unitTypes';
import { categoryWords, levelWords } from '../../api/words';
import { Field } from '../../ui/Field';
import { SelectInput } from '../../ui/SelectInput';
import { PointFields } from './PointFields';
import type { ItemText } from './publishing';
import { frequencyChoices, verifiedChoices } from './words';

export const emptyText: ItemText = {
  category: 'OTHER',
  requirement: '',
  method: '',
  hazardPhrase: '',
  measure: '',
  deadlineDays: 7,
  level: 'GENERAL',
  frequency: 'MONTHLY',
  unitTypes: [],
  basis: '',
  verified: 'MEMORY',
  points: null,
};

type Props = {
  text: ItemText;
  onChange: (part: Partial<ItemText>) => void;
  problem: Problem | null | undefined;
  /** Of the ids, and of the names the server uses. */
  prefix: string;
  path: string;
  /** An item keeps its field for ever. */
  categoryFixed?: boolean;
};

const LONG = [
  ['requirement', '检查内容及要求', '写合格时的样子，不符合即为隐患'],
  ['method', '检查方法', '现场查看、查阅记录、询问、测试等'],
  ['hazardPhrase', '隐患表述', '不合格时写入台账的一句话'],
  ['measure', '通常措施', undefined],
  ['basis', '依据', '法规、标准或文件的名称、年份和条款'],
] as const;

/** What is written of a check item, the same for the city's library and for a local one. */
export function ItemFields({ text, onChange, problem, prefix, path, categoryFixed }: Props) {
  return (
    <>
      <Field name={`${path}category`} label="领域" required prefix={prefix} problem={problem}>
        {(input) =>
          categoryFixed ? (
            <p id={input.id}>{categoryWords[text.category]}</p>
          ) : (
            <SelectInput
              {...input}
              value={text.category}
              onChange={(category) => onChange({ category: category as ItemText['category'] })}
              options={CATEGORIES.map((c) => [c, categoryWords[c]])}
            />
          )
        }
      </Field>
      {LONG.map(([name, label, hint]) => (
        <Field
          key={name}
          name={path + name}
          label={label}
          required
          hint={hint}
          prefix={prefix}
          problem={problem}
        >
          {(input) => (
            <Input.TextArea
              {...input}
              autoSize={{ minRows: 2, maxRows: 8 }}
              maxLength={500}
              value={text[name]}
              onChange={(e) => onChange({ [name]: e.target.value })}
            />
          )}
        </Field>
      ))}
      <Field name={`${path}unitTypes`} label="适用单位类型" required group prefix={prefix} problem={problem}>
        {() => (
          <Checkbox.Group
            value={text.unitTypes}
            onChange={(types) => onChange({ unitTypes: UNIT_TYPES.filter((type) => types.includes(type)) })}
            options={UNIT_TYPES.map((type) => ({ value: type, label: unitTypeWords[type] }))}
          />
        )}
      </Field>
      <PointFields
        points={text.points}
        onChange={(points) => onChange({ points })}
        {...{ problem, prefix, path }}
      />
      <div className="form-pair">
        <Field name={`${path}level`} label="建议等级" required prefix={prefix} problem={problem}>
          {(input) => (
            <SelectInput
              {...input}
              value={text.level}
              onChange={(level) => onChange({ level: level as ItemText['level'] })}
              options={(['MAJOR', 'GENERAL', 'MINOR'] as const).map((level) => [level, levelWords[level]])}
            />
          )}
        </Field>
        <Field name={`${path}frequency`} label="检查频次" required prefix={prefix} problem={problem}>
          {(input) => (
            <SelectInput
              {...input}
              value={text.frequency}
              onChange={(frequency) => onChange({ frequency })}
              options={frequencyChoices}
            />
          )}
        </Field>
        <Field
          name={`${path}deadlineDays`}
          label="通常整改期限"
          required
          hint="当日整改填 0"
          prefix={prefix}
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
              value={text.deadlineDays}
              onChange={(days) => onChange({ deadlineDays: days ?? 0 })}
              suffix="天"
            />
          )}
        </Field>
        <Field name={`${path}verified`} label="依据核对" required prefix={prefix} problem={problem}>
          {(input) => (
            <SelectInput
              {...input}
              value={text.verified}
              onChange={(verified) => onChange({ verified })}
              options={verifiedChoices}
            />
          )}
        </Field>
      </div>
    </>
  );
}
