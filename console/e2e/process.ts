import { execFile } from 'node:child_process';
import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { promisify } from 'node:util';
import { platform } from './browser';
import { until } from './tenant';

/** Data folder of the platform under test; without it its processes are left alone. */
export const data = process.env.SAMSA_DATA;

const run = promisify(execFile);
const launcher = path.join(import.meta.dirname, '..', '..', 'samsa');

/** The process that a lock file names. */
const pidOf = (file: string) => Number(/\d+/.exec(readFileSync(file, 'utf8'))?.[0]);

/** Kills the control plane, as the system's memory killer would; brokers and database run on. */
export async function killControlPlane() {
  const pid = pidOf(path.join(data ?? '', 'run', 'lock'));
  process.kill(pid, 'SIGKILL');
  await until(`process ${pid} is gone`, () => Promise.resolve(!isRunning(pid)));
}

/** Starts it again where it was, and returns when it answers. */
export async function startControlPlane() {
  await run(launcher, ['up', '--detach', '--data', data ?? '', '--port', new URL(platform).port]);
}

/** Brokers of a cluster stand still until the function that is given back is called. */
export function haltBrokers(cluster: string): () => void {
  const folder = path.join(data ?? '', 'clusters', cluster);
  const pids = readdirSync(folder)
    .filter((name) => name.startsWith('node-'))
    .map((name) => pidOf(path.join(folder, name, 'run', 'lock')));
  pids.forEach((pid) => process.kill(pid, 'SIGSTOP'));
  return () => pids.forEach((pid) => process.kill(pid, 'SIGCONT'));
}

function isRunning(pid: number): boolean {
  try {
    return readFileSync(`/proc/${pid}/stat`, 'utf8').split(') ')[1]?.startsWith('Z') === false;
  } catch {
    return false;
  }
}
