import { ExpandableSection } from '@patternfly/react-core';
import { CodeTabs, type CodeTab } from './CodeTabs';

/** The twin of a page's action for a shell or for Terraform. */
export function SameAs({ twins }: { twins: CodeTab[] }) {
  return (
    <ExpandableSection toggleText="Do the same with curl or Terraform">
      <CodeTabs label="The same as code" tabs={twins} />
    </ExpandableSection>
  );
}
