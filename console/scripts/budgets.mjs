// Fails the build when the console has grown beyond its budgets (gzip, kB of 1000 bytes).
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';

const FIRST_PAGE_JS = 220;
const LAZY_CHUNK_JS = 130;
const FIRST_PAGE_CSS = 100;

const dist = process.argv[2] ?? 'dist';
const html = readFileSync(join(dist, 'index.html'), 'utf8');
const first = [...html.matchAll(/(?:src|href)="\/(assets\/[^"]+)"/g)].map(([, path]) => path);
const all = readdirSync(join(dist, 'assets')).map((name) => `assets/${name}`);

const size = (path) => gzipSync(readFileSync(join(dist, path)), { level: 9 }).length / 1000;
const sum = (paths) => paths.reduce((total, path) => total + size(path), 0);
const of = (kind, paths) => paths.filter((path) => path.endsWith(kind));

const lazy = of('.js', all)
  .filter((path) => !first.includes(path))
  .map((path) => ({ path, kb: size(path) }))
  .sort((a, b) => b.kb - a.kb);

const rows = [
  ['JavaScript of the first page', sum(of('.js', first)), FIRST_PAGE_JS],
  [`largest other chunk (${lazy[0]?.path})`, lazy[0]?.kb ?? 0, LAZY_CHUNK_JS],
  ['CSS of the first page', sum(of('.css', first)), FIRST_PAGE_CSS],
];
for (const [what, kb, most] of rows) {
  console.log(`${kb <= most ? '  ' : '! '}${what}: ${kb.toFixed(1)} kB of ${most}`);
}
if (rows.some(([, kb, most]) => kb > most)) {
  process.exit(1);
}
