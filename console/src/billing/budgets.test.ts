import { describe, expect, it } from 'vitest';
import { consequencesOf, faultsOf, requestOf, START } from './budgets';

describe('a budget', () => {
  it('says plainly when it stops nothing', () => {
    expect(consequencesOf({ warn_at: [80], suspension: 'READS_ONLY' })).toEqual([
      'At 80 % it sends a warning.',
      'It never stops anything: whatever is used goes on being charged.',
    ]);
  });
  it('says what it suspends, and what goes on costing', () => {
    const [sentence] = consequencesOf({ warn_at: [], suspend_at: 150, suspension: 'READS_ONLY' });
    expect(sentence).toContain('nobody can write; reading goes on');
    expect(sentence).toContain('goes on costing');
  });
  it('is sent with its scope and percents', () => {
    expect(
      requestOf({ ...START, name: ' Shop ', scope: 'CLUSTER lkc-1', amount: '100.00' }),
    ).toMatchObject({
      display_name: 'Shop',
      scope: { kind: 'CLUSTER', id: 'lkc-1' },
      warn_at: [50, 80, 100],
      throttle_at: undefined,
    });
  });
  it('refuses an amount that is none', () => {
    expect(faultsOf({ ...START, amount: '1e9' }).amount).toBeDefined();
    expect(faultsOf({ ...START, amount: '100.00' }).amount).toBeUndefined();
  });
});
