import { Checkbox, Input, Radio } from 'antd';
import { useState } from 'react';
import type { UnitPost } from '../../api/organisation';
import { problemOf } from '../../api/problem';
import { addDays, today } from '../../lib/dates';
import { DayInput } from '../../ui/DayInput';
import { Field } from '../../ui/Field';
import { FormDrawer } from '../../ui/FormDrawer';
import { useClosePost, useRetitlePost } from './queries';

type Props = { post: UnitPost; onClose: () => void };

/** A mistake is corrected on all days; a new title begins on a day and leaves the old one to the days before. */
export function RetitlePostForm({ post, onClose }: Props) {
  const retitle = useRetitlePost(post);
  const [title, setTitle] = useState(post.title);
  const [mistake, setMistake] = useState(true);
  const [from, setFrom] = useState(today());
  const problem = retitle.error ? problemOf(retitle.error) : null;
  return (
    <FormDrawer
      title={`修改岗位名称：${post.title}`}
      submit="保存"
      prefix="title"
      busy={retitle.isPending}
      problem={problem}
      touched={title !== post.title}
      onClose={onClose}
      onSubmit={() => retitle.mutate({ title, from: mistake ? null : from }, { onSuccess: onClose })}
    >
      <Field name="title" label="岗位名称" required prefix="title" problem={problem}>
        {(input) => (
          <Input {...input} maxLength={50} value={title} onChange={(e) => setTitle(e.target.value)} />
        )}
      </Field>
      <Field name="kind" label="为什么修改" required group prefix="title">
        {() => (
          <Radio.Group vertical value={mistake} onChange={(e) => setMistake(e.target.value)}>
            <Radio value={true}>
              更正 <span className="faint">原来登记错了，以前各日也按正确的名称显示</span>
            </Radio>
            <Radio value={false}>
              改名 <span className="faint">自某日起改用新名称，以前各日仍是原名</span>
            </Radio>
          </Radio.Group>
        )}
      </Field>
      {!mistake && (
        <Field name="from" label="新名称的第一天" required prefix="title" problem={problem}>
          {(input) => <DayInput {...input} day={from} max={today()} onChange={setFrom} />}
        </Field>
      )}
      <p className="quiet">已经写进历史记录和文书的岗位名称不变。</p>
    </FormDrawer>
  );
}

export function ClosePostForm({ post, onClose }: Props) {
  const close = useClosePost(post);
  const [on, setOn] = useState(today());
  const [endHoldings, setEndHoldings] = useState(false);
  const problem = close.error ? problemOf(close.error) : null;
  const holders = post.holders.filter((holder) => !holder.to || holder.to > on);
  const names = [...new Set(holders.map((holder) => holder.name))].join('、');
  return (
    <FormDrawer
      title={`撤销岗位：${post.title}`}
      submit="撤销岗位"
      prefix="post-end"
      busy={close.isPending}
      problem={problem}
      onClose={onClose}
      onSubmit={() => close.mutate({ on, endHoldings }, { onSuccess: onClose })}
    >
      <p>撤销后不能再任命，也不能恢复，需要时另设岗位；以前谁任过这个岗位仍可查到。</p>
      <Field
        name="on"
        label="岗位的最后一天"
        required
        hint={on < today() ? '此日已过，保存后任职人立即失去权限' : '当日仍可办理'}
        prefix="post-end"
        problem={problem}
      >
        {(input) => <DayInput {...input} day={on} max={today()} onChange={setOn} />}
      </Field>
      {names && (
        <div className="close-open">
          <p>
            <b>现由{names}任职。</b>请先结束任职，或者在这里同日结束。
          </p>
          <Checkbox checked={endHoldings} onChange={(e) => setEndHoldings(e.target.checked)}>
            同日结束{names}的任职
          </Checkbox>
        </div>
      )}
      {on !== addDays(today(), -1) && (
        <p>
          <button type="button" className="link-button" onClick={() => setOn(addDays(today(), -1))}>
            立即收回权限（填昨天）
          </button>
        </p>
      )}
    </FormDrawer>
  );
}
