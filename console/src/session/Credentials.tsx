import type { ComponentProps } from 'react';
import { Field } from '../form/Field';

type EmailProps = { value: string; change: (value: string) => void };

/** By what one signs in. */
export function EmailField({ value, change }: EmailProps) {
  return (
    <Field
      id="email"
      label="E-mail"
      type="email"
      autoComplete="username"
      isRequired
      value={value}
      change={change}
    />
  );
}

type PasswordProps = Omit<ComponentProps<typeof Field>, 'id' | 'label' | 'type'> & {
  id?: string;
  label?: string;
  /** What a password manager is to put in: a new one, not the one that it keeps. */
  fresh?: boolean;
};

export function PasswordField({
  id = 'password',
  label = 'Password',
  fresh,
  ...rest
}: PasswordProps) {
  return (
    <Field
      {...rest}
      id={id}
      label={label}
      type="password"
      autoComplete={fresh ? 'new-password' : 'current-password'}
      isRequired
    />
  );
}
