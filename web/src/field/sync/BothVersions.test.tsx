import { render, screen, within } from '@testing-library/react';
import { describe, expect, it } from 'vitest';
import type { FieldRecord } from '../types';
import { BothVersions } from './BothVersions';

const line = (name: string) =>
  within(screen.getByRole('rowheader', { name }).closest('tr') as HTMLElement)
    .getAllByRole('cell')
    .map((cell) => cell.textContent);

const conflict = (draft: unknown, content: unknown, current: unknown) =>
  ({ draft, content, problem: { code: 'version-conflict', current } }) as unknown as FieldRecord;

describe('what two people said of one thing stands side by side', () => {
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

  it('of a check the items answered differently, in their words', () => {
    render(
      <BothVersions
        record={conflict(
          { kind: 'CHECK' },
          { entries: [{ item: 'XF-010', result: 'PASS' }] },
          { lines: [{ item: 'XF-010', position: 3, requirement: '疏散通道畅通', result: 'FAIL' }] },
        )}
      />,
    );
    expect(line('第 3 项 疏散通道畅通')).toEqual(['不合格', '合格']);
  });
});
