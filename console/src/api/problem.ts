import { parseExact } from './exactJson';

/** What the server (or the way to it) said instead of an answer. */
export class Problem extends Error {
  readonly status: number;
  /** JSON pointer of the field that is wrong, if the server named one. */
  readonly field: string | undefined;
  /** Seconds to wait before another try. */
  readonly retryAfter: number | undefined;
  readonly requestId: string | undefined;

  constructor(
    status: number,
    message: string,
    more: { field?: string; retryAfter?: number; requestId?: string } = {},
  ) {
    super(message);
    this.name = 'Problem';
    this.status = status;
    this.field = more.field;
    this.retryAfter = more.retryAfter;
    this.requestId = more.requestId;
  }

  /** Nothing answered at all. */
  get unreachable(): boolean {
    return this.status === 0;
  }
}

type ErrorBody = {
  errors?: { detail?: string; title?: string; source?: { pointer?: string } }[];
  error?: { message?: string } | string;
  message?: string;
};

/** Reads any of the error bodies that the API families use. */
export function problemOf(response: Response, text: string): Problem {
  const body = readBody(text);
  const first = body.errors?.[0];
  const nested = typeof body.error === 'string' ? body.error : body.error?.message;
  const message =
    first?.detail ?? nested ?? body.message ?? first?.title ?? wordsFor(response.status);
  const wait = Number(response.headers.get('Retry-After') ?? Number.NaN);
  return new Problem(response.status, message, {
    field: first?.source?.pointer,
    retryAfter: Number.isFinite(wait) ? wait : undefined,
    requestId: response.headers.get('x-request-id') ?? undefined,
  });
}

function readBody(text: string): ErrorBody {
  try {
    const body = parseExact(text);
    return typeof body === 'object' && body !== null ? (body as ErrorBody) : {};
  } catch {
    return {};
  }
}

function wordsFor(status: number): string {
  switch (status) {
    case 401:
      return 'Your session has ended.';
    case 403:
      return 'You may not do this.';
    case 404:
      return 'Not found, or you have no access.';
    case 409:
      return 'Somebody changed this in the meantime.';
    case 413:
      return 'This is too large.';
    case 429:
      return 'Too many requests; wait a moment.';
    default:
      return status >= 500 ? 'The platform could not answer.' : 'The request was refused.';
  }
}
