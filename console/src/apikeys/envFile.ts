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

/** Hands the text to the browser as a file, without a URL that holds it. */
export function download(name: string, text: string, type = 'text/plain') {
  const url = URL.createObjectURL(new Blob([text], { type }));
  const link = document.createElement('a');
  link.href = url;
  link.download = name;
  link.click();
  URL.revokeObjectURL(url);
}
