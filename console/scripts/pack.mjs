// Packs the built console for the control plane: text compressed once, here, and a list of all files.
//
// Each line of `files.tsv`: path, name of the packed file, media type, encoding (gzip or -), SHA-256.
import { createHash } from 'node:crypto';
import { mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { extname, join, relative } from 'node:path';
import { constants, gzipSync } from 'node:zlib';

const TYPES = {
  '.html': 'text/html;charset=utf-8',
  '.js': 'text/javascript;charset=utf-8',
  '.css': 'text/css;charset=utf-8',
  '.svg': 'image/svg+xml',
  '.json': 'application/json',
  '.woff2': 'font/woff2',
  '.png': 'image/png',
};
const COMPRESSED = new Set(['.html', '.js', '.css', '.svg', '.json']);

const [from, to] = process.argv.slice(2);
mkdirSync(to, { recursive: true });

const lines = readdirSync(from, { recursive: true, withFileTypes: true })
  .filter((entry) => entry.isFile())
  .map((entry) => join(entry.parentPath, entry.name))
  .sort()
  .map(pack);
writeFileSync(join(to, 'files.tsv'), lines.join('\n') + '\n');

function pack(file) {
  const kind = extname(file);
  const type = TYPES[kind];
  if (type === undefined) {
    throw new Error(`${file}: add the media type of ${kind} to scripts/pack.mjs`);
  }
  const content = readFileSync(file);
  const hash = createHash('sha256').update(content).digest('hex');
  const gzip = COMPRESSED.has(kind);
  const name = `${hash.slice(0, 32)}.bin`;
  writeFileSync(
    join(to, name),
    gzip ? gzipSync(content, { level: constants.Z_BEST_COMPRESSION }) : content,
  );
  return [`/${relative(from, file)}`, name, type, gzip ? 'gzip' : '-', hash].join('\t');
}
