import { App, Button, Checkbox, Input, Radio } from 'antd';
import { useState } from 'react';
import type { Place, TreeNode, UnitPost } from '../../api/organisation';
import { problemOf } from '../../api/problem';
import { addDays, today } from '../../lib/dates';
import { uuidv7 } from '../../lib/uuidv7';
import { DayInput } from '../../ui/DayInput';
import { Field } from '../../ui/Field';
import { FormDrawer } from '../../ui/FormDrawer';
import { ChangeTarget } from './ChangeTarget';
import { type ChangeKind, changeWords, useOrderChange, usePreview, type WantedChange } from './changing';
import { SplitFields } from './SplitFields';

type Props = {
  node: Pick<TreeNode, 'id' | 'kind' | 'name' | 'districtId'>;
  kinds: ChangeKind[];
  posts: UnitPost[];
  places: Place[];
  onClose: () => void;
};

const AHEAD = 366;

const nameLabel: Partial<Record<ChangeKind, string>> = {
  RENAME: '新名称',
  CORRECT_NAME: '正确的名称',
  SPLIT: '新单位名称',
};

/** Asked first, then shown with everything that will happen, and only then done. */
export function ChangeForm({ node, kinds, posts, places, onClose }: Props) {
  const { message } = App.useApp();
  const [wanted, setWanted] = useState(() => blank(node.id, kinds[0] ?? 'RENAME'));
  const preview = usePreview();
  const order = useOrderChange();
  const problem =
    (order.error && problemOf(order.error)) ?? (preview.error && problemOf(preview.error)) ?? null;
  const outlook = preview.data;
  const change = (part: Partial<WantedChange>) => {
    preview.reset();
    order.reset();
    setWanted((before) => ({ ...before, ...part, id: uuidv7() }));
  };
  const act = () =>
    outlook
      ? order.mutate(wanted, {
          onSuccess: (done) => {
            void message.success(`${done.kindTitle}${done.stateTitle}`);
            onClose();
          },
        })
      : preview.mutate(wanted);
  return (
    <FormDrawer
      title={`${node.name}的机构变动`}
      submit={outlook ? `确认${changeWords[wanted.kind][0]}` : '看看会怎样'}
      prefix="change"
      busy={preview.isPending || order.isPending}
      problem={problem}
      touched={wanted.reason !== ''}
      onClose={onClose}
      onSubmit={act}
    >
      {outlook ? (
        <div className="change-outlook" role="status">
          <h3>
            {outlook.effectiveNow ? '确认后立即生效' : `到 ${wanted.effectiveOn} 自动生效，之前可以取消`}
          </h3>
          <ul>
            {outlook.told.map((sentence) => (
              <li key={sentence}>{sentence}</li>
            ))}
          </ul>
          <Button onClick={() => preview.reset()}>返回修改</Button>
        </div>
      ) : (
        <>
          <Field name="kind" label="办理事项" required group prefix="change" problem={problem}>
            {() => (
              <Radio.Group
                className="change-kinds"
                value={wanted.kind}
                onChange={(e) =>
                  change({ ...blank(node.id, e.target.value as ChangeKind), reason: wanted.reason })
                }
              >
                {kinds.map((kind) => (
                  <Radio key={kind} value={kind}>
                    {changeWords[kind][0]} <span className="faint">{changeWords[kind][1]}</span>
                  </Radio>
                ))}
              </Radio.Group>
            )}
          </Field>
          {nameLabel[wanted.kind] && (
            <Field name="name" label={nameLabel[wanted.kind]} required prefix="change" problem={problem}>
              {(input) => (
                <Input
                  {...input}
                  maxLength={100}
                  value={wanted.name ?? ''}
                  onChange={(e) => change({ name: e.target.value })}
                />
              )}
            </Field>
          )}
          <ChangeTarget node={node} wanted={wanted} problem={problem} onChange={change} />
          {wanted.kind === 'MERGE' && (
            <Field
              name="takesTypes"
              label="单位类型"
              group
              hint="不承接的，只属于原单位类型的检查表不再适用于并入的学生和部位"
              prefix="change"
              problem={problem}
            >
              {() => (
                <Checkbox
                  checked={wanted.takesTypes}
                  onChange={(e) => change({ takesTypes: e.target.checked })}
                >
                  承接本单位的类型（如幼儿园）
                </Checkbox>
              )}
            </Field>
          )}
          {wanted.kind === 'SPLIT' && (
            <SplitFields wanted={wanted} posts={posts} places={places} problem={problem} onChange={change} />
          )}
          {wanted.kind !== 'CORRECT_NAME' && (
            <Field
              name="effectiveOn"
              label="生效日期"
              required
              hint="今天或以后；已结束的时期保持原来的组织"
              prefix="change"
              problem={problem}
            >
              {(input) => (
                <DayInput
                  {...input}
                  day={wanted.effectiveOn}
                  min={today()}
                  max={addDays(today(), AHEAD)}
                  onChange={(day) => change({ effectiveOn: day })}
                />
              )}
            </Field>
          )}
          <Field name="reason" label="原因" required prefix="change" problem={problem}>
            {(input) => (
              <Input.TextArea
                {...input}
                rows={3}
                maxLength={500}
                value={wanted.reason}
                onChange={(e) => change({ reason: e.target.value })}
              />
            )}
          </Field>
          <Field
            name="document"
            label="依据文件"
            hint="批复、通知的文号或标题"
            prefix="change"
            problem={problem}
          >
            {(input) => (
              <Input
                {...input}
                maxLength={100}
                value={wanted.document}
                onChange={(e) => change({ document: e.target.value })}
              />
            )}
          </Field>
        </>
      )}
    </FormDrawer>
  );
}

const blank = (nodeId: string, kind: ChangeKind): WantedChange => ({
  id: uuidv7(),
  kind,
  nodeId,
  effectiveOn: today(),
  reason: '',
  document: '',
  name: null,
  parentId: null,
  into: null,
  types: [],
  posts: [],
  places: [],
  departments: [],
  takesTypes: true,
});
