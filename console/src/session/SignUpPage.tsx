import { Content } from '@patternfly/react-core';
import { useState } from 'react';
import { Link, useNavigate } from 'react-router';
import { Field } from '../form/Field';
import { SubmitForm } from '../form/SubmitForm';
import { EmailField, PasswordField } from './Credentials';
import { EntryCard } from './EntryCard';
import { useSessionActions } from './session';

const MIN_PASSWORD = 12;

export function SignUpPage() {
  const [organization, setOrganization] = useState('');
  const [email, setEmail] = useState('');
  const [password, setPassword] = useState('');
  const { signUp } = useSessionActions();
  const navigate = useNavigate();
  const short = password !== '' && password.length < MIN_PASSWORD;
  const submit = async () => {
    await signUp({ email, password, organization });
    await navigate('/', { replace: true });
  };
  return (
    <EntryCard title="Create your account">
      <Content component="p">
        An account costs nothing. A cluster costs by the hour while it exists; you see the price
        before you create one.
      </Content>
      <SubmitForm
        action="Create account"
        submit={submit}
        disabled={organization === '' || email === '' || password.length < MIN_PASSWORD}
        more={<Link to="/login">I have an account</Link>}
      >
        <Field
          id="organization"
          label="Organization"
          autoComplete="organization"
          isRequired
          value={organization}
          change={setOrganization}
          hint="Your company or team; others can join it later."
        />
        <EmailField value={email} change={setEmail} />
        <PasswordField
          fresh
          value={password}
          change={setPassword}
          hint={`At least ${MIN_PASSWORD} characters.`}
          fault={
            short ? `${MIN_PASSWORD - password.length} more characters are needed.` : undefined
          }
        />
      </SubmitForm>
      <Content component="small">
        <Link to="/estimate">What would it cost?</Link>
      </Content>
    </EntryCard>
  );
}
