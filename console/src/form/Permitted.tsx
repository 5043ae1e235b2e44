import { Button, Tooltip, type ButtonProps } from '@patternfly/react-core';
import { LinkButton } from '../layout/LinkButton';
import { useRefusal, type Needed } from '../session/permissions';

type Props = Omit<ButtonProps, 'component'> & {
  /** What it takes; nothing if anybody may. */
  need: Needed | undefined;
  /** Where it leads, for a button that is a link. */
  to?: string;
};

/** A button that says why it cannot be pressed, and who can change that. */
export function Permitted({ need, to, ...props }: Props) {
  const reason = useRefusal(need);
  if (reason !== undefined) {
    return (
      <Tooltip content={reason}>
        <Button {...props} isAriaDisabled onClick={undefined} />
      </Tooltip>
    );
  }
  return to === undefined ? <Button {...props} /> : <LinkButton {...props} to={to} />;
}
