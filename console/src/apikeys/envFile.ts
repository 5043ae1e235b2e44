import type { FreshKey } from './apiKeys';

/** A `.env` file with everything that a client needs. */
export function envFile(key: FreshKey, bootstrap?: string): string {
  const lines =
    bootstrap === undefined
      ? [`CONFLUENT_CLOUD_API_KEY=${key.id}`, `CONFLUENT_CLOUD_API_SECRET=${key.secret}`]
      : [
          `KAFKA_BOOTSTRAP_SERVERS=${bootstrap}`,
          `KAFKA_API_KEY=${key.id}`,
          `KAFKA_API_SECRET=${key.secret}`,
          'KAFKA_CA_FILE=ca.pem',
        ];
  return lines.join('\n') + '\n';
}
