import assert from 'node:assert/strict';
import { describe, test } from 'vitest';
import { missing } from './browser';
import { visit } from './visit';

describe.skipIf(missing !== undefined)('the profile', () => {
  const watched = visit();

  test('holds the name that the other members read', async () => {
    const { page, faults } = watched;
    await page.goto('/settings');
    await page.getByLabel('Your name').fill('Gregor');
    await page.getByRole('button', { name: 'Save your name' }).click();
    await page.getByRole('button', { name: 'Save your name', disabled: true }).waitFor();
    await page.goto('/access/members');
    await page.getByRole('grid', { name: 'Members' }).getByText('Gregor').waitFor();
    assert.deepEqual(faults, []);
  });
});
