import { Button, type ButtonProps } from '@patternfly/react-core';
import { Link } from 'react-router';

/** A link that looks like a button: it opens in a new tab, has an address and a role of a link. */
export function LinkButton({ to, ...props }: Omit<ButtonProps, 'component'> & { to: string }) {
  return (
    <Button
      {...props}
      component={(inner: Record<string, unknown>) => <Link {...inner} to={to} />}
    />
  );
}
