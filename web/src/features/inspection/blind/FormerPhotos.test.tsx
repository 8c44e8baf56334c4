import { cleanup, fireEvent, render, screen } from '@testing-library/react';
import { afterEach, expect, it } from 'vitest';
import { FormerPhotos } from './FormerPhotos';
import type { BlindLook } from './queries';

afterEach(cleanup);

it('the former photos stand in a row of buttons, open large and are walked through', () => {
  render(<FormerPhotos look={{ ref: '110108-l', photos: 2, placeText: '西侧门厅' } as BlindLook} />);
  const small = screen.getAllByRole('button');
  expect(small.map((button) => button.getAttribute('aria-label'))).toEqual([
    '整改前照片 1：西侧门厅，放大',
    '整改前照片 2：西侧门厅，放大',
  ]);
  expect(screen.getAllByRole('img').map((image) => image.getAttribute('alt'))).toEqual([
    '整改前照片 1：西侧门厅',
    '整改前照片 2：西侧门厅',
  ]);
  fireEvent.click(small[1] as HTMLElement);
  const large = () => screen.getByRole('dialog').querySelector('img')?.getAttribute('src');
  expect(large()).toBe('/api/inspection/blind-looks/110108-l/photos/1');
  fireEvent.click(screen.getByText('下一张'));
  expect(large()).toBe('/api/inspection/blind-looks/110108-l/photos/0');
  expect(screen.getByRole('dialog').textContent).not.toContain('下载原件');
});
