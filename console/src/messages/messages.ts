import type { Exact } from '../api/exactJson';

/** Bytes of a key, value or header as text when they are UTF-8, else as base64. */
export type Bytes = {
  text?: string;
  base64?: string;
  /** Length of the whole, in bytes. */
  size: number;
  /** Only the beginning is here. */
  cut?: boolean;
};

export type Message = {
  partition: number;
  offset: Exact;
  timestamp: string;
  timestamp_type?: string;
  key?: Bytes;
  value?: Bytes;
  headers?: { name: string; value?: Bytes }[];
};

export type Progress = {
  scanned: Exact;
  matched: Exact;
  bytes: Exact;
  /** Messages of a live tail that were left out to keep up. */
  skipped?: Exact;
};

/** What one search may take before it stops and can be gone on with. */
export type Budget = { records: Exact; bytes: Exact; seconds: Exact };

export type End = { reason: string; next?: string };

export const idOf = (message: Message) => `${message.partition}:${message.offset}`;

/** One line of it for a table. */
export function preview(bytes: Bytes | undefined): string {
  if (bytes === undefined) {
    return 'null';
  }
  return bytes.text ?? (bytes.base64 === undefined ? '' : `base64:${bytes.base64}`);
}

/** As it was written, for a file. */
export function contentOf({ text, base64 }: Bytes): BlobPart {
  return base64 === undefined
    ? (text ?? '')
    : Uint8Array.from(atob(base64), (character) => character.charCodeAt(0));
}

/** Bytes as Kafka REST takes those of headers. */
export function base64Of({ text, base64 }: Bytes): string {
  if (base64 !== undefined) {
    return base64;
  }
  const bytes = new TextEncoder().encode(text ?? '');
  return btoa(Array.from(bytes, (byte) => String.fromCharCode(byte)).join(''));
}

/** Why a message cannot be written again from here; undefined when it can. */
export function whyNotAgain({ key, value, headers }: Message): string | undefined {
  const all = [key, value, ...(headers ?? []).map((header) => header.value)];
  if (all.some((bytes) => bytes?.cut)) {
    return 'Load all of it first.';
  }
  return key?.base64 !== undefined || value?.base64 !== undefined
    ? 'Its key or value is no text.'
    : undefined;
}

const ENDS: Record<string, string> = {
  LIMIT: 'That many messages match; there may be more.',
  END_OF_TOPIC: 'Searched to the end of the topic.',
  RECORD_BUDGET: 'The search stopped at its budget of records.',
  BYTE_BUDGET: 'The search stopped at its budget of bytes.',
  TIME_BUDGET: 'The search stopped at its budget of time.',
};

export const endInWords = (end: End) => ENDS[end.reason] ?? 'The stream ended.';
