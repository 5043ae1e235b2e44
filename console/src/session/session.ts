import { useQuery, useQueryClient } from '@tanstack/react-query';
import { createContext, useContext } from 'react';
import { get, post, remove } from '../api/http';
import { Problem } from '../api/problem';
import { signedInAgain } from './expiry';

/** Who is signed in, as `GET /api/console/session` says it. */
export type Session = {
  user: { id: string; email: string };
  /** Absent for the operator account. */
  organization?: { id: string; name: string };
  operator: boolean;
  expires_at: string;
};

const sessionKey = ['session'] as const;
const sessionPath = '/api/console/session';

/** The present session; `null` when nobody is signed in. */
export function useSessionQuery() {
  return useQuery({
    queryKey: sessionKey,
    queryFn: async (): Promise<Session | null> => {
      try {
        return await get<Session>(sessionPath, { ownsSignIn: true });
      } catch (problem) {
        if (problem instanceof Problem && problem.status === 401) {
          return null;
        }
        throw problem;
      }
    },
    staleTime: 60_000,
  });
}

export type Credentials = { email: string; password: string; organization?: string };
export type SignUp = { email: string; password: string; organization: string };

export function useSessionActions() {
  const client = useQueryClient();
  const signIn = async (credentials: Credentials) => {
    const session = await post<Session>(sessionPath, credentials, { ownsSignIn: true });
    client.setQueryData(sessionKey, session);
    signedInAgain();
    return session;
  };
  const signUp = async (account: SignUp) => {
    await post('/api/signup', account, { ownsSignIn: true });
    return signIn({ email: account.email, password: account.password });
  };
  const signOut = async () => {
    await remove(sessionPath, { ownsSignIn: true }).catch(ignoreEnded);
    client.clear();
    client.setQueryData(sessionKey, null);
  };
  return { signIn, signUp, signOut };
}

function ignoreEnded(problem: unknown) {
  if (!(problem instanceof Problem && problem.status === 401)) {
    throw problem;
  }
}

export const SessionContext = createContext<Session | null>(null);

/** The session of a page behind sign-in. */
export function useSession(): Session {
  const session = useContext(SessionContext);
  if (session === null) {
    throw new Error('this page is shown to signed-in users only');
  }
  return session;
}
