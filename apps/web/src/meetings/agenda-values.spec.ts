import { agendaInput, agendaValues, emptyItem, emptyPart } from './agenda-values.js';

const withItem = (item: Partial<typeof emptyItem>) => agendaInput({ parts: [{ ...emptyPart, title: 'Apertura', items: [{ ...emptyItem, title: 'Saluti', ...item }] }] }, [], 'it')[0]?.items[0];

describe('an agenda that is typed', () => {
  test('names what is there already, and nothing for what is new', () => {
    expect(agendaInput({ parts: [{ ...emptyPart, key: 'opening', title: 'Apertura' }, emptyPart] }, [], 'it').map(({ key, starts, audience }) => [key, starts, audience])).toEqual([
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
    const item = { __typename: 'AgendaItem' as const, id: 'item-1', title: 'Saluti', titleLocale: 'it' as const, starts: null, ends: null, minutes: 15, speakers: ['Anna', 'Bruno'], documents: [{ __typename: 'AgendaDocument' as const, title: 'Nota', titleLocale: 'it' as const, url: 'https://example.org/nota.pdf' }] };
    const part = { __typename: 'AgendaPart' as const, id: 'part-1', key: 'opening', title: 'Apertura', titleLocale: 'it' as const, description: null, descriptionLocale: null, starts: '2030-03-14T09:30', ends: null, plannedStarts: null, plannedEnds: null, audience: 'PUBLIC' as const, internal: true, warnings: [], admissions: [], items: [item] };
    const values = agendaValues({ version: 4, agenda: [part] });
    expect(values).toEqual({
      version: 4,
      parts: [{ ...emptyPart, key: 'opening', title: 'Apertura', audience: 'PUBLIC', internal: true, items: [{ id: 'item-1', title: 'Saluti', minutes: '15', speakers: 'Anna\nBruno', documents: 'Nota https://example.org/nota.pdf' }] }],
    });
    expect(agendaInput(values, [part], 'en')[0]?.items[0]).toEqual({ id: 'item-1', title: [], minutes: 15, speakers: ['Anna', 'Bruno'], documents: [{ title: [], url: 'https://example.org/nota.pdf' }] });
    const [changed] = values.parts.map((each) => ({ ...each, title: 'Opening', items: [] }));
    expect(changed && agendaInput({ parts: [changed] }, [part], 'en')).toMatchObject([{ key: 'opening', title: [{ locale: 'en', text: 'Opening' }], description: [] }]);
  });
});
