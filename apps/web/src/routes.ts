import type { DocumentNode } from '@apollo/client';
import type { ComponentType } from 'react';

import type { MessageGroup } from './messages.js';
import { once } from './recovery.js';

/** What an address names: the parts of its route that begin with a colon. */
export type Named = Readonly<Record<string, string | undefined>>;

/** What a page asks the server for: every variable that its query knows. */
export interface FirstQuestion {
  query: DocumentNode;
  variables: Record<string, unknown>;
}

/** An address below its language, and the page that stands there. Nothing here needs React: it is read before React is there. */
export interface PageRoute {
  /** As the router has it; without one it is the address of the language itself. */
  path?: string;
  /** Messages that a part of the page speaks besides those of its group: that part waits for them, the page does not. */
  speaksToo?: MessageGroup;
  /** Of pages that people come to from elsewhere: asked as soon as the address is known, long before the page can. */
  question?: (named: Named) => Promise<FirstQuestion>;
  /** Loads the page's chunk, once. */
  load: () => Promise<{ Page: ComponentType }>;
}

/** A page in a chunk of its own, loaded when somebody goes there. */
function page<Name extends string>(load: () => Promise<Record<Name, ComponentType>>, name: Name): Pick<PageRoute, 'load'> {
  return {
    load: once(async () => {
      const { [name]: Page } = await load();
      return { Page };
    }),
  };
}

async function aboutProcess({ slug = '' }: Named): Promise<FirstQuestion> {
  const { ProcessPageDocument: query } = await import('./processes/process-page.generated.js');
  return { query, variables: { slug, drafts: false } };
}

async function aboutMeeting({ id = '' }: Named): Promise<FirstQuestion> {
  const { MeetingPageDocument: query } = await import('./meetings/meeting-page.generated.js');
  return { query, variables: { id } };
}

async function aboutNumbers({ slug = '' }: Named): Promise<FirstQuestion> {
  const { PublicSplitsDocument: query } = await import('./numbers/public-splits.generated.js');
  return { query, variables: { slug } };
}

const publicRoutes: PageRoute[] = [
  page(() => import('./processes/home-page.js'), 'HomePage'),
  { path: 'incontri', ...page(() => import('./meetings/meetings-page.js'), 'MeetingsPage') },
  { path: 'calendario', ...page(() => import('./meetings/calendar-page.js'), 'CalendarPage') },
  { path: 'p/:slug', speaksToo: 'timeline', question: aboutProcess, ...page(() => import('./processes/process-page.js'), 'ProcessPage') },
  { path: 'p/:slug/incontri', ...page(() => import('./meetings/process-meetings-page.js'), 'ProcessMeetingsPage') },
  { path: 'p/:slug/calendario', ...page(() => import('./meetings/process-calendar-page.js'), 'ProcessCalendarPage') },
  { path: 'p/:slug/incontri/:id', question: aboutMeeting, ...page(() => import('./meetings/meeting-page.js'), 'MeetingPage') },
];

/** About the installation. */
const legalRoutes: PageRoute[] = [
  { path: 'privacy', ...page(() => import('./site/privacy-page.js'), 'PrivacyPage') },
  { path: 'accessibilita', ...page(() => import('./site/accessibility-page.js'), 'AccessibilityPage') },
  { path: 'note-legali', ...page(() => import('./site/legal-notes-page.js'), 'LegalNotesPage') },
  { path: 'contatti', ...page(() => import('./site/contacts-page.js'), 'ContactsPage') },
  { path: 'dimostrazione', ...page(() => import('./site/demonstration-page.js'), 'DemonstrationPage') },
];

/** Registering, step by step, and what comes of it. */
const registrationRoutes: PageRoute[] = [
  { path: 'p/:slug/incontri/:id/iscrizione/incontri', ...page(() => import('./registrations/choice-page.js'), 'ChoicePage') },
  { path: 'p/:slug/incontri/:id/iscrizione/dati', ...page(() => import('./registrations/details-page.js'), 'DetailsPage') },
  { path: 'p/:slug/incontri/:id/iscrizione/esigenze', ...page(() => import('./registrations/needs-page.js'), 'NeedsPage') },
  { path: 'p/:slug/incontri/:id/iscrizione/riepilogo', ...page(() => import('./registrations/summary-page.js'), 'SummaryPage') },
  { path: 'p/:slug/incontri/:id/iscrizione/posta', ...page(() => import('./registrations/check-mail-page.js'), 'CheckMailPage') },
  { path: 'p/:slug/:of/:key/iscrizione/incontri', ...page(() => import('./registrations/joint-dates-page.js'), 'JointDatesPage') },
  { path: 'p/:slug/:of/:key/iscrizione/dati', ...page(() => import('./registrations/joint-details-page.js'), 'JointDetailsPage') },
  { path: 'p/:slug/:of/:key/iscrizione/esigenze', ...page(() => import('./registrations/joint-needs-page.js'), 'JointNeedsPage') },
  { path: 'p/:slug/:of/:key/iscrizione/riepilogo', ...page(() => import('./registrations/joint-summary-page.js'), 'JointSummaryPage') },
  { path: 'p/:slug/:of/:key/iscrizione/fatto', ...page(() => import('./registrations/joint-done-page.js'), 'JointDonePage') },
  { path: 'conferma-tutti', ...page(() => import('./registrations/joint-confirm-page.js'), 'JointConfirmPage') },
  { path: 'conferma', ...page(() => import('./registrations/confirm-page.js'), 'ConfirmPage') },
  { path: 'i', ...page(() => import('./registrations/invitation-page.js'), 'InvitationPage') },
  { path: 'mie-iscrizioni', ...page(() => import('./registrations/my-registrations-page.js'), 'MyRegistrationsPage') },
  ...['iscrizione', 'mie-iscrizioni/:registrationId'].flatMap((path) => [
    { path, ...page(() => import('./registrations/registration-page.js'), 'RegistrationPage') },
    { path: `${path}/cambia`, ...page(() => import('./registrations/change-page.js'), 'ChangePage') },
    { path: `${path}/risposte`, ...page(() => import('./registrations/answers-page.js'), 'AnswersPage') },
    { path: `${path}/annulla`, ...page(() => import('./registrations/cancel-page.js'), 'CancelPage') },
  ]),
];

const participantRoutes: PageRoute[] = [
  ...registrationRoutes,
  { path: 'accedi', ...page(() => import('./access/sign-in-page.js'), 'SignInPage') },
  { path: 'profilo', ...page(() => import('./people/profile-page.js'), 'ProfilePage') },
  { path: 'profilo/cancella', ...page(() => import('./people/erase-page.js'), 'ErasePage') },
];

/** For organisations that are invited with places, by the link in their mail. */
const delegationRoutes: PageRoute[] = [{ path: 'delega', ...page(() => import('./delegations/delegation-page.js'), 'DelegationPage') }];

/** What was counted, in lines. */
const numberRoutes: PageRoute[] = [{ path: 'p/:slug/numeri', question: aboutNumbers, ...page(() => import('./numbers/public-splits-page.js'), 'PublicSplitsPage') }];

/** For those who have a role. */
const staffRoutes: PageRoute[] = [
  { path: 'lavoro', ...page(() => import('./site/work-page.js'), 'WorkPage') },
  { path: 'org', ...page(() => import('./plans/desk-page.js'), 'DeskPage') },
  { path: 'org/p/:slug', ...page(() => import('./meetings/plan-page.js'), 'PlanPage') },
  { path: 'org/p/:slug/pubblica', ...page(() => import('./plans/publish-plan-page.js'), 'PublishPlanPage') },
  { path: 'org/p/:slug/linea', ...page(() => import('./processes/staff-timeline-page.js'), 'StaffTimelinePage') },
  { path: 'org/p/:slug/cicli', ...page(() => import('./plans/series-page.js'), 'SeriesPage') },
  { path: 'org/p/:slug/griglia', ...page(() => import('./plans/grid-page.js'), 'GridPage') },
  { path: 'org/p/:slug/numeri', ...page(() => import('./numbers/process-splits-page.js'), 'ProcessSplitsPage') },
  { path: 'org/p/:slug/domande', ...page(() => import('./questions/process-form-page.js'), 'ProcessFormPage') },
  { path: 'org/p/:slug/avvisi', ...page(() => import('./plans/held-notices-page.js'), 'HeldNoticesPage') },
  { path: 'org/p/:slug/gruppi', ...page(() => import('./groups/group-members-page.js'), 'GroupMembersPage') },
  { path: 'org/p/:slug/enti', ...page(() => import('./organisations/categories-page.js'), 'CategoriesPage') },
  { path: 'org/p/:slug/deleghe', ...page(() => import('./delegations/group-delegations-page.js'), 'GroupDelegationsPage') },
  { path: 'org/p/:slug/storia', ...page(() => import('./plans/history-page.js'), 'HistoryPage') },
  { path: 'org/p/:slug/duplica', ...page(() => import('./plans/duplicate-page.js'), 'DuplicatePage') },
  { path: 'org/p/:slug/persone', ...page(() => import('./people/process-people-page.js'), 'ProcessPeoplePage') },
  { path: 'org/p/:slug/persone/operazioni', ...page(() => import('./people/bulk-acts-page.js'), 'BulkActsPage') },
  { path: 'org/p/:slug/persone/importazioni', ...page(() => import('./imports/imports-page.js'), 'ImportsPage') },
  { path: 'org/p/:slug/persone/importazioni/:id', ...page(() => import('./imports/import-page.js'), 'ImportPage') },
  { path: 'org/p/:slug/persone/:personId', ...page(() => import('./people/person-record-page.js'), 'PersonRecordPage') },
  { path: 'org/p/:slug/persone/:personId/unisci/:otherId', ...page(() => import('./people/person-merge-page.js'), 'PersonMergePage') },
  { path: 'org/operazioni/:id', ...page(() => import('./people/bulk-act-page.js'), 'BulkActPage') },
  { path: 'org/p/:slug/nuovo', ...page(() => import('./meetings/new-meeting-page.js'), 'NewMeetingPage') },
  { path: 'org/incontri/:id', ...page(() => import('./meetings/staff-meeting-page.js'), 'StaffMeetingPage') },
  { path: 'org/incontri/:id/sposta', ...page(() => import('./meetings/move-meeting-page.js'), 'MoveMeetingPage') },
  { path: 'org/incontri/:id/programma', ...page(() => import('./meetings/agenda-page.js'), 'AgendaPage') },
  { path: 'org/incontri/:id/domande', ...page(() => import('./questions/meeting-form-page.js'), 'MeetingFormPage') },
  { path: 'org/incontri/:id/modalita', ...page(() => import('./registrations/admissions-page.js'), 'AdmissionsPage') },
  { path: 'org/incontri/:id/presenze', ...page(() => import('./attendance/roster-page.js'), 'RosterPage') },
  { path: 'org/incontri/:id/numeri', ...page(() => import('./numbers/meeting-splits-page.js'), 'MeetingSplitsPage') },
  { path: 'org/incontri/:id/iscrizioni', ...page(() => import('./registrations/meeting-registrations-page.js'), 'MeetingRegistrationsPage') },
  { path: 'org/incontri/:id/iscrizioni/nuova', ...page(() => import('./registrations/register-somebody-page.js'), 'RegisterSomebodyPage') },
  { path: 'org/incontri/:id/iscrizioni/:registrationId', ...page(() => import('./registrations/attendee-confirmation-page.js'), 'AttendeeConfirmationPage') },
  { path: 'org/incontri/:id/inviti', ...page(() => import('./invitations/meeting-invitations-page.js'), 'MeetingInvitationsPage') },
  { path: 'org/incontri/:id/deleghe', ...page(() => import('./delegations/meeting-delegations-page.js'), 'MeetingDelegationsPage') },
  { path: 'org/incontri/:id/posta', ...page(() => import('./invitations/meeting-mails-page.js'), 'MeetingMailsPage') },
  { path: 'org/incontri/:id/annulla', ...page(() => import('./meetings/cancel-meeting-page.js'), 'CancelMeetingPage') },
  { path: 'org/sedi', ...page(() => import('./meetings/venues-page.js'), 'VenuesPage') },
  { path: 'org/sedi/nuova', ...page(() => import('./meetings/venue-page.js'), 'NewVenuePage') },
  { path: 'org/sedi/:id', ...page(() => import('./meetings/venue-page.js'), 'VenuePage') },
  { path: 'admin/enti', ...page(() => import('./organisations/organisations-page.js'), 'OrganisationsPage') },
  { path: 'admin/enti/doppi', ...page(() => import('./organisations/organisation-doubles-page.js'), 'OrganisationDoublesPage') },
  { path: 'admin/persone', ...page(() => import('./people/people-page.js'), 'PeoplePage') },
  { path: 'admin/importa', ...page(() => import('./programmes/import-page.js'), 'ImportPage') },
  { path: 'admin/posta', ...page(() => import('./mail/outgoing-mails-page.js'), 'OutgoingMailsPage') },
  { path: 'admin/lavori', ...page(() => import('./site/jobs-page.js'), 'JobsPage') },
  { path: 'admin/registro', ...page(() => import('./site/log-page.js'), 'LogPage') },
];

/** The time line alone, for a frame in the page of another site. */
const embeddedRoutes: PageRoute[] = [{ path: 'embed/:slug', ...page(() => import('./processes/embed-page.js'), 'EmbedPage') }];

/** Routes whose pages need the same messages. */
export interface RouteGroup {
  /** What its pages speak besides the visitors' messages. */
  speaks?: MessageGroup;
  routes: PageRoute[];
}

/** The site's table of contents, but for what stands in other sites. */
export const siteRoutes: RouteGroup[] = [{ routes: publicRoutes }, { speaks: 'legal', routes: legalRoutes }, { speaks: 'account', routes: participantRoutes }, { speaks: 'delegation', routes: delegationRoutes }, { speaks: 'numbers', routes: numberRoutes }, { speaks: 'staff', routes: staffRoutes }];

export const embedded: RouteGroup = { speaks: 'timeline', routes: embeddedRoutes };
