import { describe, expect, it } from 'vitest';
import { goesOn } from './steps';

const field = (type: string, role?: string) => {
  const input = document.createElement('input');
  input.type = type;
  if (role) input.setAttribute('role', role);
  document.body.append(input);
  input.focus();
  return input;
};

describe('steps of the history', () => {
  it('makes one step of what is typed into one box', () => {
    const words = field('text');
    expect([goesOn(), goesOn(), goesOn()]).toEqual([false, true, true]);
    words.blur();
    expect(goesOn()).toBe(false);
    words.focus();
    expect(goesOn()).toBe(false);
    field('text');
    expect(goesOn(), 'another box').toBe(false);
  });

  it('makes a step of every choice', () => {
    field('checkbox');
    expect([goesOn(), goesOn()]).toEqual([false, false]);
    field('search', 'combobox');
    expect([goesOn(), goesOn()]).toEqual([false, false]);
  });

  it('begins anew after Back', () => {
    field('date');
    expect([goesOn(), goesOn()]).toEqual([false, true]);
    window.dispatchEvent(new PopStateEvent('popstate'));
    expect(goesOn()).toBe(false);
  });
});
