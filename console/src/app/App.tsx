import { Suspense } from 'react';
import { Navigate, Route, Routes, useLocation } from 'react-router';
import { Loading } from '../layout/Loading';
import { ProblemNote } from '../layout/ProblemNote';
import { ForgottenPage, ResetPage } from '../session/ForgottenPage';
import { FoundingPage } from '../session/FoundingPage';
import { InvitePage } from '../session/InvitePage';
import { SignInPage } from '../session/SignInPage';
import { SignUpPage } from '../session/SignUpPage';
import { SessionContext, useSessionQuery } from '../session/session';
import { SignInAgain } from '../session/SignInAgain';
import { ErrorBoundary } from './ErrorBoundary';
import { CalculatorPage, TenantRoutes, OperatorRoutes } from './routes';
import { Shell } from './Shell';

/** Public pages for everybody, the shell with its pages for who is signed in. */
export function App() {
  return (
    <ErrorBoundary>
      <Suspense fallback={<Loading what="the console" />}>
        <Routes>
          <Route path="/login" element={<SignInPage />} />
          <Route path="/signup" element={<SignUpPage />} />
          <Route path="/invite/:token" element={<InvitePage />} />
          <Route path="/reset" element={<ForgottenPage />} />
          <Route path="/reset/:token" element={<ResetPage />} />
          <Route path="/estimate" element={<CalculatorPage />} />
          <Route path="*" element={<SignedIn />} />
        </Routes>
      </Suspense>
    </ErrorBoundary>
  );
}

function SignedIn() {
  const session = useSessionQuery();
  const { pathname, search, hash } = useLocation();
  if (session.isPending) {
    return <Loading what="your session" />;
  }
  if (session.isError) {
    return (
      <div className="samsa-entry">
        <ProblemNote error={session.error} retry={() => void session.refetch()} />
      </div>
    );
  }
  if (session.data === null) {
    const to = pathname + search + hash;
    return <Navigate replace to={to === '/' ? '/login' : `/login?to=${encodeURIComponent(to)}`} />;
  }
  const { user, organization, operator } = session.data;
  if (organization === undefined && !operator) {
    return <FoundingPage email={user.email} />;
  }
  return (
    <SessionContext value={session.data}>
      <Shell>
        <ErrorBoundary key={pathname}>
          <Suspense fallback={<Loading what="the page" />}>
            {operator ? <OperatorRoutes /> : <TenantRoutes />}
          </Suspense>
        </ErrorBoundary>
      </Shell>
      <SignInAgain />
    </SessionContext>
  );
}
