import { Field } from './Field';

type Props = {
  id: string;
  label: string;
  value: string;
  change: (value: string) => void;
  /** How many there can be; as many as the largest offset has, if not given. */
  most?: number;
  hint?: string;
};

const DIGITS_OF_AN_OFFSET = 19;

/** A whole number as text, so that none is rounded; anything else cannot be typed. */
export function Digits({ change, most = DIGITS_OF_AN_OFFSET, ...field }: Props) {
  return (
    <Field
      {...field}
      inputMode="numeric"
      change={(text) => change(text.replace(/\D/g, '').slice(0, most))}
    />
  );
}
