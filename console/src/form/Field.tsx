import {
  FormGroup,
  FormHelperText,
  HelperText,
  HelperTextItem,
  TextInput,
} from '@patternfly/react-core';
import type { TextInputProps } from '@patternfly/react-core';

type Props = Omit<TextInputProps, 'onChange' | 'ref' | 'validated'> & {
  id: string;
  label: string;
  value: string;
  change: (value: string) => void;
  /** What to know before typing. */
  hint?: string;
  /** What is wrong with it. */
  fault?: string;
};

/** A labelled text field with its hint and fault; the fault is read out with the field. */
export function Field({ id, label, value, change, hint, fault, isRequired, ...rest }: Props) {
  const note = fault ?? hint;
  return (
    <FormGroup label={label} fieldId={id} isRequired={isRequired}>
      <TextInput
        {...rest}
        id={id}
        value={value}
        isRequired={isRequired}
        onChange={(_, next) => change(next)}
        validated={fault === undefined ? 'default' : 'error'}
        aria-describedby={note === undefined ? undefined : `${id}-note`}
      />
      {note !== undefined && (
        <FormHelperText>
          <HelperText id={`${id}-note`}>
            <HelperTextItem variant={fault === undefined ? 'default' : 'error'}>
              {note}
            </HelperTextItem>
          </HelperText>
        </FormHelperText>
      )}
    </FormGroup>
  );
}
