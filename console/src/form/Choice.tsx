import {
  FormGroup,
  FormHelperText,
  FormSelect,
  FormSelectOption,
  HelperText,
  HelperTextItem,
} from '@patternfly/react-core';

type Option = { value: string; label: string; disabled?: boolean };

type Props = {
  id: string;
  label: string;
  value: string;
  change: (value: string) => void;
  /** A word alone is shown as it is. */
  options: readonly (Option | string)[];
  hint?: string;
};

/** One of a few values. */
export function Choice({ id, label, value, change, options, hint }: Props) {
  return (
    <FormGroup label={label} fieldId={id}>
      <FormSelect
        id={id}
        value={value}
        onChange={(_, next) => change(next)}
        aria-describedby={hint === undefined ? undefined : `${id}-note`}
      >
        {options.map(asOption).map((option) => (
          <FormSelectOption
            key={option.value}
            value={option.value}
            label={option.label}
            isDisabled={option.disabled}
          />
        ))}
      </FormSelect>
      {hint !== undefined && (
        <FormHelperText>
          <HelperText id={`${id}-note`}>
            <HelperTextItem>{hint}</HelperTextItem>
          </HelperText>
        </FormHelperText>
      )}
    </FormGroup>
  );
}

const asOption = (option: Option | string): Option =>
  typeof option === 'string' ? { value: option, label: option } : option;
