import { cleanup, render, screen } from '@testing-library/react';
import { afterEach, expect, it } from 'vitest';
import { set } from '../store/field';
import type { FieldRecord } from '../types';
import { RecordRow } from './RecordRow';

afterEach(() => {
  cleanup();
  set({ line: 'unknown' });
});

const row = (state: FieldRecord['state']) =>
  render(
    <RecordRow
      record={
        {
          id: 'r',
          title: '东梯',
          state,
          draft: { kind: 'FINDING' },
          changedAt: '2026-11-28T00:00:00Z',
          problem: { title: '', detail: '网络不通或服务器没有响应，内容没有提交' },
        } as unknown as FieldRecord
      }
    />,
  );

it('says why a record waits, and no longer once it is on its way', () => {
  set({ line: 'online' });
  row('WAITING');
  expect(screen.getByText(/网络不通/)).toBeTruthy();
  cleanup();
  row('SENDING');
  expect(screen.getByText(/上传中/)).toBeTruthy();
  expect(screen.queryByText(/网络不通/)).toBeNull();
});
