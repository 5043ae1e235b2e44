import { Alert } from '@patternfly/react-core';
import { useState } from 'react';
import { Link, useParams } from 'react-router';
import { path, post } from '../api/http';
import { SubmitForm } from '../form/SubmitForm';
import { EmailField, PasswordField } from './Credentials';
import { EntryCard } from './EntryCard';

/** Asks for a mail with a link to a new password. */
export function ForgottenPage() {
  const [email, setEmail] = useState('');
  const [sent, setSent] = useState(false);
  const submit = async () => {
    await post('/api/password-resets', { email }, { ownsSignIn: true });
    setSent(true);
  };
  return (
    <EntryCard title="Forgotten password">
      {sent ? (
        <Alert
          component="p"
          isInline
          variant="success"
          title="A mail is on its way, if there is such an account"
        >
          Its link holds for an hour. This platform puts its mail into a folder unless its operator
          said otherwise.
        </Alert>
      ) : (
        <SubmitForm
          action="Send the link"
          submit={submit}
          disabled={email === ''}
          more={<Link to="/login">Sign in</Link>}
        >
          <EmailField value={email} change={setEmail} />
        </SubmitForm>
      )}
    </EntryCard>
  );
}

/** Where that link leads. */
export function ResetPage() {
  const { token = '' } = useParams();
  const [password, setPassword] = useState('');
  const [done, setDone] = useState(false);
  const submit = async () => {
    await post(path`/api/password-resets/${token}`, { password }, { ownsSignIn: true });
    setDone(true);
  };
  return (
    <EntryCard title="New password">
      {done ? (
        <Alert component="p" isInline variant="success" title="The password is set">
          You are signed out everywhere. <Link to="/login">Sign in</Link>
        </Alert>
      ) : (
        <SubmitForm action="Set password" submit={submit} disabled={password === ''}>
          <PasswordField fresh label="New password" value={password} change={setPassword} />
        </SubmitForm>
      )}
    </EntryCard>
  );
}
