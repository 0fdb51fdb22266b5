import { Group } from '../src/groups/group.entity.js';
import { OutgoingMail } from '../src/mail/outgoing-mail.entity.js';
import type { Admission } from '../src/meetings/admission.entity.js';
import { Meeting } from '../src/meetings/meeting.entity.js';
import { Room } from '../src/meetings/room.entity.js';
import { Venue } from '../src/meetings/venue.entity.js';
import { Phase } from '../src/processes/phase.entity.js';
import type { Process } from '../src/processes/process.entity.js';
import { Track } from '../src/processes/track.entity.js';
import { aMeeting, aPerson, aProcess, aRole, signedInBrowser } from './harness/builders.js';
import type { Browser } from './harness/browser.js';
import { startTestServer, type TestServer } from './harness/test-server.js';

const DRAFT = `draft { changes canRedo tracks { id title { text } change } phases { id span trackIds change } milestones { id date trackId change }
  meetings { id starts ends change } clashes { kind message meeting { id startsAt } other { id } } differences { thing kind words } changedBy { name } } userErrors { code message path }`;
const mutation = (name: string, input: string) => `mutation ($input: ${input}!) { ${name}(input: $input) { ${DRAFT} } }`;
const PUBLISH = `mutation ($input: PublishPlanInput!) { publishPlan(input: $input) { process { id } moves { meeting { id startsAt } noticeTotals { kind count } } noticeTotals { kind count } answersAskedAgain userErrors { code message path } } }`;
const PUBLIC = `query ($slug: String!) { process(slug: $slug) { tracks { title } phases { span } milestones { date title } planDraft { changes } } }`;
const REGISTER = `mutation ($input: RegisterForMeetingInput!) { registerForMeeting(input: $input) { registration { status } } }`;

interface Draft {
  changes: number;
  canRedo: boolean;
  tracks: { id: string; title: { text: string }[]; change: string | null }[];
  phases: { id: string; span: string; trackIds: string[]; change: string | null }[];
  milestones: { id: string; date: string; trackId: string | null; change: string | null }[];
  meetings: { id: string; starts: string; change: string | null }[];
  clashes: { kind: string; message: string; meeting: { id: string; startsAt: string }; other: { id: string } | null }[];
  differences: { thing: string; kind: string; words: string }[];
  changedBy: { name: string } | null;
}
interface Payload {
  draft: Draft | null;
  userErrors: { code: string; message: string; path: string[] | null }[];
}
interface Published {
  publishPlan: { moves: { meeting: { startsAt: string } }[]; noticeTotals: { kind: string; count: number }[]; answersAskedAgain: number | null; userErrors: { code: string; path: string[] | null }[] };
}
interface Public {
  process: { tracks: { title: string }[]; phases: { span: string }[]; milestones: { date: string; title: string }[]; planDraft: { changes: number } | null };
}

describe('drafting a plan', () => {
  let server: TestServer;
  let organiser: Browser;
  let colleague: Browser;
  let participant: Browser;
  let process: Process;
  let track: Track;
  let phase: Phase;
  let meeting: { meeting: Meeting; admission: Admission };

  beforeAll(async () => {
    server = await startTestServer();
  });
  afterAll(() => server.stop());
  beforeEach(async () => {
    const em = server.em();
    process = await aProcess(em);
    track = em.create(Track, { process, key: 'listening', title: { it: 'Ascolto', en: 'Listening' }, position: 0, programme: null });
    phase = em.create(Phase, { process, key: 'one', title: null, note: null, span: '2099-03/2099-05', earliest: '2099-03-01', latest: '2099-05-31', tracks: [track], inferred: null, position: 0 });
    await em.flush();
    meeting = await aMeeting(em, { process, starts: '2099-04-02T09:30', ends: '2099-04-02T13:00' });
    const [one, two] = [await aPerson(em, { name: 'Olga Organizza' }), await aPerson(em)];
    await aRole(em, one, 'ORGANISER', { process });
    await aRole(em, two, 'ORGANISER', { process });
    organiser = await signedInBrowser(server, one);
    colleague = await signedInBrowser(server, two);
    participant = await signedInBrowser(server, await aPerson(em));
  });

  const change = async (name: string, type: string, input: object, who = organiser): Promise<Payload> => {
    const answer = await who.get<Record<string, Payload>>(mutation(name, type), { input });
    const payload = answer[name];
    if (!payload) throw new Error(`${name} gave nothing`);
    return payload;
  };
  const ofProcess = (input: object = {}) => ({ processSlug: process.slug, ...input });
  const draftPhase = (input: object) => change('draftPhase', 'DraftPhaseInput', ofProcess({ id: phase.id, trackIds: [track.id], ...input }));
  const draftMilestone = (input: object) => change('draftMilestone', 'DraftMilestoneInput', ofProcess({ title: [{ locale: 'it', text: 'Rapporto' }], date: '2099-06', ...input }));
  const publish = async (input: object = {}) => (await organiser.get<Published>(PUBLISH, { input: ofProcess({ notify: 'SEND', ...input }) })).publishPlan;
  const shown = async () => (await participant.get<Public>(PUBLIC, { slug: process.slug })).process;

  it('keeps what is added, moved and lengthened to the organisers until it is published, and then shows it all at once', async () => {
    await draftPhase({ span: '2099-03/2099-07' });
    await draftMilestone({ trackId: track.id });
    const { draft } = await change('draftTrack', 'DraftTrackInput', ofProcess({ title: [{ locale: 'it', text: 'Schede' }] }), colleague);
    expect(draft).toMatchObject({ changes: 3, phases: [{ span: '2099-03/2099-07', change: 'CHANGED' }], milestones: [{ date: '2099-06', change: 'ADDED' }] });
    expect(draft?.differences.map(({ words }) => words)).toEqual([
      'Nuovo filone «Schede»',
      'Fase marzo–maggio 2099: ora marzo–luglio 2099',
      'Nuova tappa: «Rapporto», giugno 2099',
    ]);
    expect(await shown()).toMatchObject({ tracks: [{ title: 'Ascolto' }], phases: [{ span: '2099-03/2099-05' }], milestones: [], planDraft: null });
    expect((await publish()).userErrors).toEqual([]);
    expect(await shown()).toMatchObject({ tracks: [{ title: 'Ascolto' }, { title: 'Schede' }], phases: [{ span: '2099-03/2099-07' }], milestones: [{ date: '2099-06', title: 'Rapporto' }] });
    expect((await organiser.get<Public>(PUBLIC, { slug: process.slug })).process.planDraft).toEqual({ changes: 0 });
  });

  it('takes changes back one by one and makes them again, until something else is changed', async () => {
    await draftPhase({ span: '2099-03/2099-06' });
    await draftPhase({ span: '2099-03/2099-07' });
    const undone = await change('undoPlanChange', 'PlanDraftInput', ofProcess());
    expect(undone.draft).toMatchObject({ changes: 1, canRedo: true, phases: [{ span: '2099-03/2099-06' }], changedBy: { name: 'Olga Organizza' } });
    expect((await change('redoPlanChange', 'PlanDraftInput', ofProcess())).draft).toMatchObject({ changes: 2, canRedo: false, phases: [{ span: '2099-03/2099-07' }] });
    await change('undoPlanChange', 'PlanDraftInput', ofProcess());
    expect((await draftMilestone({})).draft).toMatchObject({ changes: 2, canRedo: false });
    expect((await change('discardPlanDraft', 'PlanDraftInput', ofProcess())).draft).toMatchObject({ changes: 0, differences: [] });
  });

  it('changes nothing where a change was changed back', async () => {
    await draftPhase({ span: '2099-03/2099-07' });
    const { draft } = await draftPhase({ span: '2099-03/2099-05' });
    expect(draft).toMatchObject({ changes: 2, differences: [], phases: [{ change: null }] });
  });

  it('renames in one language and leaves the others', async () => {
    await change('draftTrack', 'DraftTrackInput', ofProcess({ id: track.id, title: [{ locale: 'it', text: 'Ascolto del territorio' }] }));
    await publish();
    const { title } = await server.em().findOneOrFail(Track, { id: track.id });
    expect(title).toEqual({ it: 'Ascolto del territorio', en: 'Listening' });
  });

  it('moves a meeting when it is published, and tells whoever registered for it, once', async () => {
    await participant.get(REGISTER, { input: { meetingId: meeting.meeting.id, admissionId: meeting.admission.id, idempotencyKey: 'x' } });
    const move = (day: string) => change('draftMeetingDates', 'DraftMeetingDatesInput', { meetingId: meeting.meeting.id, starts: `${day}T09:30`, ends: `${day}T13:00` });
    await move('2099-04-03');
    const { draft } = await move('2099-04-09');
    expect(draft?.differences).toMatchObject([{ thing: 'MEETING', kind: 'CHANGED', words: expect.stringMatching(/2 aprile 2099.*: ora giovedì 9 aprile 2099/) }]);
    const mails = await server.em().count(OutgoingMail, { kind: 'meeting-moved' });
    expect(await publish({ dryRun: true })).toMatchObject({ noticeTotals: [{ kind: 'UPDATE', count: 1 }], answersAskedAgain: 1 });
    expect(await server.em().count(OutgoingMail, { kind: 'meeting-moved' })).toBe(mails);
    expect((await publish()).moves).toMatchObject([{ meeting: { startsAt: '2099-04-09T07:30:00.000Z' } }]);
    expect(await server.em().count(OutgoingMail, { kind: 'meeting-moved' })).toBe(mails + 1);
  });

  it('says at once, in words, what meetings would clash with in the plan as it is drafted, and saves nothing for it', async () => {
    const em = server.em();
    const group = em.create(Group, { process, key: 'ascolto', kind: 'THEMATIC', title: { it: 'Ascolto' }, inferred: null, position: 0 });
    const room = em.create(Room, { venue: em.create(Venue, { name: { it: 'Palazzo' } }), name: 'Sala grande' });
    await em.flush();
    const { meeting: fixed } = await aMeeting(em, { process, group, starts: '2099-04-16T09:30', ends: '2099-04-16T13:00' });
    const mine = await em.findOneOrFail(Meeting, meeting.meeting.id, { populate: ['tracks'] });
    for (const each of [mine, fixed]) em.assign(each, { venue: room.venue, room, group });
    mine.tracks.add(em.getReference(Track, track.id));
    await em.flush();
    const move = (id: string, day: string) => change('draftMeetingDates', 'DraftMeetingDatesInput', { meetingId: id, starts: `${day}T09:30`, ends: `${day}T13:00` });

    const onTop = (await move(meeting.meeting.id, '2099-04-16')).draft?.clashes;
    expect(onTop).toMatchObject([
      { kind: 'GROUP', message: expect.stringMatching(/^Ascolto si riunisce già il 16 aprile 2099/), meeting: { id: meeting.meeting.id, startsAt: '2099-04-02T07:30:00.000Z' }, other: { id: fixed.id } },
      { kind: 'ROOM', message: expect.stringMatching(/Sala grande/), other: { id: fixed.id } },
    ]);
    expect((await move(fixed.id, '2099-04-17')).draft?.clashes).toEqual([]);
    expect((await move(fixed.id, '2099-04-16')).draft?.clashes.map(({ kind }) => kind)).toEqual(['GROUP', 'ROOM']);

    expect((await move(meeting.meeting.id, '2099-06-10')).draft?.clashes.map(({ kind }) => kind)).toEqual(['PHASE']);
    expect((await draftPhase({ span: '2099-05/2099-07' })).draft?.clashes).toMatchObject([{ kind: 'PHASE', meeting: { id: fixed.id } }]);
    expect((await draftPhase({ span: '2099-04/2099-07' })).draft?.clashes).toEqual([]);
  });

  it('leaves a meeting alone that was cancelled meanwhile', async () => {
    const { meeting: other } = await aMeeting(server.em(), { process, starts: '2099-05-07T09:30', ends: '2099-05-07T13:00' });
    await change('draftMeetingDates', 'DraftMeetingDatesInput', { meetingId: other.id, starts: '2099-05-08T09:30', ends: '2099-05-08T13:00' });
    await organiser.get(`mutation ($input: CancelMeetingInput!) { cancelMeeting(input: $input) { userErrors { code } } }`, { input: { meetingId: other.id, notify: 'NONE' } });
    const { moves, userErrors } = await publish();
    expect([moves, userErrors]).toEqual([[], []]);
  });

  it('publishes nothing when one of the meetings cannot be moved, and says which', async () => {
    const em = server.em();
    const venue = em.create(Venue, { name: { it: 'Palazzo' } });
    const room = em.create(Room, { venue, name: 'Sala grande' });
    const { meeting: there } = await aMeeting(em, { process, starts: '2099-05-07T09:30', ends: '2099-05-07T13:00' });
    for (const each of [there, await em.findOneOrFail(Meeting, { id: meeting.meeting.id })]) em.assign(each, { venue, room });
    await em.flush();
    await draftPhase({ span: '2099-03/2099-07' });
    await change('draftMeetingDates', 'DraftMeetingDatesInput', { meetingId: meeting.meeting.id, starts: '2099-05-07T10:30', ends: '2099-05-07T12:00' });
    expect((await publish()).userErrors).toMatchObject([{ code: 'ROOM_TAKEN', path: ['meetings', meeting.meeting.id] }]);
    expect(await shown()).toMatchObject({ phases: [{ span: '2099-03/2099-05' }] });
  });

  it('takes a track out of its phases with it, but not one that has meetings', async () => {
    const remove = () => change('removeFromPlan', 'RemoveFromPlanInput', ofProcess({ thing: 'TRACK', id: track.id }));
    const em = server.em();
    const inTrack = await em.findOneOrFail(Meeting, { id: meeting.meeting.id }, { populate: ['tracks'] });
    inTrack.tracks.add(em.getReference(Track, track.id));
    await em.flush();
    expect((await remove()).userErrors).toMatchObject([{ path: ['id'], message: expect.stringMatching(/^Nel filone c'è ancora un incontro/) }]);
    inTrack.tracks.removeAll();
    await em.flush();
    expect((await remove()).draft).toMatchObject({ tracks: [], phases: [{ trackIds: [], change: 'CHANGED' }] });
    await publish();
    expect(await shown()).toMatchObject({ tracks: [], phases: [{ span: '2099-03/2099-05' }] });
  });

  it.each([
    ['a span that is no date', 'draftPhase', 'DraftPhaseInput', { span: 'spring', trackIds: [] }, 'span'],
    ['a span that ends before it begins', 'draftPhase', 'DraftPhaseInput', { span: '2099-05/2099-03', trackIds: [] }, 'span'],
    ['a track that does not exist', 'draftPhase', 'DraftPhaseInput', { span: '2099', trackIds: ['018f0000-0000-7000-8000-000000000000'] }, 'trackIds'],
    ['a milestone without a title', 'draftMilestone', 'DraftMilestoneInput', { title: [], date: '2099' }, 'title'],
    ['a milestone on no day', 'draftMilestone', 'DraftMilestoneInput', { title: [{ locale: 'it', text: 'X' }], date: '2099-02-30' }, 'date'],
    ['a phase that does not exist', 'draftPhase', 'DraftPhaseInput', { id: 'nowhere', span: '2099', trackIds: [] }, 'id'],
    ['a milestone that somebody else took out', 'draftMilestone', 'DraftMilestoneInput', { id: '018f0000-0000-7000-8000-000000000000', title: [], date: '2099' }, 'id'],
    ['a meeting out of the plan', 'removeFromPlan', 'RemoveFromPlanInput', { thing: 'MEETING', id: 'x' }, 'thing'],
  ])('refuses %s with one sentence at its field', async (_, name, type, input, field) => {
    const { userErrors } = await change(name, type, ofProcess(input));
    expect(userErrors.map(({ path, message }) => [path?.[0], message.length > 10])).toEqual([[field, true]]);
    expect(userErrors[0]?.message).not.toMatch(/018f0000|nowhere/);
  });

  it('refuses hours that end before they begin, at the field', async () => {
    const { userErrors } = await change('draftMeetingDates', 'DraftMeetingDatesInput', { meetingId: meeting.meeting.id, starts: '2099-04-02T13:00', ends: '2099-04-02T09:30' });
    expect(userErrors).toMatchObject([{ code: 'END_BEFORE_START', path: ['ends'] }]);
  });

  it('is for the organisers of the process', async () => {
    const { errors } = await participant.ask(mutation('draftTrack', 'DraftTrackInput'), { input: ofProcess({ title: [{ locale: 'it', text: 'X' }] }) });
    expect(errors[0]?.extensions['code']).toBe('FORBIDDEN');
  });
});
