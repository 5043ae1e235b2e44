import { Alert, Title } from '@patternfly/react-core';
import { useState } from 'react';
import { post } from '../api/http';
import { SubmitForm } from '../form/SubmitForm';
import { PasswordField } from '../session/Credentials';

export function PasswordForm() {
  const [before, setBefore] = useState('');
  const [after, setAfter] = useState('');
  const [done, setDone] = useState(false);
  const submit = async () => {
    setDone(false);
    await post('/api/password', { current_password: before, password: after });
    setBefore('');
    setAfter('');
    setDone(true);
  };
  return (
    <section className="samsa-stack">
      <Title headingLevel="h2">Password</Title>
      <SubmitForm action="Change password" disabled={before === '' || after === ''} submit={submit}>
        <PasswordField
          id="old-password"
          label="Present password"
          value={before}
          change={setBefore}
        />
        <PasswordField
          fresh
          id="new-password"
          label="New password"
          value={after}
          change={setAfter}
        />
      </SubmitForm>
      {done && <Alert component="p" isInline variant="success" title="Password changed" />}
    </section>
  );
}
