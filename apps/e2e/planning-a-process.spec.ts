import { type APIRequestContext, type BrowserContext, expect, type Page, test } from '@playwright/test';
import { Keyboard } from './harness/keyboard.js';
import { heading, ownAddress } from './harness/laboratory.js';
import { calendarIn, type Mail, rawOf } from './harness/mailbox.js';
import { aProcessOfItsOwn } from './harness/process.js';
import { ask, signIn } from './harness/staff.js';

const ORGANISER = 'organiser@example.org';
/** A whole year ahead. */
const year = new Date().getUTCFullYear() + 1;

let organiser: BrowserContext;
let administrator: BrowserContext;

test.beforeAll(async ({ browser }) => {
  [organiser, administrator] = await Promise.all([browser.newContext(), browser.newContext()]);
  await signIn(administrator, 'admin@example.org');
  await signIn(organiser, ORGANISER);
});
test.afterAll(() => Promise.all([organiser.close(), administrator.close()]));

const button = (page: Page, name: string | RegExp) => page.getByRole('button', { name });
const row = (page: Page, text: string | RegExp) => page.getByRole('row').filter({ hasText: text });

async function mailsTo(request: APIRequestContext, address: string): Promise<Mail[]> {
  return (await (await request.get(`/mailbox.json?to=${encodeURIComponent(address)}`)).json()) as Mail[];
}

test('an organiser without a mouse plans a listening phase from nothing, and everybody sees what is published of it', async ({ page: visitor }) => {
  const slug = await aProcessOfItsOwn(administrator.request, ORGANISER, { title: 'Verso il nuovo piano', groups: ['Comunità e prossimità'] });
  const page = await organiser.newPage();
  const keyboard = new Keyboard(page);
  const choose = async (label: string, presses: number) => {
    await keyboard.goTo(page.getByLabel(label));
    for (let press = 0; press < presses; press += 1) await keyboard.press('ArrowDown');
  };

  await test.step('a track, a phase and two milestones', async () => {
    await page.goto(`/it/org/p/${slug}`);
    await keyboard.use(button(page, 'Aggiungi un filone'));
    await page.keyboard.type('Ascolto partecipato del territorio');
    await keyboard.press('Enter');
    await expect(button(page, 'Aggiungi un filone')).toBeFocused();
    await keyboard.use(button(page, 'Aggiungi una fase'));
    await keyboard.write(page.getByLabel('Periodo'), `${year}-01/${year}-06`);
    await keyboard.goTo(page.getByLabel('Ascolto partecipato del territorio'));
    await keyboard.press('Space');
    await keyboard.press('Enter');
    await expect(button(page, 'Aggiungi una fase')).toBeFocused();
    for (const [title, date] of [['Apertura dell’ascolto', `${year}-01`], ['Restituzione', `${year}-06-15`]] as const) {
      await keyboard.use(button(page, 'Aggiungi una tappa'));
      await page.keyboard.type(title);
      await keyboard.write(page.getByLabel('Data'), date);
      await keyboard.press('Enter');
      await expect(button(page, 'Aggiungi una tappa')).toBeFocused();
    }
  });

  await test.step('published', async () => {
    await keyboard.goTo(page.getByRole('link', { name: 'Pubblica le modifiche' }), 'Shift+Tab');
    await keyboard.press('Enter');
    await expect(heading(page, 'Pubblica le modifiche del piano')).toBeFocused();
    await keyboard.use(button(page, 'Pubblica'));
    await expect(page.getByText('Le modifiche sono pubblicate.')).toBeVisible();
    await keyboard.use(page.getByRole('link', { name: 'Torna al piano' }));
    await expect(heading(page, 'Piano del percorso')).toBeFocused();
  });

  await test.step('three meetings of a group by a rule, not on a holiday', async () => {
    await keyboard.use(page.getByRole('link', { name: 'Cicli' }));
    await expect(heading(page, 'Cicli di incontri')).toBeFocused();
    await choose('Di quale gruppo o ciclo', 1);
    await keyboard.goTo(page.getByLabel('Un giorno della settimana in ogni mese'));
    await keyboard.press('ArrowUp');
    await expect(page.getByLabel('Ogni tante settimane')).toBeChecked();
    await keyboard.write(page.getByLabel('Ogni quante settimane'), '2');
    // What is the same however the browser orders day, month and halves of the day.
    await keyboard.write(page.getByLabel('Primo giorno'), `0101${year}`);
    await expect(page.getByLabel('Primo giorno')).toHaveValue(`${year}-01-01`);
    await keyboard.write(page.getByLabel('Inizio, ora di Europe/Rome'), '0930AM');
    await keyboard.write(page.getByLabel('Fine, ora di Europe/Rome'), '1130AM');
    await keyboard.write(page.getByLabel('Sede'), 'Casa della comunità');
    await keyboard.write(page.getByLabel('Comune'), 'Bologna');
    await keyboard.write(page.getByLabel('Posti in sala'), '30');
    await keyboard.press('Enter');
    await expect(page.getByText('3 incontri, senza conflitti.')).toBeVisible();
    await expect(row(page, `1º gennaio ${year}`)).toContainText('Saltato');
    await expect(row(page, `12 febbraio ${year}`)).toContainText('N. 3');
    await keyboard.use(button(page, 'Torna ai dati'));
    await expect(button(page, 'Guarda le date')).toBeFocused();
    await keyboard.press('Enter');
    await keyboard.use(button(page, 'Crea 3 bozze'));
    await expect(heading(page, 'Piano del percorso')).toBeFocused();
    await expect(row(page, 'Bozza')).toHaveCount(3);
  });

  await test.step('one of them is published', async () => {
    await keyboard.use(page.getByRole('link', { name: /Comunità e prossimità/ }).first());
    await keyboard.use(button(page, 'Metti in programma'));
    await expect(page.getByText('Fatto.')).toBeVisible();
  });

  await visitor.goto(`/it/p/${slug}`);
  const phase = visitor.getByRole('listitem').filter({ has: visitor.getByRole('heading', { name: `gennaio–giugno ${year}` }) });
  await expect(phase).toContainText('Ascolto partecipato del territorio');
  await expect(phase).toContainText('Restituzione');
  await expect(phase.getByRole('link', { name: /Comunità e prossimità/ })).toHaveCount(1);
  await page.close();
});

test('an organiser moves a thematic meeting twice, holds back the notices, and the people get one mail with what changed in the end', async () => {
  const slug = await aProcessOfItsOwn(administrator.request, ORGANISER, { title: 'Incontri tematici', series: ['Incontri tematici'] });
  const [invited, registered] = [ownAddress('irene'), ownAddress('rita')];
  const id = await aThematicMeeting(slug, invited, registered);
  await expect.poll(async () => (await mailsTo(organiser.request, invited)).length, { timeout: 20_000 }).toBe(1);
  const [invitation] = await mailsTo(organiser.request, invited);
  if (!invitation) throw new Error('No invitation');
  const before = calendarIn(await rawOf(organiser.request, invitation));

  const page = await organiser.newPage();
  const move = async (day: string) => {
    await page.goto(`/it/org/incontri/${id}/sposta`);
    await page.getByLabel(/^Inizio/).fill(`${year}-03-${day}T15:00`);
    await page.getByLabel(/^Fine/).fill(`${year}-03-${day}T17:30`);
    await page.getByLabel('Prepara e trattieni').first().check();
    await button(page, 'Guarda chi verrà avvisato').first().click();
    await expect(page.getByText('Verranno avvisate 2 persone.')).toBeVisible();
    await page.getByText('Chi riceve che cosa').first().click();
    await expect(row(page, 'Irene Blu')).toContainText('Aggiornamento del calendario');
    await expect(row(page, 'Rita Verde')).toContainText('Aggiornamento del calendario');
    await button(page, "Sposta l'incontro").click();
    await expect(page.getByText('2 avvisi sono trattenuti')).toBeVisible();
  };
  await move('10');
  await page.goto(`/it/org/p/${slug}/avvisi`);
  await expect(row(page, 'Incontri tematici')).toContainText('10 marzo');
  await move('11');

  await page.goto(`/it/org/p/${slug}/avvisi`);
  await expect(row(page, 'Incontri tematici')).toContainText('11 marzo');
  await button(page, /^Invia/).click();
  await expect(page.getByText('2 persone sono state avvisate.')).toBeVisible();
  await expect(page.getByText('Nessun avviso in attesa')).toBeVisible();

  await expect.poll(async () => (await mailsTo(organiser.request, invited)).length, { timeout: 20_000 }).toBe(2);
  const told = (await mailsTo(organiser.request, invited)).filter((mail) => mail.id !== invitation.id);
  expect(told).toHaveLength(1);
  for (const mail of told) {
    expect(mail.subject).toContain('11 marzo');
    expect(mail.text).toContain('3 marzo');
    expect(mail.text).not.toContain('10 marzo');
    const after = calendarIn(await rawOf(organiser.request, mail));
    expect(after).toContain(`${year}0311T150000`);
    expect(valueIn(after, 'UID')).toBe(valueIn(before, 'UID'));
    expect(Number(valueIn(after, 'SEQUENCE'))).toBe(Number(valueIn(before, 'SEQUENCE')) + 1);
  }
  await page.close();
});

test('an organiser duplicates the laboratory for another season: drafts on the same weekdays, which nobody is told of', async ({ page: visitor }) => {
  const slug = 'laboratorio-prossime-edizioni';
  const of = (place: string) => `Laboratorio a ${place}`;
  const everyMail = async () => (await mailsTo(organiser.request, '')).map(({ id }) => id);
  const page = await organiser.newPage();
  await page.goto(`/it/org/p/${slug}`);
  const weekdays = new Map<string, string>();
  for (const place of ['Lodi', 'Milano']) weekdays.set(place, weekdayIn(await row(page, of(place)).first().innerText()));
  const before = await everyMail();

  await page.getByRole('link', { name: 'Duplica' }).click();
  await page.getByRole('combobox', { name: 'Che cosa' }).selectOption({ label: 'Edizioni del laboratorio: tutti gli incontri' });
  await page.getByLabel('Dove va il primo giorno').first().fill(`${year + 1}-04-15`);
  await page.getByLabel('Titolo di un nuovo ciclo').fill('Edizioni di primavera');
  await button(page, 'Guarda le date').click();
  for (const [place, weekday] of weekdays) {
    await expect(row(page, of(place))).toContainText(weekday);
    await expect(row(page, of(place))).toContainText(`aprile ${year + 1}`);
  }
  await button(page, 'Crea 2 bozze').click();

  await expect(heading(page, 'Piano del percorso')).toBeFocused();
  const copies = row(page, `aprile ${year + 1}`);
  await expect(copies).toHaveCount(2);
  for (const copy of await copies.all()) await expect(copy).toContainText('Bozza');

  await visitor.goto(`/it/p/${slug}/incontri`);
  await expect(visitor.getByRole('link', { name: of('Lodi') })).toHaveCount(1);
  await expect(visitor.getByText(`aprile ${year + 1}`)).toHaveCount(0);
  expect(await everyMail()).toEqual(before);
  await page.close();
});

/** Announced for the third of March, with Irene invited to it and Rita registered. @returns its id */
async function aThematicMeeting(slug: string, invited: string, registered: string): Promise<string> {
  const { createMeeting } = await ask<{ createMeeting: { meeting: { id: string; admissions: [{ id: string }] } } }>(
    organiser.request,
    'mutation ($input: CreateMeetingInput!) { createMeeting(input: $input) { meeting { id admissions { id } } userErrors { message } } }',
    {
      input: {
        processSlug: slug,
        seriesKey: 'a',
        number: 3,
        startsAt: `${year}-03-03T15:00`,
        endsAt: `${year}-03-03T17:30`,
        venue: { name: 'Sala civica', municipality: 'Forlì' },
        admissions: [{ title: [{ locale: 'it', text: 'In sala' }], mode: 'IN_PERSON', audience: 'PUBLIC', seats: 40 }],
      },
    },
  );
  const { id: meetingId, admissions } = createMeeting.meeting;
  const admissionId = admissions[0].id;
  await ask(organiser.request, 'mutation ($input: PublishMeetingInput!) { publishMeeting(input: $input) { userErrors { message } } }', { input: { meetingId, as: 'SCHEDULED' } });
  const { inviteToMeeting, registerSomebody } = await ask<{ inviteToMeeting: { invited: number }; registerSomebody: { userErrors: unknown[] } }>(
    organiser.request,
    `mutation ($invite: InviteToMeetingInput!, $register: RegisterSomebodyInput!) {
      inviteToMeeting(input: $invite) { invited userErrors { message } }
      registerSomebody(input: $register) { userErrors { message } }
    }`,
    {
      invite: { meetingId, admissionId, emails: [{ name: 'Irene Blu', email: invited, locale: 'it' }] },
      register: { meetingId, admissionId, person: { name: 'Rita Verde', email: registered, locale: 'it' } },
    },
  );
  expect([inviteToMeeting.invited, registerSomebody.userErrors]).toEqual([1, []]);
  return meetingId;
}

/** The value of a property that a calendar object has once. */
const valueIn = (calendar: string, property: string) => new RegExp(`^${property}:(.*)$`, 'm').exec(calendar.replace(/\r?\n[ \t]/g, ''))?.[1]?.trim();

const weekdayIn = (text: string) => /lunedì|martedì|mercoledì|giovedì|venerdì|sabato|domenica/i.exec(text)?.[0].toLowerCase() ?? 'no weekday';
