import { problemOf } from '../api/problem';
import type { FreshKey } from '../apikeys/apiKeys';
import { path } from '../api/http';

/**
 * Connects to the brokers with the key itself: Kafka REST signs in with it and lists topics. The
 * cookie stays at home, so the key alone decides.
 *
 * @throws Problem with what the broker said
 */
export async function tryKey(cluster: string, key: FreshKey): Promise<number> {
  const started = performance.now();
  const response = await fetch(path`/kafka/v3/clusters/${cluster}/topics`, {
    headers: { Authorization: `Basic ${btoa(`${key.id}:${key.secret}`)}` },
    credentials: 'omit',
    cache: 'no-store',
    redirect: 'error',
  });
  if (!response.ok) {
    throw problemOf(response, await response.text());
  }
  return Math.round(performance.now() - started);
}
