import { defineConfig } from 'vitest/config';

export default defineConfig({
  test: {
    environment: 'node',
    root: import.meta.dirname,
    include: ['**/*.e2e.ts'],
    testTimeout: 300_000,
    hookTimeout: 180_000,
    globalSetup: ['fixture.ts'],
    fileParallelism: false,
  },
});
