import assert from 'node:assert/strict';
import { describe, inject, test } from 'vitest';
import { missing, saved } from './browser';
import { HOSTILE } from './fixture';
import { topic, write } from './tenant';
import { visit } from './visit';

describe.skipIf(missing !== undefined)('what strangers wrote', () => {
  const watched = visit();

  const messagesOf = async (name: string) => {
    const { cluster } = inject('shop');
    await watched.page.goto(`/clusters/${cluster}/topics/${name}/messages?from=oldest`);
    return watched.page.getByRole('grid', { name: 'Messages' });
  };

  test('is shown as text: markup in values, headers and names of keys', async () => {
    const { page, faults } = watched;
    const table = await messagesOf('orders');
    await table.getByText('<img src=x onerror=').first().waitFor();
    await page
      .getByRole('button', { name: /Open message/ })
      .first()
      .click();
    await page.getByRole('dialog').getByText('<img src=x onerror=').first().waitFor();
    await page.goto(`/clusters/${inject('shop').cluster}/api-keys`);
    await page.getByText('<img src=x onerror=').first().waitFor();
    assert.equal(await page.locator('img[src="x"]').count(), 0);
    assert.deepEqual(faults, []);
  });

  test('keeps all its digits, and its bytes where they are no text', async () => {
    const { page, faults } = watched;
    const { tenant, cluster } = inject('shop');
    await topic(tenant, cluster, 'odd');
    await write(tenant, cluster, 'odd', {
      key: { type: 'STRING', data: '9223372036854775807' },
      value: { type: 'STRING', data: '{"id":9223372036854775807,"price":0.10}' },
    });
    await write(tenant, cluster, 'odd', {
      key: { type: 'STRING', data: 'control\u0000\u0007\u001b[31m' },
      value: { type: 'BINARY', data: Buffer.from([0xff, 0xfe, 0x00, 0x80]).toString('base64') },
    });
    const table = await messagesOf('odd');
    await table.getByText('{"id":9223372036854775807,"price":0.10}').waitFor();
    await page.getByRole('button', { name: 'Open message 0:1' }).click();
    await page.getByText('not UTF-8, shown as base64').waitFor();
    await page.getByText('//4AgA==').last().waitFor();
    assert.deepEqual([...(await saved(page, 'Download value'))], [0xff, 0xfe, 0x00, 0x80]);
    assert.deepEqual(faults, []);
  });

  test('may be megabytes long: it is cut, and loaded whole when asked for', async () => {
    const { page, faults } = watched;
    const { tenant, cluster } = inject('shop');
    await topic(tenant, cluster, 'large', 1, [{ name: 'max.message.bytes', value: '8388608' }]);
    const size = 2 << 20;
    await write(tenant, cluster, 'large', {
      value: { type: 'STRING', data: `begin ${'x'.repeat(size - 12)} end. ` },
    });
    const table = await messagesOf('large');
    await table.getByText('begin xxx').waitFor();
    await page.getByRole('button', { name: 'Open message 0:0' }).click();
    await page.getByText('only the beginning').waitFor();
    const file = await saved(page, 'Download value');
    assert.equal(file.length, size, 'a file ends in the middle');
    await page.getByRole('button', { name: 'Close' }).last().click();
    await page.getByRole('button', { name: 'Open message 0:0' }).click();
    await page.getByRole('button', { name: 'Load all of the value' }).click();
    await page.getByText('only the beginning').waitFor({ state: 'detached' });
    const shown = await page.getByRole('region', { name: 'Value' }).textContent();
    assert.equal(shown?.length, size);
    assert.deepEqual(faults, []);
  });

  test('gives no formula to a spreadsheet', async () => {
    const { page } = watched;
    const { tenant, cluster } = inject('shop');
    await topic(tenant, cluster, 'formulas');
    await write(tenant, cluster, 'formulas', {
      key: { type: 'STRING', data: '=HYPERLINK("http://evil.example")' },
      value: { type: 'STRING', data: HOSTILE },
    });
    await messagesOf('formulas');
    const text = (await saved(page, 'Export CSV')).toString();
    assert.ok(!/(^|,)"?=HYPERLINK/m.test(text), text);
    assert.ok(text.includes('HYPERLINK'));
  });
});
