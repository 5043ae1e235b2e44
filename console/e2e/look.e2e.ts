// Walks through the console and takes pictures for a person to look at, when PICTURES names a folder.
import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'vitest';
import { launch, open } from './browser';

const folder = process.env.PICTURES ?? '';
const width = Number(process.env.WIDTH ?? 1280);
const theme = process.env.THEME === 'dark' ? 'dark' : 'light';

test.runIf(folder !== '')('takes pictures of every page', async () => {
  mkdirSync(folder, { recursive: true });
  const browser = await launch();
  const { page, faults } = await open(browser, { width, theme });
  page.setDefaultTimeout(20_000);
  let number = 0;
  const shot = async (name: string) => {
    number += 1;
    await page.waitForTimeout(400);
    await page.screenshot({
      path: join(folder, `${String(number).padStart(2, '0')}-${name}.png`),
      fullPage: true,
    });
    console.log(name, page.url());
  };
  try {
    await page.goto('/');
    await page.getByRole('link', { name: 'Create an account' }).waitFor();
    await shot('login');
    await page.getByRole('link', { name: 'Create an account' }).click();
    await page.getByLabel('Organization').fill('Gregor and Sons');
    await page.getByLabel('E-mail').fill(`g${Date.now()}@example.org`);
    await page.getByLabel('Password').fill('metamorphosis-1915');
    await shot('signup');
    await page.getByRole('button', { name: 'Create account' }).click();
    await page.getByRole('heading', { name: 'Gregor and Sons' }).waitFor();
    await shot('home-empty');
    await page.getByRole('link', { name: 'Create cluster' }).first().click();
    await page.getByLabel('Name').fill('Orders');
    await shot('create-cluster');
    await page.getByRole('button', { name: 'Create cluster' }).click();
    await page.getByRole('heading', { name: 'Orders' }).waitFor();
    await shot('provisioning');
    await page.getByText('Your cluster is running').waitFor({ timeout: 90_000 });
    await shot('overview');
    await page.getByRole('link', { name: 'Topics' }).click();
    await shot('topics-empty');
    await page.getByRole('link', { name: 'Create topic' }).click();
    await page.getByLabel('Name').fill('first-topic');
    await shot('create-topic');
    await page.getByRole('button', { name: 'Create topic' }).click();
    await page.getByRole('heading', { name: 'first-topic', exact: true }).waitFor();
    await shot('messages-empty');
    await page.getByRole('tab', { name: 'Configuration' }).click();
    await shot('configuration');
    await page.getByRole('tab', { name: 'Partitions' }).click();
    await shot('partitions');
    await page.getByRole('link', { name: 'Topics' }).first().click();
    await shot('topics');
    await page.getByRole('link', { name: 'Connect a client' }).click();
    await page.getByRole('button', { name: 'Create API key' }).click();
    await shot('create-key');
    await page.getByRole('button', { name: 'Create key' }).click();
    await page.getByText('Save the secret now').waitFor();
    await shot('secret');
    await page.getByRole('button', { name: 'I have saved it' }).click();
    await page.getByRole('button', { name: 'Test connection' }).click();
    await page.getByText(/Connected with this key/).waitFor({ timeout: 30_000 });
    await shot('clients');
    await page.getByRole('link', { name: 'API keys' }).click();
    await shot('api-keys');
    await page.getByRole('link', { name: 'Groups' }).click();
    await shot('groups');
    await page.getByRole('link', { name: 'Settings' }).last().click();
    await shot('cluster-settings');
    for (const [name, path] of [
      ['home', '/'],
      ['environments', '/environments'],
      ['clusters', '/clusters'],
      ['billing', '/billing'],
      ['access', '/access'],
      ['service-accounts', '/access/service-accounts'],
      ['roles', '/access/roles'],
      ['audit', '/audit'],
      ['settings', '/settings'],
      ['calculator', '/estimate'],
      ['not-found', '/clusters/lkc-nothing'],
    ] as const) {
      await page.goto(path);
      await page.waitForTimeout(800);
      await shot(name);
    }
  } catch (error) {
    await shot('stopped');
    console.error(error);
  } finally {
    console.log(faults.join('\n'));
    await browser.close();
  }
});
