import { FormGroup, TextArea } from '@patternfly/react-core';

type Props = { id: string; label: string; value: string; change: (value: string) => void };

/** Text of several lines. */
export function Area({ id, label, value, change }: Props) {
  return (
    <FormGroup label={label} fieldId={id}>
      <TextArea
        id={id}
        value={value}
        onChange={(_, next) => change(next)}
        rows={6}
        resizeOrientation="vertical"
        spellCheck={false}
      />
    </FormGroup>
  );
}
