import { describe, expect, it } from 'vitest';
import { address, csrfToken, parseProblem, queryString } from './client';
import { invalid, isOf, withoutField } from './problem';

describe('addresses', () => {
  it('leave out what is empty and join lists with commas', () => {
    expect(queryString({ a: '', b: undefined, c: null, d: false, e: ['x', 'y'], f: 0, g: true })).toBe(
      'e=x%2Cy&f=0&g=true',
    );
    expect(address('/hazards', { q: '消防 通道' })).toBe(
      '/api/hazards?q=%E6%B6%88%E9%98%B2+%E9%80%9A%E9%81%93',
    );
    expect(address('/hazards')).toBe('/api/hazards');
  });
});

describe('the cross-site token', () => {
  it('is found among other cookies, under either name', () => {
    expect(csrfToken('a=1; bihuan_csrf=to%2Fken; b=2')).toBe('to/ken');
    expect(csrfToken('__Host-bihuan_csrf=x')).toBe('x');
    expect(csrfToken('my_bihuan_csrf=x')).toBeUndefined();
  });
});

describe('problems', () => {
  it('keep the words of the server', () => {
    const problem = parseProblem(
      422,
      '{"code":"invalid","title":"提交的内容有误","detail":"x","remedy":"y"}',
    );
    expect(problem).toMatchObject({ code: 'invalid', status: 422, remedy: 'y' });
  });
  it('have words of ours when an answer has none', () => {
    expect(parseProblem(502, '<html>Bad gateway</html>')).toMatchObject({
      code: 'http-502',
      title: '请求没有完成',
    });
    expect(parseProblem(500, '{"error":"x"}').title).toBe('请求没有完成');
  });
  it('lose a field once it is changed, and vanish with the last', () => {
    const both = invalid([
      { field: 'photos[0].file', problem: 'a', remedy: '' },
      { field: 'note', problem: 'b', remedy: '' },
    ]);
    expect(withoutField(both, 'photos')?.errors).toHaveLength(1);
    expect(withoutField(withoutField(both, 'photos'), 'note')).toBeNull();
    expect(withoutField(both, 'other')).toBe(both);
  });
  it('know what lies inside a field', () => {
    expect(isOf({ field: 'majorPlan.goal', problem: '', remedy: '' }, 'majorPlan')).toBe(true);
    expect(isOf({ field: 'notes', problem: '', remedy: '' }, 'note')).toBe(false);
  });
});
