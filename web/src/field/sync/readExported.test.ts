import { describe, expect, test } from 'vitest';
import { sha256 } from '../../lib/sha256';
import { WHAT } from './exportDrafts';
import { readExported } from './readExported';

const photo = new Uint8Array([255, 216, 1, 2, 3]).buffer;

async function exported(part: object = {}, file: object = {}): Promise<string> {
  const whole = {
    id: 'f',
    sha256: await sha256(photo),
    acknowledged: true,
    received: 5,
    base64: btoa(String.fromCharCode(...new Uint8Array(photo))),
    ...file,
  };
  return JSON.stringify({
    what: WHAT,
    person: 'wang',
    records: [{ record: { id: 'r' }, files: [whole] }],
    ...part,
  });
}

describe('a file exported from a phone', () => {
  test('gives the record back with the bytes of its photo, to be sent from the beginning', async () => {
    const [found] = await readExported(await exported(), 'wang');
    expect(found?.record.id).toBe('r');
    expect(new Uint8Array(found?.files[0]?.bytes ?? new ArrayBuffer(0))).toEqual(new Uint8Array(photo));
    expect(found?.files[0]?.file).toMatchObject({ id: 'f', acknowledged: false, received: 0 });
    expect(found?.files[0]?.file).not.toHaveProperty('base64');
  });

  test('of somebody else is not taken', async () => {
    await expect(readExported(await exported(), 'zhao')).rejects.toThrow('另一个人');
  });

  test('whose photo is not what it was is not taken', async () => {
    await expect(readExported(await exported({}, { sha256: '0'.repeat(64) }), 'wang')).rejects.toThrow(
      '损坏',
    );
  });

  test.each(['', '[]', 'null', '{"what":"something else"}'])('is not %j', async (text) => {
    await expect(readExported(text, 'wang')).rejects.toThrow('不是从“同步”页导出的文件');
  });
});
