import { EmptyState, EmptyStateBody, EmptyStateFooter } from '@patternfly/react-core';
import { LinkButton } from '../layout/LinkButton';
import { PageFrame } from '../layout/PageFrame';

export function NotFound() {
  return (
    <PageFrame title="Not found">
      <EmptyState titleText="There is no such page" headingLevel="h2">
        <EmptyStateBody>It may have been deleted, or you have no access to it.</EmptyStateBody>
        <EmptyStateFooter>
          <LinkButton to="/">Go home</LinkButton>
        </EmptyStateFooter>
      </EmptyState>
    </PageFrame>
  );
}
