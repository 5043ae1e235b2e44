import { AxeBuilder } from '@axe-core/playwright';
import assert from 'node:assert/strict';
import { existsSync } from 'node:fs';
import { chromium, type Browser, type Page } from 'playwright-core';

/** Where the platform under test answers. */
export const platform = process.env.SAMSA_URL ?? 'http://127.0.0.1:8080';

const CHROMIUM = ['/usr/bin/chromium', '/usr/bin/chromium-browser', '/usr/bin/google-chrome'];
export const executablePath = process.env.CHROMIUM ?? CHROMIUM.find((path) => existsSync(path));

/** Why browser tests cannot run here; undefined when they can. */
export const missing =
  executablePath === undefined
    ? 'Chromium is missing: apt-get install chromium, or set CHROMIUM to its path'
    : undefined;

export function launch(): Promise<Browser> {
  return chromium.launch({ executablePath, args: ['--no-sandbox', '--disable-dev-shm-usage'] });
}

export type Watched = { page: Page; faults: string[] };

/** A page whose console errors, faults, policy violations and foreign requests are all recorded. */
export async function open(
  browser: Browser,
  options: { width?: number; height?: number; theme?: 'light' | 'dark' } = {},
): Promise<Watched> {
  const context = await browser.newContext({
    viewport: { width: options.width ?? 1280, height: options.height ?? 900 },
    colorScheme: options.theme ?? 'light',
    reducedMotion: 'reduce',
    locale: 'en-US',
    timezoneId: 'Europe/Berlin',
    permissions: ['clipboard-read', 'clipboard-write'],
    baseURL: platform,
  });
  await context.addInitScript(() => {
    document.addEventListener('securitypolicyviolation', (event) => {
      console.error(`policy violation: ${event.violatedDirective} ${event.blockedURI}`);
    });
  });
  const page = await context.newPage();
  page.setDefaultTimeout(60_000);
  const faults: string[] = [];
  page.on('pageerror', (error) => faults.push(`fault: ${error.message}`));
  page.on('console', (message) => {
    if (message.type() === 'error' && !isExpectedRefusal(message.text())) {
      faults.push(`console: ${message.text()}`);
    }
  });
  page.on('request', (request) => {
    const url = request.url();
    if (!url.startsWith(platform) && !url.startsWith('data:') && !url.startsWith('blob:')) {
      faults.push(`request to another origin: ${url}`);
    }
  });
  return { page, faults };
}

/** Signs the page's browser in without the form. */
export async function signIn(page: Page, email: string, password: string) {
  const answer = await page.request.post('/api/console/session', {
    headers: { Origin: platform, 'Sec-Fetch-Site': 'same-origin' },
    data: { email, password },
  });
  assert.ok(answer.ok(), await answer.text());
}

/** Chromium logs each 401 and 404 of fetch; the console asks who is signed in and may hear 401. */
const isExpectedRefusal = (text: string) =>
  /Failed to load resource: .* (401|404|501|503)/.test(text);

/**
 * Fails with what axe finds on the page as it is now.
 *
 * @param rules only these, when the page was looked at before
 */
export async function accessible(page: Page, name: string, rules?: string[]) {
  await page.waitForFunction(() =>
    document.getAnimations().every((animation) => !(animation instanceof CSSTransition)),
  );
  const axe = new AxeBuilder({ page });
  const { violations } = await (rules === undefined ? axe : axe.withRules(rules)).analyze();
  const words = violations.map(
    ({ id, help, nodes }) =>
      `${id}: ${help}\n    ${nodes.map((n) => n.html.slice(0, 200)).join('\n    ')}`,
  );
  assert.deepEqual(words, [], `${name}: ${words.join('\n')}`);
}

/** What the file holds that the button of that name saves. */
export async function saved(page: Page, button: string): Promise<Buffer> {
  const [file] = await Promise.all([
    page.waitForEvent('download'),
    page.getByRole('button', { name: button }).click(),
  ]);
  return Buffer.concat((await (await file.createReadStream()).toArray()) as Buffer[]);
}

/** Keeps a picture when PICTURES names a folder, for a person to look at. */
export async function picture(page: Page, name: string) {
  const folder = process.env.PICTURES;
  if (folder !== undefined) {
    await page.screenshot({ path: `${folder}/${name}.png` });
  }
}
