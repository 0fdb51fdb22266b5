import { agendaInput, agendaValues, newItem, newPart, rebuilt } from './agenda-values.js';

const room = { __typename: 'Admission' as const, id: 'room', title: 'In sala', titleLocale: 'it' as const };
const net = { ...room, id: 'net', title: 'Online' };
const part = (typed: Partial<ReturnType<typeof newPart>> = {}) => ({ ...newPart([]), ...typed });
const item = (typed: Partial<ReturnType<typeof newItem>> = {}) => ({ ...newItem(), ...typed });
const withItem = (typed: Partial<ReturnType<typeof newItem>>) => agendaInput({ parts: [part({ title: 'Apertura', items: [item({ title: 'Saluti', ...typed })] })] }, [], 'it')[0]?.items[0];

describe('an agenda that is typed', () => {
  test('names what is there already, and nothing for what is new', () => {
    expect(agendaInput({ parts: [part({ key: 'opening', title: 'Apertura' }), part()] }, [], 'it').map(({ key, starts, audience }) => [key, starts, audience])).toEqual([
      ['opening', null, null],
      [null, null, null],
    ]);
  });

  test('has a speaker and a document a line', () => {
    expect(withItem({ minutes: ' 15 ', speakers: 'Anna, sindaca\n\n Bruno ', documents: 'Nota di apertura https://example.org/nota.pdf\nhttps://example.org/altro' })).toEqual({
      id: null,
      title: [{ locale: 'it', text: 'Saluti' }],
      minutes: 15,
      speakers: ['Anna, sindaca', 'Bruno'],
      documents: [
        { title: [{ locale: 'it', text: 'Nota di apertura' }], url: 'https://example.org/nota.pdf' },
        { title: [{ locale: 'it', text: 'https://example.org/altro' }], url: 'https://example.org/altro' },
      ],
    });
  });

  test('is typed again as it was saved', () => {
    const greetings = { __typename: 'AgendaItem' as const, id: 'item-1', title: 'Saluti', titleLocale: 'it' as const, starts: null, ends: null, minutes: 15, speakers: ['Anna', 'Bruno'], documents: [{ __typename: 'AgendaDocument' as const, title: 'Nota', titleLocale: 'it' as const, url: 'https://example.org/nota.pdf' }] };
    const opening = { __typename: 'AgendaPart' as const, id: 'part-1', key: 'opening', title: 'Apertura', titleLocale: 'it' as const, description: null, descriptionLocale: null, starts: '2030-03-14T09:30', ends: null, plannedStarts: null, plannedEnds: null, audience: 'PUBLIC' as const, internal: true, warnings: [], admissions: [room], items: [greetings] };
    const values = agendaValues({ version: 4, admissions: [room, net], agenda: [opening] });
    expect(values).toEqual({
      version: 4,
      parts: [part({ mark: 'opening', key: 'opening', title: 'Apertura', audience: 'PUBLIC', internal: true, admissions: { room: true, net: false }, items: [{ mark: 'item-1', id: 'item-1', title: 'Saluti', minutes: '15', speakers: 'Anna\nBruno', documents: 'Nota https://example.org/nota.pdf' }] })],
    });
    expect(agendaInput(values, [opening], 'en')[0]?.items[0]).toEqual({ id: 'item-1', title: [], minutes: 15, speakers: ['Anna', 'Bruno'], documents: [{ title: [], url: 'https://example.org/nota.pdf' }] });
    const [changed] = values.parts.map((each) => ({ ...each, title: 'Opening', items: [] }));
    expect(changed && agendaInput({ parts: [changed] }, [opening], 'en')).toMatchObject([{ key: 'opening', title: [{ locale: 'en', text: 'Opening' }], description: [] }]);
  });

  test('is covered by all admissions at first, and then by those that are ticked', () => {
    const admissionIds = (typed: ReturnType<typeof part>) => agendaInput({ parts: [typed] }, [], 'it')[0]?.admissionIds;
    expect(admissionIds(newPart([room, net]))).toEqual(['room', 'net']);
    expect(admissionIds({ ...newPart([room, net]), admissions: { room: true, net: false } })).toEqual(['room']);
  });

  test('goes back to how it was built without losing what was typed since', () => {
    const [greetings, questions] = [item({ title: 'Saluti' }), item({ title: 'Domande' })];
    const [opening, table] = [part({ items: [greetings, questions] }), part({ title: 'Tavolo' })];
    const now = [part({ title: 'Nuova' }), { ...opening, title: 'Apertura', items: [{ ...questions, minutes: '20' }] }];
    expect(rebuilt([opening, table], now)).toEqual([{ ...opening, title: 'Apertura', items: [greetings, { ...questions, minutes: '20' }] }, table]);
    expect(rebuilt(now, rebuilt([opening, table], now))).toEqual(now);
  });
});
