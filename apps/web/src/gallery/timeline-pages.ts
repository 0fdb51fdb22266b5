import { paths } from '../paths.js';
import { PlanDraftDocument } from '../plans/plan-draft.generated.js';
import { EmbedPageDocument } from '../processes/embed-page.generated.js';
import { SetEmbedOriginsDocument, StaffTimelinePageDocument } from '../processes/staff-timeline-page.generated.js';
import { emptyDraft, title } from './drafting-pages.js';
import { newProcess, process } from './example-processes.js';
import { refusal } from './example-refusal.js';
import { timelineWithDrafts } from './example-timeline.js';
import { type Answer, answer } from './gallery-answer.js';
import type { GalleryPage, Shown } from './gallery-page.js';

const embed = (shown: typeof process, view = ''): Shown => ({
  answers: [answer(EmbedPageDocument, { process: shown })],
  address: (locale) => paths.embed(locale, process.slug) + view,
});

const staffPage = (shown: typeof process): Answer => answer(StaffTimelinePageDocument, { process: { ...shown, language: 'it', embedOrigins: [] } });
const staff = staffPage({ ...process, ...timelineWithDrafts });
/** The plan that the time line shows, with nothing changed. */
const planned = (shown: typeof process): Answer =>
  answer(PlanDraftDocument, {
    process: {
      ...{ __typename: 'Process', id: process.id, slug: process.slug, language: 'it', timezone: process.timezone },
      planDraft: {
        ...emptyDraft,
        tracks: shown.tracks.map((track) => ({ __typename: 'DraftedTrack' as const, id: track.id, title: title(track.title), change: null })),
        phases: shown.phases.map(({ id, span, title: name, tracks }) => ({ __typename: 'DraftedPhase' as const, id, span, title: name === null ? [] : title(name), trackIds: tracks.map((track) => track.id), change: null })),
        milestones: shown.timeline.flatMap(({ id, kind, date, title: name, tracks }) =>
          kind === 'MILESTONE' ? [{ __typename: 'DraftedMilestone' as const, id, date, title: title(name), trackId: tracks[0]?.id ?? null, change: null }] : [],
        ),
        meetings: shown.timeline.flatMap(({ meeting, date }) => (meeting?.status === 'SCHEDULED' ? [{ __typename: 'DraftedMeeting' as const, id: meeting.id, starts: `${date}T09:30`, ends: `${date}T17:00`, change: null }] : [])),
      },
    },
  });
const plan = planned({ ...process, ...timelineWithDrafts });
const kept = (embedOrigins: string[]): Answer => answer(SetEmbedOriginsDocument, { setEmbedOrigins: { __typename: 'ProcessPayload', process: { __typename: 'Process', id: process.id, embedOrigins }, userErrors: [] } });
const refused = answer(SetEmbedOriginsDocument, {
  setEmbedOrigins: { __typename: 'ProcessPayload', process: null, userErrors: refusal('«http://alt.example.it» non è l’indirizzo di un sito: scrivilo come https://www.comune.esempio.it, senza altro dopo.', ['origins', '0']) },
});
const submit = { press: 'main form button[type=submit]' };

/** The time line where it stands alone: in the pages of other sites, and before its organisers. */
export const timelinePages: Record<string, GalleryPage> = {
  embed: {
    route: 'embed/:slug',
    address: (locale) => paths.embed(locale, process.slug),
    reader: 'VISITOR',
    states: { ready: embed(process), list: embed(process, '?vista=elenco'), table: embed(process, '?vista=tabella'), empty: embed(newProcess) },
  },
  'staff-timeline': {
    route: 'org/p/:slug/linea',
    address: (locale) => paths.staffTimeline(locale, process.slug),
    reader: 'STAFF',
    states: {
      ready: { answers: [staff, plan, kept([])] },
      empty: { answers: [staffPage(newProcess), planned(newProcess)] },
      done: { answers: [staff, plan, kept(['https://www.comune.example.it'])], steps: [{ write: '#field-origins', text: 'https://www.comune.example.it' }, submit] },
      refused: { answers: [staff, plan, refused], steps: [{ write: '#field-origins', text: 'http://alt.example.it' }, submit] },
      'act-offline': { answers: [staff, plan], steps: [submit], refusedActs: 'OFFLINE' },
      'act-session-over': { answers: [staff, plan], steps: [submit], refusedActs: 'UNAUTHENTICATED' },
    },
  },
};
