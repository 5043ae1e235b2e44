import react from '@vitejs/plugin-react';
import { defineConfig } from 'vitest/config';

/** Where `npm run dev` finds the platform's API. */
const platform = process.env.SAMSA_URL ?? 'http://127.0.0.1:8080';
const apiPaths = [
  '/api',
  '/org',
  '/cmk',
  '/iam',
  '/kafka',
  '/v2',
  '/billing/v1',
  '/ca.pem',
  '/admin/v1',
  '/openapi',
  '/health',
];

export default defineConfig({
  plugins: [react()],
  build: {
    outDir: 'dist',
    target: 'es2023',
    sourcemap: false,
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
    chunkSizeWarningLimit: 700,
  },
  server: {
    host: '127.0.0.1',
    proxy: Object.fromEntries(apiPaths.map((path) => [path, { target: platform }])),
  },
  test: {
    environment: 'jsdom',
    css: false,
    include: ['src/**/*.test.{ts,tsx}'],
    setupFiles: ['src/test-setup.ts'],
    server: { deps: { inline: [/@patternfly\//] } },
  },
});
