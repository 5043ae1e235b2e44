import { Alert, Title } from '@patternfly/react-core';
import { useState } from 'react';
import { post } from '../api/http';
import { Field } from '../form/Field';
import { SubmitForm } from '../form/SubmitForm';

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
        <Field
          id="old-password"
          label="Present password"
          type="password"
          autoComplete="current-password"
          value={before}
          change={setBefore}
        />
        <Field
          id="new-password"
          label="New password"
          type="password"
          autoComplete="new-password"
          value={after}
          change={setAfter}
        />
      </SubmitForm>
      {done && <Alert component="p" isInline variant="success" title="Password changed" />}
    </section>
  );
}
