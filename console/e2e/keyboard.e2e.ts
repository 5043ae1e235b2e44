import assert from 'node:assert/strict';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, inject, test } from 'vitest';
import { launch, missing, open, type Watched } from './browser';
import { PASSWORD } from './tenant';

/** More stops than any page has before what a test looks for. */
const MOST_STOPS = 120;

describe.skipIf(missing !== undefined)('without a mouse', () => {
  let browser: Browser;
  let watched: Watched;
  beforeAll(async () => {
    browser = await launch();
    watched = await open(browser);
  });
  afterAll(() => browser?.close());

  test('one signs in, skips to the content and makes a topic', async () => {
    const { page, faults } = watched;
    const { tenant, cluster } = inject('shop');
    await page.goto(`/clusters/${cluster}/topics`);
    await page.getByRole('heading', { name: 'Sign in' }).waitFor();
    await tabTo(page, 'E-mail');
    await page.keyboard.type(tenant.email);
    await tabTo(page, 'Password');
    await page.keyboard.type(PASSWORD);
    await page.keyboard.press('Enter');
    await page.getByRole('grid', { name: 'Topics' }).waitFor();

    await page.keyboard.press('Tab');
    assert.equal(await focused(page), 'Skip to content');
    await page.keyboard.press('Enter');
    await tabTo(page, 'Create topic');
    await page.keyboard.press('Enter');
    await page.getByLabel('Name').waitFor();
    await tabTo(page, 'Name');
    await page.keyboard.type('by-keyboard');
    await page.keyboard.press('Enter');
    await page.getByRole('heading', { name: 'by-keyboard', exact: true }).waitFor();
    assert.deepEqual(faults, []);
  });

  test('a dialog takes the focus, keeps it, and gives it back when it is left', async () => {
    const { page, faults } = watched;
    await page.goto(`/clusters/${inject('shop').cluster}/api-keys`);
    await page.getByRole('grid', { name: 'API keys' }).waitFor();
    await tabTo(page, 'Create API key');
    await page.keyboard.press('Enter');
    await page.getByRole('dialog').waitFor();
    for (let stop = 0; stop < 15; stop += 1) {
      await page.keyboard.press('Tab');
      assert.ok(
        await page.evaluate(() => document.activeElement?.closest('[role="dialog"]') !== null),
        `after ${stop + 1} stops the focus has left the dialog`,
      );
    }
    await page.keyboard.press('Escape');
    await page.getByRole('dialog').waitFor({ state: 'detached' });
    assert.equal(await focused(page), 'Create API key');
    assert.deepEqual(faults, []);
  });

  test('a message is found, opened and closed', async () => {
    const { page, faults } = watched;
    await page.goto(`/clusters/${inject('shop').cluster}/topics/orders/messages?from=oldest`);
    await page
      .getByRole('button', { name: /Open message/ })
      .first()
      .waitFor();
    await tabTo(page, /^Open message/);
    await page.keyboard.press('Enter');
    await page.getByRole('dialog').waitFor();
    await page.keyboard.press('Escape');
    await page.getByRole('dialog').waitFor({ state: 'detached' });
    assert.match((await focused(page)) ?? '', /^Open message/);
    assert.deepEqual(faults, []);
  });

  test('each stop can be seen', async () => {
    const { page } = watched;
    await page.goto('/');
    await page.getByRole('heading', { level: 1 }).waitFor();
    for (let stop = 0; stop < 12; stop += 1) {
      await page.keyboard.press('Tab');
      const seen = await page.evaluate(() => {
        const element = document.activeElement;
        if (element === null || element === document.body) {
          return true;
        }
        const { outlineStyle, boxShadow } = getComputedStyle(element);
        const after = getComputedStyle(element, '::after');
        return (
          outlineStyle !== 'none' || boxShadow !== 'none' || after.borderBlockEndStyle !== 'none'
        );
      });
      assert.ok(seen, `stop ${stop + 1}, ${await focused(page)}, shows no focus`);
    }
  });
});

/** The name of what has the focus, as a screen reader has it. */
const focused = (page: Page) =>
  page.evaluate(() => {
    const element = document.activeElement;
    const label =
      element instanceof HTMLInputElement ? element.labels?.[0]?.textContent : undefined;
    return (element?.getAttribute('aria-label') ?? label ?? element?.textContent)?.trim();
  });

/** Goes on by Tab to what is so called. */
async function tabTo(page: Page, name: string | RegExp) {
  const passed: (string | undefined)[] = [];
  for (let stop = 0; stop < MOST_STOPS; stop += 1) {
    await page.keyboard.press('Tab');
    const here = await focused(page);
    if (typeof name === 'string' ? here?.replace(/\s*\*$/, '') === name : name.test(here ?? '')) {
      return;
    }
    passed.push(here);
  }
  assert.fail(`Tab never came to ${name}; it passed ${passed.join(', ')}`);
}
