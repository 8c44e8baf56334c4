import { describe, expect, it } from 'vitest';
import { deviceWords } from './words';

describe('device', () => {
  it.each([
    [
      'Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/150.0.0.0 Safari/537.36 Edg/150.0.0.0',
      'Windows 电脑 · Edge 浏览器',
    ],
    [
      'Mozilla/5.0 (iPhone; CPU iPhone OS 19_0 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/19.0 Mobile/15E148 Safari/604.1',
      'iPhone · Safari 浏览器',
    ],
    ['curl/8.5.0', 'curl/8.5.0'],
    ['', '未知设备'],
  ])('%s is shown as %s', (userAgent, words) => expect(deviceWords(userAgent)).toBe(words));
});
