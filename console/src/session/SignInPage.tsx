import { Alert, Content } from '@patternfly/react-core';
import { useState } from 'react';
import { Link, useNavigate, useSearchParams } from 'react-router';
import { SubmitForm } from '../form/SubmitForm';
import { EmailField, PasswordField } from './Credentials';
import { EntryCard } from './EntryCard';
import { safeTarget } from './redirect';
import { useSessionActions } from './session';
import { SingleSignOn } from './SingleSignOn';

export function SignInPage() {
  const [email, setEmail] = useState('');
  const [password, setPassword] = useState('');
  const [params] = useSearchParams();
  const { signIn } = useSessionActions();
  const navigate = useNavigate();
  const submit = async () => {
    const session = await signIn({ email, password });
    const target = safeTarget(params.get('to'));
    await navigate(session.operator && target === '/' ? '/admin' : target, { replace: true });
  };
  return (
    <EntryCard title="Sign in">
      {params.get('sso') === 'refused' && (
        <Alert
          isInline
          component="p"
          variant="warning"
          role="alert"
          title="The identity provider did not sign you in. Try again, or ask who administers it."
        />
      )}
      <SingleSignOn to={safeTarget(params.get('to'))} />
      <SubmitForm
        action="Sign in"
        submit={submit}
        disabled={email === '' || password === ''}
        more={<Link to="/signup">Create an account</Link>}
      >
        <EmailField value={email} change={setEmail} />
        <PasswordField value={password} change={setPassword} />
      </SubmitForm>
      <Content component="small">
        <Link to="/reset">Forgot your password?</Link>
      </Content>
    </EntryCard>
  );
}
