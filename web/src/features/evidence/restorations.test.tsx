import { renderToStaticMarkup } from 'react-dom/server';
import { describe, expect, it } from 'vitest';
import { LostTimeFacts } from '../../console/LostTimeNotice';
import type { Restoration } from './queries';
import { lostWords, RestorationFacts } from './Restorations';

const restored: Restoration = {
  id: '0193',
  restoredTo: '2026-11-28T08:13:00Z',
  lostFrom: '2026-11-28T08:13:00Z',
  lostTo: '2026-11-28T09:00:00Z',
  lines: 120,
  signedLines: null,
  reason: '磁盘损坏，恢复到前一日的备份',
  declaredBy: '李某',
  declaredAt: '2026-11-28T09:00:00Z',
  confirmedBy: '王某',
  confirmedAt: '2026-11-28T09:05:00Z',
};

describe('a restoration that was answered for', () => {
  it('tells to when, what may be missing, who and why', () => {
    const said = renderToStaticMarkup(<RestorationFacts restoration={restored} />);
    expect(said).toContain('台账恢复到了 2026-11-28 16:13。');
    expect(said).toContain('2026-11-28 16:13 到 2026-11-28 17:00 之间登记和办理的可能不在了');
    expect(said).toContain('原因：磁盘损坏');
    expect(said).toContain('17:00 李某声明，2026-11-28 17:05 王某确认');
    expect(lostWords({ ...restored, restoredTo: null, lostFrom: null, signedLines: 130 })).toBe(
      '台账恢复到了较早的备份。2026-11-28 17:00 以前登记和办理的可能有一段不在了。签署过的历史有 130 条，恢复后有 120 条。',
    );
  });

  it('asks whoever signs in to register again', () => {
    const lost = { id: '0193', from: restored.lostFrom, to: restored.lostTo };
    const said = renderToStaticMarkup(<LostTimeFacts lost={lost} onPutAway={() => undefined} />);
    expect(said).toContain(
      '2026-11-28 16:13 到 2026-11-28 17:00 之间登记和办理的可能不在了，请核对后重新登记',
    );
    expect(said).toContain('知道了');
  });
});
