import assert from 'node:assert/strict';
import type { Page } from 'playwright-core';
import { describe, inject, test } from 'vitest';
import { missing, platform } from './browser';
import { as, PASSWORD } from './tenant';
import { visit } from './visit';

describe.skipIf(missing !== undefined)('when something fails', () => {
  const watched = visit();

  const newTopic = async (page: Page, name: string) => {
    await page.goto(`/clusters/${inject('shop').cluster}/topics/new`);
    await page.getByLabel('Name').fill(name);
  };
  const create = (page: Page) => page.getByRole('button', { name: 'Create topic' });

  test('a refusal is shown in the words of the server and the form stays', async () => {
    const { page } = watched;
    await newTopic(page, 'orders');
    await create(page).click();
    await page
      .getByRole('alert')
      .getByText(/already exists/)
      .waitFor();
    assert.equal(await page.getByLabel('Name').inputValue(), 'orders');
  });

  test.each([
    { status: 409, says: 'Somebody changed this in the meantime' },
    { status: 429, says: 'Try again in 7 s' },
    { status: 500, says: 'request id req-1' },
  ])('a $status says what to do and loses nothing that was typed', async ({ status, says }) => {
    const { page } = watched;
    await newTopic(page, `typed-${status}`);
    const route = '**/kafka/v3/clusters/*/topics';
    await page.route(route, (request) =>
      request.request().method() === 'POST'
        ? request.fulfill({
            status,
            headers: status === 429 ? { 'Retry-After': '7' } : { 'x-request-id': 'req-1' },
            body: '',
          })
        : request.continue(),
    );
    await create(page).click();
    await page.getByRole('alert').getByText(says).first().waitFor();
    assert.equal(await page.getByLabel('Name').inputValue(), `typed-${status}`);
    await page.unroute(route);
    await create(page).click();
    await page.getByRole('heading', { name: `typed-${status}`, exact: true }).waitFor();
  });

  test('a session that ends in the middle of a form asks for the password in place', async () => {
    const { page } = watched;
    await newTopic(page, 'typed-while-signed-out');
    const sessions = await page.request.get('/api/console/sessions');
    assert.ok(sessions.ok());
    const ended = await page.request.delete('/api/console/session', {
      headers: { Origin: platform, 'Sec-Fetch-Site': 'same-origin' },
    });
    assert.ok(ended.ok(), await ended.text());
    await create(page).click();
    const dialog = page.getByRole('dialog');
    await dialog.getByLabel('Password').fill(PASSWORD);
    await dialog.getByRole('button', { name: 'Sign in' }).click();
    await page.getByRole('heading', { name: 'typed-while-signed-out', exact: true }).waitFor();
  });

  test('the parts of the bill add up to its total', async () => {
    const bill = await as(inject('shop').tenant)<{
      amount: string;
      clusters: { amount: string; lines: { amount: string }[] }[];
      lines: { amount: string }[];
    }>('GET', '/billing/v1/live');
    const { sum } = await import('../src/format/money');
    assert.equal(sum(bill.lines.map((line) => line.amount)), bill.amount);
    assert.equal(sum(bill.clusters.map((cluster) => cluster.amount)), bill.amount);
    for (const cluster of bill.clusters) {
      assert.equal(sum(cluster.lines.map((line) => line.amount)), cluster.amount);
    }
  });
});
