import { cleanup, screen } from '@testing-library/react';
import { afterEach, expect, it } from 'vitest';
import type { HazardRow } from '../../api/types';
import { renderRouted } from '../../ui/renderRouted';
import { waitingEntry, watchedEntry } from './waitingEntry';

afterEach(cleanup);

const row = {
  ref: '110108-h',
  status: 'CLOSED',
  level: 'MAJOR',
  proposedLevel: null,
  unit: { ref: '110108-u', name: '育才学校' },
  placeText: '西侧门厅',
  description: '盲查中，答复后才能看档案',
  overdueDays: null,
  deadline: null,
  clock: null,
  lookBackDue: '2027-04-01',
  nextActor: 'DISTRICT',
  proposalActor: null,
  proposalKind: null,
  thumbnail: null,
  can: [],
  shut: true,
} as unknown as HazardRow;

it('a hazard one looks at blindly leads to the look, and no look-back is offered', async () => {
  for (const entryOf of [waitingEntry, watchedEntry]) {
    const { title, facts, act, dueOn } = entryOf(row, 'DISTRICT_INSPECTOR', true);
    const { container } = await renderRouted(
      <>
        {title}
        {facts}
        {act}
      </>,
    );
    expect(dueOn).toBe('2027-04-01');
    expect(container.textContent).not.toContain('回头看');
    expect(screen.getByText('盲查中').getAttribute('href')).toBe('/inspection/blind');
    for (const link of screen.getAllByRole('link'))
      expect(link.getAttribute('href')).toBe('/inspection/blind');
    cleanup();
  }
});

it('once it is answered the look-back is offered as ever', async () => {
  await renderRouted(waitingEntry({ ...row, shut: false }, 'DISTRICT_INSPECTOR', true).act);
  expect(screen.getByRole('link').textContent).toBe('回头看');
});
