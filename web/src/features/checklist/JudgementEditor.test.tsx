import { cleanup, fireEvent, render, screen } from '@testing-library/react';
import { afterEach, expect, it } from 'vitest';
import { invalid } from '../../api/problem';
import type { JudgementSection } from '../../api/standards';
import { SectionsEditor } from './JudgementEditor';

afterEach(cleanup);

const part = (code: string, title: string): JudgementSection => ({
  code,
  title,
  kind: 'DIRECT',
  atLeast: 1,
  samePlace: false,
  clauses: [],
});
const parts = [part('BJ-01', '消防'), part('BJ-02', '校舍')];
const editor = (problem: ReturnType<typeof invalid> | null) => (
  <SectionsEditor set="BJ" sections={parts} onChange={() => {}} problem={problem} />
);
const open = () => screen.queryAllByLabelText(/部分名称/).map((input) => (input as HTMLInputElement).value);

it('shows the parts by name and opens one at a time', () => {
  render(editor(null));
  expect(open()).toEqual([]);
  fireEvent.click(screen.getByRole('button', { name: /消防/ }));
  expect(open()).toEqual(['消防']);
  fireEvent.click(screen.getByRole('button', { name: /校舍/ }));
  expect(open()).toEqual(['校舍']);
});

it('keeps open what is wrong, so that the summary can lead to it', () => {
  const field = 'judgementSets[0].sections[1].title';
  render(editor(invalid([{ field, problem: '部分名称没有填写', remedy: '请填写' }])));
  expect(open()).toEqual(['校舍']);
});
