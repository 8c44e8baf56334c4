import { describe, expect, it } from 'vitest';
import { deskRemedy, phoneRemedy } from './lookingOnly';

const disk = {
  code: 'disk-nearly-full',
  why: '服务器磁盘快满了（剩 180 MB）',
  remedy: '您填写的内容还在页面上',
};
const putBack = {
  code: 'history-put-back',
  why: '数据恢复到了 2026-11-28 16:13',
  remedy: '请在“备份”页作恢复声明',
};

describe('while nothing may be written', () => {
  it('says before a form is filled in what to do', () => {
    expect(deskRemedy(disk)).toContain('请先不要填写新的内容');
    expect(deskRemedy(putBack)).toBe(putBack.remedy);
    expect(phoneRemedy(disk)).toContain('保存在手机上');
  });
});
