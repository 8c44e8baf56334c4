import { Checkbox, Input, InputNumber } from 'antd';
import type { Problem } from '../../api/problem';
import { UNIT_TYPES, unitTypeWords } from '../../api/unitTypes';
import { Field } from '../../ui/Field';
import type { Profile } from './queries';

export const emptyProfile: Profile = {
  types: [],
  pupils: 0,
  staff: 0,
  boarders: 0,
  address: '',
  longitude: null,
  latitude: null,
};

type Props = { profile: Profile; onChange: (part: Partial<Profile>) => void; problem: Problem | null };

/** The facts a unit keeps about itself; the same for founding and for revising. */
export function ProfileFields({ profile, onChange, problem }: Props) {
  return (
    <>
      <Field
        name="types"
        label="单位类型"
        required
        group
        prefix="unit"
        hint="九年一贯、附设幼儿园等可多选"
        problem={problem}
      >
        {() => (
          <Checkbox.Group
            value={profile.types}
            onChange={(types) => onChange({ types: UNIT_TYPES.filter((type) => types.includes(type)) })}
            options={UNIT_TYPES.map((type) => ({ value: type, label: unitTypeWords[type] }))}
          />
        )}
      </Field>
      <div className="profile-numbers">
        {(
          [
            ['pupils', '学生人数'],
            ['boarders', '其中寄宿生'],
            ['staff', '教职工人数'],
          ] as const
        ).map(([name, label]) => (
          <Field key={name} name={name} label={label} required prefix="unit" problem={problem}>
            {(input) => (
              <InputNumber
                {...input}
                min={0}
                precision={0}
                controls={false}
                style={{ width: '100%' }}
                value={profile[name]}
                onChange={(value) => onChange({ [name]: value ?? 0 })}
                suffix="人"
              />
            )}
          </Field>
        ))}
      </div>
      <Field name="address" label="地址" prefix="unit" problem={problem}>
        {(input) => (
          <Input
            {...input}
            maxLength={200}
            value={profile.address}
            onChange={(e) => onChange({ address: e.target.value })}
          />
        )}
      </Field>
      <div className="profile-numbers">
        {(
          [
            ['longitude', '经度', '116.3'],
            ['latitude', '纬度', '39.9'],
          ] as const
        ).map(([name, label, example]) => (
          <Field key={name} name={name} label={label} prefix="unit" problem={problem}>
            {(input) => (
              <InputNumber
                {...input}
                precision={6}
                controls={false}
                style={{ width: '100%' }}
                placeholder={`如 ${example}`}
                value={profile[name]}
                onChange={(value) => onChange({ [name]: value })}
              />
            )}
          </Field>
        ))}
      </div>
    </>
  );
}
