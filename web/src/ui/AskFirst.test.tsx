import { cleanup, fireEvent, render, screen } from '@testing-library/react';
import { afterEach, expect, it, vi } from 'vitest';
import { AskFirst } from './AskFirst';

afterEach(cleanup);

it('asks first, names what is lost, and does nothing before the second step', () => {
  const onSure = vi.fn();
  render(
    <AskFirst
      act="不要这份草稿"
      lost="将删除 2 张照片。"
      sure="确定删除"
      onSure={onSure}
      styles={{ ask: '', keep: '', sure: '' }}
    />,
  );
  fireEvent.click(screen.getByRole('button', { name: '不要这份草稿' }));
  expect(screen.getByRole('alertdialog').textContent).toContain('将删除 2 张照片。');
  expect(document.activeElement?.textContent).toBe('保留');
  fireEvent.click(screen.getByRole('button', { name: '保留' }));
  expect(onSure).not.toHaveBeenCalled();
  fireEvent.click(screen.getByRole('button', { name: '不要这份草稿' }));
  fireEvent.click(screen.getByRole('button', { name: '确定删除' }));
  expect(onSure).toHaveBeenCalledOnce();
});
