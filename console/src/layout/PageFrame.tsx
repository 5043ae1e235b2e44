import {
  Breadcrumb,
  BreadcrumbItem,
  Content,
  Flex,
  FlexItem,
  PageSection,
  Title,
} from '@patternfly/react-core';
import { useEffect, type ReactNode } from 'react';
import { Link } from 'react-router';

export type Crumb = { title: string; to: string };

type Props = {
  title: string;
  /** One sentence below the title. */
  about?: ReactNode;
  crumbs?: Crumb[];
  /** Buttons beside the title. */
  actions?: ReactNode;
  children: ReactNode;
};

/** Title, way back, actions and content of every page; also names the browser's tab. */
export function PageFrame({ title, about, crumbs = [], actions, children }: Props) {
  useEffect(() => {
    document.title = `${title} · Samsa`;
  }, [title]);
  return (
    <>
      <PageSection hasBodyWrapper={false}>
        {crumbs.length > 0 && (
          <Breadcrumb className="samsa-crumbs">
            {crumbs.map((crumb) => (
              <BreadcrumbItem
                key={crumb.to}
                render={({ className }) => (
                  <Link to={crumb.to} className={className}>
                    {crumb.title}
                  </Link>
                )}
              />
            ))}
            <BreadcrumbItem isActive>{title}</BreadcrumbItem>
          </Breadcrumb>
        )}
        <Flex justifyContent={{ default: 'justifyContentSpaceBetween' }}>
          <FlexItem className="samsa-title">
            <Title headingLevel="h1">{title}</Title>
            {about && <Content component="p">{about}</Content>}
          </FlexItem>
          {actions && <FlexItem>{actions}</FlexItem>}
        </Flex>
      </PageSection>
      <PageSection hasBodyWrapper={false} isFilled>
        {children}
      </PageSection>
    </>
  );
}
