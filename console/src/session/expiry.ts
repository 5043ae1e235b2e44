/** The moment between the end of a session and the next sign-in, seen by calls and by the dialog. */
type Listener = () => void;

let signIns = 0;

/** Grows with each sign-in: an answer to a call from before it says nothing about the session now. */
export const signInCount = (): number => signIns;

let waiting: { promise: Promise<void>; resolve: () => void } | undefined;
const listeners = new Set<Listener>();

/** Resolves once the user has signed in again; the first caller opens the dialog. */
export function whenSignedInAgain(): Promise<void> {
  if (waiting === undefined) {
    waiting = Promise.withResolvers<void>();
    notify();
  }
  return waiting.promise;
}

/** Lets every waiting call go on. */
export function signedInAgain(): void {
  signIns += 1;
  const done = waiting;
  waiting = undefined;
  notify();
  done?.resolve();
}

export const hasExpired = (): boolean => waiting !== undefined;

export function onExpiryChange(listener: Listener): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

function notify() {
  listeners.forEach((listener) => listener());
}
