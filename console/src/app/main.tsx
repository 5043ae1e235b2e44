import '@patternfly/react-core/dist/styles/base.css';
import './app.css';
import { QueryClient, QueryClientProvider } from '@tanstack/react-query';
import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { BrowserRouter } from 'react-router';
import { Problem } from '../api/problem';
import { PreferencesProvider } from '../settings/preferences';
import { App } from './App';

const queries = new QueryClient({
  defaultOptions: {
    queries: {
      retry: (failures, error) => failures < 3 && isWorthAnotherTry(error),
      staleTime: 5_000,
    },
  },
});

/** Only what may pass by itself: no answer at all, or a server that is busy or starting. */
function isWorthAnotherTry(error: unknown): boolean {
  return (
    error instanceof Problem && (error.unreachable || [429, 502, 503, 504].includes(error.status))
  );
}

const root = document.getElementById('root');
if (root !== null) {
  createRoot(root).render(
    <StrictMode>
      <QueryClientProvider client={queries}>
        <PreferencesProvider>
          <BrowserRouter>
            <App />
          </BrowserRouter>
        </PreferencesProvider>
      </QueryClientProvider>
    </StrictMode>,
  );
}
