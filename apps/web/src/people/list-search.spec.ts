import { addressWith, addressWithColumns, addressWithout, columnsOf, isFiltered, peopleFilterOf, registrationFilterOf, searchOf } from './list-search.js';

const read = (query: string) => searchOf(new URLSearchParams(query));

describe('what a list of people is filtered by', () => {
  it('stands in the address, and comes back out of it', () => {
    const address = new URLSearchParams('stato=WAITING&testo=nicolo+damico&comune=Lodi&colonne=email');
    expect(addressWith(new URLSearchParams(), searchOf(address)).toString()).toBe('testo=nicolo+damico&stato=WAITING&comune=Lodi');
  });

  it('is asked of the server with "not stated" as the empty word', () => {
    expect(registrationFilterOf(read('comune=-&stato=CONFIRMED&lingua=fr&esigenza=CAPTIONS'))).toMatchObject({ municipalities: [''], statuses: ['CONFIRMED'], locales: ['fr'], needs: ['CAPTIONS'], text: null, categories: null });
    expect(registrationFilterOf(read(''))).toBeNull();
  });

  it('tells yes from no, and no from whatever', () => {
    expect(peopleFilterOf(read('iscritti=si&presenti=no'))).toMatchObject({ registered: true, attended: false });
    expect(peopleFilterOf(read('lingua=it&iscritti=forse'))).toMatchObject({ registered: null, attended: null, locales: ['it'] });
  });

  it('leaves out what nobody can choose', () => {
    expect(isFiltered(read('stato=TUTTI&presenza=forse&lingua=de'))).toBe(false);
  });

  it('is taken away without the columns', () => {
    expect(addressWithout(new URLSearchParams('stato=WAITING&ente=Comune&colonne=email+needs')).toString()).toBe('colonne=email+needs');
  });
});

describe('the columns of a list', () => {
  const all = ['email', 'organisation', 'needs'] as const;

  it('are the usual ones until somebody chooses', () => {
    expect(columnsOf(new URLSearchParams(), all, ['email'])).toEqual(['email']);
  });

  it('are those of the address, in the order of the table, also none', () => {
    expect(columnsOf(addressWithColumns(new URLSearchParams(), ['needs', 'email']), all, [])).toEqual(['email', 'needs']);
    expect(columnsOf(addressWithColumns(new URLSearchParams(), []), all, ['email'])).toEqual([]);
  });
});
