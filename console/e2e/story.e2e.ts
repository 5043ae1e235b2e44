import assert from 'node:assert/strict';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, test } from 'vitest';
import { accessible, launch, missing, open, picture } from './browser';

const PASSWORD = 'metamorphosis-1915';

const SCREENS = [
  { name: 'on a wide light screen', width: 1280, height: 900, theme: 'light' },
  { name: 'on a narrow dark screen', width: 390, height: 844, theme: 'dark' },
] as const;

if (missing !== undefined) {
  console.log(`Browser tests were not run. ${missing}.`);
}

describe.skipIf(missing !== undefined)('a new person', () => {
  let browser: Browser;
  beforeAll(async () => {
    browser = await launch();
  });
  afterAll(() => browser?.close());

  test.each(SCREENS)('gets from sign-up to a message and its price $name', async (screen) => {
    const { page, faults } = await open(browser, screen);
    const began = Date.now();
    let looking = 0;
    const look = async (name: string) => {
      const begun = Date.now();
      await accessible(page, name);
      await noSidewaysScroll(page, name);
      await picture(page, `${screen.theme}-${name}`);
      looking += Date.now() - begun;
    };

    await page.goto('/');
    await page.getByRole('heading', { name: 'Sign in' }).waitFor();
    await look('sign-in');
    await page.getByRole('link', { name: 'Create an account' }).click();
    await signUp(page, look);

    await page.getByRole('link', { name: 'Create cluster' }).first().click();
    await page.getByLabel('Name').fill('Orders');
    await page.getByRole('table', { name: 'Estimated lines' }).waitFor();
    await look('create-cluster');
    await page.getByRole('button', { name: 'Create cluster' }).click();
    await page.getByText('Your cluster is running').waitFor({ timeout: 120_000 });
    await look('cluster');

    await goTo(page, 'Topics');
    await page.getByRole('link', { name: 'Create topic' }).click();
    await page.getByLabel('Name').fill('first-topic');
    await look('create-topic');
    await page.getByRole('button', { name: 'Create topic' }).click();
    await page.getByRole('heading', { name: 'first-topic', exact: true }).waitFor();

    await goTo(page, 'Connect a client');
    await makeKey(page, look);
    await page.getByRole('button', { name: 'Test connection' }).click();
    await page.getByText(/Connected with this key/).waitFor();
    await look('connected');

    await page.getByRole('link', { name: 'Watch messages arrive' }).click();
    await page.getByText('Watching.').waitFor();
    await writeMessage(page, '{"id":9223372036854775807,"note":"<b>hello</b>"}');
    await page.getByRole('button', { name: /Open message/ }).click();
    await page.getByText('9223372036854775807').last().waitFor();
    await look('message');
    await page.getByRole('button', { name: 'Close' }).last().click();

    await page.goto('/billing');
    await page.getByRole('link', { name: 'Orders' }).first().waitFor();
    // The message itself: what it was billed for, and how the amount came about.
    await page.getByRole('button', { name: 'How Written (ingress) came about' }).click();
    await page.getByRole('dialog').getByText(/GB/).first().waitFor();
    await look('bill');
    const seconds = (Date.now() - began - looking) / 1000;
    console.log(`From sign-up to the line of the bill ${screen.name}: ${seconds.toFixed(1)} s`);
    assert.ok(seconds < 60, `it took ${seconds} s`);
    assert.deepEqual(faults, []);
  });
});

type Look = (name: string) => Promise<void>;

async function signUp(page: Page, look: Look) {
  await page.getByLabel('Organization').fill('Gregor and Sons');
  await page.getByLabel('E-mail').fill(`gregor-${Date.now()}@example.org`);
  await page.getByLabel('Password').fill(PASSWORD);
  await look('sign-up');
  await page.getByRole('button', { name: 'Create account' }).click();
  await page.getByRole('heading', { name: 'Gregor and Sons' }).waitFor();
  await page.getByText('Create your first cluster').waitFor();
  await look('home');
}

async function makeKey(page: Page, look: Look) {
  await page.getByRole('button', { name: 'Create API key' }).click();
  await page.getByRole('button', { name: 'Create key' }).click();
  await page.getByText('Save the secret now').waitFor();
  await look('secret');
  const secret = await page.getByLabel('secret', { exact: true }).inputValue();
  await page.getByRole('button', { name: 'I have saved it' }).click();
  assert.ok(!page.url().includes(secret));
  await page.getByText(secret).first().waitFor();
}

async function writeMessage(page: Page, value: string) {
  await page.getByRole('button', { name: 'Write a message' }).click();
  await page.getByLabel('Key').fill('order-1');
  await page.getByLabel('Value').fill(value);
  await page.getByRole('button', { name: 'Write message' }).click();
}

const goTo = (page: Page, tab: string) =>
  page.getByRole('navigation', { name: 'Cluster' }).getByRole('link', { name: tab }).click();

async function noSidewaysScroll(page: Page, name: string) {
  const over = await page.evaluate(
    () => document.documentElement.scrollWidth - document.documentElement.clientWidth,
  );
  assert.ok(over <= 0, `${name} is ${over} px wider than the screen`);
}
