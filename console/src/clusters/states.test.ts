import { expect, it } from 'vitest';
import { adviceFor, stepsOf } from './states';

const at = (state: string) => ({ state, reason: '', entered_at: '2026-11-25T10:00:00Z' });

it('shows the steps that are done and the one that is under way', () => {
  const steps = stepsOf([at('ACCEPTED'), at('PREPARING')]);
  expect(steps.map(({ done }) => done)).toEqual([true, true, false, false]);
  expect(steps.find(({ current }) => current)?.now).toContain('certificates');
});
it('has advice for a full platform', () => {
  expect(adviceFor('no cell has room for 1024 MiB')).toContain('delete a cluster');
});
