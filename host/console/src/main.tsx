import { RouterProvider } from '@tanstack/react-router';
import { StrictMode, Suspense } from 'react';
import { createRoot } from 'react-dom/client';
import { Provider } from 'urql';
import './app/nonce';
import { loadAntLocale } from './app/antLocale';
import { client } from './app/client';
import { Gate } from './app/Gate';
import { router } from './app/router';
import { Themed } from './app/Themed';
import { detectLocale, i18nReady } from './i18n';
import './main.css';

void Promise.all([i18nReady, loadAntLocale(detectLocale())]).then(() => {
  const element = document.getElementById('root');
  if (!element) return;

  createRoot(element).render(
    <StrictMode>
      <Provider value={client}>
        <Themed>
          <Suspense fallback={null}>
            <Gate>
              <RouterProvider router={router} />
            </Gate>
          </Suspense>
        </Themed>
      </Provider>
    </StrictMode>,
  );
});
