import { Button, Content, Modal, ModalBody, ModalHeader } from '@patternfly/react-core';
import { useQueryClient } from '@tanstack/react-query';
import { useState, useSyncExternalStore } from 'react';
import { Field } from '../form/Field';
import { SubmitForm } from '../form/SubmitForm';
import { get } from '../api/http';
import { Problem } from '../api/problem';
import { PasswordField } from './Credentials';
import { hasExpired, onExpiryChange, signedInAgain } from './expiry';
import { useSession, useSessionActions, type Session } from './session';
import { providerLink, useWaysIn } from './waysIn';

/** Asks for the password in place when the session has ended; the page behind stays as it is. */
export function SignInAgain() {
  const expired = useSyncExternalStore(onExpiryChange, hasExpired);
  return expired ? <Dialog /> : null;
}

function Dialog() {
  const { user, organization } = useSession();
  const { signIn } = useSessionActions();
  const [password, setPassword] = useState('');
  const queries = useQueryClient();
  const leave = () => {
    queries.clear();
    queries.setQueryData(['session'], null);
    signedInAgain();
  };
  return (
    <Modal isOpen variant="small" aria-labelledby="again-title">
      <ModalHeader title="Your session has ended" labelId="again-title" />
      <ModalBody>
        <Content component="p">Sign in again to go on; what you typed is still here.</Content>
        <SubmitForm
          action="Sign in"
          disabled={password === ''}
          submit={() => signIn({ email: user.email, password, organization: organization?.id })}
          more={
            <Button variant="link" onClick={leave}>
              Leave this page
            </Button>
          }
        >
          <Field
            id="again-email"
            label="E-mail"
            value={user.email}
            change={() => undefined}
            readOnlyVariant="default"
            autoComplete="username"
          />
          <PasswordField id="again-password" value={password} change={setPassword} />
        </SubmitForm>
        <ProviderAgain />
      </ModalBody>
    </Modal>
  );
}

/** Signing in at the provider in another tab, so that this page loses nothing. */
function ProviderAgain() {
  const provider = useWaysIn().data?.single_sign_on;
  const { user } = useSession();
  const queries = useQueryClient();
  if (provider === undefined) {
    return null;
  }
  const goOn = async () => {
    const session = await get<Session>('/api/console/session', { ownsSignIn: true });
    if (session.user.email !== user.email) {
      throw new Problem(403, `That is ${session.user.email}; sign in as ${user.email}.`);
    }
    queries.setQueryData(['session'], session);
    signedInAgain();
  };
  return (
    <SubmitForm
      action="I have signed in there"
      submit={goOn}
      more={
        <Button
          component="a"
          variant="link"
          target="_blank"
          rel="noreferrer"
          href={providerLink('/')}
        >
          Sign in with {provider} in another tab
        </Button>
      }
    >
      {null}
    </SubmitForm>
  );
}
