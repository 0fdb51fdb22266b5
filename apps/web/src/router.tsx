import { use } from 'react';
import { Navigate, Outlet, type RouteObject, useLocation, useParams, useRoutes } from 'react-router';

import { NotFound } from './failure.js';
import { isLocale, preferredLocale } from './locales.js';
import { loadMessages, type MessageGroup, useMessages } from './messages.js';
import { paths } from './paths.js';
import { embedded, type PageRoute, type RouteGroup, siteRoutes } from './routes.js';
import { Layout } from './site/layout.js';
import { Pages } from './site/pages.js';

/** Pages of visitors and participants carry their language: /it/…, /en/…, /fr/… */
export const routes: RouteObject[] = [
  { path: '/', element: <Navigate to={paths.home(preferredLocale())} replace /> },
  ...embedded.routes.map(({ path }) => ({ path, element: <ToOwnLanguage /> })),
  { path: ':locale', element: <KnownLocale />, children: [routed(embedded)] },
  {
    element: <Layout />,
    children: [
      {
        element: <Pages />,
        children: [
          { path: ':locale', element: <KnownLocale />, children: siteRoutes.map(routed) },
          { path: '*', element: <NoSuchPage /> },
        ],
      },
    ],
  },
];

function routed({ speaks, routes: group }: RouteGroup): RouteObject {
  return { element: speaks ? <Speaking group={speaks} /> : <Outlet />, children: group.map(({ path, load }) => ({ ...(path === undefined ? { index: true } : { path }), element: <Loaded load={load} /> })) };
}

function Loaded({ load }: { load: PageRoute['load'] }) {
  const { Page } = use(load());
  return <Page />;
}

function Speaking({ group }: { group: MessageGroup }) {
  const { locale } = useMessages();
  use(loadMessages(locale, group));
  return <Outlet />;
}

export function RoutedPage() {
  return useRoutes(routes);
}

/** An address without a language, which other sites may keep for all their readers. */
function ToOwnLanguage() {
  const { pathname, search } = useLocation();
  return <Navigate to={`/${preferredLocale()}${pathname}${search}`} replace />;
}

function NoSuchPage(): never {
  throw new NotFound();
}

function KnownLocale() {
  return isLocale(useParams()['locale']) ? <Outlet /> : <NoSuchPage />;
}
