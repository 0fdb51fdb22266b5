import type { ComponentType } from 'react';
import { createBrowserRouter, Outlet, redirect, type RouteObject } from 'react-router';

import { isLocale, loadMessages, type MessageGroup, preferredLocale } from './messages.js';
import { NotFound } from './failure.js';
import { paths } from './paths.js';
import { tellRouterState } from './router-state.js';
import { Layout } from './site/layout.js';
import { loadRoot, localeOfPath, Root } from './site/root.js';
import { LastResort } from './site/last-resort.js';
import { RouteFailure } from './site/route-failure.js';

/** A page in a chunk of its own, loaded when somebody goes there. */
function page<Name extends string>(load: () => Promise<Record<Name, ComponentType>>, name: Name): Pick<RouteObject, 'lazy'> {
  return { lazy: async () => ({ Component: (await load())[name] }) };
}

/** Routes whose pages speak another group of messages than the visitors'. Loaded together with the page. */
function speaking(group: MessageGroup, children: RouteObject[]): RouteObject {
  return {
    loader: ({ request }) => loadMessages(localeOfPath(new URL(request.url).pathname), group).then(() => null),
    shouldRevalidate: otherLanguage,
    Component: Outlet,
    children,
  };
}

const otherLanguage = ({ currentUrl, nextUrl }: { currentUrl: URL; nextUrl: URL }) => localeOfPath(currentUrl.pathname) !== localeOfPath(nextUrl.pathname);

const publicRoutes: RouteObject[] = [
  { index: true, ...page(() => import('./processes/home-page.js'), 'HomePage') },
  { path: 'incontri', ...page(() => import('./meetings/meetings-page.js'), 'MeetingsPage') },
  { path: 'p/:slug', ...page(() => import('./processes/process-page.js'), 'ProcessPage') },
  { path: 'p/:slug/incontri', ...page(() => import('./meetings/process-meetings-page.js'), 'ProcessMeetingsPage') },
  { path: 'p/:slug/incontri/:id', ...page(() => import('./meetings/meeting-page.js'), 'MeetingPage') },
];

/** About the installation. */
const legalRoutes: RouteObject[] = [
  { path: 'privacy', ...page(() => import('./site/privacy-page.js'), 'PrivacyPage') },
  { path: 'accessibilita', ...page(() => import('./site/accessibility-page.js'), 'AccessibilityPage') },
  { path: 'note-legali', ...page(() => import('./site/legal-notes-page.js'), 'LegalNotesPage') },
  { path: 'contatti', ...page(() => import('./site/contacts-page.js'), 'ContactsPage') },
  { path: 'dimostrazione', ...page(() => import('./site/demonstration-page.js'), 'DemonstrationPage') },
];

const participantRoutes: RouteObject[] = [];

/** Pages of visitors and participants carry their language: /it/…, /en/…, /fr/…; the list is the site's table of contents. */
export const routes: RouteObject[] = [
  {
    id: 'root',
    loader: loadRoot,
    shouldRevalidate: otherLanguage,
    Component: Root,
    ErrorBoundary: LastResort,
    HydrateFallback: () => null,
    children: [
      { path: '/', loader: () => redirect(paths.home(preferredLocale())) },
      {
        Component: Layout,
        children: [
          {
            ErrorBoundary: RouteFailure,
            children: [
              { path: ':locale', loader: knownLocale, shouldRevalidate: otherLanguage, children: [...publicRoutes, speaking('legal', legalRoutes), speaking('account', participantRoutes)] },
              { path: '*', loader: noSuchPage },
            ],
          },
        ],
      },
    ],
  },
];

function noSuchPage(): never {
  throw new NotFound();
}

function knownLocale({ params }: { params: { locale?: string } }): null {
  return isLocale(params.locale) ? null : noSuchPage();
}

export const router = createBrowserRouter(routes);
router.subscribe(({ location, navigation }) => tellRouterState(location.key, navigation.state !== 'idle'));
