import { cleanup, fireEvent, render, screen } from '@testing-library/react';
import { Input } from 'antd';
import { useState } from 'react';
import { afterEach, describe, expect, it } from 'vitest';
import { invalid } from '../api/problem';
import { HAZARD_STATUSES } from '../api/types';
import { statusWords } from '../api/words';
import { clockWords } from './ClockText';
import { DataTable } from './DataTable';
import { Field } from './Field';
import { MoneyInput } from './MoneyInput';
import { ProblemAlert } from './ProblemAlert';
import { StatusTag } from './StatusTag';
import { groupByClock, type WaitingEntry } from './WaitingList';

afterEach(cleanup);

describe('a field that is wrong', () => {
  it('says the same words beside itself as in the summary, and the input points to them', () => {
    const problem = invalid([{ field: 'note', problem: '说明没有填写', remedy: '请填写说明' }]);
    render(
      <>
        <ProblemAlert problem={problem} prefix="f" />
        <Field name="note" label="说明" required problem={problem} prefix="f">
          {(input) => <Input {...input} />}
        </Field>
      </>,
    );
    expect(screen.getByRole('alert').textContent).toContain('说明没有填写');
    const input = screen.getByLabelText('说明');
    expect(input.getAttribute('aria-invalid')).toBe('true');
    const words = document.getElementById(input.getAttribute('aria-describedby') ?? '');
    expect(words?.textContent).toBe('说明没有填写，请填写说明');
    fireEvent.click(screen.getByText('说明没有填写'));
    expect(document.activeElement).toBe(input);
  });
});

describe('the clock', () => {
  it('speaks of lateness, today and days left', () => {
    const text = (due: string) => clockWords(due, '2026-11-23').text;
    expect(text('2026-11-20')).toBe('逾期 3 天');
    expect(text('2026-11-23')).toBe('今天到期');
    expect(text('2026-11-25')).toBe('还剩 2 天');
  });
});

describe('what waits', () => {
  const entry = (key: string, dueOn: string | null): WaitingEntry => ({
    key,
    dueOn,
    title: key,
    facts: '',
    act: '',
  });
  it('stands under headings of lateness, the most urgent first', () => {
    const days = ['2027-01-01', '2026-11-23', null, '2026-11-28', '2026-11-20'];
    const groups = groupByClock(
      days.map((day) => entry(day ?? 'none', day)),
      '2026-11-23',
    );
    expect(groups.map(([title, entries]) => [title, entries.map((e) => e.key)])).toEqual([
      ['已逾期', ['2026-11-20']],
      ['今天到期', ['2026-11-23']],
      ['7 天内', ['2026-11-28']],
      ['以后', ['2027-01-01']],
      ['没有期限', ['none']],
    ]);
  });
});

describe('a status', () => {
  it.each(HAZARD_STATUSES)('%s is told by a word and a mark, not by colour alone', (status) => {
    const { container } = render(<StatusTag status={status} />);
    expect(container.textContent).toBe(statusWords[status]);
    expect(container.querySelector('svg')).not.toBeNull();
  });
});

describe('money', () => {
  it('is typed in yuan and told in fen, and null while it is no amount', () => {
    const told: (number | null)[] = [];
    render(<MoneyInput id="m" aria-label="资金" fen={12_050} onChange={(fen) => told.push(fen)} />);
    const input = screen.getByLabelText<HTMLInputElement>('资金');
    expect(input.value).toBe('120.5');
    fireEvent.change(input, { target: { value: '1,280.50' } });
    fireEvent.change(input, { target: { value: '很多' } });
    expect(told).toEqual([128_050, null]);
  });
});

describe('the table', () => {
  const rows = [{ id: 'a' }, { id: 'b' }, { id: 'c' }];
  function Sample() {
    const [selected, setSelected] = useState<ReadonlySet<string>>(new Set());
    return (
      <>
        <output>{[...selected].join()}</output>
        <DataTable
          label="台账"
          rows={rows}
          rowKey={(r) => r.id}
          rowName={(r) => r.id}
          columns={[
            {
              key: 'id',
              title: '编号',
              width: 100,
              render: (r) => (
                <a href={`#${r.id}`} data-row-link>
                  {r.id}
                </a>
              ),
            },
          ]}
          selected={selected}
          onSelect={setSelected}
        />
      </>
    );
  }
  const press = (key: string) => fireEvent.keyDown(document.activeElement ?? document.body, { key });

  it('is walked with j and k and marked with x', () => {
    render(<Sample />);
    press('j');
    press('j');
    expect(document.activeElement?.textContent).toBe('b');
    press('x');
    press('j');
    press('x');
    press('k');
    expect(document.activeElement?.textContent).toBe('b');
    expect(screen.getByRole('status').textContent).toBe('b,c');
    press('Escape');
    expect(screen.getByRole('status').textContent).toBe('');
  });

  it('selects every row shown and tells each box whose it is', () => {
    render(<Sample />);
    fireEvent.click(screen.getByLabelText('选中已显示的全部行'));
    expect(screen.getByRole('status').textContent).toBe('a,b,c');
    fireEvent.click(screen.getByLabelText('选中 b'));
    expect(screen.getByRole('status').textContent).toBe('a,c');
  });
});
