import { execFile } from 'node:child_process';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { test } from 'vitest';
import { missing, platform } from './browser';

const run = promisify(execFile);

test.skipIf(missing !== undefined)('the console relies on what the platform serves', async () => {
  const script = join(import.meta.dirname, '../scripts/openapi.mjs');
  await run(process.execPath, [script, '--check'], {
    env: { ...process.env, SAMSA_URL: platform },
  });
});
