import { Button } from '@patternfly/react-core';
import { providerLink, useWaysIn } from './waysIn';

/** The way in by the identity provider, where the platform has one. */
export function SingleSignOn({ to }: { to: string }) {
  const provider = useWaysIn().data?.single_sign_on;
  return provider === undefined ? null : (
    <Button component="a" variant="secondary" isBlock href={providerLink(to)}>
      Sign in with {provider}
    </Button>
  );
}
