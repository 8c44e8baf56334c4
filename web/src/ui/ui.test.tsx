import { cleanup, fireEvent, render, screen, waitFor } from '@testing-library/react';
import { Input } from 'antd';
import { useState } from 'react';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { invalid } from '../api/problem';
import { HAZARD_STATUSES } from '../api/types';
import { statusWords } from '../api/words';
import { setServerTime } from '../lib/dates';
import { BasisText } from './BasisText';
import { ClockText, clockWords } from './ClockText';
import { DataTable } from './DataTable';
import { Field } from './Field';
import { type Amount, MoneyInput } from './MoneyInput';
import { notUploaded, PhotoPicker, type PickedPhoto } from './PhotoPicker';
import { ProblemAlert } from './ProblemAlert';
import { StatusTag } from './StatusTag';
import { groupByClock, type WaitingEntry, WaitingList } from './WaitingList';

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
    const text = (due: string) => clockWords(due, '逾期', '2026-11-23').text;
    expect(text('2026-11-20')).toBe('逾期 3 天');
    expect(text('2026-11-23')).toBe('今天到期');
    expect(text('2026-11-25')).toBe('还剩 2 天');
  });
  it('counts the 24 hours of a major hazard and shows the hour they end', () => {
    setServerTime('2026-11-27T02:00:00Z');
    const { container, rerender } = render(
      <ClockText dueOn="2026-11-28" dueAt="2026-11-28T01:30:00Z" date={false} />,
    );
    expect(container.textContent).toBe('24 小时内2026-11-28 09:30');
    rerender(<ClockText dueOn="2026-11-27" dueAt="2026-11-27T01:30:00Z" />);
    expect(container.textContent).toBe('超过 24 小时2026-11-27 09:30');
    rerender(<ClockText dueOn="2026-11-25" dueAt="2026-11-25T01:30:00Z" />);
    expect(container.textContent).toBe('超时 2 天2026-11-25 09:30');
    setServerTime(new Date().toISOString());
  });
  it('calls nothing but a missed rectification 逾期', () => {
    expect(clockWords('2026-11-20', undefined, '2026-11-23').text).toBe('超时 3 天');
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
    const late: WaitingEntry = { ...entry('late', '2026-11-21'), late: '逾期' };
    const groups = groupByClock([...days.map((day) => entry(day ?? 'none', day)), late], '2026-11-23');
    expect(groups.map(([title, entries]) => [title, entries.map((e) => e.key)])).toEqual([
      ['已逾期', ['late']],
      ['超时未办', ['2026-11-20']],
      ['今天到期', ['2026-11-23']],
      ['7 天内', ['2026-11-28']],
      ['以后', ['2027-01-01']],
      ['没有期限', ['none']],
    ]);
  });
  it('is late once its hour is past, and due today until then', () => {
    setServerTime('2026-11-27T02:00:00Z');
    const at = (hour: string): WaitingEntry => ({
      ...entry(hour, '2026-11-27'),
      dueAt: `2026-11-27T${hour}:00Z`,
    });
    const groups = groupByClock([entry('day', '2026-11-27'), at('03:30'), at('02:30'), at('01:30')]);
    expect(groups.map(([title, entries]) => [title, entries.map((e) => e.key)])).toEqual([
      ['超时未办', ['01:30']],
      ['今天到期', ['02:30', '03:30', 'day']],
    ]);
    render(<WaitingList groups={groups} />);
    expect(screen.getByText('2026-11-27 10:30')).not.toBeNull();
    setServerTime(new Date().toISOString());
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
  it('is typed in yuan and told in fen, as typed while it is no amount, and not at all once it is emptied', () => {
    const told: Amount[] = [];
    render(<MoneyInput id="m" aria-label="资金" amount={12_050} onChange={(amount) => told.push(amount)} />);
    const input = screen.getByLabelText<HTMLInputElement>('资金');
    expect(input.value).toBe('120.50');
    fireEvent.change(input, { target: { value: '1,280.50' } });
    fireEvent.change(input, { target: { value: '很多' } });
    fireEvent.change(input, { target: { value: '' } });
    expect(told).toEqual([128_050, '很多', undefined]);
  });
  it('shows again what was typed before and is no amount', () => {
    render(<MoneyInput id="m" aria-label="资金" amount="12.345" onChange={() => {}} />);
    expect(screen.getByLabelText<HTMLInputElement>('资金').value).toBe('12.345');
  });
});

describe('a photo that cannot be taken', () => {
  it('keeps its name, offers no second try, and is told to the form until it is removed', async () => {
    URL.createObjectURL = () => 'blob:picture';
    URL.revokeObjectURL = () => {};
    const told: string[][] = [];
    const { container } = render(
      <PhotoPicker
        id="photos"
        unit="110108-u"
        kinds={['BEFORE']}
        value={[]}
        onChange={() => {}}
        onFailed={(names) => told.push(names)}
      />,
    );
    const input = container.querySelector<HTMLInputElement>('input[type=file]') as HTMLInputElement;
    fireEvent.change(input, {
      target: { files: [new File(['no picture'], '说明.gif', { type: 'image/gif' })] },
    });
    expect(await screen.findByText('未上传')).toBeTruthy();
    expect(screen.getByText('说明.gif')).toBeTruthy();
    expect(screen.queryByText('重试')).toBeNull();
    await waitFor(() => expect(told.at(-1)).toEqual(['说明.gif']));
    expect(notUploaded(['说明.gif'])?.problem).toBe('1 张照片没有上传：说明.gif');
    fireEvent.click(screen.getByText('移除'));
    await waitFor(() => expect(told.at(-1)).toEqual([]));
  });
});

describe('the same photo chosen twice', () => {
  it('is added once, and the form says so', async () => {
    URL.createObjectURL = () => 'blob:picture';
    URL.revokeObjectURL = () => {};
    vi.stubGlobal('fetch', async () => Response.json({}));
    let arrived = 0;
    vi.stubGlobal(
      'XMLHttpRequest',
      class {
        upload = {};
        status = 201;
        responseText = '';
        onload = () => {};
        address = '';
        open(_: string, address: string) {
          this.address = address;
        }
        setRequestHeader() {}
        send() {
          const sha256 = new URL(this.address, 'http://here').searchParams.get('sha256');
          this.responseText = JSON.stringify({ ref: `110108-${++arrived}`, sha256 });
          this.onload();
        }
      },
    );
    function Form() {
      const [photos, setPhotos] = useState<PickedPhoto[]>([]);
      return (
        <PhotoPicker id="photos" unit="110108-u" kinds={['BEFORE']} value={photos} onChange={setPhotos} />
      );
    }
    const { container } = render(<Form />);
    const choose = (bytes: string) =>
      fireEvent.change(container.querySelector('input[type=file]') as HTMLInputElement, {
        target: { files: [new File([bytes], `${bytes}.jpg`, { type: 'image/jpeg' })] },
      });
    choose('西门');
    expect(await screen.findAllByText(/已收/)).toHaveLength(1);
    choose('西门');
    await screen.findByText('“西门.jpg”与已有的一张相同，没有重复添加');
    expect(screen.getAllByText(/已收/)).toHaveLength(1);
    choose('东门');
    await waitFor(() => expect(screen.getAllByText(/已收/)).toHaveLength(2));
    expect(screen.queryByText(/没有重复添加/)).toBeNull();
    vi.unstubAllGlobals();
  });
});

describe('a citation', () => {
  it('shows how far it was checked as a mark, not as a note inside it', () => {
    const { container, rerender } = render(
      <BasisText basis="消防法(2021) 第十六条" verified="PARTIAL" title="部分核对" />,
    );
    expect(container.textContent).toBe('消防法(2021) 第十六条依据部分核对');
    rerender(<BasisText basis="消防法(2021) 第十六条" verified="VERIFIED" title="已核对原文" />);
    expect(container.textContent).toBe('消防法(2021) 第十六条');
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
