import type { Locale } from '../kernel/locale.js';
import type { Role } from './role-assignment.entity.js';

/** A role of the viewer and where it holds; all three null: everywhere. */
export interface ViewerRole {
  role: Role;
  processId: string | null;
  groupId: string | null;
  meetingId: string | null;
  /** The meetings of the group, where it holds for one: all that it meets in. */
  groupMeetings: readonly string[];
}

/** Who asks, from where, and in which language. Loaded once a request. */
export interface Viewer {
  /** Null: a visitor. */
  person: { id: string; name: string; email: string | null; locale: Locale } | null;
  sessionId: string | null;
  roles: readonly ViewerRole[];
  locale: Locale;
  /** The network address, behind a trusted proxy the forwarded one. */
  address: string;
  requestId: string;
}

/** What every resolver finds in its GraphQL context. */
export interface GraphqlContext {
  viewer: Viewer;
  /** The instant of the request: one for the whole of it. */
  now: Date;
  /** For cookies: signing in and out only. */
  reply: { setCookie(name: string, value: string, options: object): unknown; clearCookie(name: string, options: object): unknown };
  cookies: Readonly<Record<string, string | undefined>>;
}

export function isAdministrator({ roles }: Viewer): boolean {
  return roles.some(({ role }) => role === 'ADMINISTRATOR');
}

/** Whether the viewer runs the process: its organisers and every administrator. */
export function isOrganiserOf(viewer: Viewer, processId: string): boolean {
  return isAdministrator(viewer) || viewer.roles.some((held) => held.role === 'ORGANISER' && held.processId === processId);
}

/** The processes that the viewer organises; 'all' for an administrator. */
export function processesOrganisedBy(viewer: Viewer): 'all' | string[] {
  if (isAdministrator(viewer)) return 'all';
  return viewer.roles.flatMap(({ role, processId }) => (role === 'ORGANISER' && processId ? [processId] : []));
}

/** Whether the viewer may do anything beyond their own things. */
export function isStaff({ roles }: Viewer): boolean {
  return roles.length > 0;
}
