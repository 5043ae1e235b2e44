import assert from 'node:assert/strict';
import { rmSync, writeFileSync } from 'node:fs';
import type { Page } from 'playwright-core';
import { describe, test } from 'vitest';
import { missing, picture, saved } from './browser';
import { until } from './tenant';
import { visit } from './visit';

const cluster = process.env.HARD_CLUSTER ?? '';
const topics = Number(process.env.HARD_TOPICS);
const groups = Number(process.env.HARD_GROUPS);
const bytes = Number(process.env.HARD_BYTES);
const tailSeconds = Number(process.env.HARD_TAIL_SECONDS);
const switchFile = process.env.HARD_SWITCH ?? '';

const MILLION = 1_000_000;
const MOST_HEAP = 150_000_000;
/** Rows that a tail keeps. */
const MOST_ROWS = 500;

describe.skipIf(missing !== undefined || cluster === '')('with much of everything', () => {
  const watched = visit(() => ({
    email: process.env.HARD_EMAIL ?? '',
    password: process.env.HARD_PASSWORD ?? '',
  }));

  test('topics are searched, sorted and paged by the server', async () => {
    const { page, faults } = watched;
    const table = page.getByRole('grid', { name: 'Topics' });
    const begun = Date.now();
    await page.goto(`/clusters/${cluster}/topics`);
    await table.getByRole('link').first().waitFor();
    console.log(`A page of ${topics} topics: ${Date.now() - begun} ms`);
    await page.getByText(`of ${topics}`).first().waitFor();
    await page.goto(`/clusters/${cluster}/topics?sort=-name`);
    await table.getByRole('link', { name: `topic-${last()}` }).waitFor();
    await page.goto(`/clusters/${cluster}/topics?q=topic-0123&size=100`);
    await table.getByRole('link', { name: 'topic-01230' }).waitFor();
    assert.equal(await table.getByRole('link').count(), 10);
    await page.goto(`/clusters/${cluster}/topics?q=topic-&page=50`);
    await table.getByRole('link', { name: 'topic-00980' }).waitFor();
    await picture(page, 'hard-topics');
    assert.deepEqual(faults, []);
  });

  test('so are groups, each with how far it is behind', async () => {
    const { page, faults } = watched;
    const table = page.getByRole('grid', { name: 'Groups' });
    await page.goto(`/clusters/${cluster}/groups`);
    await page.getByText(`of ${groups}`).first().waitFor();
    await page.goto(`/clusters/${cluster}/groups?q=group-0999`);
    await table
      .getByRole('row', { name: /group-0999/ })
      .getByText('999,001')
      .waitFor();
    await page.goto(`/clusters/${cluster}/topics/million/groups`);
    await page.getByText(`of ${groups}`).first().waitFor();
    assert.deepEqual(faults, []);
  });

  test('a search through a million messages shows how far it is, and can be stopped', async () => {
    const { page, faults } = watched;
    await page.goto(
      `/clusters/${cluster}/topics/million/messages?from=oldest&filter=never+written`,
    );
    await page.getByText('Searching.').waitFor();
    await page.getByText(/[1-9][\d,]* searched/).waitFor();
    await page.getByRole('button', { name: 'Stop' }).click();
    await page.getByText('Stopped.').waitFor();
    const searched = await searchedOf(page);
    assert.ok(searched > 0 && searched < MILLION, `${searched} searched`);
    assert.deepEqual(faults, []);
  });

  test('finds the last of a million by a field of its JSON', async () => {
    const { page, faults } = watched;
    await page.goto(
      `/clusters/${cluster}/topics/million/messages?from=oldest&filter=${encodeURIComponent('$.id=999999')}`,
    );
    const table = page.getByRole('grid', { name: 'Messages' });
    // A slow machine meets its budget first, says so, and goes on from there.
    await until('it is found', async () => {
      const more = page.getByRole('button', { name: 'Go on' });
      if ((await more.count()) > 0) {
        await more.click();
      }
      return (await table.getByText('{"id":999999}').count()) > 0;
    });
    assert.deepEqual(faults, []);
  });

  test('a tail of a thousand messages a second stays small, and says what it left out', async () => {
    const { page, faults } = watched;
    const session = await page.context().newCDPSession(page);
    await session.send('Performance.enable');
    await page.goto(`/clusters/${cluster}/topics/steady/messages?from=live`);
    await page.getByText('Watching.').waitFor();
    await page.evaluate(() => {
      const tasks: number[] = [];
      Object.assign(window, { tasks });
      new PerformanceObserver((list) =>
        list.getEntries().forEach((entry) => tasks.push(entry.duration)),
      ).observe({ type: 'longtask' });
    });
    writeFileSync(switchFile, '');
    try {
      const end = Date.now() + tailSeconds * 1000;
      await until('the time is over', () => Promise.resolve(Date.now() > end));
      await page.getByText(/[1-9][\d,]* left out to keep up/).waitFor();
      const { metrics } = await session.send('Performance.getMetrics');
      const heap = metrics.find(({ name }) => name === 'JSHeapUsedSize')?.value ?? Infinity;
      const tasks = await page.evaluate(() => (window as unknown as { tasks: number[] }).tasks);
      const rows = await page.getByRole('button', { name: /Open message/ }).count();
      console.log(
        `Tail of ${tailSeconds} s: ${(heap / 1e6).toFixed(0)} MB of heap, longest task ` +
          `${Math.max(0, ...tasks).toFixed(0)} ms, ${await searchedOf(page)} messages`,
      );
      assert.ok(heap <= MOST_HEAP, `${heap} bytes of heap`);
      assert.ok(rows <= MOST_ROWS, `${rows} rows`);
      assert.ok((await searchedOf(page)) > tailSeconds * 500, 'fewer than half were seen');
    } finally {
      rmSync(switchFile);
    }
    await page.getByRole('button', { name: 'Stop' }).click();
    await page.getByText('Stopped.').waitFor();
    await picture(page, 'hard-tail');
    assert.deepEqual(faults, []);
  });

  test('the largest value that a topic takes is loaded whole, and saved', async () => {
    const { page, faults } = watched;
    await page.goto(`/clusters/${cluster}/topics/huge/messages?from=oldest`);
    await page.getByRole('button', { name: 'Open message 0:0' }).click();
    await page.getByText('only the beginning').waitFor();
    await page.getByRole('button', { name: 'Load all of the value' }).click();
    await page.getByText('only the beginning').waitFor({ state: 'detached' });
    const file = await saved(page, 'Download value');
    assert.equal(file.length, bytes);
    assert.equal(file.subarray(-5).toString(), ' end.');
    assert.deepEqual(faults, []);
  });
});

/** Number of the last topic, as its name has it. */
const last = () => String(topics - 4).padStart(5, '0');

async function searchedOf(page: Page): Promise<number> {
  const text = (await page.getByText(/[\d,]+ searched/).textContent()) ?? '';
  return Number(/([\d,]+) searched/.exec(text)?.[1]?.replaceAll(',', ''));
}
