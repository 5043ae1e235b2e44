// Measures the console on a platform that runs, and prints one line of JSON for each figure.
//
//   SAMSA_URL EMAIL PASSWORD CLUSTER SWITCH [TAIL_SECONDS] node e2e/figures.mjs
//
// CLUSTER holds many topics and one called steady; while the file SWITCH is there, a thousand messages a
// second are written to it.
import { execFileSync } from 'node:child_process';
import { existsSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { chromium } from 'playwright-core';

const { SAMSA_URL: platform, EMAIL, PASSWORD, CLUSTER, SWITCH } = process.env;
const TAIL_SECONDS = Number(process.env.TAIL_SECONDS ?? 60);
const PAIRS = 9;
/** The last major version that runs on every Node.js that the console is built with. */
const LIGHTHOUSE = 'lighthouse@12.8.2';

const CHROMIUM = ['/usr/bin/chromium', '/usr/bin/chromium-browser', '/usr/bin/google-chrome'];
const executablePath = process.env.CHROMIUM ?? CHROMIUM.find(existsSync);
const tell = (name, value, baseline) => console.log(JSON.stringify({ name, value, baseline }));

const browser = await chromium.launch({ executablePath, args: ['--no-sandbox'] });
const context = await browser.newContext({
  baseURL: platform,
  viewport: { width: 1280, height: 900 },
});
const page = await context.newPage();
page.setDefaultTimeout(60_000);
const signedIn = await page.request.post('/api/console/session', {
  headers: { Origin: platform, 'Sec-Fetch-Site': 'same-origin' },
  data: { email: EMAIL, password: PASSWORD },
});
if (!signedIn.ok()) {
  throw new Error(await signedIn.text());
}

await topicList();
await tail();
const cookie = (await context.cookies()).map(({ name, value }) => `${name}=${value}`).join('; ');
await browser.close();
lighthouse('home', '/');
lighthouse('topics', `/clusters/${CLUSTER}/topics`);

/** From the click on Topics to a row that can be used, against the API call alone, in turns. */
async function topicList() {
  const ours = [];
  const api = [];
  for (let pair = 0; pair <= PAIRS; pair += 1) {
    const a = await navigate();
    const b = await callAlone();
    if (pair > 0) {
      ours.push(a);
      api.push(b);
    }
  }
  tell('topic-list', median(ours), median(api));
}

async function navigate() {
  // A page of its own: nothing that an earlier one read is kept.
  await page.goto(`/clusters/${CLUSTER}`);
  await page.getByRole('heading', { name: 'Activity' }).waitFor();
  await page.waitForLoadState('networkidle');
  return page.evaluate(async () => {
    const link = [...document.querySelectorAll('nav[aria-label="Cluster"] a')].find(
      (a) => a.textContent === 'Topics',
    );
    const begun = performance.now();
    link.click();
    const usable = () => document.querySelector('table[aria-label="Topics"] tbody a') !== null;
    while (!usable()) {
      await new Promise((resolve) => requestAnimationFrame(resolve));
    }
    return performance.now() - begun;
  });
}

async function callAlone() {
  return page.evaluate(async (cluster) => {
    const begun = performance.now();
    const answer = await fetch(
      `/kafka/v3/clusters/${cluster}/topics?sort=name&offset=0&page_size=20`,
      { cache: 'no-store' },
    );
    await answer.text();
    return performance.now() - begun;
  }, CLUSTER);
}

async function tail() {
  const session = await context.newCDPSession(page);
  await session.send('Performance.enable');
  await page.goto(`/clusters/${CLUSTER}/topics/steady/messages?from=live`);
  await page.getByText('Watching.').waitFor();
  await page.evaluate(() => {
    window.longest = 0;
    new PerformanceObserver((list) => {
      window.longest = Math.max(window.longest, ...list.getEntries().map((e) => e.duration));
    }).observe({ type: 'longtask' });
  });
  writeFileSync(SWITCH, '');
  let heap = 0;
  for (let second = 0; second < TAIL_SECONDS; second += 1) {
    await page.waitForTimeout(1_000);
    const { metrics } = await session.send('Performance.getMetrics');
    heap = Math.max(heap, metrics.find(({ name }) => name === 'JSHeapUsedSize').value);
  }
  rmSync(SWITCH);
  tell('tail-longest-task', await page.evaluate(() => window.longest));
  tell('tail-heap', heap / 1e6);
}

function lighthouse(name, address) {
  const report = path.join(tmpdir(), `samsa-lighthouse-${process.pid}.json`);
  try {
    execFileSync(
      'npx',
      [
        '--yes',
        LIGHTHOUSE,
        platform + address,
        '--output=json',
        `--output-path=${report}`,
        '--quiet',
        '--preset=desktop',
        '--only-categories=performance,accessibility,best-practices',
        `--extra-headers=${JSON.stringify({ Cookie: cookie })}`,
        '--chrome-flags=--headless=new --no-sandbox --disable-dev-shm-usage',
      ],
      { env: { ...process.env, CHROME_PATH: executablePath }, stdio: ['ignore', 2, 2] },
    );
    const { categories, finalDisplayedUrl } = JSON.parse(readFileSync(report, 'utf8'));
    if (!finalDisplayedUrl.endsWith(address)) {
      throw new Error(`Lighthouse was sent to ${finalDisplayedUrl}`);
    }
    for (const [category, { score }] of Object.entries(categories)) {
      tell(`lighthouse-${name}-${category}`, Math.round(score * 100));
    }
  } finally {
    rmSync(report, { force: true });
  }
}

function median(numbers) {
  const sorted = [...numbers].sort((a, b) => a - b);
  return sorted[Math.floor(sorted.length / 2)];
}
