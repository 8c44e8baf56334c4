import { expect, test } from 'vitest';
import { returnPath } from './returnPath';

const at = (address: string) => {
  const { pathname, search } = new URL(address, 'https://bihuan.example');
  return returnPath({ pathname, search });
};

test('who scanned a label while signed out stands at its place once signed in', () => {
  expect(at('/field?place=110108-p')).toBe('/field?place=110108-p');
  expect(at('/field/snap?place=110108-p&stop=scanned')).toBe('/field/snap?place=110108-p&stop=scanned');
});

test('who went to sign in goes back to where he came from, and nowhere outside the app', () => {
  expect(at('/field/sign-in?to=%2Ffield%3Fplace%3D110108-p')).toBe('/field?place=110108-p');
  expect(at('/field/sign-in')).toBe('/field');
  expect(at('/field/sign-in?to=https%3A%2F%2Felsewhere.example')).toBe('/field');
  expect(at('/field/sign-in?to=%2Ffield%2Fsign-in')).toBe('/field');
});
