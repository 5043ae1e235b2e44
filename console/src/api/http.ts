import { parseExact } from './exactJson';
import { Problem, problemOf } from './problem';
import { signInCount, whenSignedInAgain } from '../session/expiry';

export type Method = 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE';

type Options = {
  query?: Record<string, string | number | undefined>;
  body?: unknown;
  signal?: AbortSignal;
  /** A 401 is this call's own answer (sign-in), not the end of a session. */
  ownsSignIn?: boolean;
};

/**
 * Calls the API on this origin. When the session has ended it waits until the user has signed in
 * again and repeats the call, so that no form loses what was typed.
 *
 * @throws Problem for every answer that is not a success
 */
export async function call<T>(method: Method, path: string, options: Options = {}): Promise<T> {
  const asked = signInCount();
  const response = await send(method, path, options);
  const text = await response.text();
  if (response.ok) {
    return (text === '' ? undefined : parseExact(text)) as T;
  }
  if (response.status === 401 && !options.ownsSignIn) {
    if (asked === signInCount()) {
      await whenSignedInAgain();
    }
    return call<T>(method, path, { ...options, ownsSignIn: true });
  }
  throw problemOf(response, text);
}

/**
 * Reads what the API answers as CSV.
 *
 * @throws Problem for every answer that is not a success
 */
export async function getCsv(path: string, query: Options['query']): Promise<string> {
  const response = await fetch(path + queryOf(query), {
    headers: { Accept: 'text/csv' },
    credentials: 'same-origin',
    redirect: 'error',
    cache: 'no-store',
  });
  const text = await response.text();
  if (!response.ok) {
    throw problemOf(response, text);
  }
  return text;
}

export const get = <T>(path: string, options?: Options) => call<T>('GET', path, options);
export const post = <T>(path: string, body: unknown, options?: Options) =>
  call<T>('POST', path, { ...options, body });
export const patch = <T>(path: string, body: unknown) => call<T>('PATCH', path, { body });
export const remove = <T = void>(path: string, options?: Options) =>
  call<T>('DELETE', path, options);

/** A path from text whose `${…}` parts are encoded: ids and names are strangers' text. */
export function path(parts: TemplateStringsArray, ...values: string[]): string {
  return parts.reduce((all, part, i) => all + encodeURIComponent(values[i - 1] ?? '') + part);
}

async function send(method: Method, path: string, options: Options): Promise<Response> {
  const url = path + queryOf(options.query);
  const headers: Record<string, string> = { Accept: 'application/json' };
  if (options.body !== undefined) {
    headers['Content-Type'] = 'application/json';
  }
  try {
    return await fetch(url, {
      method,
      headers,
      body: options.body === undefined ? undefined : JSON.stringify(options.body),
      credentials: 'same-origin',
      redirect: 'error',
      cache: 'no-store',
      signal: options.signal,
    });
  } catch (cause) {
    if (cause instanceof DOMException && cause.name === 'AbortError') {
      throw cause;
    }
    throw new Problem(0, 'The platform does not answer. Nothing was lost; try again in a moment.');
  }
}

function queryOf(query: Options['query'] = {}): string {
  const params = new URLSearchParams();
  for (const [name, value] of Object.entries(query)) {
    if (value !== undefined && value !== '') {
      params.set(name, String(value));
    }
  }
  const text = params.toString();
  return text === '' ? '' : `?${text}`;
}
