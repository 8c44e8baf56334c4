import { renderToStaticMarkup } from 'react-dom/server';
import { describe, expect, it } from 'vitest';
import { diskEntry } from '../features/backup/waitingBackup';
import { LookingOnlyFacts } from './LookingOnlyNotice';

const disk = { code: 'disk-nearly-full', why: '服务器磁盘快满了（剩 180 MB）', remedy: null };

describe('while nothing may be written', () => {
  it('stands on every page with the reason and what to do', () => {
    const shown = renderToStaticMarkup(<LookingOnlyFacts why={disk} />);
    expect(shown).toContain('role="alert"');
    expect(shown).toContain('服务器磁盘快满了（剩 180 MB）');
    expect(shown).toContain('请告诉系统管理员清理或扩容磁盘');
  });

  it('gives the disk a line of its own in Today of the system administrator', () => {
    expect(diskEntry(null)).toEqual([]);
    expect(diskEntry({ ...disk, code: 'history-put-back' })).toEqual([]);
    const [line] = diskEntry(disk);
    expect(line?.first).toBe(true);
    expect(renderToStaticMarkup(<p>{line?.title}</p>)).toContain('服务器磁盘快满了（剩 180 MB）');
  });
});
