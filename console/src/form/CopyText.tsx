import { ClipboardCopy } from '@patternfly/react-core';

/** A value on one line with a button that copies it. */
export function CopyText({ label, children }: { label: string; children: string }) {
  return (
    <ClipboardCopy
      isReadOnly
      hoverTip="Copy"
      clickTip="Copied"
      copyAriaLabel={`Copy ${label}`}
      textAriaLabel={label}
    >
      {children}
    </ClipboardCopy>
  );
}
