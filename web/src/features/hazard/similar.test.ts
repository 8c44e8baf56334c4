import { describe, expect, it } from 'vitest';
import { hiddenText, whyText } from './similar';

describe('what may have been registered already', () => {
  it('says by what, and that the place is written differently', () => {
    expect(whyText({ why: ['LIKE_WORDS'], elsewhere: true })).toBe('描述相近、部位写法不同');
  });
  it('tells of what may not be read its number and whom to ask', () => {
    const one = { hazard: null, why: ['LIKE_WORDS' as const], elsewhere: false };
    expect(hiddenText({ ...one, number: '110108-2026-000007' })).toContain(
      '隐患 110108-2026-000007（描述相近），由安全干部掌握',
    );
    expect(hiddenText({ ...one, number: null })).toContain('相近的隐患（描述相近）');
  });
});
