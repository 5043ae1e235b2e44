import { useQuery } from '@tanstack/react-query';
import { get } from '../api/http';

/** How one can sign in beside a password. */
export type WaysIn = {
  /** Name of the identity provider; absent if there is none. */
  single_sign_on?: string;
};

export const useWaysIn = () =>
  useQuery({
    queryKey: ['ways-in'],
    queryFn: () => get<WaysIn>('/api/console/sign-in', { ownsSignIn: true }),
    staleTime: Infinity,
  });

/** Where a browser goes to sign in at the provider; it comes back to the path. */
export const providerLink = (to: string) => `/api/console/sso?to=${encodeURIComponent(to)}`;
