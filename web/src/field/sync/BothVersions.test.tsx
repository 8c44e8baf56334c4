import { cleanup, render, screen, within } from '@testing-library/react';
import { afterEach, describe, expect, it } from 'vitest';
import { blank } from '../../features/inspection/selfCheckDraft';
import { set } from '../store/field';
import type { FieldRecord } from '../types';
import { BothVersions } from './BothVersions';

const line = (name: string) =>
  within(screen.getByRole('rowheader', { name }).closest('tbody') as HTMLElement)
    .getAllByRole('cell')
    .map((cell) => cell.textContent);

const conflict = (draft: unknown, content: unknown, current: unknown) =>
  ({ draft, content, problem: { code: 'version-conflict', current } }) as unknown as FieldRecord;

const entry = (item: string, result: string, more = {}) => ({ ...blank(item), result, ...more });
const photo = (n: number) => ({ file: `1-${n}`, kind: 'BEFORE' });

afterEach(() => {
  cleanup();
  set({ holder: null });
});

describe('what two people said of one thing stands side by side', () => {
  it('of a finding in the words of the form, not in codes', () => {
    const said = { category: 'KEY_PLACE', source: 'SELF_CHECK', foundAt: '2026-11-28T05:27:00Z' };
    render(
      <BothVersions record={conflict({ kind: 'FINDING' }, { ...said, proposedLevel: 'MAJOR' }, said)} />,
    );
    expect(line('类别')).toEqual(['重点场所', '重点场所']);
    expect(line('来源')).toEqual(['自查', '自查']);
    expect(line('等级')).toEqual(['—', '重大']);
    expect(line('发现时间')).toEqual(['2026-11-28 13:27', '2026-11-28 13:27']);
  });

  it('of a rectification who was faster, what he did, and how far it has gone', () => {
    render(
      <BothVersions
        record={conflict(
          { kind: 'RECTIFICATION' },
          { step: { act: 'FINISH', measuresTaken: '换了门锁', finishedOn: '2026-11-27', actualFen: 12000 } },
          {
            version: 7,
            status: 'CLOSED',
            closure: {
              completion: {
                measuresTaken: '门锁已拆除',
                finishedOn: '2026-11-26',
                actualFen: 0,
                by: { name: '方国栋', post: '电工' },
              },
              closedAt: '2026-11-27T02:00:00Z',
            },
          },
        )}
      />,
    );
    expect(line('办到哪一步')).toEqual(['已销账', '提交整改完成']);
    expect(line('由谁整改')).toEqual(['方国栋（电工）', '您']);
    expect(line('整改措施')).toEqual(['门锁已拆除', '换了门锁']);
    expect(line('完成日期')).toEqual(['2026-11-26', '2026-11-27']);
    expect(line('销账')).toEqual(['2026-11-27 10:00', '—']);
  });

  it('of a rectification handed in with another phone, that it was oneself', () => {
    set({ holder: { personId: 'p1' } as never });
    const by = { personId: 'p1', name: '方国栋', post: '电工' };
    const completion = { measuresTaken: '门锁已拆除', finishedOn: '2026-11-26', actualFen: 0, by };
    render(
      <BothVersions
        record={conflict(
          { kind: 'RECTIFICATION' },
          { step: { act: 'FINISH', measuresTaken: '换了门锁' } },
          { status: 'AWAITING_ACCEPTANCE', closure: { completion } },
        )}
      />,
    );
    expect(line('由谁整改')).toEqual(['您本人，不在这台手机上', '您']);
  });

  it('of a check already handed in the items answered differently, in words, and the rest in one line', () => {
    const listed = (item: string, position: number, result: string, more = {}) => ({
      item,
      position,
      requirement: `要求 ${position}`,
      points: null,
      result,
      entry: null,
      ...more,
    });
    const found = entry('XF-012', 'FAIL', { placeText: '东梯', photos: [photo(1), photo(2)] });
    render(
      <BothVersions
        record={conflict(
          { kind: 'CHECK', task: '1-t', list: { lines: [], places: [] } },
          {
            entries: [
              entry('XF-010', 'PASS', { points: ['PASS', 'PASS'] }),
              entry('XF-011', 'PASS'),
              entry('XF-012', 'FAIL', { placeText: '东梯', photos: [photo(1)] }),
              entry('XF-013', 'PASS', { note: '已换新' }),
            ],
          },
          {
            lines: [
              listed('XF-010', 1, 'PASS'),
              listed('XF-011', 2, 'FAIL', { entry: entry('XF-011', 'FAIL', { placeText: '西门' }) }),
              listed('XF-012', 3, 'FAIL', { entry: found }),
              listed('XF-013', 4, 'PASS'),
            ],
            record: {
              inspector: { personId: 'p2', name: '王', post: '安全员' },
              finishedAt: '2026-11-27T02:00:00Z',
              counts: { failed: 2, fixedOnSpot: 0 },
            },
          },
        )}
      />,
    );
    expect(line('谁完成的')[0]).toBe('王（安全员） 2026-11-27 10:00');
    expect(line('发现问题')).toEqual(['2 项', '1 项']);
    expect(screen.queryByRole('rowheader', { name: /要求 1/ })).toBeNull();
    expect(line('第 2 项 要求 2')).toEqual(['不合格\n地点：西门', '合格\n地点：无']);
    expect(line('第 3 项 要求 3')).toEqual(['不合格\n照片：2 张', '不合格\n照片：1 张']);
    expect(line('第 4 项 要求 4')).toEqual(['合格\n说明：无', '合格\n说明：已换新']);
    expect(screen.getByText('其余 1 项相同。')).toBeTruthy();
  });

  it('of a check whose points differ, each point in its words', () => {
    const each = [{ text: '有标志' }, { text: '没有堆物' }];
    render(
      <BothVersions
        record={conflict(
          {
            kind: 'CHECK',
            task: '1-t',
            list: { lines: [{ item: 'A', position: 7, requirement: '通道', points: { each } }], places: [] },
          },
          { entries: [entry('A', 'FAIL', { points: ['PASS', 'FAIL'] })] },
          { entries: [entry('A', 'FAIL', { points: ['FAIL', 'PASS'] })] },
        )}
      />,
    );
    expect(line('第 7 项 通道')).toEqual([
      '不合格\n要点：1 有标志 不合格；2 没有堆物 合格',
      '不合格\n要点：1 有标志 合格；2 没有堆物 不合格',
    ]);
  });

  it('of an item answered by one tap, that all of its points are so', () => {
    const points = { each: [{ text: '有标志' }, { text: '没有堆物' }] };
    const list = { lines: [{ item: 'A', position: 7, requirement: '通道', points }], places: [] };
    render(
      <BothVersions
        record={conflict(
          { kind: 'CHECK', task: '1-t', list },
          { entries: [entry('A', 'PASS', { points: ['PASS', 'PASS'] })] },
          { entries: [entry('A', 'FAIL', { points: ['FAIL', 'PASS'] })] },
        )}
      />,
    );
    expect(line('第 7 项 通道')).toEqual([
      '不合格\n要点：1 有标志 不合格；2 没有堆物 合格',
      '合格\n要点：均为合格',
    ]);
  });

  it('of a check of a team who stands under it, with the photos of the server and the way to its record', () => {
    const signed = (name: string, head: string) => ({
      inspectors: [{ personId: name, name, image: '1-i' }],
      unit: { name: head, post: '校长', image: '1-u' },
      refused: null,
    });
    const found = entry('A', 'FAIL', { photos: [photo(1)] });
    const listed = {
      item: 'A',
      position: 1,
      requirement: '要求',
      points: null,
      result: 'FAIL',
      entry: found,
    };
    render(
      <BothVersions
        record={
          {
            draft: { kind: 'CHECK', task: '1-t', list: { lines: [], places: [] } },
            team: '1-team',
            content: { entries: [entry('A', 'PASS')], signatures: signed('韩', '周校长') },
            problem: {
              code: 'already-submitted',
              existing: {
                lines: [listed],
                record: {
                  inspector: { personId: 'p2', name: '王', post: '组员' },
                  finishedAt: '2026-11-27T02:00:00Z',
                  counts: { failed: 1, fixedOnSpot: 0 },
                  signatures: {
                    ...signed('王', ''),
                    unit: null,
                    refused: { name: '赵', post: '园长', reason: '不认可' },
                  },
                },
              },
            },
          } as unknown as FieldRecord
        }
      />,
    );
    expect(line('签名的检查人员')).toEqual(['王', '韩']);
    expect(line('签名的单位负责人')).toEqual(['赵（园长）拒绝签字：不认可', '周校长（校长）']);
    expect(screen.getByAltText('服务器上的照片 1').getAttribute('src')).toContain('1-1');
    expect(screen.getByRole('link', { name: '打开检查记录' }).getAttribute('href')).toBe(
      '/inspection/visits/1-t',
    );
  });

  it('claims nothing of a server that did not say what it has', () => {
    render(
      <BothVersions
        record={conflict(
          { kind: 'CHECK', task: '1-t', list: { lines: [], places: [] } },
          { entries: [entry('ZR-013', 'PASS')] },
          { results: ['PASS'] },
        )}
      />,
    );
    expect(screen.queryByRole('table')).toBeNull();
    expect(screen.getByText(/不能对照/)).toBeTruthy();
  });
});
