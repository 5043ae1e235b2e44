import assert from 'node:assert/strict';
import type { Server } from 'node:http';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, test } from 'vitest';
import { accessible, launch, missing, open, picture, platform } from './browser';
import { port, startProvider } from './provider';

const skipped = missing !== undefined || port === undefined;

describe.skipIf(skipped)('with an identity provider', () => {
  let browser: Browser;
  let server: Server;
  beforeAll(async () => {
    server = await startProvider(platform);
    browser = await launch();
  });
  afterAll(async () => {
    await browser?.close();
    server?.closeAllConnections();
    server?.close();
  });

  test('one signs in by its button, founds an organization, and comes back to it', async () => {
    const page = await stranger(browser);
    await page.goto('/billing');
    await page.getByRole('link', { name: 'Sign in with the registry office' }).waitFor();
    await accessible(page, 'sign-in with a provider');
    await picture(page, 'sso-sign-in');
    await signIn(page, 'josef');
    await page.getByRole('heading', { name: 'Create your organization' }).waitFor();
    await accessible(page, 'founding');
    await page.getByLabel('Organization').fill('Bank of Josef');
    await page.getByRole('button', { name: 'Create organization' }).click();
    // The provider asks programs on the same machine anew each time, known or not.
    await page.getByRole('button', { name: 'Continue' }).click();
    await page.getByRole('heading', { name: 'Bank of Josef' }).waitFor();

    // Again, from another browser: the same person, and the page that was asked for.
    const second = await stranger(browser);
    await second.goto('/access/members');
    await signIn(second, 'josef');
    await second.getByRole('heading', { name: 'Access' }).waitFor();
    assert.equal(new URL(second.url()).pathname, '/access/members');
    await second.getByText('josef@registry.example').first().waitFor();
  });

  test('no cookie of the provider’s remains, and ours is for this place alone', async () => {
    const page = await stranger(browser);
    await page.goto('/');
    await signIn(page, 'karl');
    await page.getByRole('heading', { name: 'Create your organization' }).waitFor();
    const mine = (await page.context().cookies(`${platform}/api/console/sso`)).map((cookie) => ({
      name: cookie.name,
      http: cookie.httpOnly,
      site: cookie.sameSite,
    }));
    assert.deepEqual(
      mine.filter(({ name }) => name.startsWith('samsa')),
      [{ name: 'samsa-loopback', http: true, site: 'Strict' }],
    );
    assert.deepEqual(
      mine.filter(({ name }) => name.startsWith('q_session')),
      [],
    );
  });

  test('who is turned away reads so on the sign-in page', async () => {
    const page = await stranger(browser);
    await page.goto('/');
    await page.getByRole('link', { name: 'Sign in with the registry office' }).click();
    await page.getByRole('link', { name: /Cancel/ }).click();
    await page.getByText('The identity provider did not sign you in.').waitFor();
    await page.getByLabel('Password').waitFor();
  });

  test('leads to no other place than this', async () => {
    const page = await stranger(browser);
    await page.goto('/api/console/sso?to=//evil.example/');
    await identify(page, 'karl');
    await page.getByRole('heading', { name: 'Create your organization' }).waitFor();
    assert.equal(new URL(page.url()).origin, platform);
  });
});

/** A page whose requests to the provider are no fault. */
async function stranger(browser: Browser): Promise<Page> {
  const { page } = await open(browser);
  return page;
}

async function signIn(page: Page, name: string) {
  await page.getByRole('link', { name: 'Sign in with the registry office' }).click();
  await identify(page, name);
}

/** The two steps of the provider's own pages. */
async function identify(page: Page, name: string) {
  await page.getByPlaceholder('Enter any login').fill(name);
  await page.getByPlaceholder('and password').fill('anything');
  await page.getByRole('button', { name: 'Sign-in' }).click();
  await page.getByRole('button', { name: 'Continue' }).click();
}
